"""Work of the window's own thread that would keep it from answering: done a slice between events, the first at once.

What can be done beside the window is a job or a lookup; here goes what only this thread may do, such as filling views.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

SLICE = 0.006  # seconds of computing, after which events have their turn; several works share one
PAUSE = object()  # what a work yields before a step that takes a turn of its own
AT_ONCE = 500  # clauses or annotations of a plan: so many are read and shown within one turn


class Slices(QObject):
    """Does one piece of work at a time. That yields where it can be interrupted, and `PAUSE` where it is to be.

    Views must be sound at every yield.

    `ended` says that a work is done. One that is stopped, or in whose place another is begun, ends without a word.
    """

    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Iterator[object] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether a work is under way."""
        return self._work is not None

    def begin(self, work: Iterator[object], *, at_once: bool = False) -> None:
        """Do this from now on, in place of what is under way; `at_once`: there is little of it, all is done when this returns."""
        self._work = work
        self._timer.start()
        if at_once:
            self._do(None)
        else:
            self._go_on()

    def stop(self) -> None:
        """Leave the work as it is."""
        self._work = None
        self._timer.stop()

    def _go_on(self) -> None:
        self._do(time.thread_time() + SLICE)

    def _do(self, until: float | None) -> None:
        work = self._work
        while work is not None and work is self._work:
            try:
                pausing = next(work) is PAUSE
            except StopIteration:
                if work is self._work:
                    self.stop()
                    self.ended.emit()
                return
            except BaseException:
                self.stop()
                raise
            if until is not None and (pausing or time.thread_time() >= until):
                return
