"""The three ways to lay the links out, one at a time, with the heads above and the overview strip beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.compare.column_heads import ColumnHeads
from desktop.compare.filter_bar import FilterBar, Order
from desktop.compare.link_commands import LinkCommands
from desktop.compare.link_table import LinkTable
from desktop.compare.overview import OverviewStrip
from desktop.compare.own_area import OwnArea
from desktop.compare.pair_area import PairArea
from desktop.compare.pair_layout import STACKED_BELOW
from desktop.compare.shown import Shown
from desktop.theme import Theme


class Orders(QWidget):
    """The switch in the filter bar leads it; in a narrow window there is no room for both plans in their own order."""

    changed = Signal(Order)

    def __init__(self, theme: Theme, shown: Shown, filters: FilterBar, commands: LinkCommands) -> None:
        super().__init__()
        self._filters = filters
        self.heads = ColumnHeads(theme)
        self.area = PairArea(theme, shown)
        self.own = OwnArea(theme, shown)
        self.table = LinkTable(theme, shown)
        self.strip = OverviewStrip(theme, lambda share: self._area().name_at(share))
        self._views = QStackedWidget()
        for view in (self.area, self.own, self.table):
            self._views.addWidget(view)
            view.opened.connect(commands.open)
            view.menu_asked.connect(commands.show_menu)
        for area in (self.area, self.own):
            area.end_dragged.connect(commands.drag_end)
            area.moved.connect(self._follow)
            area.restacked.connect(self.redraw)
        self.strip.scrolled.connect(lambda share: self._area().center_on(share))
        self.strip.turned.connect(self._pass_wheel)
        filters.order_chosen.connect(self._choose)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self._views, 1)
        columns.addWidget(self.strip)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.heads)
        rows.addLayout(columns, 1)

    def current(self) -> Order:
        """How the links are laid out."""
        return Order(self._filters.order.current())

    def show_order(self, order: Order) -> None:
        """Lay the links out in this order."""
        self._filters.order.set_current(order.value)

    def toggle(self, order: Order) -> None:
        """Lay the links out in this order, or by links again."""
        if self._filters.order.button(order.value).isEnabled():
            self.show_order(Order.LINKS if self.current() is order else order)

    def view(self) -> QWidget:
        """The view that shows the links now."""
        return self._views.currentWidget()

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the focus on the links."""
        self.view().setFocus(reason)

    def redraw(self) -> None:
        """Show on the strip where everything stands now."""
        narrow = self.area.width() < STACKED_BELOW
        self._filters.allow_own(not narrow)
        if narrow and self.current() is Order.OWN:
            self.show_order(Order.LINKS)
        self.strip.set_stretches(self._area().stretches())
        self._follow()

    def _choose(self, order: Order) -> None:
        views = {Order.LINKS: self.area, Order.OWN: self.own, Order.TABLE: self.table}
        self._views.setCurrentWidget(views[order])
        for part in (self.heads, self.strip):
            part.setVisible(order is not Order.TABLE)
        self._filters.unfold.setEnabled(order is not Order.TABLE)
        self.redraw()
        self.take_focus()
        self.changed.emit(order)

    def _area(self) -> PairArea | OwnArea:
        """The order that the strip goes with."""
        return self.own if self.current() is Order.OWN else self.area

    def _follow(self) -> None:
        self.strip.set_visible(*self._area().visible_part())

    def _pass_wheel(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self._area().verticalScrollBar(), event)
