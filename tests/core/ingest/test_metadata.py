"""Titles, issuers, years and source sites read from small made-up pages, each with its words."""

import pytest

from core.ingest.sites import source_site
from tests.core.ingest.makers import BODY, only_plan, source

CLAUSES = f"一、甲\n{BODY}\n二、乙\n{BODY}"


@pytest.mark.parametrize(
    ("page", "site"),
    [
        (["来源：某某文档网 时间：2023-01-01"], "某某文档网"),
        (["编辑:某人 来源:市教育局 发布时间:2021-03-29"], "市教育局"),
        (["发布日期 2018-04-13 信息来源 市教育局"], "市教育局"),
        (["来源 | 微言教育"], "微言教育"),
        (["2018-08-07 来源:教师司收藏"], "教师司"),
        (["2020-03-16", "某某教育厅", "作者："], "某某教育厅"),
        (["更多相关《甲》请在某某文库上搜索。"], "某某文库"),
        (["版权所有：某某学院 地址：某路1号"], "某某学院"),
        (["來源：某某網"], "某某網"),
        (["来源：本站原创"], None),
        (["来源：网络 作者：佚名"], None),
        (["凡注明“稿件来源:某某在线”的文字" + "均属本网所有" * 20], None),
        (["首页"], None),
    ],
)
def test_a_page_names_its_source(page: list[str], site: str | None) -> None:
    found = source_site(page)
    assert (found.quote if found else None) == site


def test_the_source_is_among_the_metadata_with_its_evidence() -> None:
    metadata = only_plan(f"某市教育局2024年工作要点\n来源：某某文档网\n{CLAUSES}").metadata
    evidence = metadata.evidence_for("source_site")
    assert metadata.source_site == "某某文档网" and evidence and not evidence.inferred


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("某市教育局2024年工作要点", "某市教育局"),
        ("2024年某市教育局工作要点", "某市教育局"),
        ("关于印发《某市教育局2024年工作要点》的通知", "某市教育局"),
        ("资讯丨速递！教育部2024年工作要点", "教育部"),
        ("某省教育廳關於做好工作的通知", None),
        ("2024年全市教育工作要点", None),
    ],
)
def test_a_title_names_its_issuer(title: str, issuer: str | None) -> None:
    found = only_plan(f"{title}\n{BODY}\n{CLAUSES}").metadata.issuer
    assert found == issuer or (issuer is None and found == "某省教育廳")


def test_a_title_that_comes_again_over_two_lines_is_taken_there() -> None:
    plan = only_plan(
        "某省人民政府关于实施某某决定的意见\n2025-06-07 16:43\n学校\n教师\n"
        f"某省人民政府关于实施\n某某决定的意见\n(某政[2001]85号)\n各市：\n{BODY}\n{CLAUSES}"
    )
    assert plan.metadata.title == "某省人民政府关于实施某某决定的意见"
    assert "教师" not in plan.text and plan.metadata.year == 2001


def test_telephone_numbers_at_the_head_of_a_page_hide_no_title() -> None:
    page = f"登录 注册\n联系方式\n教学服务部:\n0551-63633772\n省厅文件\n某市教育局2015年工作要点\n{BODY}\n{CLAUSES}"
    plan = only_plan(page)
    assert plan.metadata.title == "某市教育局2015年工作要点" and "63633772" not in plan.text


def test_a_headline_over_the_title_in_two_lines_is_the_page_s() -> None:
    parsed = source(
        f"以德树人 以爱育人 某中学德育工作方案\n【作者:管理员】\n\n以德树人  以爱育人\n\n某中学德育工作方案\n\n{BODY}\n{CLAUSES}"
    )
    (plan,) = parsed.plans
    assert plan.metadata.title == "以德树人 以爱育人 某中学德育工作方案"
    assert plan.text.startswith("以德树人  以爱育人某中学德育工作方案\n" + BODY)


def test_documents_that_a_headline_names_are_plans_of_their_own() -> None:
    bodies = [f"关于{matter}工作的实施意见\n{BODY * 3}\n一、甲\n{BODY * 3}\n二、乙\n{BODY * 3}" for matter in ("体育", "美育")]
    parsed = source("某市印发《关于体育工作的实施意见》和《关于美育工作的实施意见》\n发布时间：2022-02-23\n" + "\n".join(bodies))
    assert [plan.metadata.title for plan in parsed.plans] == ["关于体育工作的实施意见", "关于美育工作的实施意见"]


def test_attachments_that_a_notice_names_are_no_plans_of_their_own() -> None:
    attached = "\n".join(f"附件\n{title}\n{CLAUSES}{BODY * 3}" for title in ("某市重点工作", "某市责任清单"))
    notice = "关于印发《某市重点工作》和《某市责任清单》的通知\n各县：\n现印发给你们。\n某市教育局\n2019年2月26日"
    assert len(source(f"{notice}\n{attached}").plans) == 1


@pytest.mark.parametrize(
    ("page", "title", "words", "year"),
    [
        ("", "教育工作总结", "2020年，在局党组领导下，各项工作有序推进", 2020),
        ("", "2020年工作总结和2021年工作计划", "认真总结经验", 2021),
        ("发布时间：2022-02-23", "关于加强工作的意见", "认真总结经验", 2022),
        ("发布时间：2022-02-23\n小编为大家整理，供大家参考。", "关于加强工作的意见", "认真总结经验", None),
        ("发布时间：2022-02-23", "教育局20xx年工作要点", "xx年要认真总结经验", None),
        ("《甲.docx》由会员分享，在线阅读，更多", "2022年工作要点", "今年是“十三五”规划开局之年", 2016),
        ("首页 > 某范文网 > 正文", "2022年工作要点", "组织第九个职业教育活动周活动", 2023),
        ("首页 > 某范文网 > 正文", "2022年工作要点", "弘扬教育家精神", None),
        ("首页", "2022年工作要点", "组织第33次全国助残日活动", 2022),
        ("", "2020—2021学年第二学期学校工作计划", "认真总结经验", 2021),
        ("", "2020-2021学年度第一学期学校工作计划", "认真总结经验", 2020),
        ("", "2020—2021学年下学期工作计划", "认真总结经验", 2021),
    ],
)
def test_the_year_of_content(page: str, title: str, words: str, year: int | None) -> None:
    assert only_plan(f"{title}\n{page}\n{words}。{BODY}\n{CLAUSES}").metadata.year == year


def test_the_two_years_of_a_school_year_do_not_contradict_each_other() -> None:
    plan = only_plan(f"2020—2021学年第二学期学校工作计划(全文共2589字)\n{BODY}\n{CLAUSES}")
    year = next(each for each in plan.metadata.evidence if each.field == "year")
    assert (plan.metadata.title, year.claimed, year.inferred) == ("2020—2021学年第二学期学校工作计划", "", False)


def test_a_speech_says_in_its_title_where_it_was_spoken() -> None:
    spoken = "——在某大学教职工代表大会上的工作报告"
    plan = only_plan(f"勇于担当作为 强化工作落实\n推进高水平大学建设\n{spoken}\n(2019年3月2日)\n{BODY}\n{CLAUSES}")
    assert plan.metadata.title == f"勇于担当作为 强化工作落实 推进高水平大学建设{spoken}"
    assert plan.metadata.issued_on == "2019-03-02" and plan.nodes[0].head_end == len(plan.paragraphs[0].text)


def test_a_document_number_is_no_title() -> None:
    plan = only_plan(f"教研〔 2018〕5号\n为深入贯彻会议精神,制定本意见。\n{CLAUSES}")
    assert plan.metadata.title == "为深入贯彻会议精神"
    assert plan.metadata.document_number == "教研〔 2018〕5号"
