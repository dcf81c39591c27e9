"""The list laid over the window: narrowing, choosing by keys and mouse, leaving it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets import PushButton
from desktop.widgets.choice_list import Choice, ChoiceList, ChoiceModel

KEY = Qt.Key
CHOICES = (Choice(1, "经费", 3, True), Choice(2, "预算", 1, depth=1, color=0, sign="2"), Choice(None, "没有标签"))


@pytest.fixture
def host(theme: Theme, qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(600, 400)
    column = QVBoxLayout(window)
    column.addWidget(PushButton(theme, "按钮"))
    column.addWidget(QLineEdit())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def offered(host: QWidget, theme: Theme) -> ChoiceList:
    field = host.findChild(QLineEdit)
    field.setFocus()
    made = ChoiceList(theme, "标签", host.findChild(PushButton))
    made.offer(CHOICES)
    made.open()
    return made


def test_keys_walk_and_choose_and_esc_gives_the_focus_back(host: QWidget, offered: ChoiceList, qtbot: QtBot) -> None:
    spy = QSignalSpy(offered.chosen)
    assert offered.field.hasFocus()
    qtbot.keyClick(offered.field, KEY.Key_Down)
    qtbot.keyClick(offered.field, KEY.Key_Return)
    assert [spy.at(0)[0]] == [2] and offered.isVisible()
    qtbot.keyClick(offered.field, KEY.Key_Escape)
    assert host.findChild(QLineEdit).hasFocus()


def test_space_chooses_while_nothing_is_typed(offered: ChoiceList, qtbot: QtBot) -> None:
    spy = QSignalSpy(offered.chosen)
    qtbot.keyClick(offered.field, KEY.Key_Down)
    qtbot.keyClick(offered.field, KEY.Key_Space)
    assert [spy.at(0)[0]] == [2] and offered.field.text() == ""
    offered.field.insert("没")
    qtbot.keyClick(offered.field, KEY.Key_Space)
    assert spy.count() == 1 and offered.field.text() == "没 "


def test_typing_narrows_and_what_is_not_there_can_be_asked_for(offered: ChoiceList, qtbot: QtBot) -> None:
    chosen, typed = QSignalSpy(offered.chosen), QSignalSpy(offered.typed)
    offered.field.insert("没有")
    assert offered.model.rowCount() == 1
    qtbot.keyClick(offered.field, KEY.Key_Return)
    assert chosen.at(0)[0] is None
    offered.field.insert("的")
    qtbot.keyClick(offered.field, KEY.Key_Return)
    assert typed.at(0)[0] == "没有的"


def test_a_click_chooses_and_a_click_beside_closes(host: QWidget, offered: ChoiceList, qtbot: QtBot) -> None:
    spy = QSignalSpy(offered.chosen)
    place = offered.list.visualRect(offered.model.index(1)).center()
    qtbot.mouseClick(offered.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert spy.at(0)[0] == 2
    closed = QSignalSpy(offered.closed)
    qtbot.mouseClick(host.findChild(PushButton), Qt.MouseButton.LeftButton)
    assert closed.count() == 1


def test_it_stays_within_the_window(host: QWidget, offered: ChoiceList) -> None:
    assert host.rect().contains(offered.geometry())


def test_the_model_keeps_qt_s_rules(qtmodeltester) -> None:
    model = ChoiceModel()
    model.show(CHOICES)
    qtmodeltester.check(model, force_py=True)
