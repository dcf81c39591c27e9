"""The numbering grammar on small made-up plans: levels, kinds, headings, points, zones and spans."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import ClauseKind
from core.outline import parse
from core.parsed import OutlineNode

BODY = "加强组织领导，明确责任分工，完善工作机制，确保取得实效。"


def tree(text: str, title_length: int = 0) -> list[tuple[int, str | None, str, str]]:
    """(level, number, heading, kind) of every clause but the root."""
    nodes = parse(text.split("\n"), None, title_length)
    return [(node.level, node.number, node.heading, node.kind.value) for node in nodes[1:]]


def numbers(text: str) -> list[tuple[int, str | None]]:
    return [(level, number) for level, number, _, _ in tree(text) if number]


def test_one_plan_numbers_items_through_its_chapters() -> None:
    text = f"一、甲\n1.子。{BODY}\n2.丑。{BODY}\n二、乙\n（一）丙\n3.寅。{BODY}\n（二）丁\n4.卯。{BODY}\n三、戊\n5.辰。{BODY}"
    assert numbers(text) == [
        (1, "一、"), (2, "1."), (2, "2."), (1, "二、"), (2, "（一）"), (3, "3."), (2, "（二）"), (3, "4."),
        (1, "三、"), (2, "5."),
    ]  # fmt: skip


def test_bracketed_numbers_may_run_on_under_a_new_chapter() -> None:
    assert numbers(f"一、甲\n（一）子。{BODY}\n二、乙\n（二）丑。{BODY}\n（三）寅。{BODY}")[2:] == [
        (1, "二、"),
        (2, "（二）"),
        (2, "（三）"),
    ]


def test_a_plan_may_nest_its_numbers_against_the_usual_order() -> None:
    text = f"1、甲\n（一）子\n{BODY}\n（二）丑\n{BODY}\n2、乙\n（一）寅\n{BODY}"
    assert numbers(text) == [(1, "1、"), (2, "（一）"), (2, "（二）"), (1, "2、"), (2, "（一）")]


@pytest.mark.parametrize(
    ("line", "number", "heading"),
    [
        (f"1.甲乙丙。{BODY}", "1.", "甲乙丙"),
        (f"1．甲乙丙。{BODY}", "1．", "甲乙丙"),
        (f"１、甲乙丙。{BODY}", "１、", "甲乙丙"),
        (f"1. 甲乙丙。{BODY}", "1.", "甲乙丙"),
        (f"(一)甲乙丙。{BODY}", "(一)", "甲乙丙"),
        (f"（一）指导思想：{BODY}", "（一）", "指导思想"),
        (f"一、甲乙丙丁 {BODY}", "一、", "甲乙丙丁"),
        ("一、甲乙丙，丁戊", "一、", "甲乙丙，丁戊"),
        ("（一）基本原则。", "（一）", "基本原则"),
        ("第一部分 甲乙", "第一部分", "甲乙"),
        ("第一章　总 则", "第一章", "总 则"),
        ("第一条　为了甲乙，制定本法。", "第一条", ""),
        ("第一条【目的】为了甲乙，制定本法。", "第一条", "【目的】"),
        (f"1.学习《甲。乙》精神。{BODY}", "1.", "学习《甲。乙》精神"),
        (f"1.覆盖率达到81%.{BODY}", "1.", ""),
        (f"1.甲乙丙.{BODY}", "1.", "甲乙丙"),
    ],
)
def test_where_a_heading_ends(line: str, number: str, heading: str) -> None:
    found = tree(line)[0]
    if "81%" in line:
        assert found[1] == number
    else:
        assert found[1:3] == (number, heading)


@pytest.mark.parametrize(
    "line", ["2.0行动全面实施。", "3.5亿元投入。", "一、二年级学生。", "2024年工作。", "（2024）工作。", "12.5%以上。"]
)
def test_numbers_of_a_sentence_open_no_clause(line: str) -> None:
    assert [number for _, number in numbers(f"1.甲。{BODY}\n{line}\n2.乙。{BODY}")] == ["1.", "2."]


def test_decimal_numbers_nest() -> None:
    text = f"1 总则\n1.1 目的\n{BODY}\n1.2 依据\n{BODY}\n2 体系\n2.1 机构\n2.1.1 办公室\n{BODY}\n2.1.2 工作组\n{BODY}"
    assert [level for level, _ in numbers(text)] == [1, 2, 2, 1, 2, 3, 3]


def test_articles_are_items_and_all_below_them_points() -> None:
    text = "第一章 总则\n第一条 下列事项：\n（一）甲；\n（二）乙：\n1.子；\n2.丑。\n总之应当公开。\n第二条 丙。"
    assert [(level, kind) for level, _, _, kind in tree(text)] == [
        (1, "section"), (2, "item"), (3, "point"), (3, "point"), (4, "point"), (4, "point"), (3, "paragraph"), (2, "item"),
    ]  # fmt: skip


def test_a_bare_heading_over_paragraphs_is_an_item_and_over_items_a_section() -> None:
    found = tree(f"一、甲\n{BODY}\n{BODY}\n二、乙\n{BODY}\n1.子。{BODY}")
    assert [kind for _, _, _, kind in found] == ["item", "paragraph", "paragraph", "section", "paragraph", "item"]


def test_counted_points_within_a_paragraph() -> None:
    found = tree(f"一、甲。总要求，一是抓学习。{BODY}二是抓作风。{BODY}三是抓队伍。{BODY}\n二、乙。{BODY}")
    assert found[1:4] == [(2, "一是", "抓学习", "point"), (2, "二是", "抓作风", "point"), (2, "三是", "抓队伍", "point")]


def test_counted_points_each_on_a_line_of_their_own() -> None:
    found = tree(f"一、甲\n做了以下工作。\n一是抓学习。{BODY}\n二是抓作风。{BODY}\n{BODY}\n二、乙。{BODY}")
    assert [(level, number, kind) for level, number, _, kind in found[1:5]] == [
        (2, None, "paragraph"), (2, "一是", "point"), (2, "二是", "point"), (2, None, "paragraph"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", [f"一、甲。一是抓学习。{BODY}", f"一、甲。抓学习，二是抓作风。{BODY}", "一、甲。统一要求，一要抓学习。再二是乙。"]
)
def test_a_lone_counted_word_is_no_point(text: str) -> None:
    assert [kind for *_, kind in tree(text)] == ["item"]


def test_first_second_and_circled_numbers_in_a_sentence_are_points() -> None:
    assert [number for _, number in numbers(f"一、甲。首先，抓学习。其次，抓作风。最后，抓队伍。\n二、乙。{BODY}")][1:4] == [
        "首先，",
        "其次，",
        "最后，",
    ]
    assert [number for _, number in numbers(f"一、甲。要做到①强基层；②补短板。\n二、乙。{BODY}")][1:3] == ["①", "②"]


def test_preamble_closing_signature_and_attachments_stand_at_level_one() -> None:
    text = (
        f"标题\n{BODY}\n一、甲。{BODY}\n二、乙。{BODY}\n三、丙。{BODY}\n各市要抓好落实。\n附件：1.清单\n2.分工\n某市教育局\n2024年2月5日\n（此件公开发布）\n"
        f"附件1\n一、子\n{BODY}\n附件2\n一、丑\n{BODY}"
    )
    found = [(level, kind) for level, _, _, kind in tree(text, len("标题"))]
    assert [kind for level, kind in found if level == 1] == [
        "preamble", "item", "item", "item", "closing", "attachment", "signature", "attachment", "attachment",
    ]  # fmt: skip
    assert found[-3:] == [(1, "attachment"), (2, "item"), (3, "paragraph")]


def test_the_text_behind_a_covering_notice_is_attached() -> None:
    text = f"通知\n现印发给你们。\n某市教育局\n2024年2月5日\n2024年工作要点\n{BODY}\n一、甲\n1.子。{BODY}"
    found = tree(text, len("通知"))
    assert ("attachment", "2024年工作要点") in [(kind, heading) for _, _, heading, kind in found]
    assert numbers(text)[0] == (2, "一、")


def test_a_speaker_and_a_date_under_the_title_are_no_signature() -> None:
    text = f"在会议上的报告\n局长 某某\n（2024年3月5日）\n同志们：\n{BODY}\n一、甲。{BODY}\n二、乙。{BODY}"
    assert tree(text, len("在会议上的报告"))[0][3] == "preamble"
    assert [level for level, _ in numbers(text)] == [1, 1]


def test_a_plan_without_numbers_is_its_paragraphs() -> None:
    assert tree(f"{BODY}\n{BODY}") == [(1, None, "", "paragraph")] * 2


def test_headings_of_the_source_itself_open_sections() -> None:
    nodes = parse(["序言", BODY, "第一章 总则", "第一条 甲。"], marks={0: 2, 2: 2})
    assert [(node.level, node.kind.value, node.heading) for node in nodes[1:]] == [
        (1, "section", "序言"), (2, "paragraph", ""), (1, "section", "总则"), (2, "item", ""),
    ]  # fmt: skip


def test_the_root_spans_the_text_and_names_the_title() -> None:
    root = parse(["标题", BODY], "标题", 2)[0]
    assert root == OutlineNode(ClauseKind.TITLE, 0, None, None, "标题", root.span, 2)
    assert (root.span.start, root.span.end) == (0, len(f"标题\n{BODY}"))


LINES = st.sampled_from(
    (
        "一、甲|二、乙。B|（一）丙|(二)丁。戊己。|1.子。B|2、丑|（1）寅。|①卯|第一章 辰|第二条 巳。|B|一是甲。二是乙。"
        "|一是甲。|二是乙。|首先，甲。其次，乙。|附件|附件：1.甲|某局|2024年1月1日|此外，抓落实。|1.1 甲|1.2 乙|A.甲|B.乙"
    )
    .replace("B", BODY)
    .split("|")
)


@given(st.lists(LINES, min_size=1, max_size=30))
def test_spans_are_exact_nest_and_cover_every_paragraph(lines: list[str]) -> None:
    text = "\n".join(lines)
    nodes = parse(lines)
    for before, after in pairwise(nodes):
        assert before.span.start <= after.span.start
    for node in nodes[1:]:
        assert node.parent is not None
        parent = nodes[node.parent]
        assert parent.span.start <= node.span.start <= node.head_end <= node.span.end <= parent.span.end
        assert text.startswith(node.number or "", node.span.start)
    leaves = set(range(len(nodes))) - {node.parent for node in nodes}
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    for start in starts:
        assert any(nodes[at].span.start <= start < nodes[at].span.end for at in range(1, len(nodes)))
    assert leaves


def test_numbers_in_round_brackets_alone_number_items() -> None:
    assert [kind for *_, kind in tree(f"（1）甲乙。{BODY}\n（2）丙丁。{BODY}")] == ["item", "item"]
    assert [kind for *_, kind in tree(f"1.甲\n（1）甲乙。{BODY}\n（2）丙丁。{BODY}")] == ["item", "point", "point"]


def test_the_heading_of_a_point_ends_before_the_points_in_it() -> None:
    nodes = parse([f"1.甲。{BODY}", "一是推进（1）甲乙（2）丙丁。二是落实。"])
    outer = next(node for node in nodes if node.number == "一是")
    assert outer.heading == "推进"
    assert all(outer.head_end <= node.span.start for node in nodes if node.number in ("（1）", "（2）"))


def test_a_slip_in_the_mark_of_a_number_does_not_hide_the_clause() -> None:
    text = f"一、甲\n1.子。{BODY}\n2，丑。{BODY}\n3.寅。{BODY}\n二 乙\n{BODY}\n三、丙\n{BODY}"
    assert [number for _, number in numbers(text)] == ["一、", "1.", "2，", "3.", "二", "三、"]


def test_a_figure_where_no_number_is_missing_opens_no_clause() -> None:
    assert [number for _, number in numbers(f"1.甲。{BODY}\n2 个项目。\n2.乙。{BODY}\n3.丙。{BODY}")] == ["1.", "2.", "3."]


def test_a_number_given_twice_does_not_turn_the_levels_round() -> None:
    text = f"一、甲\n1.子。{BODY}\n1.丑。{BODY}\n一、乙\n2.寅。{BODY}"
    assert numbers(text) == [(1, "一、"), (2, "1."), (2, "1."), (1, "一、"), (2, "2.")]


def test_a_bare_heading_over_a_count_that_begins_anew_is_a_section() -> None:
    found = tree(f"上半年\n一、甲\n{BODY}\n二、乙\n{BODY}\n下半年：\n一、丙\n{BODY}\n二、丁\n{BODY}")
    assert [(level, number or heading) for level, number, heading, kind in found if kind != "paragraph"] == [
        (1, "上半年"), (2, "一、"), (2, "二、"), (1, "下半年："), (2, "一、"), (2, "二、"),
    ]  # fmt: skip


def test_a_named_attachment_behind_the_signature_holds_what_follows() -> None:
    lines = [
        "各校：",
        BODY,
        "附件：1. 甲表",
        "2. 乙表",
        "某市教育局",
        "2024年3月1日",
        "附件1：甲表",
        "姓名 单位",
        "附件2：乙表",
        "人数",
    ]
    found = [(level, heading, kind) for level, _, heading, kind in tree("\n".join(lines))[2:]]
    assert found == [
        (1, "", "attachment"), (1, "", "signature"),
        (1, "附件1：甲表", "attachment"), (2, "", "paragraph"), (1, "附件2：乙表", "attachment"), (2, "", "paragraph"),
    ]  # fmt: skip


def test_who_printed_a_document_and_when_stands_in_its_signature() -> None:
    lines = "某市教育局\n2024年3月1日\n抄送：市委办公室。\n某市教育局办公室 2024年3月2日印发"
    assert tree(f"一、甲\n{BODY}\n{lines}")[-1][3] == "signature"


@given(st.lists(LINES, min_size=1, max_size=30))
def test_parsing_twice_gives_the_same_tree(lines: list[str]) -> None:
    assert parse(lines) == parse(tuple(lines))
