"""Tagging in the reader beyond one tag at a time: on to the next clause, the list of tags, several clauses of the tree."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from core.model import Annotation, ClauseKind
from desktop.dialogs.tags_dialog import TagsDialog
from desktop.main_window import MainWindow
from desktop.outline.tree import OutlineTree
from desktop.widgets.choice_list import ChoiceList

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key
ALT, CONTROL, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def on_clauses(window: MainWindow) -> dict[int, Annotation]:
    plan_id = window.desk.outline.plan.id
    return {note.clause_id: note for note in window.desk.session.annotations(plan_ids=[plan_id]) if note.clause_id}


@pytest.fixture
def items(reading: MainWindow) -> list[int]:
    """The ids of the numbered clauses of the open plan, the first of them current."""
    found = [clause for clause in reading.desk.outline.clauses if clause.kind is ClauseKind.ITEM]
    reading.desk.set_clause(found[0].id)
    reading.reader.text.setFocus()
    return [clause.id for clause in found]


def select(tree: OutlineTree, *clauses: int) -> None:
    tree.selectionModel().clear()
    for clause_id in clauses:
        tree.selectionModel().select(tree.index_of(clause_id), QItemSelectionModel.SelectionFlag.Select)


def offered(window: MainWindow) -> ChoiceList:
    return window.findChildren(ChoiceList)[-1]


def test_alt_and_a_digit_tag_and_move_on(reading: MainWindow, items: list[int], qtbot: QtBot) -> None:
    tags = reading.desk.session.tags()
    for _ in range(3):
        qtbot.keyClick(reading.reader.text, KEY.Key_2, ALT)
    assert {clause_id: note.tags for clause_id, note in on_clauses(reading).items()} == dict.fromkeys(items[:3], (tags[1].name,))
    assert reading.desk.clause_id == items[3]
    qtbot.keyClick(reading.reader.text, KEY.Key_K)
    qtbot.keyClick(reading.reader.text, KEY.Key_2, ALT)  # it moves on and takes nothing off
    assert len(on_clauses(reading)) == 3 and reading.desk.clause_id == items[3]


def test_0_lists_the_tags_which_are_put_on_and_taken_off_and_made(reading: MainWindow, items: list[int], qtbot: QtBot) -> None:
    tags = reading.desk.session.tags()
    qtbot.keyClick(reading.reader.text, KEY.Key_0)
    choices = offered(reading)
    choices.field.insert(tags[2].name)
    qtbot.keyClick(choices.field, KEY.Key_Return)
    assert on_clauses(reading)[items[0]].tags == (tags[2].name,)
    qtbot.keyClick(choices.field, KEY.Key_Return)
    assert items[0] not in on_clauses(reading)
    choices.field.clear()
    choices.field.insert("临时")
    qtbot.keyClick(choices.field, KEY.Key_Return)
    assert on_clauses(reading)[items[0]].tags == ("临时",) and reading.reader.text.hasFocus()


def test_a_digit_tags_all_clauses_chosen_in_the_tree_as_one_step(reading: MainWindow, items: list[int], qtbot: QtBot) -> None:
    tree = reading.reader.tree.view
    tree.expandAll()
    tree.setFocus()
    tree.setCurrentIndex(tree.index_of(items[0]))
    for _ in range(2):
        qtbot.keyClick(tree, KEY.Key_Down, SHIFT)
    chosen = [clause.id for clause in tree.selected()]
    assert len(chosen) == 3
    qtbot.keyClick(tree, KEY.Key_3)
    assert set(on_clauses(reading)) == set(chosen) and [clause.id for clause in tree.selected()] == chosen
    qtbot.keyClick(tree, KEY.Key_0)
    assert [choice.chosen for choice in offered(reading).model._all][:4] == [False, False, True, False]
    qtbot.keyClick(offered(reading).field, KEY.Key_Escape)
    qtbot.keyClick(tree, KEY.Key_3)
    assert on_clauses(reading) == {}
    for _ in range(2):
        qtbot.keyClick(reading, KEY.Key_Z, CONTROL)
    assert on_clauses(reading) == {}


def test_n_writes_one_note_on_the_clauses_chosen_in_the_tree(reading: MainWindow, items: list[int], qtbot: QtBot) -> None:
    tree, outline = reading.reader.tree.view, reading.desk.outline
    tree.setFocus()
    select(tree, items[0], items[1])
    qtbot.keyClick(tree, KEY.Key_N)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    editor = QApplication.focusWidget()
    editor.setPlainText("两条一起看")
    qtbot.keyClick(editor, KEY.Key_Return, CONTROL)
    (noted,) = [note for note in reading.desk.session.annotations() if note.note == "两条一起看"]
    first, second = outline.find(items[0]), outline.find(items[1])
    assert noted.span.start == first.span.start and noted.span.end == second.span.end


def test_clauses_apart_are_not_noted_together(reading: MainWindow, items: list[int], qtbot: QtBot) -> None:
    tree, before = reading.reader.tree.view, reading.desk.session.annotations()
    tree.setFocus()
    select(tree, items[0], items[2])
    with qtbot.waitSignal(reading.desk.said) as said:
        qtbot.keyClick(tree, KEY.Key_N)
    assert said.args == ["这些条目不相连，请分别写批注"] and reading.desk.session.annotations() == before


def test_a_digit_with_one_clause_chosen_looks_for_a_clause(reading: MainWindow, items: list[int], qtbot: QtBot) -> None:
    tree = reading.reader.tree.view
    tree.setFocus()
    tree.setCurrentIndex(tree.index_of(items[0]))
    qtbot.keyClick(tree, KEY.Key_1)
    assert on_clauses(reading) == {}


def test_a_digit_that_no_tag_has_says_where_tags_are(reading: MainWindow, items: list[int], qtbot: QtBot) -> None:
    second = next(tag for tag in reading.desk.session.tags() if tag.shortcut == "2")
    reading.desk.edit(lambda session: session.tagging.remove([second.id]))
    with qtbot.waitSignal(reading.desk.said) as said:
        qtbot.keyClick(reading.reader.text, KEY.Key_2)
    assert said.args == ["没有用数字键 2 的标签。按 0 选标签或新建"] and on_clauses(reading) == {}


def test_retired_tags_are_offered_nowhere_in_the_reader(reading: MainWindow, items: list[int], qtbot: QtBot) -> None:
    tag = reading.desk.session.tags()[0]
    reading.desk.edit(lambda session: session.tagging.retire([tag.id]))
    assert tag not in [button.tag for button in reading.reader.pane.selection.bar._tags]
    qtbot.keyClick(reading.reader.text, KEY.Key_1)
    assert on_clauses(reading) == {}
    qtbot.keyClick(reading.reader.text, KEY.Key_0)
    assert tag.name not in [choice.text for choice in offered(reading).model._all]


def test_the_tag_manager_opens_from_the_palette_and_what_it_does_is_shown(reading: MainWindow, qtbot: QtBot) -> None:
    reading.actions_["tags"].trigger()
    dialog = reading.findChild(TagsDialog)
    tags = reading.desk.session.tags()
    dialog.tree.shown_again([tags[1].id])
    qtbot.keyClick(dialog.tree, KEY.Key_Right, CONTROL)
    dialog.accept()
    assert reading.desk.session.tags()[1].parent_id == tags[0].id


def test_the_clause_of_a_hit_is_copied_with_its_source(reading: MainWindow, qtbot: QtBot) -> None:
    reading.searching.search("教育")
    qtbot.waitUntil(lambda: reading.late.search().findings is not None)
    qtbot.mouseClick(reading.late.search().results.preview._copy, LEFT)
    assert "《" in QApplication.clipboard().text()
    QApplication.clipboard().clear()  # or the data outlives the application at the end of the run
