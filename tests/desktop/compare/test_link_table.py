"""The list of links: a sound model, sorting, and choosing rows."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.compare.filter_bar import Order
from desktop.models.counterpart_model import CounterpartModel
from desktop.models.link_model import Column, LinkModel
from tests.desktop.compare.conftest import Opened


def test_the_models_are_sound(qtmodeltester: ModelTester, opened: Opened):
    links = LinkModel()
    links.show(opened.page.comparison.pairs, other_issuer=False)
    qtmodeltester.check(links)
    clauses = CounterpartModel()
    clauses.show(opened.page.comparison.choices(new=True), (), [])
    clauses.set_filter("教育")
    qtmodeltester.check(clauses)


def test_it_says_what_a_screen_reader_needs(opened: Opened):
    model = LinkModel()
    model.show(opened.page.comparison.pairs, other_issuer=False)
    pair = opened.page.comparison.pairs[0]
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("修改，待定：")
    assert model.index(0, Column.CONFIDENCE).data() == f"{pair.link.confidence:.2f}"


def test_columns_sort_and_the_current_pair_stays(qtbot: QtBot, opened: Opened):
    opened.page.show_order(Order.TABLE)
    table, current = opened.page.table, opened.page.shown.pairs()[2].id
    opened.page.shown.select(current)
    table.sortByColumn(Column.CONFIDENCE, Qt.SortOrder.DescendingOrder)
    confidences = [opened.session.links.link(link_id).confidence for link_id in table.links()]
    assert confidences == sorted(confidences, reverse=True)
    assert opened.page.shown.current().id == current


def test_rows_chosen_here_are_chosen_everywhere(qtbot: QtBot, opened: Opened):
    opened.page.show_order(Order.TABLE)
    table = opened.page.table
    flags = QItemSelectionModel.SelectionFlag
    for row in (0, 2):
        index = table.model().index(row, 0)
        table.selectionModel().setCurrentIndex(index, (flags.Select if row else flags.ClearAndSelect) | flags.Rows)
    assert [pair.id for pair in opened.page.shown.chosen()] == [table.links()[0], table.links()[2]]
