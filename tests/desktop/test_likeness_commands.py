"""找相近条目 from the reader, the tree, the comparison and the results; from there to the comparison and to a link."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.alignable import alignable
from core.model import Clause, Decision
from desktop.desk import Place
from desktop.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def an_item(window: MainWindow, words: str = "学前教育") -> Clause:
    outline = window.desk.outline
    return next(each for each in alignable(outline.clauses) if words in outline.quote(each.span))


def answer(window: MainWindow, qtbot: QtBot) -> None:
    page = window.late.search()
    qtbot.waitUntil(lambda: window.mode == "search" and page.findings is not None and not page.under_way, timeout=60_000)


@pytest.fixture
def alike(reading: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the clauses like one of the plan that is read."""
    reading.desk.set_clause(an_item(reading).id)
    qtbot.keyClick(reading.reader.text, Qt.Key.Key_L, CTRL)
    answer(reading, qtbot)
    return reading


def choose_another_plan(window: MainWindow) -> Clause:
    """Make the first result of another plan the current one."""
    results, like = window.late.search().results, window.late.search().like
    number = next(n for n, each in enumerate(window.late.search().findings.hits, 1) if each.plan.id != like.plan_id)
    results.view.setCurrentIndex(results.model.hit(number))
    return results.current().clause


def test_the_key_shows_what_is_like_the_current_clause_best_first_with_what_both_say(alike: MainWindow) -> None:
    hits = alike.late.search().findings.hits
    asked = alike.late.search().like
    assert hits and all(each.clause.id != asked.id for each in hits)
    assert hits[0].similarity == max(each.similarity for each in hits)
    assert any("学前教育" in run for run in hits[0].shared)
    assert alike.late.search().results.head.summary().startswith("和“")
    marks = alike.late.search().results.preview.text().marks()
    assert len(marks.hits) == len(hits[0].shared)


def test_back_and_forward_come_to_the_same_clauses(alike: MainWindow, qtbot: QtBot) -> None:
    first = [each.clause.id for each in alike.late.search().findings.hits]
    alike.navigation.back()
    assert alike.mode == "read"
    alike.go(Place("search", query="学前教育"))
    qtbot.waitUntil(lambda: alike.late.search().findings is not None and not alike.late.search().under_way, timeout=60_000)
    assert alike.late.search().like is None and alike.late.search().findings.query == "学前教育"
    alike.navigation.back()
    alike.go(Place("search", plan_id=an_item(alike).plan_id, span=an_item(alike).span))
    answer(alike, qtbot)
    assert [each.clause.id for each in alike.late.search().findings.hits] == first


def test_a_result_leads_to_the_clauses_like_it_and_back_to_the_search(alike: MainWindow, qtbot: QtBot) -> None:
    clause = choose_another_plan(alike)
    qtbot.keyClick(alike.late.search().results.view, Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: alike.late.search().like == clause and alike.late.search().findings is not None, timeout=60_000)
    assert all(each.clause.id != clause.id for each in alike.late.search().findings.hits)


def test_c_shows_both_plans_beside_each_other(alike: MainWindow, qtbot: QtBot) -> None:
    clause, like = choose_another_plan(alike), alike.late.search().like
    qtbot.keyClick(alike.late.search().results.view, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: alike.mode == "compare" and not alike.desk.jobs.busy, timeout=60_000)
    assert set(alike.late.compare().comparison.plans) == {clause.plan_id, like.plan_id}


def test_the_button_links_both_and_one_undo_takes_it_back(alike: MainWindow, qtbot: QtBot) -> None:
    clause, like = choose_another_plan(alike), alike.late.search().like
    pair = (clause.plan_id, like.plan_id)
    with qtbot.waitSignal(alike.desk.said, timeout=60_000):
        qtbot.mouseClick(alike.late.search().results.head._link, Qt.MouseButton.LeftButton)
    session = alike.desk.session
    old, new = next(each for each in session.aligning.pairs() if set(each) == set(pair))

    def decided() -> set[Decision]:
        links = session.aligning.stored(old, new).links
        return {link.decision for link in links if {clause.id, like.id} <= {*link.old, *link.new}}

    assert decided() & {Decision.MANUAL, Decision.CONFIRMED}
    alike.desk.edit(lambda session: session.undo())
    assert not decided() & {Decision.MANUAL, Decision.CONFIRMED}


def test_the_menu_of_a_result_offers_what_can_be_done_with_it(alike: MainWindow, qtbot: QtBot) -> None:
    choose_another_plan(alike)
    view = alike.late.search().results.view
    view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
    menu = next(each for each in alike.late.search().results.findChildren(QMenu) if each.isVisible())
    words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert words == ["在阅读中打开", "复制并注明出处", "找相近条目", "并排对照", "建立对应"]
    menu.close()


def test_the_tree_offers_it_too(reading: MainWindow, qtbot: QtBot) -> None:
    clause, menu = an_item(reading), QMenu()
    reading.reader.tree.editing.fill_menu(menu, (clause,))
    next(action for action in menu.actions() if action.text().startswith("找相近条目")).trigger()
    answer(reading, qtbot)
    assert reading.late.search().like == clause


def test_in_the_comparison_it_goes_by_the_current_pair(reading: MainWindow, qtbot: QtBot) -> None:
    old, new = reading.desk.session.aligning.pairs()[0]
    link = next(link for link in reading.desk.session.aligning.stored(old, new).links if link.old and link.new)
    reading.go(Place("compare", old=old, new=new, link_id=link.id))
    qtbot.waitUntil(lambda: reading.late.compare().shown.current() is not None)
    reading.actions_["find_alike"].trigger()
    answer(reading, qtbot)
    assert reading.late.search().like.id in link.new


def test_without_a_clause_it_is_said_what_to_do(reading: MainWindow, qtbot: QtBot) -> None:
    reading.go(Place("ledgers"))
    with qtbot.waitSignal(reading.desk.said):
        reading.actions_["find_alike"].trigger()
    assert reading.mode == "ledgers" and reading.childAt(QPoint(5, 5)) is not None
