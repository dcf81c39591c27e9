"""Other ends for links, several links at once, and the orders they are laid out in, by real keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core.model import Decision, Relation
from core.session import Session
from desktop.compare.filter_bar import Order
from desktop.compare.pair_layout import GUTTER
from desktop.compare.relink_dialog import RelinkDialog
from desktop.models.counterpart_model import SIDE_ROLE
from tests.desktop.compare.conftest import Opened

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def press(qtbot: QtBot, opened: Opened, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(opened.page.area, key, modifier)


def both_sides(opened: Opened):
    return [pair for pair in opened.page.shown.pairs() if pair.old and pair.new]


def ends(opened: Opened, link_id: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    link = opened.session.links.link(link_id)
    return link.old, link.new


def dialog_of(opened: Opened) -> RelinkDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RelinkDialog)
    return dialog


# Choosing counterparts


def test_l_offers_all_clauses_and_enter_takes_the_first_that_the_filter_leaves(qtbot: QtBot, opened: Opened):
    pair = both_sides(opened)[0]
    wanted = both_sides(opened)[1].new[0]
    opened.page.shown.select(pair.id)
    press(qtbot, opened, Qt.Key.Key_L)
    dialog = dialog_of(opened)
    assert dialog.model.rowCount() == len(opened.page.comparison.choices(new=True))
    assert dialog.model.chosen() == tuple(side.clause.id for side in pair.new)
    dialog.field.insert(wanted.clause.heading[:4])
    assert dialog.model.index(0).data(SIDE_ROLE) == wanted
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert ends(opened, pair.id) == ((pair.old[0].clause.id,), (wanted.clause.id,))
    assert opened.session.links.link(pair.id).decision is Decision.MANUAL
    opened.desk.edit(Session.undo)
    assert ends(opened, pair.id)[1] == tuple(side.clause.id for side in pair.new)


def test_space_ticks_several_counterparts(qtbot: QtBot, opened: Opened):
    pair = both_sides(opened)[0]
    opened.page.shown.select(pair.id)
    press(qtbot, opened, Qt.Key.Key_L)
    dialog = dialog_of(opened)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    assert len(dialog.model.chosen()) == 2
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    link = opened.session.links.link(pair.id)
    assert len(link.new) == 2 and link.relation is Relation.SPLIT


def test_without_counterpart_a_clause_is_dropped(qtbot: QtBot, opened: Opened):
    pair = both_sides(opened)[0]
    opened.page.shown.select(pair.id)
    press(qtbot, opened, Qt.Key.Key_L)
    dialog = dialog_of(opened)
    for clause_id in dialog.model.chosen():
        dialog.model.toggle(clause_id)
    qtbot.mouseClick(dialog.take, LEFT)
    assert opened.session.links.link(pair.id).relation is Relation.DROPPED


def test_the_other_side_can_be_chosen_too(qtbot: QtBot, opened: Opened):
    pair = both_sides(opened)[0]
    opened.page.shown.select(pair.id)
    press(qtbot, opened, Qt.Key.Key_L)
    dialog = dialog_of(opened)
    dialog.choose_side(new=False)
    assert dialog.model.chosen() == tuple(side.clause.id for side in pair.old)
    dialog.reject()
    assert ends(opened, pair.id)[0] == tuple(side.clause.id for side in pair.old)


def test_candidates_come_ranked_with_confidence_and_reasons(qtbot: QtBot, opened: Opened):
    clause = both_sides(opened)[1].old[0].clause
    candidates = opened.page.comparison.candidates
    candidates.of(clause.id)
    qtbot.waitUntil(lambda: candidates.of(clause.id) is not None, timeout=60_000)
    found = candidates.of(clause.id)
    assert found[0].clause_id == both_sides(opened)[1].new[0].clause.id
    assert [each.confidence for each in found] == sorted((each.confidence for each in found), reverse=True)
    assert found[0].reasons


def test_a_possible_counterpart_is_taken_by_a_click(qtbot: QtBot, opened: Opened):
    pair, other = both_sides(opened)[0], both_sides(opened)[1]
    opened.page.shown.select(pair.id)
    side = other.new[0]
    opened.page.panel.show_possible([(side, 0.4, ())])
    assert opened.page.panel.possible.names() == [side.name]
    qtbot.mouseClick(opened.page.panel.possible.button(0), LEFT)
    assert ends(opened, pair.id) == ((pair.old[0].clause.id,), (side.clause.id,))


# Dragging the end of a ribbon


def drag(qtbot: QtBot, area, start: QPoint, end: QPoint) -> None:
    view = area.viewport()
    qtbot.mousePress(view, LEFT, pos=start)
    qtbot.mouseMove(view, start + QPoint(20, 20))
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, LEFT, pos=end)


def middle(area, opened: Opened, link_id: int) -> int:
    top, height = area.row_geometry(opened.page.shown.index_of(link_id))
    return top + height - 30


def test_the_end_of_a_ribbon_is_dragged_to_another_clause(qtbot: QtBot, opened: Opened):
    area = opened.page.area
    opened.page.resize(1280, 1000)
    pair, other = both_sides(opened)[:2]
    opened.page.shown.select(pair.id)
    right = area._layout.columns.new
    start = QPoint(right - 8, middle(area, opened, pair.id))
    drag(qtbot, area, start, QPoint(right + 60, middle(area, opened, other.id)))
    assert ends(opened, pair.id) == ((pair.old[0].clause.id,), (other.new[0].clause.id,))


def test_a_ribbon_dropped_where_no_clause_takes_it_stays_as_it_was(qtbot: QtBot, opened: Opened):
    area = opened.page.area
    pair, other = both_sides(opened)[:2]
    before = ends(opened, pair.id)
    opened.page.shown.select(pair.id)
    start = QPoint(area._layout.columns.new - 8, middle(area, opened, pair.id))
    drag(qtbot, area, start, QPoint(40, middle(area, opened, other.id)))  # the old column takes no new end
    assert ends(opened, pair.id) == before


# Several at once


def test_shift_and_arrows_choose_several_and_g_joins_them(qtbot: QtBot, opened: Opened):
    first, second = opened.page.shown.pairs()[:2]
    press(qtbot, opened, Qt.Key.Key_Down, SHIFT)
    assert [pair.id for pair in opened.page.shown.chosen()] == [first.id, second.id]
    press(qtbot, opened, Qt.Key.Key_G)
    link = opened.session.links.link(first.id)
    assert set(link.old) == {side.clause.id for pair in (first, second) for side in pair.old}
    opened.desk.edit(Session.undo)
    assert opened.session.links.link(second.id).old == second.link.old


def test_control_and_a_click_choose_one_more_and_y_confirms_all_as_one_step(qtbot: QtBot, opened: Opened):
    pairs = opened.page.shown.pairs()
    third = pairs[2]
    top, height = opened.page.area.row_geometry(2)
    qtbot.mouseClick(opened.page.area.viewport(), LEFT, CONTROL, QPoint(60, top + height // 2))
    assert [pair.id for pair in opened.page.shown.chosen()] == [pairs[0].id, third.id]
    press(qtbot, opened, Qt.Key.Key_Y)
    decided = {link_id: opened.session.links.link(link_id).decision for link_id in (pairs[0].id, pairs[1].id, third.id)}
    assert list(decided.values()) == [Decision.CONFIRMED, Decision.PROPOSED, Decision.CONFIRMED]
    opened.desk.edit(Session.undo)
    assert opened.session.links.link(third.id).decision is Decision.PROPOSED


def test_p_splits_a_link_of_one_with_several(qtbot: QtBot, opened: Opened):
    first, second = both_sides(opened)[:2]
    opened.desk.edit(lambda session: session.links.relink(first.id, first.link.old, (*first.link.new, *second.link.new)))
    opened.page.shown.select(first.id)
    before = len(opened.page.comparison.pairs)
    press(qtbot, opened, Qt.Key.Key_P)
    assert len(opened.page.comparison.pairs) == before + 1


def test_what_cannot_be_joined_or_split_says_why(qtbot: QtBot, opened: Opened):
    refused = QSignalSpy(opened.desk.refused)
    press(qtbot, opened, Qt.Key.Key_G)
    press(qtbot, opened, Qt.Key.Key_P)
    assert refused.count() == 2


def test_s_goes_to_the_next_undecided_and_n_to_the_note(qtbot: QtBot, opened: Opened):
    pairs = opened.page.shown.pairs()
    opened.desk.edit(lambda session: session.links.decide([pairs[1].id], Decision.CONFIRMED))
    press(qtbot, opened, Qt.Key.Key_S)
    assert opened.page.shown.current_index() == 2
    press(qtbot, opened, Qt.Key.Key_N)
    assert opened.page.panel.note.hasFocus()


def test_another_confidence_confirms_more_and_says_how_many(qtbot: QtBot, opened: Opened):
    said = QSignalSpy(opened.desk.said)
    qtbot.mouseClick(opened.page.bar.levels, LEFT)
    menu = next(menu for menu in opened.page.bar.findChildren(QMenu) if menu.isVisible())
    entry = menu.actions()[-1]
    wanted = [p.id for p in both_sides(opened) if p.link.confidence > 0.5]
    assert f"（{len(wanted)} 处）" in entry.text()
    entry.trigger()
    menu.close()
    assert {opened.session.links.link(link_id).decision for link_id in wanted} == {Decision.CONFIRMED}
    assert f"已确认 {len(wanted)} 处置信高于 0.50" in said.at(0)[0]


# Filters


def test_a_confidence_and_a_tag_filter_what_is_shown(qtbot: QtBot, opened: Opened):
    page = opened.page
    clause = both_sides(opened)[0].old[0].clause
    opened.desk.edit(lambda session: session.annotating.add(opened.old, clause_id=clause.id, tag_names=["目标指标"]))
    assert page.filters.tag.isVisible()
    page.filters.tag.setCurrentIndex(page.filters.tag.findData("目标指标"))
    page.filters.tag.activated.emit(page.filters.tag.currentIndex())
    assert [pair.old[0].clause.id for pair in page.shown.pairs()] == [clause.id]
    page.filters.clear()
    page.filters.confidence.setCurrentIndex(1)
    page.filters.confidence.activated.emit(1)
    assert all(pair.link.confidence >= 0.9 for pair in page.shown.pairs())


# Orders


def test_o_lays_each_plan_out_in_its_own_order(qtbot: QtBot, opened: Opened):
    press(qtbot, opened, Qt.Key.Key_O)
    own = opened.page.own
    assert opened.page.order() is Order.OWN and own.isVisible()
    for sides in ([s for p in opened.page.shown.pairs() for s in p.old], [s for p in opened.page.shown.pairs() for s in p.new]):
        tops = [own.reach_of(side.clause.id)[0] for side in sorted(sides, key=lambda side: side.clause.ordinal)]
        assert tops == sorted(tops)
    qtbot.keyClick(own, Qt.Key.Key_O)
    assert opened.page.order() is Order.LINKS


def test_in_their_own_order_a_moved_clause_gets_its_partner_beside_it(qtbot: QtBot, opened: Opened):
    opened.page.resize(1280, 420)
    press(qtbot, opened, Qt.Key.Key_O)
    for pair in both_sides(opened):
        opened.page.shown.select(pair.id)
        for side in pair.sides():
            top, bottom = opened.page.own.reach_of(side.clause.id)
            assert bottom > 0 and top < opened.page.own.viewport().height()


def test_in_their_own_order_both_columns_reach_both_ends(qtbot: QtBot, opened: Opened):
    opened.page.resize(1280, 420)
    press(qtbot, opened, Qt.Key.Key_O)
    own, bar = opened.page.own, opened.page.own.verticalScrollBar()
    bar.setValue(bar.maximum())
    bar.setValue(0)
    assert own.offsets() == (0, 0)
    bar.setValue(bar.maximum())
    height = own.viewport().height()
    for sides in (opened.page.comparison.choices(new=False), opened.page.comparison.choices(new=True)):
        assert own.reach_of(sides[-1].clause.id)[1] <= height


def test_a_click_in_the_other_order_selects_the_link_of_the_clause(qtbot: QtBot, opened: Opened):
    press(qtbot, opened, Qt.Key.Key_O)
    pair = both_sides(opened)[1]
    top, bottom = opened.page.own.reach_of(pair.new[0].clause.id)
    x = opened.page.own.viewport().width() - 40
    qtbot.mouseClick(opened.page.own.viewport(), LEFT, pos=QPoint(x, (top + bottom) // 2))
    assert opened.page.shown.current().id == pair.id


def test_a_ribbon_can_be_dragged_in_the_other_order_too(qtbot: QtBot, opened: Opened):
    opened.page.resize(1280, 1000)
    press(qtbot, opened, Qt.Key.Key_O)
    own = opened.page.own
    pair, other = both_sides(opened)[:2]
    opened.page.shown.select(pair.id)
    right = own._columns.new
    start, end = (sum(own.reach_of(p.new[0].clause.id)) // 2 for p in (pair, other))
    drag(qtbot, own, QPoint(right - 8, start), QPoint(right + 60, end))
    assert ends(opened, pair.id)[1] == (other.new[0].clause.id,)


def test_in_a_narrow_window_the_sides_stand_one_above_the_other(qtbot: QtBot, opened: Opened):
    opened.page.resize(900, 600)
    columns = opened.page.area._layout.columns
    assert columns.stacked and columns.new == 0 and columns.column > opened.page.area.viewport().width() - GUTTER
    row = opened.page.area._layout.row(0)
    assert row.old[0].top + row.old[0].height <= row.band < row.new[0].top
    assert not opened.page.filters.order.button(Order.OWN.value).isEnabled()
    press(qtbot, opened, Qt.Key.Key_O)
    assert opened.page.order() is Order.LINKS


@pytest.mark.parametrize("order", list(Order))
def test_every_order_walks_and_decides_by_the_same_keys(qtbot: QtBot, opened: Opened, order: Order):
    opened.page.show_order(order)
    view = {Order.LINKS: opened.page.area, Order.OWN: opened.page.own, Order.TABLE: opened.page.table}[order]
    first, second = opened.page.shown.pairs()[:2]
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert opened.page.shown.current().id == second.id
    qtbot.keyClick(view, Qt.Key.Key_K)
    qtbot.keyClick(view, Qt.Key.Key_X)
    assert opened.session.links.link(first.id).decision is Decision.REJECTED
