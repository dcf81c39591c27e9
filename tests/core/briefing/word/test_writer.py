"""The Word file of a briefing note, read back: nothing lost, real styles, fonts, page numbers, and no half-written file."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from core.briefing.content import BriefingNote, ComparisonRow
from core.briefing.word.writer import document_bytes, write
from core.errors import ExportError
from tests.core.briefing.word.notes import note_of, passage, remark

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_back(note: BriefingNote):
    return docx.Document(BytesIO(document_bytes(note)))


def part(note: BriefingNote, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(document_bytes(note))) as package:
        return etree.fromstring(package.read(name))


def test_every_quote_note_and_link_is_in_the_file() -> None:
    remarks = [remark(f"原文第{n}处", f"批注第{n}条") for n in range(40)]
    document = read_back(note_of(*remarks, rows=60))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    for n in range(40):
        assert f"原文：原文第{n}处" in paragraphs
        assert f"批注：批注第{n}条" in paragraphs
    cells = [[cell.text for cell in line.cells] for line in document.tables[1].rows]
    assert cells[0] == ["甲 2022", "乙 2023（推定）", "关系"]
    assert cells[1:] == [[f"旧{n}", f"新{n}", "修改\n待定\n置信0.87"] for n in range(60)]


def test_headings_are_real_styles_in_order() -> None:
    document = read_back(note_of(remark("甲", "乙")))
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert headings == [
        ("Title", "工作要点比较"),
        ("Heading 1", "概述"),
        ("Heading 1", "批注条目"),
        ("Heading 2", "2023年工作要点"),
        ("Heading 3", "一、总体要求 › （二）目标"),
        ("Heading 1", "条目对照"),
        ("Heading 2", "甲与乙"),
        ("Heading 1", "附：来源"),
    ]


def test_chapters_stand_in_the_order_of_the_note() -> None:
    document = read_back(note_of())
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == ["概述", "条目对照", "附：来源"]


def test_an_english_note_has_english_words() -> None:
    document = read_back(note_of(remark("甲", "乙"), language="en"))
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == [
        "Overview",
        "Annotated clauses",
        "Clauses compared",
        "Annex: Sources",
    ]
    assert document.tables[1].rows[0].cells[2].text == "Relation"


def test_styles_name_east_asian_fonts() -> None:
    styles = part(note_of(), "word/styles.xml")
    fonts = {
        style.get(f"{W}styleId"): style.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia")
        for style in styles.iter(f"{W}style")
        if style.find(f"{W}rPr/{W}rFonts") is not None
    }
    assert fonts["Title"] == "方正小标宋简体"
    assert fonts["Heading1"] == "黑体"
    assert fonts["Heading2"] == "楷体_GB2312"
    assert fonts["TableText"] == "仿宋_GB2312"
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert default.find(f"{W}rFonts").get(f"{W}eastAsia") == "仿宋_GB2312"
    assert default.find(f"{W}lang").get(f"{W}eastAsia") == "zh-CN"


def test_every_style_that_is_used_exists() -> None:
    note = note_of(remark("甲", "乙"))
    defined = {style.get(f"{W}styleId") for style in part(note, "word/styles.xml").iter(f"{W}style")}
    used = {e.get(f"{W}val") for e in part(note, "word/document.xml").iter(f"{W}pStyle", f"{W}tblStyle")}
    assert used <= defined


def test_the_page_is_that_of_an_official_paper_with_numbers_on_both_sides() -> None:
    note = note_of()
    (section,) = read_back(note).sections
    margins = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    for name in ("word/footer1.xml", "word/footer2.xml"):
        footer = part(note, name)
        assert "".join(footer.itertext()) == "— 1 —"
        assert footer.find(f".//{W}fldSimple").get(f"{W}instr") == "PAGE"
    assert part(note, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None


def test_differences_have_a_form_beside_their_colour() -> None:
    table = read_back(note_of()).tables[1]
    old, new = (cell.paragraphs[0].runs[0] for cell in table.rows[1].cells[:2])
    assert old.font.strike
    assert new.font.underline
    assert old.font.color.rgb != new.font.color.rgb


def test_table_heads_repeat_and_short_rows_stay_on_one_page() -> None:
    long = ComparisonRow(passage("长" * 2000), passage("短"), "修改", ())
    table = read_back(note_of(more=(long,))).tables[1]
    properties = [line._tr.find(qn("w:trPr")) for line in table.rows]
    assert properties[0].find(qn("w:tblHeader")) is not None
    assert all(found.find(qn("w:cantSplit")) is not None for found in properties[:-1])
    assert properties[-1] is None


def test_headings_stay_with_what_follows_and_what_is_known_with_the_note_or_quote_it_is_known_of() -> None:
    note = note_of(remark("甲", "乙"))
    body = read_back(note).element.body
    captions = [table.getprevious() for table in body.iter(qn("w:tbl"))]
    assert ["".join(text.text for text in caption.iter(f"{W}t")) for caption in captions] == [
        "表1　审阅的文件",
        "表2　甲与乙",
        "表3　来源文件",
    ]
    assert all(caption.find(f"{W}pPr/{W}keepNext") is not None for caption in captions)
    kept = {
        style.get(f"{W}styleId")
        for style in part(note, "word/styles.xml").iter(f"{W}style")
        if style.find(f"{W}pPr/{W}keepNext") is not None
    }
    assert kept >= {"Title", "Heading1", "Heading2", "Heading3", "ItemLabel", "TableHead"}
    assert not kept & {"BodyText", "QuotedText", "RemarkLine", "TableText"}
    said = {p.text: p.paragraph_format.keep_with_next for p in read_back(note).paragraphs}
    assert said["原文：甲"] is None and said["批注：乙"] and said["左栏为甲。见。"] is None
    alone = {p.text: p.paragraph_format.keep_with_next for p in read_back(note_of(remark("甲", ""))).paragraphs}
    assert alone["原文：甲"]


def test_the_last_row_of_a_table_is_not_left_alone() -> None:
    rows = read_back(note_of(rows=4)).tables[1].rows
    kept = [all(p.paragraph_format.keep_with_next for cell in row.cells for p in cell.paragraphs) for row in rows]
    assert kept == [False, False, False, True, False]


def test_control_characters_vanish_and_everything_else_survives() -> None:
    quote = "甲\x00乙\x0b丙\x1f丁\ufffe\ud800 <b>&amp;\"'𠮷😀\u200b 尾 "
    document = read_back(note_of(remark(quote, "第一行\n第二行\t列\r\n第三行"), title="题\x07名", author="作\x01者" * 200))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert "原文：甲乙丙丁 <b>&amp;\"'𠮷😀\u200b 尾 " in paragraphs
    assert "批注：第一行\n第二行\t列\n第三行" in paragraphs
    assert document.core_properties.title == "题名"
    assert document.core_properties.author.startswith("作者作者")


def test_nothing_of_a_template_is_left() -> None:
    with zipfile.ZipFile(BytesIO(document_bytes(note_of()))) as package:
        assert sorted(package.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/app.xml",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/fontTable.xml",
            "word/footer1.xml",
            "word/footer2.xml",
            "word/footnotes.xml",
            "word/numbering.xml",
            "word/settings.xml",
            "word/styles.xml",
        ]
    assert read_back(note_of()).core_properties.comments == ""


def test_the_file_is_replaced_and_its_size_returned(tmp_path: Path) -> None:
    path = tmp_path / "简报.docx"
    path.write_bytes(b"old")
    assert write(note_of(), path) == path.stat().st_size
    assert docx.Document(str(path)).core_properties.title == "工作要点比较"
    assert [found.name for found in tmp_path.iterdir()] == ["简报.docx"]


def test_an_unwritable_path_is_an_export_error(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write(note_of(), tmp_path / "没有的文件夹" / "简报.docx")
    folder = tmp_path / "是文件夹.docx"
    folder.mkdir()
    with pytest.raises(ExportError):
        write(note_of(), folder)
    assert [found.name for found in tmp_path.iterdir()] == ["是文件夹.docx"]


def test_the_old_file_stays_when_the_new_one_cannot_take_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "简报.docx"
    path.write_bytes(b"old")

    def held_open(self: Path, target: Path) -> Path:
        raise PermissionError(13, "held open by Word", str(target))

    monkeypatch.setattr(Path, "replace", held_open)
    with pytest.raises(ExportError):
        write(note_of(), path)
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["简报.docx"]


def test_thousands_of_rows_are_written(tmp_path: Path) -> None:
    path = tmp_path / "简报.docx"
    write(note_of(rows=2000), path)
    with zipfile.ZipFile(path) as package:
        assert package.read("word/document.xml").count(b"<w:cantSplit/>") == 2000 + 5
