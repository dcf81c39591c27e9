"""Long jobs: where results arrive, what a cancel, an error or a closed library leaves behind."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.progress import Progress
from core.session import Session
from desktop.desk import Desk
from desktop.jobs import Job, Jobs


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.wait()


@pytest.fixture
def run(jobs: Jobs, library: Path) -> Callable[..., None]:
    def start(work, done=lambda _: None, stopped=None, title="工作") -> None:
        jobs.run(Job(title, work, done, stopped), library, "王芳")

    return start


def until_stopped(_session: Session, progress: Progress) -> None:
    """Work without an end of its own."""
    while True:
        progress.step(0, 1, "")
        QThread.msleep(2)


def test_a_result_arrives_on_the_main_thread_from_a_session_of_the_worker(jobs: Jobs, run, qtbot: QtBot) -> None:
    arrived: list[tuple[int, QThread]] = []
    here = threading.get_ident()
    worked: list[int] = []

    def work(session: Session, _: Progress) -> int:
        worked.append(threading.get_ident())
        return len(session.plans())

    run(work, lambda count: arrived.append((count, QThread.currentThread())))
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived == [(8, QApplication.instance().thread())] and worked != [here]
    assert not jobs.busy


def test_jobs_run_one_after_another_in_the_order_given(jobs: Jobs, run, qtbot: QtBot) -> None:
    order: list[str] = []
    for name in "abc":
        run(lambda _s, _p, name=name: order.append(f"{name} began") or name, lambda name: order.append(f"{name} done"))
    qtbot.waitUntil(lambda: not jobs.busy)
    assert order == ["a began", "a done", "b began", "b done", "c began", "c done"]


def test_steps_are_said_in_order(jobs: Jobs, run, qtbot: QtBot) -> None:
    spy = QSignalSpy(jobs.stepped)
    run(lambda _s, progress: [progress.step(n, 3, f"文件{n}") for n in range(3)])
    qtbot.waitUntil(lambda: not jobs.busy)
    assert [spy.at(n) for n in range(spy.count())] == [[n, 3, f"文件{n}"] for n in range(3)]


def test_an_error_of_the_analyst_is_said_and_the_queue_goes_on(jobs: Jobs, run, qtbot: QtBot) -> None:
    refused, stopped, done = QSignalSpy(jobs.refused), [], []

    def work(_s: Session, _p: Progress) -> None:
        raise UserError("没有这个文件。", "No such file.")

    run(work, done.append, lambda: stopped.append(1))
    run(lambda _s, _p: "next", done.append)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert refused.count() == 1 and refused.at(0)[0].zh == "没有这个文件。"
    assert (stopped, done) == ([1], ["next"])


def test_a_fault_of_ours_is_reported_with_details_and_the_queue_goes_on(jobs: Jobs, run, qtbot: QtBot) -> None:
    failed, done = QSignalSpy(jobs.failed), []
    run(lambda _s, _p: 1 // 0, done.append)
    run(lambda _s, _p: "next", done.append)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert failed.count() == 1 and "ZeroDivisionError" in failed.at(0)[0] and done == ["next"]


def test_a_fault_in_what_is_made_of_a_result_does_not_stop_the_queue(jobs: Jobs, run, qtbot: QtBot) -> None:
    done: list[str] = []
    with qtbot.captureExceptions() as caught:
        run(lambda _s, _p: 0, lambda result: 1 // result)
        run(lambda _s, _p: "next", done.append)
        qtbot.waitUntil(lambda: bool(done))
    assert [error[0] for error in caught] == [ZeroDivisionError]


def test_a_library_that_cannot_be_opened_is_said(jobs: Jobs, tmp_path: Path, qtbot: QtBot) -> None:
    refused = QSignalSpy(jobs.refused)
    jobs.run(Job("工作", lambda _s, _p: None, lambda _: None), tmp_path / "fehlt.yaodian", "王芳")
    qtbot.waitUntil(lambda: refused.count() == 1)


def test_a_cancelled_job_stops_at_its_next_step(jobs: Jobs, run, qtbot: QtBot) -> None:
    cancelled, stopped, done = QSignalSpy(jobs.cancelled), [], []
    run(until_stopped, done.append, lambda: stopped.append(1), title="对照")
    jobs.cancel()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert (cancelled.count(), cancelled.at(0), stopped, done) == (1, ["对照"], [1], [])
    jobs.cancel()


def test_a_paused_job_rests_until_it_goes_on(jobs: Jobs, run, qtbot: QtBot) -> None:
    done, said = [], QSignalSpy(jobs.paused)
    jobs.stepped.connect(lambda step, *_: jobs.pause(True) if step == 0 else None)
    run(lambda _s, progress: [progress.step(at, 3, "") or QThread.msleep(50) for at in range(3)], done.append)
    qtbot.waitUntil(lambda: said.count() == 1)
    qtbot.wait(250)
    assert jobs.busy and not done
    jobs.pause(False)
    qtbot.waitUntil(lambda: bool(done))
    assert [said.at(at)[0] for at in range(2)] == [True, False]
    jobs.pause(True)
    assert said.count() == 2


def test_a_paused_job_can_be_cancelled_and_the_next_one_runs(jobs: Jobs, run, qtbot: QtBot) -> None:
    cancelled, done = QSignalSpy(jobs.cancelled), []
    run(until_stopped, done.append)
    jobs.pause(True)
    run(lambda _s, progress: progress.step(0, 1, "") or "next", done.append)
    jobs.cancel()
    qtbot.waitUntil(lambda: done == ["next"])
    assert cancelled.count() == 1


def test_waiting_drops_the_queue_and_says_that_the_job_is_over(jobs: Jobs, run, qtbot: QtBot) -> None:
    finished, done = QSignalSpy(jobs.finished), []
    run(until_stopped, done.append)
    run(lambda _s, _p: 1, done.append)
    jobs.wait()
    qtbot.wait(20)
    assert not jobs.busy and finished.count() == 1 and done == []


def test_the_end_of_a_job_left_behind_is_not_the_end_of_the_next(jobs: Jobs, run, qtbot: QtBot) -> None:
    cancelled, done = QSignalSpy(jobs.cancelled), []
    run(until_stopped, done.append)
    qtbot.wait(10)
    jobs.wait()
    run(lambda session, _: len(session.plans()), done.append)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert (cancelled.count(), done) == (0, [8])


def test_a_job_that_does_not_listen_is_left_alone_without_a_crash(jobs: Jobs, run, qtbot: QtBot) -> None:
    go_on, done = threading.Event(), []
    run(lambda _s, _p: go_on.wait(5), done.append)
    qtbot.wait(10)
    jobs.wait(20)
    assert not jobs.busy
    run(lambda _s, _p: "next", done.append)
    go_on.set()
    qtbot.waitUntil(lambda: done == ["next"] and not jobs.busy)


def test_a_cancelled_import_keeps_the_files_done_before(desk: Desk, seeds: Path, tmp_path: Path, qtbot: QtBot) -> None:
    assert desk.open(tmp_path / "neu.yaodian", create=True)
    files = sorted(seeds.glob("*.txt"))
    seen: list[str] = []
    desk.jobs.stepped.connect(lambda done, _total, what: (seen.append(what), desk.jobs.cancel() if done == 2 else None))
    stopped: list[int] = []
    desk.run(
        "正在导入",
        lambda session, progress: session.import_files(files, SlowProgress(progress)),
        lambda _: None,
        lambda: stopped.append(1),
    )
    qtbot.waitUntil(lambda: bool(stopped), timeout=10_000)
    names = {plan.file for plan in desk.session.plans()}
    assert {file.name for file in files[:2]} <= names < {file.name for file in files}
    assert desk.session.check()["integrity"] == "ok"


class SlowProgress(Progress):
    """Gives the window time to cancel between two files."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def step(self, done: int, total: int, what: str) -> None:
        self._progress.step(done, total, what)
        QThread.msleep(100)


def test_the_window_keeps_its_turn_while_files_are_imported(desk: Desk, seeds: Path, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "viele"
    folder.mkdir()
    for number in range(4):
        for seed in seeds.glob("*.txt"):
            content = seed.read_bytes()
            (folder / f"{number}-{seed.name}").write_bytes(content + f"\n附注{number}\n".encode() * number)
    assert desk.open(tmp_path / "neu.yaodian", create=True)
    late: list[float] = []
    last = perf_counter()

    def tick() -> None:
        nonlocal last
        now = perf_counter()
        late.append(now - last - 0.01)
        last = now

    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(tick)
    timer.start()
    done: list[object] = []
    desk.run("正在导入", lambda session, progress: session.import_files([folder], progress), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=60_000)
    timer.stop()
    logging.getLogger(__name__).info("worst lateness of the event loop: %.0f ms", max(late) * 1000)
    assert len(done[0]) == 20 and max(late) < 0.5
