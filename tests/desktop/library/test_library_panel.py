"""The list of plans in the left column: opening, removing, what an edit leaves as it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.session import Session
from desktop.library import library_panel
from desktop.main_window import MainWindow
from desktop.models.plan_model import COUNT_ROLE, PLAN_ROLE

LEFT = Qt.MouseButton.LeftButton


def index_of(window: MainWindow, plan_id: int) -> QModelIndex:
    return window.reader.library.view.model().index_of(plan_id)


def click(qtbot: QtBot, window: MainWindow, index: QModelIndex) -> None:
    view = window.reader.library.view
    view.scrollTo(index)
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(index).center())


def test_a_click_opens_the_plan_and_back_returns(reading: MainWindow, qtbot: QtBot) -> None:
    first = reading.desk.outline.plan.id
    click(qtbot, reading, index_of(reading, 7))
    assert reading.desk.outline.plan.id == 7 and reading.reader.library.view.currentIndex() == index_of(reading, 7)
    reading.actions_["back"].trigger()
    assert reading.desk.outline.plan.id == first
    reading.actions_["forward"].trigger()
    assert reading.desk.outline.plan.id == 7


def test_enter_opens_the_plan(reading: MainWindow, qtbot: QtBot) -> None:
    view = reading.reader.library.view
    view.setCurrentIndex(index_of(reading, 5))
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert reading.desk.outline.plan.id == 5


def test_a_click_on_a_year_folds_it_and_an_edit_leaves_it_folded(reading: MainWindow, qtbot: QtBot) -> None:
    view = reading.reader.library.view
    group = view.model().index(view.model().rowCount() - 1, 0)
    assert view.isExpanded(group)
    click(qtbot, reading, group)
    assert not view.isExpanded(group)
    outline = reading.desk.outline
    reading.desk.edit(lambda session: session.annotating.add(outline.plan.id, clause_id=outline.clauses[4].id, note="核对"))
    assert not view.isExpanded(view.model().index(view.model().rowCount() - 1, 0))


def test_a_new_annotation_is_counted_beside_its_plan(reading: MainWindow) -> None:
    outline = reading.desk.outline
    before = index_of(reading, outline.plan.id).data(COUNT_ROLE)
    reading.desk.edit(lambda session: session.annotating.add(outline.plan.id, clause_id=outline.clauses[4].id, note="核对"))
    assert index_of(reading, outline.plan.id).data(COUNT_ROLE) == before + 1


def test_a_removed_plan_goes_and_undo_brings_it_back_with_its_annotations(reading: MainWindow, qtbot: QtBot) -> None:
    plan, said = reading.desk.outline.plan, QSignalSpy(reading.desk.said)
    count = len(reading.desk.session.annotations(plan_ids=[plan.id]))
    reading.reader.library.remove(plan)
    assert not index_of(reading, plan.id).isValid() and reading.desk.outline is None and said.count() == 1
    assert reading.reader.text.toPlainText() == "" or not reading.reader.text.isVisible()
    qtbot.keyClick(reading, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    click(qtbot, reading, index_of(reading, plan.id))
    assert len(reading.desk.session.annotations(plan_ids=[plan.id])) == count


def test_back_does_not_lead_into_a_plan_that_was_removed(reading: MainWindow, qtbot: QtBot) -> None:
    plan = reading.desk.outline.plan
    click(qtbot, reading, index_of(reading, 8))
    reading.reader.library.remove(plan)
    reading.actions_["back"].trigger()
    assert reading.desk.outline.plan.id == 8
    reading.desk.edit(Session.undo)
    click(qtbot, reading, index_of(reading, plan.id))
    assert reading.desk.outline.plan.id == plan.id


def test_the_menu_of_a_plan_offers_what_can_be_done(reading: MainWindow, qtbot: QtBot) -> None:
    panel, view = reading.reader.library, reading.reader.library.view
    wanted = QSignalSpy(panel.compare_wanted)
    index = index_of(reading, 6)
    panel._menu(view.visualRect(index).center())
    (menu,) = [menu for menu in panel.findChildren(QMenu) if menu.isVisible()]
    assert [action.text() for action in menu.actions() if action.text()] == [
        "打开",
        "并排打开\tCtrl+Return",
        "与上一年对照",
        "与…对照",
        "文件信息",
        "查看来源，核对导入",
        "重新识别结构",
        "移出资料库",
    ]
    next(action for action in menu.actions() if action.text() == "与…对照").trigger()
    assert wanted.at(0) == [6]
    menu.close()
    panel._menu(QPoint(5, view.viewport().height() - 2))
    assert index.data(PLAN_ROLE).id == 6


def test_menus_go_when_they_are_closed(reading: MainWindow, qtbot: QtBot) -> None:
    panel, view = reading.reader.library, reading.reader.library.view
    for _ in range(3):
        panel._menu(view.visualRect(index_of(reading, 6)).center())
        for menu in panel.findChildren(QMenu):
            menu.close()
        qtbot.wait(5)
    qtbot.waitUntil(lambda: not panel.findChildren(QMenu))


def test_of_many_plans_the_years_are_shown_and_that_of_the_open_plan_is_unfolded(
    reading: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_panel, "MANY", 3)
    path = reading.desk.session.path
    reading.desk.close()
    reading.desk.open(path)
    view, model = reading.reader.library.view, reading.reader.library.view.model()

    def unfolded() -> list[int]:
        return [row for row in range(model.rowCount()) if view.isExpanded(model.index(row, 0))]

    plans = reading.desk.plans()
    open_one = reading.desk.outline.plan
    assert unfolded() == [index_of(reading, open_one.id).parent().row()] and view.currentIndex() == index_of(reading, open_one.id)
    other = next(plan for plan in plans if plan.metadata.year != open_one.metadata.year)
    reading.desk.show_plan(other.id)
    assert unfolded() == sorted({index_of(reading, plan.id).parent().row() for plan in (open_one, other)})
