"""Plans beside reading them: the bin, erasing for good, pasting, reading the structure again."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.dialogs.bin_dialog import BinDialog
from desktop.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
PASTED = "某县教育局2022年工作要点\n一、加强管理。落实责任，抓好安全。\n二、提高质量。完善评价，改进教学。\n"


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.desk.jobs.busy, timeout=20_000)


def ids(window: MainWindow) -> list[int]:
    return [plan.id for plan in window.desk.session.plans()]


def open_bin(window: MainWindow) -> BinDialog:
    window.actions_["bin"].trigger()
    dialog = window.findChild(BinDialog)
    assert dialog is not None and dialog.isVisible()
    return dialog


def test_an_empty_bin_says_so(reading: MainWindow) -> None:
    dialog = open_bin(reading)
    assert not dialog.view.isVisible() and not dialog.restore.isEnabled() and not dialog.erase.isEnabled()


def test_a_plan_in_the_bin_is_put_back_and_that_can_be_undone(reading: MainWindow, qtbot: QtBot) -> None:
    plan = reading.desk.outline.plan
    reading.reader.library.remove(plan)
    assert reading.desk.outline is None
    dialog = open_bin(reading)
    dialog.view.grab()
    qtbot.mouseClick(dialog.restore, LEFT)
    assert plan.id in ids(reading) and not dialog.view.isVisible()
    reading.actions_["undo"].trigger()
    assert plan.id not in ids(reading) and dialog.view.isVisible()


def test_erasing_asks_once_says_what_goes_and_what_went(reading: MainWindow, qtbot: QtBot) -> None:
    said = QSignalSpy(reading.desk.said)
    plan = reading.desk.session.plan(reading.desk.outline.plan.id)
    reading.reader.library.remove(plan)
    dialog = open_bin(reading)
    qtbot.mouseClick(dialog.erase, LEFT)
    assert plan.title in dialog.question.text() and f"{plan.annotations} 条批注" in dialog.question.text()
    assert "不能撤销" in dialog.question.text() and not reading.desk.jobs.busy
    qtbot.mouseClick(dialog.question.yes, LEFT)
    idle(qtbot, reading)
    assert reading.desk.session.sources.binned() == () and plan.id not in ids(reading)
    assert said.at(said.count() - 1)[0].startswith("已彻底删除 1 份文件")
    assert not dialog.view.isVisible() and reading.desk.session.check()["foreign_keys"] == 0


def test_another_choice_takes_the_question_back(reading: MainWindow, qtbot: QtBot) -> None:
    for plan in reading.desk.session.plans()[:2]:
        reading.reader.library.remove(plan)
    dialog = open_bin(reading)
    qtbot.mouseClick(dialog.erase, LEFT)
    assert dialog.question.isVisible()
    dialog.view.setCurrentIndex(dialog.view.model().index(1, 0))
    assert not dialog.question.isVisible()


@pytest.mark.parametrize(
    "html",
    ["", "<h1>某县教育局2022年工作要点</h1><p>一、加强管理。落实责任，抓好安全。</p><p>二、提高质量。完善评价，改进教学。</p>"],
)
def test_what_is_on_the_clipboard_is_imported(reading: MainWindow, qtbot: QtBot, html: str) -> None:
    before, data = ids(reading), QMimeData()
    data.setText(PASTED)
    if html:
        data.setHtml(html)
    QApplication.clipboard().setMimeData(data)
    reading.reader.library.view.setFocus()
    qtbot.keyClick(reading.reader.library.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, reading)
    (fresh,) = set(ids(reading)) - set(before)
    plan = reading.desk.session.plan(fresh)
    assert "工作要点" in plan.title and re.match(r"剪贴板 \d{4}-\d\d-\d\d \d\d\.\d\d", plan.file)
    assert "完善评价" in reading.desk.session.outline(fresh).text


def test_an_empty_clipboard_is_refused_with_a_sentence(reading: MainWindow, qtbot: QtBot) -> None:
    QApplication.clipboard().clear()
    reading.actions_["paste_import"].trigger()
    assert "剪贴板里没有文字" in reading.banner.text() and not reading.desk.jobs.busy


def test_reading_the_structure_again_keeps_what_was_put_right(reading: MainWindow, qtbot: QtBot) -> None:
    outline = reading.desk.outline
    clause = outline.clauses[4]
    reading.desk.edit(lambda session: session.sources.name_clause(outline.plan.id, clause.id, "甲", "新标题"))
    reading.actions_["reread"].trigger()
    idle(qtbot, reading)
    assert reading.desk.outline.clause(clause.id).label == "甲新标题"
    assert reading.actions_["undo"].text().startswith("撤销“改编号")  # read by the same rules: nothing changed, so no step


def test_the_menu_of_a_plan_has_at_most_eight_entries(reading: MainWindow, qtbot: QtBot) -> None:
    view = reading.reader.library.view
    area = view.visualRect(view.model().index_of(reading.desk.outline.plan.id))
    view.customContextMenuRequested.emit(QPoint(60, area.center().y()))
    menu = QApplication.activePopupWidget()
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    menu.close()
    assert "重新识别结构" in words and len(words) <= 8
