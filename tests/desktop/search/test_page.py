"""The page of results as it is used: hits by plan, facets, keys, the preview, and answers that come late."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QModelIndex, Qt, QThread
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from core.session import Session
from desktop.desk import Desk, Place
from desktop.search import page as page_module
from desktop.search.facets import FacetBox
from desktop.search.findings import find
from desktop.search.model import COUNT_ROLE, FOUND_ROLE, ResultsModel
from desktop.search.page import SearchPage


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SearchPage:
    page = SearchPage(desk)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    page.show()
    return page


def box(page: SearchPage, text: str) -> FacetBox:
    return next(one for one in page.findChildren(FacetBox) if one.text() == text and one.isVisible())


def current(page: SearchPage) -> str:
    found = page._view.currentIndex().data(FOUND_ROLE)
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


def test_a_query_shows_counts_and_the_first_hit_with_its_clause(page: SearchPage) -> None:
    page.show_query("学前教育")
    assert page._count.text() == "9 处"
    assert page._summary.text() == "3 份文件、3 条 · 逐字匹配"
    assert page._preview.title() == "宁夏 2020 · 第 9 条"
    assert page._preview.text().toPlainText().startswith("9.多措并举扩大普惠性学前教育")
    assert len(page._preview.text().marks().hits) == 5 and page._preview.text().marks().current_hit == 0


def test_f3_goes_round_all_hits_in_both_directions(page: SearchPage, qtbot: QtBot) -> None:
    page.show_query("学前教育")
    start = current(page)
    qtbot.keyClick(page._view, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert current(page).startswith("教育部 2012")
    qtbot.keyClick(page._view, Qt.Key.Key_F3)
    assert current(page) == start
    for _ in range(9):
        page.next_hit()
    assert current(page) == start


def test_enter_and_the_button_ask_for_the_place_in_the_reader(page: SearchPage, desk: Desk, qtbot: QtBot) -> None:
    page.show_query("学前教育")
    span = page._view.currentIndex().data(FOUND_ROLE).span
    wanted = Place("read", plan_id=1, span=span, query="学前教育")
    with qtbot.waitSignal(desk.go, check_params_cb=lambda place: place == wanted):
        qtbot.keyClick(page._view, Qt.Key.Key_Return)
    with qtbot.waitSignal(desk.go, check_params_cb=lambda place: place == wanted):
        page._preview._open.click()


def test_unchecking_a_year_hides_its_hits_and_clearing_brings_them_back(page: SearchPage, qtbot: QtBot) -> None:
    page.show_query("学前教育")
    qtbot.mouseClick(box(page, "2020"), Qt.MouseButton.LeftButton)
    assert page._count.text() == "4 处" and page._summary.text().endswith("筛选前 9 处")
    assert not box(page, "2020").isChecked()
    page._facets.clear()
    assert page._count.text() == "9 处"


def test_a_tag_narrows_to_clauses_that_carry_it(page: SearchPage, qtbot: QtBot) -> None:
    page.show_query("学前教育")
    qtbot.mouseClick(box(page, "试点示范"), Qt.MouseButton.LeftButton)
    assert page._count.text() == "3 处"
    assert current(page).startswith("湖南 2023")


def test_filters_that_leave_nothing_say_so_and_offer_to_clear(page: SearchPage, qtbot: QtBot) -> None:
    page.show_query("学前教育")
    for year in ("2020", "2023", "2012"):
        qtbot.mouseClick(box(page, year), Qt.MouseButton.LeftButton)
    assert page._nothing_passes.isVisible()
    page._nothing_passes.button().click()
    assert page._view.isVisible() and page._count.text() == "9 处"


@pytest.mark.parametrize("query, said", [("", "Ctrl+K"), ("没有的词", "没有找到“没有的词”。"), ('"%_*', '没有找到“"%_*”。')])
def test_nothing_typed_and_nothing_found_say_what_to_do(page: SearchPage, query: str, said: str) -> None:
    page.show_query(query)
    assert page._empty.isVisible() and said in page._empty.text()


def test_a_new_annotation_shows_on_its_clause_without_losing_the_place(page: SearchPage, desk: Desk) -> None:
    page.show_query("学前教育")
    page.next_hit()
    place = current(page)
    desk.edit(lambda session: session.annotate(3, clause_id=page.findings.hits[-1].clause.id, tag_names=["责任落实"]))
    assert page.findings.hits[-1].tags == ("责任落实",)
    assert current(page) == place


def test_what_was_missed_in_another_mode_shows_on_the_way_back(page: SearchPage, desk: Desk) -> None:
    page.show_query("学前教育")
    page.hide()
    desk.edit(lambda session: session.annotate(3, clause_id=page.findings.hits[-1].clause.id, tag_names=["责任落实"]))
    assert page.findings.hits[-1].tags == ()
    page.show()
    assert page.findings.hits[-1].tags == ("责任落实",)


def test_a_plan_that_leaves_the_library_leaves_the_results(page: SearchPage, desk: Desk) -> None:
    page.show_query("学前教育")
    desk.edit(lambda session: session.sources.bin_plans([1]))
    assert page._count.text() == "4 处"


def test_a_closed_library_leaves_nothing_behind(page: SearchPage, desk: Desk) -> None:
    page.show_query("学前教育")
    desk.close()
    assert page.query == "" and page._empty.text().startswith("没有打开资料库。")


def test_a_large_library_is_searched_beside_the_window(page: SearchPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "LARGE_LIBRARY", 1)
    page.show_query("学前教育")
    assert page.findings is None
    qtbot.waitUntil(lambda: page.findings is not None)
    assert page._count.text() == "9 处"


def test_a_search_that_takes_its_time_says_so(page: SearchPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "LARGE_LIBRARY", 1)
    monkeypatch.setattr(page_module, "PATIENCE_MS", 0)
    monkeypatch.setattr(page_module, "_find", lambda query, first, session, progress: QThread.msleep(300) or find(session, query))
    page.show_query("学前教育")
    qtbot.waitUntil(lambda: page._empty.text() == "正在检索“学前教育”…")
    qtbot.waitUntil(lambda: page._count.text() == "9 处")


def test_a_search_does_not_wait_behind_another_job(page: SearchPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "LARGE_LIBRARY", 1)
    desk.run("导入", lambda _session, _progress: QThread.msleep(100), lambda _: None)
    page.show_query("学前教育")
    assert page._count.text() == "9 处"


def test_the_answer_to_an_older_query_never_replaces_a_newer_one(page: SearchPage, desk: Desk, qtbot: QtBot) -> None:
    late = partial(page._take, page._asked, find(desk.session, "教育"))
    page.show_query("学前教育")
    late()
    assert page.findings.query == "学前教育"


def test_more_hits_than_are_shown_are_said(page: SearchPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.search.findings.LIMIT", 4)
    page.show_query("学前教育")
    assert page._count.text() == "4 处" and "共 9 处，只列前 4 处" in page._summary.text()


def test_both_themes_paint_a_plan_with_a_title_of_sixty_characters(page: SearchPage, desk: Desk, tmp_path) -> None:
    from core.model import Metadata
    from desktop.theme import Mode
    from tests.desktop.dialogs.libraries import add, parsed

    title = "关于进一步深化新时代全区基础教育高质量发展若干重点任务分工落实方案暨二〇二〇年度学前教育工作要点的通知（征求意见稿）"
    session: Session = desk.session
    add(session, [parsed(f"{title}\n1.学前教育。", Metadata(title))], name="long.txt")
    page.show_query("学前教育")
    for mode in (Mode.DARK, Mode.LIGHT):
        desk.theme.mode = mode
        assert not page.grab().isNull()
