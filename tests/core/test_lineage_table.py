"""A lineage as a table, as a workbook, and as a chapter of a note."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from core.alignment import Lineage, in_order_of_year, lineage
from core.briefing import Material, PartKind, Recipe, compose
from core.briefing.content import FollowedThemes
from core.briefing.recipe import usual_parts
from core.briefing.word import document_bytes
from core.briefing.words import words_in
from core.errors import ExportError
from core.exchange.lineage_xlsx import lineage_sheet
from core.exchange.workbook import write_workbook
from core.lineage_table import LineageTable, lineage_table
from core.model import Alignment, Decision, Link, Metadata, Outline, Relation
from tests.core.alignment.makers import outline

PRE, DRILL, PLATFORM = ("学前教育", "新建幼儿园30所。"), ("应急演练", "每学期一次。"), ("=智慧平台", "互联互通。")


def plan(first: int, year: int, *items: tuple[str, str]) -> Outline:
    made = outline(items, first)
    return replace(made, plan=replace(made.plan, metadata=Metadata(f"要点{year}", region="甲省", year=year)))


def link(old: tuple[int, ...], new: tuple[int, ...], relation: Relation, *, moved: bool = False) -> Link:
    return Link(0, old, new, relation, moved, 0.9, (), Decision.PROPOSED)


@pytest.fixture
def plans() -> tuple[Outline, ...]:
    return in_order_of_year([plan(100, 2021, PRE, DRILL), plan(200, 2022, PRE), plan(300, 2023, PRE, PLATFORM)])


@pytest.fixture
def followed(plans: tuple[Outline, ...]) -> Lineage:
    steps = [
        Alignment(1, 100, 200, (link((101,), (201,), Relation.UNCHANGED), link((102,), (), Relation.DROPPED))),
        Alignment(2, 200, 300, (link((201,), (301,), Relation.REVISED, moved=True), link((), (302,), Relation.NEW))),
    ]
    return lineage(plans, steps)


@pytest.fixture
def table(plans: tuple[Outline, ...], followed: Lineage) -> LineageTable:
    return lineage_table(followed, {each.plan.id: each for each in plans})


def test_rows_are_themes_and_cells_tell_the_relation_to_the_plan_before(table: LineageTable):
    assert [label for label, _ in table.columns] == ["甲省 2021", "甲省 2022", "甲省 2023"]
    row = next(row for row in table.rows if row.theme == "学前教育")
    assert [cell.clauses for cell in row.cells] == [("1.学前教育",)] * 3
    assert [cell.relation for cell in row.cells] == [None, Relation.UNCHANGED, Relation.REVISED]
    assert row.cells[2].moved
    platform = next(row for row in table.rows if "智慧" in row.theme)
    assert [bool(cell.clauses) for cell in platform.cells] == [False, False, True]
    assert platform.cells[2].relation is Relation.NEW


def test_cells_tell_what_their_clauses_count(plans: tuple[Outline, ...], followed: Lineage):
    table = lineage_table(followed, {each.plan.id: each for each in plans}, {101: ("30所",), 201: ("30所", "87%以上")})
    row = next(row for row in table.rows if row.theme == "学前教育")
    assert [cell.quantities for cell in row.cells] == [("30所",), ("30所", "87%以上"), ()]
    sheet = lineage_sheet(table, words_in("zh"))
    assert any("30所、87%以上" in str(getattr(cell, "value", cell)) for line in sheet.rows for cell in line)


WORDS = {"zh": ("主题", "未见", "[修改、移动]"), "en": ("Theme", "not found", "[revised, moved]")}


@pytest.mark.parametrize("language", list(WORDS))
def test_the_workbook_says_everything_in_words_and_runs_no_formula(table: LineageTable, tmp_path: Path, language: str):
    path = tmp_path / "沿革.xlsx"
    size = write_workbook([lineage_sheet(table, words_in(language))], path)
    assert size == path.stat().st_size
    with zipfile.ZipFile(path) as package:
        strings = package.read("xl/sharedStrings.xml").decode()
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert all(word in strings for word in WORDS[language]) and "=智慧平台" in strings
    assert "<f>" not in sheet and 'state="frozen"' in sheet


def test_a_workbook_that_cannot_be_written_leaves_the_old_one(table: LineageTable, tmp_path: Path):
    with pytest.raises(ExportError):
        write_workbook([lineage_sheet(table, words_in("zh"))], tmp_path / "missing" / "沿革.xlsx")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_note_has_a_chapter_of_the_themes_that_run_through_several_plans(
    plans: tuple[Outline, ...], followed: Lineage, language: str
):
    recipe = Recipe(title="题", language=language, parts=usual_parts(PartKind.OVERVIEW, PartKind.LINEAGE))
    material = Material(
        author="",
        date="2024-01-01",
        plans={each.plan.id: each for each in plans},
        annotations=(),
        alignments=(),
        tags=(),
        differences=lambda _old, _new: (),
        lineage=followed,
    )
    note = compose(recipe, material)
    content = note.content(PartKind.LINEAGE)
    assert isinstance(content, FollowedThemes)
    assert [row.theme for row in content.table.rows] == ["学前教育"]
    with zipfile.ZipFile(BytesIO(document_bytes(note))) as package:
        text = re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())
    heading = "主题沿革" if language == "zh" else "Lineage of themes"
    assert heading in text and ("未见" if language == "zh" else "not found") not in text
