"""The comparison as an analyst uses it: keys, mouse, undo, filters."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.model import Decision, Relation
from core.session import Session
from desktop.compare.link_menu import LinkMenu
from desktop.compare.marks import Show
from desktop.compare.page import ComparePage
from desktop.compare.words import describe
from desktop.desk import Desk
from desktop.widgets import SaveSoon


def decisions(opened) -> dict[int, Decision]:
    alignment = opened.session.aligning.stored(opened.old, opened.new)
    return {link.id: link.decision for link in alignment.links}


def current(opened):
    pair = opened.page.shown.current()
    assert pair is not None
    return pair


def press(qtbot: QtBot, opened, key: Qt.Key) -> None:
    qtbot.keyClick(opened.page.area, key)


def row_middle(opened, index: int) -> int:
    top, height = opened.page.area.row_geometry(index)
    return top + height // 2


def test_the_first_pair_is_current_and_unfolded(opened):
    assert opened.page.shown.index_of(current(opened).id) == 0
    assert opened.page.shown.is_unfolded(current(opened).id)
    assert not opened.page.shown.is_unfolded(opened.page.shown.pairs()[1].id)


def test_y_confirms_and_goes_to_the_next_undecided(qtbot, opened):
    first = current(opened).id
    press(qtbot, opened, Qt.Key.Key_Y)
    assert decisions(opened)[first] is Decision.CONFIRMED
    assert current(opened).id == opened.page.shown.pairs()[1].id


def test_x_rejects_and_u_sets_back(qtbot, opened):
    first = current(opened).id
    press(qtbot, opened, Qt.Key.Key_X)
    assert decisions(opened)[first] is Decision.REJECTED
    opened.page.shown.select(first)
    press(qtbot, opened, Qt.Key.Key_U)
    assert decisions(opened)[first] is Decision.PROPOSED


def test_deciding_skips_what_is_decided_and_starts_again_from_the_top(qtbot, opened):
    ids = [pair.id for pair in opened.page.shown.pairs()]
    opened.desk.edit(lambda session: session.links.decide([ids[1], ids[-1]], Decision.CONFIRMED))
    press(qtbot, opened, Qt.Key.Key_Y)
    assert current(opened).id == ids[2]
    opened.page.shown.select(ids[-2])
    opened.desk.edit(lambda session: session.links.decide([ids[0]], Decision.PROPOSED))
    press(qtbot, opened, Qt.Key.Key_Y)
    assert current(opened).id == ids[0]


def test_an_undo_shows_in_the_page(qtbot, opened):
    first = current(opened).id
    press(qtbot, opened, Qt.Key.Key_Y)
    assert opened.page.bar.decided.text() == f"已决 1 / {len(opened.page.shown.pairs())}"
    opened.desk.edit(Session.undo)
    assert decisions(opened)[first] is Decision.PROPOSED
    assert opened.page.bar.decided.text().startswith("已决 0 /")
    assert not opened.page.shown.pairs()[0].decided


def test_arrows_and_letters_walk_the_rows(qtbot, opened):
    for key, row in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_J, 2), (Qt.Key.Key_Up, 1), (Qt.Key.Key_K, 0), (Qt.Key.Key_K, 0)):
        press(qtbot, opened, key)
        assert opened.page.shown.index_of(current(opened).id) == row
    press(qtbot, opened, Qt.Key.Key_End)
    assert opened.page.shown.index_of(current(opened).id) == len(opened.page.shown.pairs()) - 1


def test_space_folds_and_unfolds(qtbot, opened):
    link = current(opened).id
    press(qtbot, opened, Qt.Key.Key_Space)
    assert not opened.page.shown.is_unfolded(link)
    press(qtbot, opened, Qt.Key.Key_Space)
    assert opened.page.shown.is_unfolded(link)


def test_enter_opens_the_new_clause_in_the_reader(qtbot, opened):
    spy = QSignalSpy(opened.desk.go)
    press(qtbot, opened, Qt.Key.Key_Return)
    place = spy.at(0)[0]
    assert (place.mode, place.plan_id, place.span) == ("read", opened.new, current(opened).new[0].clause.span)


def test_a_double_click_opens_the_clause_under_the_pointer(qtbot, opened):
    spy = QSignalSpy(opened.desk.go)
    qtbot.mouseDClick(opened.page.area.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, row_middle(opened, 0)))
    assert spy.at(0)[0].plan_id == opened.old


def test_a_click_selects_and_the_row_stays_where_it_was(qtbot, opened):
    opened.page.resize(1280, 420)
    opened.page.area.verticalScrollBar().setValue(60)
    before = opened.page.area.row_geometry(1)[0]
    qtbot.mouseClick(opened.page.area.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, row_middle(opened, 1)))
    assert opened.page.shown.index_of(current(opened).id) == 1
    assert opened.page.area.row_geometry(1)[0] == before


def test_the_menu_of_a_row_decides_and_copies_the_reasons(qtbot, opened):
    page = opened.page
    first = current(opened).id
    page.area.menu_asked.emit(QPoint(10, 10))
    menu = page.findChild(LinkMenu)
    actions = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert not actions["改为待定"].isEnabled()
    actions["复制理由"].trigger()
    assert QApplication.clipboard().text() == "\n".join(page.panel.reason_texts())
    actions["否决"].trigger()
    menu.close()
    assert decisions(opened)[first] is Decision.REJECTED


def wheel(widget) -> None:
    middle = QPointF(widget.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_the_wheel_scrolls_over_the_rows_and_over_the_strip(qtbot, opened):
    opened.page.resize(1280, 420)
    bar = opened.page.area.verticalScrollBar()
    places = [bar.value()]
    for widget in (opened.page.area.viewport(), opened.page.strip):
        wheel(widget)
        places.append(bar.value())
    assert places[0] < places[1] < places[2]


def test_a_click_on_the_strip_goes_there(qtbot, opened):
    opened.page.resize(1280, 420)
    strip, bar = opened.page.strip, opened.page.area.verticalScrollBar()
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(8, strip.height() - 2))
    assert bar.value() == bar.maximum()
    assert "校外培训" in opened.page.area.name_at(0.99)


def test_m_marks_as_moved_by_hand(qtbot, opened):
    pair = next(p for p in opened.page.shown.pairs() if p.old and p.new and not p.link.moved)
    opened.page.shown.select(pair.id)
    press(qtbot, opened, Qt.Key.Key_M)
    link = opened.session.links.link(pair.id)
    assert link.moved
    assert link.decision is Decision.MANUAL


def test_r_goes_to_the_relations_and_enter_picks_one(qtbot, opened):
    pair = next(p for p in opened.page.shown.pairs() if p.link.relation is Relation.REVISED)
    opened.page.shown.select(pair.id)
    press(qtbot, opened, Qt.Key.Key_R)
    picker = opened.page.panel.picker
    assert picker.button(Relation.REVISED).hasFocus()
    qtbot.keyClick(picker.button(Relation.REVISED), Qt.Key.Key_Right)
    assert picker.button(Relation.SPLIT).hasFocus()
    qtbot.keyClick(picker.button(Relation.SPLIT), Qt.Key.Key_Return)
    assert opened.session.links.link(pair.id).relation is Relation.SPLIT
    assert opened.page.area.hasFocus() and current(opened).id == pair.id
    spy = QSignalSpy(opened.desk.go)
    press(qtbot, opened, Qt.Key.Key_Return)
    assert spy.count() == 1


@pytest.mark.parametrize("part", ["picker", "note"])
def test_in_a_low_window_what_gets_the_focus_comes_into_sight_whole(qtbot, opened, part):
    opened.page.resize(1180, 420)
    qtbot.wait(1)
    panel = opened.page.panel
    if part == "picker":
        press(qtbot, opened, Qt.Key.Key_R)
    else:
        panel.note.setFocus()
    shown = getattr(panel, part)
    assert shown.visibleRegion().boundingRect() == shown.rect()


def test_escape_leaves_the_relations_as_they_were(qtbot, opened):
    before = current(opened).link
    press(qtbot, opened, Qt.Key.Key_R)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert opened.page.area.hasFocus() and opened.session.links.link(before.id) == before


def test_letters_typed_into_the_note_are_text_and_are_saved_on_leaving(qtbot, opened):
    note = opened.page.panel.note
    first = current(opened)
    note.setFocus()
    qtbot.keyClicks(note, "yx")
    assert decisions(opened)[first.id] is Decision.PROPOSED
    opened.page.area.setFocus()
    assert opened.session.links.link(first.id).note == "yx"
    assert opened.session.links.link(first.id).decision is Decision.PROPOSED


def test_a_note_is_saved_while_it_is_written_which_goes_on(qtbot, opened):
    note, first = opened.page.panel.note, opened.page.shown.current()
    note.findChild(SaveSoon).timer.setInterval(1)
    note.setFocus()
    qtbot.keyClicks(note, "yx")
    qtbot.waitUntil(lambda: opened.session.links.link(first.id).note == "yx")
    assert note.hasFocus() and note.textCursor().atEnd()


def test_a_note_is_saved_when_another_pair_is_chosen(qtbot, opened):
    first, second = opened.page.shown.pairs()[:2]
    opened.page.panel.note.setPlainText("并入另一条")
    opened.page.shown.select(second.id)
    assert opened.session.links.link(first.id).note == "并入另一条"
    assert opened.page.panel.note.toPlainText() == ""


def test_all_sure_links_are_confirmed_as_one_step(qtbot, opened):
    said = QSignalSpy(opened.desk.said)
    above = [p for p in opened.page.shown.pairs() if p.link.confidence > 0.90]
    high = [p.id for p in above if p.old and p.new]
    assert 0 < len(high) < len(above)
    assert opened.page.bar.sure.text() == f"确认 {len(high)} 处高于 0.90"
    opened.page.bar.sure.click()
    assert [i for i, decision in decisions(opened).items() if decision is Decision.CONFIRMED] == high
    assert f"已确认 {len(high)} 处" in said.at(0)[0] and "撤销" in said.at(0)[0]
    opened.desk.edit(Session.undo)
    assert set(decisions(opened).values()) == {Decision.PROPOSED}


def test_filters_combine_and_a_filter_that_hides_all_says_so(qtbot, opened):
    page = opened.page
    page.filters.relations[Relation.DROPPED].click()
    page.filters.relations[Relation.NEW].click()
    assert {p.link.relation for p in page.shown.pairs()} == {Relation.DROPPED, Relation.NEW}
    opened.desk.edit(lambda session: session.links.decide([p.id for p in page.shown.pairs()], Decision.CONFIRMED))
    page.filters.undecided.click()
    assert not page.shown.pairs()
    assert page.empty.isVisible()
    assert page.empty.text() == "筛选后没有对应"
    page.empty.button().click()
    assert len(page.shown.pairs()) == len(decisions(opened))


def test_only_undecided_moves_on_as_links_are_decided(qtbot, opened):
    opened.page.filters.undecided.click()
    second = opened.page.shown.pairs()[1].id
    press(qtbot, opened, Qt.Key.Key_Y)
    assert current(opened).id == second
    assert opened.page.shown.index_of(second) == 0


def test_the_wording_is_marked_when_the_differences_are_known(qtbot, opened):
    pair = next(p for p in opened.page.shown.pairs() if p.link.relation is Relation.REVISED)
    opened.page.shown.select(pair.id)
    qtbot.waitUntil(lambda: opened.page.shown.show() is not None, timeout=15_000)
    assert opened.page.shown.show() is Show.DIFFERENT
    assert opened.page.filters.show_mode.current() == Show.DIFFERENT.value
    opened.page.filters.show_mode.button(Show.COMMON.value).click()
    assert opened.page.shown.show() is Show.COMMON


def test_a_pair_shown_from_outside_that_was_never_aligned_is_aligned_at_once(qtbot, opened):
    page = opened.page
    assert opened.session.aligning.stored(opened.new, opened.old) is None
    page.show_pair(opened.new, opened.old)
    assert not page.shown.pairs()
    qtbot.waitUntil(lambda: bool(page.shown.pairs()), timeout=15_000)
    assert opened.session.aligning.stored(opened.new, opened.old) is not None
    assert (page.bar.old.plan_id(), page.bar.new.plan_id()) == (opened.new, opened.old)


def test_swapped_plans_are_not_aligned_until_that_is_asked_for(qtbot, opened):
    page, backwards = opened.page, (opened.new, opened.old)
    page.bar.swap.click()
    assert page.comparison.plans == backwards
    assert "对调" in page.empty.text() and page.empty.button().text() == "开始对照"
    page.empty.other().click()
    assert page.comparison.plans == (opened.old, opened.new) and page.shown.pairs()
    page.bar.swap.click()
    page.show_pair(*backwards)
    assert not opened.desk.jobs.busy and opened.session.aligning.stored(*backwards) is None
    page.empty.button().click()
    qtbot.waitUntil(lambda: bool(page.shown.pairs()), timeout=15_000)
    page.bar.swap.click()
    assert page.shown.pairs()


def test_choosing_plans_one_after_the_other_aligns_nothing(qtbot, opened):
    page = opened.page
    page.show_pair(0, 0)
    for picker, plan_id in ((page.bar.old, opened.new), (page.bar.new, opened.old)):
        picker.choose(plan_id)
        picker.activated.emit(picker.currentIndex())
    assert page.comparison.plans == (opened.new, opened.old)
    assert page.empty.isVisible() and not opened.desk.jobs.busy
    assert opened.session.aligning.stored(opened.new, opened.old) is None


def test_aligning_again_keeps_decisions(qtbot, opened):
    first = current(opened).id
    press(qtbot, opened, Qt.Key.Key_Y)
    opened.page.bar.align.click()
    qtbot.waitUntil(lambda: not opened.desk.jobs.busy, timeout=15_000)
    assert decisions(opened)[first] is Decision.CONFIRMED
    assert opened.page.bar.align.isEnabled()


def test_choosing_the_plan_of_the_other_side_swaps_them(qtbot, opened):
    picker = opened.page.bar.old
    picker.setCurrentIndex(picker.findData(opened.new))
    picker.activated.emit(picker.currentIndex())
    assert (picker.plan_id(), opened.page.bar.new.plan_id()) == (opened.new, opened.old)


def test_each_pair_of_plans_keeps_its_place(qtbot, opened):
    third = opened.page.shown.pairs()[2].id
    opened.page.shown.select(third)
    opened.page.show_pair(0, 0)
    assert opened.page.empty.isVisible()
    opened.page.show_pair(opened.old, opened.new)
    assert current(opened).id == third


def test_a_link_named_by_a_place_is_shown_even_if_the_filter_hides_it(qtbot, opened):
    opened.page.filters.relations[Relation.DROPPED].click()
    wanted = next(p for p in opened.page.comparison.pairs if p.link.relation is Relation.REVISED)
    opened.page.show_pair(opened.old, opened.new, wanted.id)
    assert current(opened).id == wanted.id


def test_between_issuers_nothing_is_new_or_dropped(qtbot, open_page, two_issuers):
    opened = open_page(two_issuers)
    page = opened.page
    for parts in (page.filters.relations, {relation: page.panel.picker.button(relation) for relation in Relation}):
        assert [parts[relation].text() for relation in (Relation.NEW, Relation.DROPPED)] == ["未见于旧", "未见于新"]
    alone = next(p for p in opened.page.shown.pairs() if not p.new)
    assert describe(alone, other_issuer=opened.page.comparison.other_issuer).startswith("未见于新，待定：")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_paints_in_both_themes(qtbot, opened, scheme, set_mode: Callable[[str], None]):
    set_mode(scheme)
    opened.page.resize(1180, 760)
    image = opened.page.area.viewport().grab().toImage()
    tokens = opened.desk.theme.tokens
    assert image.pixelColor(1, row_middle(opened, 0)) == tokens.accent
    assert image.pixelColor(8, row_middle(opened, 0)) == tokens.bg_selected


def test_without_a_library_it_says_so(qtbot, desk: Desk):
    page = ComparePage(desk)
    qtbot.addWidget(page)
    page.show()
    assert page.empty.text() == "还没有打开资料库。"
    page.show_pair(0, 0)


def test_closing_the_library_forgets_the_pair(qtbot, opened):
    opened.desk.close()
    assert opened.page.shown.pairs() == ()
    assert opened.page.empty.isVisible()
