"""The page on which two plans are compared: lays out its parts and wires them to the comparison and the desk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.model import Clause, Decision, Touched
from desktop.compare.column_heads import ColumnHeads
from desktop.compare.comparison import Comparison, Plans
from desktop.compare.filter_bar import FilterBar
from desktop.compare.link_menu import LinkDoings, LinkMenu
from desktop.compare.link_panel import LinkPanel
from desktop.compare.marks import Show
from desktop.compare.overview import WIDTH as STRIP
from desktop.compare.overview import OverviewStrip
from desktop.compare.pair_area import PairArea
from desktop.compare.pair_bar import SURE, PairBar, sure
from desktop.compare.pairs import Pair
from desktop.compare.why_empty import why_empty
from desktop.desk import Desk, Place
from desktop.widgets import Banner, EmptyState, Surface, set_surface

_SHOWN_TABLES = frozenset({"link", "alignment", "plan", "source"})


class ComparePage(QWidget):
    """Two plans side by side. It listens to the desk and has no signals of its own."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._places: dict[Plans, int] = {}
        self._shows: dict[Plans, Show] = {}
        self._unasked: set[Plans] = set()
        self._stale = False
        theme = desk.theme
        self.comparison = Comparison(desk, self)
        self.bar = PairBar(theme)
        self.filters = FilterBar(theme)
        self.heads = ColumnHeads(theme)
        self.area = PairArea(theme)
        self.strip = OverviewStrip(theme, self.area.name_at)
        self.panel = LinkPanel(theme, desk.language)
        self.empty = EmptyState(theme, "git-compare-arrows", "")
        self.changed = Banner(theme)
        self.changed.add_button(self.tr("重新对照"), self._align)
        self._compared = QWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._wire()
        self._add_keys()
        self._reset()

    def show_pair(self, old: int, new: int, link_id: int = 0) -> None:
        """Compare two plans (0: none chosen yet), at a link if one is named. They are aligned first if they never were."""
        self._show_plans(old, new, link_id)
        if self.comparison.never_aligned and self.comparison.plans not in self._unasked:
            self._align()

    def _choose_plans(self, old: int, new: int) -> None:
        """Compare what the pickers say. It may be half of a choice, so links are proposed only when that is asked for."""
        self._unasked.add((old, new))
        self._show_plans(old, new)

    def _show_plans(self, old: int, new: int, link_id: int = 0) -> None:
        if (old, new) != self.comparison.plans:
            self.area.select(0)
            self.area.verticalScrollBar().setValue(0)
            self.filters.clear()
            self.comparison.choose(old, new)
        self._load(link_id or self._places.get(self.comparison.plans, 0))
        pair = next((pair for pair in self.comparison.pairs if pair.id == link_id), None)
        if pair is not None:
            if not self.filters.filter().takes(pair):
                self.filters.clear()
            self.area.select(link_id)
        self.area.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._load()

    def hideEvent(self, event: QHideEvent) -> None:
        self.panel.commit_note()
        super().hideEvent(event)

    # Laying out

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.area, 1)
        columns.addWidget(self.strip)
        rows = QVBoxLayout(self._compared)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.heads)
        rows.addLayout(columns, 1)
        self._stack.addWidget(self._compared)
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
        self._desk.touched.connect(self._touched)
        self._desk.library_changed.connect(self._reset)
        self.comparison.aligned.connect(self._show_progress)
        self.bar.chosen.connect(self._choose_plans)
        self.bar.align_asked.connect(self._align)
        self.bar.sure_asked.connect(self._confirm_sure)
        self.filters.changed.connect(lambda _filter: self._show_filtered())
        self.filters.show_chosen.connect(self._choose_show)
        self.filters.unfolded.connect(self.area.set_all_unfolded)
        self.area.current_changed.connect(lambda _link: self._show_current())
        self.area.opened.connect(self._open)
        self.area.menu_asked.connect(self._show_menu)
        self.area.moved.connect(self._follow)
        self.area.restacked.connect(self._redraw_strip)
        self.area.wording_changed.connect(lambda: self.filters.set_show(self.area.shown()))
        self.strip.scrolled.connect(self.area.center_on)
        self.strip.turned.connect(self._pass_wheel)
        self.panel.stepped.connect(self.area.step)
        self.panel.skipped.connect(self._skip)
        self.panel.decided.connect(self.decide)
        self.panel.edited.connect(self.comparison.edit)
        self.panel.opened.connect(self._open)
        self.panel.picker.left.connect(self._return_focus)
        self.empty.triggered.connect(self._do_what_empty_says)
        self.empty.other_triggered.connect(self.bar.swap.click)

    def _add_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Y": lambda: self.decide(Decision.CONFIRMED),
            "X": lambda: self.decide(Decision.REJECTED),
            "U": lambda: self.decide(Decision.PROPOSED),
            "J": lambda: self.area.step(1),
            "K": lambda: self.area.step(-1),
            "R": self.panel.picker.take_focus,
            "M": self.panel.moved.click,
        }
        for key, action in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    # Showing

    def _reset(self) -> None:
        """Another library, or none: forget what was shown."""
        self.area.set_differences(None)
        self._places.clear()
        self._shows.clear()
        self._unasked.clear()
        self.comparison.close()
        self._load()

    def _touched(self, touched: Touched) -> None:
        if not _SHOWN_TABLES.intersection(touched.ids):
            return
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
        self.area.set_differences(comparison.differences)
        self.area.set_show(self._shows.get(comparison.plans))
        self.filters.show_pairs(comparison.pairs, other_issuer=comparison.other_issuer)
        self._show_filtered(link_id)
        self._show_progress()

    def _show_filtered(self, link_id: int = 0) -> None:
        current = self.area.current()
        before = self.area.index_of(current.id) if current else -1
        shown = tuple(pair for pair in self.comparison.pairs if self.filters.filter().takes(pair))
        self.area.set_pairs(shown, other_issuer=self.comparison.other_issuer)
        if shown and self.area.current() is None:
            at = max(self.area.index_of(link_id), min(before, len(shown) - 1), 0)
            self.area.select(shown[at].id)
        self._show_state()
        self._show_current()
        self._redraw_strip()

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
        empty = why_empty(self.comparison, shown=len(self.area.pairs()))
        self.filters.setVisible(bool(self.comparison.pairs))
        self.panel.setVisible(bool(self.area.pairs()))
        if empty:
            self.empty.set_text(empty.text, empty.action, empty.other)
        self._stack.setCurrentWidget(self.empty if empty else self._compared)

    def _do_what_empty_says(self) -> None:
        if not self.comparison.chosen:
            self.show_pair(*self.comparison.latest())
        elif not self.comparison.pairs:
            self._align()
        else:
            self.filters.clear()

    def _show_current(self) -> None:
        pair = self.area.current()
        if pair is None:
            self.panel.show_pair(None)
            return
        self._places[self.comparison.plans] = pair.id
        self.panel.show_pair(
            pair,
            place=self.area.index_of(pair.id) + 1,
            total=len(self.area.pairs()),
            labels=self.comparison.labels(),
            other_issuer=self.comparison.other_issuer,
        )

    def _follow(self) -> None:
        self.strip.set_visible(*self.area.visible_part())

    def _redraw_strip(self) -> None:
        self.strip.set_stretches(self.area.stretches())
        self._follow()

    def _choose_show(self, show: Show) -> None:
        self._shows[self.comparison.plans] = show
        self.area.set_show(show)

    def _return_focus(self) -> None:
        self.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _pass_wheel(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self.area.verticalScrollBar(), event)

    def _open(self, clause: Clause) -> None:
        self._desk.go.emit(Place("read", plan_id=clause.plan_id, span=clause.span))

    def _show_menu(self, at: QPoint) -> None:
        pair = self.area.current()
        if pair is None:
            return
        doings = LinkDoings(
            decide=self.decide,
            relate=lambda relation: self.comparison.edit(pair.id, relation, pair.link.moved, pair.link.note),
            open=self._open,
            copy_reasons=lambda: QApplication.clipboard().setText("\n".join(self.panel.reason_texts())),
        )
        menu = LinkMenu(self._desk.theme, pair, doings, other_issuer=self.comparison.other_issuer, parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # Deciding

    def decide(self, decision: Decision) -> None:
        """Give the current link a decision and go to the next one that has none."""
        pair = self.area.current()
        if pair is None:
            return
        self.panel.commit_note()
        following = self._undecided_after(pair)
        if self.comparison.decide([pair.id], decision):
            self._go_on(following)

    def _undecided_after(self, pair: Pair) -> int:
        """The next undecided link below, or from the top again; 0 where there is no other."""
        shown = self.area.pairs()
        at = self.area.index_of(pair.id)
        return next((other.id for other in (*shown[at + 1 :], *shown[:at]) if not other.decided), 0)

    def _skip(self) -> None:
        pair = self.area.current()
        if pair is not None:
            self._go_on(self._undecided_after(pair))

    def _go_on(self, link_id: int) -> None:
        if link_id:
            self.area.select(link_id)
        else:
            self._desk.said.emit(self.tr("没有别的待定对应了"))

    def _confirm_sure(self) -> None:
        ids = sure(self.comparison.pairs)
        if ids and self.comparison.decide(ids, Decision.CONFIRMED):
            self._desk.said.emit(self.tr("已确认 {} 处置信高于 {} 的对应，可以撤销").format(len(ids), f"{SURE:.2f}"))

    def _align(self) -> None:
        self._unasked.discard(self.comparison.plans)
        self.comparison.align()
        self._show_progress()
