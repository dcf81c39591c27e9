"""Long jobs beside the window: one worker thread, a queue, progress and cancel. Each job has a session of its own.

A job's result comes back on the window's thread. The window itself never runs what can take longer than 50 ms.
"""

from __future__ import annotations

import threading
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from core.errors import UserError
from core.model import Notice
from core.progress import CancelledError, Progress
from core.session import Session


@dataclass(frozen=True)
class Job:
    """`work` runs in the worker with its own session; `done` gets its result on the window's thread.

    `stopped` is called on the window's thread after a cancel or an error, when what was finished stays.
    """

    title: str
    work: Callable[[Session, Progress], Any]
    done: Callable[[Any], None]
    stopped: Callable[[], None] | None = None


class _Worker(QThread):
    """Runs one job; says how it ended by one of four signals."""

    stepped = Signal(int, int, str)
    succeeded = Signal(object)
    refused = Signal(object)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, job: Job, library: Path, author: str) -> None:
        super().__init__()
        self._job = job
        self._library = library
        self._author = author
        self.stop = threading.Event()

    def run(self) -> None:
        try:
            with Session.open(self._library, self._author) as session:
                result = self._job.work(session, _SignalProgress(self))
        except CancelledError:
            self.cancelled.emit()
        except UserError as error:
            self.refused.emit(error.notice)
        except Exception:  # noqa: BLE001 - whatever a job does wrong is shown by the window, which stays up
            self.failed.emit(traceback.format_exc())
        else:
            self.succeeded.emit(result)


class _SignalProgress(Progress):
    def __init__(self, worker: _Worker) -> None:
        self._worker = worker

    def step(self, done: int, total: int, what: str) -> None:
        if self._worker.stop.is_set():
            raise CancelledError
        self._worker.stepped.emit(done, total, what)


class Jobs(QObject):
    """The queue of long jobs on one library."""

    started = Signal(str)  # title
    stepped = Signal(int, int, str)  # done, total, what
    finished = Signal()  # the running job is over, however it ended
    refused = Signal(Notice)
    failed = Signal(str)  # details for support, when the fault is ours
    cancelled = Signal(str)  # title

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: deque[tuple[Job, Path, str]] = deque()
        self._worker: _Worker | None = None

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return self._worker is not None or bool(self._queue)

    def run(self, job: Job, library: Path, author: str) -> None:
        """Queue a job on the library at `library`."""
        self._queue.append((job, library, author))
        if self._worker is None:
            self._next()

    def cancel(self) -> None:
        """Ask the running job to stop at its next step."""
        if self._worker is not None:
            self._worker.stop.set()

    def wait(self, milliseconds: int = 10_000) -> None:
        """Drop what waits, stop what runs, and wait for it; for closing the window."""
        self._queue.clear()
        if self._worker is not None:
            self._worker.stop.set()
            self._worker.wait(milliseconds)

    def _next(self) -> None:
        if not self._queue:
            return
        job, library, author = self._queue.popleft()
        worker = _Worker(job, library, author)
        self._worker = worker
        worker.stepped.connect(self.stepped)
        worker.succeeded.connect(lambda result: self._end(worker, lambda: job.done(result)))
        worker.refused.connect(lambda notice: self._end(worker, lambda: self._stop(job, self.refused, notice)))
        worker.failed.connect(lambda details: self._end(worker, lambda: self._stop(job, self.failed, details)))
        worker.cancelled.connect(lambda: self._end(worker, lambda: self._stop(job, self.cancelled, job.title)))
        self.started.emit(job.title)
        worker.start(QThread.Priority.LowPriority)

    def _stop(self, job: Job, signal: Any, value: object) -> None:
        if job.stopped is not None:
            job.stopped()
        signal.emit(value)

    def _end(self, worker: _Worker, report: Callable[[], None]) -> None:
        worker.wait()
        self._worker = None
        self.finished.emit()
        report()
        if self._worker is None:
            self._next()
