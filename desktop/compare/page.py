"""The page on which two plans are compared: lays out its parts, asks the session, and carries out what the analyst decides."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.model import Alignment, Clause, Decision, Relation, Touched
from desktop.compare.column_heads import ColumnHeads
from desktop.compare.differences import Differences
from desktop.compare.filter_bar import FilterBar
from desktop.compare.link_panel import LinkPanel
from desktop.compare.marks import Show
from desktop.compare.overview import WIDTH as STRIP
from desktop.compare.overview import OverviewStrip
from desktop.compare.pair_area import PairArea
from desktop.compare.pair_bar import SURE, PairBar, sure
from desktop.compare.pairs import Pair, different_issuers, pairs_of
from desktop.desk import Desk, Place
from desktop.widgets import EmptyState, Surface, set_surface

_SHOWN_TABLES = frozenset({"link", "alignment", "plan", "source"})


class ComparePage(QWidget):
    """Two plans side by side. It listens to the desk and has no signals of its own."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plans = (0, 0)
        self._pairs: tuple[Pair, ...] = ()
        self._aligning: set[tuple[int, int]] = set()
        self._places: dict[tuple[int, int], int] = {}
        self._shows: dict[tuple[int, int], Show] = {}
        self._differences: Differences | None = None
        self._other_issuer = False
        self._stale = False
        theme = desk.theme
        self.bar = PairBar(theme)
        self.filters = FilterBar(theme)
        self.heads = ColumnHeads(theme)
        self.area = PairArea(theme)
        self.strip = OverviewStrip(theme, self.area.name_at)
        self.panel = LinkPanel(theme, desk.language)
        self.empty = EmptyState(theme, "git-compare-arrows", "")
        self._stack = QStackedWidget()
        self._lay_out()
        self._wire()
        self._add_keys()
        self._reset()

    def show_pair(self, old: int, new: int, link_id: int = 0) -> None:
        """Compare two plans (0: none chosen yet), at a link if one is named. They are aligned first if they never were."""
        if (old, new) != self._plans:
            self._remember()
            self._plans = (old, new)
            self.filters.clear()
            self._pairs = ()
            self.area.select(0)
            self.area.verticalScrollBar().setValue(0)
        self._load(link_id or self._places.get(self._plans, 0))
        pair = next((pair for pair in self._pairs if pair.id == link_id), None)
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
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self.area, 1)
        columns.addWidget(self.strip)
        compared = QWidget()
        rows = QVBoxLayout(compared)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.heads)
        rows.addWidget(body, 1)
        self._compared = compared
        self._stack.addWidget(compared)
        self._stack.addWidget(self.empty)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        for bar in (self.bar, self.filters):
            set_surface(bar, Surface.PANEL)
            left.addWidget(bar)
        left.addWidget(self._stack, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.panel)

    def _wire(self) -> None:
        self._desk.touched.connect(self._touched)
        self._desk.library_changed.connect(self._reset)
        self.bar.chosen.connect(self.show_pair)
        self.bar.align_asked.connect(self._align)
        self.bar.sure_asked.connect(self._confirm_sure)
        self.filters.changed.connect(lambda _filter: self._show_filtered())
        self.filters.show_chosen.connect(self._choose_show)
        self.filters.unfolded.connect(self.area.set_all_unfolded)
        self.area.current_changed.connect(lambda _link: self._show_current())
        self.area.opened.connect(self._open)
        self.area.moved.connect(self._follow)
        self.area.restacked.connect(self._redraw_strip)
        self.area.wording_changed.connect(lambda: self.filters.set_show(self.area.shown()))
        self.strip.scrolled.connect(self.area.center_on)
        self.strip.turned.connect(self._pass_wheel)
        self.panel.stepped.connect(self.area.step)
        self.panel.skipped.connect(self._next_undecided)
        self.panel.decided.connect(self.decide)
        self.panel.edited.connect(self._edit)
        self.panel.opened.connect(self._open)
        self.empty.triggered.connect(self._empty_action)

    def _add_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Y": lambda: self.decide(Decision.CONFIRMED),
            "X": lambda: self.decide(Decision.REJECTED),
            "U": lambda: self.decide(Decision.PROPOSED),
            "J": lambda: self.area.step(1),
            "K": lambda: self.area.step(-1),
            "R": self.panel.picker.take_focus,
            "M": self._toggle_moved,
        }
        for key, action in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    # Showing

    def _reset(self) -> None:
        """Another library, or none: forget what was shown."""
        if self._differences is not None:
            self._differences.close()
            self._differences.deleteLater()
            self._differences = None
        self.area.set_differences(None)
        self._plans = (0, 0)
        self._places.clear()
        self._shows.clear()
        self._aligning.clear()
        self._load()

    def _load(self, link_id: int = 0) -> None:
        """Read plans and links again and show them, at a link where none is current; aligns a pair that never was."""
        self._stale = False
        session = self._desk.session
        known = {plan.id: plan for plan in session.plans()} if session else {}
        self._plans = (self._plans[0] if self._plans[0] in known else 0, self._plans[1] if self._plans[1] in known else 0)
        old, new = self._plans
        self.bar.set_plans(tuple(known.values()))
        self.bar.set_pair(old, new)
        alignment = session.alignment(old, new) if session and old and new else None
        self._pairs = ()
        if session and alignment is not None:
            if self._differences is None:
                self._differences = Differences(session.words, self)
                self.area.set_differences(self._differences)
            self._other_issuer = different_issuers(known[old], known[new])
            self._pairs = pairs_of(alignment, self._desk.outline_of(old), self._desk.outline_of(new))
            self.heads.show_plans(known[old], known[new], links=len(self._pairs), strip=STRIP)
        self.filters.show_pairs(self._pairs, other_issuer=self._other_issuer)
        self.area.set_show(self._shows.get(self._plans))
        self._show_filtered(link_id)
        if old and new and alignment is None:
            self._align()
        self._show_progress()

    def _show_filtered(self, link_id: int = 0) -> None:
        chosen = self.filters.filter()
        current = self.area.current()
        before = self.area.index_of(current.id) if current else -1
        shown = tuple(pair for pair in self._pairs if chosen.takes(pair))
        self.area.set_pairs(shown, other_issuer=self._other_issuer)
        if shown and self.area.current() is None:
            at = max(self.area.index_of(link_id), min(before, len(shown) - 1), 0)
            self.area.select(shown[at].id)
        self._show_state()
        self._show_current()
        self._redraw_strip()

    def _show_progress(self) -> None:
        busy = self._plans in self._aligning
        self.bar.show_progress(self._pairs, busy=busy)
        self._show_state()

    def _show_state(self) -> None:
        """Either the comparison, or one line that says why there is none and what to do."""
        text, action = self._why_empty()
        self.filters.setVisible(bool(self._pairs))
        self.panel.setVisible(bool(self._pairs))
        if text:
            self.empty.set_text(text, action)
        self._stack.setCurrentWidget(self.empty if text else self._compared)

    def _why_empty(self) -> tuple[str, str]:
        session = self._desk.session
        if session is None:
            return self.tr("还没有打开资料库。"), ""
        if self._plans in self._aligning and not self._pairs:
            return self.tr("正在找两份文件之间的对应…"), ""
        if not all(self._plans):
            return self._why_nothing_chosen(len(session.plans()))
        if not self._pairs:
            return self.tr("这两份文件还没有对照。"), self.tr("开始对照")
        if not self.area.pairs():
            return self.tr("筛选后没有对应"), self.tr("清除筛选")
        return "", ""

    def _why_nothing_chosen(self, plans: int) -> tuple[str, str]:
        if plans < 2:
            return self.tr("对照要两份文件。先导入一份，再回到这里。"), ""
        latest = self._latest()
        action = self.tr("打开最近的对照") if latest != (0, 0) else ""
        return self.tr("在上面各选一份旧文件和新文件，就会逐条列出对应。"), action

    def _latest(self) -> tuple[int, int]:
        done = self._desk.session.alignments() if self._desk.session else ()
        return done[-1] if done else (0, 0)

    def _empty_action(self) -> None:
        if not all(self._plans):
            self.show_pair(*self._latest())
        elif not self._pairs:
            self._align()
        else:
            self.filters.clear()

    def _show_current(self) -> None:
        pair = self.area.current()
        if pair is None:
            self.panel.show_pair(None)
            return
        self._remember()
        labels = (self._desk.outline_of(self._plans[0]).plan.label, self._desk.outline_of(self._plans[1]).plan.label)
        self.panel.show_pair(
            pair,
            place=self.area.index_of(pair.id) + 1,
            total=len(self.area.pairs()),
            labels=labels,
            other_issuer=self._other_issuer,
        )

    def _remember(self) -> None:
        pair = self.area.current()
        if pair is not None:
            self._places[self._plans] = pair.id

    def _follow(self) -> None:
        self.strip.set_visible(*self.area.visible_part())

    def _redraw_strip(self) -> None:
        self.strip.set_stretches(self.area.stretches())
        self._follow()

    def _choose_show(self, show: Show) -> None:
        self._shows[self._plans] = show
        self.area.set_show(show)

    def _pass_wheel(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self.area.verticalScrollBar(), event)

    def _open(self, clause: Clause) -> None:
        self._desk.go.emit(Place("read", plan_id=clause.plan_id, span=clause.span))

    def _touched(self, touched: Touched) -> None:
        if not _SHOWN_TABLES.intersection(touched.ids):
            return
        if self.isVisible():
            self._load()
        else:
            self._stale = True

    # Deciding

    def decide(self, decision: Decision) -> None:
        """Give the current link a decision and go to the next one that has none."""
        pair = self.area.current()
        if pair is None:
            return
        self.panel.commit_note()
        following = self._undecided_after(pair)
        if self._desk.edit(lambda session: session.decide([pair.id], decision)) is not None:
            self._go_on(following)

    def _undecided_after(self, pair: Pair) -> int:
        """The next undecided link below, or from the top again; 0 where there is no other."""
        shown = self.area.pairs()
        at = self.area.index_of(pair.id) + 1
        return next((other.id for other in (*shown[at:], *shown[: at - 1]) if not other.decided), 0)

    def _next_undecided(self) -> None:
        pair = self.area.current()
        if pair is not None:
            self._go_on(self._undecided_after(pair))

    def _go_on(self, link_id: int) -> None:
        if link_id:
            self.area.select(link_id)
        else:
            self._desk.said.emit(self.tr("没有别的待定对应了"))

    def _edit(self, relation: Relation, moved: bool, note: str) -> None:
        pair = self.panel.pair()
        if pair is not None:
            self._desk.edit(lambda session: session.edit_link(pair.id, relation=relation, moved=moved, note=note))

    def _toggle_moved(self) -> None:
        if self.panel.moved.isEnabled():
            self.panel.moved.click()

    def _confirm_sure(self) -> None:
        ids = sure(self._pairs)
        if ids and self._desk.edit(lambda session: session.decide(ids, Decision.CONFIRMED)) is not None:
            self._desk.said.emit(self.tr("已确认 {} 处置信高于 {} 的对应").format(len(ids), f"{SURE:.2f}"))

    def _align(self) -> None:
        old, new = pair = self._plans
        if not (old and new) or pair in self._aligning:
            return
        self._aligning.add(pair)
        labels = [self._desk.outline_of(plan_id).plan.label for plan_id in pair]

        def over() -> None:
            self._aligning.discard(pair)
            self._show_progress()

        def done(alignment: Alignment) -> None:
            self._aligning.discard(pair)
            self._desk.touched.emit(Touched({"alignment": frozenset({alignment.id})}))

        title = self.tr("正在对照：{} → {}").format(*labels)
        self._desk.run(title, lambda session, progress: session.align(old, new, progress), done, over)
        self._show_progress()
