"""The one job that 生成简报 has under way: a note that is written or printed, how far it is, and how it is stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.progress import Progress
from core.session import Session
from desktop.desk import Desk

Work = Callable[[threading.Event, Session, Progress], Any]
"""What runs in the job; the event is set once the analyst wants it no more, also while it waits for its turn."""


class Making(QObject):
    """`start` runs work in a job of the desk and hands on its result, unless another one was started meanwhile."""

    stepped = Signal(str, int, int)  # what comes next ('' isn't known), done, total
    stopped = Signal(bool)  # whether the analyst wanted that
    failed = Signal(str)  # details for support

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._run: threading.Event | None = None
        self._title = ""
        self._started = False  # it no longer waits for its turn
        desk.jobs.started.connect(self._job_started)
        desk.jobs.stepped.connect(self._job_stepped)
        desk.jobs.failed.connect(self._job_failed)

    @property
    def running(self) -> bool:
        """Whether a job runs or waits."""
        return self._run is not None

    def start(self, title: str, work: Work, done: Callable[[Any], None]) -> None:
        """Run this, the only one from now on; `done` gets its result."""
        run = threading.Event()
        self._run, self._started, self._title = run, False, title
        self._desk.run(title, partial(work, run), partial(self._done, run, done), partial(self._stopped, run), repeats=False)

    def stop(self) -> None:
        """Ask the job to stop; `stopped` says when it did."""
        if self._run is not None:
            self._run.set()
            if self._started:
                self._desk.jobs.cancel()

    def leave(self) -> None:
        """Stop the job and hear no more of it."""
        self.stop()
        self._run = None

    def _done(self, run: threading.Event, done: Callable[[Any], None], result: Any) -> None:
        if run is self._run:
            self._run = None
            done(result)

    def _stopped(self, run: threading.Event) -> None:
        if run is self._run:
            self._run = None
            self.stopped.emit(run.is_set())

    def _job_started(self, title: str) -> None:
        self._started = self._run is not None and title == self._title

    def _job_stepped(self, done: int, total: int, what: str) -> None:
        if self._run is not None and self._started and not self._run.is_set():
            self.stepped.emit(what, done, total)

    def _job_failed(self, details: str) -> None:
        """`stopped` came first."""
        if self._started:
            self._started = False
            self.failed.emit(details)
