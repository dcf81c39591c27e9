"""Libraries of other versions in the window, and windows beside one another: nothing is lost, and what can't be is said."""

from __future__ import annotations

import importlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from core.session import Session
from core.store.backups import BackupKind, Backups
from core.store.schema import SCHEMA_VERSION
from desktop.desk import Desk
from desktop.dialogs.backups_dialog import BackupsDialog
from desktop.main_window import MainWindow
from desktop.read_only_bar import ReadOnlyBar
from desktop.settings import Settings

Make = Callable[[Path, Path, int], None]


@pytest.fixture
def older_library(project: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Makes of a library the file an older version would have made."""
    monkeypatch.syspath_prepend(str(project / "packaging"))
    return importlib.import_module("older_library").make


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def made_newer(library: Path, *, understood: bool) -> bytes:
    """Marks a library as one of a later version; what is then in its file."""
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        if not understood:
            connection.execute("ALTER TABLE plan RENAME COLUMN title TO heading")
        connection.commit()
    return library.read_bytes()


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_a_library_of_an_older_version_is_upgraded_after_a_backup_and_can_be_edited(
    window: MainWindow, library: Path, tmp_path: Path, older_library: Make, version: int
) -> None:
    with Session.open(library) as session:
        titles = [plan.title for plan in session.plans()]
        notes = sorted(annotation.note for annotation in session.annotations())
        query = session.search("学前教育").total
    old = tmp_path / "旧资料库.yaodian"
    older_library(library, old, version)
    assert version_of(old) == version
    desk = window.desk
    assert desk.open(old) and desk.read_only is None
    assert [plan.title for plan in desk.plans()] == titles
    assert sorted(annotation.note for annotation in desk.session.annotations()) == notes
    assert desk.session.search("学前教育").total == query > 0
    made, _ = desk.session.annotating.add(
        desk.plans()[0].id, clause_id=desk.session.outline(desk.plans()[0].id).clauses[1].id, note="新"
    )
    assert made.note == "新"
    desk.close()
    assert desk.open(old) and not desk.session.library.upgraded  # only once
    desk.close()
    assert version_of(old) == SCHEMA_VERSION
    (kept,) = [backup for backup in Backups(old).all() if backup.kind is BackupKind.BEFORE_UPGRADE]
    assert version_of(kept.path) == version


def test_the_backup_of_before_the_upgrade_stands_in_the_list_of_backups(
    window: MainWindow, library: Path, tmp_path: Path, older_library: Make
) -> None:
    old = tmp_path / "旧资料库.yaodian"
    older_library(library, old, SCHEMA_VERSION - 1)
    assert window.desk.open(old)
    assert window.toast.isVisible() and "已升级" in window.toast.text()
    window.actions_["backups"].trigger()
    dialog = window.findChild(BackupsDialog)
    assert dialog is not None
    said = dialog.view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "升级" in said
    dialog.close()


def test_a_library_of_a_later_version_is_shown_with_the_reason_and_not_touched(window: MainWindow, library: Path) -> None:
    before = made_newer(library, understood=True)
    assert window.desk.open(library)
    bar = window.findChild(ReadOnlyBar)
    assert bar is not None and bar.isVisible() and "更新版本" in bar.text()
    assert len(window.desk.plans()) == 8 and not window.actions_["import_files"].isEnabled()
    window.desk.close()
    assert library.read_bytes() == before


def test_a_later_library_that_is_not_understood_is_refused_and_the_open_one_stays(
    window: MainWindow, library: Path, tmp_path: Path
) -> None:
    newer = tmp_path / "更新.yaodian"
    newer.write_bytes(library.read_bytes())
    before = made_newer(newer, understood=False)
    assert window.desk.open(library)
    assert not window.desk.open(newer)
    assert window.desk.session is not None and window.desk.session.path == library
    assert window.banner.isVisible() and "更新版本" in window.banner.text()
    assert newer.read_bytes() == before


def test_two_windows_change_two_libraries_side_by_side(window: MainWindow, library: Path, tmp_path: Path, qtbot: QtBot) -> None:
    other_library = tmp_path / "另一个.yaodian"
    other_library.write_bytes(library.read_bytes())
    settings = Settings(QSettings(str(tmp_path / "second.ini"), QSettings.Format.IniFormat))
    settings.language, settings.tour_seen, settings.backs_up = "zh", True, False
    second = MainWindow(Desk(settings, window.desk.theme))
    qtbot.addWidget(second)
    assert window.desk.open(library) and second.desk.open(other_library)
    assert window.desk.read_only is None and second.desk.read_only is None
    for each, name in ((window, "甲"), (second, "乙")):
        each.desk.session.tagging.add(name)
    assert {tag.name for tag in window.desk.session.tags()} ^ {tag.name for tag in second.desk.session.tags()} == {"甲", "乙"}
    assert second.desk.open(library) and second.desk.read_only is not None  # the first window has it
    second.close()
