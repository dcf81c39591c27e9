"""Questions that views ask the library beside the window and its jobs: one thread, one session that reads, the newest first.

A view has one question at a time: asking again stops the one it asked before. Answers come back on the window's thread.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from core.errors import UserError
from core.model import Notice
from core.progress import CancelledError, ControlledProgress, Progress
from core.session import Session
from desktop.faults import described, surroundings


@dataclass(eq=False)
class Question:
    """`work` runs beside the window with a session that only reads; `done` gets its result, on the window's thread.

    `refused` is called where there is none: the analyst's error or ours was said. Nothing is called after a `stop`.
    """

    asker: object
    work: Callable[[Session, Progress], Any]
    done: Callable[[Any], object]
    refused: Callable[[], object]
    progress: ControlledProgress = field(default_factory=ControlledProgress)

    def stop(self) -> None:
        """Ask it to end, without an answer."""
        self.progress.cancel()


class _Ending(Enum):
    ANSWERED = auto()
    REFUSED = auto()
    FAILED = auto()


class _Reader(QThread):
    """Answers questions until it is told to end; the session is opened for the first one and kept."""

    ended = Signal(object, object, object)  # a Question, an _Ending, and the result, the sentence or the details

    def __init__(self, library: Path, author: str) -> None:
        super().__init__()
        self._library, self._author = library, author
        self._asked: deque[Question] = deque()
        self._changed = threading.Condition()
        self._running: Question | None = None
        self._ending = False

    @property
    def busy(self) -> bool:
        """Whether a question waits or is being answered."""
        with self._changed:
            return bool(self._asked) or self._running is not None

    def ask(self, question: Question) -> None:
        """Put a question before those that wait."""
        with self._changed:
            self._asked.appendleft(question)
            self._changed.notify_all()

    def end(self) -> None:
        """Stop every question and let the thread go when it has heeded that."""
        with self._changed:
            self._ending = True
            for question in (*self._asked, *((self._running,) if self._running else ())):
                question.stop()
            self._changed.notify_all()

    def run(self) -> None:
        session: Session | None = None
        try:
            while (question := self._next()) is not None:
                session = self._answer(question, session)
        finally:
            if session is not None:
                session.close()

    def _next(self) -> Question | None:
        with self._changed:
            self._running = None
            self._changed.wait_for(lambda: self._ending or bool(self._asked))
            self._running = None if self._ending else self._asked.popleft()
            return self._running

    def _answer(self, question: Question, session: Session | None) -> Session | None:
        try:
            question.progress.heed()
            session = session or Session.read(self._library, self._author)
            result = question.work(session, question.progress)
        except CancelledError:
            pass
        except UserError as error:
            self.ended.emit(question, _Ending.REFUSED, error.notice)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is shown by the window, which stays up
            self.ended.emit(question, _Ending.FAILED, f"{surroundings()}\n{described(error)}")
        else:
            self.ended.emit(question, _Ending.ANSWERED, result)
        return session


class Lookups(QObject):
    """The questions asked of one library, and their answers."""

    refused = Signal(Notice)
    failed = Signal(str)  # details for support, when the fault is ours
    repeatable = Signal(object)  # what was refused or failed can be asked again, by this call

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader: _Reader | None = None
        self._latest: dict[object, Question] = {}  # of each asker; it may have been answered

    @property
    def busy(self) -> bool:
        """Whether a question waits or is being answered."""
        return self._reader is not None and self._reader.busy

    def ask(self, library: Path, author: str, question: Question) -> None:
        """Ask the library at a path, beside the window."""
        if self._reader is None:
            self._reader = reader = _Reader(library, author)
            reader.ended.connect(self._end)
            reader.start(QThread.Priority.LowPriority)
        self._put(self._reader, question)

    def _put(self, reader: _Reader, question: Question) -> None:
        # An answer to the older one may be on its way already: that is not heard either.
        if older := self._latest.get(question.asker):
            older.stop()
        self._latest[question.asker] = question
        reader.ask(question)

    def close(self) -> None:
        """Stop what is asked and let go of the library; comes back when its file is closed."""
        if self._reader is not None:
            reader, self._reader = self._reader, None
            self._latest.clear()
            reader.end()
            reader.wait()

    def _end(self, question: Question, ending: _Ending, value: object) -> None:
        if not self._heard(question):
            return
        if ending is _Ending.ANSWERED:
            question.done(value)
            return
        question.refused()
        (self.refused if ending is _Ending.REFUSED else self.failed).emit(value)
        self.repeatable.emit(lambda: self._ask_again(question))

    def _ask_again(self, question: Question) -> None:
        if self._reader is not None:
            self._put(self._reader, replace(question, progress=ControlledProgress()))

    def _heard(self, question: Question) -> bool:
        """Whether an answer is still wanted: it may have been on its way when the question was stopped."""
        try:
            question.progress.heed()
        except CancelledError:
            return False
        return True
