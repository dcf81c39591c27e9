"""What goes into a briefing note: grouping, wording of what is inferred or missing, which links are listed and how."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.briefing.content import (
    Charts,
    Comparison,
    Comparisons,
    FullTexts,
    ItemGroup,
    Items,
    KeyChanges,
    Overview,
    Series,
    WordingRow,
    Wordings,
)
from core.briefing.excerpt import LONG
from core.briefing.material import Material
from core.briefing.note import BriefingNote, compose
from core.briefing.passage import ClauseText, Mark, Passage, compared, plain
from core.briefing.recipe import Grouping, Part, PartKind, Recipe
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
    substance: str | None = None


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
    metadata = Metadata(title, issuer, "某省", None, 2020 + plan_id, None, None, evidence=evidence)
    return Outline(Plan(plan_id, plan_id, 0, metadata, f"{plan_id}.txt", len(clauses), 0, 0), text, tuple(clauses))


def annotation_on(outline: Outline, clause: Clause, *, span: Span | None = None, **fields: object) -> Annotation:
    at = span or clause.span
    made = Annotation(1, outline.plan.id, clause.id, at, outline.quote(at), "", "", (), "", Status.OPEN, "分析员", "", "")
    return replace(made, **fields)


def link(relation: Relation, old: tuple[int, ...], new: tuple[int, ...], **fields: object) -> Link:
    return replace(Link(1, old, new, relation, False, 0.87, ()), **fields)


def note_of(
    plans: list[tuple[Outline, list[Annotation]]],
    alignments: list[tuple[Alignment, Outline, Outline]],
    language: str = "zh",
    *,
    full_text: bool = False,
    parts: tuple[Part, ...] = (),
    **options: bool,
) -> BriefingNote:
    recipe = Recipe(title="工作要点比较", language=language, **options)
    if parts:
        recipe = replace(recipe, parts=parts)
    recipe = replace(recipe, parts=tuple(replace(part, whole=full_text) for part in recipe.parts))
    outlines = {outline.plan.id: outline for outline, _ in plans}
    for _, old, new in alignments:
        outlines |= {old.plan.id: old, new.plan.id: new}
    material = Material(
        author="分析员",
        date="2026-11-22",
        plans=outlines,
        annotations=tuple(note for _, notes in plans for note in notes),
        alignments=tuple(alignments),
        tags=(Tag(1, "目标指标", 3),),
        differences=differences,
    )
    return compose(recipe, material)


def groups_of(note: BriefingNote) -> tuple[ItemGroup, ...]:
    content = note.content(PartKind.ITEMS)
    assert isinstance(content, Items)
    return content.groups


def comparisons_of(note: BriefingNote) -> tuple[Comparison, ...]:
    content = note.content(PartKind.COMPARISONS)
    assert isinstance(content, Comparisons)
    return content.tables


def overview_of(note: BriefingNote) -> Overview:
    content = note.content(PartKind.OVERVIEW)
    assert isinstance(content, Overview)
    return content


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
    (group,) = groups_of(note_of([(OLD, notes)], []))
    assert group.heading == "2021年工作要点"
    (section,) = group.sections
    assert section.path == ("一、总体要求",)
    assert [[remark.note for remark in item.remarks] for item in section.items] == [["前一条", "同一条"], ["后一条"]]
    assert section.items[0].label == "1.加强学前教育"


def test_a_quote_that_begins_with_number_and_heading_shows_them_once() -> None:
    clause = OLD.clauses[2]
    (group,) = groups_of(note_of([(OLD, [annotation_on(OLD, clause)])], []))
    (item,) = group.sections[0].items
    assert item.label == ""
    assert [(run.text, run.strong) for run in item.remarks[0].quote[0]] == [
        ("1.加强学前教育", True),
        ("。普惠性幼儿园覆盖率达到80%。", False),
    ]


def test_an_annotation_whose_clause_is_gone_is_placed_by_its_position() -> None:
    clause = OLD.clauses[3]
    stray = annotation_on(OLD, clause, clause_id=9999, span=Span(clause.head_end + 1, clause.span.end))
    (group,) = groups_of(note_of([(OLD, [stray])], []))
    assert group.sections[0].items[0].label == "2.推进课后服务"


def test_an_annotation_on_the_whole_plan_says_so() -> None:
    (group,) = groups_of(note_of([(OLD, [annotation_on(OLD, OLD.clauses[0], span=Span(3, 6))])], []))
    assert [(section.path, [item.label for item in section.items]) for section in group.sections] == [((), ["全文"])]


def test_tags_keep_their_colour_and_a_forgotten_tag_its_name() -> None:
    (group,) = groups_of(note_of([(OLD, [annotation_on(OLD, OLD.clauses[2], tags=("目标指标", "旧标签"))])], []))
    tags = group.sections[0].items[0].remarks[0].tags
    assert [(tag.name, tag.color) for tag in tags] == [("目标指标", 3), ("旧标签", 0)]


def test_inferred_and_missing_values_say_so() -> None:
    outline = outline_of(3, ["甲。乙"], issuer=None, evidence=(Evidence("year", "2023年", inferred=True, claimed="2024"),))
    (plan,) = overview_of(note_of([(outline, [])], [])).plans
    assert (plan.year, plan.issuer, plan.issued_on) == ("2023（推定；原写2024）", "未写明", "未写明")
    (plan,) = overview_of(note_of([(outline, [])], [], language="en")).plans
    assert (plan.year, plan.issuer) == ("2023 (inferred; stated as 2024)", "not stated")


def test_rejected_links_are_left_out_and_counted() -> None:
    links = (
        link(Relation.REVISED, (102,), (202,)),
        link(Relation.REVISED, (103,), (203,), decision=Decision.REJECTED),
        link(Relation.DROPPED, (103,), ()),
        link(Relation.NEW, (), (203,)),
    )
    note = note_of([], [(Alignment(1, 1, 2, links), OLD, NEW)])
    (comparison,) = comparisons_of(note)
    assert [row.relation for row in comparison.rows] == ["修改", "取消", "新增"]
    assert "已否决的对应1处" in comparison.summary
    assert overview_of(note).summary[0] == (
        "本简报审阅文件2份，收入批注0条，对照1组、对应3处（修改1、新增1、取消1）；另有已否决的对应1处，未列入。"
    )


def test_between_different_issuers_nothing_is_new_or_dropped() -> None:
    other = outline_of(2, ["办好特殊教育。建设资源中心。"], issuer="另一省教育厅")
    links = (link(Relation.DROPPED, (102,), ()), link(Relation.NEW, (), (202,)))
    (comparison,) = comparisons_of(note_of([], [(Alignment(1, 1, 2, links), OLD, other)]))
    assert [row.relation for row in comparison.rows] == ["未见对应", "未见对应"]


def test_a_row_says_moved_decision_confidence_and_the_analysts_note() -> None:
    links = (
        link(Relation.REVISED, (102,), (202,), moved=True, note="口径有变"),
        link(Relation.REVISED, (102,), (202,), decision=Decision.CONFIRMED),
    )
    (comparison,) = comparisons_of(note_of([], [(Alignment(1, 1, 2, links), OLD, NEW)]))
    assert comparison.rows[0].relation == "修改、移动"
    assert comparison.rows[0].remarks == ("待定", "置信0.87", "口径有变")
    assert comparison.rows[1].remarks == ("已确认",)


def test_a_revised_pair_marks_what_differs_and_keeps_its_heading_strong() -> None:
    links = (link(Relation.REVISED, (102,), (202,)),)
    (comparison,) = comparisons_of(note_of([], [(Alignment(1, 1, 2, links), OLD, NEW)]))
    old, new = comparison.rows[0].old[0], comparison.rows[0].new[0]
    assert [run.text for run in old if run.mark is Mark.REMOVED] == ["0"]
    assert [run.text for run in new if run.mark is Mark.ADDED] == ["5", "以上"]
    assert old[0].strong
    assert old[0].text == "1.加强学前教育"


def test_a_split_link_shows_every_new_clause() -> None:
    links = (link(Relation.SPLIT, (102,), (202, 203)),)
    (comparison,) = comparisons_of(note_of([], [(Alignment(1, 1, 2, links), OLD, NEW)]))
    assert texts(comparison.rows[0].new) == [NEW.quote(NEW.clauses[2].span), NEW.quote(NEW.clauses[3].span)]


def test_common_text_is_marked_instead_where_little_is_common() -> None:
    old, new = compared(ClauseText("3.甲乙丙丁健全机制戊己庚辛"), ClauseText("3.子丑寅卯健全机制辰巳午未"), differences)
    assert [run.text for run in old[0] if run.mark is Mark.KEPT] == ["健全机制"]
    assert {run.mark for side in (old, new) for line in side for run in line} == {Mark.KEPT, Mark.PLAIN}


def test_of_a_long_clause_its_heading_and_what_differs_are_shown_with_some_context() -> None:
    heading = "1." + "题" * 80
    common = "同" * 200
    head = (Span(0, len(heading)),)
    pair = ClauseText(f"{heading}{common}甲", head), ClauseText(f"{heading}{common}{'乙' * 90}", head)
    old, new = compared(*pair, differences, shorten=True)
    assert texts(old) == [f"{heading}…{'同' * 8}甲"]
    assert texts(new) == [f"{heading}…{'同' * 8}{'乙' * 40}…{'乙' * 16}"]
    assert [run.text for run in new[0] if run.mark is Mark.ADDED] == ["乙" * 40, "乙" * 16]
    assert texts(compared(*pair, differences)[0]) == [f"{heading}{common}甲"]


def test_of_long_clauses_with_little_in_common_the_beginning_and_the_common_text_are_shown() -> None:
    old = ClauseText(f"1.子丑。{'甲' * 150}健全投入机制{'乙' * 150}", (Span(0, 4),))
    new = ClauseText(f"1.寅卯。{'丙' * 150}健全投入机制{'丁' * 150}", (Span(0, 4),))
    left, right = compared(old, new, differences, shorten=True)
    assert texts(left) == [f"1.子丑。{'甲' * 31}…{'甲' * 8}健全投入机制{'乙' * 8}…"]
    assert [run.text for run in right[0] if run.mark is Mark.KEPT] == ["健全投入机制"]


def test_a_long_clause_that_is_new_dropped_or_unchanged_shows_heading_and_first_sentence() -> None:
    long = outline_of(1, [f"加强学前教育。第一句话。{'后' * 200}。", "短。一句。二句。", f"没有句号。{'长' * 300}"])
    alignment = Alignment(1, 1, 2, tuple(link(Relation.DROPPED, (clause,), ()) for clause in (102, 103, 104)))
    (found,) = comparisons_of(note_of([], [(alignment, long, NEW)]))
    assert [texts(row.old) for row in found.rows] == [
        ["1.加强学前教育。第一句话。…"],
        ["2.短。一句。二句。"],
        [f"3.没有句号。{'长' * 79}…"],
    ]
    whole = comparisons_of(note_of([], [(alignment, long, NEW)], full_text=True))[0].rows[0].old
    assert texts(whole) == [long.quote(long.clauses[2].span)]


def test_links_nobody_confirmed_can_be_left_out_and_are_counted() -> None:
    links = (
        link(Relation.REVISED, (102,), (202,), decision=Decision.CONFIRMED),
        link(Relation.REVISED, (103,), (203,), decision=Decision.MANUAL),
        link(Relation.DROPPED, (103,), ()),
        link(Relation.REVISED, (103,), (202,), decision=Decision.REJECTED),
    )
    note = note_of([], [(Alignment(1, 1, 2, links), OLD, NEW)], confirmed_only=True)
    assert [row.remarks for row in comparisons_of(note)[0].rows] == [("已确认",), ("手动",)]
    said = "；另有未确认的对应1处，未列入；另有已否决的对应1处，未列入。"
    assert comparisons_of(note)[0].summary == f"左栏为《{OLD.plan.title}》，右栏为《{NEW.plan.title}》，共2处对应（修改2）{said}"
    assert overview_of(note).summary[0].endswith(said)


def test_annotations_that_are_not_checked_can_be_left_out_and_are_counted() -> None:
    notes = [annotation_on(OLD, OLD.clauses[2], id=n, note=f"第{n}条") for n in (1, 2, 3)]
    notes[1] = replace(notes[1], status=Status.CHECKED)
    note = note_of([(OLD, notes)], [], checked_only=True)
    remarks = [remark.note for section in groups_of(note)[0].sections for item in section.items for remark in item.remarks]
    assert remarks == ["第2条"] and overview_of(note).plans[0].annotations == 1
    assert overview_of(note).summary[-1] == "只收入已核的批注，另有未核的批注2条，未列入。"


def test_an_annotation_on_a_whole_section_quotes_its_heading_and_first_sentence() -> None:
    plan = outline_of(1, ["加强学前教育。第一句话。" + "后" * 200, "推进课后服务。"])
    (group,) = groups_of(note_of([(plan, [annotation_on(plan, plan.clauses[1])])], []))
    assert texts(group.sections[0].items[0].remarks[0].quote) == ["一、总体要求", "1.加强学前教育。…"]
    (group,) = groups_of(note_of([(plan, [annotation_on(plan, plan.clauses[2])])], []))
    assert texts(group.sections[0].items[0].remarks[0].quote) == [plan.quote(plan.clauses[2].span)]


def test_a_plan_is_counted_by_its_items() -> None:
    (plan,) = overview_of(note_of([(OLD, [])], [])).plans
    assert plan.items == 2 and len(OLD.clauses) == 4


def test_an_inferred_region_says_so_in_heading_and_table() -> None:
    inferred = outline_of(3, ["甲。乙"], evidence=(Evidence("region", "来湘", inferred=True),))
    (found,) = comparisons_of(note_of([], [(Alignment(1, 3, 2, ()), inferred, NEW)]))
    assert (found.heading, found.old_label) == ("某省 2023（推定）与某省 2022", "某省 2023（推定）")


@given(st.text(alphabet="甲乙丙。\n1", max_size=400), st.text(alphabet="甲乙丙。\n1", max_size=400))
def test_a_shortened_text_is_the_text_with_gaps(old: str, new: str) -> None:
    for side, whole in zip(compared(ClauseText(old), ClauseText(new), differences, shorten=True), (old, new), strict=True):
        at, flat = 0, whole.replace("\n", "")
        for run in (run for line in side for run in line if run.text != "…"):
            at = flat.index(run.text, at) + len(run.text)
        assert len(whole) > LONG or at == len(flat)


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


# Parts


def test_annotated_items_stand_under_each_of_their_tags() -> None:
    notes = [
        annotation_on(OLD, OLD.clauses[2], id=1, tags=("目标指标", "别的")),
        annotation_on(OLD, OLD.clauses[3], id=2, tags=("目标指标",)),
        annotation_on(NEW, NEW.clauses[2], id=3),
    ]
    plans = [(OLD, notes[:2]), (NEW, notes[2:])]
    groups = groups_of(note_of(plans, [], parts=(Part(PartKind.ITEMS, grouping=Grouping.TAG),)))
    assert [(group.heading, group.remarks) for group in groups] == [("目标指标", 2), ("别的", 1), ("未加标签", 1)]
    assert groups[0].sections[0].path == ("某省 2021", "一、总体要求")
    cited = [section.source for group in groups for section in group.sections]
    assert [bool(source) for source in cited] == [True, False, True]  # each plan where it comes first
    assert cited[0] == "《2021年工作要点》（某省教育厅、1.txt）。"


@pytest.mark.parametrize(
    ("grouping", "headings"),
    [
        (Grouping.STATUS, ["待核", "存疑"]),
        (Grouping.REGION, ["某省"]),
        (Grouping.SECTION, ["总体要求"]),
        (Grouping.PLAN, ["2021年工作要点", "2022年工作要点"]),
    ],
)
def test_annotated_items_are_grouped_as_asked(grouping: Grouping, headings: list[str]) -> None:
    plans = [
        (OLD, [annotation_on(OLD, OLD.clauses[2], status=Status.DOUBTFUL)]),
        (NEW, [annotation_on(NEW, NEW.clauses[2], id=2)]),
    ]
    groups = groups_of(note_of(plans, [], parts=(Part(PartKind.ITEMS, grouping=grouping),)))
    assert [group.heading for group in groups] == headings
    assert sum(group.remarks for group in groups) == 2


CHANGED = Alignment(
    1,
    1,
    2,
    (
        link(Relation.REVISED, (102,), (202,), id=1),
        link(Relation.DROPPED, (103,), (), id=2),
        link(Relation.NEW, (), (203,), id=3, note="首次提出"),
    ),
)


def changes_of(note: BriefingNote) -> KeyChanges:
    content = note.content(PartKind.CHANGES)
    assert isinstance(content, KeyChanges)
    return content


def test_key_changes_are_those_the_analyst_explained_confirmed_or_annotated() -> None:
    on = annotation_on(OLD, OLD.clauses[3], note="为何取消，待问")
    changes = changes_of(note_of([(OLD, [on])], [(CHANGED, OLD, NEW)], parts=(Part(PartKind.CHANGES),)))
    assert [(group.heading, [one.notes for one in group.changes]) for group in changes.groups] == [
        ("新增", [("首次提出",)]),
        ("取消", [("为何取消，待问",)]),
    ]
    assert changes.groups[0].changes[0].place == "某省 2022 › 一、总体要求"  # the quote begins with number and heading
    assert changes.summary == "以下列出经确认、附有说明或带批注的变化2处。"


def test_without_a_word_of_the_analyst_key_changes_go_by_rule_and_say_so() -> None:
    plain_links = replace(CHANGED, links=tuple(replace(one, note="") for one in CHANGED.links))
    changes = changes_of(note_of([], [(plain_links, OLD, NEW)], parts=(Part(PartKind.CHANGES),)))
    assert [group.heading for group in changes.groups] == ["新增", "取消"]  # the revision changes no substance here
    assert "尚未经人工确认" in changes.summary


def test_of_many_key_changes_the_rest_is_counted() -> None:
    many = replace(CHANGED, links=tuple(link(Relation.NEW, (), (203,), id=n, note=f"第{n}") for n in range(30)))
    (group,) = changes_of(note_of([], [(many, OLD, NEW)], parts=(Part(PartKind.CHANGES),))).groups
    assert len(group.changes) == 12 and group.left_out == "另有18处，见条目对照。"
    (group,) = changes_of(note_of([], [(many, OLD, NEW)], parts=(Part(PartKind.CHANGES),), full_text=True)).groups
    assert len(group.changes) == 30 and not group.left_out
    assert [change.place for change in group.changes] == ["某省 2022 › 一、总体要求", *[""] * 29]


def test_wordings_replaced_are_counted_with_the_place_of_the_first() -> None:
    def said(old: str, new: str) -> list[Segment]:
        at, to = old.index("80"), new.index("85")
        head = Segment("equal", Span(0, at), Span(0, to))
        gone = Segment("removed", Span(at, len(old)), Span(to, to), "figure")
        return [head, gone, Segment("added", Span(len(old), len(old)), Span(to, len(new)))]

    material = Material("", "2026", {1: OLD, 2: NEW}, (), ((CHANGED, OLD, NEW),), (), said)
    content = compose(Recipe(parts=(Part(PartKind.WORDING),)), material).content(PartKind.WORDING)
    assert isinstance(content, Wordings)
    assert content.rows == (WordingRow("80%", "85%以上", 1, "数字", "某省 2022 › 1.加强学前教育"),)


def test_a_chart_counts_the_relations_of_each_section_and_says_them_in_words() -> None:
    content = note_of([], [(CHANGED, OLD, NEW)], parts=(Part(PartKind.CHARTS),)).content(PartKind.CHARTS)
    assert isinstance(content, Charts)
    (chart,) = content.charts
    assert chart.categories == ("总体要求",)
    assert chart.series == (
        Series("修改", (1,), Relation.REVISED),
        Series("新增", (1,), Relation.NEW),
        Series("取消", (1,), Relation.DROPPED),
    )
    assert "总体要求：修改1、新增1、取消1" in chart.alt


def test_own_words_stand_at_the_beginning_and_the_end_and_alone() -> None:
    parts = (
        Part(PartKind.OWN, heading="编写说明", before="第一段\n\n第二段"),
        Part(PartKind.LINEAGE),
        Part(PartKind.ITEMS, conclusion="结论。"),
    )
    chapters = note_of([], [], parts=parts).chapters
    assert [(chapter.heading, chapter.before, chapter.content, chapter.conclusion) for chapter in chapters] == [
        ("编写说明", ("第一段", "第二段"), None, ()),
        ("批注条目", (), None, ("结论。",)),
    ]


def test_a_full_text_says_its_title_once_and_its_signature_stands_apart() -> None:
    text = f"{OLD.text}\n某省教育厅\n2022年2月1日"
    signed = replace(OLD.clauses[1], id=190, kind=ClauseKind.SIGNATURE, span=Span(len(OLD.text) + 1, len(text)))
    whole = replace(OLD, text=text, clauses=(*OLD.clauses, signed))
    content = note_of([(whole, [])], [], parts=(Part(PartKind.TEXT),)).content(PartKind.TEXT)
    assert isinstance(content, FullTexts)
    (found,) = content.texts
    assert found.lines[0].pieces[0].text == found.heading and found.below == found.lines[1:]
    assert [line.signed for line in found.lines] == [False] * (len(found.lines) - 2) + [True, True]
    on = annotation_on(whole, whole.clauses[0], span=Span(0, 4))
    noted = note_of([(whole, [on])], [], parts=(Part(PartKind.TEXT),)).content(PartKind.TEXT)
    assert isinstance(noted, FullTexts) and noted.texts[0].below == noted.texts[0].lines


@given(st.data())
def test_a_full_text_is_the_text_with_every_annotation_opened_and_closed_once(data: st.DataObject) -> None:
    size = len(OLD.text)
    spans = data.draw(st.lists(st.tuples(st.integers(0, size - 1), st.integers(1, size)), max_size=6))
    notes = [annotation_on(OLD, OLD.clauses[0], id=n, span=Span(a, b)) for n, (a, b) in enumerate(spans, 1) if a < b]
    content = note_of([(OLD, notes)], [], parts=(Part(PartKind.TEXT),)).content(PartKind.TEXT)
    assert isinstance(content, FullTexts)
    (text,) = content.texts
    assert ["".join(piece.text for piece in line.pieces) for line in text.lines] == OLD.text.split("\n")
    events = [
        event
        for line in text.lines
        for piece in line.pieces
        for event in (*((number, "open") for number in piece.opens), *((number, "close") for number in piece.closes))
    ]
    expected = sum(bool(OLD.quote(note.span).strip()) for note in notes)
    assert sorted(events) == sorted((n, what) for n in range(expected) for what in ("open", "close"))
    assert len(text.comments) == expected
