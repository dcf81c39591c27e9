"""One small text for every way in which plans number, name and frame their clauses."""

import pytest

from core.outline import parse

BODY = "加强组织领导，明确责任分工，完善工作机制，确保取得实效。"


def tree(text: str, title_length: int = 0) -> list[tuple[int, str | None, str, str]]:
    """(level, number, heading, kind) of every clause but the root."""
    nodes = parse(text.split("\n"), None, title_length)
    return [(node.level, node.number, node.heading, node.kind.value) for node in nodes[1:]]


def numbers(text: str) -> list[tuple[int, str | None]]:
    return [(level, number) for level, number, _, _ in tree(text) if number]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"第一编 甲\n第一章 乙\n第一节 丙\n第一条 丁。\n第二条 下列事项：\n（一）戊；\n（二）己。\n第二章 庚\n第三条 {BODY}",
            [(1, "第一编"), (2, "第一章"), (3, "第一节"), (4, "第一条"), (4, "第二条"), (5, "（一）"), (5, "（二）"),
             (2, "第二章"), (3, "第三条")],
        ),
        (
            f"一、甲\n（一）乙\n1.丙。{BODY}\n（1）丁。\n①戊。\n②己。\n（2）庚。{BODY}\n2.辛。{BODY}\n二、壬\n（一）癸\n{BODY}",
            [(1, "一、"), (2, "（一）"), (3, "1."), (4, "（1）"), (5, "①"), (5, "②"), (4, "（2）"), (3, "2."), (1, "二、"),
             (2, "（一）")],
        ),
        (
            f"第一部分 甲\n一、乙\n{BODY}\n二、丙\n{BODY}\n第二部分 丁\n一、戊\n{BODY}",
            [(1, "第一部分"), (2, "一、"), (2, "二、"), (1, "第二部分"), (2, "一、")],
        ),
        (f"1.甲\nA.乙。{BODY}\nB.丙。{BODY}\n2.丁\n{BODY}", [(1, "1."), (2, "A."), (2, "B."), (1, "2.")]),
        (f"1 甲\n1.1 乙\n1.1.1 丙\n{BODY}\n1.1.2 丁\n{BODY}\n1.2 戊\n{BODY}\n2 己\n2.1 庚\n{BODY}\n2.2 辛\n{BODY}",
         [(1, "1"), (2, "1.1"), (3, "1.1.1"), (3, "1.1.2"), (2, "1.2"), (1, "2"), (2, "2.1"), (2, "2.2")]),
        (f"一、甲\n1.乙。{BODY}\n2.丙。{BODY}\n二、丁\n1.戊。{BODY}",
         [(1, "一、"), (2, "1."), (2, "2."), (1, "二、"), (2, "1.")]),
        (f"一 甲\n{BODY}\n二 乙\n{BODY}\n三 丙\n{BODY}", [(1, "一"), (1, "二"), (1, "三")]),
        (f"一、甲\n（一）乙。一是丙。{BODY}二是丁。{BODY}\n（二）戊。首先，己。其次，庚。\n二、辛\n{BODY}",
         [(1, "一、"), (2, "（一）"), (3, "一是"), (3, "二是"), (2, "（二）"), (3, "首先，"), (3, "其次，"), (1, "二、")]),
    ],
    ids=["law", "plan", "parts", "letters", "decimals", "skipped level", "space alone", "spoken"],
)  # fmt: skip
def test_the_family_of_numbers_nests(text: str, expected: list[tuple[int, str]]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize("line", ["１．甲乙丙。", "1.\xa0甲乙丙。", "1 .甲乙丙。", "1、 甲乙丙。", "1．甲乙丙。"])
def test_width_and_spaces_of_a_number_do_not_matter(line: str) -> None:
    headings = [heading for _, number, heading, _ in tree(f"一、总体\n{line}{BODY}\n2.丁戊。{BODY}") if number]
    assert headings == ["总体", "甲乙丙", "丁戊"]


def test_two_attachments_that_both_begin_at_one_stand_beside_one_another() -> None:
    attached = f"附件1\n要点\n一、甲\n{BODY}\n二、乙\n{BODY}\n附件2\n清单\n一、丙\n{BODY}"
    text = f"通知\n现印发给你们。\n附件：1.要点\n2.清单\n某市教育局\n2024年2月5日\n{attached}"
    found = tree(text, len("通知"))
    assert [number for _, number, _, _ in found if number] == ["一、", "二、", "一、"]
    assert [kind for level, _, _, kind in found if level == 1] == [
        "paragraph",
        "attachment",
        "signature",
        "attachment",
        "attachment",
    ]


@pytest.mark.parametrize("date", ["2024年3月27日\n（此件主动公开）", "2024327\n（此件主动公开）", "某市教育局\n201999"])
def test_the_document_that_a_notice_names_is_attached_where_its_title_comes_again(date: str) -> None:
    notice = "关于印发《某市教育局2024年工作要点》的通知\n各县：\n现将《某市教育局2024年工作要点》印发给你们。"
    found = tree(f"{notice}\n{date}\n某市教育局 2024年工作要点\n总体要求是加强领导。\n一、甲\n{BODY}\n二、乙\n{BODY}", 23)
    assert [kind for level, _, _, kind in found if level == 1] == ["paragraph", "paragraph", "signature", "attachment"]
    assert [(level, number) for level, number, _, _ in found if number] == [(2, "一、"), (2, "二、")]


def test_a_document_that_is_named_again_in_a_list_is_no_attachment() -> None:
    found = tree(f"关于落实《实施意见》的要点\n一、学习\n实施意见\n{BODY}\n二、落实\n{BODY}", 13)
    assert "attachment" not in [kind for _, _, _, kind in found]


def test_a_plan_behind_a_notice_needs_no_title_of_its_own() -> None:
    body = f"2024年工作的总体要求是：{BODY * 3}"
    found = tree(f"通知\n现将要点印发给你们。\n某市教育局\n2024年2月5日\n{body}\n一、甲\n{BODY}\n二、乙\n{BODY}", len("通知"))
    assert [kind for level, _, _, kind in found if level == 1] == ["paragraph", "signature", "attachment"]
    assert next(heading for _, _, heading, kind in found if kind == "attachment") == ""


def test_a_lost_full_stop_ends_a_heading_and_a_decimal_point_none() -> None:
    found = tree("1.覆盖率达到81%.健全机制。落实责任。\n2.增长3.5个百分点。落实责任。\n3.健全机制.落实责任。")
    assert [heading for _, _, heading, _ in found] == ["覆盖率达到81%.健全机制", "增长3.5个百分点", "健全机制"]


def test_labelled_paragraphs_lie_in_their_item() -> None:
    text = f"一、甲工程\n目标任务：{BODY}\n工作措施：\n1.乙。{BODY}\n2.丙。{BODY}\n责任科室：某科\n二、丁工程\n目标任务：{BODY}"
    assert [(level, number) for level, number, _, _ in tree(text)] == [
        (1, "一、"), (2, None), (2, None), (2, "1."), (2, "2."), (3, None), (1, "二、"), (2, None),
    ]  # fmt: skip


def test_an_essay_is_its_paragraphs() -> None:
    assert {(level, kind) for level, _, _, kind in tree(f"{BODY}\n坚持党的领导。{BODY}\n{BODY}")} == {(1, "paragraph")}


def test_remarks_and_counts_of_copies_belong_to_the_signature() -> None:
    remarks = "（此件公开发布）\n抄送：省委。\n某省人民政府办公厅 2015年1月29日印发\n共印300份"
    text = f"一、甲。{BODY}\n二、乙。{BODY}\n某省人民政府\n2015年1月28日\n{remarks}"
    assert tree(text)[-1][3] == "signature" and tree(text)[-2][1] == "二、"


def test_a_heading_ends_before_the_points_in_its_sentence() -> None:
    found = tree(f"一、今年工作的主要做法一是抓改革，二是抓质量。{BODY}\n二、乙。{BODY}")
    assert [(number, heading) for _, number, heading, _ in found][:3] == [
        ("一、", "今年工作的主要做法"),
        ("一是", "抓改革"),
        ("二是", "抓质量"),
    ]


@pytest.mark.parametrize("word", ["唯一是", "统一要", "之一是"])
def test_a_word_that_ends_in_one_begins_no_points(word: str) -> None:
    assert [number for _, number in numbers(f"一、甲。标准{word}抓改革，二是抓质量。\n二、乙。{BODY}")] == ["一、", "二、"]


def test_a_usual_heading_needs_no_mark_before_its_body() -> None:
    found = tree(f"一、指导思想以党的精神为指导，{BODY}\n二、工作目标全面落实，{BODY}\n三、指导思想是明确的。{BODY}")
    assert [heading for _, _, heading, _ in found] == ["指导思想", "工作目标", "指导思想是明确的"]


def test_numbers_that_run_on_are_no_inner_numbers() -> None:
    text = f"总体目标：\n1.甲。{BODY}\n2.乙。{BODY}\n一、丙\n3.丁。{BODY}\n4.戊。{BODY}\n二、己\n5.庚。{BODY}"
    assert numbers(text)[2:] == [(1, "一、"), (2, "3."), (2, "4."), (1, "二、"), (2, "5.")]
