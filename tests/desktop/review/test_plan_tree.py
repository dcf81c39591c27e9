"""The section tree in the review: it leads to the source, and its clauses are put right there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from tests.desktop.review.reviewing import LEFT, click, place, press, settled, stored

CONTROL = Qt.KeyboardModifier.ControlModifier


def choose(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Click the row of the clause that begins with these words."""
    tree = window.late.review().details.tree.tree
    clause = next(c for c in tree.outline.clauses[1:] if tree.outline.quote(c.span).startswith(words))
    index = tree.index_of(clause.id)
    tree.scrollTo(index)
    qtbot.mouseClick(tree.viewport(), LEFT, pos=QPoint(150, tree.visualRect(index).center().y()))


def levels(window: MainWindow) -> dict[str, int]:
    outline = window.desk.session.outline(stored(window).plan_ids[0])
    return {clause.label[:4]: clause.level for clause in outline.clauses[1:] if clause.number}


def test_a_click_in_the_tree_leads_to_the_place_in_the_source(reviewing: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(reviewing.late.review().details.tabs.button("outline"), LEFT)
    choose(qtbot, reviewing, "二、推进教育改革")
    assert reviewing.late.review().text.caret() == place("二、推进教育改革").start
    click(qtbot, reviewing, "一、建设高质量教育体系")
    assert reviewing.late.review().details.tree.tree.outline.plan.id == stored(reviewing).plan_ids[1]


def test_clauses_are_promoted_by_key_and_the_tree_stays_in_step_with_lines_and_undo(reviewing: MainWindow, qtbot: QtBot) -> None:
    review = reviewing.late.review()
    qtbot.mouseClick(review.details.tabs.button("outline"), LEFT)
    choose(qtbot, reviewing, "2.压实管党治党责任")
    before = levels(reviewing)
    review.details.tree.tree.setFocus()
    qtbot.keyClick(review.details.tree.tree, Qt.Key.Key_Left, CONTROL)
    settled(qtbot, reviewing)
    assert levels(reviewing) == {**before, "2.压实": before["2.压实"] - 1}
    shown = {clause.label[:4]: clause.level for clause in review.details.tree.tree.outline.clauses}
    assert shown["2.压实"] == before["2.压实"] - 1
    reviewing.actions_["undo"].trigger()
    settled(qtbot, reviewing)
    assert levels(reviewing) == before
    click(qtbot, reviewing, "二、推进教育改革")
    press(qtbot, reviewing, Qt.Key.Key_B)
    assert review.details.tree.tree.outline.plan.id == stored(reviewing).plan_ids[1]
    assert reviewing.desk.session.plan(stored(reviewing).plan_ids[1]).title == "二、推进教育改革"
