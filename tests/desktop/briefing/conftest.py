"""A desk with three plans, five tags and three annotations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.desk import Desk
from desktop.theme import Theme
from tests.desktop.dialogs.libraries import open_desk


@pytest.fixture
def desk(theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    """The desk, its library in a folder of the test."""
    desk = open_desk(theme, tmp_path)
    yield desk
    desk.close()


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without LibreOffice; tests of the true pages put something in its place."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("core.office._PLACES", ())
