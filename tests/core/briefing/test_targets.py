"""The target table of a note: from the plans of a library to the table in Word."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from core.briefing import Part, PartKind, Recipe, compose
from core.briefing.content import BriefingNote, SingleTarget, TargetEntry, Targets
from core.briefing.targets import value_text
from core.briefing.word.writer import document_bytes
from core.language.facts import Fact, FactKind
from core.model import Span
from core.session import Session

YEARS = {
    2020: "1.发展学前教育。新建幼儿园30所，学前教育毛入园率达到87%以上。",
    2021: "1.发展学前教育。新建幼儿园50所，家长会每学期两次。",
    2022: "1.发展学前教育。新建幼儿园60所。",
    2023: "1.发展学前教育。新建幼儿园70所，公办园占比超过50%。",
    2024: "1.发展学前教育。新建幼儿园80所。",
}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("targets")
    with Session.create(folder / "a.yaodian") as made:
        for year, item in YEARS.items():
            path = folder / f"{year}.txt"
            path.write_text(f"某省教育厅{year}年工作要点\n\n一、基础教育\n{item}\n", encoding="utf-8")
            made.import_files([path])
        yield made


def note(session: Session, years: int, language: str = "zh") -> BriefingNote:
    ids = tuple(plan.id for plan in sorted(session.plans(), key=lambda plan: plan.metadata.year or 0)[:years])
    recipe = Recipe(title="指标", language=language, parts=(Part(PartKind.TARGETS),), plan_ids=ids)
    return compose(recipe, session.notes.material(recipe))


def targets(made: BriefingNote) -> Targets:
    content = made.content(PartKind.TARGETS)
    assert isinstance(content, Targets)
    return content


def test_what_several_plans_count_has_a_cell_for_each_and_the_rest_is_listed(session: Session) -> None:
    found = targets(note(session, 2))
    place = ("一、基础教育", "1.发展学前教育")
    (shared,) = found.rows
    assert (shared.name, [[one.text for one in cell] for cell in shared.cells]) == ("幼儿园", [["30所"], ["50所"]])
    first, second = found.plans
    assert found.single == (
        SingleTarget(first, "学前教育毛入园率", (TargetEntry("87%以上", "以上", place),)),
        SingleTarget(second, "家长会", (TargetEntry("每学期两次（2次）", "每学期", place),)),
    )
    assert found.summary == "按年份列出2份文件的3项指标，其中1项见于不止一份文件。"


def test_a_note_without_the_part_asks_for_no_ledger(session: Session) -> None:
    assert session.notes.material(Recipe()).targets is None


def test_words_without_figures_get_their_value() -> None:
    fact = Fact(FactKind.QUANTITY, Span(0, 4), "两到三所", value=2, high=3, unit="所")
    assert value_text(fact) == "2–3所"


@pytest.mark.parametrize(("years", "sideways"), [(4, False), (5, True)])
def test_the_table_lies_on_its_side_where_there_are_more_plans_than_fit(session: Session, years: int, sideways: bool) -> None:
    document = docx.Document(BytesIO(document_bytes(note(session, years))))
    table, single = document.tables
    assert [cell.text for cell in single.rows[0].cells] == ["文件", "统计对象", "数值", "出处"]
    assert [cell.text for cell in table.rows[0].cells][1:] == list(targets(note(session, years)).plans)
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert "幼儿园\n单位：所" in [row.cells[0].text for row in table.rows]
    assert "30所\n一、基础教育 › 1.发展学前教育" in [row.cells[1].text for row in table.rows]
    turned = [section.orientation == WD_ORIENT.LANDSCAPE for section in document.sections]
    assert any(turned) is sideways


def test_an_english_note_words_it_in_english(session: Session) -> None:
    found = targets(note(session, 1, "en"))
    assert found.summary == "Targets 2 of plans 1 in order of year."
