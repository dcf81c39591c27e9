"""Pages that run paragraphs together: numbers, parts, notices and sharing sites' page numbers in mid-line."""

import time

import pytest

from core.ingest.flattened import unflattened
from core.ingest.lines import split_lines
from core.model import ClauseKind, NoiseKind
from tests.core.ingest.makers import BODY, numbered, of_kind, only_plan, source

LONG = BODY * 3


def cut(text: str) -> list[str]:
    return [line.text for line in unflattened(split_lines(text)[0])]


@pytest.mark.parametrize("gap", [" ", "\u3000\u3000", ""])
def test_a_plan_in_one_line_has_its_clauses(gap: str) -> None:
    parts = ["一、甲乙", f"1.丙丁。{LONG}", f"2.戊己。{LONG}", f"二、庚辛。{LONG}", f"3.壬癸。{LONG}"]
    plan = only_plan(f"某市2024年教育工作要点\n总体要求：{LONG}{gap}{gap.join(parts)}")
    assert numbered(plan) == [(1, "一、", "甲乙"), (2, "1.", "丙丁"), (2, "2.", "戊己"), (1, "二、", "庚辛"), (2, "3.", "壬癸")]


def test_only_what_is_missing_between_the_lines_is_cut_out_of_them() -> None:
    text = f"一、甲乙 1.丙丁。{LONG}\n2.戊己。{LONG} 二、庚辛\n3.壬癸。{LONG} 4.子丑。{LONG}\n三、寅卯。{LONG}"
    assert [line[:2] for line in cut(text)] == ["一、", "1.", "2.", "二、", "3.", "4.", "三、"]


@pytest.mark.parametrize(
    "line",
    [
        "3.落实要求。具体是：1.甲乙。2.丙丁。3.戊己。",
        "3.落实“一、二年级”要求。一、二期工程年内竣工。",
        "3.按照（一）类标准和（二）类标准执行。",
        "3.投入1.5亿元。2.5万人受益。",
        "3.根据第三条规定。第四条规定除外。",
    ],
)
def test_numbers_that_the_lines_do_not_miss_stay_where_they_are(line: str) -> None:
    lines = [f"1.甲乙。{BODY}", f"2.丙丁。{BODY}", line, f"4.戊己。{BODY}"]
    assert cut("\n".join(lines)) == lines


def test_a_notice_in_one_line_has_its_attachment_and_signature() -> None:
    plan = only_plan(
        "某省教育厅文件\n某教发[2015]1号关于印发《某省教育厅2015年工作要点》的通知\n各市：\n"
        f"现印发给你们。 附件：要点 某省教育厅 2015年3月10日\n附件\n要点\n一、甲\n{BODY}\n二、乙\n{BODY}"
    )
    assert plan.metadata.title == "关于印发《某省教育厅2015年工作要点》的通知"
    assert (plan.metadata.document_number, plan.metadata.issued_on) == ("某教发[2015]1号", "2015-03-10")
    assert of_kind(plan, ClauseKind.SIGNATURE) == ["某省教育厅\n2015年3月10日"]


def test_a_document_number_a_sentence_refers_to_is_no_line_of_its_own() -> None:
    assert cut("某市教育工作要点\n国发〔2019〕5号文件要求，各地要落实。") == [
        "某市教育工作要点",
        "国发〔2019〕5号文件要求，各地要落实。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"【篇一】一、甲\n{LONG * 3}\n【篇二】一、乙\n{LONG * 3}",
        f"学校工作计划 篇1一、甲\n{LONG * 3}\n学校工作计划 篇2一、乙\n{LONG * 3}",
        f"学校工作计划【第一篇】\n一、甲\n{LONG * 3}\n学校工作计划【第二篇】\n一、乙\n{LONG * 3}",
        f"学校工作计划 【篇一】 一、甲。{LONG * 3} 【篇二】 一、乙。{LONG * 3}",
        f"学校工作计划二篇学校工作计划二篇【篇一】一、甲。{LONG * 3}【篇二】一、乙。{LONG * 3}",
    ],
)
def test_counted_parts_may_share_a_line_with_their_text(text: str) -> None:
    plans = source(f"计划大全\n小编为大家整理了几篇，供大家参考。\n{text}").plans
    assert [[number for _, number, _ in numbered(plan)] for plan in plans] == [["一、"], ["一、"]]


def test_page_numbers_of_a_sharing_site_are_noise_and_part_no_sentence() -> None:
    parsed = source(
        f"学校工作计划.docx\n《学校工作计划.docx》由会员分享，可在线阅读，更多相关《学校工作计划.docx》请在某文库上搜索。\n"
        f"1、学校工作计划今年是开局之年。一、甲乙。{BODY}二、丙丁。积极开展名生培\n2、养工作。{BODY}三、戊己。{BODY}"
    )
    (plan,) = parsed.plans
    assert plan.metadata.title == "学校工作计划"
    assert "积极开展名生培养工作。" in plan.text
    assert [number for _, number, _ in numbered(plan)] == ["一、", "二、", "三、"]
    pages = [parsed.text[noise.span.start : noise.span.end] for noise in parsed.noise if noise.kind is NoiseKind.PAGE_INFO]
    assert pages == ["1、", "2、"]


def test_pages_all_of_whose_lines_are_counted_and_broken_off_are_a_sharing_site_s_too() -> None:
    plan = only_plan(
        f"1、某市教育局2024年工作计划今年是开局之年。一、甲乙。{BODY * 4}二、丙丁。积极开展名生培\n"
        f"2、养工作。{BODY * 4}三、戊己。推进学校布\n3、局调整。{BODY}"
    )
    assert "名生培养工作。" in plan.text and "学校布局调整。" in plan.text
    assert [number for _, number, _ in numbered(plan)] == ["一、", "二、", "三、"]


def test_a_list_that_is_all_there_is_keeps_its_numbers() -> None:
    plan = only_plan("\n".join(f"{n}、推进工作{n}。{BODY * 4}" for n in (1, 2, 3)))
    assert [number for _, number, _ in numbered(plan)] == ["1、", "2、", "3、"]


def test_numbers_of_a_plan_on_a_sharing_site_stay() -> None:
    plan = only_plan(f"由会员分享，在线阅读，更多\n1、学校工作计划\n一、甲乙\n1、丙丁。{BODY}\n2、戊己。{BODY}\n二、庚辛\n{BODY}")
    assert [number for _, number, _ in numbered(plan)] == ["一、", "1、", "2、", "二、"]


@pytest.mark.parametrize("reason", ["根据县教育局要求", "为了做好工作", "2020年，在局党组领导下", "随着新学期的临近"])
def test_a_title_may_run_straight_into_its_text(reason: str) -> None:
    plan = only_plan(f"2020年春季学校工作计划{reason}，{LONG}一、甲乙。{LONG}二、丙丁。{LONG}")
    assert plan.metadata.title == "2020年春季学校工作计划"
    assert plan.paragraphs[1].text.startswith(reason)


def test_a_site_address_behind_a_paragraph_is_noise() -> None:
    parsed = source(f"某市2024年教育工作要点\n{BODY} 稿子网 www.example.com\n一、甲\n{BODY}\n二、乙\n{BODY}")
    assert "example" not in parsed.plans[0].text and parsed.noise[0].kind is NoiseKind.OTHER


def test_what_a_site_hides_is_said_in_the_noise() -> None:
    parsed = source(f"某校工作计划\n一、甲\n例如“体 ……此处隐藏14611个字……想，明确责任。{BODY}\n二、乙\n{BODY}")
    assert "隐藏" not in parsed.plans[0].text and "明确责任" in parsed.plans[0].text


def test_a_collection_may_name_its_plans_in_its_contents() -> None:
    titles = ["甲区2022年工作总结和2023年工作计划", "乙局2022年工作总结和2023年工作打算及安排"]
    contents = "\n".join(f"{number}.{title} {number * 3}" for number, title in enumerate(titles, 1))
    texts = "\n".join(f"{title}\n{LONG}\n一、甲\n{LONG}\n二、乙\n{LONG}" for title in titles)
    assert [plan.metadata.title for plan in source(f"汇编\n目录\n{contents}\n{texts}").plans] == titles


def test_titles_counted_by_a_figure_run_into_their_texts() -> None:
    texts = "".join(f"校园安全工作计划{number}为了做好工作，{LONG}一、甲。{LONG}二、乙。{LONG}" for number in (1, 2))
    plans = source(f"小编整理了几篇，供大家参考。\n{texts}").plans
    assert [plan.metadata.title for plan in plans] == ["校园安全工作计划1", "校园安全工作计划2"]


@pytest.mark.parametrize("ornament", ["★", "◆ ", "• "])
def test_an_ornament_before_a_number_hides_no_clause(ornament: str) -> None:
    plan = only_plan(f"某市2024年教育工作要点\n{ornament}一、甲\n{ornament}1.乙。{BODY}\n{ornament}2.丙。{BODY}")
    assert [number for _, number, _ in numbered(plan)] == ["一、", "1.", "2."]


def test_a_long_page_in_one_line_is_cut_in_no_time_to_speak_of() -> None:
    items = "".join(f"{number}.甲乙。{BODY}" for number in range(1, 999))
    started = time.process_time()
    assert len(cut(f"一、丙丁{items * 8}")) > 998
    assert time.process_time() - started < 4
