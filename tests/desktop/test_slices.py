"""Work in slices: as much as a slice holds, not beyond a pause, at once where that is asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.slices import PAUSE, Slices


def work(done: list[int]) -> Iterator[object]:
    done.append(1)
    yield
    done.append(2)
    yield PAUSE
    done.append(3)


@pytest.fixture
def slices(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Slices:
    """Slices that hold any work."""
    monkeypatch.setattr("desktop.slices.SLICE", 60.0)
    return Slices()


def test_a_work_goes_on_to_its_pause_and_from_there_after_events_had_their_turn(slices: Slices, qtbot: QtBot) -> None:
    done = list[int]()
    with qtbot.waitSignal(slices.ended):
        slices.begin(work(done))
        assert done == [1, 2] and slices.busy
    assert done == [1, 2, 3] and not slices.busy


def test_what_is_done_at_once_does_not_pause(slices: Slices) -> None:
    done = list[int]()
    slices.begin(work(done), at_once=True)
    assert done == [1, 2, 3] and not slices.busy
