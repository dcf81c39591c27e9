"""A window on a library that can only be read: it says why, reads everything, and no command changes anything."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile, QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.errors import ReadOnlyLibraryError
from core.session import Session
from core.store.schema import SCHEMA_VERSION
from desktop.desk import Place
from desktop.dialogs.bin_dialog import BinDialog
from desktop.dialogs.tag_dialog import TagDialog
from desktop.dialogs.tags_dialog import TagsDialog
from desktop.main_window import MainWindow
from desktop.read_only_bar import ReadOnlyBar
from desktop.widgets import PrimaryButton, PushButton

# They ask the system for files, or end the window.
ALIGNING = {"lineage_plans", "compare_with"}  # whatever is shown they do the same, and nothing of it can be stored
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
        elif isinstance(widget, QMenu) and widget.isVisible():
            widget.close()


@pytest.fixture
def no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for a file or a folder is given none: such a dialog would wait for an answer."""
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_, name=name, **__: ([] if name[-1] == "s" else "", "")))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_, **__: ""))


@pytest.fixture
def refused(read_only: MainWindow) -> list[str]:
    """What the library or a job would not do, whoever asked for it and whenever."""
    found: list[str] = []
    sentence = ReadOnlyLibraryError(read_only.desk.session.path).notice
    read_only.desk.refused.connect(lambda notice: found.append(notice.zh) if notice == sentence else None)
    read_only.desk.jobs.failed.connect(found.append)
    return found


@pytest.mark.usefixtures("no_file")
def test_whichever_command_is_used_nothing_changes_and_none_was_forgotten(
    read_only: MainWindow, refused: list[str], qtbot: QtBot
) -> None:
    """A command that edits without saying so in the table would be refused by the library, at once or in its job."""
    desk, path = read_only.desk, read_only.desk.session.path
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    for mode in ("read", "compare", "lineage", "search", "annotations", "ledgers"):
        for _, command in list(read_only.actions_.rows()):
            if command.name in ASKING or (command.name in ALIGNING and mode != "read"):
                continue
            read_only.navigation.show_mode(mode)
            action = read_only.actions_.at_hand(command.name)
            if action is not None and action.isEnabled():
                action.trigger()
                close_dialogs()
                if desk.jobs.busy:
                    qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=60_000)
                assert refused == [], (command.name, mode)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest


def controls(page: QWidget) -> list[QAbstractButton]:
    """The buttons of a page that can be pressed and only do something at once: no switches, no menus."""
    return [
        button
        for button in page.findChildren(QAbstractButton)
        if button.isVisible()
        and button.isEnabled()
        and not button.isCheckable()
        and not (isinstance(button, QPushButton | QToolButton) and button.menu() is not None)
    ]


@pytest.mark.usefixtures("no_file")
def test_whichever_button_is_pressed_nothing_is_refused(read_only: MainWindow, refused: list[str], qtbot: QtBot) -> None:
    """A button that edits is off, with the reason as its tooltip."""
    desk = read_only.desk
    for mode in ("read", "compare", "search", "annotations", "lineage", "ledgers"):
        read_only.go(Place(mode))
        if mode == "search":
            read_only.late.search().show_query("教育")
        if mode == "annotations":
            qtbot.waitUntil(lambda: read_only.late.annotations().table.model().rowCount() > 0, timeout=20_000)
            read_only.late.annotations().table.selectAll()
        qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=60_000)
        page = read_only.navigation._modes[mode].page()
        for button in controls(page):
            if button in controls(page):  # what was pressed before may have taken it away
                what = button.accessibleName() or button.text() or button.toolTip()
                button.click()
                close_dialogs()
                if desk.jobs.busy:
                    qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=60_000)
                assert refused == [], (what, mode)
                if read_only.mode != mode:
                    read_only.navigation.show_mode(mode)


def test_what_edits_can_be_seen_and_says_why_it_is_off(read_only: MainWindow, qtbot: QtBot) -> None:
    reason = bar_of(read_only).text()
    palette = read_only.reader.inspector.palette_view
    rows = [row for row in palette.findChildren(QToolButton) if "条批注" in row.accessibleName()]
    assert rows and all(row.isVisible() and not row.isEnabled() for row in rows)
    assert all(part.toolTip() == reason for part in palette.editing)
    read_only.reader.text.select(read_only.desk.outline.clauses[3].head)
    bar = read_only.reader.pane.selection.bar
    assert bar.isVisible() and not bar.note.isEnabled() and bar._tags == []
    read_only.go(Place("annotations"))
    qtbot.waitUntil(lambda: read_only.late.annotations().table.model().rowCount() > 0, timeout=20_000)
    read_only.late.annotations().table.selectAll()
    bulk = read_only.late.annotations().bulk_bar
    assert not any(button.isEnabled() for button in bulk.editing) and bulk.copy.isEnabled()


def test_menus_show_what_edits_greyed(read_only: MainWindow) -> None:
    inspector, tree = read_only.reader.inspector, read_only.reader.tree

    def entries(host: QWidget) -> dict[str, bool]:
        (menu,) = [menu for menu in host.findChildren(QMenu) if menu.isVisible()]
        found = {action.text().partition("\t")[0]: action.isEnabled() for action in menu.actions() if action.text()}
        menu.close()
        return found

    inspector._menu(inspector.view.visualRect(inspector.view.model().index(0, 0)).center())
    assert entries(inspector) == {"改批注": False, "标签": False, "状态": False, "历史…": True, "删除批注": False}
    tree.view.setCurrentIndex(tree.view.model().index(1, 0))
    tree.editing._show_menu(QPoint(40, 40))
    found = entries(tree.view)
    assert [words for words, on in found.items() if on] == ["并排打开"] and len(found) >= 7


def test_a_second_window_reads_until_the_first_one_is_closed(window: MainWindow, library: Path) -> None:
    lock = QLockFile(f"{library}.lock")
    assert lock.tryLock(0)
    assert window.desk.open(library)
    bar = bar_of(window)
    assert bar.isVisible() and "另一个要点窗口" in bar.text()
    with Session.open(library) as other:  # what the first window writes is seen here
        other.tagging.add("别处的标签")
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
        other.annotating.add(plan.id, clause_id=desk.outline.clauses[1].id, note="别处写的批注")
    shown = [str(reading.reader.inspector.view.model().rowCount())]
    keeper.look()
    assert "另一个程序" in reading.toast.text()
    assert reading.reader.inspector.view.model().rowCount() == int(shown[0]) + 1
    reading.toast.hide()
    keeper.look()
    assert not reading.toast.isVisible()


def test_a_dialog_that_is_open_greys_what_edits_when_the_library_can_only_be_read(
    window: MainWindow, library: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = window.desk
    assert desk.open(library)
    tags, bin_ = TagsDialog(desk, window), BinDialog(desk, window)
    new, edit = TagDialog(desk, None, window), TagDialog(desk, desk.session.tags()[0], window)
    saves = [found for dialog in (new, edit) for found in dialog.findChildren(PrimaryButton)]
    removal = next(found for found in edit.findChildren(PushButton) if found.text() == "删除标签")
    new.findChild(QLineEdit).setText("新的")
    assert len(saves) == 2 and all(save.isEnabled() for save in saves) and removal.isEnabled()
    for dialog in (tags, bin_, new, edit):
        qtbot.addWidget(dialog)
    assert tags.new.isEnabled() and tags.take_in.isEnabled()
    other = Path(shutil.copy(library, tmp_path / "held.yaodian"))
    lock = QLockFile(f"{other}.lock")
    assert lock.tryLock(0)
    assert desk.open(other) and desk.read_only is not None
    for button in (tags.new, tags.take_in, bin_.restore, bin_.erase, *saves, removal):
        assert not button.isEnabled() and button.toolTip() == desk.why_read_only()
    assert tags.export.isEnabled()
    lock.unlock()
    assert desk.open(library) and desk.read_only is None
    assert tags.new.isEnabled() and tags.new.toolTip() not in ("", desk.why_read_only())
