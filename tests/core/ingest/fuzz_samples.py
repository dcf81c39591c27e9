"""A sound file of every format that can be read, each with most of what its reader knows, for the fuzz test to damage."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from tests.core.ingest import hostile
from tests.core.ingest.formats import docx_files as word
from tests.core.ingest.formats import typesetting

PLAN = (
    "某省2023年教育工作要点",
    "各市教育局：",
    "一、加强党的领导。一是抓学习，二是抓落实。",
    "（一）健全机制。完成87%以上。",
    "1.压实责任。2023年6月底前完成。",
    "（1）列出清单；",
    "①逐项销号。",
    "第二条 各地应当公开。",
    "此外，请各地按时报送。",
    "附件：任务分工表",
    "某省教育厅",
    "2023年2月1日",
)
_RUN_ON = "".join(f"<p>{line}</p>" for line in PLAN)
_TABLE = "<table><tr><th>任务</th><th>时限</th></tr><tr><td>建校</td></tr><tr><td>甲</td><td>六月</td></tr></table>"
PAGE = (
    '<!DOCTYPE html><html><head><meta charset="gbk"><meta name="ArticleTitle" content="某省2023年教育工作要点">'
    '<meta name="PubDate" content="2023-02-01"><title>某省2023年教育工作要点_某网</title><style>p{}</style></head><body>'
    '<div class="nav"><a href="/">首页</a><a href="/a">政务</a></div><div class="crumb">当前位置：首页 &gt; 文件</div>'
    f'<div id="main"><h1>{PLAN[0]}</h1><p>来源：某网 2023-02-01</p>{_RUN_ON}<ol start="3"><li>建校</ol>'
    f"{_TABLE}<pre>甲\n乙</pre><p style='display:none'>看不见</p></div><div class='footer'>版权所有 ICP备1号</div></body></html>"
)
MAIL = (
    b"From: <saved>\r\nSubject: a\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="----=_1"\r\n\r\n------=_1\r\n'
    b"Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    + PAGE.encode("gbk")
    + b"\r\n------=_1\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlhAQABAAAAACw=\r\n------=_1--"
)
RTF = (
    r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset0 Arial;}}{\colortbl;\red0\green0\blue0;}"
    r"{\info{\title a}}\pard\f0 "
    + r"\par ".join("".join(rf"\'{byte:02x}" for byte in line.encode("gbk")) for line in PLAN)
    + r"\par{\listtext\f0 1.\tab}\u24314?\u26657?\par\trowd\cellx100\intbl a\cell b\cell\row\pard{\*\bkmkstart a}{\deleted x}"
    r"{\field{\*\fldinst PAGE}{\fldrslt 1}}\bin3 abc\par}"
).encode()


@functools.cache
def document() -> bytes:
    """A .docx with lists, styles, changes, a table, boxes, notes, comments, fields and other files in its text."""
    items = word.level(0, "chineseCounting", "%1、") + word.level(1, "decimal", "%1.%2", '<w:pStyle w:val="1"/>')
    body = (
        word.styled(PLAN[0], "T")
        + "".join(map(word.p, PLAN[1:8]))
        + word.listed("自动编号")
        + word.listed("第二级", 2, 1)
        + word.p(word.changed("ins", word.run("加入")) + word.changed("del", "<w:r><w:delText>删去</w:delText></w:r>"))
        + word.table(["任务", "时限"], ["建校", word.table(["甲", "乙"])])
        + word.p("<w:r>" + word.old_box(word.p("框内")) + "</w:r>")
        + word.p(word.run("注") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + word.commented("批", 0))
        + word.p(word.field(' TOC \\o "1-3" ', word.run("目录……1")))
        + word.p("<w:sdt><w:sdtContent>" + word.run("控件") + "</w:sdtContent></w:sdt><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")
        + '<w:altChunk r:id="a.html"/><w:altChunk r:id="b.docx"/><w:altChunk r:id="c.mht"/><w:altChunk r:id="d.txt"/>'
    )
    return word.a_docx(
        body,
        chunks={
            "a.html": PAGE.encode("gbk"),
            "b.docx": word.a_docx(word.p("里面的文件")),
            "c.mht": MAIL,
            "d.txt": "甲乙丙".encode("gbk"),
        },
        title=PLAN[0],
        styles=word.HEADINGS + word.style("B", "正文", based="1"),
        numbering=word.definition(items) + word.a_list() + word.a_list(2, 0, '<w:lvlOverride w:ilvl="0"/>'),
        footnotes=f'<w:footnote w:id="2">{word.p("脚注")}</w:footnote>',
        comments=word.comment(0, "请核对"),
    )


@functools.cache
def samples() -> Mapping[str, bytes]:
    """The files by name; the name's ending is what an analyst's file would have."""
    text = "\n".join(PLAN)
    pages = typesetting.set_pages(list(PLAN) * 2, head="某省教育厅")
    stroke = "100 700 300 0 l\n100 700 m 300 700 l 300 600 l 100 600 l h S\n"
    return {
        "utf8.txt": text.encode(),
        "gbk.txt": text.encode("gb18030"),
        "utf16.txt": text.encode("utf-16"),
        "要点.md": f"# {PLAN[0]}\n\n> 摘自某网\n\n- [一](#a)\n\n## 一、**总则**\n\n{text}<br>[网](//a)<!-- 略 -->".encode(),
        "要点.html": PAGE.encode("gbk"),
        "要点.mhtml": MAIL,
        "要点.docx": document(),
        "要点.doc": hostile.doc("\r".join(PLAN) + "\r\x13 PAGE \x141\x15甲\x07乙\x07\x07"),
        "要点.wps": hostile.doc("\r".join(PLAN)),
        "要点.rtf": RTF,
        "要点.pdf": typesetting.pdf(pages, extra=stroke),
        "要点.ofd": typesetting.ofd(pages),
        "要点.zip": hostile.zipped(
            [("甲/一.txt", text), ("二.html", PAGE.encode("gbk")), ("三.docx", word.a_docx(word.p("四")))]
        ),
    }
