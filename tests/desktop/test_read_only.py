"""A window on a library that can only be read: it says why, reads everything, and no command changes anything."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from core.errors import ReadOnlyLibraryError
from core.session import Session
from core.store.schema import SCHEMA_VERSION
from desktop.main_window import MainWindow
from desktop.read_only_bar import ReadOnlyBar

# They ask the system for files, or end the window.
ASKING = {"new_library", "open_library", "open_sample", "quit", "close_library", "full_screen", "save_copy"}


def newer(path: Path) -> Path:
    """Make a library one of a later version, which this one can only read."""
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    return path


@pytest.fixture
def read_only(window: MainWindow, library: Path) -> MainWindow:
    """The window on a library that it can only read, at a plan with annotations."""
    desk = window.desk
    assert desk.open(newer(library))
    desk.show_plan(desk.session.annotations()[0].plan_id)
    window.reader.text.setFocus()
    return window


def bar_of(window: MainWindow) -> ReadOnlyBar:
    return window.findChild(ReadOnlyBar)


def test_the_bar_says_why_and_goes_with_the_library(read_only: MainWindow, tmp_path: Path) -> None:
    bar = bar_of(read_only)
    assert bar.isVisible()
    assert "只能看" in bar.text() and "更新版本" in bar.text()
    assert not read_only.banner.isVisible()
    assert read_only.files.create(tmp_path / "新.yaodian")
    assert not bar.isVisible()


def test_commands_that_edit_are_off_with_the_reason_and_on_again(
    read_only: MainWindow, made_sample: Path, tmp_path: Path
) -> None:
    actions = read_only.actions_
    reason = bar_of(read_only).text()
    for _, command in actions.rows():
        if command.edits and command.name in actions:
            assert not actions[command.name].isEnabled(), command.name
            assert actions[command.name].toolTip() == reason, command.name
    assert actions["find"].isEnabled() and actions["briefing"].isEnabled()
    other = tmp_path / "另一个.yaodian"
    other.write_bytes(made_sample.read_bytes())
    assert read_only.desk.open(other)
    assert actions["import_files"].isEnabled() and actions["new_note"].isEnabled()
    assert actions["import_files"].toolTip() != reason
    assert actions["undo"].isEnabled() == (read_only.desk.session.next_undo() is not None)


def close_dialogs() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()


def test_whichever_command_is_used_nothing_changes_and_none_was_forgotten(read_only: MainWindow, qtbot: QtBot) -> None:
    """A command that edits without saying so in the table would be refused by the library: that is what fails here."""
    desk, path = read_only.desk, read_only.desk.session.path
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    refused: list[tuple[str, str]] = []
    now = ""
    sentence = ReadOnlyLibraryError(path).notice
    desk.refused.connect(lambda notice: refused.append((now, notice.zh)) if notice == sentence else None)
    desk.jobs.failed.connect(lambda details: refused.append((now, details)))
    for mode in ("read", "compare", "lineage", "search"):
        for _, command in list(read_only.actions_.rows()):
            if command.name in ASKING:
                continue
            now = f"{command.name} in {mode}"
            read_only.navigation.show_mode(mode)
            action = read_only.actions_.at_hand(command.name)
            if action is not None and action.isEnabled():
                action.trigger()
                close_dialogs()
    now = "a job"
    qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=60_000)
    assert [found for found in refused if found[0] != "a job"] == []
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest


def test_a_second_window_reads_until_the_first_one_is_closed(window: MainWindow, library: Path) -> None:
    lock = QLockFile(f"{library}.lock")
    assert lock.tryLock(0)
    assert window.desk.open(library)
    bar = bar_of(window)
    assert bar.isVisible() and "另一个要点窗口" in bar.text()
    with Session.open(library) as other:  # what the first window writes is seen here
        other.add_tag("别处的标签")
    assert "别处的标签" in {tag.name for tag in window.desk.session.tags()}
    lock.unlock()
    bar.retry.click()
    assert not bar.isVisible()
    assert window.desk.read_only is None
    assert not QLockFile(f"{library}.lock").tryLock(0)
    window.desk.close()
    assert not Path(f"{library}.lock").exists()


def test_a_lock_that_a_crash_left_behind_does_not_count(window: MainWindow, library: Path) -> None:
    lock = QLockFile(f"{library}.lock")
    assert lock.tryLock(0)
    content = Path(f"{library}.lock").read_text(encoding="utf-8").split("\n", 1)[1]
    lock.unlock()
    gone = 2**22 - 3  # above what Linux gives to processes by default
    Path(f"{library}.lock").write_text(f"{gone}\n{content}", encoding="utf-8")
    assert window.desk.open(library)
    assert window.desk.read_only is None


def test_a_note_is_not_begun_where_it_could_not_be_saved(read_only: MainWindow) -> None:
    inspector = read_only.reader.inspector
    annotation = read_only.desk.session.annotations()[0]
    inspector.edit(annotation.id)
    assert inspector.view.indexWidget(inspector.view.model().index(0, 0)) is None


def test_what_another_program_writes_is_shown(reading: MainWindow) -> None:
    desk = reading.desk
    keeper = reading.keepers[1]
    keeper.look()
    with Session.open(desk.session.path) as other:
        plan = desk.outline.plan
        other.annotate(plan.id, clause_id=desk.outline.clauses[1].id, note="别处写的批注")
    shown = [str(reading.reader.inspector.view.model().rowCount())]
    keeper.look()
    assert "另一个程序" in reading.toast.text()
    assert reading.reader.inspector.view.model().rowCount() == int(shown[0]) + 1
    reading.toast.hide()
    keeper.look()
    assert not reading.toast.isVisible()
