"""How long work says how far it is, and how it is paused and stopped; fronts subclass `ControlledProgress` to show the steps."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")
_HEEDED = 64


class CancelledError(Exception):
    """The analyst stopped the work. What was finished before stays."""


class Progress:
    """Silent progress that is never paused or cancelled; the base of the others."""

    def step(self, done: int, total: int, what: str) -> None:
        """Say that `done` of `total` is finished and `what` comes next; waits while paused, CancelledError when asked to stop."""

    def heed(self) -> None:
        """Called again and again within a long step; raises CancelledError when asked to stop."""


def heeding(things: Iterable[_T], progress: Progress) -> Iterator[_T]:
    """The things; every few of them hears whether the work is to stop."""
    for done, thing in enumerate(things):
        if done % _HEEDED == 0:
            progress.heed()
        yield thing


class ControlledProgress(Progress):
    """Progress of work in one thread that others pause, resume and cancel; a cancel also ends a pause, and is final."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._paused = False
        self._cancelled = False

    @property
    def paused(self) -> bool:
        """Whether the work rests, or will at its next step."""
        return self._paused

    def step(self, done: int, total: int, what: str) -> None:
        self.heed()
        self.show(done, total, what)
        with self._changed:
            self._changed.wait_for(lambda: self._cancelled or not self._paused)
        self.heed()

    def heed(self) -> None:
        if self._cancelled:
            raise CancelledError

    def show(self, done: int, total: int, what: str) -> None:
        """Bring a step before the analyst's eyes; called in the thread that works, also for the step it then pauses at."""

    def pause(self) -> None:
        """Let the work rest from its next step on: what is begun is finished first."""
        self._set(paused=True)

    def resume(self) -> None:
        """Let the work go on."""
        self._set(paused=False)

    def cancel(self) -> None:
        """Stop the work at its next step, or within a step that heeds."""
        self._set(paused=False, cancelled=True)

    def _set(self, *, paused: bool, cancelled: bool = False) -> None:
        with self._changed:
            self._cancelled = self._cancelled or cancelled
            self._paused = paused and not self._cancelled
            self._changed.notify_all()


SILENT = Progress()  # nobody watches, and nobody can cancel
