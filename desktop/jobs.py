"""Long jobs beside the window: one worker thread, a queue, progress, pause and cancel. Each job has a session of its own.

A job's result comes back on the window's thread. The window itself never runs what can take longer than 50 ms.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from core.errors import UserError
from core.model import Notice
from core.progress import CancelledError, ControlledProgress, Progress
from core.session import Session
from desktop.faults import described, surroundings


@dataclass(frozen=True)
class Job:
    """`work` runs in the worker with its own session; `done` gets its result on the window's thread.

    `stopped` is called on the window's thread after a cancel or an error, when what was finished stays; `refused` gets the error
    after that, where it is one the user can put right; `again` asks for the same once more, which is offered then.
    """

    title: str
    work: Callable[[Any, Progress], Any]  # a Session and how far it is
    done: Callable[[Any], None]
    stopped: Callable[[], object] | None = None
    again: Callable[[], object] | None = None
    refused: Callable[[UserError], object] | None = None


class _Ending(Enum):
    DONE = auto()
    REFUSED = auto()
    FAILED = auto()
    CANCELLED = auto()


class _Worker(QThread):
    """Runs one job and says how it ended: an _Ending and the result, the error or the details."""

    # Both name their worker: one that was left behind may still have words under way when the next one runs.
    stepped = Signal(object, int, int, str)
    ended = Signal(object, object, object)

    def __init__(self, job: Job, open_session: Callable[[], AbstractContextManager[Any]]) -> None:
        super().__init__()
        self.job = job
        self._open_session = open_session
        self.progress = _SignalProgress(self)

    def run(self) -> None:
        try:
            with self._open_session() as session:
                result = self.job.work(session, self.progress)
        except CancelledError:
            self.ended.emit(self, _Ending.CANCELLED, self.job.title)
        except UserError as error:
            self.ended.emit(self, _Ending.REFUSED, error)
        except Exception as error:  # noqa: BLE001 - whatever a job does wrong is shown by the window, which stays up
            self.ended.emit(self, _Ending.FAILED, f"{surroundings()}\n{described(error)}")
        else:
            self.ended.emit(self, _Ending.DONE, result)


class _SignalProgress(ControlledProgress):
    def __init__(self, worker: _Worker) -> None:
        super().__init__()
        self._worker = worker

    def show(self, done: int, total: int, what: str) -> None:
        self._worker.stepped.emit(self._worker, done, total, what)


class Jobs(QObject):
    """The queue of long jobs on one library."""

    started = Signal(str)  # title
    stepped = Signal(int, int, str)  # done, total, what
    paused = Signal(bool)  # the running job rests from its next step on, or goes on
    finished = Signal()  # the running job is over, however it ended
    refused = Signal(Notice)
    failed = Signal(str)  # details for support, when the fault is ours
    cancelled = Signal(str)  # title
    repeatable = Signal(object)  # what has just been refused or failed can be asked for again, by this call

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: deque[tuple[Job, Callable[[], AbstractContextManager[Any]]]] = deque()
        self._worker: _Worker | None = None
        self._left: list[_Worker] = []  # told to stop, but still running: a thread must not go before it ends

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return self._worker is not None or bool(self._queue)

    def run(self, job: Job, library: Path, author: str, *, read_only: bool = False) -> None:
        """Queue a job on the library at `library`."""
        self._add(job, partial(Session.read if read_only else Session.open, library, author))

    def run_alone(self, job: Job) -> None:
        """Queue a job that needs no open library; its work gets None in place of a session."""
        self._add(job, nullcontext)

    def finish(self) -> None:
        """Wait until the running job is over, dropping those after it; for quitting."""
        if self._worker is not None:
            self._worker.wait()
        self.wait()

    def _add(self, job: Job, open_session: Callable[[], AbstractContextManager[Any]]) -> None:
        self._queue.append((job, open_session))
        if self._worker is None:
            self._next()

    def cancel(self) -> None:
        """Ask the running job to stop: at its next step, an import also within the file it reads."""
        if self._worker is not None:
            self._worker.progress.cancel()

    def pause(self, on: bool) -> None:
        """Let the running job rest from its next step on, or go on."""
        if self._worker is not None:
            progress = self._worker.progress
            (progress.pause if on else progress.resume)()
            self.paused.emit(progress.paused)

    def wait(self, milliseconds: int = 10_000) -> None:
        """Drop what waits, stop what runs, and wait for it; for closing the window."""
        self._queue.clear()
        if self._worker is not None:
            worker, self._worker = self._worker, None
            worker.progress.cancel()
            if not worker.wait(milliseconds):
                self._left.append(worker)
            self.finished.emit()

    def _next(self) -> None:
        if not self._queue:
            return
        worker = _Worker(*self._queue.popleft())
        self._worker = worker
        worker.stepped.connect(self._step)
        worker.ended.connect(self._end)
        self.started.emit(worker.job.title)
        worker.start(QThread.Priority.LowPriority)

    def _step(self, worker: _Worker, done: int, total: int, what: str) -> None:
        if worker is self._worker:
            self.stepped.emit(done, total, what)

    def _end(self, worker: _Worker, ending: _Ending, value: object) -> None:
        worker.wait()
        if worker in self._left:
            self._left.remove(worker)
        if worker is not self._worker:
            return
        self._worker = None
        self.finished.emit()
        try:
            self._report(worker.job, ending, value)
        finally:
            if self._worker is None:
                self._next()

    def _report(self, job: Job, ending: _Ending, value: object) -> None:
        if ending is _Ending.DONE:
            job.done(value)
            return
        if job.stopped is not None:
            job.stopped()
        if isinstance(value, UserError):
            if job.refused is not None:
                job.refused(value)
            self.refused.emit(value.notice)
        else:
            (self.cancelled if ending is _Ending.CANCELLED else self.failed).emit(value)
        if job.again is not None and ending is not _Ending.CANCELLED:
            self.repeatable.emit(job.again)
