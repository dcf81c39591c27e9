"""Putting right what was read of a source, by keys, mouse, buttons and menu; each a step that can be undone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.model import NoiseKind, Span
from desktop.main_window import MainWindow
from desktop.widgets import IconButton
from tests.desktop.review.reviewing import FIRST, LEFT, SECOND, click, noise, place, press, select, settled, stored, texts

NAVIGATION = "首页 > 工作计划 > 正文"
WORDS = "组织全员培训，覆盖率达到100%。"


def step(window: MainWindow) -> str:
    return window.actions_["undo"].text()


def test_delete_leaves_the_selection_out_and_undo_brings_it_back(reviewing: MainWindow, qtbot: QtBot) -> None:
    select(qtbot, reviewing, WORDS)
    press(qtbot, reviewing, Qt.Key.Key_Delete)
    assert (NoiseKind.OTHER, WORDS) in noise(reviewing) and WORDS not in texts(reviewing)[0]
    assert step(reviewing) == "撤销“归为网页杂质”"
    assert any(mark.kind is NoiseKind.OTHER for mark in reviewing.late.review().text.marks.noise)
    reviewing.actions_["undo"].trigger()
    settled(qtbot, reviewing)
    assert WORDS in texts(reviewing)[0]
    assert not any(mark.kind is NoiseKind.OTHER for mark in reviewing.late.review().text.marks.noise)


def test_without_a_selection_delete_does_nothing(reviewing: MainWindow, qtbot: QtBot) -> None:
    click(qtbot, reviewing, WORDS)
    before = texts(reviewing)
    press(qtbot, reviewing, Qt.Key.Key_Delete)
    assert texts(reviewing) == before and not reviewing.actions_["take_out"].isEnabled()


def test_r_takes_the_noise_at_the_caret_back(reviewing: MainWindow, qtbot: QtBot) -> None:
    assert noise(reviewing)[0] == (NoiseKind.BREADCRUMB, NAVIGATION)
    click(qtbot, reviewing, NAVIGATION)
    press(qtbot, reviewing, Qt.Key.Key_R)
    assert texts(reviewing)[0].startswith(NAVIGATION) and step(reviewing) == "撤销“收回正文”"


def test_only_the_selected_part_of_noise_is_taken_back(reviewing: MainWindow, qtbot: QtBot) -> None:
    select(qtbot, reviewing, "工作计划 > 正文")
    press(qtbot, reviewing, Qt.Key.Key_Insert)
    assert texts(reviewing)[0].startswith("工作计划 > 正文\n" + FIRST)
    assert noise(reviewing)[0][1].startswith("首页")


def test_all_noise_of_a_kind_is_taken_back_from_the_list(reviewing: MainWindow, qtbot: QtBot) -> None:
    buttons = reviewing.late.review().details.findings.findChildren(IconButton)
    (restore,) = [button for button in buttons if "页脚" in button.text()]
    qtbot.mouseClick(restore, LEFT)
    settled(qtbot, reviewing)
    assert "版权所有 某网站" in texts(reviewing)[-1]


def test_b_begins_a_plan_at_the_line_and_m_merges_it_again(reviewing: MainWindow, qtbot: QtBot) -> None:
    click(qtbot, reviewing, "推进教育改革")
    press(qtbot, reviewing, Qt.Key.Key_B)
    assert [text.split("\n")[0] for text in texts(reviewing)] == [FIRST, "二、推进教育改革", SECOND]
    assert [beginning.at for beginning in reviewing.late.review().text.marks.beginnings][1] == place("二、推进教育改革").start
    assert not reviewing.actions_["begin_plan"].isEnabled() and reviewing.late.review().details.chips.index == 1
    press(qtbot, reviewing, Qt.Key.Key_M)
    assert [text.split("\n")[0] for text in texts(reviewing)] == [FIRST, SECOND]


def test_the_first_plan_cannot_be_merged(reviewing: MainWindow, qtbot: QtBot) -> None:
    click(qtbot, reviewing, "一、加强党的建设")
    assert not reviewing.actions_["merge_plan"].isEnabled()
    card = reviewing.late.review().cards.shown[0]
    assert not card.merge.isEnabled() and card.merge.toolTip() == "前面没有文件可以并入"


def test_the_card_of_a_plan_merges_it(reviewing: MainWindow, qtbot: QtBot) -> None:
    first, second = reviewing.late.review().cards.shown
    assert (first.index, second.index) == (0, 1)
    qtbot.mouseClick(second.merge, LEFT)
    settled(qtbot, reviewing)
    assert len(texts(reviewing)) == 1 and [card.index for card in reviewing.late.review().cards.shown] == [0]


def test_the_card_of_a_plan_splits_it_at_the_caret(reviewing: MainWindow, qtbot: QtBot) -> None:
    first, second = reviewing.late.review().cards.shown
    click(qtbot, reviewing, "二、推进教育改革")
    qtbot.mouseClick(second.split, LEFT)
    assert "先把光标放到文件二" in reviewing.toast.text() and not reviewing.desk.jobs.busy
    qtbot.mouseClick(first.split, LEFT)
    settled(qtbot, reviewing)
    assert len(texts(reviewing)) == 3


def test_a_plan_dragged_by_its_handle_begins_where_it_is_dropped(reviewing: MainWindow, qtbot: QtBot) -> None:
    review, target = reviewing.late.review(), place("二、推进教育改革")
    handle = review.cards.shown[1].handle
    viewport = review.text.viewport()
    unit = review.text.positions.to_qt(target.start)
    block = review.text.document().findBlock(unit)
    y = review.text.document().documentLayout().blockBoundingRect(block).top() - review.text.verticalScrollBar().value()
    there = handle.mapFromGlobal(viewport.mapToGlobal(QPoint(120, round(y) + 8)))
    qtbot.mousePress(handle, LEFT, pos=QPoint(5, 5))
    qtbot.mouseMove(handle, there)
    assert review.text.overlay.drop == unit
    qtbot.mouseRelease(handle, LEFT, pos=there)
    settled(qtbot, reviewing)
    assert [text.split("\n")[0] for text in texts(reviewing)] == [FIRST, "二、推进教育改革"]
    assert step(reviewing).startswith("撤销“移动起点") and review.text.overlay.drop is None


def test_a_plan_is_moved_line_by_line_from_the_keyboard(reviewing: MainWindow, qtbot: QtBot) -> None:
    handle = reviewing.late.review().cards.shown[1].handle
    handle.setFocus()
    qtbot.keyClick(handle, Qt.Key.Key_Up)
    settled(qtbot, reviewing)
    assert texts(reviewing)[1].startswith("4.促进教育公平")
    qtbot.keyClick(reviewing.late.review().cards.shown[1].handle, Qt.Key.Key_Down)
    settled(qtbot, reviewing)
    assert texts(reviewing)[1].startswith(SECOND)


def entries(menu: QMenu) -> dict[str, object]:
    return {action.text(): action for action in menu.actions() if action.text()}


def test_the_menu_offers_what_can_be_done_at_the_caret(reviewing: MainWindow, qtbot: QtBot) -> None:
    click(qtbot, reviewing, "二、推进教育改革")
    menu = QMenu()
    reviewing.late.review().tools.fill(menu)
    found = entries(menu)
    assert len(found) <= 8 and not found["归为网页杂质"].isEnabled() and not found["杂质收回正文"].isEnabled()
    begins = entries(found["把起点移到这一行"].menu())
    assert list(begins) == ["文件一", "文件二"]
    begins["文件二"].trigger()
    settled(qtbot, reviewing)
    assert texts(reviewing)[1].startswith("二、推进教育改革")


def test_the_menu_leaves_the_selection_out_as_noise_of_a_kind(reviewing: MainWindow, qtbot: QtBot) -> None:
    select(qtbot, reviewing, WORDS)
    menu = QMenu()
    reviewing.late.review().tools.fill(menu)
    found = entries(menu)
    kinds = entries(found["归为网页杂质"].menu())
    kinds["网站介绍"].trigger()
    settled(qtbot, reviewing)
    assert (NoiseKind.SITE_INTRO, WORDS) in noise(reviewing)


def test_what_would_leave_no_text_is_refused_in_a_sentence_and_changes_nothing(reviewing: MainWindow, qtbot: QtBot) -> None:
    before = texts(reviewing)
    reviewing.late.review().corrections.take_out(Span(0, place("版权所有").start), NoiseKind.OTHER)
    settled(qtbot, reviewing)
    assert reviewing.banner.isVisible() and "没有正文" in reviewing.banner.text()
    assert texts(reviewing) == before and reviewing.late.review().corrections.source is not None


def test_corrections_made_quickly_one_after_another_all_count(reviewing: MainWindow, qtbot: QtBot) -> None:
    select(qtbot, reviewing, WORDS)
    qtbot.keyClick(reviewing.late.review().text, Qt.Key.Key_Delete)
    click(qtbot, reviewing, "二、推进教育改革")
    qtbot.keyClick(reviewing.late.review().text, Qt.Key.Key_B)
    settled(qtbot, reviewing)
    assert len(texts(reviewing)) == 3 and WORDS not in "".join(texts(reviewing))
    assert len(stored(reviewing).edits) == 2


def test_the_text_stays_where_it_was_after_a_correction(reviewing: MainWindow, qtbot: QtBot) -> None:
    reviewing.resize(960, 600)
    qtbot.wait(20)
    text = reviewing.late.review().text
    click(qtbot, reviewing, "2.推进义务教育优质均衡发展")
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum() * 2 // 3)
    caret, y = text.caret(), text.cursorRect().top()
    reviewing.late.review().corrections.begin_plan(place("二、推进教育改革").start)
    settled(qtbot, reviewing)
    assert len(texts(reviewing)) == 3
    assert text.caret() == caret and abs(text.cursorRect().top() - y) <= 1
