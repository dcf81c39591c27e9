"""Long work can be paused, resumed and stopped from another thread, and says how far it is."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from core.progress import CancelledError, ControlledProgress, Progress


class Told(ControlledProgress):
    """Keeps the steps it was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[int] = []
        self.shown = threading.Condition()

    def show(self, done: int, total: int, what: str) -> None:
        with self.shown:
            self.steps.append(done)
            self.shown.notify_all()

    def reaches(self, step: int) -> bool:
        with self.shown:
            return self.shown.wait_for(lambda: step in self.steps, 5)


class Work(threading.Thread):
    """Three steps, and how they ended."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress
        self.ending = ""

    def run(self) -> None:
        try:
            for done in range(3):
                self.progress.step(done, 3, "")
            self.ending = "done"
        except CancelledError:
            self.ending = "cancelled"


@pytest.fixture
def work() -> Iterator[Work]:
    made = Work(Told())
    yield made
    made.progress.cancel()
    made.join(5)
    assert not made.is_alive()


def test_silent_progress_lets_work_run() -> None:
    silent = Work(Progress())
    silent.run()
    silent.progress.heed()
    assert silent.ending == "done"


def test_paused_work_rests_at_its_next_step_until_it_is_resumed(work: Work) -> None:
    work.progress.pause()
    work.start()
    assert work.progress.reaches(0)
    work.join(0.05)
    assert work.is_alive() and work.progress.paused and work.progress.steps == [0]
    work.progress.resume()
    work.join(5)
    assert (work.ending, work.progress.steps, work.progress.paused) == ("done", [0, 1, 2], False)


def test_a_cancel_ends_a_pause_and_is_final(work: Work) -> None:
    work.progress.pause()
    work.start()
    assert work.progress.reaches(0)
    work.progress.cancel()
    work.join(5)
    assert work.ending == "cancelled" and work.progress.steps == [0]
    work.progress.pause()
    assert not work.progress.paused
    with pytest.raises(CancelledError):
        work.progress.heed()
    with pytest.raises(CancelledError):
        work.progress.step(1, 3, "")
    assert work.progress.steps == [0]
