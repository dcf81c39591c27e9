"""批注的历史 as the user meets it: by key and menu, what stood there then, the way back, and undo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.model import Status
from desktop.dialogs.history_dialog import HistoryDialog
from desktop.main_window import MainWindow


def edited(window: MainWindow) -> int:
    """An annotation of the open plan with two more steps; its card is selected."""
    desk = window.desk
    annotation = desk.session.annotations(plan_ids=[desk.outline.plan.id])[0]
    desk.edit(lambda session: session.annotating.edit(annotation.id, note="后来的话"))
    desk.edit(lambda session: session.annotating.edit(annotation.id, status=Status.CHECKED, tag_names=[]))
    window.reader.inspector.reveal(annotation.id)
    return annotation.id


def dialog_of(window: MainWindow) -> HistoryDialog:
    return next(dialog for dialog in window.findChildren(HistoryDialog) if dialog.isVisible())


def test_the_key_shows_the_history_and_going_back_can_be_undone(reading: MainWindow, qtbot: QtBot) -> None:
    desk = reading.desk
    first = desk.session.annotations(plan_ids=[desk.outline.plan.id])[0]
    annotation_id = edited(reading)
    last = desk.session.annotation(annotation_id)
    qtbot.keyClick(reading.reader.text, Qt.Key.Key_H)
    dialog = dialog_of(reading)
    rows = [dialog.view.model().index(row, 0).data() for row in range(dialog.view.model().rowCount())]
    assert rows[:2] == ["改状态、改标签", "改批注"] and rows[-1] == "写下"
    assert not dialog.back.isEnabled()  # the newest is what is there now
    for _ in rows[1:]:
        qtbot.keyClick(dialog.view, Qt.Key.Key_Down)
    assert first.exact in dialog.said.toPlainText() and first.note in dialog.said.toPlainText()
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    now = desk.session.annotation(annotation_id)
    assert (now.note, now.status, now.tags) == (first.note, first.status, first.tags)
    assert dialog.view.model().rowCount() == len(rows) + 1
    dialog.accept()
    reading.actions_["undo"].trigger()
    back = desk.session.annotation(annotation_id)
    assert (back.note, back.status, back.tags) == (last.note, last.status, last.tags)


def test_what_was_undone_is_marked_and_can_be_had_again(reading: MainWindow, qtbot: QtBot) -> None:
    desk = reading.desk
    annotation_id = edited(reading)
    reading.actions_["undo"].trigger()
    reading.actions_["undo"].trigger()
    reading.safety.show_history(annotation_id)
    dialog = dialog_of(reading)
    assert [dialog.view.model().index(row, 0).data() for row in range(2)] == ["改状态、改标签（已撤销）", "改批注（已撤销）"]
    dialog.view.setCurrentIndex(dialog.view.model().index(1, 0))
    assert "后来的话" in dialog.said.toPlainText()
    dialog.view.setFocus()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert desk.session.annotation(annotation_id).note == "后来的话"


def test_the_menu_of_a_card_leads_to_the_history(reading: MainWindow, qtbot: QtBot) -> None:
    annotation_id = edited(reading)
    inspector = reading.reader.inspector
    index = inspector.view.currentIndex()
    inspector.view.customContextMenuRequested.emit(inspector.view.visualRect(index).center())
    menu = next(menu for menu in inspector.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == "历史…").trigger()
    menu.close()
    assert dialog_of(reading)._annotation_id == annotation_id


def test_without_a_chosen_annotation_it_says_what_to_do(reading: MainWindow) -> None:
    reading.reader.inspector.reveal(0)
    reading.actions_["history"].trigger()
    assert "先选一条批注" in reading.toast.text()
