"""The window answers while it imports, aligns and exports: no turn of the event loop computes for long.

What counts is the time that the window's own thread computes within one turn: that of other threads and programs is not its
fault. It is set against a piece of work measured on the same machine in the same run, so that a slow day fails nothing.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

from core.progress import Progress
from core.session import Session
from desktop.briefing.dialog import BriefingDialog
from desktop.briefing.footer import Footer
from desktop.desk import Place
from desktop.main_window import MainWindow
from tests.bench import long_plan

LONG = 0.050  # seconds: what a person begins to feel
USUAL = 0.0080  # seconds that `work` takes on the machine where the limit was set
FEW, WORST = 2, 3  # so many turns may be longer, none by more than so many times


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


class Turns(QObject):
    """Counts the turns of the event loop and how long the thread computed in each (`spent`) and it took (`taken`), in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.spent: list[float] = []
        self.taken: list[float] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        self._last, self._last_spent = time.perf_counter(), time.thread_time()
        self._timer.start(0)

    def stop(self) -> None:
        self._timer.stop()

    def _turn(self) -> None:
        now, spent = time.perf_counter(), time.thread_time()
        self.taken.append(now - self._last)
        self.spent.append(spent - self._last_spent)
        self._last, self._last_spent = now, spent


def watched(qtbot: QtBot, window: MainWindow, act: Callable[[], object], over: Callable[[], bool]) -> Turns:
    """The turns from an act until it is over and the jobs are done."""
    turns = Turns()
    turns.start()
    QTimer.singleShot(0, window, act)
    qtbot.waitUntil(lambda: len(turns.spent) > 3 and over() and not window.desk.jobs.busy, timeout=60_000)
    for _ in range(20):  # what is done in turns of its own after the end
        qtbot.wait(1)
    turns.stop()
    return turns


def judge(what: str, turns: Turns) -> None:
    """Print the longest turns; fail where the window computed for long within one of them."""
    limit = LONG * max(1.0, work() / USUAL)
    longest = sorted(turns.spent, reverse=True)[:3]
    print(  # noqa: T201
        f"{what}: {len(turns.spent)} turns, longest {max(turns.taken) * 1000:.0f} ms by the clock,"
        f" {', '.join(f'{spent * 1000:.0f}' for spent in longest)} ms computing, limit {limit * 1000:.0f} ms"
    )
    over = [spent for spent in turns.spent if spent > limit]
    assert len(over) <= FEW and max(turns.spent) <= WORST * limit, f"{what}: too long are {over}"


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.desk.jobs.busy, timeout=60_000)


def test_the_window_answers_during_an_import(window: MainWindow, qtbot: QtBot, seeds: Path, tmp_path: Path) -> None:
    assert window.files.create(tmp_path / "库.yaodian")
    found = sorted(seeds.glob("*.txt"))
    judge("import", watched(qtbot, window, lambda: window.files.take_in(found), lambda: window.desk.outline is not None))
    assert len(window.desk.plans()) == 8


def test_the_window_answers_during_an_alignment_and_an_export(reading: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    desk = reading.desk
    aligned = set(desk.session.aligning.pairs())
    plans = sorted(desk.plans(), key=lambda plan: -plan.clauses)
    old, new = next((a.id, b.id) for a in plans for b in plans if a.id < b.id and (a.id, b.id) not in aligned)
    place = Place("compare", old=old, new=new)
    judge(
        "align", watched(qtbot, reading, lambda: desk.go.emit(place), lambda: desk.session.aligning.stored(old, new) is not None)
    )
    path = tmp_path / "简报.docx"
    reading.dialogs.briefing((old, new))
    dialog = reading.findChild(BriefingDialog)
    idle(qtbot, reading)
    dialog.set_path(path)
    judge("export", watched(qtbot, reading, dialog.findChild(Footer).make_button().click, path.exists))


def test_the_window_answers_when_a_long_plan_is_opened(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    plan_id = long_plan.build(tmp_path / "长.yaodian", characters=60_000, annotations=60)
    assert window.desk.open(tmp_path / "长.yaodian")
    qtbot.wait(50)
    desk = window.desk

    def opened() -> bool:
        return desk.outline is not None and desk.outline.plan.id == plan_id

    judge("open", watched(qtbot, window, lambda: desk.read(plan_id), opened))
    assert opened()


def test_the_window_answers_while_an_edit_waits_for_a_job_to_have_written(reading: MainWindow, qtbot: QtBot) -> None:
    desk, writing = reading.desk, threading.Event()

    def work(session: Session, _: Progress) -> None:
        with session.library.write():
            writing.set()
            time.sleep(0.4)

    desk.run("写", work, lambda _: None)
    qtbot.waitUntil(writing.is_set)
    before, turns = len(desk.session.annotations()), Turns()
    turns.start()
    qtbot.keyClick(reading.reader.text, Qt.Key.Key_1)
    turned = len(turns.spent)
    turns.stop()
    assert len(desk.session.annotations()) == before + 1
    assert turned >= 5
    idle(qtbot, reading)
    reading.actions_["undo"].trigger()
    assert len(desk.session.annotations()) == before


def test_the_window_answers_during_a_search_beside_a_job(reading: MainWindow, qtbot: QtBot) -> None:
    go_on = threading.Event()
    reading.desk.run("导入", lambda _session, _progress: go_on.wait(60), lambda _: None)
    search = reading.search

    def over() -> bool:
        if not search.under_way and search.findings is not None and search.findings.query == "教":
            go_on.set()
        return go_on.is_set()

    place = Place("search", query="教")
    judge("search", watched(qtbot, reading, lambda: reading.go(place), over))
    assert search.findings is not None and search.findings.total > 500
