"""What the tests of the window share."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.theme import Mode, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme, in force."""
    theme = Theme(Mode.LIGHT)
    theme.apply(qapp)
    return theme


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The off-screen platform has no window manager to tell sizes to, and says so for every window: that is no fault of ours."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
