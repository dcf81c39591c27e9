"""Editing the section tree by keys, menu and mouse: levels, joins, splits and names; what one looks at stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core.model import ClauseKind, Span
from desktop.desk import Desk
from desktop.main_window import MainWindow
from desktop.outline.name_editor import NameEditor
from tests.desktop.outline.editing_tree import choose, clause, drag, menu_entries, press, selected, settled, shape
from tests.desktop.reader.reading import place_of

CONTROL = Qt.KeyboardModifier.ControlModifier
BEFORE = ["1 ", "1 一、加强", "2 1.学习", "2 2.压实", "1 二、推进", "2 1.深化", "2 2.落实", "2 3.促进", "1 三、提高", "2 1.落实"]


def after(window: MainWindow, **changed: str) -> list[str]:
    """The shape before, with other levels: name of a clause -> level."""
    return [f"{changed.get(line[2:], line[0])} {line[2:]}" for line in BEFORE]


def test_control_right_and_left_demote_and_promote_with_one_step_of_undo_each(editing: MainWindow, qtbot: QtBot) -> None:
    assert shape(editing) == BEFORE
    choose(qtbot, editing, "2.压实")
    press(qtbot, editing, Qt.Key.Key_Right, CONTROL)
    assert shape(editing) == after(editing, **{"2.压实": "3"}) and selected(editing) == ["2.压实"]
    assert editing.actions_["undo"].text() == "撤销“降级条目”"
    press(qtbot, editing, Qt.Key.Key_Left, CONTROL)
    press(qtbot, editing, Qt.Key.Key_Left, CONTROL)
    assert shape(editing) == after(editing, **{"2.压实": "1"})
    for _ in range(3):
        editing.actions_["undo"].trigger()
    assert shape(editing) == BEFORE and selected(editing) == ["2.压实"]


def test_several_selected_clauses_move_together(editing: MainWindow, qtbot: QtBot) -> None:
    choose(qtbot, editing, "2.落实“双减”", "3.促进")
    press(qtbot, editing, Qt.Key.Key_Right, CONTROL)
    assert shape(editing) == after(editing, **{"2.落实": "3", "3.促进": "3"})
    assert selected(editing) == ["2.落实", "3.促进"]
    editing.actions_["undo"].trigger()
    assert shape(editing) == BEFORE


def test_undo_pressed_before_an_edit_is_done_takes_back_that_edit(editing: MainWindow, qtbot: QtBot) -> None:
    choose(qtbot, editing, "2.压实")
    qtbot.keyClick(editing.reader.tree.view, Qt.Key.Key_Right, CONTROL)
    assert editing.desk.editing
    editing.actions_["undo"].trigger()
    settled(qtbot, editing)
    assert shape(editing) == BEFORE
    editing.actions_["redo"].trigger()
    assert shape(editing) == after(editing, **{"2.压实": "3"})


def test_what_cannot_be_promoted_says_so_and_leaves_no_step(editing: MainWindow, qtbot: QtBot) -> None:
    said = QSignalSpy(editing.desk.said)
    step = editing.desk.session.next_undo()
    choose(qtbot, editing, "一、")
    press(qtbot, editing, Qt.Key.Key_Left, CONTROL)
    assert said.at(said.count() - 1) == ["这里不能再升级"] and editing.desk.session.next_undo() == step


def test_backspace_joins_a_clause_with_the_one_before_which_is_selected_then(editing: MainWindow, qtbot: QtBot) -> None:
    choose(qtbot, editing, "2.落实“双减”")
    press(qtbot, editing, Qt.Key.Key_Backspace)
    assert shape(editing) == [line for line in BEFORE if line != "2 2.落实"]
    assert selected(editing) == ["1.深化"]


def test_the_first_clause_has_none_to_be_joined_with(editing: MainWindow, qtbot: QtBot) -> None:
    choose(qtbot, editing, "2023年工作")
    press(qtbot, editing, Qt.Key.Key_Backspace)
    assert shape(editing) == BEFORE and not editing.desk.session.sources.review(1).edits


def test_f2_writes_number_and_heading_in_the_row_and_esc_gives_them_up(editing: MainWindow, qtbot: QtBot) -> None:
    choose(qtbot, editing, "2.压实")
    press(qtbot, editing, Qt.Key.Key_F2)
    editor = editing.reader.tree.view.findChild(NameEditor)
    assert (editor.number.text(), editor.heading.text()) == ("2.", "压实管党治党责任")
    editor.heading.insert("别的")
    qtbot.keyClick(editor.heading, Qt.Key.Key_Escape)
    settled(qtbot, editing)
    assert shape(editing) == BEFORE and editing.reader.tree.view.hasFocus()
    press(qtbot, editing, Qt.Key.Key_F2)
    editor = next(found for found in editing.reader.tree.view.findChildren(NameEditor) if found.isVisible())
    editor.number.setFocus()
    editor.number.selectAll()
    editor.number.insert("（二）")
    qtbot.keyClick(editor.number, Qt.Key.Key_Tab)
    assert editor.heading.hasFocus()
    editor.heading.selectAll()
    editor.heading.insert("压实责任")
    qtbot.keyClick(editor.heading, Qt.Key.Key_Return)
    settled(qtbot, editing)
    assert clause(editing, "2.压实").label == "（二）压实责任"
    assert editing.desk.outline.text.count("2.压实管党治党责任") == 1  # the text stays as printed


def test_a_split_begins_a_clause_at_the_caret_and_makes_it_the_current_one(editing: MainWindow, qtbot: QtBot) -> None:
    outline = editing.desk.outline
    at = outline.text.index("规范校外培训")
    editing.reader.text.select(Span(at, at + 4))
    editing.reader.text.setFocus()
    qtbot.keyClick(editing.reader.text, Qt.Key.Key_Return, CONTROL)
    settled(qtbot, editing)
    fresh = clause(editing, "规范校外培训")
    assert fresh.level == 2 and editing.desk.clause_id == fresh.id and clause(editing, "2.落实").span.end <= at
    assert editing.reader.text.selected_span() == Span(at, at + 4)
    assert editing.actions_["undo"].text() == "撤销“从这里拆开”"


def test_the_menu_of_the_text_splits_where_the_mouse_is(editing: MainWindow, qtbot: QtBot) -> None:
    text, at = editing.reader.text, editing.desk.outline.text.index("改善农村")
    text.scroll_to(Span(at, at))
    place = place_of(editing, at) - QPoint(2, 0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, text.viewport().mapToGlobal(place))
    QApplication.sendEvent(text.viewport(), event)
    menu = QApplication.activePopupWidget()
    action = next(each for each in menu.actions() if each.text().startswith("从“改善农村"))
    action.trigger()
    menu.close()
    settled(qtbot, editing)
    assert clause(editing, "改善农村学校").level == 2


def test_where_a_clause_begins_nothing_can_be_split(editing: MainWindow, qtbot: QtBot) -> None:
    said = QSignalSpy(editing.desk.said)
    editing.reader.tree.editing.split(clause(editing, "2.落实").span.start)
    editing.reader.tree.editing.split(0)
    assert said.count() == 2 and not editing.desk.editing


def test_the_menu_has_at_most_eight_entries_and_sets_level_and_kind(editing: MainWindow, qtbot: QtBot) -> None:
    tree = editing.reader.tree
    choose(qtbot, editing, "3.促进")
    entries = menu_entries(editing, lambda: tree.view.customContextMenuRequested.emit(QPoint(40, 40)))
    assert len(entries) <= 8 and entries[1:3] == ["改级别", "定为"]
    menu = QMenu()
    tree.editing.fill_menu(menu, tree.view.selected())
    levels, kinds = menu.findChildren(QMenu)  # and none for tags, of which this library has none
    by_one, to_level = levels.actions()[:2], levels.actions()[3:]
    assert [each.text() for each in by_one] == ["升一级\tCtrl+Left", "降一级\tCtrl+Right"]
    assert [(each.text(), each.isChecked()) for each in to_level] == [
        ("第 1 级", False),
        ("第 2 级", True),
        ("第 3 级", False),
    ]
    to_level[2].trigger()
    settled(qtbot, editing)
    assert shape(editing) == after(editing, **{"3.促进": "3"})
    next(each for each in kinds.actions() if each.text() == "段落").trigger()
    settled(qtbot, editing)
    assert clause(editing, "3.促进").kind is ClauseKind.PARAGRAPH


@pytest.mark.parametrize(("target", "level"), [("1.深化", "3"), ("二、", "2"), ("", "1")])
def test_clauses_dropped_on_one_before_them_go_below_it(editing: MainWindow, qtbot: QtBot, target: str, level: str) -> None:
    choose(qtbot, editing, "2.落实“双减”", "3.促进")
    if level == "2":
        press(qtbot, editing, Qt.Key.Key_Right, CONTROL)
    accepted, said = drag(editing, target)
    settled(qtbot, editing)
    assert accepted and level in said
    assert shape(editing) == after(editing, **{"2.落实": level, "3.促进": level})


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("三、", "“三、提高保障水平”在后面。正文的顺序不变，只能放进前面的条目"),
        ("1.学习", "和“1.学习宣传贯彻党的二十大精神”之间隔着别的条目"),
        ("3.促进", "不能放进自己里面"),
        ("二、", "已经在“二、推进教育改革”里"),
    ],
)
def test_a_place_that_is_none_is_refused_with_the_reason(editing: MainWindow, qtbot: QtBot, target: str, why: str) -> None:
    choose(qtbot, editing, "3.促进")
    accepted, said = drag(editing, target)
    assert not accepted and said == why
    assert not editing.desk.editing and shape(editing) == BEFORE


def test_clauses_of_another_plan_are_not_taken(editing: MainWindow, qtbot: QtBot) -> None:
    choose(qtbot, editing, "3.促进")
    assert drag(editing, "2.落实“双减”", drop=False)[0] is True
    assert drag(editing, "2.落实“双减”", plan_id=99)[0] is False


def test_what_one_looks_at_stays_over_an_edit(editing: MainWindow, qtbot: QtBot) -> None:
    editing.resize(1100, 620)
    editing.reader.zoom(28)  # long enough to scroll
    view, text = editing.reader.tree.view, editing.reader.text
    view.setExpanded(view.index_of(clause(editing, "一、").id), False)
    choose(qtbot, editing, "1.落实经费")
    text.scroll_to(clause(editing, "1.深化").span, center=False)
    qtbot.wait(50)
    at = text.top_position()
    seen, current = (view.verticalScrollBar().value(), place_of(editing, at)), editing.desk.clause_id
    press(qtbot, editing, Qt.Key.Key_Left, CONTROL)
    assert (view.verticalScrollBar().value(), place_of(editing, at)) == seen
    assert editing.desk.clause_id == current
    assert not view.isExpanded(view.index_of(clause(editing, "一、").id))
    assert view.isExpanded(view.index_of(clause(editing, "二、").id))


def test_a_plan_edited_in_another_view_is_shown_as_it_is_when_opened(reading: MainWindow, qtbot: QtBot) -> None:
    desk: Desk = reading.desk
    other = desk.session.plans()[-1].id
    here = desk.outline.plan.id
    desk.show_plan(other)
    item = next(each for each in desk.outline.clauses if each.kind is ClauseKind.ITEM)
    desk.show_plan(here)
    desk.edit_beside("改", lambda session: session.sources.name_clause(other, item.id, "乙", "新的标题"))
    settled(qtbot, reading)
    desk.show_plan(other)
    assert desk.outline.clause(item.id).label == "乙新的标题"


def test_an_edit_that_is_refused_is_said_and_undo_goes_on(editing: MainWindow, qtbot: QtBot) -> None:
    refused = QSignalSpy(editing.desk.refused)
    span = Span(0, len(Path(editing.desk.session.path).name))
    editing.desk.edit_beside("改", lambda session: session.sources.take_out(99, span))
    settled(qtbot, editing)
    assert refused.count() == 1 and not editing.desk.editing
