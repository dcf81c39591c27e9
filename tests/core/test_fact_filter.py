"""Annotations and hits are asked for by the facts in them, as the rules and the analyst say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.annotating import AnnotationView
from core.errors import UserError
from core.fact_filter import FactFilter, facts_at
from core.finding import Query
from core.language.facts import Fact, FactKind, facts
from core.model import Span
from core.session import Session
from core.store.annotation_query import AnnotationFilter, By

TEXT = """某省教育厅2021年工作要点

一、基础教育
1.发展学前教育。新改扩建幼儿园30所，学前教育毛入园率达到87%以上。
2.推进改革。2025年前落实《义务教育法》。
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A plan with an annotation on the two numbers, one on the first alone, and one on the second item."""
    with Session.create(tmp_path / "a.yaodian", "甲") as made:
        (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
        made.import_files([tmp_path / "a.txt"])
        text = made.outline(1).text
        for first, last in (("新改", "以上"), ("新改", "30所"), ("推进", "法》")):
            made.annotating.add(1, span=Span(text.index(first), text.index(last) + len(last)))
        yield made


def asked(session: Session, kind: FactKind, text: str = "") -> list[int]:
    view = AnnotationView(AnnotationFilter({}, facts=FactFilter.parse(kind, text)))
    return [i for group in session.annotating.find(view) for i in group.ids]


def only(text: str, kind: FactKind = FactKind.QUANTITY) -> Fact:
    (fact,) = [fact for fact in facts(text) if fact.kind is kind]
    return fact


@pytest.mark.parametrize(
    ("condition", "sentence", "passes"),
    [
        ("≥ 80%", "毛入园率达到87%以上", True),
        (">= 80 ％", "毛入园率达到87%以上", True),
        ("≥ 90%", "毛入园率达到87%以上", False),
        ("≥ 80", "毛入园率达到87%以上", True),
        ("≥ 20%", "新建幼儿园30所", False),
        ("毛入园率 ≥ 85%", "毛入园率达到87%以上", True),
        ("巩固率 ≥ 85%", "毛入园率达到87%以上", False),
        ("= 35万平方米", "新增校舍35万平方米", True),
        ("< 2项", "培育1至3项成果", True),
        ("≥ 3项", "培育1至3项成果", True),
        ("幼儿园", "新建幼儿园30所", True),
    ],
)
def test_a_condition_is_read_as_it_is_typed(condition: str, sentence: str, passes: bool) -> None:
    assert FactFilter.parse(FactKind.QUANTITY, condition).passes(only(sentence)) is passes


def test_times_are_compared_by_their_years() -> None:
    plan = only("2021—2025年实施", FactKind.TIME)
    assert FactFilter.parse(FactKind.TIME, "≥ 2025").passes(plan)
    assert not FactFilter.parse(FactKind.TIME, "< 2021年").passes(plan)


@pytest.mark.parametrize(
    ("condition", "passing"),
    [
        ("", {"87%以上", "2025年前", "教育法"}),
        ("教育", {"87%以上", "教育法"}),
        ("≥ 80%", {"87%以上"}),
        ("≤ 2025年", {"2025年前"}),
        ("≤ 2025", {"87%以上", "2025年前"}),
    ],
)
def test_where_no_kind_is_said_the_value_tells_it_and_words_are_of_any(condition: str, passing: set[str]) -> None:
    found = [fact for fact in facts("2025年前学前教育毛入园率达到87%以上，落实《教育法》。") if fact.kind is not FactKind.VERB]
    asked_for = FactFilter.parse(None, condition)
    assert {fact.text for fact in found if asked_for.passes(fact)} == passing
    assert FactFilter.from_value(asked_for.to_value()) == asked_for


def test_what_is_no_value_is_refused() -> None:
    with pytest.raises(UserError):
        FactFilter.parse(FactKind.QUANTITY, "≥ 很多")


def test_annotations_are_found_by_kind_and_value(session: Session) -> None:
    assert asked(session, FactKind.QUANTITY) == [1, 2]
    assert asked(session, FactKind.QUANTITY, "≥ 80%") == [1]
    assert asked(session, FactKind.TIME, "≤ 2025") == [3]
    assert asked(session, FactKind.DOCUMENT, "义务教育") == [3]
    view = AnnotationFilter({}, facts=FactFilter.parse(FactKind.QUANTITY, "≥ 80%"))
    assert session.annotating.values(By.STATUS, view) == {"open": 1}
    assert session.annotating.matrix(By.YEAR, view).rows[-1].total == 1


def test_what_the_analyst_put_right_counts(session: Session) -> None:
    share = next(each for each in session.facts.of(1) if each.fact.text == "87%以上")
    session.facts.correct(share, {"value": 70, "unit": "%"})
    assert asked(session, FactKind.QUANTITY, "≥ 80%") == []
    (row,) = session.annotating.rows([1]).values()
    assert ("87%以上", 70.0) in [(fact.text, fact.value) for fact in row.facts]
    session.facts.remove(next(each for each in session.facts.of(1) if each.fact.text == "30所"))
    assert asked(session, FactKind.QUANTITY) == [1]


def test_a_view_is_kept_with_its_condition(session: Session) -> None:
    view = AnnotationView(AnnotationFilter({}, facts=FactFilter.parse(FactKind.QUANTITY, "毛入园率 ≥ 85%")))
    session.annotating.keep_view("高", view)
    assert session.annotating.views()["高"] == view


def test_facts_at_places_are_those_of_the_whole_plan(session: Session) -> None:
    outline = session.outline(1)
    every = [each.fact for each in session.facts.of(1)]
    (found,) = facts_at(session.library, {7: (1, Span(0, len(outline.text)))}).values()
    assert sorted((f.kind, f.span.start, f.text, f.value) for f in found if f.value) == sorted(
        (f.kind, f.span.start, f.text, f.value) for f in every if f.value
    )


def test_hits_are_those_in_items_with_such_a_fact(session: Session) -> None:
    def found(kind: FactKind, condition: str = "") -> int:
        return session.finding.find(Query("学前教育", fact=FactFilter.parse(kind, condition))).total

    assert session.finding.find(Query("学前教育")).total == 2
    assert found(FactKind.QUANTITY, "毛入园率 ≥ 85%") == 2
    assert found(FactKind.QUANTITY, "≥ 90%") == 0
    assert found(FactKind.DOCUMENT) == 0
    assert session.finding.find(Query("义务教育", fact=FactFilter.parse(FactKind.TIME, "= 2025"))).total == 1


def test_a_heading_is_not_found_for_the_facts_of_what_stands_under_it(session: Session) -> None:
    with_number = FactFilter.parse(FactKind.QUANTITY, "≥ 80%")
    assert session.finding.find(Query("教育")).total == 5
    hits = session.finding.find(Query("教育", fact=with_number)).hits
    assert [hit.clause_id for hit in hits] == [session.outline(1).at(TEXT.index("发展学前")).id] * 2


def test_a_search_is_kept_with_its_fact() -> None:
    query = Query("教育", fact=FactFilter.parse(FactKind.QUANTITY, "≥ 80%"))
    assert Query.from_json(query.to_json()) == query
    assert Query.from_json('{"text": "教育"}').fact is None
