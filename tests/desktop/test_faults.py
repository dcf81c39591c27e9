"""Faults of ours: said in plain words, with details to copy, in a log and in reports that hold no text of any document."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from core.errors import DamagedLibraryError, NotFoundError
from desktop.app import listen
from desktop.dialogs.crash_dialog import CrashDialog
from desktop.faults import LOG_SIZE, LOGS, REPORTS, Faults, described
from desktop.main_window import MainWindow

TEXT = "坚持稳中求进，办好人民满意的教育"


@pytest.fixture
def faults(tmp_path: Path) -> Iterator[Faults]:
    """A keeper of faults with a folder of its own; the hooks of Python are as before afterwards."""
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    faults = Faults(tmp_path / "logs")
    faults.install()
    yield faults
    faults.close()
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


def written(faults: Faults) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in faults.folder.iterdir())


def fail(text: str) -> None:
    """Fails with a message, a local name and a chain of causes that all hold the text."""
    try:
        {}[text]
    except KeyError as error:
        raise ValueError(f"cannot read {text}") from error


def test_what_an_exception_says_is_not_kept_but_where_it_happened_is(faults: Faults) -> None:
    said: list[str] = []
    faults.happened.connect(said.append)
    try:
        fail(TEXT)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    kept = written(faults)
    for words in (kept, *said):
        assert TEXT not in words and TEXT[:4] not in words
        assert "builtins.KeyError" in words and "builtins.ValueError" in words
        assert "test_faults.py" in words and " fail" in words
        assert "Yaodian " in words and "SQLite " in words
    assert len(said) == 1
    assert str(Path.home()) not in kept


def test_groups_and_errors_of_the_system_are_told_by_kind_and_number() -> None:
    try:
        raise ExceptionGroup(TEXT, [FileNotFoundError(2, TEXT, TEXT), RuntimeError(TEXT)])
    except ExceptionGroup as error:
        words = described(error)
    assert TEXT not in words
    assert "FileNotFoundError errno 2" in words and "RuntimeError" in words


def test_a_fault_in_a_thread_comes_to_the_window_too(faults: Faults, qtbot: QtBot) -> None:
    with qtbot.waitSignal(faults.happened, timeout=5000) as caught:
        thread = threading.Thread(target=fail, args=(TEXT,))
        thread.start()
        thread.join()
    assert "ValueError" in caught.args[0]


def test_the_same_fault_again_and_again_is_said_once(faults: Faults) -> None:
    said: list[str] = []
    faults.happened.connect(said.append)
    for _ in range(50):
        try:
            fail(TEXT)
        except ValueError as error:
            faults.record(error)
    assert len(said) == 1
    assert len(list(faults.folder.glob("report *.txt"))) == 1


def test_log_and_reports_do_not_grow_without_end(faults: Faults) -> None:
    for number in range(200):
        faults.keep(f"{number}\n" + "x" * 10_000)
    assert len(list(faults.folder.glob("report *.txt"))) == REPORTS
    logs = list(faults.folder.glob("yaodian.log*"))
    assert len(logs) == LOGS + 1
    assert all(log.stat().st_size <= LOG_SIZE for log in logs)


def buttons(window: MainWindow) -> list[QPushButton]:
    QApplication.processEvents()  # a button added to a bar in sight is shown with the next event
    return [button for button in window.banner.findChildren(QPushButton) if button.isVisible()]


@pytest.mark.parametrize("where", ["slot", "job"])
def test_the_window_says_it_in_its_own_words_and_goes_on(reading: MainWindow, faults: Faults, qtbot: QtBot, where: str) -> None:
    listen(reading, faults)
    desk = reading.desk
    before = desk.session.check()
    if where == "job":
        desk.run("做事", lambda *_: fail(TEXT), lambda _: None)
        qtbot.waitUntil(reading.banner.isVisible, timeout=5000)
    else:  # while a test runs pytest-qt has a hook of its own in Python's place: ours is called as Python would call it
        try:
            fail(TEXT)
        except ValueError as error:
            faults._caught(type(error), error, error.__traceback__)
    assert "资料库未受影响" in reading.banner.text()
    assert TEXT not in reading.banner.text() and "Traceback" not in reading.banner.text()
    copy, report = buttons(reading)[:2]
    assert (copy.text(), report.text()) == ("复制详情", "打开报告")
    copy.click()
    details = QGuiApplication.clipboard().text()
    assert "ValueError" in details and "Qt" in details and TEXT not in details
    assert TEXT not in written(faults)
    assert faults.report is not None and "ValueError" in faults.report.read_text(encoding="utf-8")
    assert desk.session.check() == before


def test_an_error_with_a_sentence_is_no_fault(reading: MainWindow, faults: Faults) -> None:
    listen(reading, faults)
    error = NotFoundError("这份文件", "such plan")
    faults._caught(type(error), error, None)
    assert "没有这份文件" in reading.banner.text()
    assert faults.report is None


def test_a_library_found_damaged_while_it_is_open_has_its_backups_offered(reading: MainWindow, faults: Faults) -> None:
    listen(reading, faults)
    reading.desk.session.backups.make()
    error = DamagedLibraryError(reading.desk.session.path)
    faults._caught(type(error), error, None)
    assert "已损坏" in reading.banner.text()
    assert "从备份恢复…" in [button.text() for button in buttons(reading)]


CRASH = """
import sys, ctypes
from pathlib import Path
from desktop.faults import Faults
secret = sys.argv[2]
faults = Faults(Path(sys.argv[1]))
faults.watch_crashes()
ctypes.string_at(0)
"""


def test_a_crash_of_the_process_is_a_report_at_the_next_start(tmp_path: Path, project: Path) -> None:
    command = [sys.executable, "-c", CRASH, str(tmp_path), TEXT]
    done = subprocess.run(command, cwd=project, capture_output=True, check=False)
    assert done.returncode != 0
    faults = Faults(tmp_path)
    assert faults.watch_crashes()
    assert faults.report is not None
    assert "Fatal Python error" in faults.report.read_text(encoding="utf-8")
    assert TEXT not in written(faults)
    faults.close()
    again = Faults(tmp_path)
    assert not again.watch_crashes()
    again.close()


def test_a_start_that_fails_shows_the_report(faults: Faults, qtbot: QtBot) -> None:
    try:
        fail(TEXT)
    except ValueError as error:
        faults.record(error)
    dialog = CrashDialog(faults)
    qtbot.addWidget(dialog)
    dialog.show()
    assert str(faults.report) in dialog.informativeText()
    assert dialog.detailedText() == faults.report.read_text(encoding="utf-8")
    dialog.copy_button.click()
    assert "ValueError" in QGuiApplication.clipboard().text()
