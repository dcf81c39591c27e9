"""Geometry of the comparison: rows without gaps or overlaps, texts within their cells, boxes on their words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QFont

from core.model import Clause, ClauseKind, Decision, Link, Relation, Span
from desktop.compare.clause_text import FOLDED_LINES, ClauseText, Setting
from desktop.compare.pair_layout import GUTTER, ROW_GAP, Columns, PairLayout, captions_of
from desktop.compare.pairs import Pair, Side

PITCH = 24


@pytest.fixture
def setting(qapp) -> Setting:
    body = QFont()
    body.setPixelSize(14)
    return Setting(body, body, PITCH)


def side(number: int, length: int) -> Side:
    text = f"{number}.标题。" + "正文" * length
    clause = Clause(number, 1, None, number, 1, ClauseKind.ITEM, f"{number}.", "标题", Span(0, len(text)), 5)
    head = text.index("。") + 1
    return Side(clause, number, "", text, head, head)


def pairs() -> list[Pair]:
    ends = [((1,), (1,)), ((2,), (2, 3)), ((3, 4), (4,)), ((5,), ()), ((), (5,))] * 8
    made = []
    for link_id, (old, new) in enumerate(ends, start=1):
        link = Link(link_id, old, new, Relation.REVISED, link_id % 3 == 0, 0.5, (), Decision.PROPOSED)
        made.append(Pair(link, tuple(side(i, 20 * i) for i in old), tuple(side(i, 90 - 15 * i) for i in new)))
    return made


@pytest.fixture
def layout(setting: Setting) -> PairLayout:
    made = PairLayout(setting)
    made.set_width(900)
    shown = pairs()
    made.set_pairs(shown, captions_of(shown, ""))
    return made


def test_columns_and_gutter_fill_the_width():
    columns = Columns(1001)
    assert columns.new == columns.column + GUTTER
    assert 0 <= 1001 - (2 * columns.column + GUTTER) <= 1


def test_settled_rows_have_their_real_heights(layout: PairLayout):
    layout.settle(0, layout.total)
    for index in range(len(layout)):
        assert layout.height(index) == layout.row(index).height
        assert layout.top(index) + layout.height(index) == (layout.top(index + 1) if index + 1 < len(layout) else layout.total)


def test_estimates_are_near_enough_to_scroll_by(layout: PairLayout):
    before = layout.total
    layout.settle(0, layout.total)
    assert abs(layout.total - before) <= 0.1 * layout.total


def test_the_row_at_a_height_is_the_one_that_covers_it(layout: PairLayout):
    for index in range(len(layout)):
        assert layout.index_at(layout.top(index)) == index
        assert layout.index_at(layout.top(index) + layout.height(index) - 1) == index
    assert layout.index_at(-5) == 0
    assert layout.index_at(layout.total + 5) == len(layout) - 1


@pytest.mark.parametrize("unfolded", [False, True])
def test_clauses_stand_in_their_row_without_overlap(layout: PairLayout, unfolded: bool):
    if unfolded:
        layout.set_unfolded(frozenset(range(1, 41)))
    for index in range(len(layout)):
        row = layout.row(index)
        for cells in (row.old, row.new):
            for above, below in pairwise(cells):
                assert above.top + above.height + ROW_GAP == below.top
            for cell in cells:
                assert cell.text_top + cell.text.height <= cell.top + cell.height
            if cells:
                assert (cells[0].top, cells[-1].top + cells[-1].height) == (row.box_top, row.height - ROW_GAP)


def test_a_folded_clause_shows_its_heading_and_two_lines(setting: Setting):
    long = side(1, 400)
    assert ClauseText(long, 300, setting, unfolded=False).height == (1 + FOLDED_LINES) * PITCH
    assert ClauseText(long, 300, setting, unfolded=True).height > 10 * PITCH


def test_rows_that_look_as_before_are_kept_when_a_decision_changes(layout: PairLayout):
    layout.settle(0, layout.total)
    before = layout.row(3).old[0].text
    decided = [
        Pair(Link(p.id, p.link.old, p.link.new, p.link.relation, p.link.moved, 0.5, (), Decision.CONFIRMED), p.old, p.new)
        for p in [layout.row(index).pair for index in range(len(layout))]
    ]
    layout.set_pairs(decided, captions_of(decided, ""))
    assert layout.row(3).old[0].text is before
    assert layout.row(3).pair.link.decision is Decision.CONFIRMED


def test_boxes_cover_a_span_over_line_ends_and_wide_characters(setting: Setting):
    text = "1.标题。" + "𠮷" * 60
    clause = Clause(1, 1, None, 1, 1, ClauseKind.ITEM, "1.", "标题", Span(0, len(text)), 5)
    laid = ClauseText(Side(clause, 1, "", text, 5, 5), 200, setting, unfolded=True)
    whole = list(laid.boxes([Span(0, len(text))]))
    assert len(whole) == laid.height // PITCH
    assert all(0 <= box.left() < box.right() <= 200 + 1 for box in whole)
    one = next(laid.boxes([Span(6, 7)]))
    two = next(laid.boxes([Span(6, 8)]))
    assert one.left() == two.left() > 0
    assert two.width() == pytest.approx(2 * one.width(), abs=1)
