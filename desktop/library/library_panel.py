"""The library's plans in the left column: groups by year, place and number of annotations beside each title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from core.model import Plan, Touched
from desktop.controls import is_on, keyboard_focus
from desktop.desk import Desk
from desktop.icons import paint_icon
from desktop.models.plan_model import COUNT_ROLE, PLAN_ROLE, PlanModel, place_of
from desktop.painting import draw_box, draw_focus
from desktop.theme import Theme, tabular
from desktop.tokens import RADIUS_MARK, SMALL, SMALLEST, UI
from desktop.widgets import SectionHeader, Surface, UnfoldingTree, set_surface

Index = QModelIndex | QPersistentModelIndex

MANY = 400  # plans, of which the list shows the years alone at first


@dataclass(frozen=True)
class Row:
    """What a delegate needs of its option, over the whole width of the view whatever the indentation."""

    view: QTreeView
    rect: QRect
    selected: bool
    hovered: bool
    focused: bool  # by the keyboard


class RowDelegate(QStyledItemDelegate):
    """Rows of the theme's height with the selection's bar at the left; subclasses draw what stands in them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self.theme.row_height(QFontMetrics(self.theme.font(UI))))

    def row(self, option: QStyleOptionViewItem) -> Row:
        """The row of an option of a tree."""
        known = cast("Any", option)  # PySide6's stubs leave out the fields of style options
        rect = QRect(0, known.rect.top(), known.widget.viewport().width(), known.rect.height())
        selected, hovered = is_on(known, QStyle.StateFlag.State_Selected), is_on(known, QStyle.StateFlag.State_MouseOver)
        return Row(known.widget, rect, selected, hovered, keyboard_focus(known))

    def draw_ground(self, painter: QPainter, row: Row) -> None:
        """Background of a row: selected with the accent bar, or hovered; and the ring of the focus."""
        tokens = self.theme.tokens
        if row.selected:
            painter.fillRect(row.rect, tokens.bg_selected)
            painter.fillRect(QRect(row.rect.left(), row.rect.top(), 3, row.rect.height()), tokens.accent)
        elif row.hovered:
            painter.fillRect(row.rect, tokens.bg_hover)
        if row.focused:
            draw_focus(painter, row.rect, RADIUS_MARK, tokens)


class PlanDelegate(RowDelegate):
    """Groups with a chevron; plans with icon, title elided in the middle, place and count."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self.row(option)
        whole, plan = row.rect, index.data(PLAN_ROLE)
        painter.save()
        self.draw_ground(painter, row)
        if isinstance(plan, Plan):
            self._plan(painter, whole, plan, int(index.data(COUNT_ROLE)))
        else:
            tokens = self.theme.tokens
            chevron = "chevron-down" if row.view.isExpanded(index) else "chevron-right"
            paint_icon(painter, QRect(14, whole.center().y() - 6, 12, 12), chevron, tokens.text_3)
            painter.setFont(tabular(self.theme.font(SMALL)))
            painter.setPen(tokens.text_2)
            words = f"{index.data()}  {index.data(COUNT_ROLE)}"
            painter.drawText(whole.adjusted(34, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _plan(self, painter: QPainter, whole: QRect, plan: Plan, count: int) -> None:
        tokens, right = self.theme.tokens, whole.right() - 10
        paint_icon(painter, QRect(14, whole.center().y() - 7, 14, 14), "file-text", tokens.text_3)
        painter.setFont(tabular(self.theme.font(SMALLEST)))
        if count:
            width = max(22, painter.fontMetrics().horizontalAdvance(str(count)) + 12)
            pill = QRect(right - width, whole.center().y() - 8, width, 17)
            draw_box(painter, pill, 8, tokens.line)
            painter.setPen(tokens.text_2)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(count))
            right -= width + 6
        if plan.to_check:
            words = str(plan.to_check)
            width = painter.fontMetrics().horizontalAdvance(words)
            painter.setPen(tokens.warn)
            painter.drawText(QRect(right - width, whole.top(), width, whole.height()), Qt.AlignmentFlag.AlignVCenter, words)
            paint_icon(painter, QRect(right - width - 14, whole.center().y() - 6, 12, 12), "triangle-alert", tokens.warn)
            right -= width + 20
        painter.setFont(self.theme.font(SMALL))
        place = painter.fontMetrics().elidedText(place_of(plan), Qt.TextElideMode.ElideRight, 64)
        if place:
            width = painter.fontMetrics().horizontalAdvance(place)
            painter.setPen(tokens.text_3)
            area = QRect(right - width, whole.top(), width, whole.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, place)
            right -= width + 8
        painter.setFont(self.theme.font(UI))
        painter.setPen(tokens.text)
        area = QRect(34, whole.top(), right - 34, whole.height())
        title = painter.fontMetrics().elidedText(plan.title, Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, title)


class LibraryPanel(QWidget):
    """Header and tree. A plan is opened by click or Enter."""

    compare_wanted = Signal(int)  # plan id: compare it with another
    last_year_wanted = Signal(int)  # plan id: compare it with the one before it
    info_wanted = Signal(int)
    reread_wanted = Signal(int)
    source_wanted = Signal(int)  # plan id: its source, as it was read
    import_wanted = Signal()
    chosen = Signal()  # a plan was chosen by click or Enter: reading goes on

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = PlanModel(self)
        self._header = SectionHeader(desk.theme, self.tr("资料库"))
        take_in = self._header.add_button("plus", self.tr("导入文件"))
        desk.actions.say_key(take_in, "import_files")
        take_in.clicked.connect(self.import_wanted)
        desk.edit_only.keep(take_in)
        self._view = UnfoldingTree()
        self._view.setModel(self._model)
        self._view.setItemDelegate(PlanDelegate(desk.theme, self._view))
        dress_tree(self._view, desk.theme)
        self._view.setAccessibleName(self.tr("资料库"))
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._view.customContextMenuRequested.connect(self._menu)
        self._view.clicked.connect(self._clicked)
        self._view.activated.connect(self._activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._view, 1)
        set_surface(self, Surface.PANEL)
        desk.library_changed.connect(self.refresh)
        desk.outline_changed.connect(self._reveal)
        desk.touched.connect(self._on_touched)

    @property
    def view(self) -> UnfoldingTree:
        """The tree."""
        return self._view

    def refresh(self) -> None:
        """Read the plans anew, keeping the selection and what is folded. Of many plans the years are shown alone at first."""
        plans = self._desk.plans()
        unfolded = {str(group.data()): self._view.isExpanded(group) for group in self._groups()}
        self._model.show(plans)
        self._header.set_count(self.tr("%n 份文件", "", len(plans)))
        for group in self._groups():
            self._view.setExpanded(group, unfolded.get(str(group.data()), len(plans) <= MANY))
        self._follow()

    def _groups(self) -> list[QModelIndex]:
        return [self._model.index(row, 0) for row in range(self._model.rowCount())]

    def _on_touched(self, touched: Touched) -> None:
        if "plan" in touched.ids:
            self.refresh()
        elif "annotation" in touched.ids and self._desk.session is not None:
            self._model.recount(self._desk.session.plans())

    def _reveal(self) -> None:
        """Another plan was opened: its group is unfolded for it."""
        outline = self._desk.outline
        if outline is not None:
            self._view.expand(self._model.index_of(outline.plan.id).parent())
        self._follow()

    def _follow(self) -> None:
        outline = self._desk.outline
        index = self._model.index_of(outline.plan.id) if outline else QModelIndex()
        if index.isValid():
            self._view.setCurrentIndex(index)
        else:
            self._view.clearSelection()

    def _clicked(self, index: QModelIndex) -> None:
        if isinstance(index.data(PLAN_ROLE), Plan):
            self._activated(index)
        else:
            self._view.setExpanded(index, not self._view.isExpanded(index))

    def _activated(self, index: QModelIndex) -> None:
        plan = index.data(PLAN_ROLE)
        if isinstance(plan, Plan):
            self._desk.read(plan.id)
            self.chosen.emit()

    def read_beside(self) -> None:
        """Read the plan of the current row beside the one that is being read."""
        plan = self._view.currentIndex().data(PLAN_ROLE)
        if isinstance(plan, Plan):
            self._desk.read(plan.id, beside=True)

    def _menu(self, position: QPoint) -> None:
        plan = self._view.indexAt(position).data(PLAN_ROLE)
        if not isinstance(plan, Plan):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("打开"), lambda: self._desk.read(plan.id))
        menu.addAction(
            self._desk.actions.with_key(self.tr("并排打开"), "plan_beside"), lambda: self._desk.read(plan.id, beside=True)
        )
        menu.addAction(self.tr("与上一年对照"), lambda: self.last_year_wanted.emit(plan.id))
        menu.addAction(self.tr("与…对照"), lambda: self.compare_wanted.emit(plan.id))
        menu.addAction(self.tr("文件信息"), lambda: self.info_wanted.emit(plan.id))
        menu.addAction(self.tr("查看来源，核对导入"), lambda: self.source_wanted.emit(plan.id))
        menu.addSeparator()
        reread = menu.addAction(self.tr("重新识别结构"), lambda: self.reread_wanted.emit(plan.id))
        remove = menu.addAction(self.tr("移出资料库"), lambda: self.remove(plan))
        self._desk.edit_only.entries(reread, remove)
        menu.popup(self._view.viewport().mapToGlobal(position))

    def remove(self, plan: Plan) -> None:
        """Put a plan in the bin; undo brings it back."""
        self._desk.readings.leave(plan.id)
        if self._desk.edit(lambda session: session.sources.bin_plans([plan.id])) is not None:
            self._desk.said.emit(self.tr("已移出“{title}”，可以撤销").format(title=plan.title))


def dress_tree(view: QTreeView, theme: Theme) -> None:
    """What the trees of the side panels have in common."""
    view.setHeaderHidden(True)
    view.setUniformRowHeights(True)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setIndentation(0)
    view.setRootIsDecorated(False)
    view.setMouseTracking(True)
    view.setExpandsOnDoubleClick(False)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
    # An input method must not take the letters that the tree's type-ahead listens for.
    view.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
    set_surface(view, Surface.PANEL)
    theme.changed.connect(view.viewport().update)
