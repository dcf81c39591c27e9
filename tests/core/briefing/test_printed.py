"""The pages that a table of contents names: those of LibreOffice where it is installed, else those reckoned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from core import office
from core.briefing import printed
from core.briefing.word.contents import Entry
from core.briefing.word.writer import document_bytes
from tests.core.briefing.word.notes import note_of, remark

NOTE = replace(note_of(*[remark("原文" * 60, "批注" * 40) for _ in range(30)], rows=30), contents=True)
TITLES = ("一、 概述", "二、 批注条目", "（一） 2023年工作要点", "三、 条目对照", "（一） 甲与乙", "附：来源")
LEVELS = (1, 1, 2, 1, 2, 1)


def pdf(titles: Sequence[str], levels: Sequence[int], pages: Sequence[int]) -> bytes:
    """A PDF of empty pages whose outline has these titles, each on its page (1 is the first)."""
    count = max(pages)
    first = 3 + count
    parents = [max([0, *(at for at in range(number) if levels[at] == levels[number] - 1)]) for number in range(len(titles))]
    holder = [1 if levels[number] == 1 else first + parents[number] for number in range(len(titles))]
    objects = {
        0: "<</Type/Catalog/Pages 2 0 R/Outlines 1 0 R>>",
        1: outline(first, titles, [at for at, level in enumerate(levels) if level == 1]),
        2: f"<</Type/Pages/Count {count}/Kids[{' '.join(f'{3 + page} 0 R' for page in range(count))}]>>",
    }
    objects |= {3 + page: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>" for page in range(count)}
    for number, (title, page) in enumerate(zip(titles, pages, strict=True)):
        same = [at for at in range(len(titles)) if holder[at] == holder[number]]
        after = same[same.index(number) + 1 :][:1]
        below = [at for at in range(len(titles)) if holder[at] == first + number]
        objects[first + number] = (
            f"<</Title<{written(title)}>/Parent {holder[number]} 0 R/Dest[{2 + page} 0 R/Fit]"
            + "".join(f"/Next {first + at} 0 R" for at in after)
            + outline(first, titles, below).strip("<>")
            + ">>"
        )
    body = "".join(f"{number or 9999} 0 obj\n{content}\nendobj\n" for number, content in objects.items())
    return f"%PDF-1.4\n{body}trailer\n<</Root 9999 0 R>>\n%%EOF".encode()


def written(title: str) -> str:
    return f"\ufeff{title}".encode("utf-16-be").hex()


def outline(first: int, titles: Sequence[str], below: Sequence[int]) -> str:
    """An object of an outline with these titles below it."""
    if not below:
        return "<<>>"
    return f"<</First {first + below[0]} 0 R/Last {first + below[-1]} 0 R/Count {len(below)}>>"


def listed(data: bytes) -> list[tuple[str, int]]:
    lines = [p.text.split("\t") for p in docx.Document(BytesIO(data)).paragraphs if p.style.name.startswith("toc ")]
    return [(text, int(page)) for text, page in lines]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What is given to a LibreOffice that lays every document out on the same pages."""
    given: list[bytes] = []

    def convert(data: bytes, *_: object, **__: object) -> bytes:
        given.append(data)
        return pdf(TITLES, LEVELS, (2, 4, 4, 9, 10, 17))

    monkeypatch.setattr(office, "find_office", lambda: Path("soffice"))
    monkeypatch.setattr(office, "convert", convert)
    return given


def entries(titles: Sequence[str], levels: Sequence[int]) -> list[Entry]:
    return [Entry("".join(title.split()), level, "", 0) for title, level in zip(titles, levels, strict=True)]


def test_contents_name_the_pages_of_libre_office(asked: list[bytes]) -> None:
    assert [page for _, page in listed(printed.document(NOTE, None, lambda: None))] == [2, 4, 4, 9, 10, 17]
    assert len(asked) == 1


def test_a_pdf_is_made_again_only_where_its_contents_named_other_pages(asked: list[bytes]) -> None:
    made = printed.pdf(NOTE, None, lambda: None)
    assert printed.pages_in(made, entries(TITLES, LEVELS)) == (2, 4, 4, 9, 10, 17)
    assert len(asked) == 2 and [page for _, page in listed(asked[1])] == [2, 4, 4, 9, 10, 17]
    printed.pdf(replace(NOTE, contents=False), None, lambda: None)
    assert len(asked) == 3


def test_without_contents_or_libre_office_nothing_is_laid_out_twice(asked: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    printed.document(replace(NOTE, contents=False), None, lambda: None)
    monkeypatch.setattr(office, "find_office", lambda: None)
    assert listed(printed.document(NOTE, None, lambda: None)) == listed(document_bytes(NOTE))
    assert not asked


def test_contents_name_the_reckoned_pages_where_libre_office_gives_none(
    asked: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "convert", lambda *_, **__: None)
    assert listed(printed.document(NOTE, None, lambda: None)) == listed(document_bytes(NOTE))
    monkeypatch.setattr(office, "convert", lambda *_, **__: b"no PDF")
    assert listed(printed.document(NOTE, None, lambda: None)) == listed(document_bytes(NOTE))


def test_headings_of_a_template_are_passed_over() -> None:
    made = pdf(("封面", *TITLES), (1, *LEVELS), (1, 2, 4, 4, 9, 10, 17))
    assert printed.pages_in(made, entries(TITLES, LEVELS)) == (2, 4, 4, 9, 10, 17)
    assert printed.pages_in(made, entries(("一、概述", "二、没有"), (1, 1))) == ()
