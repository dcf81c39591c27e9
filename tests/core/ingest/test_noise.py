"""The frames of pages of sharing sites and of authorities, by single lines and by whole pages."""

import pytest

from core.ingest.lines import split_lines
from core.ingest.noise import classify
from core.model import NoiseKind
from tests.core.ingest.makers import BODY, only_plan, source

PLAN = f"某市教育局2024年工作要点\n一、甲\n1.乙。{BODY}\n2.丙。{BODY}\n二、丁\n{BODY}"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("1. 1、下载文档前请自行甄别文档内容的完整性", NoiseKind.SITE_INTRO),
        ("如文档侵犯您的权益，请联系客服反馈", NoiseKind.SITE_INTRO),
        ("《甲.docx》由会员分享，可在线阅读，更多相关《甲.docx》请搜索", NoiseKind.SITE_INTRO),
        ("【概要】要点为某网的会员投稿推荐，但愿对你有帮助。", NoiseKind.SITE_INTRO),
        ("您好，欢迎来到某某范文！", NoiseKind.SITE_INTRO),
        ("某某中学 欢迎您!", NoiseKind.SITE_INTRO),
        ("上传人：小*** 文档编号：145 上传时间：2020-09-23 格式：DOC 页数：11 大小：35KB", NoiseKind.PAGE_INFO),
        ("日期：2017-01-20 发布人：某部 浏览量：4502", NoiseKind.PAGE_INFO),
        ("索引ID 730845566/2018-00006 发文单位 市教育局", NoiseKind.PAGE_INFO),
        ("发布日期 2018-04-13 00:00 信息来源 市教育局", NoiseKind.PAGE_INFO),
        ("要点_第1页", NoiseKind.PAGE_INFO),
        ("第1页 / 共11页", NoiseKind.PAGE_INFO),
        ("约3.26千字", NoiseKind.PAGE_INFO),
        ("166人看过", NoiseKind.PAGE_INFO),
        ("29.51KB", NoiseKind.PAGE_INFO),
        ("返回 下载 相关 举报", NoiseKind.NAVIGATION),
        ("点击查看更多>>", NoiseKind.NAVIGATION),
        ("学校首页 学校概况 机构设置 人才培养", NoiseKind.NAVIGATION),
        ("[编辑]", NoiseKind.NAVIGATION),
        ("現在的位置：首頁 > 計劃", NoiseKind.BREADCRUMB),
        ("導語：要點一文來源於網友上傳，不代表本站觀點", NoiseKind.SITE_INTRO),
        ("時間：2022-03-27 06:47:00", NoiseKind.PAGE_INFO),
        ("工作计划 时间:2023-02-24 12:14:02 收藏 WORD下载", NoiseKind.PAGE_INFO),
        ("2012111707.jpg", NoiseKind.OTHER),
        ("- 文档编号:17217269", NoiseKind.PAGE_INFO),
        ("  • 内容概述:", NoiseKind.PAGE_INFO),
        ("首页 申请书推荐信邀请函通知工作总结工作计划策划书工作报告合同演讲稿职业规划", NoiseKind.NAVIGATION),
    ],
)
def test_a_line_of_a_page_s_head_shows_its_kind(line: str, kind: NoiseKind) -> None:
    assert classify(split_lines(f"{line}\n{PLAN}")[0])[0] is kind


@pytest.mark.parametrize(
    "tail",
    [
        "相关文章：\n1.教育局工作总结\n2.教育局工作计划",
        "【某市工作要点】相关推荐：\n1、教育局工作总结\n2、教育局工作计划",
        "热门推荐\n教育局工作总结",
        "本文地址：http://www.example.com/a/1.html 转载请注明出处",
        "点击下载文档\n最新文章\n教育局工作总结",
        "扫一扫在手机打开当前页\n【打印正文】\n上一条：某市总结\n附件下载：",
        "将本文的Word文档下载到电脑，方便收藏和打印\n推荐度：",
        "点个在看你最好看",
        "（建议使用1024×768以上分辨率）",
        "文档评论(0)\n发表评论",
        "来源 | 某网\n编辑 | 某人\n审核 | 某人",
        "上一篇：醫療專項規劃\n下一篇：匯報材料",
    ],
)
def test_what_stands_at_the_foot_of_a_page_is_no_part_of_the_plan(tail: str) -> None:
    parsed = source(f"{PLAN}\n{tail}")
    assert parsed.plans[0].text == PLAN
    assert "\n".join(parsed.text[noise.span.start : noise.span.end] for noise in parsed.noise).split() == tail.split()


@pytest.mark.parametrize(
    "line",
    [
        "附件：1.责任清单",
        "联系人：张某，电话：0571-12345678。",
        f"相关部门要加强协作。{BODY}",
        "各单位的文件、资料和内容要归档。",
        "推荐优秀教师参加评选。",
    ],
)
def test_the_last_words_of_a_plan_stay(line: str) -> None:
    assert line in only_plan(f"{PLAN}\n{line}").text


def test_a_title_between_two_lines_about_a_page_stays_a_title() -> None:
    plan = only_plan(f"发布日期 2018-04-13 00:00\n市教育局2018年工作要点 字号：[ ]\n{BODY}\n一、甲\n{BODY}")
    assert plan.metadata.title == "市教育局2018年工作要点"


def test_a_table_of_fields_over_a_document_is_about_the_page() -> None:
    labels = {"索引号": "SY0024784891", "主题分类": "科技、教育-教育", "发文字号": "某教〔2022〕1号", "发布日期": "2022-02-07"}
    fields = "\n\n".join(f"  • {label}：\n\n    {value}" for label, value in labels.items())
    plan = only_plan(f"关于印发《某区教育局2022年工作要点》的通知\n{fields}\n各学校：\n现印发给你们。\n{PLAN}")
    assert "科技" not in plan.text and "SY00" not in plan.text
    assert plan.metadata.document_number == "某教〔2022〕1号"


def test_a_title_that_comes_again_amid_the_text_is_noise_and_that_of_an_attached_plan_is_not() -> None:
    title = "某市教育局2024年工作要点"
    again = PLAN.replace("\n二、丁", f"\n{title}\n二、丁")
    assert only_plan(again).text == PLAN
    notice = f"{title}\n各县：\n{BODY * 2}\n某市教育局\n2024年2月5日\n{title}\n一、甲\n{BODY}\n二、乙\n{BODY}"
    assert only_plan(notice).text.count(title) == 2
