"""The page of results as it is used: hits by plan, facets, keys, the preview, and answers that come late."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.finding import Query
from core.progress import Progress
from core.session import Session
from desktop.desk import Desk, Place
from desktop.navigation import way_in
from desktop.search import asking as asking_module
from desktop.search import page as page_module
from desktop.search.facets import FacetBox
from desktop.search.filters import Filter
from desktop.search.findings import Findings, find
from desktop.search.model import COUNT_ROLE, FOUND_ROLE, ResultsModel
from desktop.search.page import SearchPage
from desktop.widgets import LinkButton
from desktop.widgets.choice_list import ChoiceList
from tests.desktop.search.conftest import Answered


def endless(*_: object, progress: Progress, **__: object) -> Findings:
    """A search that goes on until it is stopped."""
    while True:
        progress.heed()
        time.sleep(0.002)


def box(page: SearchPage, text: str) -> FacetBox:
    return next(one for one in page.findChildren(FacetBox) if one.text() == text and one.isVisible())


def current(page: SearchPage) -> str:
    found = page.results.view.currentIndex().data(FOUND_ROLE)
    return f"{found.plan.label} {found.span.start}"


def test_the_model_is_a_sound_tree_while_findings_come_and_go(desk: Desk) -> None:
    model = ResultsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for query in ("学前教育", "没有的词", "教"):
        model.show(find(desk.session, query))
        assert sum(model.index(row, 0).data(COUNT_ROLE) for row in range(model.rowCount())) == model.hits()
    assert model.index_of(99, model.first().data(FOUND_ROLE).span) == QModelIndex()
    model.show(None)
    assert model.rowCount() == 0 and not model.first().isValid()
    assert tester.model() is model


def test_hits_are_numbered_through_and_found_by_number(desk: Desk) -> None:
    model = ResultsModel()
    model.show(find(desk.session, "学前教育"))
    assert [model.number_of(model.hit(number)) for number in range(1, 10)] == list(range(1, 10))
    assert not model.hit(0).isValid() and not model.hit(10).isValid()


def test_a_row_says_in_words_what_is_painted(desk: Desk) -> None:
    model = ResultsModel()
    model.show(find(desk.session, "毛入园率"))
    said = model.first().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("9.多措并举扩大普惠性学前教育资源供给，标签 目标指标、资金保障、制度建设：") and "毛入园率" in said


def test_a_query_shows_counts_and_the_first_hit_with_its_clause(page: SearchPage, answered: Answered) -> None:
    answered(page.show_query, "学前教育")
    assert page.results.head.count() == "9 处"
    assert page.results.head.summary() == "3 份文件、3 条 · 逐字匹配"
    assert page.results.preview.title() == "宁夏 2020 · 第 9 条"
    assert page.results.preview.text().toPlainText().startswith("9.多措并举扩大普惠性学前教育")
    assert len(page.results.preview.text().marks().hits) == 5 and page.results.preview.text().marks().current_hit == 0


def test_after_a_hit_in_a_heading_only_headings_are_bold(page: SearchPage, answered: Answered) -> None:
    text = page.results.preview.text()
    answered(page.show_query, "学前教育")
    assert text.textCursor().charFormat().fontWeight() > QFont.Weight.Normal
    page.previous_hit()
    assert current(page).startswith("教育部 2012")
    first, last = QTextCursor(text.document()), QTextCursor(text.document())
    first.setPosition(1)
    last.movePosition(QTextCursor.MoveOperation.End)
    assert last.charFormat().fontWeight() <= QFont.Weight.Normal < first.charFormat().fontWeight()


def test_f3_goes_round_all_hits_in_both_directions(page: SearchPage, qtbot: QtBot, answered: Answered) -> None:
    answered(page.show_query, "学前教育")
    start = current(page)
    qtbot.keyClick(page.results.view, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert current(page).startswith("教育部 2012")
    qtbot.keyClick(page.results.view, Qt.Key.Key_F3)
    assert current(page) == start
    for _ in range(9):
        page.next_hit()
    assert current(page) == start


def test_enter_and_the_button_ask_for_the_place_in_the_reader(
    page: SearchPage, desk: Desk, qtbot: QtBot, answered: Answered
) -> None:
    answered(page.show_query, "学前教育")
    span = page.results.view.currentIndex().data(FOUND_ROLE).span
    wanted = Place("read", plan_id=1, span=span, query="学前教育")
    with qtbot.waitSignal(desk.go, check_params_cb=lambda place: place == wanted):
        qtbot.keyClick(page.results.view, Qt.Key.Key_Return)
    with qtbot.waitSignal(desk.go, check_params_cb=lambda place: place == wanted):
        page.results.preview._open.click()


def test_unchecking_a_year_hides_its_hits_and_clearing_brings_them_back(
    page: SearchPage, qtbot: QtBot, answered: Answered
) -> None:
    answered(page.show_query, "学前教育")
    qtbot.mouseClick(box(page, "2020"), Qt.MouseButton.LeftButton)
    assert page.results.head.count() == "4 处" and page.results.head.summary().endswith("筛选前 9 处")
    assert not box(page, "2020").isChecked()
    page.results.facets.clear()
    assert page.results.head.count() == "9 处"


def test_one_year_alone_is_a_menu_away_and_so_is_the_way_back(page: SearchPage, qtbot: QtBot, answered: Answered) -> None:
    answered(page.show_query, "学前教育")
    box(page, "2020").customContextMenuRequested.emit(QPoint(5, 5))
    menu = next(each for each in page.results.facets.findChildren(QMenu) if each.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    assert {found.plan.metadata.year for found in page._shown()[1].hits} == {2020}
    assert [box(page, year).isChecked() for year in ("2023", "2020", "2012")] == [False, True, False]
    box(page, "2020").customContextMenuRequested.emit(QPoint(5, 5))
    menu = next(each for each in page.results.facets.findChildren(QMenu) if each.isVisible())
    menu.actions()[1].trigger()
    menu.close()
    assert page.results.head.count() == "9 处"


def test_of_very_many_values_some_are_picked_by_their_words(
    page: SearchPage, qtbot: QtBot, answered: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    for most in ("SHOWN", "UNFOLDED"):
        monkeypatch.setattr(f"desktop.search.facets.{most}", 1)
    answered(page.show_query, "学前教育")
    assert [each.text() for each in page.results.facets.boxes()].count("2020") == 0
    link = next(link for link in page.results.facets.findChildren(LinkButton) if link.text() == "另有 2 个")
    link.setFocus()
    link.click()
    offered = page.window().findChild(ChoiceList)
    offered.field.insert("2020")
    qtbot.keyClick(offered.field, Qt.Key.Key_Return)
    assert {found.plan.metadata.year for found in page._shown()[1].hits} == {2020}
    assert box(page, "2020").isChecked()  # what is kept comes into sight
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the link is made anew
    qtbot.keyClick(offered.field, Qt.Key.Key_Return)
    assert page.results.head.count() == "9 处"
    offered.field.clear()
    qtbot.keyClick(offered.field, Qt.Key.Key_Escape)
    assert not offered.isVisible()


def test_the_filters_are_walked_by_tab_before_the_results(page: SearchPage, qtbot: QtBot, answered: Answered) -> None:
    answered(page.show_query, "学前教育")
    facets = page.results.facets
    entry = way_in(facets)
    assert entry is not None
    entry.setFocus()
    walked: list[str] = []
    for _ in facets.boxes():
        walked.append(page.focusWidget().text())
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert walked == [each.text() for each in facets.boxes()]
    assert page.focusWidget() is page.results.view
    box(page, "2020").setFocus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert page.focusWidget() is box(page, "2020") and page.results.head.count() == "4 处"
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.focusWidget() is facets.boxes()[facets.boxes().index(box(page, "2020")) + 1]


def test_a_tag_narrows_to_clauses_that_carry_it(page: SearchPage, qtbot: QtBot, answered: Answered) -> None:
    answered(page.show_query, "学前教育")
    qtbot.mouseClick(box(page, "试点示范"), Qt.MouseButton.LeftButton)
    assert page.results.head.count() == "3 处"
    assert current(page).startswith("湖南 2023")


def test_filters_that_leave_nothing_say_so_and_offer_to_clear(page: SearchPage, qtbot: QtBot, answered: Answered) -> None:
    answered(page.show_query, "学前教育")
    for year in ("2020", "2023", "2012"):
        qtbot.mouseClick(box(page, year), Qt.MouseButton.LeftButton)
    assert page.results.nothing_passes.isVisible()
    page.results.nothing_passes.button().click()
    assert page.results.view.isVisible() and page.results.head.count() == "9 处"


@pytest.mark.parametrize("query, said", [("", "Ctrl+K"), ("没有的词", "没有找到“没有的词”。"), ('"%_*', '没有找到“"%_*”。')])
def test_nothing_typed_and_nothing_found_say_what_to_do(page: SearchPage, query: str, said: str, answered: Answered) -> None:
    answered(page.show_query, query)
    assert page._nothing.isVisible() and said in page._nothing.text()


def test_a_new_annotation_shows_on_its_clause_without_losing_the_place(page: SearchPage, desk: Desk, answered: Answered) -> None:
    answered(page.show_query, "学前教育")
    page.next_hit()
    place = current(page)
    answered(
        desk.edit, lambda session: session.annotating.add(3, clause_id=page.findings.hits[-1].clause.id, tag_names=["责任落实"])
    )
    assert page.findings.hits[-1].tags == ("责任落实",)
    assert current(page) == place


def test_what_was_missed_in_another_mode_shows_on_the_way_back(page: SearchPage, desk: Desk, answered: Answered) -> None:
    answered(page.show_query, "学前教育")
    page.hide()
    answered(
        desk.edit, lambda session: session.annotating.add(3, clause_id=page.findings.hits[-1].clause.id, tag_names=["责任落实"])
    )
    assert page.findings.hits[-1].tags == ()
    answered(page.show)
    assert page.findings.hits[-1].tags == ("责任落实",)


def test_a_plan_that_leaves_the_library_leaves_the_results(page: SearchPage, desk: Desk, answered: Answered) -> None:
    answered(page.show_query, "学前教育")
    answered(desk.edit, lambda session: session.sources.bin_plans([1]))
    assert page.results.head.count() == "4 处"


def test_a_closed_library_leaves_nothing_behind(page: SearchPage, desk: Desk, answered: Answered) -> None:
    answered(page.show_query, "学前教育")
    desk.close()
    assert page.query == "" and page._nothing.text().startswith("没有打开资料库。")


def test_a_search_that_takes_its_time_says_so_and_can_be_stopped(
    page: SearchPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "PATIENCE_MS", 0)
    monkeypatch.setattr(asking_module, "find", endless)
    page.show_query("学前教育")
    qtbot.waitUntil(lambda: page._nothing.text() == "正在检索“学前教育”…")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.under_way and page._nothing.text() == "检索已停止。"


def test_a_stopped_search_keeps_what_it_had_found_and_says_that_it_is_not_all(
    page: SearchPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = replace(find(desk.session, "学前教育"), complete=False)
    monkeypatch.setattr(asking_module, "find", lambda *args, told, progress: (told(some), endless(progress=progress)))
    page.show_query("学前教育")
    qtbot.waitUntil(lambda: page.findings is not None)
    assert page.results.head.count() == "9 处" and "还在找" in page.results.head.summary()
    qtbot.mouseClick(page.results.head._stop, Qt.MouseButton.LeftButton)
    assert page.results.head.count() == "9 处" and "已停止" in page.results.head.summary()


def test_a_search_does_not_wait_behind_a_job(page: SearchPage, desk: Desk, answered: Answered) -> None:
    go_on = threading.Event()
    desk.run("导入", lambda _session, _progress: go_on.wait(20), lambda _: None)
    answered(page.show_query, "学前教育")
    assert desk.jobs.busy and page.results.head.count() == "9 处"
    go_on.set()


def test_a_new_search_stops_the_one_before_it(page: SearchPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    real, begun, stopped = find, threading.Event(), threading.Event()

    def first_endless(session: Session, query: Query, *, progress: Progress, told: object) -> Findings:
        if query.text == "教育":
            begun.set()
            try:
                endless(progress=progress)
            finally:
                stopped.set()
        return real(session, query, progress=progress)

    monkeypatch.setattr(asking_module, "find", first_endless)
    page.show_query("教育")
    qtbot.waitUntil(begun.is_set)
    page.show_query("学前教育")
    qtbot.waitUntil(lambda: page.findings is not None)
    assert stopped.is_set() and page.findings.query == "学前教育" and page.results.head.count() == "9 处"


def test_closing_the_library_ends_a_search_under_way(page: SearchPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking_module, "find", endless)
    page.show_query("教育")
    desk.close()
    assert not desk.busy and page._nothing.text().startswith("没有打开资料库。")


def test_more_hits_than_are_shown_are_said(
    page: SearchPage, desk: Desk, monkeypatch: pytest.MonkeyPatch, answered: Answered
) -> None:
    monkeypatch.setattr("desktop.search.findings.LIMIT", 4)
    answered(page.show_query, "学前教育")
    assert page.results.head.count() == "4 处" and "共 9 处，只列前 4 处" in page.results.head.summary()


def test_both_themes_paint_a_plan_with_a_title_of_sixty_characters(
    page: SearchPage, desk: Desk, tmp_path, answered: Answered
) -> None:
    from core.model import Metadata
    from desktop.theme import Mode
    from tests.desktop.dialogs.libraries import add, parsed

    title = "关于进一步深化新时代全区基础教育高质量发展若干重点任务分工落实方案暨二〇二〇年度学前教育工作要点的通知（征求意见稿）"
    session: Session = desk.session
    add(session, [parsed(f"{title}\n1.学前教育。", Metadata(title))], name="long.txt")
    answered(page.show_query, "学前教育")
    for mode in (Mode.DARK, Mode.LIGHT):
        desk.theme.mode = mode
        assert not page.grab().isNull()


def test_a_filter_finds_what_was_not_listed(page: SearchPage, answered: Answered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.search.findings.LIMIT", 4)
    answered(page.show_query, "学前教育")
    assert box(page, "2012")._count == "1"  # counted in all of the library
    answered(page.results.facets._choose, Filter(years_out=frozenset({2020})))
    assert page.results.head.count() == "4 处" and page.results.head.summary().endswith("筛选前 9 处")
    assert {found.plan.metadata.year for found in page._shown()[1].hits} == {2023, 2012}


def test_regions_kinds_and_statuses_are_filters_with_counts(page: SearchPage, answered: Answered, qtbot: QtBot) -> None:
    answered(page.show_query, "学前教育")
    assert (box(page, "湖南")._count, box(page, "条")._count, box(page, "有批注")._count) == ("3", "9", "8")
    qtbot.mouseClick(box(page, "湖南"), Qt.MouseButton.LeftButton)
    assert page.results.head.count() == "6 处"
    qtbot.mouseClick(box(page, "有批注"), Qt.MouseButton.LeftButton)
    assert page.results.head.count() == "5 处"
    page.results.facets.clear()
    qtbot.mouseClick(box(page, "条"), Qt.MouseButton.LeftButton)
    assert page.results.nothing_passes.isVisible()
