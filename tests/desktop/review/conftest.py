"""The window on the review of one source with two plans, noise before, inside and after them, and something to check."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from tests.desktop.review.reviewing import PAGE, settled


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    file = tmp_path / "要点.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


@pytest.fixture
def reviewing(window: MainWindow, page_file: Path, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The file is imported and its review is open, with the focus in its text."""
    window.files.create(tmp_path / "库.yaodian")
    window.files.take_in([page_file])
    settled(qtbot, window)
    window.reviewing.open()
    settled(qtbot, window)
    window.late.review().text.setFocus()
    assert window.mode == "review" and window.late.review().corrections.source is not None
    return window
