"""A file is what its bytes say; its name decides only where they don't."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ingest.sniff import READABLE, SUFFIXES, Kind, kind_of
from tests.core.ingest import hostile

PAGE = "<html><head><title>要点</title></head><body><p>一、抓学习。</p></body></html>"
MHTML = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n--x\r\n"
SAVED_BY_CHROME = "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://a/\r\nSubject: =?utf-8?Q?=E8?=\r\n" + MHTML
XLSX = hostile.zipped([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<a/>")])


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        ("一、抓学习。", "a.txt", Kind.TEXT),
        ("一、抓学习。", "a.md", Kind.MARKDOWN),
        ("一、抓学习。", "无后缀", Kind.TEXT),
        ("<div align=center>要点</div>", "a.md", Kind.MARKDOWN),
        (PAGE, "a.txt", Kind.HTML),
        (PAGE, "a.doc", Kind.HTML),
        (PAGE, "a.md", Kind.HTML),
        ("<?xml version='1.0'?>\n<!-- a --><!-- b -->\n<!DOCTYPE html PUBLIC ''>" + PAGE, "a.htm", Kind.HTML),
        ("<div><p>一、抓学习。</p></div>", "a.txt", Kind.HTML),
        ("正文<br>", "a.html", Kind.HTML),
        ("5 < 6，<请注意>：一、抓学习。", "a.txt", Kind.TEXT),
        (MHTML, "a.doc", Kind.MHTML),
        (SAVED_BY_CHROME, "a.mht", Kind.MHTML),
        ("From: a@b\r\nSubject: x\r\nContent-Type: text/plain\r\n\r\n正文", "a.eml", Kind.MAIL),
        ("Subject: 关于印发要点的通知\r\n\r\n正文", "a.txt", Kind.TEXT),
        (r"{\rtf1\ansi 1}", "a.doc", Kind.RTF),
        ("%PDF-1.4\n", "a.doc", Kind.PDF),
        ("<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?><w:wordDocument/>", "a.doc", Kind.WORD_XML),
    ],
)
def test_text_is_told_by_its_markup(data, name, kind):
    assert kind_of(data.encode(), name) is kind


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (hostile.docx(), "a.docx", Kind.DOCX),
        (hostile.docx(), "a.doc", Kind.DOCX),
        (hostile.docx(), "a.wps", Kind.DOCX),
        (hostile.docx(), "a.zip", Kind.DOCX),
        (hostile.ofd(), "a.ofd", Kind.OFD),
        (hostile.zipped([("要点.txt", "一、")]), "a.docx", Kind.ZIP),
        (XLSX, "a.docx", Kind.XLSX),
        (hostile.zipped([("mimetype", "application/vnd.oasis.opendocument.text")]), "a.zip", Kind.ODT),
        (hostile.zipped([("META-INF/MANIFEST.MF", ""), ("a.class", "")]), "a.zip", Kind.PROGRAM),
        (hostile.docx()[:300], "a.docx", Kind.DOCX),
        (hostile.docx()[:300], "a.zip", Kind.ZIP),
        (hostile.many_entries(), "a.zip", Kind.ZIP),
        (hostile.doc("一、"), "a.doc", Kind.DOC),
        (hostile.doc("一、"), "a.wps", Kind.WPS),
        (hostile.doc("一、"), "a.txt", Kind.DOC),
        (hostile.ole({"Workbook": b"1"}), "a.doc", Kind.XLS),
        (hostile.ole({"PowerPoint Document": b"1"}), "a.doc", Kind.PPT),
        (hostile.ole({"EncryptedPackage": b"1"}), "a.docx", Kind.DOC),
        (hostile.doc("一、")[:700], "a.doc", Kind.DOC),
    ],
)
def test_a_container_is_told_by_what_it_holds(data, name, kind):
    assert kind_of(data, name) is kind


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a.txt", Kind.IMAGE),
        (b"BM" + bytes(range(256)) * 9, "a.bmp", Kind.IMAGE),
        (b"MZ\x90\x00" + bytes(200), "a.docx", Kind.PROGRAM),
        (b"Rar!\x1a\x07\x00" + bytes(9), "a.zip", Kind.ARCHIVE),
        (b"Founder CEB 2.0\x00" + bytes(99), "a.ceb", Kind.CEB),
        (bytes(range(256)) * 9, "a.caj", Kind.CAJ),
        (bytes(range(256)) * 9, "a.xyz", Kind.UNKNOWN),
    ],
)
def test_what_cannot_be_read_is_named(data, name, kind):
    assert kind_of(data, name) is kind
    assert kind not in READABLE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_the_encoding_changes_nothing(encoding):
    plan = "一、抓學習。\n二、推動各項工作再上新臺階。\n" * 20
    assert kind_of(plan.encode(encoding), "a.txt") is Kind.TEXT
    assert kind_of(PAGE.replace("要点", "要點").replace("学习", "學習").encode(encoding), "a.txt") is Kind.HTML


@given(st.binary(max_size=400), st.sampled_from(sorted(SUFFIXES)), st.sampled_from([b"", b"PK\x03\x04", b"<!--", b"%PDF-"]))
def test_any_bytes_have_a_kind(data, suffix, start):
    assert kind_of(start + data, f"a{suffix}") in Kind


@given(st.data())
def test_a_damaged_container_still_has_a_kind(data):
    raw = bytearray(data.draw(st.sampled_from([hostile.doc("一、抓学习。"), hostile.docx()])))
    for at in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=8)):
        raw[at] = data.draw(st.integers(0, 255))
    assert kind_of(bytes(raw), "a.doc") in Kind
