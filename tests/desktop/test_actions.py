"""The table of commands: keys clash nowhere, none belongs to an input method, each has words and does something."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.actions import READER, WINDOW, Actions
from desktop.main_window import MainWindow
from desktop.theme import Theme

MODIFIERS_OF_INPUT_METHODS = ("Ctrl+Shift+", "Ctrl+Alt+", "Meta+")
KEYS_OF_INPUT_METHODS = {"Ctrl+Space", "Shift", "Shift+Space", "Ctrl+.", "Ctrl+;"}


@pytest.fixture
def actions(theme: Theme, qtbot) -> Actions:
    window, reader = QWidget(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(reader)
    made = Actions(theme, window, {READER: reader})
    made.hosts = (window, reader)
    return made


def table(actions: Actions) -> list:
    return [command for _, commands in actions._table() for command in commands]


def test_names_are_given_once_and_every_command_has_words(actions: Actions) -> None:
    commands = table(actions)
    assert max(Counter(command.name for command in commands).values()) == 1
    assert all(command.text for command in commands)


def test_no_key_means_two_things_in_one_view(actions: Actions) -> None:
    commands = table(actions)
    for place in {command.where for command in commands}:
        keys = [key for command in commands if command.where in (place, WINDOW) for key in command.keys]
        assert max(Counter(keys).values()) == 1, place


def test_no_key_of_an_input_method_is_bound(actions: Actions) -> None:
    for command in table(actions):
        for key in command.keys:
            assert not key.startswith(MODIFIERS_OF_INPUT_METHODS) and key not in KEYS_OF_INPUT_METHODS
            assert QKeySequence(key).toString(), key


def test_single_keys_work_in_their_view_only(actions: Actions) -> None:
    for command in table(actions):
        if any(len(key) == 1 for key in command.keys):
            assert command.where != WINDOW, command.name


def test_a_letter_typed_into_a_field_of_the_window_is_text(reading: MainWindow, qtbot) -> None:
    before = len(reading.desk.session.annotations())
    field: QLineEdit = reading.bar.field
    field.setFocus()
    for key in "12nj]Q":
        qtbot.keyClick(field, key)
    assert field.text() == "12nj]Q" and len(reading.desk.session.annotations()) == before


def test_every_command_in_a_menu_is_connected(window: MainWindow) -> None:
    for action in window.findChildren(QAction):
        if action.objectName() in {command.name for command in table(window.actions_)}:
            assert action.receivers("2triggered(bool)") > 0, action.objectName()


def test_the_table_of_keys_shows_every_key(actions: Actions) -> None:
    rows = list(actions.key_rows())
    assert len(rows) == sum(bool(command.keys) for command in table(actions))
    assert ("批注", "写批注", "N") in rows
    assert all("&" not in group and "(" not in group for group, _, _ in rows)
