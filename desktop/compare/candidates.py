"""Clauses that may be the counterpart of another one, ranked beside the window's thread and kept until decisions change."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal

from core.alignment import Aligner, Candidate
from core.language.words import Words
from core.model import Link, Outline

_AFTER_WALKING = 200  # ms: whoever walks through the links does not wait for those passed
_MOST = 12


class Candidates(QObject):
    """Asked for a clause it answers at once or later: `ready` says that it can be asked again."""

    ready = Signal()
    _found = Signal(int, int, object)

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._aligner = Aligner(words)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="candidates")
        self._plans: tuple[Outline, Outline] | None = None
        self._kept: tuple[Link, ...] = ()
        self._state = 0
        self._cache: dict[int, tuple[Candidate, ...]] = {}
        self._wanted = 0
        self._asked: set[int] = set()
        self._delay = QTimer(self, interval=_AFTER_WALKING, singleShot=True)
        self._delay.timeout.connect(self._submit)
        self._found.connect(self._keep)

    def look_at(self, old: Outline, new: Outline, kept: Sequence[Link]) -> None:
        """Rank between these plans from now on; `kept` are the links decided on."""
        if self._plans is not None and self._plans[0] is old and self._plans[1] is new and self._kept == tuple(kept):
            return
        self._plans, self._kept = (old, new), tuple(kept)
        self._state += 1
        self._cache.clear()
        self._asked.clear()

    def of(self, clause_id: int) -> tuple[Candidate, ...] | None:
        """Clauses of the other plan for a clause of either, the likeliest first; None while they are being ranked."""
        asked = clause_id in self._asked or (self._delay.isActive() and self._wanted == clause_id)
        if clause_id not in self._cache and not asked:
            self._wanted = clause_id
            self._delay.start()
        return self._cache.get(clause_id)

    def close(self) -> None:
        """Stop: what waits is dropped, what runs is waited for."""
        self._delay.stop()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _submit(self) -> None:
        if self._plans is None:
            return
        clause_id, state, (old, new), kept = self._wanted, self._state, self._plans, self._kept
        self._asked.add(clause_id)

        def tell(future: Future[tuple[Candidate, ...]]) -> None:
            """Runs in the worker (or at a cancel): hands the result over to the window's thread."""
            if not future.cancelled():
                self._found.emit(state, clause_id, future.result())

        work = self._worker.submit(self._aligner.candidates, old, new, clause_id, kept=kept, limit=_MOST)
        work.add_done_callback(tell)

    def _keep(self, state: int, clause_id: int, found: tuple[Candidate, ...]) -> None:
        if state == self._state:
            self._cache[clause_id] = found
            self.ready.emit()
