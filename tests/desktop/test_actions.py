"""The table of commands: keys clash nowhere, none belongs to an input method, each has words and does something."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from core.model import Decision
from desktop.actions import Actions
from desktop.desk import Place
from desktop.keymap import READER, WINDOW, Objection, objection
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.top_bar import MODES
from desktop.widgets import IconButton, PushButton

MODIFIERS_OF_INPUT_METHODS = ("Ctrl+Shift+", "Ctrl+Alt+", "Meta+")
KEYS_OF_INPUT_METHODS = {"Ctrl+Space", "Shift", "Shift+Space", "Ctrl+.", "Ctrl+;"}


@pytest.fixture
def actions(theme: Theme, settings: Settings) -> Actions:
    return Actions(theme, settings)


def table(actions: Actions) -> list:
    return [command for _, command in actions.rows()]


def test_names_are_given_once_and_every_command_has_words(actions: Actions) -> None:
    commands = table(actions)
    assert max(Counter(command.name for command in commands).values()) == 1
    assert all(command.text for command in commands)


def test_a_control_says_the_key_that_its_command_has_now(actions: Actions, theme: Theme, qtbot: QtBot) -> None:
    button, gone = IconButton(theme, "layers", "图层"), PushButton(theme, "图层")
    qtbot.addWidget(button)
    for control in (button, gone):
        actions.say_key(control, "layers")
    assert button.toolTip() == "图层 (Alt+L)" and actions.with_key("图层", "layers") == "图层\tAlt+L"
    gone.deleteLater()
    qtbot.waitUntil(lambda: not isValid(gone))
    actions.set_keys("layers", ("Alt+G",))
    assert button.toolTip() == "图层 (Alt+G)" and actions.with_key("图层", "layers") == "图层\tAlt+G"
    actions.set_keys("layers", ())
    assert button.toolTip() == "图层" == actions.with_key("图层", "layers")


def test_a_view_in_which_letters_are_keys_asks_for_no_input_method(reading: MainWindow) -> None:
    """Else the letters would begin to compose a word there."""
    for mode in (*MODES, "review"):
        reading.navigation.show_mode(mode)
    owning = [
        view
        for view in reading.findChildren(QWidget)
        if any(len(key.toString()) == 1 for action in view.actions() for key in action.shortcuts())
    ]
    assert {reading.reader.text, reading.late.annotations().table, reading.late.compare(), reading.late.review().text} <= {
        *owning
    }
    for host in owning:
        views = [
            host,
            *host.findChildren(QAbstractItemView),
            *(each for each in host.findChildren(QTextEdit) if each.isReadOnly()),
        ]
        views = [view for view in views if view.focusPolicy() is not Qt.FocusPolicy.NoFocus and view.window() is reading]
        composing = [view for view in views if view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)]
        assert composing == [], host


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
    window.late.review()  # serves its own
    made = [window.actions_[command.name] for command in table(window.actions_) if command.name in window.actions_]
    assert len(made) > 60
    assert [action.objectName() for action in made if not action.receivers("2triggered(bool)")] == []


def test_the_table_of_keys_names_group_words_and_keys(actions: Actions) -> None:
    rows = {command.name: (group, command.text, actions.key_text(command.name)) for group, command in actions.rows()}
    assert rows["new_note"] == ("批注", "写批注", "N") and rows["next_clause"][2] == "J / Ctrl+Down"
    assert all("&" not in group and "(" not in group for group, _, _ in rows.values())


# Other keys


def test_another_key_works_at_once_and_in_the_next_start(reading: MainWindow, settings: Settings, theme: Theme, qtbot) -> None:
    reading.actions_.set_keys("mode_search", ("F7",))
    qtbot.keyClick(reading, Qt.Key.Key_F7)
    assert reading.mode == "search"
    qtbot.keyClick(reading, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(reading, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert reading.mode == "read", "the key it had is free"
    assert Actions(theme, settings).keymap.keys("mode_search") == ("F7",)
    reading.actions_.reset_keys()
    assert Actions(theme, settings).keymap.keys("mode_search") == ("Ctrl+4",)


def test_a_key_of_a_view_that_owns_its_keys_can_be_changed(reading: MainWindow, qtbot) -> None:
    pair = reading.desk.session.aligning.pairs()[0]
    reading.go(Place("compare", old=pair[0], new=pair[1]))
    link = reading.late.compare().shown.current().id
    reading.actions_.set_keys("confirm", ("A",))
    reading.late.compare().setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_A)
    assert reading.desk.session.links.link(link).decision is Decision.CONFIRMED


def test_a_key_that_is_taken_moves_to_its_new_command(actions: Actions) -> None:
    assert actions.keymap.holder("theme", "Ctrl+K").name == "search"
    actions.set_keys("theme", ("Ctrl+K",))
    assert actions.keymap.keys("theme") == ("Ctrl+K",) and actions.keymap.keys("search") == ()
    assert actions.keymap.holder("confirm", "N").name == "link_note", "the same view"
    assert actions.keymap.holder("confirm", "J").name == "next_link"
    assert actions.keymap.holder("confirm", "Q") is None, "another view may use it for something else"


@pytest.mark.parametrize(
    ("key", "where", "found"),
    [
        ("Ctrl+Shift+F", WINDOW, Objection.INPUT_METHOD),
        ("Ctrl+Alt+A", READER, Objection.INPUT_METHOD),
        ("Ctrl+Space", WINDOW, Objection.INPUT_METHOD),
        ("Shift+Space", READER, Objection.INPUT_METHOD),
        ("Ctrl+.", WINDOW, Objection.INPUT_METHOD),
        ("Meta+E", WINDOW, Objection.INPUT_METHOD),
        ("A", WINDOW, Objection.WRITES),
        ("Shift+1", WINDOW, Objection.WRITES),
        ("A", READER, None),
        ("F9", WINDOW, None),
        ("Ctrl+G", WINDOW, None),
        ("Alt+Left", WINDOW, None),
        ("Ctrl+K, Ctrl+C", WINDOW, Objection.TWO_KEYS),
    ],
)
def test_a_key_that_can_not_be_had_says_why(qapp: QApplication, key: str, where: str, found: Objection | None) -> None:
    assert objection(QKeySequence(key), where) is found


def test_keys_that_cannot_be_changed_are_those_that_no_view_binds(window: MainWindow) -> None:
    list(window.late.prepare())
    actions = window.actions_
    for command in table(actions):
        assert command.fixed == (command.name not in actions._actions and command.name not in actions._bound), command.name
