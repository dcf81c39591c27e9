"""The matrix as a model: sound, sorted, filtered, with the signs between its cells."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from core.alignment import Cell, Lineage, Theme
from core.model import Clause, ClauseKind, Metadata, Outline, Plan, Relation, Span
from desktop.models.lineage_model import CELL_ROLE, SIGN_ROLE, THEME_ROLE, LineageModel, SortBy


def outline(plan_id: int, year: int, issuer: str, headings: list[str]) -> Outline:
    """A plan whose clause n has the id `100 * plan_id + n`."""
    text = "\n".join(f"{n}.{heading}。正文" for n, heading in enumerate(headings, start=1))
    clauses = [Clause(plan_id * 100, plan_id, None, 0, 0, ClauseKind.TITLE, None, "题", Span(0, len(text)), 0)]
    at = 0
    for n, line in enumerate(text.split("\n"), start=1):
        span = Span(at, at + len(line))
        head = at + line.index("。")
        clauses.append(
            Clause(plan_id * 100 + n, plan_id, plan_id * 100, n, 1, ClauseKind.ITEM, f"{n}.", headings[n - 1], span, head)
        )
        at += len(line) + 1
    metadata = Metadata(f"题{year}", issuer=issuer, region=issuer, year=year)
    return Outline(Plan(plan_id, 1, 0, metadata, "f", 2, 0, 0), text, tuple(clauses))


@pytest.fixture
def model(qapp) -> LineageModel:
    outlines = {
        1: outline(1, 2021, "乙省", ["学前教育", "应急演练"]),
        2: outline(2, 2022, "甲省", ["学前普惠"]),
        3: outline(3, 2023, "乙省", ["学前普及", "智慧平台"]),
    }
    pre_school = Theme(
        "学前教育",
        "一、基础",
        {
            1: Cell(1, (101,)),
            2: Cell(2, (201,), Relation.REVISED, 1),
            3: Cell(3, (301,), Relation.SPLIT, 2),
        },
    )
    drill = Theme("应急演练", "二、安全", {1: Cell(1, (102,))})
    platform = Theme("智慧平台", "一、基础", {3: Cell(3, (302,))})
    made = LineageModel()
    made.show(Lineage((1, 2, 3), (pre_school, drill, platform)), outlines, {101: ("87%以上", "30所")})
    return made


def names(model: LineageModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_model_is_sound(qtmodeltester: ModelTester, model: LineageModel):
    qtmodeltester.check(model)


def test_a_cell_says_number_and_heading_and_a_gap_says_so(model: LineageModel):
    assert model.index(0, 1).data() == "1.学前教育"
    assert model.index(0, 1).data(CELL_ROLE).quantities == ("87%以上", "30所")
    assert "30所" in model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.index(1, 2).data() == "未见"
    assert model.index(1, 2).data(CELL_ROLE) is None
    assert model.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole) == "学前教育，乙省 2023：1.学前普及"


def test_signs_tell_relation_beginning_and_end(model: LineageModel):
    signs = [[model.index(row, column).data(SIGN_ROLE) for column in (1, 2, 3)] for row in range(3)]
    assert signs == [
        [None, Relation.REVISED, Relation.SPLIT],
        [None, Relation.DROPPED, None],
        [None, None, Relation.NEW],
    ]


def test_themes_sort_by_change_section_and_first_year(model: LineageModel):
    model.sort_by(SortBy.SECTION)
    assert names(model) == ["学前教育", "智慧平台", "应急演练"]
    model.sort_by(SortBy.CHANGE)
    assert names(model)[0] == "学前教育"
    model.sort_by(SortBy.FIRST)
    assert names(model) == ["学前教育", "应急演练", "智慧平台"]
    model.sort_by(SortBy.TEXT)
    assert names(model) == ["学前教育", "应急演练", "智慧平台"]


def test_columns_stand_by_year_or_by_issuer(model: LineageModel):
    model.set_by_issuer(True)
    labels = [model.headerData(column, Qt.Orientation.Horizontal) for column in (1, 2, 3)]
    assert labels == sorted(labels, key=lambda label: label.split()[0])
    model.set_by_issuer(False)
    assert [model.plan(column).id for column in (1, 2, 3)] == [1, 2, 3]


def test_the_filter_looks_at_themes_and_at_headings(model: LineageModel):
    model.set_filter("普及")
    assert names(model) == ["学前教育"] and model.total() == 3
    model.set_filter("")
    assert model.index(0, 0).data(THEME_ROLE).name == "学前教育"
