"""The analyst's word on facts: corrections, additions and removals outlive the rules, can be undone and go with their text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import UserError
from core.facts import FactState, PlanFact, by_rule
from core.language.facts import Fact, FactKind
from core.model import Fit, Span
from core.session import Session

TEXT = """某省教育厅2021年工作要点

一、基础教育
1.发展学前教育。新改扩建幼儿园30所，学前教育毛入园率达到87%以上。
2.推进改革。落实《义务教育法》。
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "a.yaodian", "甲") as made:
        (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
        made.import_files([tmp_path / "a.txt"])
        yield made


def plan_id(session: Session) -> int:
    return session.plans()[0].id


def quantities(session: Session) -> list[PlanFact]:
    return [each for each in session.facts.of(plan_id(session)) if each.kind is FactKind.QUANTITY]


def texts(session: Session) -> list[str]:
    return [each.fact.text for each in quantities(session)]


def test_a_fact_is_taken_away_and_restored(session: Session) -> None:
    before = quantities(session)
    session.facts.remove(before[0])
    assert texts(session) == ["87%以上"]
    (gone,) = session.facts.removed(plan_id(session))
    assert gone.fact.text == "30所"
    session.facts.reset(gone)
    assert quantities(session) == before


def test_a_correction_wins_over_the_rules_and_can_be_undone(session: Session) -> None:
    first = quantities(session)[0]
    session.facts.correct(first, {"value": 33, "unit": "所", "counted": "公办幼儿园"})
    fixed = quantities(session)[0]
    assert (fixed.fact.value, fixed.fact.counted, fixed.state) == (33.0, "公办幼儿园", FactState.CHANGED)
    assert session.ledgers.targets([plan_id(session)]).rows[0].name == "公办幼儿园"
    session.facts.correct(fixed, {"value": 34, "unit": "所"})
    assert quantities(session)[0].fact.value == 34
    session.undo()
    session.undo()
    assert quantities(session)[0] == first
    session.redo()
    assert quantities(session)[0].fact.value == 33


def test_a_passage_becomes_a_fact(session: Session) -> None:
    outline = session.outline(plan_id(session))
    at = outline.text.index("推进改革")
    session.facts.add(plan_id(session), FactKind.INITIATIVE, Span(at, at + 4), {"title": "推进改革"})
    (added,) = [each for each in session.facts.of(plan_id(session)) if each.state is FactState.ADDED]
    assert (added.fact.text, added.fact.title) == ("推进改革", "推进改革")
    session.facts.remove(added)
    assert all(each.state is FactState.FOUND for each in session.facts.of(plan_id(session)))


def test_an_added_quantity_says_what_the_rules_read_in_it(session: Session) -> None:
    outline = session.outline(plan_id(session))
    at = outline.text.index("幼儿园30所")
    session.facts.remove(quantities(session)[0])
    session.facts.add(plan_id(session), FactKind.QUANTITY, Span(at, at + 6))
    assert quantities(session)[0].fact.value == 30


def test_other_words_and_another_kind_take_the_place_of_what_the_rules_read(session: Session) -> None:
    outline = session.outline(plan_id(session))
    before = session.facts.of(plan_id(session))
    first = quantities(session)[0]
    wide = Span(first.fact.span.start - 3, first.fact.span.end)
    session.facts.correct(first, first.fact.details(), span=wide)
    assert texts(session) == ["幼儿园30所", "87%以上"]
    session.facts.correct(quantities(session)[0], {"title": "建园"}, kind=FactKind.EVENT, span=wide)
    assert texts(session) == ["87%以上"]
    (moved,) = [each for each in session.facts.of(plan_id(session)) if each.kind is FactKind.EVENT]
    assert (moved.fact.title, moved.state) == ("建园", FactState.CHANGED)
    elsewhere = Span(*(outline.text.index("学前教育毛") + at for at in (0, 4)))
    session.facts.correct(moved, {"title": "学前"}, kind=FactKind.EVENT, span=elsewhere)
    assert texts(session) == ["87%以上"]
    for _ in range(3):
        session.undo()
    assert session.facts.of(plan_id(session)) == before


def test_what_was_said_of_other_words_is_taken_back_with_what_gave_way_to_it(session: Session) -> None:
    before = session.facts.of(plan_id(session))
    first = quantities(session)[0]
    session.facts.correct(first, {"title": "三十所"}, kind=FactKind.INITIATIVE)
    (named,) = [each for each in session.facts.of(plan_id(session)) if each.kind is FactKind.INITIATIVE]
    session.facts.reset(named)
    assert session.facts.of(plan_id(session)) == before


def test_the_rules_are_silent_where_the_analyst_spoke_also_when_they_read_otherwise_later(session: Session) -> None:
    outline = session.outline(plan_id(session))
    second = quantities(session)[1]
    session.facts.remove(second)
    start = second.fact.span.start
    later = [
        Fact(FactKind.QUANTITY, Span(start, start + 3), "87%"),
        Fact(FactKind.TIME, second.fact.span, "87%以上"),
    ]
    assert [each.kind for each in session.facts.in_outline(outline, by_rule(outline, later))] == [FactKind.TIME]


def test_the_same_words_are_added_once(session: Session) -> None:
    session.facts.add(plan_id(session), FactKind.EVENT, Span(0, 4))
    with pytest.raises(UserError):
        session.facts.add(plan_id(session), FactKind.EVENT, Span(0, 4))


def test_an_empty_passage_is_no_fact(session: Session) -> None:
    with pytest.raises(UserError):
        session.facts.add(plan_id(session), FactKind.EVENT, Span(3, 3))


def test_own_facts_go_with_their_text_when_the_file_changes(session: Session, tmp_path: Path) -> None:
    session.facts.correct(quantities(session)[1], {"value": 88, "unit": "%"})
    outline = session.outline(plan_id(session))
    at = outline.text.index("《义务教育法》")
    session.facts.add(plan_id(session), FactKind.EVENT, Span(at, at + 7), {"title": "法"})
    changed = TEXT.replace("1.发展学前教育。", "1.发展学前教育。加强领导，压实责任。").replace(
        "落实《义务教育法》。", "加强督导。"
    )
    (tmp_path / "a.txt").write_text(changed, encoding="utf-8")
    (report,) = session.import_files([tmp_path / "a.txt"])
    assert report.updated
    text = session.outline(plan_id(session)).text
    fixed = quantities(session)[1]
    assert (fixed.fact.value, fixed.fact.text, fixed.fit) == (88.0, "87%以上", Fit.FIRM)
    assert text[fixed.fact.span.start : fixed.fact.span.end] == "87%以上"
    assert all(each.kind is not FactKind.EVENT for each in session.facts.of(plan_id(session)))
    session.undo()
    assert any(each.kind is FactKind.EVENT for each in session.facts.of(plan_id(session)))
