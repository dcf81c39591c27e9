"""Noise, splitting, joining and metadata on small made-up sources; no character of a source is ever lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ingest import read
from core.ingest.lines import is_blank
from core.model import ClauseKind, NoiseKind
from core.parsed import ParsedSource
from tests.core.ingest.makers import BODY, numbered, of_kind, only_plan, source

LINES = (
    """某市2024年教育工作要点|时间：2024-03-01 10:00|来源：某网|首页|• 工作总结|• 工作计划|• 演讲稿
目录|一、抓党建|二、抓教学|（一）强基础。B|1.抓常规。B|1. 加强|B|BB|第一章 总则|第一条 为了教育，制定本法。
①一|附件：1.清单|附件|某市教育局|2024年2月5日|（此件公开发布）|免责声明：|① 凡本站注明来源的，版权均属本站
相关新闻|版权所有 © 某网|上一篇：别的|小编为大家整理了范文，供大家参考。|篇一：甲计划|篇二：乙计划|标题一
各位代表：|# 标题|## 第一节 概述|- [一](#一)|> 引文|**第二条** 甲<br>|<!-- 注 -->|\u3000\u3000一是抓学习。二是抓作风。
\xa0\xa0正文没有写完||  |\u200b|2.0行动|1.1 目的|1.2 依据|某教发[2024]1号关于乙的通知|B 附件：甲 某市教育局 2024年3月1日
《甲计划.docx》由会员分享，在线阅读，更多|1、没有写完|2、又没有写完|【篇一】一、甲。二、乙。B|【篇二】一、甲。B
B 二、丙 1.丁。 2.戊。三、己""".replace("\n", "|")
    .replace("B", BODY)
    .split("|")
)


WORDS = (
    """一 二 三 五 十 百 零 〇 第 章 节 条 款 篇 部分 编 年 月 日 年度 2023 20 1 2 9 99 1.1 2.10 1.1.1 A a B x xx
① ⑳ ㈠ 一是 二是 首先 最后 （ ） ( ) 〔 〕 【 】 、 . ． 。 ， ： : ； ？ — - · 《 》 “ ” % > • # ## * ** [ ](a) <br>
<!-- --> 附件 附表 目录 关于 通知 要点 工作 市 省 教育局 人民政府 号 抄送 印发 来源 时间 上一篇 版权 首页 此外
加强党的领导 各位代表： 万元 \u3000 \xa0 \u200b \t \U00020000 \ufffd ␤ ␤ ␤ ␤""".replace("\n", " ")
    .replace("␤", "\n")
    .split(" ")
)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=80), st.sampled_from(["a.txt", "a.md"]))
def test_words_in_any_order_are_read_without_a_fault(words: list[str], name: str) -> None:
    parsed = read(f"字{''.join(words)}".encode(), name)
    assert parsed.text.startswith("字")


def covered(parsed: ParsedSource) -> list[tuple[int, int]]:
    spans = [(noise.span.start, noise.span.end) for noise in parsed.noise]
    for plan in parsed.plans:
        spans += [(piece.start, piece.end) for paragraph in plan.paragraphs for piece in paragraph.pieces]
    return sorted(spans)


@given(
    st.lists(st.sampled_from(LINES), min_size=1, max_size=40), st.sampled_from(["a.txt", "a.md"]), st.sampled_from(["\n", "\r\n"])
)
def test_plans_and_noise_share_nothing_and_leave_nothing_out(lines: list[str], name: str, end: str) -> None:
    parsed = read((end.join(lines) + end + "字").encode(), name)
    spans = covered(parsed)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    edges = [0, *(edge for span in spans for edge in span), len(parsed.text)]
    gaps = "".join(parsed.text[start:stop] for start, stop in zip(edges[::2], edges[1::2], strict=True))
    assert all(is_blank(char) for char in gaps)


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=40), st.sampled_from(["a.txt", "a.md"]))
def test_paragraphs_are_what_their_pieces_quote_and_clauses_nest(lines: list[str], name: str) -> None:
    parsed = read(("\n".join(lines) + "\n字").encode(), name)
    for plan in parsed.plans:
        for paragraph in plan.paragraphs:
            assert paragraph.text == "".join(parsed.text[piece.start : piece.end] for piece in paragraph.pieces)
            assert paragraph.text and "\n" not in paragraph.text
        assert plan.nodes[0].kind is ClauseKind.TITLE and (plan.nodes[0].span.start, plan.nodes[0].span.end) == (
            0,
            len(plan.text),
        )
        ends: dict[int, int] = {}
        for at, node in enumerate(plan.nodes[1:], start=1):
            assert node.parent is not None and node.parent < at
            parent = plan.nodes[node.parent]
            assert parent.span.start <= node.span.start < node.span.end <= parent.span.end
            assert node.level == parent.level + 1
            assert node.span.start >= ends.get(node.parent, 0)
            ends[node.parent] = node.span.end
            text = plan.text[node.span.start : node.head_end]
            assert node.heading == text.removeprefix(node.number or "").lstrip("，,、：: ").strip() or not node.number
            assert not plan.text[node.span.start : node.span.end].endswith("\n")


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=40))
def test_neighbouring_noise_of_one_kind_is_one_span(lines: list[str]) -> None:
    parsed = read(("\n".join(lines) + "\n字").encode(), "a.txt")
    for before, after in pairwise(parsed.noise):
        between = parsed.text[before.span.end : after.span.start]
        assert before.kind is not after.kind or not all(is_blank(char) for char in between)


def test_a_page_leaves_its_noise_behind_by_kind() -> None:
    parsed = source(
        "首页\n当前位置：首页 > 公开 > 正文\n某网\n某市2024年教育工作要点\n时间：2024-03-01 10:00 来源：某网\n"
        f"{BODY}\n一、抓党建。{BODY}\n"
        "版权声明：本站所有，转载请注明\n相关阅读\n某县工作要点\n主办：某市教育局\n联系电话：0000 邮编：100000\n"
    )
    assert [noise.kind for noise in parsed.noise] == [
        NoiseKind.NAVIGATION, NoiseKind.BREADCRUMB, NoiseKind.PAGE_TITLE, NoiseKind.PAGE_INFO,
        NoiseKind.DISCLAIMER, NoiseKind.RELATED, NoiseKind.FOOTER,
    ]  # fmt: skip
    assert parsed.plans[0].text.count("\n") == 2


def test_a_table_of_contents_is_navigation_and_opens_no_clauses() -> None:
    parsed = source(f"某市教育规划\n目  录\n第一章 环境……1\n第二章 任务……3\n第一章 环境\n{BODY}\n第二章 任务\n{BODY}")
    assert [noise.kind for noise in parsed.noise] == [NoiseKind.NAVIGATION]
    assert [heading for _, _, heading in numbered(parsed.plans[0])] == ["环境", "任务"]


def test_a_table_of_contents_may_word_its_entries_differently() -> None:
    parsed = source(f"某市教育规划\n目录\n第一章 发展的环境 1\n第二章 任务与要求.....3\n第一章 环境\n{BODY}\n第二章 任务\n{BODY}")
    assert [heading for _, _, heading in numbered(parsed.plans[0])] == ["环境", "任务"]


def test_entries_of_a_table_of_contents_that_ran_together_are_entries() -> None:
    chapters = ["第一章 总则", "第二章 组织", "第三章 程序", "第四章 附则"]
    text = f"某市教育条例\n目录\n第一章 总则\n第二章 组织第三章 程序\n第四章 附则\n{BODY}\n" + "".join(
        f"{each}\n{BODY}\n" for each in chapters
    )
    (plan,) = source(text).plans
    assert [node.number for node in plan.nodes if node.number] == ["第一章", "第二章", "第三章", "第四章"]


def test_many_tables_of_contents_cost_no_time_to_speak_of() -> None:
    assert source("目录\n" * 2000 + "甲乙丙\n" * 2000).plans


@pytest.mark.parametrize("number", ["- 2 -", "— 2 —", "第2页 共9页", "第 2 页"])
def test_page_numbers_between_lines_are_noise(number: str) -> None:
    parsed = source(f"某市2024年教育工作要点\n一、党建\n{BODY}\n{number}\n二、教学\n{BODY}")
    assert number not in parsed.plans[0].text
    assert [noise.kind for noise in parsed.noise] == [NoiseKind.PAGE_INFO]


@pytest.mark.parametrize(
    "lines",
    [
        "• 学校建设\n• 教师培训\n• 安全管理",
        "时间：3月5日\n地点：礼堂",
        "联系人：张某，电话：0571-12345678。",
        "现将经验做法印发给你们，供参考。",
    ],
)
def test_short_lines_of_a_clause_stay_in_it_with_the_signature(lines: str) -> None:
    parsed = source(f"某市教育局关于检查的通知\n一、内容\n{BODY}\n二、安排\n{lines}\n某市教育局\n2024年3月1日")
    assert parsed.noise == ()
    assert of_kind(parsed.plans[0], ClauseKind.SIGNATURE) == ["某市教育局\n2024年3月1日"]


def test_the_parts_of_a_long_plan_are_no_plans_of_their_own() -> None:
    parts = "\n".join(f"第{part}篇 开启征程\n{BODY * 6}\n第{part}章 环境\n第一节 基础\n{BODY}" for part in "一二三")
    plan = only_plan(f"某省发展规划纲要\n{parts}")
    assert [number for level, number, _ in numbered(plan) if level == 1] == ["第一篇", "第二篇", "第三篇"]


@pytest.mark.parametrize("mark", ["\u200e", "\u00ad", "\ufeff", "\u2060"])
def test_characters_without_width_before_a_number_do_not_hide_it(mark: str) -> None:
    plan = only_plan(f"某市2024年教育工作要点\n{mark}一、党建\n{BODY}\n二、教学\n{BODY}")
    assert [number for _, number, _ in numbered(plan)] == ["一、", "二、"]


@pytest.mark.parametrize(
    "titles",
    [
        ["某局2024年工作要点一", "某局2024年工作要点二", "某局2024年工作要点三"],
        ["篇一：小学计划", "篇二：中学计划"],
        ["第一篇 小学计划", "第二篇 中学计划"],
        ["【篇1】小学计划", "【篇2】中学计划"],
        ["工作计划范文（1）", "工作计划范文（2）"],
    ],
)
def test_a_collection_is_split_at_its_counted_titles(titles: list[str]) -> None:
    parsed = source(
        "网页标题\n小编为大家整理了几篇，供大家参考。\n" + "\n".join(f"{title}\n{BODY * 6}\n一、目标\n{BODY}" for title in titles)
    )
    assert [plan.metadata.title for plan in parsed.plans] == titles
    assert {noise.kind for noise in parsed.noise} == {NoiseKind.PAGE_TITLE, NoiseKind.SITE_INTRO}


def test_two_years_of_one_plan_in_a_file_are_two_plans() -> None:
    parsed = source(
        "\n".join(f"某市{year}年教育工作要点\n{BODY * 3}\n一、党建\n{BODY * 3}\n二、教学\n{BODY}" for year in (2023, 2024))
    )
    assert [(plan.metadata.title, plan.metadata.year) for plan in parsed.plans] == [
        ("某市2023年教育工作要点", 2023),
        ("某市2024年教育工作要点", 2024),
    ]


def test_plans_of_two_issuers_in_a_file_are_two_plans() -> None:
    clauses = f"一、党建\n{BODY * 3}\n二、教学\n{BODY * 3}"
    parsed = source(f"甲省教育厅2023年工作要点\n{clauses}\n甲省教育厅\n2023年2月1日\n乙市教育局2024年工作要点\n{clauses}")
    assert [plan.metadata.issuer for plan in parsed.plans] == ["甲省教育厅", "乙市教育局"]


def test_a_section_about_a_year_is_no_second_plan() -> None:
    clauses = f"一、党建\n{BODY * 3}\n二、教学\n{BODY * 3}"
    text = f"某市教育局2023年总结和2024年工作安排\n2023年工作总结\n{clauses}\n2024年工作安排\n{clauses}"
    assert len(source(text).plans) == 1


def test_a_closing_without_number_makes_no_second_plan() -> None:
    clauses = "\n".join(f"{number}、抓工作。{BODY}" for number in "一二三四五")
    assert len(source(f"某市2024年教育工作要点\n{clauses}\n各县要高度重视。{BODY * 4}\n").plans) == 1


def test_a_sentence_broken_over_two_lines_is_joined_and_a_heading_is_not() -> None:
    items = "\n".join(f"{number}.抓好第{number}项重点工作。{BODY}" for number in range(1, 7))
    plan = only_plan(
        f"某市2024年教育工作要点\n一、重点工作\n{items}\n7.抓好第七项。{BODY}加强学\n生教育。{BODY}\n二、保障措施\n{BODY}"
    )
    assert numbered(plan)[-2:] == [(2, "7.", "抓好第七项"), (1, "二、", "保障措施")]
    assert "加强学生教育" in plan.text
    (joined,) = [paragraph for paragraph in plan.paragraphs if len(paragraph.pieces) > 1]
    assert joined.text.startswith("7.")


def test_a_title_broken_over_two_lines_is_joined_and_a_mark_that_nothing_closes_joins_nothing() -> None:
    plan = only_plan(
        "某市2024年教育工作要点\n1.落实《关于进一步减轻作业\n负担的意见》精神\n2.学习《条例\n推进“双减”\n3.印发《办法》\n"
    )
    assert "落实《关于进一步减轻作业负担的意见》精神\n" in plan.text
    assert "学习《条例\n推进“双减”\n" in plan.text


def test_the_title_of_a_named_document_is_joined_over_its_lines() -> None:
    name = "2023年对市级人民政府履行教育职责评价报告"
    notice = f"某省教育厅关于印发《{name}》的通知\n各市：\n现将《{name}》印发给你们。\n某省教育厅\n2024年4月24日"
    plan = only_plan(f"{notice}\n{name[:18]}\n{name[18:]}\n{BODY}\n一、甲\n{BODY}\n二、乙\n{BODY}")
    assert [node.heading for node in plan.nodes if node.kind is ClauseKind.ATTACHMENT] == [name]


def test_a_heading_broken_over_two_lines_is_joined() -> None:
    items = "\n".join(f"{number}.抓好第{number}项重点工作。{BODY}" for number in range(1, 7))
    plan = only_plan(
        f"某市2024年教育工作要点\n{items}\n7.实施消除大班额工程、义务教育薄弱环节改善与能力提\n升工程、普及攻坚计划。{BODY}"
    )
    assert numbered(plan)[-1][2] == "实施消除大班额工程、义务教育薄弱环节改善与能力提升工程、普及攻坚计划"


def test_text_wrapped_at_a_fixed_width_becomes_paragraphs() -> None:
    def wrapped(text: str) -> str:
        text = "　　" + text
        return "\n".join(text[at : at + 32] for at in range(0, len(text), 32))

    parts = ["一、总体要求", BODY * 3, "二、主要任务", "1.加强建设。" + BODY * 3, "2.加强管理。" + BODY * 4]
    plan = only_plan("\n".join(["某市2023年教育工作要点", *map(wrapped, parts)]))
    assert [paragraph.text for paragraph in plan.paragraphs[1:]] == parts


def test_a_full_line_that_ends_with_its_sentence_ends_no_paragraph() -> None:
    sentence = "加强学校思想政治工作和教师队伍建设，推动义务教育优质均衡发展。"  # 31 characters: the width of a line
    other = "各地各校要结合实际，把各项任务分解到岗、落实到人，确保按时完成"
    lines = [f"{n}.{other}" if k == 0 else other for n in (1, 2, 3) for k in range(4)]
    plan = only_plan(
        "\n".join(["某市2023年教育工作要点", *lines, "4." + other[2:] + "。", sentence, sentence, "到位。", "特此通知"])
    )
    assert plan.paragraphs[-2].text == "4." + other[2:] + "。" + sentence * 2 + "到位。"
    assert plan.paragraphs[-1].text == "特此通知"


@pytest.mark.parametrize("indent", ["\u3000\u3000", "\xa0\xa0\xa0\xa0", "\t", "    "])
def test_indents_are_cut(indent: str) -> None:
    plan = only_plan(f"某市2024年教育工作要点\n{indent}{BODY}\n{indent}一、抓党建\n{indent}{BODY}")
    assert plan.paragraphs[1].text == BODY
    assert numbered(plan) == [(1, "一、", "抓党建")]


def test_a_title_over_several_lines_is_one_paragraph() -> None:
    plan = only_plan(
        "国务院关于在市场监管领域全面推行\n 部门联合监管的意见\n国发〔2019〕5号\n各省人民政府：\n"
        f"{BODY}\n一、总体要求\n{BODY}\n国务院\n2019年1月27日\n"
    )
    metadata = plan.metadata
    assert metadata.title == "国务院关于在市场监管领域全面推行部门联合监管的意见" == plan.paragraphs[0].text
    assert (metadata.issuer, metadata.region, metadata.level) == ("国务院", "全国", "国家级")
    assert (metadata.year, metadata.issued_on, metadata.document_number) == (2019, "2019-01-27", "国发〔2019〕5号")


def test_a_title_may_name_its_issuers_a_line_each() -> None:
    plan = only_plan(f"某省教育厅\n某省财政厅\n关于做好资助工作的通知\n各市：\n一、认识\n{BODY}\n二、任务\n{BODY}")
    assert plan.metadata.title == "某省教育厅某省财政厅关于做好资助工作的通知"


def test_a_title_that_a_space_parts_from_the_body_is_cut_off() -> None:
    plan = only_plan(
        f"把严的主基调贯穿教育系统各方面 2020 年是收官之年。{BODY * 3}\n"
        f"一、狠抓党建 坚持抓好学习教育。{BODY}\n二、狠抓教学 坚持抓好课堂教学。{BODY}"
    )
    assert plan.metadata.title == "把严的主基调贯穿教育系统各方面"
    assert plan.paragraphs[1].text.startswith("2020 年是")
    assert numbered(plan) == [(1, "一、", "狠抓党建"), (1, "二、", "狠抓教学")]


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("做好第39个教师节庆祝工作", 2023),
        ("第二十六届全国推广普通话宣传周", 2023),
        ("落实“乙类乙管”各项举措", 2023),
        ("2021年全市教育工作的总体要求是：全面贯彻方针", 2021),
        ("“十四五”规划开局之年", 2021),
        ("今年是全面建成小康社会收官之年", 2020),
        ("庆祝建党100周年", 2021),
        ("迎接党的二十大胜利召开", 2022),
        ("学习党的二十大精神", None),
        ("在庆祝中国共产党成立90周年大会上的讲话", None),
        ("加强队伍建设", None),
    ],
)
def test_a_year_is_told_by_dated_words_only(words: str, year: int | None) -> None:
    metadata = only_plan(f"全市教育工作要点\n{words}。{BODY}\n一、抓党建\n{BODY}").metadata
    assert metadata.year == year
    assert (metadata.evidence_for("year") is None) == (year is None)


def test_the_date_under_a_speech_is_its_own() -> None:
    metadata = only_plan(
        f"在全市教育工作会议上的报告\n局长 某某\n（2014年3月5日）\n同志们：\n{BODY}\n一、抓党建\n{BODY}"
    ).metadata
    assert (metadata.year, metadata.issued_on) == (2014, "2014-03-05")


def test_the_date_of_the_meeting_under_a_report_is_its_own() -> None:
    meta = only_plan(
        f"政府工作报告\n——2023年1月12日在某市第十三届人民代表大会第一次会议上\n各位代表：\n一、回顾\n{BODY}"
    ).metadata
    assert (meta.issued_on, meta.year) == ("2023-01-12", 2023)


def test_digits_of_full_width_tell_the_year_too() -> None:
    meta = only_plan(f"某省教育厅２０２２年工作要点\n一、党建\n{BODY}\n某省教育厅\n２０２２年３月１日").metadata
    assert (meta.issuer, meta.year, meta.issued_on) == ("某省教育厅", 2022, "2022-03-01")


def test_a_law_of_a_province_is_issued_by_its_congress() -> None:
    passed = "（2020年3月30日江苏省第十三届人民代表大会常务委员会第二十次会议通过）"
    meta = only_plan(f"江苏省学前教育条例\n{passed}\n第一条 {BODY}\n第二条 {BODY}").metadata
    assert meta.issuer == "江苏省人民代表大会常务委员会"


def test_a_document_number_in_brackets_tells_the_year() -> None:
    metadata = only_plan(f"某省人民政府关于发展教育的意见\n(某政[2001]85号)\n各市人民政府：\n{BODY}\n一、抓党建\n{BODY}").metadata
    assert (metadata.year, metadata.document_number) == (2001, "某政[2001]85号")


def test_a_page_title_of_a_collection_does_not_overrule_the_text() -> None:
    titles = ["某局2024年工作要点一", "某局2024年工作要点二"]
    parsed = source("\n".join(f"{title}\nxx年要做好第39个教师节工作。{BODY * 6}\n一、目标\n{BODY}" for title in titles))
    evidence = parsed.plans[0].metadata.evidence_for("year")
    assert parsed.plans[0].metadata.year == 2023
    assert evidence and evidence.inferred and evidence.claimed == "2024"


def test_an_event_out_of_reach_does_not_overrule_the_title() -> None:
    assert only_plan(f"某市2019年教育工作要点\n一、抓党建\n{BODY}").metadata.year == 2019


def test_a_law_is_dated_by_its_last_amendment() -> None:
    text = (
        "# 中华人民共和国教育法\n\n> 制定机关：全国人民代表大会\n\n"
        "1995年3月18日第八届全国人民代表大会第三次会议通过\n"
        "2021年4月29日第十三届全国人民代表大会常务委员会第二十八次会议修正\n\n"
        "## 第一章 总则\n\n**第一条** 为了发展教育，制定本法。\n"
        "<br>　　国家保护教育。\n\n**第二条** 本法自1995年9月1日起施行。\n"
    )
    parsed = source(text, "教育法.md")
    plan = parsed.plans[0]
    assert (plan.metadata.title, plan.metadata.issued_on, plan.metadata.region) == ("中华人民共和国教育法", "2021-04-29", "全国")
    assert numbered(plan) == [(1, "第一章", "总则"), (2, "第一条", ""), (2, "第二条", "")]
    assert of_kind(plan, ClauseKind.PARAGRAPH)[-1] == "国家保护教育。"
    assert "*" not in plan.text and "#" not in plan.text and "<" not in plan.text


def test_a_text_without_title_borrows_the_file_name_and_says_so() -> None:
    metadata = only_plan(
        f"各位代表：\n现在，我代表国务院，向大会报告政府工作。\n一、回顾\n{BODY}", "政府工作报告_2021.txt"
    ).metadata
    title = metadata.evidence_for("title")
    assert metadata.title == "政府工作报告_2021" and title and title.inferred
    assert metadata.issuer == "国务院"


def test_a_file_of_noise_only_says_that_it_holds_no_plan() -> None:
    parsed = source("首页\n• 工作总结\n• 工作计划\n• 演讲稿\n")
    assert not parsed.plans and parsed.warnings


@pytest.mark.parametrize("count", ["三五", "十十", "○", "五十"])
def test_a_number_that_counts_nothing_is_no_part_of_a_collection(count: str) -> None:
    parsed = source(f"某市第一批重点工作（一）\n一、甲。{BODY * 9}\n某市第一批重点工作（{count}）\n一、乙。{BODY * 9}")
    assert len(parsed.plans) == 1
