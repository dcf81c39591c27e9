"""Controls that edit: off with the reason while nothing can be changed, and afterwards as their owners want them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.edit_only import EditOnly

WHY = "只能看。"


class Library:
    """A reason that comes and goes."""

    def __init__(self) -> None:
        self.why = ""

    def reason(self) -> str:
        return self.why


@pytest.fixture
def library() -> Library:
    return Library()


@pytest.fixture
def button(qtbot: QtBot) -> Iterator[QPushButton]:
    host = QWidget()
    qtbot.addWidget(host)
    button = QPushButton("删除")
    button.setToolTip("删除选中的")
    QVBoxLayout(host).addWidget(button)
    yield button


def test_it_is_off_with_the_reason_and_on_again_with_its_own_tip(library: Library, button: QPushButton) -> None:
    edits = EditOnly(library.reason)
    edits.keep(button)
    assert button.isEnabled()
    library.why = WHY
    edits.renew()
    assert not button.isEnabled() and button.toolTip() == WHY
    library.why = ""
    edits.renew()
    assert button.isEnabled() and button.toolTip() == "删除选中的"


def test_what_its_owner_switches_on_meanwhile_is_on_afterwards_only(library: Library, button: QPushButton) -> None:
    edits = EditOnly(library.reason)
    button.setEnabled(False)
    edits.keep(button)
    library.why = WHY
    edits.renew()
    button.setEnabled(True)
    assert not button.isEnabled()
    library.why = ""
    edits.renew()
    assert button.isEnabled()


def test_a_control_that_was_off_stays_off_afterwards(library: Library, button: QPushButton) -> None:
    edits = EditOnly(library.reason)
    button.setEnabled(False)
    edits.keep(button)
    library.why = WHY
    edits.renew()
    library.why = ""
    edits.renew()
    assert not button.isEnabled()


def test_a_control_that_goes_is_forgotten(library: Library, qtbot: QtBot) -> None:
    edits = EditOnly(library.reason)
    button = QPushButton("x")
    edits.keep(button)
    button.deleteLater()
    qtbot.waitUntil(lambda: not isValid(button))
    library.why = WHY
    edits.renew()


def test_a_field_can_be_read_while_there_is_a_reason_and_written_again(library: Library, qtbot: QtBot) -> None:
    edits, field = EditOnly(library.reason), QLineEdit("王敏")
    qtbot.addWidget(field)
    edits.fields(field)
    assert not field.isReadOnly()
    library.why = WHY
    edits.renew()
    assert field.isReadOnly() and field.isEnabled()
    library.why = ""
    edits.renew()
    assert not field.isReadOnly()


def test_entries_of_a_menu_are_off_only_while_there_is_a_reason(library: Library, qtbot: QtBot) -> None:
    edits, menu = EditOnly(library.reason), QMenu()
    qtbot.addWidget(menu)
    edits.entries(menu.addAction("一"))
    library.why = WHY
    edits.entries(menu.addAction("二"))
    assert [(entry.isEnabled(), entry.toolTip()) for entry in menu.actions()] == [(True, "一"), (False, WHY)]
