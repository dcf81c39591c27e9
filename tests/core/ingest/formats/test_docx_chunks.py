"""Word documents whose text is another file: a page, a saved page, Word again, plain text."""

import pytest

from core.ingest.formats import docx
from tests.core.ingest.formats.docx_files import (
    a_docx,
    comment,
    commented,
    p,
    remarked,
)

PAGE = "<html><body><h1>某法</h1><p>第一条 甲。<br/>（一）乙；</p><table><tr><td>丙</td><td>丁</td></tr></table></body></html>"


MAIL = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    "Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n%s\r\n--b--\r\n"
)


@pytest.mark.parametrize(("name", "data"), [("a.mht", (MAIL % PAGE).encode("gb18030")), ("a.html", PAGE.encode())])
def test_a_page_in_place_of_text_is_read(name: str, data: bytes) -> None:
    reading = docx.read(a_docx(f'{p("前")}<w:altChunk r:id="{name}"/>{p("后")}', chunks={name: data}))
    assert [line.text for line in reading.lines] == ["前", "某法", "第一条 甲。", "（一）乙；", "丙\t丁", "后"]
    assert not reading.warnings


def test_a_law_that_is_one_page_has_that_page_title() -> None:
    reading = docx.read(a_docx('<w:altChunk r:id="a.html"/>', chunks={"a.html": PAGE.encode()}))
    assert (reading.title, reading.lines[0].mark) == ("某法", 1)


def test_word_and_plain_text_in_place_of_text_are_read() -> None:
    inner = a_docx(p("内") + p(commented("注文", 1)), comments=comment(1, "看"))
    body = '<w:altChunk r:id="a.docx"/><w:altChunk r:id="a.txt"/>' + p("后")
    reading = docx.read(a_docx(p("前") + body, chunks={"a.docx": inner, "a.txt": "甲\n乙".encode("gb18030")}))
    assert [line.text for line in reading.lines] == ["前", "内", "注文", "甲", "乙", "后"]
    assert remarked(reading) == [("注文", "看")]


@pytest.mark.parametrize(("rounds", "expected"), [(2, ["层", "层", "芯"]), (4, ["层"])])
def test_what_stands_in_place_of_text_is_read_once_and_not_without_end(rounds: int, expected: list[str]) -> None:
    inner = a_docx(p("芯"))
    for _ in range(rounds):
        inner = a_docx(p("层") + '<w:altChunk r:id="a.docx"/>' * 2, chunks={"a.docx": inner})
    reading = docx.read(inner)
    assert [line.text for line in reading.lines] == expected
    assert len(reading.warnings) == 1


def test_an_unreadable_part_is_warned_of() -> None:
    reading = docx.read(a_docx(p("甲") + '<w:altChunk r:id="a.rtf"/>', chunks={"a.rtf": rb"{\rtf1 x}"}, styles="<broken>"))
    assert [line.text for line in reading.lines] == ["甲"]
    assert len(reading.warnings) == 2


def test_a_mail_of_mails_without_end_is_warned_of() -> None:
    part = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n"
    data = b"MIME-Version: 1.0\n" + b"".join(part % (at, at) for at in range(3000))
    reading = docx.read(a_docx(p("甲") + '<w:altChunk r:id="a.mht"/>', chunks={"a.mht": data}))
    assert [line.text for line in reading.lines] == ["甲"]
    assert len(reading.warnings) == 1
