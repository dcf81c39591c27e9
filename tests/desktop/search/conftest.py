"""A desk with three plans, five tags and three annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.search.page import SearchPage
from desktop.theme import Theme
from tests.desktop.dialogs.libraries import open_desk

Answered = Callable[..., None]


@pytest.fixture
def desk(theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    """The desk, its library in a folder of the test."""
    desk = open_desk(theme, tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SearchPage:
    """The page of results, shown."""
    page = SearchPage(desk)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    page.show()
    return page


@pytest.fixture
def answered(page: SearchPage, qtbot: QtBot) -> Answered:
    """Does what is given and waits until the page has its answer."""

    def wait(act: Callable[..., object], *args: object) -> None:
        act(*args)
        qtbot.waitUntil(lambda: not page.under_way, timeout=30_000)

    return wait
