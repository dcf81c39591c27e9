"""Names of files that are saved, and a workbook saved beside the window."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.saving import file_name, free_path
from tests.desktop.compare.conftest import NEW, OLD, add, parsed


@given(st.text(max_size=200))
def test_any_title_gives_a_name_that_every_system_takes(title: str) -> None:
    name = file_name(title, ".docx")
    assert name.endswith(".docx") and len(name) <= 85
    assert not set(name) & set('\\/:*?"<>|\n\r\t\0') and not name.startswith((" ", "."))


def test_a_file_that_is_there_is_not_taken(tmp_path: Path) -> None:
    for wanted in ("简报.docx", "简报 2.docx", "简报 3.docx"):
        path = free_path(tmp_path, "简报", ".docx")
        assert path == tmp_path / wanted
        path.touch()


def test_the_comparison_is_saved_as_a_workbook(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window.desk.open(tmp_path / "library.yaodian", create=True)
    session = window.desk.session
    add(session, parsed("甲省2022年要点", OLD, year=2022), parsed("甲省2023年要点", NEW, year=2023))
    window.actions_["export_comparison"].trigger()  # nothing is compared: it says so, and asks for no file
    session.aligning.align(1, 2)
    window.desk.library_changed.emit()
    window.actions_["mode_compare"].trigger()
    qtbot.waitUntil(lambda: bool(window.late.compare().comparison.pairs), timeout=10_000)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "对照"), ""))
    said = QSignalSpy(window.desk.said)
    window.actions_["export_comparison"].trigger()
    qtbot.waitUntil(lambda: said.count() > 0, timeout=60_000)
    with zipfile.ZipFile(tmp_path / "对照.xlsx") as package:
        assert "xl/worksheets/sheet2.xml" in package.namelist()
        assert "修改" in package.read("xl/sharedStrings.xml").decode()
