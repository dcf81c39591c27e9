"""The page on which two plans are compared: lays out its parts and wires them to the comparison and the desk."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.model import Touched
from desktop.compare.comparison import Comparison, Plans
from desktop.compare.filter_bar import FilterBar, Order
from desktop.compare.link_commands import LinkCommands
from desktop.compare.link_panel import LinkPanel
from desktop.compare.marks import Show
from desktop.compare.orders import Orders
from desktop.compare.overview import WIDTH as STRIP
from desktop.compare.pair_bar import PairBar
from desktop.compare.shown import Shown
from desktop.compare.why_empty import why_empty
from desktop.desk import Desk
from desktop.widgets import Banner, EmptyState, Surface, set_surface

_SHOWN_TABLES = frozenset({"link", "alignment", "plan", "source", "annotation", "tag"})


class ComparePage(QWidget):
    """Two plans side by side, by links or each in its own order, or their links as a table."""

    last_year_wanted = Signal(int)  # plan id
    figures_wanted = Signal()
    table_shown = Signal(bool)  # the links as a table, or no longer

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._places: dict[Plans, int] = {}
        self._shows: dict[Plans, Show] = {}
        self._unasked: set[Plans] = set()
        self._stale = False
        self._entering = False  # the links take the focus as soon as there are some
        theme = desk.theme
        self.comparison = Comparison(desk, self)
        self.shown = Shown(self)
        self.bar = PairBar(theme)
        desk.edit_only.keep(self.bar.sure, self.bar.levels, self.bar.align)
        self.filters = FilterBar(theme)
        self.panel = LinkPanel(theme, desk.language)
        self.commands = LinkCommands(desk, self.comparison, self.shown, self.panel, self)
        self.orders = Orders(theme, self.shown, self.filters, self.commands)
        self.heads, self.strip = self.orders.heads, self.orders.strip
        self.area, self.own, self.table = self.orders.area, self.orders.own, self.orders.table
        self.empty = EmptyState(theme, "git-compare-arrows", "")
        self.changed = Banner(theme)
        self.changed.add_button(self.tr("重新对照"), self._align)
        self._stack = QStackedWidget()
        self._lay_out()
        self._wire()
        self._reset()

    def show_pair(self, old: int, new: int, link_id: int = 0) -> None:
        """Compare two plans (0: none chosen yet), at a link if one is named. They are aligned first if they never were."""
        self._show_plans(old, new, link_id)
        if self.comparison.never_aligned and self.comparison.plans not in self._unasked:
            self._align()

    def stops(self) -> tuple[QWidget, ...]:
        """The widgets between which F6 walks."""
        return (self.bar, self.orders.view(), self.panel)

    def show_order(self, order: Order) -> None:
        """Lay the links out in this order."""
        self.orders.show_order(order)

    def toggle_table(self) -> None:
        """Lay the links out as a table, or by links again."""
        self.orders.toggle(Order.TABLE)

    def order(self) -> Order:
        """How the links are laid out."""
        return self.orders.current()

    def _choose_plans(self, old: int, new: int) -> None:
        """Compare what the pickers say. It may be half of a choice, so links are proposed only when that is asked for."""
        self._unasked.add((old, new))
        self._show_plans(old, new)

    def _show_plans(self, old: int, new: int, link_id: int = 0) -> None:
        if (old, new) != self.comparison.plans:
            self.shown.select(0)
            self.area.verticalScrollBar().setValue(0)
            self.filters.clear()
            self.comparison.choose(old, new)
        self._load(link_id or self._places.get(self.comparison.plans, 0))
        pair = next((pair for pair in self.comparison.pairs if pair.id == link_id), None)
        if pair is not None:
            if not self.filters.filter().takes(pair):
                self.filters.clear()
            self.shown.select(link_id)
        self._entering = True
        self._enter()

    def _enter(self) -> None:
        """Give the links the focus where one came for them."""
        if self._entering and self.orders.isVisible():
            self._entering = False
            self.orders.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._load()

    def hideEvent(self, event: QHideEvent) -> None:
        self.panel.commit_note()
        super().hideEvent(event)

    # Laying out

    def _lay_out(self) -> None:
        self._stack.addWidget(self.orders)
        self._stack.addWidget(self.empty)
        left = QVBoxLayout()
        left.setSpacing(0)
        for bar in (self.bar, self.filters):
            set_surface(bar, Surface.PANEL)
            left.addWidget(bar)
        left.insertWidget(1, self.changed)
        left.addWidget(self._stack, 1)
        set_surface(self._stack, Surface.PAGE)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.panel)

    def _wire(self) -> None:
        shown, commands, bar = self.shown, self.commands, self.bar
        self._desk.touched.connect(self._touched)
        self._desk.library_changed.connect(self._reset)
        self.comparison.aligned.connect(self._show_progress)
        bar.chosen.connect(self._choose_plans)
        bar.align_asked.connect(self._align)
        bar.sure_asked.connect(commands.confirm_above)
        bar.last_year_asked.connect(self.last_year_wanted)
        bar.figures_asked.connect(self.figures_wanted)
        self.filters.changed.connect(lambda _filter: self._show_filtered())
        self.filters.show_chosen.connect(self._choose_show)
        self.orders.changed.connect(lambda order: self.table_shown.emit(order is Order.TABLE))
        self.filters.unfolded.connect(shown.set_all_unfolded)
        shown.current_changed.connect(lambda _link: self._show_current())
        shown.marks_changed.connect(self._show_wording)
        self._wire_panel()
        self.empty.triggered.connect(self._do_what_empty_says)
        self.empty.other_triggered.connect(bar.swap.click)
        self._desk.actions.bind(
            self,
            {
                "own_order": lambda: self.orders.toggle(Order.OWN),
                "table_order": lambda: self.orders.toggle(Order.TABLE),
            },
        )

    def _wire_panel(self) -> None:
        panel, commands = self.panel, self.commands
        panel.stepped.connect(self.shown.step)
        panel.skipped.connect(commands.skip)
        panel.decided.connect(commands.decide)
        panel.edited.connect(self.comparison.edit)
        panel.opened.connect(commands.open)
        panel.relink_asked.connect(commands.ask_counterparts)
        panel.taken.connect(commands.take_possible)
        panel.picker.left.connect(lambda: self.orders.take_focus(Qt.FocusReason.ShortcutFocusReason))

    # Showing

    def _reset(self) -> None:
        """Another library, or none: forget what was shown."""
        self.shown.set_differences(None)
        self._places.clear()
        self._shows.clear()
        self._unasked.clear()
        self.comparison.close()
        self._load_when_seen()

    def _touched(self, touched: Touched) -> None:
        if _SHOWN_TABLES.intersection(touched.ids):
            self._load_when_seen()

    def _load_when_seen(self) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            self._load()

    def _load(self, link_id: int = 0) -> None:
        """Show plans and links as they are now, at a link where none is current."""
        self._stale = False
        comparison = self.comparison
        comparison.load()
        self.bar.set_plans(tuple(comparison.known.values()))
        self.bar.set_pair(*comparison.plans)
        if comparison.chosen:
            outlines = [self._desk.outline_of(plan_id) for plan_id in comparison.plans]
            self.heads.show_plans(outlines[0], outlines[1], links=len(comparison.pairs), strip=STRIP)
        self.shown.set_differences(comparison.differences)
        if comparison.candidates is not None:
            comparison.candidates.ready.connect(self._show_possible, Qt.ConnectionType.UniqueConnection)
        self.shown.set_show(self._shows.get(comparison.plans))
        self.filters.show_pairs(comparison.pairs, other_issuer=comparison.other_issuer)
        self.filters.show_tags(comparison.pairs)
        self._show_filtered(link_id)
        self._show_progress()

    def _show_filtered(self, link_id: int = 0) -> None:
        before = self.shown.current_index()
        pairs = tuple(pair for pair in self.comparison.pairs if self.filters.filter().takes(pair))
        self.shown.set_pairs(pairs, other_issuer=self.comparison.other_issuer)
        if pairs and self.shown.current() is None:
            at = max(self.shown.index_of(link_id), min(before, len(pairs) - 1), 0)
            self.shown.select(pairs[at].id)
        self._show_state()
        self._show_current()
        self.orders.redraw()

    def _say_changed(self) -> None:
        """Offer to look for links again where a plan was changed since."""
        comparison = self.comparison
        if comparison.to_check:
            self.changed.set_message(self.tr("文件已改，%n 处对应需重新核对", "", comparison.to_check))
        else:
            self.changed.set_message(self.tr("文件已改，可以再找一遍对应；已作的决定都保留"))
        self.changed.setVisible((comparison.changed or comparison.to_check > 0) and not comparison.busy)

    def _show_progress(self) -> None:
        self._say_changed()
        self.bar.show_progress(self.comparison.pairs, busy=self.comparison.busy)
        self._show_state()

    def _show_state(self) -> None:
        """Either the comparison, or one line that says why there is none and what to do."""
        empty = why_empty(self.comparison, shown=len(self.shown.pairs()))
        self.filters.setVisible(bool(self.comparison.pairs))
        self.panel.setVisible(bool(self.shown.pairs()))
        if empty:
            self.empty.set_text(empty.text, empty.action, empty.other)
        self._stack.setCurrentWidget(self.empty if empty else self.orders)
        self._enter()

    def _do_what_empty_says(self) -> None:
        if not self.comparison.chosen:
            self.show_pair(*self.comparison.latest())
        elif not self.comparison.pairs:
            self._align()
        else:
            self.filters.clear()

    def _show_current(self) -> None:
        pair = self.shown.current()
        if pair is None:
            self.panel.show_pair(None)
            return
        self._places[self.comparison.plans] = pair.id
        self.panel.show_pair(
            pair,
            place=self.shown.index_of(pair.id) + 1,
            total=len(self.shown.pairs()),
            labels=self.comparison.labels(),
            other_issuer=self.comparison.other_issuer,
        )
        self._show_possible()

    def _show_wording(self) -> None:
        """How the current pair is marked, and what of its substance changes."""
        wording = self.shown.wording()
        self.filters.set_show(self.shown.show())
        self.panel.substance.show_changes(wording.substance if wording else ())

    def _show_possible(self) -> None:
        if self.isVisible():
            self.panel.show_possible(self.commands.possible())

    def _choose_show(self, show: Show) -> None:
        self._shows[self.comparison.plans] = show
        self.shown.set_show(show)

    def _align(self) -> None:
        self._unasked.discard(self.comparison.plans)
        self.comparison.align()
        self._show_progress()
