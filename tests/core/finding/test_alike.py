"""Clauses like a given one: the counterpart comes first, whatever plan it stands in; nothing that shares its text is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core import ingest
from core.alignable import alignable
from core.alignment import Likeness
from core.errors import NotFoundError
from core.finding.alike import LEAST, Kin, pieces
from core.model import Clause, ClauseKind, Outline
from core.progress import CancelledError, ControlledProgress
from core.session import Session
from tests.makers import store_source

OLD = """2023年工作要点
一、重点工作
1.推进老旧小区改造，完善养老托育设施，全年改造一百个小区。
2.建设高标准农田，守住耕地红线，保障粮食安全。
3.培育专精特新企业，支持中小企业数字化转型。
"""
NEW = """2024年工作要点
一、主要任务
1.加强城市防洪排涝，改造易涝积水点。
2.继续推进老旧小区改造，补齐养老托育设施短板。
3.抓好粮食生产，新建高标准农田十万亩；一是落实耕地保护责任。二是培育专精特新企业。
"""


def stored(session: Session, **texts: str) -> list[Outline]:
    with session.library.write():
        for name, text in texts.items():
            store_source(session.library, ingest.read(text.encode(), f"{name}.txt"), f"{name}.txt", text.encode())
    return [session.outline(plan.id) for plan in session.plans()]


def clause_with(outline: Outline, words: str) -> Clause:
    return next(clause for clause in alignable(outline.clauses) if words in outline.quote(clause.span))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "alike.yaodian") as made:
        yield made


def test_the_counterpart_in_another_plan_comes_first_with_what_both_say(session: Session) -> None:
    old, new = stored(session, old=OLD, new=NEW)
    found = session.finding.alike(clause_with(old, "老旧小区").id)
    assert found[0].clause == clause_with(new, "老旧小区")
    assert found[0].text == new.quote(found[0].clause.span)
    assert "推进老旧小区改造" in found[0].shared
    assert found[0].path == ("一、主要任务",)
    assert [each.similarity for each in found] == sorted((each.similarity for each in found), reverse=True)
    assert all(LEAST <= each.similarity <= 1 for each in found)


def test_likeness_is_the_same_from_either_side(session: Session) -> None:
    old, new = stored(session, old=OLD, new=NEW)
    there, back = clause_with(old, "农田"), clause_with(new, "农田")
    similarity = {each.clause.id: each.similarity for each in session.finding.alike(there.id)}[back.id]
    assert {each.clause.id: each.similarity for each in session.finding.alike(back.id)}[there.id] == similarity


def test_neither_the_clause_nor_what_it_holds_or_stands_in_is_among_the_results(session: Session) -> None:
    old, _ = stored(session, old=OLD, new=NEW)
    section = next(clause for clause in old.clauses if clause.kind is ClauseKind.SECTION)
    inside = {clause.id for clause in old.clauses if section.span.start <= clause.span.start < section.span.end}
    for asked in (section, *(old.clause(clause_id) for clause_id in inside)):
        found = {each.clause.id for each in session.finding.alike(asked.id)}
        assert asked.id not in found
        assert asked is not section or not found & inside


def test_every_point_of_one_paragraph_is_compared_on_its_own(session: Session) -> None:
    points = "总体要求\n推进改革：一是将生态林补助年限适当延长；二是将你省纳入森林生态效益补偿范围；三是支持机场建设。\n"
    old, _ = stored(
        session, old="要点\n一、延长生态林补助年限问题，有关部门统筹考虑。\n二、森林生态效益补偿问题。\n", points=points
    )
    best = {words: session.finding.alike(clause_with(old, words).id)[0].text for words in ("生态林补助年限", "森林生态效益补偿")}
    assert all(words in text for words, text in best.items())


def test_plans_in_the_bin_and_the_limit_are_heeded(session: Session) -> None:
    old, new = stored(session, old=OLD, new=NEW)
    asked = clause_with(old, "老旧小区").id
    assert len(session.finding.alike(asked, limit=1)) == 1
    session.sources.bin_plans([new.plan.id])
    assert all(each.clause.plan_id == old.plan.id for each in session.finding.alike(asked))


def test_what_comes_into_the_library_later_is_found_by_the_same_session(session: Session) -> None:
    (old,) = stored(session, old=OLD)
    asked = clause_with(old, "老旧小区").id
    assert not any("养老托育设施短板" in each.text for each in session.finding.alike(asked))
    stored(session, new=NEW)
    assert "养老托育设施短板" in session.finding.alike(asked)[0].text


def test_a_clause_of_letters_that_stand_nowhere_else_and_one_without_words_have_none_like_them(session: Session) -> None:
    plan, *_ = stored(session, odd="甲乙\n一、龘龘靐靐齉齉。\n二、……\n", new=NEW)
    for clause in alignable(plan.clauses):
        assert session.finding.alike(clause.id) == ()


def test_an_unknown_clause_is_refused_and_a_search_under_way_stops(session: Session) -> None:
    old, _ = stored(session, old=OLD, new=NEW)
    with pytest.raises(NotFoundError):
        session.finding.alike(10**9)
    progress = ControlledProgress()
    progress.cancel()
    with pytest.raises(CancelledError):
        session.finding.alike(clause_with(old, "农田").id, progress=progress)


def test_the_index_is_asked_first_for_what_is_known_to_stand_elsewhere() -> None:
    likeness = Likeness(["推进老旧小区改造。", "完善养老托育设施。"])
    asked = pieces("推进老旧小区改造与蜃楼", likeness, 3)
    assert set(asked) <= {"推进", "进老", "老旧", "旧小", "小区", "区改", "改造"}
    assert pieces("……12。", likeness, 3) == []


def test_looking_through_texts_finds_what_the_index_finds(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "推进老旧小区改造完善养老托育设施建设高标准农田守住耕地红线保障粮食安全"
    parts = dict.fromkeys(words[at : at + size] for at in range(0, 30, 3) for size in (4, 9, 16))
    texts = {f"c{at:02}": f"2023年工作要点\n1.{part}。\n2.加强领导。" for at, part in enumerate(parts)}
    *_, own = stored(session, **texts, own=OLD)
    for weighed in (2, 5, 9):
        monkeypatch.setattr("core.finding.alike._WEIGHED", weighed)
        for clause in alignable(own.clauses):
            found = Kin(session.library).of(clause.id)
            with monkeypatch.context() as never:
                never.setattr("core.finding.alike._READ", 0)
                assert Kin(session.library).of(clause.id) == found


def test_the_seeds_find_what_comparing_every_clause_finds(session: Session, seeds: Path) -> None:
    texts = {f"s{number}": file.read_text(encoding="utf-8") for number, file in enumerate(sorted(seeds.glob("*.txt")))}
    outlines = stored(session, **texts)
    likeness = Likeness()
    units = [(outline, unit) for outline in outlines for unit in alignable(outline.clauses)]
    kin, missed, asked = Kin(session.library), 0, units[:: len(units) // 12]
    words = {
        unit.id: likeness.wording(outline.quote(unit.span).removeprefix(unit.number or ""), unit.heading)
        for outline, unit in units
    }
    for _, unit in asked:
        others = [other.id for _, other in units if other.id != unit.id]
        best = max(others, key=lambda other: likeness.cosine(words[unit.id], words[other]))
        found = [each.clause.id for each in kin.of(unit.id, limit=5)]
        missed += likeness.cosine(words[unit.id], words[best]) > 0.15 and best not in found
    assert missed <= 1
