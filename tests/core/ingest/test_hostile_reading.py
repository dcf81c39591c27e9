"""Files that pass the checks and are made to hang, eat or break a reader: each is read or refused in time, the next one too."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from core import ingest
from core.errors import RefusedFileError
from core.ingest.formats import READERS, office
from tests.core.ingest.formats import docx_files as word
from tests.core.ingest.formats import typesetting

LIMIT = 5.0
"""Seconds that a reader gets here before it is stopped."""
DEEP = 100_000


def mail(depth: int) -> bytes:
    """A saved page in a part of a part of a part ..."""
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b0"\r\n\r\n'
    parts = "".join(f'--b{at}\r\nContent-Type: multipart/related; boundary="b{at + 1}"\r\n\r\n' for at in range(depth))
    return f"{head}{parts}--b{depth}\r\nContent-Type: text/html\r\n\r\n<p>一、抓学习。".encode()


def pdf(*objects: str) -> bytes:
    return typesetting.assembled(["<</Type/Catalog/Pages 2 0 R>>", *objects])


NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "boxes 100,000 deep": (lambda: b"<html><body>" + b"<div>" * DEEP + b"1", "a.html"),
    "tables 100,000 deep": (lambda: b"<html><body>" + b"<table><tr><td>" * DEEP + b"1", "a.html"),
    "marks that overlap": (lambda: b"<html><body>" + b"<b><p><i>" * (DEEP // 10) + b"1", "a.html"),
    "an element with 100,000 attributes": (lambda: b"<html><body><p " + b"a=1 " * DEEP + "class=b>一、甲".encode(), "a.html"),
    "entities of the page's own": (
        '<!DOCTYPE html [<!ENTITY a "1"><!ENTITY b "&a;&a;">]><html><p>一、甲&b;'.encode,
        "a.html",
    ),
    "parts 40 deep": (lambda: mail(40), "a.mht"),
    "parts 3,000 deep": (lambda: mail(3000), "a.mht"),
    "groups 100,000 deep": (lambda: rb"{\rtf1 " + b"{\\b " * DEEP + b"1", "a.rtf"),
    "a stretch of bytes longer than the file": (lambda: rb"{\rtf1 \bin9999999999 1}", "a.rtf"),
    "a hundred million pages that are not there": (lambda: pdf("<</Type/Pages/Count 100000000/Kids[3 0 R]>>", PAGE), "a.pdf"),
    "pages that hold themselves": (lambda: pdf("<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"), "a.pdf"),
    "one page a million times": (lambda: pdf(f"<</Type/Pages/Count 1000000/Kids[{'3 0 R ' * 1_000_000}]>>", PAGE), "a.pdf"),
    "arrays 100,000 deep": (lambda: pdf("[" * DEEP), "a.pdf"),
    "a field that never ends": (
        lambda: word.a_docx(word.p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 3000 + word.run("甲"))),
        "a.docx",
    ),
    "a note that refers to itself": (
        lambda: word.a_docx(
            word.p(word.run("一、甲") + NOTE),
            footnotes=f'<w:footnote w:id="2">{word.p(NOTE)}</w:footnote>',
        ),
        "a.docx",
    ),
    "styles based on each other in a ring": (
        lambda: word.a_docx(word.styled("一、甲", "a"), styles=word.style("a", "a", based="b") + word.style("b", "b", based="a")),
        "a.docx",
    ),
    "one text brought in a thousand times": (
        lambda: word.a_docx('<w:altChunk r:id="a.txt"/>' * 1000, chunks={"a.txt": "甲\n".encode() * 50_000}),
        "a.docx",
    ),
}


def bare(data: bytes) -> ingest.Reading:
    """An old file without a LibreOffice: it is our own reader that is tried."""
    return office.bare(data, failed=False)


@pytest.fixture(scope="module")
def worker() -> Iterator[ingest.Worker]:
    readers = {**READERS, ingest.Kind.RTF: f"{__name__}:bare"}
    with ingest.Worker(readers, time_limit=LIMIT) as made:
        yield made


@pytest.mark.parametrize("name", FILES)
def test_it_is_read_or_refused_in_time_and_the_next_file_is_read(worker: ingest.Worker, name: str) -> None:
    make, file = FILES[name]
    data = make()
    start = time.perf_counter()
    try:
        assert ingest.load(data, file, worker).text.strip()
    except RefusedFileError as refused:
        assert "没有导入" in refused.notice.zh and "请" in refused.notice.zh and "not imported" in refused.notice.en
        assert "broke down" not in refused.notice.en
    assert time.perf_counter() - start < 6 * LIMIT  # generous: a busy machine starts a process late
    assert ingest.load("<p>一、抓学习。".encode(), "b.html", worker).lines[0].text == "一、抓学习。"
