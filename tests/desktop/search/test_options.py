"""How a query is meant, and what is done with all its hits."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.finding import Filters, Folds, Mode, Query
from core.language.facts import FactKind
from core.progress import SILENT
from desktop.desk import Desk
from desktop.dialogs.name_dialog import NameDialog
from desktop.navigation import way_in
from desktop.reader.marks import tag_label
from desktop.search import deeds as deeds_module
from desktop.search.filters import Facet
from desktop.search.page import SearchPage
from desktop.widgets.choice_list import CHOICE_ROLE, ChoiceList
from tests.desktop.search.conftest import Answered


def name(page: SearchPage, text: str) -> None:
    """Give a name in the dialog that asks for one."""
    dialog = page.window().findChild(NameDialog)
    dialog.field.setText(text)
    dialog.save.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def mean(page: SearchPage, mode: Mode) -> None:
    """Choose a mode as the keyboard does."""
    box = page.options._mode
    box.setCurrentIndex(box.findData(mode))
    box.activated.emit(box.currentIndex())


def test_another_mode_searches_anew(page: SearchPage, answered: Answered) -> None:
    answered(page.show_query, "学前教育 毛入园率")
    assert page._nothing.isVisible() and page.options.isVisible()
    answered(mean, page, Mode.ALL)
    assert {found.match for found in page.findings.hits} == {"学前教育", "毛入园率"}
    assert "全部词语" in page.results.head.summary()
    answered(page.show_query, "没有的词")
    assert "换一种检索方式" in page._nothing.text()


def test_where_several_words_are_found_nowhere_a_wider_mode_is_offered(page: SearchPage, answered: Answered) -> None:
    answered(page.show_query, "学前教育 没有的词")
    assert page._nothing.button().text() == "改查“全部词语”"
    answered(page._nothing.button().click)
    assert page._nothing.button().text() == "改查“任一词语”"
    answered(page._nothing.button().click)
    assert page.findings.total == 9 and page.options.query("").mode is Mode.ANY


def test_where_nothing_is_found_what_was_narrowed_is_widened_then_other_spellings_are_taken(
    page: SearchPage, answered: Answered
) -> None:
    page.options._headings.setChecked(True)
    answered(page.show_query, "學前教育")
    assert page._nothing.button().text() == "不限标题和要素再查"
    assert [way_in(each) for each in page.stops()][-1] is page._nothing.button()  # F6 comes to it
    answered(page._nothing.button().click)
    assert page._nothing.button().text() == "各种写法视为相同再查" and not page.options._headings.isChecked()
    answered(page._nothing.button().click)
    assert page.findings.total == 9 and page.options._same.text() == "视为相同 4"
    answered(page.show_query, "没有的词")
    assert not page._nothing.button().isVisible()


def test_headings_only(page: SearchPage, answered: Answered) -> None:
    answered(page.show_query, "学前教育")
    answered(page.options._headings.click)
    assert 0 < page.findings.total < 9
    assert all(found.span.end <= found.clause.head_end for found in page.findings.hits)


def test_only_in_items_with_such_a_fact(page: SearchPage, qtbot: QtBot, answered: Answered) -> None:
    answered(page.show_query, "学前教育")
    facts = page.options.facts
    answered(facts.choose, FactKind.QUANTITY)
    with_numbers = page.findings.total
    assert 0 < with_numbers < 9 and facts.field.isVisible()
    qtbot.keyClicks(facts.field, ">= 85%")
    answered(qtbot.keyClick, facts.field, Qt.Key.Key_Return)
    assert 0 < page.findings.total <= with_numbers
    assert {found.plan.metadata.region for found in page.findings.hits} == {"宁夏"}
    answered(facts.choose, None)
    assert page.findings.total == 9 and not facts.field.isVisible()


def test_what_counts_as_the_same_is_chosen_in_a_menu(page: SearchPage, answered: Answered) -> None:
    answered(page.show_query, "學前教育")
    assert page.findings.total == 0
    answered(page.options._folds["script"].trigger)
    assert page.options._same.text() == "视为相同 1"
    assert page.findings.total == 9 and page.findings.hits[0].match == "学前教育"


def test_a_pattern_that_cannot_be_read_is_said(page: SearchPage, desk: Desk, qtbot: QtBot, answered: Answered) -> None:
    mean(page, Mode.REGEX)
    with qtbot.waitSignal(desk.refused) as said:
        answered(page.show_query, "(")
    assert "正则表达式" in said.args[0].zh and page._nothing.isVisible()


def test_the_first_hits_come_before_the_total(page: SearchPage, answered: Answered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.finding.candidates._FEW", 1)
    monkeypatch.setattr("core.finding.scan._FIRST_LOT", 1)
    monkeypatch.setattr("core.finding.scan._LARGEST_LOT", 1)
    seen: list[tuple[int, bool]] = []
    page._asking.came.connect(lambda findings: seen.append((findings.total, findings.complete)))
    answered(page.show_query, "学前教育")
    assert seen == [(5, False), (9, True)] and page.findings.total == 9
    assert "还在找" not in page.results.head.summary()


def test_every_hit_is_tagged_and_one_undo_takes_it_back(page: SearchPage, desk: Desk, qtbot: QtBot, answered: Answered) -> None:
    answered(page.show_query, "学前教育")
    before = len(desk.session.annotations())
    with qtbot.waitSignal(desk.said) as said:
        page.deeds.tag_all("检出")
    qtbot.waitUntil(lambda: not page.under_way, timeout=30_000)
    assert len(desk.session.annotations()) == before + 9 and "9 处" in said.args[0]
    assert all("检出" in found.tags for found in page.findings.hits)
    with qtbot.waitSignal(desk.said) as said:
        page.deeds.tag_all("检出")
    assert said.args == ["每一处都已经有标签“检出”"]
    desk.edit(lambda session: session.undo())
    assert len(desk.session.annotations()) == before


def test_the_tags_to_put_on_all_are_offered_with_their_keys_and_a_new_name_makes_one(
    page: SearchPage, desk: Desk, qtbot: QtBot, answered: Answered
) -> None:
    answered(page.show_query, "学前教育")
    page.deeds.offer_tags()
    offered = page.window().findChild(ChoiceList)
    choices = [offered.list.model().index(row, 0).data(CHOICE_ROLE) for row in range(offered.list.model().rowCount())]
    assert [(each.text, each.sign, each.color) for each in choices] == [
        (tag.name, tag_label(tag), tag.color - 1) for tag in desk.session.tags()
    ]
    offered.field.insert(choices[1].text)
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(offered.field, Qt.Key.Key_Return)
    assert choices[1].text in said.args[0] and page.window().findChild(ChoiceList) is None
    page.deeds.offer_tags()
    offered = page.window().findChild(ChoiceList)
    offered.field.insert("待议")
    with qtbot.waitSignal(desk.said):
        qtbot.keyClick(offered.field, Qt.Key.Key_Return)
    assert "待议" in {tag.name for tag in desk.session.tags()}


def test_what_finds_nothing_or_was_not_asked_for_is_not_kept(page: SearchPage, desk: Desk, answered: Answered) -> None:
    def may_be_kept() -> bool:
        page.deeds._list_kept()
        return page.deeds._kept.actions()[0].isEnabled()

    assert not may_be_kept()
    answered(page.show_query, "学前教育")
    assert may_be_kept()
    outline = desk.session.outline(1)
    answered(page.show_alike, outline, outline.clauses[-1])
    assert not may_be_kept()  # clauses like one are no query
    answered(page.show_query, "没有的词")
    assert not may_be_kept()


def test_a_search_is_kept_and_comes_back_with_its_options(page: SearchPage, desk: Desk, qtbot: QtBot, answered: Answered) -> None:
    page.options._folds["script"].setChecked(True)
    answered(page.show_query, "學前教育")
    page.deeds.keep()
    name(page, "学前")
    assert desk.session.finding.saved() == {"学前": Query("學前教育", folds=Folds(script=True))}
    page.options._folds["script"].setChecked(False)
    answered(page.show_query, "没有的词")
    page.deeds._list_kept()
    with qtbot.waitSignal(page.query_changed, check_params_cb=lambda text: text == "學前教育"):
        answered(next(action for action in page.deeds._kept.actions() if action.text() == "学前").trigger)
    assert page.findings.total == 9
    drop = next(menu for menu in page.deeds._kept.findChildren(QMenu) if menu.title() == "删除")
    drop.actions()[0].trigger()
    assert desk.session.finding.saved() == {}


def test_a_search_becomes_a_layer(page: SearchPage, desk: Desk, answered: Answered) -> None:
    answered(page.show_query, "学前教育")
    page.deeds.make_layer()
    name(page, "幼教")
    assert [(lexicon.name, lexicon.terms) for lexicon in desk.session.lexicons.all()] == [("幼教", ("学前教育",))]


def test_the_hits_that_pass_the_filter_go_into_the_workbook(
    page: SearchPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answered: Answered
) -> None:
    written: list[object] = []
    monkeypatch.setattr(deeds_module, "ask_and_save_workbook", lambda desk, window, name, write: written.append(write))
    answered(page.show_query, "学前教育")
    page.deeds.export()
    page.results.facets._choose(page.results.facets.chosen().toggled(Facet.YEAR, 2020))
    page.deeds.export()
    sizes = [write(desk.session, tmp_path / f"{n}.xlsx", SILENT) for n, write in enumerate(written)]
    assert sizes[0] > sizes[1] > 0


def test_a_search_kept_with_a_filter_comes_back_with_it(page: SearchPage, desk: Desk, answered: Answered) -> None:
    answered(page.show_query, "学前教育")
    chosen = page.results.facets.chosen().toggled(Facet.YEAR, 2023).toggled(Facet.YEAR, 2012)
    page.results.facets._choose(chosen)
    page.deeds.keep()
    name(page, "2020 年")
    assert desk.session.finding.saved()["2020 年"].filters == Filters(years=frozenset({2020}))
    answered(page.show_query, "教育")
    answered(page._show_saved, desk.session.finding.saved()["2020 年"])
    assert page.results.facets.chosen() == chosen
    assert {found.plan.metadata.year for found in page._shown()[1].hits} == {2020}


def test_all_hits_are_tagged_also_those_that_are_not_listed(
    page: SearchPage, desk: Desk, qtbot: QtBot, answered: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("desktop.search.findings", "desktop.search.deeds"):
        monkeypatch.setattr(f"{module}.LIMIT", 4)
    answered(page.show_query, "学前教育")
    before = len(desk.session.annotations())
    with qtbot.waitSignal(desk.said):
        page.deeds.tag_all("检出")
    assert len(desk.session.annotations()) == before + 9
    desk.edit(lambda session: session.undo())
    assert len(desk.session.annotations()) == before


def test_too_many_hits_are_not_tagged_at_once(
    page: SearchPage, desk: Desk, qtbot: QtBot, answered: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.search.deeds.MOST_TAGGED", 5)
    answered(page.show_query, "学前教育")
    with qtbot.waitSignal(desk.refused):
        page.deeds.tag_all("检出")
    assert not desk.busy and all("检出" not in note.tags for note in desk.session.annotations())


def test_how_near_words_stand_is_chosen_where_they_are_to_be_near(page: SearchPage, answered: Answered) -> None:
    options = page.options
    answered(page.show_query, "幼儿园 机制")
    assert not options._distance.isVisible()
    answered(mean, page, Mode.NEAR)
    assert options._distance.isVisible() and options._distance.currentText() == "最多隔 10 个字"
    near = page.findings.total
    options._distance.setCurrentIndex(options._distance.findData(100))
    answered(options._distance.activated.emit, options._distance.currentIndex())
    assert page.findings.total > near > 0 and options.query("").distance == 100
    assert "词语相近 · 最多隔 100 个字" in page.results.head.summary()


def test_a_kept_search_shows_its_distance_whatever_it_is(page: SearchPage, answered: Answered) -> None:
    answered(page._show_saved, Query("幼儿园 机制", Mode.NEAR, distance=33))
    assert page.options._distance.currentText() == "最多隔 33 个字" and page.options.query("").distance == 33
