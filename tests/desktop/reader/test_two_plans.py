"""Two plans beside each other: opened by key, menu and list, each with its own tree, way back and marks; one is in use."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from core.model import Clause, ClauseKind, Outline
from core.session import Session
from desktop.desk import Desk
from desktop.library.library_panel import PLAN_ROLE
from desktop.main_window import MainWindow
from desktop.models.outline_model import CLAUSE_ROLE
from desktop.reader.overlay import line_rects
from desktop.reader.reader_pane import ReaderPane
from desktop.widgets.choice_list import ChoiceList

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
OTHER = 6  # a plan of the sample library that has no annotations


@pytest.fixture
def beside(reading: MainWindow) -> MainWindow:
    """The sample library's annotated plan at the left, another one at the right, which is in use."""
    reading.desk.read(OTHER, beside=True)
    return reading


def shown(window: MainWindow) -> list[int]:
    """The plans in the panes that can be seen, from left to right."""
    assert window.mode != "read" or all(pane.isVisible() for pane in window.reader.sides())
    lefts = [pane.mapToGlobal(QPoint()).x() for pane in window.reader.sides()]
    assert lefts == sorted(lefts)
    return [pane.reading.plan_id for pane in window.reader.sides()]


def click_in(qtbot: QtBot, pane: ReaderPane) -> None:
    """Click into the text of a pane."""
    qtbot.mouseClick(pane.text.viewport(), LEFT, pos=pane.text.viewport().rect().center())


def items(pane: ReaderPane) -> list[Clause]:
    outline = pane.reading.outline
    assert outline is not None
    return [clause for clause in outline.clauses if clause.kind is ClauseKind.ITEM]


def entry(menu: QMenu, words: str) -> None:
    """Choose an entry of a menu by how it begins."""
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()
    menu.close()


# Opening


def test_the_key_offers_the_plans_and_opens_the_chosen_one_beside(reading: MainWindow, qtbot: QtBot) -> None:
    first = reading.desk.readings.active.plan_id
    qtbot.keyClick(reading.reader.text, Qt.Key.Key_Backslash, CTRL)
    (offered,) = reading.findChildren(ChoiceList)
    assert offered.isVisible() and offered.field.hasFocus()
    wanted = next(plan for plan in reading.desk.plans() if plan.id == OTHER)
    offered.field.setText(wanted.title)
    qtbot.keyClick(offered.field, Qt.Key.Key_Return)
    assert shown(reading) == [first, OTHER]
    assert reading.desk.outline.plan.id == OTHER and reading.reader.text.hasFocus()


def test_the_plan_before_is_offered_first_and_the_open_one_last(reading: MainWindow, qtbot: QtBot) -> None:
    open_id = reading.desk.readings.active.plan_id
    earlier = next(plan.id for plan in reading.desk.plans() if plan.id != open_id)
    reading.desk.edit(lambda session: session.sources.set_predecessor(open_id, earlier))
    reading.actions_["read_beside"].trigger()
    (offered,) = reading.findChildren(ChoiceList)
    keys = [offered.model.index(row).data(Qt.ItemDataRole.UserRole + 1).key for row in range(offered.model.rowCount())]
    assert (keys[0], keys[-1]) == (earlier, open_id) and len(keys) == len(reading.desk.plans())


def test_the_library_opens_beside_by_menu_and_by_key(reading: MainWindow, qtbot: QtBot) -> None:
    first, view = reading.desk.readings.active.plan_id, reading.reader.library.view
    index = next(
        index
        for row in range(view.model().rowCount())
        for at in range(view.model().rowCount(view.model().index(row, 0)))
        if (index := view.model().index(at, 0, view.model().index(row, 0))).data(PLAN_ROLE).id == OTHER
    )
    view.scrollTo(index)
    reading.reader.library._menu(view.visualRect(index).center())
    (menu,) = [menu for menu in reading.reader.library.findChildren(QMenu) if menu.isVisible()]
    entry(menu, "并排打开")
    assert shown(reading) == [first, OTHER]
    reading.desk.readings.close(reading.desk.readings.active)
    assert shown(reading) == [first]
    view.setFocus()
    view.setCurrentIndex(index)
    qtbot.keyClick(view, Qt.Key.Key_Return, CTRL)
    assert shown(reading) == [first, OTHER]


def test_the_tree_opens_a_clause_of_the_same_plan_beside(reading: MainWindow, qtbot: QtBot) -> None:
    first, pane = reading.desk.readings.active.plan_id, reading.reader.pane
    clause = items(pane)[20]
    pane.tree.view._select([clause], clause.id)
    pane.tree.view.setFocus()
    qtbot.keyClick(pane.tree.view, Qt.Key.Key_Return, CTRL)
    assert shown(reading) == [first, first]
    left, right = reading.reader.sides()
    assert right.reading.clause_id == clause.id and left.reading.clause_id != clause.id
    assert right.text.top_position() > left.text.top_position()


def test_nothing_is_a_window_of_its_own_for_a_moment(reading: MainWindow, qapp: QApplication) -> None:
    seen: list[QObject] = []

    def see(_: QObject, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            seen.append(watched)
        return False

    watching = type("Watching", (QObject,), {"eventFilter": see})(reading)
    qapp.installEventFilter(watching)
    reading.desk.read(OTHER, beside=True)
    MainWindow(reading.desk).deleteLater()
    assert seen == []


# The side in use


def test_a_click_makes_a_side_the_one_in_use_and_tree_cards_and_menus_follow(beside: MainWindow, qtbot: QtBot) -> None:
    left, right = beside.reader.sides()
    assert beside.reader.pane is right and right.tree.isVisible() and not left.tree.isVisible()
    assert beside.reader.inspector.view.model().rowCount() == 0
    click_in(qtbot, left)
    assert beside.reader.pane is left and left.tree.isVisible() and not right.tree.isVisible()
    assert beside.reader.inspector.view.model().rowCount() == len(left.annotations) > 0
    assert beside.desk.outline is left.reading.outline
    library = beside.reader.library.view
    assert library.currentIndex().data(PLAN_ROLE).id == left.reading.plan_id
    assert left.header.accessibleDescription() and not right.header.accessibleDescription()


def test_keys_act_on_the_side_in_use_and_its_marks_stay_its_own(beside: MainWindow, qtbot: QtBot) -> None:
    left, right = beside.reader.sides()
    before = len(left.annotations)
    clause = items(right)[2]
    right.reading.set_clause(clause.id)
    qtbot.keyClick(right.text, Qt.Key.Key_1)
    assert [(found.plan_id, found.clause_id) for found in right.annotations] == [(OTHER, clause.id)]
    assert len(left.annotations) == before
    qtbot.keyClick(right.text, Qt.Key.Key_Tab, CTRL)
    assert beside.reader.pane is left and left.text.hasFocus()
    left.reading.set_clause(items(left)[5].id)
    qtbot.keyClick(left.text, Qt.Key.Key_J)
    assert left.reading.clause_id == items(left)[6].id and right.reading.clause_id == clause.id


def test_what_the_selection_bar_of_the_other_side_asks_for_is_done_there(beside: MainWindow, qtbot: QtBot) -> None:
    left, right = beside.reader.sides()
    span = items(left)[0].head
    left.text.select(span)
    assert beside.reader.pane is right and left.selection.bar.isVisible()
    before = len(left.annotations)
    qtbot.mouseClick(left.selection.bar._tags[1], LEFT)
    assert beside.reader.pane is left
    assert len(left.annotations) == before + 1 and span in {found.span for found in left.annotations}
    assert not right.annotations


def test_a_note_that_is_written_is_kept_when_the_other_side_is_clicked(beside: MainWindow, qtbot: QtBot) -> None:
    left, right = beside.reader.sides()
    right.reading.set_clause(items(right)[0].id)
    qtbot.keyClick(right.text, Qt.Key.Key_N)
    inspector = beside.reader.inspector
    assert inspector.isVisible()
    inspector._editor().note.setPlainText("右边的批注")
    click_in(qtbot, left)
    assert beside.reader.pane is left
    assert [found.note for found in beside.desk.session.annotations(plan_ids=[OTHER])] == ["右边的批注"]


def test_find_looks_in_the_side_in_use(beside: MainWindow, qtbot: QtBot) -> None:
    left, right = beside.reader.sides()
    qtbot.keyClick(right.text, Qt.Key.Key_F, CTRL)
    assert right.finding.bar.isVisible() and not left.finding.bar.isVisible()
    right.finding.bar.set_query("教育")
    right.finding.show("教育")
    assert right.text.overlay.marks.hits and not left.text.overlay.marks.hits


def test_a_layer_that_is_switched_is_switched_in_both(beside: MainWindow, qtbot: QtBot) -> None:
    left, right = beside.reader.sides()

    def chips() -> list[bool]:
        return [next(chip for key, chip in pane.header.strip._more if key == "fact:time").isChecked() for pane in (left, right)]

    assert chips() == [False, False]
    chip = next(chip for key, chip in right.header.strip._more if key == "fact:time")
    qtbot.mouseClick(chip, LEFT)
    assert chips() == [True, True]


def test_f6_walks_through_both_texts(beside: MainWindow, qtbot: QtBot) -> None:
    left, right = beside.reader.sides()
    left.text.setFocus()
    qtbot.keyClick(left.text, Qt.Key.Key_F6)
    assert right.text.hasFocus() and beside.reader.pane is right
    qtbot.keyClick(right.text, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert left.text.hasFocus() and beside.reader.pane is left


# The way back


def test_each_side_has_its_own_way_back(beside: MainWindow, qtbot: QtBot) -> None:
    left, right = beside.reader.sides()
    first = left.reading.plan_id
    assert not beside.actions_["back"].isEnabled()
    beside.desk.read(7)
    beside.desk.read(8)
    click_in(qtbot, left)
    assert not beside.actions_["back"].isEnabled()
    beside.desk.read(5)
    assert shown(beside) == [5, 8]
    qtbot.keyClick(left.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown(beside) == [first, 8]
    click_in(qtbot, right)
    for expected in (7, OTHER):
        qtbot.keyClick(right.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert shown(beside) == [first, expected]
    qtbot.keyClick(right.text, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown(beside) == [first, 7]


# Closing, swapping


def test_a_side_is_closed_by_its_button_and_by_key_and_the_other_goes_on(beside: MainWindow, qtbot: QtBot) -> None:
    left, right = beside.reader.sides()
    first = left.reading.plan_id
    qtbot.mouseClick(left.header.close_button, LEFT)
    assert shown(beside) == [OTHER] and not left.isVisible()
    assert beside.reader.pane is right and right.text.hasFocus() and not right.header.close_button.isVisible()
    assert not beside.actions_["close_side"].isEnabled() and not beside.actions_["swap_sides"].isEnabled()
    beside.desk.read(first, beside=True)
    assert shown(beside) == [OTHER, first]
    qtbot.keyClick(beside.reader.text, Qt.Key.Key_W, CTRL)
    assert shown(beside) == [OTHER]


def test_left_and_right_change_places_and_keep_what_they_show(beside: MainWindow, qtbot: QtBot) -> None:
    left, right = beside.reader.sides()
    left.text.scroll_to(items(left)[10].span)
    top = left.text.top_position()
    qtbot.keyClick(right.text, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert shown(beside) == [OTHER, left.reading.plan_id]
    assert beside.reader.sides() == (right, left) and beside.reader.pane is right
    assert abs(left.text.top_position() - top) < 40


def test_a_plan_that_is_removed_leaves_its_side_empty_and_undo_brings_it_back(beside: MainWindow, qtbot: QtBot) -> None:
    left, right = beside.reader.sides()
    plan = right.reading.outline.plan
    click_in(qtbot, left)
    beside.reader.library.remove(plan)
    assert right.reading.outline is None and right.empty.isVisible() and right.header.close_button.isVisible()
    beside.actions_["undo"].trigger()
    click_in(qtbot, left)
    beside.desk.read(plan.id, beside=True)
    assert shown(beside)[1] == plan.id


# What touches both


def test_an_edit_of_the_plan_that_is_not_in_use_is_shown_there(beside: MainWindow, qtbot: QtBot) -> None:
    left, right = beside.reader.sides()
    first = left.reading.plan_id
    beside.desk.edit(lambda session: session.annotating.add(first, clause_id=items(left)[0].id, note="左边"))
    assert "左边" in {found.note for found in left.annotations} and beside.reader.pane is right
    assert beside.reader.inspector.view.model().rowCount() == 0


def test_one_plan_in_both_sides_is_revised_in_both(reading: MainWindow, qtbot: QtBot) -> None:
    first = reading.desk.readings.active.plan_id
    reading.desk.read(first, beside=True)
    left, right = reading.reader.sides()
    clause = items(right)[3]
    right.reading.set_clause(clause.id)
    before = len(right.reading.outline.clauses)
    right.tree.view._select([clause], clause.id)
    right.tree.editing.join()
    qtbot.waitUntil(lambda: len(right.reading.outline.clauses) == before - 1, timeout=20_000)
    assert left.reading.outline is right.reading.outline
    assert left.tree.model.index_of(clause.id) == left.tree.model.index_of(0) or not left.tree.view.index_of(clause.id).isValid()


def test_a_clause_split_in_one_side_is_current_there_alone(reading: MainWindow, qtbot: QtBot) -> None:
    first = reading.desk.readings.active.plan_id
    reading.desk.read(first, beside=True)
    left, right = reading.reader.sides()
    clause = items(right)[3]
    before, at = left.reading.clause_id, clause.head_end + 6
    right.tree.editing.split(at)
    outline: Outline
    qtbot.waitUntil(lambda: right.reading.outline.at(at).span.start == at, timeout=20_000)
    outline = right.reading.outline
    assert right.reading.clause_id == outline.at(at).id and left.reading.clause_id == before


# Room


def test_in_a_narrow_window_one_stands_above_the_other(beside: MainWindow, qtbot: QtBot) -> None:
    left, right = beside.reader.sides()
    beside.resize(1440, 900)
    assert left.mapToGlobal(QPoint()).y() == right.mapToGlobal(QPoint()).y()
    assert min(left.width(), right.width()) > 500
    beside.resize(960, 600)
    qtbot.waitUntil(lambda: left.mapToGlobal(QPoint()).y() < right.mapToGlobal(QPoint()).y())
    assert left.mapToGlobal(QPoint()).x() == right.mapToGlobal(QPoint()).x()
    for pane in (left, right):
        assert pane.text.viewport().height() >= 120
        rects = list(line_rects(pane.text.window_shown(), 0, 1))
        assert rects
    beside.resize(1440, 900)
    qtbot.waitUntil(lambda: left.mapToGlobal(QPoint()).x() < right.mapToGlobal(QPoint()).x())


def test_zoom_holds_in_both(beside: MainWindow, qtbot: QtBot) -> None:
    left, right = beside.reader.sides()
    size = beside.desk.settings.reader_size
    qtbot.keyClick(right.text, Qt.Key.Key_Equal, CTRL)
    assert {pane.text.document().defaultFont().pixelSize() for pane in (left, right)} == {size + 1}


# The next start


def test_both_are_there_again_when_the_library_is_opened_the_next_time(beside: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    wanted, path = shown(beside), desk.session.path
    desk.close()
    assert shown(beside) == [0]
    assert desk.open(path)
    assert shown(beside) == wanted and beside.reader.pane is beside.reader.sides()[0]
    beside.desk.readings.close(beside.reader.sides()[1].reading)
    desk.close()
    assert desk.open(path)
    assert shown(beside) == wanted[:1]


def test_a_plan_that_went_meanwhile_is_not_looked_for(beside: MainWindow, desk: Desk) -> None:
    first, path = shown(beside)[0], desk.session.path
    desk.close()
    with Session.open(path) as session:
        session.sources.bin_plans([OTHER])
    assert desk.open(path)
    assert shown(beside) == [first]
    tree = beside.reader.tree.view
    assert tree.model().index(0, 0).data(CLAUSE_ROLE) is not None


def test_the_other_side_can_be_made_before_it_is_wanted(reading: MainWindow, qtbot: QtBot) -> None:
    reader, other = reading.reader, next(plan for plan in reading.desk.plans() if plan.id != reading.desk.outline.plan.id)
    for _ in reader.prepare():
        pass
    (made,) = [pane for pane in reader.findChildren(ReaderPane) if pane is not reader.pane]
    assert len(reader.sides()) == 1 and made.isHidden()
    reading.desk.read(other.id, beside=True)
    assert reader.sides()[1] is made and made.isVisible() and made.reading.plan_id == other.id
    for _ in reader.prepare():
        pass
    assert len(reader.findChildren(ReaderPane)) == 2
