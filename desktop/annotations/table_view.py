"""The table of annotations: tags as squares with names, status with its sign, groups over the whole width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from core.model import Fit, Tag
from desktop.controls import keyboard_focus
from desktop.icons import paint_icon
from desktop.models.annotation_table_model import GROUP_ROLE, ROW_ROLE, AnnotationTableModel, Column
from desktop.painting import draw_box, draw_focus, draw_tag_square
from desktop.reader.cards.words import STATUS_ICONS
from desktop.reader.marks import tag_label
from desktop.theme import Theme, tabular
from desktop.tokens import RADIUS_MARK, SMALL, UI, UI_STRONG

Index = QModelIndex | QPersistentModelIndex
_Select = QItemSelectionModel.SelectionFlag
_WIDTHS = {
    Column.PLACE: 190,
    Column.QUOTE: 280,
    Column.TAGS: 150,
    Column.FACTS: 116,
    Column.NOTE: 160,
    Column.STATUS: 96,
    Column.AUTHOR: 76,
    Column.MODIFIED: 84,
}
_LEAST = {Column.NOTE: 740, Column.FACTS: 980, Column.AUTHOR: 880, Column.MODIFIED: 960}
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SIGN = 26  # pixels at the left of a group in which a click folds it


class _Rows(QStyledItemDelegate):
    """One line a row."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tags: dict[str, Tag] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self._theme.row_height(QFontMetrics(self._theme.font(UI))) + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        known, tokens = cast("Any", option), self._theme.tokens
        rect: QRect = known.rect
        selected = bool(known.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(rect)
        if selected:
            painter.fillRect(rect, tokens.bg_selected)
        elif known.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, tokens.bg_hover)
        group = index.data(GROUP_ROLE)
        area = rect.adjusted(8, 0, -6, 0)
        if group is not None:
            self._group(painter, area, *group)
        elif (row := index.data(ROW_ROLE)) is not None:
            column = Column(index.column())
            painter.setPen(tokens.text_2 if column in (Column.AUTHOR, Column.MODIFIED, Column.FACTS) else tokens.text)
            if column is Column.TAGS:
                self._tags(painter, area, row.annotation.tags)
            else:
                if column is Column.STATUS:
                    sign = QRect(area.left(), area.center().y() - 6, 14, 14)
                    paint_icon(painter, sign, STATUS_ICONS[row.annotation.status], tokens.text_2)
                    area.adjust(19, 0, 0, 0)
                elif column is Column.PLACE and row.annotation.fit is not Fit.FIRM:
                    paint_icon(painter, QRect(area.left(), area.center().y() - 6, 14, 14), "triangle-alert", tokens.warn)
                    area.adjust(19, 0, 0, 0)
                painter.setFont(tabular(self._theme.font(SMALL)) if column is Column.MODIFIED else self._theme.font(UI))
                words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, area.width())
                painter.drawText(area, _MIDDLE, words)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line)
        if index.column() == 0 and selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), tokens.accent)
        if keyboard_focus(known):
            draw_focus(painter, rect, RADIUS_MARK, tokens)
        painter.restore()

    def _group(self, painter: QPainter, area: QRect, name: str, count: int, folded: bool) -> None:
        tokens = self._theme.tokens
        sign = QRect(area.left(), area.center().y() - 6, 14, 14)
        paint_icon(painter, sign, "chevron-right" if folded else "chevron-down", tokens.text_2)
        area.adjust(_SIGN - 6, 0, 0, 0)
        painter.setFont(self._theme.font(UI_STRONG))
        painter.setPen(tokens.text)
        words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, area.width() - 70)
        painter.drawText(area, _MIDDLE, words)
        area.adjust(painter.fontMetrics().horizontalAdvance(words) + 10, 0, 0, 0)
        painter.setFont(tabular(self._theme.font(SMALL)))
        painter.setPen(tokens.text_3)
        painter.drawText(area, _MIDDLE, f"{count:,}")

    def _tags(self, painter: QPainter, area: QRect, names: tuple[str, ...]) -> None:
        """As many as there is room for; how many are left out is said."""
        tokens = self._theme.tokens
        painter.setFont(self._theme.font(SMALL))
        metrics = painter.fontMetrics()
        left, middle = area.left(), area.center().y()
        for at, name in enumerate(names):
            tag = self.tags.get(name)
            more = f"+{len(names) - at}"
            width = metrics.horizontalAdvance(name) + 26
            room = area.right() - left - (metrics.horizontalAdvance(more) + 6 if at < len(names) - 1 else 0)
            if at and width > room:
                painter.setPen(tokens.text_3)
                painter.drawText(QRect(left, area.top(), 40, area.height()), _MIDDLE, more)
                return
            width = max(26, min(width, room))
            color = tag.color - 1 if tag else 0
            draw_box(painter, QRect(left, middle - 9, width, 20), 4, tokens.tag(color).tint)
            draw_tag_square(painter, QRect(left + 3, middle - 6, 14, 14), tokens, color, tag_label(tag) if tag else "·")
            painter.setPen(tokens.text)
            words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width - 24)
            painter.drawText(QRect(left + 21, middle - 9, width - 22, 20), _MIDDLE, words)
            left += width + 5


class AnnotationTable(QTableView):
    """Several rows can be chosen. Digits, letters and Delete work on them; what they do is the page's."""

    opened = Signal(int)
    digit = Signal(int)
    chosen_changed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, model: AnnotationTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._rows = _Rows(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("批注"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.row_height(QFontMetrics(theme.font(UI))) + 2)
        self.setSortingEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head = self.header()
        head.setSectionsMovable(False)
        head.setHighlightSections(False)
        # Of its own and empty: a head asks for every row whether it is chosen, which takes seconds in a large library.
        head.setSelectionModel(QItemSelectionModel(model, head))
        head.setDefaultAlignment(_MIDDLE)
        head.setMinimumSectionSize(48)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(False)
        for column, width in _WIDTHS.items():
            head.resizeSection(column, width)
        head.setSectionResizeMode(Column.QUOTE, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.chosen_changed.emit())
        self.selectionModel().currentChanged.connect(lambda _new, _old: self.chosen_changed.emit())
        self.doubleClicked.connect(self._open)
        self.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at)))
        theme.changed.connect(self.viewport().update)

    def header(self) -> QHeaderView:
        """The heads of the columns."""
        return self.horizontalHeader()

    def set_tags(self, tags: tuple[Tag, ...]) -> None:
        """The tags whose colours and keys are shown."""
        self._rows.tags = {tag.name: tag for tag in tags}
        self.viewport().update()

    def shown_again(self, chosen: set[int], current: int) -> None:
        """The model shows something new: choose these annotations again, or the first one."""
        self._span()
        rows = self._model.places(chosen) if chosen else []
        first = next((row for row in rows if self._model.id_at(self._model.index(row, 0)) == current), rows[0] if rows else 0)
        if not rows and self._model.grouped and self._model.rowCount() > 1:
            first = 1
        selection, last = QItemSelection(), len(Column) - 1
        for begin, end in runs_of(rows):
            selection.select(self._model.index(begin, 0), self._model.index(end, last))
        flags = _Select.ClearAndSelect | _Select.Rows
        index = self._model.index(first, 0)
        self.selectionModel().setCurrentIndex(index, flags)
        if len(rows) > 1:
            self.selectionModel().select(selection, _Select.ClearAndSelect)
        if index.isValid():
            self.scrollTo(index)
        self.chosen_changed.emit()

    def _span(self) -> None:
        """Groups stand over the whole width."""
        self.clearSpans()
        for row in self._model.group_rows():
            self.setSpan(row, 0, 1, len(Column))

    def fold(self, row: int) -> None:
        """Fold the group of a row, or unfold it."""
        self._model.fold(row)
        self._span()

    def _ranges(self) -> list[tuple[int, int]]:
        """The rows chosen, as first and last ones in order."""
        selection = self.selectionModel().selection()
        return sorted({(selection.at(at).top(), selection.at(at).bottom()) for at in range(selection.size())})

    def chosen(self) -> list[int]:
        """The annotations chosen, in the order of the rows; of a group all that stand in it."""
        return list(dict.fromkeys(i for first, last in self._ranges() for i in self._model.ids_in(first, last)))

    def chosen_count(self) -> int:
        """How many annotations are chosen, without naming them: all of a large library may be."""
        if self._model.grouped:
            return len(self.chosen())
        return sum(last - first + 1 for first, last in self._ranges())

    def current(self) -> int:
        """The annotation of the current row; 0 where it is none."""
        return self._model.id_at(self.currentIndex()) or 0

    def open_current(self) -> None:
        """Open the current annotation; unfold or fold the current group."""
        self._open(self.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        annotation_id = self._model.id_at(index)
        if annotation_id is not None:
            self.opened.emit(annotation_id)
        elif index.isValid():
            self.fold(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, what the panel beside shows anyway gives way first."""
        super().resizeEvent(event)
        width = self.viewport().width()
        for column, least in _LEAST.items():
            self.setColumnHidden(column, width < least)
        narrow = width < _LEAST[Column.NOTE]
        self.header().resizeSection(Column.PLACE, 150 if narrow else _WIDTHS[Column.PLACE])
        self.header().resizeSection(Column.TAGS, 120 if narrow else _WIDTHS[Column.TAGS])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.data(GROUP_ROLE) is not None and place.x() < _SIGN and event.button() is Qt.MouseButton.LeftButton:
            self.fold(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        elif self._model.id_at(self.currentIndex()) is None and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if self.currentIndex().isValid() and self._model.is_folded(self.currentIndex().row()) == (
                event.key() == Qt.Key.Key_Right
            ):
                self.fold(self.currentIndex().row())
        elif plain and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_8:
            self.digit.emit(event.key() - Qt.Key.Key_0)
        elif event.text() and event.text().isprintable() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # letters are commands here, no search among the rows
        else:
            super().keyPressEvent(event)


def runs_of(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last row of each run of rows without a gap; they come in order."""
    begin = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] != rows[at - 1] + 1:
            yield rows[begin], rows[at - 1]
            begin = at
