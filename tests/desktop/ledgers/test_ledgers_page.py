"""The ledgers in the window: tables of the sample library, places opened from cells, wording of two sides."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.model import Span, Touched
from desktop.desk import Place
from desktop.ledgers.bar import CITATIONS, TARGETS, WORDING
from desktop.ledgers.page import LedgersPage
from desktop.ledgers.table_view import LedgerView
from desktop.main_window import MainWindow
from desktop.models.ledger_model import PLACES_ROLE, LedgerCell, LedgerModel, LedgerTable
from desktop.theme import Theme


@pytest.fixture
def window(window: MainWindow, library, qtbot: QtBot) -> MainWindow:
    window.desk.open(library)
    return window


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> LedgersPage:
    page = window.late.ledgers()
    ids = tuple(plan.id for plan in window.desk.session.plans())
    window.go(Place("ledgers", plan_ids=ids))
    ready(page, qtbot)
    return page


def ready(page: LedgersPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page._busy, timeout=30_000)


def choose(page: LedgersPage, kind: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.bar.kinds.button(kind), Qt.MouseButton.LeftButton)
    ready(page, qtbot)


def column(page: LedgersPage, at: int = 0) -> list[str]:
    return [page.view.rows.index(row, at).data() for row in range(page.view.rows.rowCount())]


def test_the_model_is_sound(qtmodeltester: ModelTester, qapp: QApplication):
    model = LedgerModel()
    cell = LedgerCell("87%", 87.0, ((1, Span(0, 3)),), "一、基础教育")
    model.show(LedgerTable((("统计对象", ""), ("宁夏 2020", "题名")), ((LedgerCell("毛入园率"), cell),)))
    qtmodeltester.check(model)
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "87%\n一、基础教育"
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "宁夏 2020：87%"


def test_its_key_opens_it_and_its_way_back(window: MainWindow, qtbot: QtBot):
    qtbot.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert window.mode == "ledgers"
    ready(window.late.ledgers(), qtbot)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.mode == "read"


def test_targets_stand_in_rows_with_a_column_for_each_plan(page: LedgersPage, window: MainWindow):
    names = column(page)
    assert "学前教育毛入园率" in names
    row = names.index("学前教育毛入园率")
    assert "87%以上" in [page.view.rows.index(row, at).data() for at in range(page.view.rows.columnCount())]
    assert page.model.columnCount() == len(window.desk.session.plans()) + 2


def test_enter_on_a_cell_opens_its_place(page: LedgersPage, window: MainWindow, qtbot: QtBot):
    index = next(
        page.view.rows.index(row, at)
        for row in range(page.view.rows.rowCount())
        for at in range(1, page.view.rows.columnCount())
        if page.view.rows.index(row, at).data() == "87%以上"
    )
    page.view.setCurrentIndex(index)
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert window.mode == "read"
    ((plan_id, span),) = index.data(PLACES_ROLE)
    assert window.desk.outline.plan.id == plan_id
    assert window.desk.outline.quote(span) == "87%以上"
    assert window.reader.pane.finding.hits.current_span() == span, "its words are marked as a hit is"


def test_several_places_are_offered(page: LedgersPage, window: MainWindow, qtbot: QtBot):
    choose(page, CITATIONS, qtbot)
    rows = page.view.rows
    index = next(rows.index(row, 0) for row in range(rows.rowCount()) if len(rows.index(row, 0).data(PLACES_ROLE)) > 1)
    page.view.setCurrentIndex(index)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    assert len(menu.actions()) == len(index.data(PLACES_ROLE))
    menu.actions()[-1].trigger()
    menu.close()
    assert window.mode == "read"


@pytest.mark.parametrize(("order", "first"), [(Qt.SortOrder.AscendingOrder, 1.0), (Qt.SortOrder.DescendingOrder, 30.0)])
def test_what_is_empty_comes_last_whichever_way_a_column_is_sorted(qtbot: QtBot, theme: Theme, order: Qt.SortOrder, first: float):
    model = LedgerModel()
    view = LedgerView(theme, model)
    qtbot.addWidget(view)
    cells = [LedgerCell(""), LedgerCell("30", 30.0), LedgerCell(""), LedgerCell("1", 1.0), LedgerCell("9", 9.0)]
    model.show(LedgerTable((("统计对象", ""), ("宁夏", "")), tuple((LedgerCell("甲", "甲"), cell) for cell in cells)))
    view.sortByColumn(1, order)
    shown = [view.rows.index(row, 1).data() for row in range(5)]
    assert shown[0] == f"{first:g}" and shown[1] == "9" and shown[3:] == ["", ""]


NEXT_YEAR = """宁夏自治区教育工委 教育厅印发2021年工作要点

一、全面推进基础教育高质量发展
1.扩大普惠性学前教育资源供给。学前教育毛入园率达到88.5%以上。
"""


def test_sorted_by_a_plan_what_it_does_not_say_comes_last(page: LedgersPage):
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        page.view.sortByColumn(1, order)
        said = [bool(text) for text in column(page, 1)]
        assert said == sorted(said, reverse=True) and not all(said)


def test_where_no_plans_were_chosen_a_series_that_came_in_is_shown_and_its_targets_meet_in_a_row(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
):
    window.go(Place("ledgers"))
    ready(window.late.ledgers(), qtbot)
    path = tmp_path / "2021.txt"
    path.write_text(NEXT_YEAR, encoding="utf-8")
    window.desk.edit(lambda session: (session.import_files([path]), Touched({"plan": frozenset()})))
    ready(window.late.ledgers(), qtbot)
    page = window.late.ledgers()
    assert [page.model.headerData(at, Qt.Orientation.Horizontal) for at in (1, 2)] == ["宁夏 2020", "宁夏 2021"]
    row = column(page).index("学前教育毛入园率")
    assert [page.view.rows.index(row, at).data() for at in (1, 2)] == ["87%以上", "88.5%以上"]


def test_the_filter_leaves_what_holds_the_words_and_says_when_nothing_does(page: LedgersPage, qtbot: QtBot):
    page.bar.field.insert("毛入园率")
    assert column(page) == ["学前教育毛入园率"]
    page.bar.field.insert("没有")
    assert page._stack.currentWidget() is page.empty
    qtbot.mouseClick(page.empty.button(), Qt.MouseButton.LeftButton)
    assert page.view.rows.rowCount() > 1


def test_only_rows_of_several_plans_are_left_when_asked_and_all_are_back(page: LedgersPage, window: MainWindow, qtbot: QtBot):
    choose(page, CITATIONS, qtbot)
    every = page.model.rowCount()
    qtbot.mouseClick(page.bar.shared, Qt.MouseButton.LeftButton)
    assert 0 < page.model.rowCount() < every
    plans = page.model.columnCount() - 3
    shown = [[page.model.index(row, 3 + at).data() for at in range(plans)] for row in range(page.model.rowCount())]
    assert all(sum(bool(cell) for cell in cells) > 1 for cells in shown)
    page._plan_ids = page._plan_ids[:1]
    page._work_out()
    ready(page, qtbot)
    assert page._stack.currentWidget() is page.empty
    qtbot.mouseClick(page.empty.button(), Qt.MouseButton.LeftButton)
    assert page._stack.currentWidget() is not page.empty
    assert not page.bar.shared.isChecked()


def test_two_like_plans_are_compared_at_first(page: LedgersPage, window: MainWindow, qtbot: QtBot):
    choose(page, WORDING, qtbot)
    before, after = (dict(zip(("kind", "plan"), side, strict=True))["plan"] for side in page.bar.sides())
    plans = {plan.id: plan for plan in window.desk.session.plans()}
    assert plans[before].metadata.level == plans[after].metadata.level
    assert "层级" not in page.note.text()


def test_wording_compares_two_plans_and_says_what_is_unlike(page: LedgersPage, window: MainWindow, qtbot: QtBot):
    choose(page, WORDING, qtbot)
    page.bar.before.setCurrentIndex(0)
    page.bar.after.setCurrentIndex(1)
    page.bar.sides_chosen.emit()
    ready(page, qtbot)
    assert page.view.rows.rowCount() > 5
    assert set(column(page, 1)) <= {"新增", "不再用", "增多", "减少", "相当"}
    assert page.note.isVisible()
    before = page.view.rows.rowCount()
    page.bar.least.setValue(5)
    ready(page, qtbot)
    assert page.view.rows.rowCount() < before


def test_one_plan_on_both_sides_is_asked_for_another(page: LedgersPage, qtbot: QtBot):
    choose(page, WORDING, qtbot)
    page.bar.before.setCurrentIndex(0)
    page.bar.after.setCurrentIndex(0)
    page.bar.sides_chosen.emit()
    assert page._stack.currentWidget() is page.empty
    assert not page.bar.export.isEnabled()


def test_a_tag_is_compared_with_the_rest(page: LedgersPage, window: MainWindow, qtbot: QtBot):
    choose(page, WORDING, qtbot)
    tagged = {note_tag for note in window.desk.session.annotations() for note_tag in note.tags}
    at = next(i for i in range(page.bar.after.count()) if page.bar.after.itemData(i) in {("tag", name) for name in tagged})
    page.bar.after.setCurrentIndex(at)
    page.bar.after.activated.emit(at)
    ready(page, qtbot)
    assert not page.bar.before.isEnabled()
    assert page._found is not None
    assert page.model.headerData(3, Qt.Orientation.Horizontal) == page.bar.after.itemData(at)[1]
    assert set(column(page, 1)) <= {"只在标签里", "只在其余", "偏多", "偏少", "相当"}


def test_a_ledger_is_exported(page: LedgersPage, window: MainWindow, qtbot: QtBot, tmp_path, monkeypatch):
    path = tmp_path / "指标.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    qtbot.mouseClick(page.bar.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(path.exists, timeout=20_000)
    qtbot.waitUntil(lambda: not window.desk.jobs.busy, timeout=20_000)


def test_plans_are_chosen_in_a_list(page: LedgersPage, window: MainWindow, qtbot: QtBot):
    first = window.desk.session.plans()[0].id
    page._choose((first,))
    ready(page, qtbot)
    assert page.model.columnCount() == 3
    assert page.bar.kind == TARGETS


def test_an_edit_of_a_fact_makes_the_ledger_anew(page: LedgersPage, window: MainWindow, qtbot: QtBot):
    session = window.desk.session
    fact = next(each for plan in session.plans() for each in session.facts.of(plan.id) if each.fact.counted == "学前教育毛入园率")
    window.desk.edit(lambda session: session.facts.remove(fact))
    ready(page, qtbot)
    assert "学前教育毛入园率" not in column(page)
    window.desk.edit(lambda session: session.undo())
    ready(page, qtbot)
    assert "学前教育毛入园率" in column(page)
