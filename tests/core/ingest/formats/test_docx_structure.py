"""Word documents: heading levels, the title, tables of contents."""

import pytest

from core.ingest.formats import docx
from core.model import NoiseKind
from tests.core.ingest.formats.docx_files import (
    HEADINGS,
    LONG,
    a_docx,
    kinds,
    marks,
    p,
    read,
    run,
    style,
    styled,
)


def test_heading_levels_by_outline_name_and_chain() -> None:
    styles = (
        HEADINGS + style("X", "我的标题", based="2") + style("Z", "三级标题") + style("O", "提纲", '<w:outlineLvl w:val="3"/>')
    )
    body = (
        styled("某省工作要点", "T")
        + styled("一、总体", "1")
        + styled("（一）目标", "2")
        + styled("细则", "X")
        + styled("小题", "Z")
    )
    body += styled("更小", "O") + p("直接", '<w:outlineLvl w:val="1"/>') + styled("正文", "1", '<w:outlineLvl w:val="9"/>')
    reading = read(body, styles=styles)
    assert [mark for _, mark in marks(reading)] == [1, 2, 3, 3, 4, 5, 3, 0]
    assert reading.title == "某省工作要点"


def test_a_sentence_or_a_long_text_is_no_heading() -> None:
    reading = read(styled("加强领导。", "2") + styled("目标" * 50, "2") + styled("目标", "2"), styles=HEADINGS)
    assert [mark for _, mark in marks(reading)] == [0, 0, 2]


def test_a_title_styled_as_a_heading_keeps_the_first_level_to_itself() -> None:
    body = styled("某省2023年", "1") + styled("工作要点", "1") + styled("一、总体", "2")
    assert [mark for _, mark in marks(read(body, styles=HEADINGS))] == [1, 1, 2]


@pytest.mark.parametrize("opening", ["", "某省2023年工作要点"])
def test_chapters_styled_as_first_level_stand_below_the_title(opening: str) -> None:
    body = (p(opening) if opening else "") + styled("一、总体", "1") + styled("（一）目标", "2") + styled("二、任务", "1")
    assert [mark for _, mark in marks(read(body, styles=HEADINGS))][-3:] == [2, 3, 2]


def test_a_title_over_two_paragraphs_is_one_line() -> None:
    reading = read(styled("某省2023年", "T") + styled("工作要点", "T") + p("甲"), styles=HEADINGS)
    assert reading.lines[0].text == reading.title == "某省2023年工作要点"


@pytest.mark.parametrize(("named", "expected"), [("某省 工作要点", "某省 工作要点"), ("别的文件", ""), ("", "")])
def test_the_title_among_the_properties_counts_where_the_text_has_it(named: str, expected: str) -> None:
    assert docx.read(a_docx(p("某省") + p("工作要点") + p(LONG), title=named)).title == expected


def test_a_table_of_contents_is_navigation() -> None:
    opening = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
    opening += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    entries = p(opening + run("一、总体") + "<w:r><w:tab/></w:r>" + run("1")) + p("二、任务 3")
    body = p("目　录") + entries + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("一、总体"), '<w:pStyle w:val="1"/>')
    reading = read(body, styles=HEADINGS)
    menu = NoiseKind.NAVIGATION
    assert kinds(reading) == [("目　录", menu), ("一、总体 1", menu), ("二、任务 3", menu), ("一、总体", None)]


def test_a_table_of_contents_by_style_or_gallery_is_navigation() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body = f"<w:sdt>{gallery}<w:sdtContent>{p('目录')}{p('一、甲')}</w:sdtContent></w:sdt>" + styled("二、乙", "toc") + p("正文")
    assert [kind for _, kind in kinds(read(body, styles=HEADINGS))] == [NoiseKind.NAVIGATION] * 3 + [None]
