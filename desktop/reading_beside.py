"""A long plan read beside the window: its text, clauses and annotations in a thread, then what views make of them in slices.

Until all of it is there the window shows what it showed, and works.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.model import Annotation, Outline, Touched
from core.progress import Progress
from core.session import Session
from desktop.lookups import Lookups, Question
from desktop.readings import Reading
from desktop.shelf import Shelf
from desktop.slices import AT_ONCE, PAUSE, Slices

if TYPE_CHECKING:
    from desktop.desk import Desk


class ReadingBeside(QObject):
    """Reads one plan at a time onto the shelf, in the state the library has when it is shown."""

    waiting = Signal(bool)  # a plan is under way, or no longer

    def __init__(self, shelf: Shelf, desk: Desk) -> None:
        super().__init__(desk)
        self._shelf = shelf
        self._desk = desk
        self._thread = Lookups(self)  # of its own: other questions may take long
        self._thread.refused.connect(desk.refused)
        self._thread.failed.connect(desk.jobs.failed)
        self._thread.refused.connect(lambda _: self.stop())
        self._thread.failed.connect(lambda _: self.stop())
        self._question: Question | None = None
        self._making = Slices(self)
        self._asked: tuple[int, Reading, Callable[[], object]] | None = None

    @property
    def plan_id(self) -> int:
        """The plan that is under way; 0 where none is."""
        return self._asked[0] if self._asked else 0

    def takes_long(self, plan_id: int) -> bool:
        """Whether a plan has more clauses or annotations than are read and shown at once."""
        if self._desk.session is None:
            return False
        plan = self._desk.session.plan(plan_id)
        return max(plan.clauses, plan.annotations) > AT_ONCE

    def read(self, plan_id: int, reading: Reading, then: Callable[[], object]) -> None:
        """Read a plan that will be shown by a reading, `then` do something; in place of the one that is under way."""
        self.stop()
        self._asked = plan_id, reading, then
        self.waiting.emit(True)
        self._ask()

    def _ask(self) -> None:
        session, plan_id = self._desk.session, self.plan_id
        if session is not None and self._shelf.has(plan_id):
            self._take((self._shelf.outline(session, plan_id), self._shelf.annotations(session, plan_id)))
        elif session is not None and plan_id:
            self._question = Question(self, partial(_read, plan_id), self._take, self.stop)
            self._thread.ask(session.path, self._desk.settings.author, self._question)

    def _take(self, found: tuple[Outline, tuple[Annotation, ...]]) -> None:
        if self._asked is not None:
            self._question = None
            self._shelf.put(*found)
            self._making.begin(self._make(found[0], self._asked[1]))

    def _make(self, outline: Outline, reading: Reading) -> Iterator[object]:
        yield from reading.prepare(outline)
        yield PAUSE
        if self._asked is not None:
            then, self._asked = self._asked[2], None
            self.waiting.emit(False)
            then()

    def renew(self, touched: Touched) -> None:
        """Something was touched while a plan is under way: it may have been read too early."""
        if self._asked is not None and {"plan", "annotation", "tag"} & touched.ids.keys():
            self._making.stop()
            self._ask()

    def stop(self) -> None:
        """Leave what is under way."""
        if self._question is not None:
            self._question.stop()
        self._question = None
        self._making.stop()
        if self._asked is not None:
            self._asked = None
            self.waiting.emit(False)

    def close(self) -> None:
        """The library closes."""
        self.stop()
        self._thread.close()


def _read(plan_id: int, session: Session, progress: Progress) -> tuple[Outline, tuple[Annotation, ...]]:
    outline = session.outline(plan_id)
    progress.step(1, 2, "")
    return outline, session.annotations(plan_ids=[plan_id])
