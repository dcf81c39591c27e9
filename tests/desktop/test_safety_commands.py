"""Backups as the user meets them: made by themselves and by hand, listed, restored, offered where a library is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core.session import Session
from core.store.backups import BackupKind, Backups
from desktop import backup_keeper
from desktop.dialogs.backups_dialog import BackupsDialog
from desktop.main_window import MainWindow


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.desk.jobs.busy, timeout=20_000)


def dialog_of(window: MainWindow) -> BackupsDialog:
    return next(dialog for dialog in window.findChildren(BackupsDialog) if dialog.isVisible())


def test_a_backup_is_made_listed_and_restored(reading: MainWindow, qtbot: QtBot) -> None:
    desk, path = reading.desk, reading.desk.session.path
    before = desk.session.check()
    reading.actions_["backups"].trigger()
    dialog = dialog_of(reading)
    assert not dialog.restore.isEnabled() and not dialog.view.isVisible() and dialog.focusWidget() is dialog.make
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    idle(qtbot, reading)
    assert dialog.view.model().rowCount() == 1
    assert "手动" in dialog.view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for number in range(3):
        desk.edit(lambda session, number=number: session.tagging.add(f"后来的{number}"))
    dialog.view.setFocus()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert dialog.question.isVisible() and "随时可以恢复回来" in dialog.question.text()
    qtbot.mouseClick(dialog.question.yes, Qt.MouseButton.LeftButton)
    idle(qtbot, reading)
    assert desk.session is not None and desk.session.path == path and reading.mode == "read"
    assert desk.session.check() == before
    assert "已恢复到" in reading.toast.text()
    reading.actions_["backups"].trigger()
    assert dialog_of(reading).focusWidget() is dialog_of(reading).view
    aside = [backup for backup in Backups(path).all() if backup.kind is BackupKind.BEFORE_RESTORE]
    with Session.read(aside[0].path) as session:
        assert "后来的2" in {tag.name for tag in session.tags()}


def test_a_damaged_library_is_said_and_restored_from_its_newest_backup(window: MainWindow, library: Path, qtbot: QtBot) -> None:
    Backups(library).make()
    content = bytearray(library.read_bytes())
    content[100:4096] = b"\xff" * 3996
    library.write_bytes(content)
    assert not window.desk.open(library)
    offer = next(button for button in window.banner.findChildren(QPushButton) if button.text() == "从备份恢复…")
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    dialog = dialog_of(window)
    assert not dialog.make.isEnabled()
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.question.yes, Qt.MouseButton.LeftButton)
    idle(qtbot, window)
    assert window.desk.session is not None
    assert window.desk.session.check()["integrity"] == "ok"
    assert not window.banner.isVisible()


def test_a_bad_backup_is_refused_and_the_library_opened_again(reading: MainWindow, qtbot: QtBot) -> None:
    path = reading.desk.session.path
    made = Backups(path).make()
    made.path.write_bytes(made.path.read_bytes()[:20_000])
    reading.safety.restore(path, made)
    idle(qtbot, reading)
    assert "不完整" in reading.banner.text()
    assert reading.desk.session is not None and reading.desk.session.path == path


def test_backups_are_made_after_many_changes_and_after_some_time(
    reading: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, backups = reading.desk, Backups(reading.desk.session.path)
    desk.settings.backs_up = True
    monkeypatch.setattr(backup_keeper, "CHANGES", 3)
    for number in range(3):
        assert backups.all() == ()
        desk.edit(lambda session, number=number: session.tagging.add(f"标签{number}"))
    idle(qtbot, reading)
    assert [backup.kind for backup in backups.all()] == [BackupKind.AUTOMATIC]
    keeper = reading.keepers[0]
    monkeypatch.setattr(backup_keeper, "SECONDS", 0.0)
    keeper.look()
    idle(qtbot, reading)
    assert len(backups.all()) == 1  # nothing was changed since
    desk.edit(lambda session: session.tagging.add("又一个"))
    keeper.look()
    idle(qtbot, reading)
    assert len(backups.all()) == 2


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize("changed", [True, False])
def test_closing_the_window_backs_a_changed_library_up(reading: MainWindow, on: bool, changed: bool) -> None:
    desk, path = reading.desk, reading.desk.session.path
    desk.settings.backs_up = on
    if changed:
        desk.edit(lambda session: session.tagging.add("最后一笔"))
    reading.close()
    found = Backups(path).all()
    assert len(found) == (on and changed)
    if found:
        with Session.read(found[0].path) as session:
            assert "最后一笔" in {tag.name for tag in session.tags()}
    assert not Path(f"{path}-wal").exists()


def test_a_copy_is_one_whole_file_also_where_the_library_is_gone(
    reading: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "副本.yaodian"
    monkeypatch.setattr("desktop.safety_commands.QFileDialog.getSaveFileName", lambda *_: (str(copy.with_suffix("")), ""))
    reading.actions_["save_copy"].trigger()
    idle(qtbot, reading)
    assert "已另存副本" in reading.toast.text()
    path, counts = reading.desk.session.path, reading.desk.session.check()
    path.rename(path.with_name("走了.yaodian"))
    assert reading.desk.edit(lambda session: session.tagging.add("写不进去")) is None
    assert "移走" in reading.banner.text()
    second = tmp_path / "救出.yaodian"
    assert reading.safety.copy_to(second)
    reading.toast.link().click()
    assert reading.desk.session.path == second
    assert reading.desk.session.check() == counts
    with Session.read(copy) as session:
        assert session.check() == counts
