"""The longest turns of the event loop while the window does something: what a person feels as the window not answering.

What counts is the time that the window's own thread computes within one turn: that of other threads and programs is not its
fault.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, QTimer

from tests.bench.figures import Figure

LONG = 0.050  # seconds: what a person begins to feel
USUAL = 0.0080  # seconds that `work` takes on the machine where the limit was set
REST = 20  # turns after the end of a step, in which it does what it has put off
PATIENCE = 120  # seconds


class Turns(QObject):
    """Counts the turns of the event loop and how long the thread computed in each (`spent`) and it took (`taken`), in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.spent: list[float] = []
        self.taken: list[float] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        """Count from now on."""
        self._last, self._last_spent = time.perf_counter(), time.thread_time()
        self._timer.start(0)

    def stop(self) -> None:
        """Count no longer."""
        self._timer.stop()

    def _turn(self) -> None:
        now, spent = time.perf_counter(), time.thread_time()
        self.taken.append(now - self._last)
        self.spent.append(spent - self._last_spent)
        self._last, self._last_spent = now, spent


def turns_of(act: Callable[[], object], over: Callable[[], bool] = lambda: True) -> Turns:
    """The turns from an act, which is one of them, until it is over and nothing was put off; TimeoutError where it never is."""
    turns, loop, until = Turns(), QEventLoop(), time.monotonic() + PATIENCE
    rest = REST

    def look() -> None:
        nonlocal rest
        rest = rest - 1 if len(turns.spent) > 3 and over() else REST
        if rest <= 0 or time.monotonic() > until:
            loop.quit()

    looking = QTimer()
    looking.timeout.connect(look)
    QTimer.singleShot(0, act)
    turns.start()
    looking.start(1)
    loop.exec()
    looking.stop()
    turns.stop()
    if rest > 0:
        raise TimeoutError("what was watched did not come to its end")
    return turns


def longest(name: str, turns: Turns) -> Figure:
    """The longest turn of the event loop within a step, as computed by this thread."""
    return Figure(f"{name}, longest turn", max(turns.spent), None, "", "target 50 ms")


def work() -> float:
    """How long this machine computes at a piece of work, in seconds: in the middle of a few tries."""
    tries: list[float] = []
    for _ in range(5):
        began = time.thread_time()
        found: dict[int, str] = {}
        for number in range(60_000):
            found[number % 977] = str(number)
        tries.append(time.thread_time() - began)
    return sorted(tries)[2]
