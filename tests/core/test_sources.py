"""Putting right what was read: lines, plans and clauses corrected, everything that hangs on them following, all of it undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from core.errors import NotFoundError, UserError
from core.model import ClauseKind, Decision, Fit, NoiseKind, Span, Touched
from core.session import Session
from tests.makers import TWO_PLANS

PAGE = TWO_PLANS


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    file = tmp_path / "要点.txt"
    file.write_text(PAGE, encoding="utf-8")
    with Session.create(tmp_path / "库.yaodian", "张三") as opened:
        (report,) = opened.import_files([file])
        assert report.refused is None and len(report.plan_ids) == 2
        yield opened


def clause(session: Session, plan_id: int, words: str) -> Any:
    outline = session.outline(plan_id)
    return next(each for each in outline.clauses[1:] if outline.quote(each.span).startswith(words))


def tree(session: Session, plan_id: int) -> list[str]:
    return [f"{c.level} {c.kind.value} {c.label}" for c in session.outline(plan_id).clauses[1:]]


def place(words: str) -> Span:
    at = PAGE.index(words)
    return Span(at, at + len(words))


TABLES = (
    "noise",
    "plan",
    "evidence",
    "paragraph",
    "clause",
    "annotation",
    "annotation_tag",
    "alignment",
    "link",
    "link_end",
    "edit",
)


def state(session: Session) -> dict[str, list[Any]]:
    found = {table: sorted(map(str, session.library.rows(f"SELECT * FROM {table}"))) for table in TABLES}
    index = session.library.rows("SELECT rowid FROM text_index WHERE text_index MATCH '\"6559\"'")
    return {**found, "index": sorted(map(str, index))}


def sound(session: Session) -> None:
    """What always holds of a library: rows refer to rows, the index is whole, spans nest and clauses stand in text order."""
    found = session.check()
    assert (found["integrity"], found["foreign_keys"], found["unindexed"]) == ("ok", 0, 0)
    for plan in session.plans():
        outline = session.outline(plan.id)
        assert [c.ordinal for c in outline.clauses] == list(range(len(outline.clauses)))
        for c in outline.clauses[1:]:
            parent = outline.clause(c.parent_id or 0)
            assert parent.span.start <= c.span.start <= c.span.end <= parent.span.end and c.level == parent.level + 1
        for note in session.annotations(plan_ids=[plan.id]):
            assert note.fit is not Fit.FIRM or outline.quote(note.span) == note.exact


EDITS: dict[str, Callable[[Session], Touched]] = {
    "give back": lambda s: s.sources.give_back(1, place("首页 > 工作计划 > 正文")),
    "give back two": lambda s: s.sources.give_back(1, place("首页 > 工作计划 > 正文"), place("版权所有 某网站")),
    "take out a line": lambda s: s.sources.take_out(1, place("2.压实管党治党责任。开展专项督查，推动问题整改到位。")),
    "take out words": lambda s: s.sources.take_out(1, place("组织全员培训，覆盖率达到100%。"), NoiseKind.SITE_INTRO),
    "begin a plan": lambda s: s.sources.begin_plan(1, place("二、推进教育改革").start),
    "merge": lambda s: s.sources.merge_plan(2),
    "move a beginning": lambda s: s.sources.move_beginning(2, place("3.促进教育公平").start),
    "demote": lambda s: s.sources.shift_clauses(1, [clause(s, 1, "2.落实").id], 1),
    "promote": lambda s: s.sources.shift_clauses(1, [clause(s, 1, "2.压实").id], -1),
    "split": lambda s: s.sources.split_clause(1, s.outline(1).text.index("覆盖率")),
    "join": lambda s: s.sources.join_clauses(1, [clause(s, 1, "2.落实").id]),
    "join a section": lambda s: s.sources.join_clauses(1, [clause(s, 1, "二、").id]),
    "name": lambda s: s.sources.name_clause(1, clause(s, 1, "2.落实").id, "（二）", "双减"),
    "kind": lambda s: s.sources.set_kind(1, [s.outline(1).clauses[1].id], ClauseKind.SECTION, 1),
}


@pytest.fixture
def worked_on(session: Session) -> Session:
    """With annotations on words and whole clauses, and decided and proposed links between the two plans."""
    for words in ("覆盖率达到100%", "落实“双减”政策。规范校外培训", "破除唯分数倾向"):
        at = session.outline(1).text.index(words)
        session.annotating.add(1, span=Span(at, at + len(words)), tag_names=["目标"], note=words)
    session.annotating.add(1, clause_id=clause(session, 1, "2.压实").id, note="整条")
    session.annotating.add(2, clause_id=clause(session, 2, "1.发展").id)
    found = session.aligning.align(1, 2)
    session.links.decide([link.id for link in found.links[:2]], Decision.CONFIRMED)
    session.links.decide([link.id for link in found.links[2:3]], Decision.REJECTED)
    return session


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_leaves_a_sound_library_and_undo_and_redo_restore_every_row(worked_on: Session, name: str) -> None:
    before = state(worked_on)
    EDITS[name](worked_on)
    after = state(worked_on)
    assert after != before
    sound(worked_on)
    worked_on.undo()
    assert state(worked_on) == before
    worked_on.redo()
    assert state(worked_on) == after
    sound(worked_on)


@pytest.mark.parametrize("first", EDITS)
@pytest.mark.parametrize("second", ["give back", "merge", "split", "join", "promote"])
def test_edits_on_top_of_one_another_are_what_reading_anew_gives(worked_on: Session, first: str, second: str) -> None:
    before = state(worked_on)
    EDITS[first](worked_on)
    try:
        EDITS[second](worked_on)
    except (StopIteration, ValueError, NotFoundError):
        return  # the first edit left nothing for the second to act on
    sound(worked_on)
    read = worked_on.sources.review(1)
    for plan_id, plan in zip(read.plan_ids, read.parsed.plans, strict=True):
        stored = worked_on.outline(plan_id)
        assert stored.text == plan.text
        assert [(c.kind, c.level, c.number, c.span) for c in stored.clauses] == [
            (n.kind, n.level, n.number, n.span) for n in plan.nodes
        ]
    while state(worked_on) != before:
        assert worked_on.next_undo() is not None
        worked_on.undo()


def test_a_passage_given_back_is_text_of_its_plan_and_no_noise(session: Session) -> None:
    session.sources.give_back(1, place("首页 > 工作计划 > 正文"))
    assert session.outline(1).text.startswith("首页 > 工作计划 > 正文\n某省教育系统2023年工作要点一\n")
    assert [text for _, text in session.outline(1).noise] == ["版权所有 某网站"]
    assert session.search("工作计划").total == 1


def test_words_taken_out_of_a_line_leave_the_rest_of_it(session: Session) -> None:
    session.sources.take_out(1, place("组织全员培训，"))
    assert "1.学习宣传贯彻党的二十大精神。\n覆盖率达到100%。" in session.outline(1).text
    assert (NoiseKind.OTHER, "组织全员培训，") in session.outline(1).noise


def test_taking_out_everything_is_refused_and_changes_nothing(session: Session) -> None:
    before = state(session)
    with pytest.raises(UserError):
        session.sources.take_out(1, Span(0, len(PAGE)))
    assert state(session) == before


def test_an_edit_that_changes_nothing_is_no_step(session: Session) -> None:
    before = session.next_undo()
    assert session.sources.split_clause(1, clause(session, 1, "2.落实").span.start) == Touched()
    assert session.sources.give_back(1, place("二、推进教育改革")) == Touched()
    assert session.next_undo() == before


def test_only_the_plan_that_was_edited_counts_as_revised(session: Session) -> None:
    other = session.plan(2).revised_at
    session.sources.shift_clauses(1, [clause(session, 1, "2.压实").id], -1)
    assert session.plan(1).revised_at > other == session.plan(2).revised_at


def test_a_plan_begun_by_hand_takes_its_clauses_annotations_and_links_along(worked_on: Session) -> None:
    moved = clause(worked_on, 1, "2.落实")
    worked_on.sources.begin_plan(1, place("二、推进教育改革").start)
    first, second, third = worked_on.sources.review(1).plan_ids
    assert (first, third) == (1, 2)
    assert clause(worked_on, second, "2.落实").id == moved.id
    assert [note.exact for note in worked_on.annotations(plan_ids=[second])] == ["破除唯分数倾向", "落实“双减”政策。规范校外培训"]
    assert worked_on.plan(second).title == "二、推进教育改革"


def test_a_merged_plan_is_gone_and_its_annotations_stand_in_the_other(worked_on: Session) -> None:
    worked_on.sources.merge_plan(2)
    assert [plan.id for plan in worked_on.plans()] == [1]
    assert worked_on.annotations()[-1].exact.startswith("1.发展学前教育")
    assert worked_on.aligning.pairs() == ()


def test_promoting_takes_along_what_lies_inside_and_names_kinds_anew(session: Session) -> None:
    session.sources.shift_clauses(1, [clause(session, 1, "2.压实").id], -1)
    assert tree(session, 1)[1:4] == [
        "1 section 一、加强党的建设",
        "2 item 1.学习宣传贯彻党的二十大精神",
        "1 item 2.压实管党治党责任",
    ]
    session.sources.shift_clauses(1, [clause(session, 1, "二、").id], 1)
    assert tree(session, 1)[3:6] == ["1 section 2.压实管党治党责任", "2 section 二、推进教育改革", "3 item 1.深化评价改革"]


def test_several_clauses_move_as_one_step(session: Session) -> None:
    ids = [clause(session, 1, words).id for words in ("1.深化", "2.落实", "3.促进")]
    session.sources.shift_clauses(1, ids, -1)
    assert [line for line in tree(session, 1) if line.startswith("1")][-4:] == [
        "1 item 二、推进教育改革",
        "1 item 1.深化评价改革",
        "1 item 2.落实“双减”政策",
        "1 item 3.促进教育公平",
    ]
    session.undo()
    assert tree(session, 1)[-3:] == ["2 item 1.深化评价改革", "2 item 2.落实“双减”政策", "2 item 3.促进教育公平"]


def test_several_clauses_go_below_a_clause_together(session: Session) -> None:
    ids = [clause(session, 1, words).id for words in ("2.压实", "二、", "1.深化")]
    session.sources.set_level(1, [ids[0], ids[1]], 3)
    assert tree(session, 1)[2:5] == [
        "2 section 1.学习宣传贯彻党的二十大精神",
        "3 item 2.压实管党治党责任",
        "3 section 二、推进教育改革",
    ]


def test_a_level_stays_within_what_the_place_allows(session: Session) -> None:
    before = state(session)
    assert session.sources.shift_clauses(1, [clause(session, 1, "一、").id], -1) == Touched()
    assert session.sources.set_level(1, [clause(session, 1, "一、").id], 9) == Touched()
    assert state(session) == before


def test_a_clause_split_off_at_a_number_takes_number_heading_and_level_of_its_kind(session: Session) -> None:
    session.sources.join_clauses(1, [clause(session, 1, "2.落实").id])
    assert "2 item 2.落实“双减”政策" not in tree(session, 1)
    session.sources.split_clause(1, session.outline(1).text.index("2.落实"))
    assert tree(session, 1)[-2:] == ["2 item 2.落实“双减”政策", "2 item 3.促进教育公平"]


def test_a_joined_clause_lets_its_decided_link_go_on_with_the_clause_that_took_its_text(session: Session) -> None:
    joined, before, target = clause(session, 1, "2.落实"), clause(session, 1, "1.深化"), clause(session, 2, "2.推进")
    found = session.aligning.align(1, 2)
    link = next(link for link in found.links if joined.id in link.old)
    with session.library.write() as connection:  # a link as the analyst would make it by hand
        connection.execute("UPDATE link SET decision = 'manual' WHERE id = ?", (link.id,))
        connection.execute("INSERT OR IGNORE INTO link_end VALUES (?, ?, 'new')", (link.id, target.id))
    session.sources.join_clauses(1, [joined.id])
    assert before.id in session.links.link(link.id).old and joined.id not in session.links.link(link.id).old
    assert session.links.link(link.id).decision is Decision.MANUAL


def test_an_annotation_whose_words_were_taken_out_is_kept_and_says_so(worked_on: Session) -> None:
    worked_on.sources.take_out(1, place("组织全员培训，覆盖率达到100%。"))
    (lost,) = [note for note in worked_on.annotations() if note.fit is Fit.LOST]
    assert (lost.exact, lost.note) == ("覆盖率达到100%", "覆盖率达到100%")
    worked_on.sources.give_back(1, place("组织全员培训，覆盖率达到100%。"))
    worked_on.undo()
    worked_on.undo()
    assert all(note.fit is Fit.FIRM for note in worked_on.annotations())


def test_number_and_heading_given_by_hand_stay_when_the_source_is_read_again(session: Session) -> None:
    session.sources.name_clause(1, clause(session, 1, "2.落实").id, "（二）", "双减")
    session.sources.reread(1)
    assert "2 item （二）双减" in tree(session, 1)


# What is known of a plan


def test_an_own_value_wins_over_the_text_also_when_the_source_is_read_again(session: Session) -> None:
    session.sources.give_values(1, {"year": "2024", "issuer": " 某省教育厅 ", "title": "2024年要点"})
    session.sources.reread(1)
    session.sources.take_out(1, place("3.促进教育公平"))
    data = session.plan(1).metadata
    assert (data.year, data.issuer, data.title) == (2024, "某省教育厅", "2024年要点")
    year = data.evidence_for("year")
    assert year is not None and year.own and year.found == "2023"


def test_an_own_value_taken_back_lets_the_text_speak_again(session: Session) -> None:
    before = session.plan(1).metadata
    session.sources.give_values(1, {"year": 2024, "issuer": "某省教育厅", "document_number": "某教〔2024〕1号"})
    session.sources.take_back_values(1, ["year", "issuer", "document_number"])
    assert session.plan(1).metadata == before
    session.undo()
    session.undo()
    assert session.plan(1).metadata == before


@pytest.mark.parametrize(
    "values", [{"title": " "}, {"year": "去年"}, {"year": 99}, {"issued_on": "2023-13-01"}, {"issued_on": "春天"}]
)
def test_a_value_that_cannot_be_is_refused(session: Session, values: dict[str, str | int | None]) -> None:
    with pytest.raises(UserError):
        session.sources.give_values(1, values)


@pytest.mark.parametrize("written", ["2023年3月5日", "2023-3-5", "2023/03/05", "2023.3.5"])
def test_a_date_is_understood_as_people_write_it(session: Session, written: str) -> None:
    session.sources.give_values(1, {"issued_on": written})
    assert session.plan(1).metadata.issued_on == "2023-03-05"


# The bin


def test_what_is_erased_leaves_no_trace_in_the_file(worked_on: Session) -> None:
    worked_on.sources.take_out(1, place("2.压实管党治党责任。开展专项督查，推动问题整改到位。"))
    note = worked_on.annotations()[0]
    worked_on.annotating.edit(note.id, note="秘密批注")
    worked_on.annotating.remove([note.id])
    worked_on.sources.bin_plans([1, 2])
    assert [plan.id for plan, _ in worked_on.sources.binned()] == [1, 2]
    erased = worked_on.sources.erase([1, 2])
    assert (erased.plans, erased.sources, erased.kept) == (2, 1, ())
    path = worked_on.path
    everything = path.read_bytes() + path.with_name(path.name + "-wal").read_bytes()
    for words in ("压实管党治党", "秘密批注", "义务教育优质均衡", "要点.txt"):
        assert words.encode() not in everything
    sound(worked_on)
    while worked_on.next_undo() is not None:  # what concerns no plan, as the tag that was made, can still be undone
        worked_on.undo()
    sound(worked_on)


def test_erasing_one_plan_of_a_file_keeps_the_file_and_says_so(worked_on: Session) -> None:
    worked_on.sources.bin_plans([2])
    erased = worked_on.sources.erase([2])
    assert (erased.plans, erased.sources, erased.kept) == (1, 0, ("要点.txt",))
    assert [plan.id for plan in worked_on.plans()] == [1] and worked_on.search("产教融合").total == 0
    sound(worked_on)
    while worked_on.next_undo() is not None:
        worked_on.undo()
        sound(worked_on)


def test_only_what_is_in_the_bin_can_be_erased(session: Session) -> None:
    with pytest.raises(UserError):
        session.sources.erase([1])
    session.sources.bin_plans([1])
    session.sources.restore([1])
    assert [plan.id for plan in session.plans()] == [1, 2]
