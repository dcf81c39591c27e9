"""The facts of the open plan, found in a thread beside the window; layers and the list ask it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from core.facts import PlanFact, by_rule
from core.language.facts import FactKind, facts_in_pieces
from core.model import Outline, Touched
from desktop.desk import Desk
from desktop.slices import AT_ONCE

LOOK = 15  # milliseconds between looks whether the thread is done


class PlanFacts(QObject):
    """`changed` says that the facts of the plan that is shown are known, or others."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._outline: Outline | None = None
        self._found: tuple[PlanFact, ...] = ()
        self._known = False  # whether they are all that the text has, with clauses as they are or were
        self._thread = ThreadPoolExecutor(1, "facts")
        self._search: Future[tuple[PlanFact, ...]] | None = None
        self._waiting = False  # for the window to have painted before the search begins
        self._stop = Event()
        self.facts: tuple[PlanFact, ...] | None = None  # None: not known yet
        self.of_kind: Mapping[FactKind, Sequence[PlanFact]] = {}  # the same, none where they are not known
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._look)
        desk.touched.connect(self._on_touched)

    def show(self, outline: Outline | None) -> None:
        """Another plan is shown, or the same one with another text."""
        before, self._outline = self._outline, outline
        if before is not None and outline is not None and before.text == outline.text and self._known:
            if len(self._found) <= AT_ONCE:
                self._found = _placed(outline, self._found)
                self._merge()
            else:
                self._search = self._thread.submit(_placed, outline, self._found)
                self._timer.start()
            return
        self._stop.set()
        self._timer.stop()
        self._known = False
        self._search, self._found, self.facts, self.of_kind = None, (), (), {}
        self._waiting = outline is not None
        if self._waiting:
            self.facts, self._stop = None, Event()
            self._timer.start()

    @property
    def _searching(self) -> bool:
        return self._waiting or self._search is not None

    def _look(self) -> None:
        if self._waiting and self._outline is not None:
            self._waiting = False
            self._search = self._thread.submit(_found_in, self._outline, self._stop)
        elif self._search is not None and self._search.done():
            self._timer.stop()
            search, self._search = self._search, None
            self._found, self._known = search.result(), True
            self._merge()

    def _merge(self) -> None:
        session = self._desk.session
        if session is not None and self._outline is not None:
            self.facts = session.facts.in_outline(self._outline, self._found)
            self.of_kind = _sorted_by_kind(self.facts)
            self.changed.emit()

    def _on_touched(self, touched: Touched) -> None:
        if "fact" in touched.ids and self._outline is not None and not self._searching:
            self._merge()


def _placed(outline: Outline, found: Iterable[PlanFact]) -> tuple[PlanFact, ...]:
    """The same facts with the clauses that the text has now."""
    return by_rule(outline, (each.fact for each in found))


def _sorted_by_kind(facts: Iterable[PlanFact]) -> dict[FactKind, list[PlanFact]]:
    found: dict[FactKind, list[PlanFact]] = {kind: [] for kind in FactKind}
    for each in facts:
        found[each.fact.kind].append(each)
    return found


def _found_in(outline: Outline, stop: Event) -> tuple[PlanFact, ...]:
    """The facts of a plan; what was found so far where it is to stop, which nobody asks for."""
    found: list[PlanFact] = []
    for piece in facts_in_pieces(outline.text):
        if stop.is_set():
            break
        found += by_rule(outline, piece)
    return tuple(found)
