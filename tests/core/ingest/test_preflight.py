"""Each danger is refused before a parser sees it, with what, why and what to do, in half a second."""

import io
import struct
import sys
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import RefusedFileError
from core.ingest import preflight
from core.ingest.preflight import check
from core.ingest.sniff import Kind, kind_of
from tests.core.ingest import hostile

LIMIT = 2.0
"""Seconds; half a second is the aim, a busy machine is allowed for."""

SOUND = hostile.docx(hostile.body("一、抓学习。"))


def attack(part: str) -> bytes:
    return hostile.docx(f'<?xml version="1.0"?>{part}')


ATTACKS = {
    "a part of 400 MB": (hostile.huge_part, "a.docx", "far too much"),
    "20 million empty paragraphs": (hostile.empty_paragraphs, "a.docx", "zip bomb"),
    "4 million paragraphs that don't compress": (hostile.disguised_paragraphs, "a.docx", "far too much"),
    "60,000 entries": (hostile.many_entries, "a.docx", "more than 10,000 entries"),
    "60,000 entries in a zip": (hostile.many_entries, "a.zip", "more than 20,000 entries"),
    "documents in documents": (lambda: hostile.within(SOUND, 8), "a.docx", "documents within documents"),
    "a bomb in an embedded document": (lambda: hostile.within(attack(hostile.QUADRATIC), 1), "a.docx", "entities"),
    "overlapping entries": (hostile.overlapping, "a.docx", "overlap"),
    "billion laughs": (lambda: attack(hostile.BILLION_LAUGHS), "a.docx", "entities"),
    "billion laughs in UTF-16": (lambda: hostile.docx(hostile.BILLION_LAUGHS.encode("utf-16")), "a.docx", "entities"),
    "billion laughs in a side part": (
        lambda: hostile.docx("", ("word/header1.xml", hostile.BILLION_LAUGHS)),
        "a.docx",
        "entities",
    ),
    "billion laughs under another name": (lambda: hostile.docx("", ("word/a.bin", hostile.BILLION_LAUGHS)), "a.docx", "entities"),
    "a side part in an odd encoding": (
        lambda: hostile.docx("", ("word/a.xml", '<?xml version="1.0" encoding="utf-7"?>+ADw-a/>')),
        "a.docx",
        "damaged",
    ),
    "quadratic entities": (lambda: attack(hostile.QUADRATIC), "a.docx", "entities"),
    "an external entity": (lambda: attack(hostile.EXTERNAL), "a.docx", "entities"),
    "an external DTD": (lambda: attack(hostile.EXTERNAL_DTD), "a.docx", "entities"),
    "a parameter entity": (lambda: attack(hostile.PARAMETER), "a.docx", "entities"),
    "an entity in an OFD": (lambda: hostile.ofd(hostile.EXTERNAL), "a.ofd", "entities"),
    "an entity in GBK": (
        lambda: hostile.ofd(f'<?xml version="1.0" encoding="GBK"?>{hostile.EXTERNAL}<!--要点-->'.encode("gbk")),
        "a.ofd",
        "entities",
    ),
    "3,000-deep nesting": (lambda: hostile.docx(hostile.nested()), "a.docx", "256 deep"),
    "a path up": (lambda: hostile.docx("", ("../../etc/passwd", "x")), "a.docx", "leads out"),
    "a path up by backslashes": (lambda: hostile.docx("", ("..\\a", "x")), "a.docx", "leads out"),
    "an absolute path": (lambda: hostile.zipped([("/etc/passwd", "x")]), "a.zip", "leads out"),
    "a drive": (lambda: hostile.zipped([("C:\\a.txt", "x")]), "a.zip", "leads out"),
    "a symbolic link": (lambda: hostile.zipped([(hostile.link("a.txt"), "/etc/passwd")]), "a.zip", "symbolic link"),
    "two parts of one name": (lambda: hostile.docx("", ("word/document.xml", "x")), "a.docx", "one name"),
    "a zip with a password": (lambda: hostile.encrypted(hostile.zipped([("a.txt", "x")])), "a.zip", "password"),
    "a docx with a password": (lambda: hostile.ole({"EncryptionInfo": b"", "EncryptedPackage": b"1"}), "a.docx", "password"),
    "a doc with a password": (lambda: hostile.doc("一、", flags=0x0100), "a.doc", "password"),
    "a docx cut off": (lambda: SOUND[: len(SOUND) // 2], "a.docx", "cut off"),
    "a docx whose end is garbage": (lambda: SOUND[:-30] + bytes(30), "a.docx", "cut off"),
    "a docx whose text is not XML": (lambda: hostile.docx("<a><b></a>"), "a.docx", "cut off"),
    "a doc cut off": (lambda: hostile.doc("一、" * 9000)[:9000], "a.doc", "cut off"),
    "a pdf cut off": (lambda: b"%PDF-1.4\n" + b"1 0 obj\n" * 99, "a.pdf", "cut off"),
    "an empty file": (lambda: b"", "a.docx", "is empty"),
    "an empty zip": (lambda: hostile.zipped([]), "a.zip", "empty archive"),
    "a text of 21 MB": (lambda: b"a" * (21 << 20), "a.txt", "limit of 20 MB"),
    "a page of 65 MB": (lambda: b"<p>" * (22 << 20), "a.html", "limit of 64 MB"),
    "an Excel workbook": (lambda: hostile.ole({"Workbook": b"1"}), "a.xls", "Excel"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "a.docx", "OCR"),
}


@pytest.mark.parametrize("case", ATTACKS)
def test_an_attack_is_refused_at_once(case):
    make, name, why = ATTACKS[case]
    data = make()
    start = time.perf_counter()
    with pytest.raises(RefusedFileError, match=why) as refused:
        check(data, kind_of(data, name), name)
    seconds = time.perf_counter() - start
    sys.stdout.write(f"{seconds:.3f} s  {len(data):>10,} bytes  {case}\n")
    assert seconds < LIMIT
    notice = refused.value.notice
    assert name in notice.zh
    assert "没有导入" in notice.zh
    assert "请" in notice.zh
    assert "was not imported" in notice.en
    assert "Please" in notice.en


def test_a_source_has_a_largest_size(monkeypatch):
    monkeypatch.setattr(preflight, "LARGEST_SOURCE", 100)
    with pytest.raises(RefusedFileError, match="more than the limit"):
        check(SOUND, Kind.DOCX, "a.docx")


def test_every_kind_without_a_reader_is_refused_by_name():
    for kind in set(Kind) - preflight.READABLE - {Kind.ZIP}:
        with pytest.raises(RefusedFileError, match="cannot read"):
            check(b"x", kind, "a")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (SOUND, "a.docx"),
        (hostile.within(SOUND, 1), "a.docx"),
        (hostile.docx("", ("word/embeddings/a.docx", b"not opened"), ("customXml/a.xml", "<broken")), "a.docx"),
        (hostile.docx("", ("word/media/blank.bmp", bytes(6 << 20))), "a.docx"),
        (hostile.docx(hostile.body(*["加强组织领导，明确责任分工。"] * 5000)), "a.docx"),
        (hostile.docx(hostile.nested(100)), "a.docx"),
        (hostile.docx(hostile.body("甲").encode("utf-16")), "a.docx"),
        (hostile.docx("<!-- <!DOCTYPE a> -->" + hostile.body("<![CDATA[<!DOCTYPE a [<!ENTITY b 'c'>]>]]>")), "a.docx"),
        (hostile.ofd(), "a.ofd"),
        (hostile.doc("一、抓学习。\r"), "a.doc"),
        (hostile.doc("一、抓学习。\r"), "a.wps"),
        (b"%PDF-1.4\nstartxref\n9\n%%EOF", "a.pdf"),
        (hostile.zipped([("文件/要点.txt", "一、"), ("文件/", "")]), "a.zip"),
        (b"<html>1", "a.html"),
        (rb"{\rtf1 1}", "a.rtf"),
        ("一、".encode(), "a.txt"),
    ],
)
def test_a_sound_file_goes_through_without_a_word(data, name):
    assert check(data, kind_of(data, name), name) == ()


def test_macros_are_told_and_nothing_else():
    data = hostile.docx("", ("word/vbaProject.bin", b"1"))
    (warning,) = check(data, kind_of(data, "a.docm"), "a.docm")
    assert "宏" in warning.zh
    assert "macros" in warning.en


def test_a_size_that_lies_does_not_unpack_more():
    data = bytearray(hostile.huge_part())
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.find(signature, data.find(signature) + 4)
        struct.pack_into("<L", data, start + at, 1000)
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        assert archive.getinfo("word/document.xml").file_size == 1000
    start = time.perf_counter()
    with pytest.raises(RefusedFileError, match="cut off"):
        check(bytes(data), Kind.DOCX, "a.docx")
    assert time.perf_counter() - start < LIMIT


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_a_damaged_file_goes_through_or_is_refused_but_nothing_else(data):
    sound, name = data.draw(
        st.sampled_from([(SOUND, "a.docx"), (hostile.doc("一、抓学习。"), "a.doc"), (hostile.ofd(), "a.ofd")])
    )
    raw = bytearray(sound)
    for at in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=8)):
        raw[at] = data.draw(st.integers(0, 255))
    del raw[data.draw(st.integers(len(raw) // 2, len(raw))) :]
    for kind in (kind_of(bytes(raw), name), Kind.DOCX, Kind.DOC, Kind.ZIP):
        try:
            check(bytes(raw), kind, name)
        except RefusedFileError as refused:
            assert refused.notice.zh
