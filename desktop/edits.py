"""Edits of the open library: carried out at once or beside the window, what they touched, and whether the file took them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from core.errors import (
    DamagedLibraryError,
    DiskFullError,
    MissingLibraryError,
    MovedLibraryError,
    ReadOnlyLibraryError,
    UserError,
)
from core.model import Annotation, Notice, Outline, Touched
from core.progress import Progress
from core.session import Session
from desktop.jobs import Job

Result = TypeVar("Result")
Read = tuple[Outline, tuple[Annotation, ...]]  # a plan with its annotations

# The file takes no edits; a job, which opens it anew, doesn't even find one that was moved.
_UNWRITTEN = (DamagedLibraryError, DiskFullError, MissingLibraryError, MovedLibraryError, ReadOnlyLibraryError)


class Edits(QObject):
    """`queue` takes the jobs of edits beside the window; `shown` are the ids of the plans that are read.

    `just_read`: what a job left of these plans, while `touched` is told, so that the window needn't read them.
    """

    touched = Signal(Touched)
    refused = Signal(Notice)
    changed = Signal()  # an edit waits its turn or is under way beside the window, or is over; or `unsaved` changed

    def __init__(self, queue: Callable[[Job], None], shown: Callable[[], set[int]], parent: QObject) -> None:
        super().__init__(parent)
        self._queue = queue
        self._shown = shown
        self.just_read: tuple[Read, ...] = ()
        self.unsaved = False  # the file did not take the last edit
        self.waiting = 0  # edits that were asked for and are not yet done

    def forget(self) -> None:
        """The library is closed, and no edit of it is left."""
        self.unsaved, self.waiting = False, 0

    def carry_out(self, session: Session, change: Callable[[Session], Result]) -> Result | None:
        """Carry out an edit, which returns what it touched (alone or last in a tuple); None where it was refused."""
        try:
            result = change(session)
        except UserError as error:
            self._find_unsaved(error)
            self.refused.emit(error.notice)
            return None
        self._say_unsaved(False)
        touched = result[-1] if isinstance(result, tuple) else result
        if isinstance(touched, Touched):
            self.touched.emit(touched)
        return result

    def carry_out_beside(self, title: str, change: Callable[[Session], Touched], done: Callable[[Touched], None] | None) -> None:
        """Carry out an edit as a job, then tell what it touched, and `done`."""
        shown = self._shown()

        def work(session: Session, _: Progress) -> tuple[Touched, tuple[Read, ...]]:
            touched = change(session)
            read = shown & set(touched.ids.get("plan", ())) & {plan.id for plan in session.plans()}
            return touched, tuple((session.outline(plan_id), session.annotations(plan_ids=[plan_id])) for plan_id in read)

        def finish(result: tuple[Touched, tuple[Read, ...]]) -> None:
            self._wait_for(-1)
            self._say_unsaved(False)
            touched, self.just_read = result
            self.touched.emit(touched)
            self.just_read = ()
            if done is not None:
                done(touched)

        self._wait_for(1)
        again = partial(self.carry_out_beside, title, change, done)
        self._queue(Job(title, work, finish, lambda: self._wait_for(-1), again, self._find_unsaved))

    def _wait_for(self, edits: int) -> None:
        """So many edits more are under way, or fewer."""
        self.waiting += edits
        self.changed.emit()

    def _find_unsaved(self, error: UserError) -> None:
        self._say_unsaved(isinstance(error, _UNWRITTEN))

    def _say_unsaved(self, on: bool) -> None:
        if on != self.unsaved:
            self.unsaved = on
            self.changed.emit()
