"""What goes into a briefing note: grouping, wording of what is inferred or missing, which links are listed and how."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.briefing.note import BriefingNote, compose
from core.briefing.passage import ClauseText, Mark, Passage, compared, plain
from core.briefing.words import ZH, chinese_number
from core.model import (
    Alignment,
    Annotation,
    Clause,
    ClauseKind,
    Decision,
    Evidence,
    Link,
    Metadata,
    Outline,
    Plan,
    Relation,
    Span,
    Status,
    Tag,
)


@dataclass(frozen=True)
class Segment:
    op: str
    old: Span
    new: Span


def differences(old: str, new: str) -> list[Segment]:
    segments = []
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            segments.append(Segment("equal", Span(a, b), Span(c, d)))
            continue
        if b > a:
            segments.append(Segment("removed", Span(a, b), Span(c, c)))
        if d > c:
            segments.append(Segment("added", Span(b, b), Span(c, d)))
    return segments


def outline_of(
    plan_id: int, items: list[str], *, issuer: str | None = "某省教育厅", evidence: tuple[Evidence, ...] = ()
) -> Outline:
    """A plan with the section 一、总体要求 and numbered items `1.…。正文` under it; clause ids are plan id * 100 + place."""
    title = f"202{plan_id}年工作要点"
    lines = [title, "一、总体要求", *(f"{number}.{item}" for number, item in enumerate(items, 1))]
    text = "\n".join(lines)
    base = plan_id * 100
    section = Span(len(title) + 1, len(text))
    clauses = [
        Clause(base, plan_id, None, 0, 0, ClauseKind.TITLE, None, title, Span(0, len(text)), len(title)),
        Clause(base + 1, plan_id, base, 1, 1, ClauseKind.SECTION, "一、", "总体要求", section, section.start + 6),
    ]
    at = section.start + 7
    for number, line in enumerate(lines[2:], 1):
        head = line.split("。")[0]
        span = Span(at, at + len(line))
        clause = Clause(
            base + 1 + number, plan_id, base + 1, 1 + number, 2, ClauseKind.ITEM, f"{number}.", head[2:], span, at + len(head)
        )
        clauses.append(clause)
        at += len(line) + 1
    metadata = Metadata(title, issuer, "某省", None, 2020 + plan_id, None, None, evidence)
    return Outline(Plan(plan_id, plan_id, 0, metadata, f"{plan_id}.txt", len(clauses), 0, 0), text, tuple(clauses))


def annotation_on(outline: Outline, clause: Clause, *, span: Span | None = None, **fields: object) -> Annotation:
    at = span or clause.span
    made = Annotation(1, outline.plan.id, clause.id, at, outline.quote(at), "", "", (), "", Status.OPEN, "分析员", "", "")
    return replace(made, **fields)


def link(relation: Relation, old: tuple[int, ...], new: tuple[int, ...], **fields: object) -> Link:
    return replace(Link(1, old, new, relation, False, 0.87, ()), **fields)


def note_of(
    plans: list[tuple[Outline, list[Annotation]]], alignments: list[tuple[Alignment, Outline, Outline]], language: str = "zh"
) -> BriefingNote:
    return compose(
        title="工作要点比较",
        author="分析员",
        date="2026-11-22",
        language=language,
        plans=plans,
        alignments=alignments,
        tags=[Tag(1, "目标指标", 3)],
        differences=differences,
    )


def texts(passage: Passage) -> list[str]:
    return ["".join(run.text for run in line) for line in passage]


OLD = outline_of(1, ["加强学前教育。普惠性幼儿园覆盖率达到80%。", "推进课后服务。各地各校都要开展。"])
NEW = outline_of(2, ["加强学前教育。普惠性幼儿园覆盖率达到85%以上。", "办好特殊教育。建设资源中心。"])


def test_annotations_are_grouped_by_plan_section_path_and_clause_in_reading_order() -> None:
    first, second = OLD.clauses[2], OLD.clauses[3]
    notes = [
        annotation_on(OLD, second, id=1, note="后一条"),
        annotation_on(OLD, first, id=2, note="前一条", span=Span(first.head_end + 1, first.span.end)),
        annotation_on(OLD, first, id=3, note="同一条", span=Span(first.head_end + 2, first.span.end)),
    ]
    (group,) = note_of([(OLD, notes)], []).groups
    assert group.heading == "（一）2021年工作要点"
    (section,) = group.sections
    assert section.path == ("一、总体要求",)
    assert [[remark.note for remark in item.remarks] for item in section.items] == [["前一条", "同一条"], ["后一条"]]
    assert section.items[0].label == "1.加强学前教育"


def test_a_quote_that_begins_with_number_and_heading_shows_them_once() -> None:
    clause = OLD.clauses[2]
    (group,) = note_of([(OLD, [annotation_on(OLD, clause)])], []).groups
    (item,) = group.sections[0].items
    assert item.label == ""
    assert [(run.text, run.strong) for run in item.remarks[0].quote[0]] == [
        ("1.加强学前教育", True),
        ("。普惠性幼儿园覆盖率达到80%。", False),
    ]


def test_an_annotation_whose_clause_is_gone_is_placed_by_its_position() -> None:
    clause = OLD.clauses[3]
    stray = annotation_on(OLD, clause, clause_id=9999, span=Span(clause.head_end + 1, clause.span.end))
    (group,) = note_of([(OLD, [stray])], []).groups
    assert group.sections[0].items[0].label == "2.推进课后服务"


def test_an_annotation_on_the_whole_plan_says_so() -> None:
    (group,) = note_of([(OLD, [annotation_on(OLD, OLD.clauses[0], span=Span(3, 6))])], []).groups
    assert [(section.path, [item.label for item in section.items]) for section in group.sections] == [((), ["全文"])]


def test_tags_keep_their_colour_and_a_forgotten_tag_its_name() -> None:
    (group,) = note_of([(OLD, [annotation_on(OLD, OLD.clauses[2], tags=("目标指标", "旧标签"))])], []).groups
    tags = group.sections[0].items[0].remarks[0].tags
    assert [(tag.name, tag.color) for tag in tags] == [("目标指标", 3), ("旧标签", 0)]


def test_inferred_and_missing_values_say_so() -> None:
    outline = outline_of(3, ["甲。乙"], issuer=None, evidence=(Evidence("year", "2023年", inferred=True, claimed="2024"),))
    (plan,) = note_of([(outline, [])], []).plans
    assert (plan.year, plan.issuer, plan.issued_on) == ("2023（推定；原写2024）", "未写明", "未写明")
    (plan,) = note_of([(outline, [])], [], language="en").plans
    assert (plan.year, plan.issuer) == ("2023 (inferred; stated as 2024)", "not stated")


def test_rejected_links_are_left_out_and_counted() -> None:
    links = (
        link(Relation.REVISED, (102,), (202,)),
        link(Relation.REVISED, (103,), (203,), decision=Decision.REJECTED),
        link(Relation.DROPPED, (103,), ()),
        link(Relation.NEW, (), (203,)),
    )
    note = note_of([], [(Alignment(1, 1, 2, links), OLD, NEW)])
    (comparison,) = note.comparisons
    assert [row.relation for row in comparison.rows] == ["修改", "取消", "新增"]
    assert "已否决的对应1处" in comparison.summary
    assert note.summary[0] == (
        "本简报审阅文件2份，收入批注0条，对照1组、对应3处（修改1、新增1、取消1）；另有已否决的对应1处，未列入。"
    )


def test_between_different_issuers_nothing_is_new_or_dropped() -> None:
    other = outline_of(2, ["办好特殊教育。建设资源中心。"], issuer="另一省教育厅")
    links = (link(Relation.DROPPED, (102,), ()), link(Relation.NEW, (), (202,)))
    (comparison,) = note_of([], [(Alignment(1, 1, 2, links), OLD, other)]).comparisons
    assert [row.relation for row in comparison.rows] == ["未见对应", "未见对应"]


def test_a_row_says_moved_decision_confidence_and_the_analysts_note() -> None:
    links = (
        link(Relation.REVISED, (102,), (202,), moved=True, note="口径有变"),
        link(Relation.REVISED, (102,), (202,), decision=Decision.CONFIRMED),
    )
    (comparison,) = note_of([], [(Alignment(1, 1, 2, links), OLD, NEW)]).comparisons
    assert comparison.rows[0].relation == "修改、移动"
    assert comparison.rows[0].remarks == ("待定", "置信0.87", "口径有变")
    assert comparison.rows[1].remarks == ("已确认",)


def test_a_revised_pair_marks_what_differs_and_keeps_its_heading_strong() -> None:
    links = (link(Relation.REVISED, (102,), (202,)),)
    (comparison,) = note_of([], [(Alignment(1, 1, 2, links), OLD, NEW)]).comparisons
    old, new = comparison.rows[0].old[0], comparison.rows[0].new[0]
    assert [run.text for run in old if run.mark is Mark.REMOVED] == ["0"]
    assert [run.text for run in new if run.mark is Mark.ADDED] == ["5", "以上"]
    assert old[0].strong
    assert old[0].text == "1.加强学前教育"


def test_a_split_link_shows_every_new_clause() -> None:
    links = (link(Relation.SPLIT, (102,), (202, 203)),)
    (comparison,) = note_of([], [(Alignment(1, 1, 2, links), OLD, NEW)]).comparisons
    assert texts(comparison.rows[0].new) == [NEW.quote(NEW.clauses[2].span), NEW.quote(NEW.clauses[3].span)]


def test_common_text_is_marked_instead_where_little_is_common() -> None:
    old, new = compared(ClauseText("3.甲乙丙丁健全机制戊己庚辛"), ClauseText("3.子丑寅卯健全机制辰巳午未"), differences)
    assert [run.text for run in old[0] if run.mark is Mark.KEPT] == ["健全机制"]
    assert {run.mark for side in (old, new) for line in side for run in line} == {Mark.KEPT, Mark.PLAIN}


def test_long_common_stretches_are_shortened_but_never_a_heading_or_a_difference() -> None:
    heading = "1." + "题" * 80
    common = "同" * 200
    head = (Span(0, len(heading)),)
    old, new = compared(ClauseText(f"{heading}{common}甲", head), ClauseText(f"{heading}{common}{'乙' * 90}", head), differences)
    assert old[0][0].text == heading
    assert old[0][1].text == f"{'同' * 24}…{'同' * 24}"
    assert new[0][-1].text == "乙" * 90


@given(st.text(alphabet="甲乙丙丁。\n0", max_size=40), st.text(alphabet="甲乙丙丁。\n0", max_size=40))
def test_both_texts_are_kept_whole_but_for_line_breaks(old: str, new: str) -> None:
    left, right = compared(ClauseText(old, (Span(0, min(3, len(old))),)), ClauseText(new), differences)
    assert "".join(texts(left)) == old.replace("\n", "")
    assert "".join(texts(right)) == new.replace("\n", "")
    assert texts(plain(ClauseText(old))) == [line for line in old.split("\n") if line]


@pytest.mark.parametrize(("number", "word"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "100")])
def test_headings_are_numbered_in_chinese(number: int, word: str) -> None:
    assert chinese_number(number) == word


def test_dates_are_as_exact_as_known() -> None:
    assert [ZH.day(iso) for iso in ("2023-02-01", "2023-02", "2023", "三月")] == ["2023年2月1日", "2023年2月", "2023", "三月"]
