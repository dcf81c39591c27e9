"""Finding a command by its words in the search field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.command_finder import CommandFinder, command_words, rank
from desktop.keymap import Command
from desktop.main_window import MainWindow


def listed(finder: CommandFinder) -> list[str]:
    return [finder.commands.index(row).data() for row in range(finder.commands.rowCount())]


@pytest.mark.parametrize(
    ("text", "words"), [(">", ""), ("> 导入", "导入"), ("》回收", "回收"), ("＞Dark", "dark"), ("导入", None), ("", None)]
)
def test_the_sign_asks_for_commands_also_as_an_input_method_writes_it(text: str, words: str | None) -> None:
    assert command_words(text) == words


def test_words_at_the_front_come_first_and_letters_may_be_left_out() -> None:
    command = Command("import_folder", "导入文件夹…")
    assert rank("导入", "文件", command) < rank("文件夹", "文件", command) < rank("folder", "文件", command)
    assert rank("导夹", "文件", command) is not None and rank("对照", "文件", command) is None


def test_a_command_is_found_and_carried_out_and_the_focus_goes_back(reading: MainWindow, qtbot: QtBot, qtmodeltester) -> None:
    reading.reader.text.setFocus()
    qtbot.keyClick(reading, Qt.Key.Key_F4)
    finder = reading.bar.commands
    assert finder.isVisible() and len(listed(finder)) > 30
    qtmodeltester.check(finder.commands)
    reading.bar.field.insert("下一条目")  # as an input method does
    assert listed(finder)[0] == "下一条目"
    before = reading.desk.clause_id
    qtbot.keyClick(reading.bar.field, Qt.Key.Key_Return)
    assert reading.desk.clause_id != before and not finder.isVisible()
    assert reading.bar.field.text() == "" and QApplication.focusWidget() is reading.reader.text
    assert reading.mode == "read" and reading.desk.settings.queries == []


def test_the_arrows_walk_and_a_click_chooses(reading: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(reading, Qt.Key.Key_F4)
    finder = reading.bar.commands
    reading.bar.field.insert("检索")  # as an input method does
    at = listed(finder).index("检索")
    for _ in range(at):
        qtbot.keyClick(reading.bar.field, Qt.Key.Key_Down)
    assert finder.currentIndex().row() == at
    place = finder.visualRect(finder.commands.index(at)).center()
    qtbot.mouseClick(finder.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert reading.mode == "search"


def test_what_can_not_be_done_here_is_not_offered(reading: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(reading, Qt.Key.Key_F4)
    finder = reading.bar.commands
    assert "确认这一处对应" not in listed(finder) and "写批注" in listed(finder)
    reading.bar.field.insert("没有这样的命令")
    assert listed(finder) == []
    picture = finder.viewport().grab().toImage()
    middle = picture.height() // 2
    assert len({picture.pixel(x, middle) for x in range(picture.width())}) > 1  # it says so
    reading.bar.field.clear()
    assert not finder.isVisible()


def test_the_latest_searches_do_not_come_up_over_the_commands(reading: MainWindow, qtbot: QtBot) -> None:
    reading.desk.settings.add_query("学前教育")
    reading.bar.refresh_queries()
    reading.reader.text.setFocus()
    qtbot.keyClick(reading, Qt.Key.Key_F4)
    qtbot.keyClicks(reading.bar.field, "dark")
    assert reading.bar.commands.isVisible() and QApplication.activePopupWidget() is None
    reading.bar.field.clear()
    qtbot.keyClick(reading.bar.field, Qt.Key.Key_Down)
    assert QApplication.activePopupWidget() is reading.bar.latest.popup()
    qtbot.keyClicks(reading.bar.field, "x")
    assert QApplication.activePopupWidget() is None
