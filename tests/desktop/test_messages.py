"""What the banner offers: what was not done once more, and details to hand on."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from core.annotating import AnnotationView
from core.errors import UserError
from core.progress import Progress
from core.session import Session
from desktop.main_window import MainWindow
from desktop.saving import save_workbook

LEFT = Qt.MouseButton.LeftButton


def button(window: MainWindow, words: str) -> QPushButton | None:
    QApplication.processEvents()  # a button added to a bar in sight is shown with the next event
    found = [each for each in window.banner.findChildren(QPushButton) if each.text() == words and each.isVisible()]
    return found[0] if found else None


def press(qtbot: QtBot, window: MainWindow, words: str) -> None:
    wanted = button(window, words)
    assert wanted is not None, words
    qtbot.mouseClick(wanted, LEFT)


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.desk.jobs.busy, timeout=20_000)


class Unlucky:
    """Work that fails the first times."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.asked = 0

    def __call__(self, session: Session, _: Progress) -> int:
        self.asked += 1
        if self.errors:
            raise self.errors.pop(0)
        return len(session.plans())


def test_what_was_refused_or_failed_is_done_again_till_it_works(reading: MainWindow, qtbot: QtBot) -> None:
    work, done = Unlucky(UserError("磁盘已满。", "The disk is full."), ValueError("秘密")), []
    reading.desk.run("工作", work, done.append)
    idle(qtbot, reading)
    assert "磁盘已满" in reading.banner.text() and done == []
    press(qtbot, reading, "重试")
    idle(qtbot, reading)
    assert work.asked == 2 and "资料库未受影响" in reading.banner.text() and button(reading, "复制详情") is not None
    press(qtbot, reading, "重试")
    idle(qtbot, reading)
    assert done == [8] and not reading.banner.isVisible()


def test_the_status_line_says_that_an_edit_waits_for_a_job(reading: MainWindow, qtbot: QtBot) -> None:
    desk, saved = reading.desk, reading.status._saved
    gate, noted = Event(), desk.session.annotations()
    desk.run("工作", lambda _session, _progress: gate.wait(30), lambda _: None)
    desk.edit_beside("改", lambda session: session.annotating.remove([noted[0].id]))
    qtbot.waitUntil(lambda: saved.text() == "正在存入…")
    gate.set()
    qtbot.waitUntil(lambda: saved.text() == "✓ 已存入资料库")
    assert not desk.editing and len(desk.session.annotations()) == len(noted) - 1


def test_the_status_line_says_that_the_file_did_not_take_an_edit(reading: MainWindow, qtbot: QtBot, library: Path) -> None:
    desk, saved = reading.desk, reading.status._saved
    noted, away = desk.session.annotations(), library.with_name("别处")
    library.rename(away)
    assert desk.edit(lambda session: session.annotating.remove([noted[0].id])) is None
    assert "没有写入" in reading.banner.text()
    qtbot.waitUntil(lambda: saved.text() == "上次修改没有存入")
    away.rename(library)
    assert desk.edit(lambda session: session.annotating.remove([noted[0].id])) is not None
    qtbot.waitUntil(lambda: saved.text() == "✓ 已存入资料库")
    assert not reading.banner.isVisible()  # what it said is over


def test_the_status_line_says_that_the_file_did_not_take_an_edit_beside_the_window(
    reading: MainWindow, qtbot: QtBot, library: Path
) -> None:
    desk, saved = reading.desk, reading.status._saved
    noted, away = desk.session.annotations(), library.with_name("别处")
    library.rename(away)
    desk.edit_beside("改", lambda session: session.annotating.remove([noted[0].id]))
    idle(qtbot, reading)
    qtbot.waitUntil(lambda: saved.text() == "上次修改没有存入")
    assert reading.banner.isVisible()
    away.rename(library)
    press(qtbot, reading, "重试")
    qtbot.waitUntil(lambda: saved.text() == "✓ 已存入资料库")


def test_an_edit_beside_the_window_is_counted_again_when_it_is_done_again(reading: MainWindow, qtbot: QtBot) -> None:
    failed: list[int] = []

    def change(session: Session) -> object:
        if not failed:
            failed.append(1)
            raise UserError("先不做。", "Not yet.")
        return session.annotating.remove([session.annotations()[0].id])

    before = len(reading.desk.session.annotations())
    reading.desk.edit_beside("改", change)
    idle(qtbot, reading)
    assert not reading.desk.editing
    press(qtbot, reading, "重试")
    assert reading.desk.editing
    idle(qtbot, reading)
    assert len(reading.desk.session.annotations()) == before - 1 and not reading.desk.editing


def test_a_workbook_that_could_not_be_written_is_written_when_there_is_room(
    reading: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "夹" / "表.xlsx"
    view = AnnotationView()
    save_workbook(reading.desk, target, lambda session, path, progress: session.annotating.export(path, view, progress=progress))
    idle(qtbot, reading)
    assert reading.banner.isVisible() and not target.exists()
    target.parent.mkdir()
    press(qtbot, reading, "重试")
    idle(qtbot, reading)
    assert not reading.banner.isVisible(), reading.banner.text()
    assert target.exists()


def test_a_refused_file_is_taken_once_it_can_be_read(reading: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    file, other = tmp_path / "要点.txt", tmp_path / "空.txt"
    file.write_text("", encoding="utf-8")
    other.write_text("", encoding="utf-8")
    before = len(reading.desk.plans())
    reading.files.take_in([file, other])
    idle(qtbot, reading)
    assert reading.banner.isVisible()
    file.write_text("某市2021年工作要点\n一、加强监督。\n二、深化改革。\n", encoding="utf-8")
    press(qtbot, reading, "重试")
    qtbot.waitUntil(lambda: len(reading.desk.plans()) == before + 1, timeout=20_000)


def test_what_cannot_be_done_again_is_not_offered(reading: MainWindow, qtbot: QtBot) -> None:
    reading.desk.run("工作", Unlucky(UserError("不行。", "No.")), lambda _: None, repeats=False)
    idle(qtbot, reading)
    assert reading.banner.isVisible() and button(reading, "重试") is None
    assert reading.desk.edit(lambda session: session.annotation(10**6)) is None  # not a job: it is done again by doing it
    assert button(reading, "重试") is None


def test_details_are_copied_as_they_are_said(reading: MainWindow, qtbot: QtBot) -> None:
    reading.desk.run("工作", Unlucky(UserError("磁盘已满。", "The disk is full.")), lambda _: None)
    idle(qtbot, reading)
    press(qtbot, reading, "复制详情")
    assert QApplication.clipboard().text() == "磁盘已满。"
