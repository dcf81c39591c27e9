"""The section tree of the open plan, in step with the reader: a click moves the text, scrolling moves the tree."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView, QVBoxLayout, QWidget

from core.model import Annotation, Clause, ClauseKind, Outline, Span, Tag
from desktop.desk import Desk
from desktop.icons import paint_icon
from desktop.library.library_panel import RowDelegate, dress_tree
from desktop.models.outline_model import CLAUSE_ROLE, HITS_ROLE, TAGS_ROLE, OutlineFilter, OutlineModel
from desktop.painting import draw_box, draw_tag_square
from desktop.reader.marks import tag_label
from desktop.theme import tabular
from desktop.tokens import SMALLEST, UI, UI_STRONG
from desktop.widgets import EmptyState, SearchField, SectionHeader, Surface, set_surface

Index = QModelIndex | QPersistentModelIndex

STEP = 14  # pixels of indentation a level
SQUARES = 3  # tag squares shown in a row


class ClauseDelegate(RowDelegate):
    """Chevron, number and heading, tag squares, hit pill. The chain of the current clause is semi-bold where it is a section."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, clause = self.row(option), index.data(CLAUSE_ROLE)
        if not isinstance(clause, Clause):
            return
        view, whole = row.view, row.rect
        painter.save()
        self.draw_ground(painter, row)
        tokens, left = self.theme.tokens, 14 + (clause.level - 1) * STEP
        if view.model().hasChildren(index):
            chevron = "chevron-down" if view.isExpanded(index) else "chevron-right"
            paint_icon(painter, QRect(left, whole.center().y() - 6, 12, 12), chevron, tokens.text_3)
        right = self._badges(painter, whole, index)
        bold = clause.kind is ClauseKind.SECTION and view.isExpanded(index)
        painter.setFont(self.theme.font(UI_STRONG if bold else UI))
        unnumbered = not clause.number and clause.kind is not ClauseKind.SECTION
        painter.setPen(tokens.text_2 if unnumbered else tokens.text)
        area = QRect(left + 18, whole.top(), right - left - 22, whole.height())
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _badges(self, painter: QPainter, whole: QRect, index: Index) -> int:
        """Draw pill and squares from the right; where they begin."""
        tokens, right = self.theme.tokens, whole.right() - 10
        painter.setFont(tabular(self.theme.font(SMALLEST)))
        hits = index.data(HITS_ROLE)
        if hits:
            width = max(18, painter.fontMetrics().horizontalAdvance(str(hits)) + 10)
            pill = QRect(right - width, whole.center().y() - 8, width, 17)
            draw_box(painter, pill, 8, tokens.hit)
            painter.setPen(tokens.text)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(hits))
            right -= width + 5
        tags: tuple[Tag, ...] = index.data(TAGS_ROLE)
        if len(tags) > SQUARES:
            more = f"+{len(tags) - SQUARES}"
            width = painter.fontMetrics().horizontalAdvance(more)
            painter.setPen(tokens.text_3)
            painter.drawText(QRect(right - width, whole.top(), width, whole.height()), Qt.AlignmentFlag.AlignVCenter, more)
            right -= width + 4
        for tag in reversed(tags[:SQUARES]):
            draw_tag_square(painter, QRect(right - 15, whole.center().y() - 7, 15, 15), tokens, tag.color - 1, tag_label(tag))
            right -= 18
        return right


class _Tree(QTreeView):
    """A click on the chevron folds; anywhere else it goes to the clause."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        clause = index.data(CLAUSE_ROLE)
        if isinstance(clause, Clause) and self.model().hasChildren(index):
            left = 14 + (clause.level - 1) * STEP
            if left - 6 <= event.position().x() <= left + 16:
                self.setExpanded(index, not self.isExpanded(index))
                return
        super().mousePressEvent(event)


class OutlinePanel(QWidget):
    """Header with filter and folding, and the tree."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        theme = desk.theme
        self._model = OutlineModel(self)
        self._filter = OutlineFilter(self._model, self)
        self._header = SectionHeader(theme, self.tr("目录"))
        self._filter_button = self._header.add_button("filter", self.tr("筛选目录"))
        self._filter_button.setCheckable(True)
        self._filter_button.toggled.connect(self._show_filter)
        self._tagged_button = self._header.add_button("tag", self.tr("只看有标签的条目"))
        self._tagged_button.setCheckable(True)
        self._tagged_button.toggled.connect(self._set_only_tagged)
        self._fold_button = self._header.add_button("chevrons-down-up", self.tr("全部折叠或展开"))
        self._fold_button.clicked.connect(self._fold)
        self._field = SearchField(theme, self.tr("筛选目录"), icon_name="filter")
        self._field.textChanged.connect(self._set_text)
        self._field.hide()
        self._view = _Tree()
        self._view.setModel(self._filter)
        self._view.setItemDelegate(ClauseDelegate(theme, self._view))
        dress_tree(self._view, theme)
        self._view.setAccessibleName(self.tr("目录"))
        self._view.clicked.connect(self._chosen)
        self._view.activated.connect(self._chosen)
        self._empty = EmptyState(theme, "filter", self.tr("筛选后没有条目"), self.tr("清除筛选"))
        self._empty.triggered.connect(self.clear_filter)
        self._empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._header, self._field, self._view, self._empty):
            column.addWidget(widget)
        set_surface(self, Surface.PANEL)
        desk.outline_changed.connect(self._show)
        desk.clause_changed.connect(self._follow)

    @property
    def view(self) -> QTreeView:
        """The tree."""
        return self._view

    @property
    def model(self) -> OutlineModel:
        """The clauses, unfiltered."""
        return self._model

    def _show(self, outline: Outline | None) -> None:
        self._model.show(outline)
        items = sum(clause.kind is ClauseKind.ITEM for clause in outline.clauses) if outline else 0
        self._header.set_count(self.tr("%n 条", "", items) if items else "")
        self._refiltered()

    def mark(self, annotations: Sequence[Annotation], tags: Sequence[Tag]) -> None:
        """Show tags beside clauses."""
        self._model.mark(annotations, tags)
        if self._tagged_button.isChecked():
            self._refiltered()

    def count_hits(self, spans: Sequence[Span]) -> None:
        """Show numbers of search hits beside clauses."""
        self._model.count_hits(spans)

    def expand(self) -> None:
        """Unfold sections; points of items stay folded."""
        self._view.collapseAll()
        for row in range(self._filter.rowCount()):
            self._expand_sections(self._filter.index(row, 0))

    def _expand_sections(self, index: QModelIndex) -> None:
        clause = index.data(CLAUSE_ROLE)
        if isinstance(clause, Clause) and clause.kind is ClauseKind.SECTION:
            self._view.expand(index)
            for row in range(self._filter.rowCount(index)):
                self._expand_sections(self._filter.index(row, 0, index))

    def _fold(self) -> None:
        first = next((self._filter.index(row, 0) for row in range(self._filter.rowCount())), QModelIndex())
        expanded = any(self._view.isExpanded(self._filter.index(row, 0)) for row in range(self._filter.rowCount()))
        if expanded:
            self._view.collapseAll()
        else:
            self.expand()
        if not self._view.currentIndex().isValid():
            self._view.setCurrentIndex(first)

    def _follow(self, clause_id: int) -> None:
        """Show the reader's clause; not while the mouse is over the tree, which would run away under it."""
        index = self._filter.mapFromSource(self._model.index_of(clause_id))
        if not index.isValid():
            return
        if self._view.viewport().underMouse() and self._view.currentIndex() != index:
            self._view.selectionModel().setCurrentIndex(index, self._view.selectionModel().SelectionFlag.ClearAndSelect)
            return
        self._view.setCurrentIndex(index)
        self._view.scrollTo(index)

    def _chosen(self, index: QModelIndex) -> None:
        clause = index.data(CLAUSE_ROLE)
        if isinstance(clause, Clause):
            self._desk.read(clause.plan_id, Span(clause.span.start, max(clause.head_end, clause.span.start)))

    def _show_filter(self, on: bool) -> None:
        self._field.setVisible(on)
        if on:
            self._field.setFocus()
        else:
            self._field.clear()

    def clear_filter(self) -> None:
        """Show all clauses again."""
        self._filter_button.setChecked(False)
        self._tagged_button.setChecked(False)

    def _set_text(self, text: str) -> None:
        self._filter.set_text(text)
        self._refiltered()

    def _set_only_tagged(self, on: bool) -> None:
        self._filter.set_only_tagged(on)
        self._refiltered()

    def _refiltered(self) -> None:
        nothing = self._filter.rowCount() == 0 and self._model.rowCount() > 0
        self._empty.setVisible(nothing)
        self._view.setVisible(not nothing)
        if self._field.text() or self._tagged_button.isChecked():
            self._view.expandAll()
        else:
            self.expand()
            self._follow(self._desk.clause_id)
