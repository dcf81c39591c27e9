"""How a query is meant, and what is done with all its hits."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.finding import Folds, Mode, Query
from desktop.desk import Desk
from desktop.search import deeds as deeds_module
from desktop.search import page as page_module
from desktop.search.findings import Facet
from desktop.search.page import SearchPage


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SearchPage:
    page = SearchPage(desk)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    page.show()
    return page


def mean(page: SearchPage, mode: Mode) -> None:
    """Choose a mode as the keyboard does."""
    box = page._options._mode
    box.setCurrentIndex(box.findData(mode))
    box.activated.emit(box.currentIndex())


def test_another_mode_searches_anew(page: SearchPage) -> None:
    page.show_query("学前教育 毛入园率")
    assert page._empty.isVisible() and page._options.isVisible()
    mean(page, Mode.ALL)
    assert {found.match for found in page.findings.hits} == {"学前教育", "毛入园率"}
    assert "全部词语" in page._summary.text()
    page.show_query("没有的词")
    assert "换一种检索方式" in page._empty.text()


def test_headings_only(page: SearchPage) -> None:
    page.show_query("学前教育")
    page._options._headings.click()
    assert 0 < page.findings.total < 9
    assert all(found.span.end <= found.clause.head_end for found in page.findings.hits)


def test_what_counts_as_the_same_is_chosen_in_a_menu(page: SearchPage) -> None:
    page.show_query("學前教育")
    assert page.findings.total == 0
    page._options._folds["script"].trigger()
    assert page.findings.total == 9 and page.findings.hits[0].match == "学前教育"


def test_a_pattern_that_cannot_be_read_is_said(page: SearchPage, desk: Desk, qtbot: QtBot) -> None:
    mean(page, Mode.REGEX)
    with qtbot.waitSignal(desk.refused) as said:
        page.show_query("(")
    assert "正则表达式" in said.args[0].zh and page._empty.isVisible()


def test_in_a_large_library_the_first_hits_come_before_the_total(
    page: SearchPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "LARGE_LIBRARY", 1)
    monkeypatch.setattr("core.finding.scan._FEW", 1)
    monkeypatch.setattr("core.finding.scan._FIRST_LOT", 1)
    monkeypatch.setattr("core.finding.scan._LARGEST_LOT", 1)
    seen: list[tuple[int, bool]] = []
    page._first.connect(lambda _asked, findings: seen.append((findings.total, findings.complete)))
    page.show_query("学前教育")
    qtbot.waitUntil(lambda: page.findings is not None and page.findings.complete)
    assert seen == [(5, False)] and page.findings.total == 9
    assert "还在找" not in page._summary.text()


def test_a_refused_pattern_in_a_large_library_leaves_nothing_waiting(
    page: SearchPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "LARGE_LIBRARY", 1)
    mean(page, Mode.REGEX)
    with qtbot.waitSignal(desk.refused):
        page.show_query("[")
    qtbot.waitUntil(lambda: page.findings is not None)
    assert page.findings.total == 0


def test_every_hit_is_tagged_and_one_undo_takes_it_back(page: SearchPage, desk: Desk, qtbot: QtBot) -> None:
    page.show_query("学前教育")
    before = len(desk.session.annotations())
    with qtbot.waitSignal(desk.said):
        page._deeds.tag_all("检出")
    assert len(desk.session.annotations()) == before + 9
    assert all("检出" in found.tags for found in page.findings.hits)
    desk.edit(lambda session: session.undo())
    assert len(desk.session.annotations()) == before


def test_a_search_is_kept_and_comes_back_with_its_options(page: SearchPage, desk: Desk, qtbot: QtBot) -> None:
    page._deeds._ask = lambda *_: ("学前", True)
    page._options._folds["script"].setChecked(True)
    page.show_query("學前教育")
    page._deeds.keep()
    assert desk.session.finding.saved() == {"学前": Query("學前教育", folds=Folds(script=True))}
    page._options._folds["script"].setChecked(False)
    page.show_query("没有的词")
    page._deeds._list_kept()
    with qtbot.waitSignal(page.query_changed, check_params_cb=lambda text: text == "學前教育"):
        next(action for action in page._deeds._kept.actions() if action.text() == "学前").trigger()
    assert page.findings.total == 9
    drop = next(menu for menu in page._deeds._kept.findChildren(QMenu) if menu.title() == "删除")
    drop.actions()[0].trigger()
    assert desk.session.finding.saved() == {}


def test_a_search_becomes_a_layer(page: SearchPage, desk: Desk) -> None:
    page._deeds._ask = lambda *_: ("幼教", True)
    page.show_query("学前教育")
    page._deeds.make_layer()
    assert [(lexicon.name, lexicon.terms) for lexicon in desk.session.lexicons.all()] == [("幼教", ("学前教育",))]


def test_the_hits_that_pass_the_filter_go_into_the_workbook(
    page: SearchPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[object] = []
    monkeypatch.setattr(deeds_module, "ask_and_save_workbook", lambda desk, window, name, write: written.append(write))
    page.show_query("学前教育")
    page._deeds.export()
    page._facets._choose(page._facets.chosen().toggled(Facet.YEAR, 2020))
    page._deeds.export()
    sizes = [write(desk.session, tmp_path / f"{n}.xlsx", None) for n, write in enumerate(written)]
    assert sizes[0] > sizes[1] > 0
