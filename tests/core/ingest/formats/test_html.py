"""Saved web pages: what is shown, in which order, and which lines of it are the document's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import RefusedFileError
from core.ingest.formats import html, mhtml
from core.ingest.reading import Reading
from core.model import NoiseKind

TITLE = "某省人民政府办公厅关于印发2023年教育工作要点的通知"
BODY = [
    "各市人民政府，省政府各部门：",
    "《2023年教育工作要点》已经省政府同意，现印发给你们，请结合实际认真贯彻落实。",
    "一、提高学前教育普惠水平。新改扩建幼儿园30所，普惠性幼儿园覆盖率达到87%以上，全面完成城镇小区配套幼儿园治理任务。",
    "二、推进义务教育优质均衡。新改扩建城市学校45所，推动化解大班额大校额，巩固控辍保学成果，落实“双减”各项要求。",
    "三、深化职业教育产教融合。支持职业学校与企业共建实训基地，扩大现代学徒制试点范围，提高人才培养质量和水平。",
]
END = ["附件：1.任务分工表", "某省人民政府办公厅", "2023年3月1日"]


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>　　{text}</p>\n" for text in texts)


def links(*names: str) -> str:
    return "<ul>" + "".join(f'<li><a href="#">{name}</a></li>' for name in names) + "</ul>"


def texts(reading: Reading, kind: NoiseKind | None = None) -> list[str]:
    return [line.text for line in reading.lines if line.kind is kind]


MENU = links("首页", "政务公开", "新闻中心", "办事服务", "互动交流")
NEWS = links(
    "某省召开2023年教育工作会议部署全年重点任务", "省教育厅调研职业教育产教融合试点情况", "全省学前教育普惠普及攻坚行动启动"
)
FOOT = "主办：某省人民政府办公厅<br>某ICP备05070218号 网站标识码1400000001<br>地址：某市某路1号 邮编：030000"

SITES = {
    "portal": (
        f"<title>{TITLE}_某省人民政府</title><meta name=ArticleTitle content={TITLE}>",
        f'<div class="header"><h1>某省人民政府</h1>{MENU}</div><div class=crumb>当前位置：<a>首页</a> &gt; 正文</div>'
        f"<div class=wrap><h2>{TITLE}</h2>"
        "<div class=info>发布时间：2023-03-05 来源：省政府办公厅 <span>字体：[大 中 小]</span></div>"
        f"<div id=zoom>{paragraphs([*BODY, *END])}</div></div>"
        f"<div class=xgwd><h3>相关文档</h3>{NEWS}</div><div class=footer>{FOOT}</div>",
    ),
    "layout tables": (
        f"<title>{TITLE}</title>",
        f"<table width=1000><tr><td colspan=2>{MENU}</td></tr><tr><td width=200>热点新闻{NEWS}</td><td>"
        "<table><tr><td align=center>"
        f"<b>{TITLE}</b></td></tr><tr><td>2023年03月05日 作者：管理员 点击数：123</td></tr><tr><td>"
        f"{'<br>'.join('　　' + text for text in BODY)}"
        f"<br><br>{'<br>'.join(END)}</td></tr></table></td></tr><tr><td colspan=2>{FOOT}</td></tr></table>",
    ),
    "names that say nothing": (
        f"<title>某省教育厅-{TITLE}</title>",
        f"<div class=a1>{MENU}</div>"
        f"<div class=a2><div class=b1>您现在的位置：首页 > 通知公告</div><div class=b2>{TITLE}</div>"
        f"<div class=b3>{paragraphs(BODY)}</div><div class=b4>{paragraphs(END)}</div>"
        "<div class=b5>上一篇：<a href=#>关于开展某项工作的通知</a></div></div>"
        f"<div class=a3><p>相关新闻</p>{NEWS}</div><div class=a4>{FOOT}</div>",
    ),
    "flat": (
        f"<title>{TITLE}</title>",
        f"{MENU}<h1>{TITLE}</h1><p>来源：某省教育厅　日期：2023-03-05</p>"
        f"{paragraphs([*BODY, *END])}<p>【打印】【关闭】</p>{NEWS}<p>{FOOT}</p>",
    ),
    "semantic": (
        f'<title>{TITLE} | 某省教育厅</title><meta property="og:title" content="{TITLE}">'
        '<meta name=PubDate content="2023-03-05 10:00">',
        f"<header>{MENU}</header><main><article><h1>{TITLE}</h1>{paragraphs(BODY)}<section>{paragraphs(END)}</section></article>"
        f"<aside><h2>推荐阅读</h2>{NEWS}</aside></main><footer>{FOOT}</footer>",
    ),
    "catalogue table": (
        f"<title>{TITLE}</title>",
        f"{MENU}<div class=content><table><tr><td>索 引 号：</td><td>000014349/2023-00001</td>"
        "<td>主题分类：</td><td>教育</td></tr>"
        f"<tr><td>发文机关：</td><td>某省人民政府办公厅</td><td>成文日期：</td><td>2023年3月1日</td></tr></table>"
        f"<p align=center>某省人民政府办公厅关于印发<br>2023年教育工作要点的通知</p>"
        f"{paragraphs([*BODY, *END])}</div><div class=foot>{FOOT}</div>",
    ),
}


SITES["other texts beside it"] = (
    f"<title>{TITLE}</title>",
    f"<div id=left>{MENU}<div>"
    + "".join(
        f"<h4><a href=#>开工</a></h4><p>3月{day}日，某市举行重大项目集中开工仪式，本次开工项目共{day}0个。</p>"
        for day in range(1, 8)
    )
    + f"</div></div><div id=r2><h1>{TITLE}</h1>{paragraphs([*BODY, *END])}</div>{FOOT}",
)
SITES["no title element"] = ("", f"{MENU}<div class=tt>{TITLE}</div><div class=cc>{paragraphs([*BODY, *END])}</div>{FOOT}")


@pytest.mark.parametrize("site", SITES)
def test_the_document_is_told_from_the_page_round_it(site: str):
    head, body = SITES[site]
    reading = html.read(page(body, head))
    assert texts(reading) == [TITLE, *BODY, *END]
    if head:
        title = next(line for line in reading.lines if line.kind is None)
        assert (reading.title, title.mark) == (TITLE, 1)


@pytest.mark.parametrize("site", SITES)
def test_everything_shown_is_kept_in_order_with_exact_places(site: str):
    head, body = SITES[site]
    reading = html.read(page(body, head))
    for line in reading.lines:
        assert line.text == "".join(reading.text[piece.start : piece.end] for piece in line.pieces)
    assert "".join("".join(line.text for line in reading.lines).split()) == "".join(reading.text.split())
    for shown in ("政务公开", BODY[-1], "网站标识码1400000001"):
        assert shown in reading.text


def test_what_surrounds_a_document_has_its_kind():
    head, body = SITES["portal"]
    reading = html.read(page(body, head))
    assert any("当前位置" in text for text in texts(reading, NoiseKind.BREADCRUMB))
    assert "首页" in texts(reading, NoiseKind.NAVIGATION)
    assert any(text.startswith("发布时间：2023-03-05") for text in texts(reading, NoiseKind.PAGE_INFO))
    assert "全省学前教育普惠普及攻坚行动启动" in texts(reading, NoiseKind.RELATED)
    assert any("网站标识码" in text for text in texts(reading, NoiseKind.FOOTER))


def test_date_and_source_that_only_the_head_tells_become_lines_of_page_information():
    head = '<title>x</title><meta name="PubDate" content="2023-03-05"><meta name="ContentSource" content="省教育厅">'
    reading = html.read(page(paragraphs(BODY), head))
    assert texts(reading, NoiseKind.PAGE_INFO) == ["发布时间：2023-03-05", "来源：省教育厅"]


@pytest.mark.parametrize(
    "encoding", ["gb2312", "gbk", "gb18030", "big5", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"]
)
@pytest.mark.parametrize("declared", [True, False])
def test_encodings_declared_or_not(encoding: str, declared: bool):
    body = ["各縣市政府：", "一、推動教育改革，提高教學質量，落實各項要求。" * 3] if encoding == "big5" else [*BODY]
    name = encoding.removesuffix("-sig")
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={name}">' if declared else ""
    source = f"<html><head>{meta}</head><body>{paragraphs(body)}</body></html>"
    if encoding.startswith("gb2312"):
        source = source.replace("“", "").replace("”", "")
    reading = html.read(source.encode(encoding))
    assert texts(reading)[0] == body[0]


def test_a_page_saved_as_utf_8_that_still_says_gb2312():
    reading = html.read(f"<meta charset=gb2312><body>{paragraphs(BODY)}".encode())
    assert texts(reading) == BODY


def test_a_page_that_says_gb2312_and_holds_gbk():
    assert texts(html.read("<meta charset=gb2312><p>朱镕基、喆、堃等同志出席会议。".encode("gbk"))) == [
        "朱镕基、喆、堃等同志出席会议。"
    ]


def test_a_few_broken_bytes_are_read_and_said():
    data = f"<meta charset=gbk>{paragraphs(BODY * 3)}".encode("gbk")
    reading = html.read(data[:60] + b"\xff" + data[60:])
    assert reading.warnings
    assert BODY[2] in texts(reading)


def test_what_a_browser_does_not_show_is_not_read():
    reading = html.read(
        page(
            "<p>看得见<!-- 注释 --></p><script>var a = '<p>脚本</p>';</script><style>p{}</style>"
            "<p style='color:red; display: none'>藏</p>"
            "<div hidden>藏</div><del>删去</del><noscript>无脚本</noscript><select><option>甲</select><input value=乙><p>也看得见"
        )
    )
    assert texts(reading) == ["看得见", "也看得见"]
    assert reading.text == "看得见\n也看得见"


def test_the_reading_above_a_character_is_no_part_of_the_text():
    marked = "<ruby>工<rp>(</rp><rt>gōng</rt><rp>)</rp></ruby><ruby>作<rt>zuò</rt></ruby>要点"
    assert texts(html.read(page(f"<p>2024年{marked}</p>"))) == ["2024年工作要点"]


def test_a_row_within_a_row_is_read_with_the_row_round_it():
    reading = html.read(page("<table><tr><td>甲<div><tr><td>乙</td></tr></div></td><td>丙</td></tr></table><p>后文</p>"))
    assert "".join(texts(reading)).replace("\t", "").replace(" ", "") == "甲乙丙后文"


def test_inline_elements_join_and_blocks_and_breaks_part():
    reading = html.read(
        page("<div>第一<b>段</b><span>落</span>\n  <font>接</font><br>第二行<p>第三&nbsp;行&ldquo;引&rdquo;</div>尾")
    )
    assert texts(reading) == ["第一段落接", "第二行", "第三\xa0行“引”", "尾"]


def test_a_line_end_of_the_source_parts_words_but_not_chinese_characters():
    assert texts(html.read(page("<p>教育工\n作要点 2023\nplan of\nwork</p>"))) == ["教育工作要点 2023 plan of work"]


def test_the_rows_of_a_table_are_lines_with_cells_kept_apart():
    reading = html.read(
        page("<table><tr><th>任务<th>责任<br>单位<tr><td><p>建园</p><p>30所</p><td><tr><td>建校\t45所<td>教育厅</table>")
    )
    assert [line.text.split("\t") for line in reading.lines] == [["任务", "责任 单位"], ["建园 30所"], ["建校 45所", "教育厅"]]


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        ("<ol>", ["1. ", "2. ", "7. ", "8. "]),
        ("<ol start=3>", ["3. ", "4. ", "7. ", "8. "]),
        ("<ol type=a>", ["a. ", "b. ", "g. ", "h. "]),
        ("<ol type=I>", ["I. ", "II. ", "VII. ", "VIII. "]),
        ("<ol style='list-style-type:cjk-ideographic'>", ["一、", "二、", "七、", "八、"]),
        ("<ol style='list-style: none'>", ["", "", "", ""]),
        ("<ol reversed>", ["4. ", "3. ", "7. ", "6. "]),
        ("<ul>", ["", "", "", ""]),
    ],
)
def test_numbers_of_lists_are_written_into_the_text(opening: str, numbers: list[str]):
    reading = html.read(
        page(f"{opening}<li>甲项任务。<li><p>乙项任务。</p><p>说明。</p><li value=7>丙项任务。<li>丁项任务。</ol>")
    )
    assert texts(reading) == [
        numbers[0] + "甲项任务。",
        numbers[1] + "乙项任务。",
        "说明。",
        numbers[2] + "丙项任务。",
        numbers[3] + "丁项任务。",
    ]


def test_a_number_that_the_item_itself_begins_with_is_not_written_twice():
    assert texts(html.read(page("<ol><li>1. 甲项任务。<li>2. 乙项任务。</ol>"))) == ["1. 甲项任务。", "2. 乙项任务。"]


def test_headings_carry_their_level_below_the_title():
    body = f"<h1>{TITLE}</h1>{paragraphs(BODY[:2])}<h1>第一章　总则</h1>{paragraphs(BODY[2:])}"
    body += "<h2>第一节<br>目标</h2><p>完成任务。</p>"
    marks = {line.text: line.mark for line in html.read(page(body, f"<title>{TITLE}</title>")).lines if line.mark}
    assert marks == {TITLE: 1, "第一章　总则": 2, "第一节 目标": 3}


def test_a_title_over_several_lines_is_one_line_of_several_pieces():
    body = f"<p>某省人民政府办公厅关于印发</p><p>2023年教育工作要点的通知</p>{paragraphs(BODY)}"
    line = html.read(page(body, f"<title>{TITLE}</title>")).lines[0]
    assert (line.text, len(line.pieces), line.mark) == (TITLE, 2, 1)


@pytest.mark.parametrize("data", [b"", b"  \n", b"<html></html>", b"<script>load()</script>", b"<div>" * 5000 + "文字".encode()])
def test_a_page_without_text_is_refused_with_the_reason(data: bytes):
    with pytest.raises(RefusedFileError) as refused:
        html.read(data)
    assert "请" in refused.value.notice.zh


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes):
    try:
        reading = html.read(data)
    except RefusedFileError:
        return
    assert reading.lines


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<td>",
                "<tr>",
                "<table>",
                "</table>",
                "<ol>",
                "<li>",
                "<pre>",
                "</pre>",
                "<br>",
                "文",
                "字 ",
                "\n",
                "\u2028",
                "<a href=x>",
                "</a>",
                "<h1>",
                "<div hidden>",
                "</div>",
                "\x0b",
            ]
        ),
        max_size=40,
    )
)
def test_any_nesting_keeps_every_line_in_its_place(parts: list[str]):
    try:
        reading = html.read("".join(parts).encode())
    except RefusedFileError:
        return
    assert all(line.text == "".join(reading.text[piece.start : piece.end] for piece in line.pieces) for line in reading.lines)
    assert "".join(parts).count("文") >= reading.text.count("文") > -1


def test_a_page_saved_as_one_file():
    quoted = "".join(f"={byte:02X}" for byte in f"<html><body>{paragraphs(BODY)}</body></html>".encode("gbk"))
    soft = "=\r\n".join(quoted[at : at + 72] for at in range(0, len(quoted), 72))
    data = (
        "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{soft}\r\n"
        "--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n"
    ).encode()
    reading = mhtml.read(data)
    assert texts(reading) == BODY
    assert reading.media_type == "multipart/related"


@pytest.mark.parametrize(
    "data",
    [b"", b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx", b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"],
)
def test_a_saved_file_without_page_is_refused(data: bytes):
    with pytest.raises(RefusedFileError):
        mhtml.read(data)
