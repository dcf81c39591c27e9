"""Looks at a note as a file and as the pages LibreOffice makes of it: what validators of Open XML miss, then lines, characters,
page numbers, heads of tables, contents and what stands alone.

Usage: .venv/bin/python packaging/check_note.py NOTE.docx NOTE.pdf     exit 1 where something is wrong
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import docx
import pypdfium2
from docx.table import Table, _Row
from lxml import etree

from core.briefing.printed import pages_in
from core.briefing.word.contents import Entry

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UPRIGHT, SIDEWAYS = (22, 28), (15, 40)
"""Lines and characters of a page of body text: upright as GB/T 9704-2012 has them, and as many as fit on one that lies."""
MM = 72 / 25.4
ENOUGH = 8
"""Pages among which one is full; of twice as many pages or full lines the usual number says something."""
NUMBER = re.compile(r"—\d+—")
CAPTION = re.compile(r"(?:表|Table )\d+　")
COUNTED = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+(?:\.\d+)?\.?")
BROKEN = re.compile(r"\n(?=[，。、；：！？）》”])")
"""A break before a mark that no line begins with: by some fonts, text taken from a page has one within its line."""
CHINESE = re.compile(r"[\u4e00-\u9fff，。、；：“”（）《》]+")


def squeezed(text: str) -> str:
    """The text without white space: lines and pages cut it anywhere."""
    return "".join(text.split())


# The file


def structure(path: Path) -> Iterator[str]:
    """Undefined styles, text in deletions, comment ranges that are not closed, empty cells."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")}
    document = etree.fromstring(parts["word/document.xml"])
    defined = {style.get(f"{W}styleId") for style in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")}
    for name, blob in parts.items():
        used = {one.get(f"{W}val") for one in etree.fromstring(blob).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
        yield from (f"{name}: undefined style {style}" for style in sorted(used - defined))
    yield from ("w:t inside w:del" for deletion in document.iter(f"{W}del") if deletion.find(f".//{W}t") is not None)
    kinds = ("commentRangeStart", "commentRangeEnd", "commentReference")
    ids = {kind: sorted(one.get(f"{W}id") for one in document.iter(f"{W}{kind}")) for kind in kinds}
    known: list[str] = []
    if "word/comments.xml" in parts:
        known = sorted(one.get(f"{W}id") for one in etree.fromstring(parts["word/comments.xml"]).iter(f"{W}comment"))
    yield from (f"{kind}: {len(found)} for {len(known)} comments" for kind, found in ids.items() if found != known)
    yield from ("a cell that does not end with a paragraph" for cell in document.iter(f"{W}tc") if cell[-1].tag != f"{W}p")
    for row in document.iter(f"{W}tr"):
        head = row.find(f"{W}trPr/{W}tblHeader") is not None
        empty = sum(not squeezed("".join(text.text or "" for text in cell.iter(f"{W}t"))) for cell in row.iter(f"{W}tc"))
        if empty and not head:
            yield f"{empty} empty cells in the row {squeezed(''.join(row.itertext()))[:30]}"


# The pages


@dataclass(frozen=True)
class Sheet:
    """A page: its lines from the top without white space and without its number; `body`: all text has the pitch of body text;
    `left`: whether its number stands at the left, None where it has none or a wrong one.
    """

    lines: tuple[str, ...]
    body: bool
    lying: bool
    left: bool | None


def sheets(path: Path) -> list[Sheet]:
    """The pages of a PDF."""
    pdf = pypdfium2.PdfDocument(path)
    return [_sheet(pdf[number], number + 1) for number in range(len(pdf))]


def _sheet(page: pypdfium2.PdfPage, number: int) -> Sheet:
    text = page.get_textpage()
    lines = [line for line in map(squeezed, text.get_text_range().splitlines()) if line]
    found = BROKEN.sub("", "\n".join(lines)).splitlines()
    printed = [line for line in found if NUMBER.fullmatch(line)]
    boxes = [text.get_charbox(at, loose=True) for at in range(text.count_chars())]
    lowest = min((box[1] for box in boxes), default=0)
    starts = [box[0] for box in boxes if box[1] < lowest + 4]
    lying = page.get_width() > page.get_height()
    margin = (26 if lying else 35) * MM
    places = sorted({round(box[1]) for box in boxes if box[1] > margin}, reverse=True)
    return Sheet(
        lines=tuple(line for line in found if line not in printed),
        body=all(above - below >= 22 or above - below <= 4 for above, below in pairwise(places)),
        lying=lying,
        left=min(starts) < page.get_width() / 2 if printed == [f"—{number}—"] else None,
    )


def numbered(pages: list[Sheet]) -> Iterator[str]:
    """Page numbers: — 1 — at the right of odd pages, at the left of even ones."""
    for number, page in enumerate(pages, 1):
        if page.left is None:
            yield f"page {number}: no page number"
        elif page.left != (number % 2 == 0):
            yield f"page {number}: the page number is at the wrong side"


def measured(pages: list[Sheet], *, lying: bool) -> Iterator[str]:
    """Lines of full pages and characters of full lines, printed too. Lines that stay together leave a page one or two short."""
    most, wide = SIDEWAYS if lying else UPRIGHT
    bodies = [page for page in pages if page.lying is lying and page.body]
    lines = Counter(len(page.lines) for page in bodies if len(page.lines) >= most - 2)
    full = [line for page in bodies for line in page.lines if CHINESE.fullmatch(line) and len(line) >= wide - 3]
    characters = Counter(map(len, full))
    if bodies:
        way = "lying" if lying else "upright"
        print(f"  {way}: lines {dict(sorted(lines.items()))}, characters {dict(sorted(characters.items()))}")
    if lines and max(lines) > most:
        yield f"a page has {max(lines)} lines, not {most}"
    if lines.total() >= ENOUGH and max(lines) < most:
        yield f"no page has {most} lines"
    if lines.total() >= 2 * ENOUGH and lines.most_common(1)[0][0] != most:
        yield f"most full pages have {lines.most_common(1)[0][0]} lines, not {most}"
    if characters.total() >= 2 * ENOUGH and characters.most_common(1)[0][0] != wide:
        yield f"most full lines have {characters.most_common(1)[0][0]} characters, not {wide}"


def headed(document: docx.document.Document, pages: list[Sheet]) -> Iterator[str]:
    """Whether the head of a table stands at the top of every page that it goes on to, and its last two rows are to stay together
    (LibreOffice 7.4 doesn't keep rows together; Word does).
    """
    at, spread = 0, 0
    for table in document.tables:
        head = squeezed(table.rows[0].cells[0].text)
        placed: list[int] = []
        for row in list(table.rows)[1:]:
            sign = _sign(row)
            at = next((number for number in range(at, min(at + 3, len(pages))) if sign in "".join(pages[number].lines)), at)
            at = next((number for number in range(at, len(pages)) if placed or head in "".join(pages[number].lines)), at)
            placed.append(at)
        later = sorted(set(placed))[1:]
        spread += len(later)
        yield from (f"page {number + 1}: the head {head} is not repeated" for number in later if head not in _top(pages[number]))
        rows = table._tbl.tr_lst
        if len(rows) > 2 and not all(p.find(f"{W}pPr/{W}keepNext") is not None for p in rows[-2].iter(f"{W}p")):
            yield f"the last row of {head} may stand alone"
    print(f"  tables {len(document.tables)}, on further pages {spread}")


def _sign(row: _Row) -> str:
    """How the longest cell of a row begins, by which it is found on a page."""
    return squeezed(max((cell.text.split("\n")[0] for cell in row.cells), key=len))[:6]


def _top(page: Sheet) -> str:
    return "".join(page.lines[:6])


def listed(document: docx.document.Document, made: bytes) -> Iterator[str]:
    """Whether the contents name the pages where the headings stand."""
    lines = [paragraph for paragraph in document.paragraphs if paragraph.style.name.startswith("toc ")]
    entries = [
        Entry(text, int(line.style.name[-1]), "", int(page)) for line in lines for text, page in [line.text.rsplit("\t", 1)]
    ]
    if not entries:
        return
    pages = pages_in(made, entries)
    print(f"  contents {len(entries)}")
    if not pages:
        yield "the headings of the contents are not those of the pages"
    for entry, page in zip(entries, pages, strict=bool(pages)):
        if entry.page != page:
            yield f"contents: {entry.text} is on page {page}, not {entry.page}"


def together(document: docx.document.Document, pages: list[Sheet]) -> Iterator[str]:
    """Headings and captions of tables at the foot of a page; a page with a single line, unless it is what follows a table that
    fills the page before: LibreOffice 7.4 does not hold back a row for it.
    """
    named = {squeezed(one.text) for one in document.paragraphs if one.style.name in ("Heading 1", "Heading 2")}
    kept = {squeezed(one.text) for one in document.paragraphs if one.style.name == "Heading 3" or CAPTION.match(one.text)}
    after = after_tables(document)
    for number, page in enumerate(pages[:-1], 1):
        last = page.lines[-1] if page.lines else ""
        if last in kept or (COUNTED.match(last) and COUNTED.sub("", last, count=1) in named):
            yield f"page {number} ends with the heading {last}"
        if len(page.lines) < 2 and last not in after:
            yield f"page {number} has {len(page.lines)} lines"


def after_tables(document: docx.document.Document) -> set[str]:
    """What the paragraphs say that come next after a table."""
    found: set[str] = set()
    table = False
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            table = True
        elif block.text.strip():
            if table:
                found.add(squeezed(block.text))
            table = False
    return found


def main() -> int:
    """Print what is wrong."""
    note, pdf = (Path(name) for name in sys.argv[1:3])
    document, pages = docx.Document(str(note)), sheets(pdf)
    print(f"{note.name}: {note.stat().st_size:,} bytes, {len(pages)} pages")
    wrong = [
        *structure(note),
        *numbered(pages),
        *measured(pages, lying=False),
        *measured(pages, lying=True),
        *headed(document, pages),
        *listed(document, pdf.read_bytes()),
        *together(document, pages),
    ]
    for one in wrong:
        print(f"  {note.name}: {one}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
