"""A window on one plan whose numbers, sections and paragraphs are few enough to name."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.session import Session
from desktop.main_window import MainWindow
from tests.desktop.outline.editing_tree import PLAN


@pytest.fixture
def editing(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window at the plan, the tree in sight."""
    file = tmp_path / "要点.txt"
    file.write_text(PLAN, encoding="utf-8")
    with Session.create(tmp_path / "库.yaodian", "张三") as session:
        (report,) = session.import_files([file])
        assert len(report.plan_ids) == 1
    assert window.desk.open(tmp_path / "库.yaodian")
    window.reader.tree.view.setFocus()
    return window
