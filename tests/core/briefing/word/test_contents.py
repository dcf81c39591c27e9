"""The table of contents: every heading with its printed number, a link and a page that rises through the document."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest

from core.briefing.word import SHIPPED, document_bytes
from core.briefing.word.page import OFFICIAL
from core.briefing.word.paging import pages
from core.briefing.word.wordml import bookmark, cell, paragraph, row, run, table
from tests.core.briefing.word.notes import note_of, remark


@pytest.mark.parametrize("name", SHIPPED)
def test_contents_list_the_headings_with_their_printed_numbers(name: str) -> None:
    remarks = [remark("原文" * 60, "批注" * 40) for _ in range(30)]
    note = replace(note_of(*remarks, rows=30), contents=True, template=name)
    data = document_bytes(note)
    lines = [p.text.split("\t") for p in docx.Document(BytesIO(data)).paragraphs if p.style.name.startswith("toc ")]
    assert [text for text, _ in lines] == [
        "一、概述",
        "二、批注条目",
        "（一）2023年工作要点",
        "三、条目对照",
        "（一）甲与乙",
        "附：来源",
    ]
    numbers = [int(page) for _, page in lines]
    assert numbers == sorted(numbers) and numbers[0] == 1 and numbers[3] > 5
    with zipfile.ZipFile(BytesIO(data)) as package:
        xml = package.read("word/document.xml").decode()
    places = set(re.findall(r'w:name="(_Toc\d+)"', xml))
    assert set(re.findall(r'w:anchor="([^"]+)"', xml)) <= places
    assert xml.count('w:fldCharType="begin"') == xml.count('w:fldCharType="end"') == 7


def test_a_note_without_contents_has_none() -> None:
    with zipfile.ZipFile(BytesIO(document_bytes(note_of()))) as package:
        assert b"TOC" not in package.read("word/document.xml").replace(b"_Toc", b"")


def head(name: str) -> str:
    return paragraph(bookmark(1, f"_Toc{name}", run("题")), "Heading1")


def test_pages_are_turned_after_22_lines_and_a_heading_stays_with_its_text() -> None:
    line = paragraph(run("字" * 20), "BodyText")
    assert pages(line * 19 + head("1") + line, OFFICIAL) == {"_Toc1": 1}
    assert pages(line * 21 + head("1") + line, OFFICIAL) == {"_Toc1": 2}
    long = paragraph(run("字" * (26 + 28 * 21)), "BodyText")
    assert pages(long * 3 + head("1") + line, OFFICIAL) == {"_Toc1": 4}


def test_rows_and_sections_turn_pages() -> None:
    cells = cell(paragraph(run("字" * 200), "TableText"), 2000)
    rows = [row([cell(paragraph(run("头"), "TableHead"), 2000)], header=True), *(row([cells]) for _ in range(6))]
    one = pages(table(rows, [2000], "BriefingTable") + head("1") + paragraph("", ""), OFFICIAL)["_Toc1"]
    assert one == 6  # two rows of some 8,000 twips don't fit on a page of 12,700
    section = OFFICIAL.end() + head("1") + paragraph(run("字"), "BodyText") + OFFICIAL.on_its_side().end()
    assert pages(section + head("2") + paragraph(run("字"), "BodyText"), OFFICIAL) == {"_Toc1": 2, "_Toc2": 3}
