"""Looks at a note as a file and as pages: what validators of Open XML miss, lines and characters of a page, page numbers, heads.

Usage: .venv/bin/python packaging/check_note.py NOTE.docx NOTE.pdf     exit 1 where something is wrong
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pypdfium2
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LINES, CHARACTERS = 22, 28


def structure(path: Path) -> list[str]:
    """Undefined styles, text in deletions, comment ranges that are not closed, cells without a paragraph."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")}
    document = etree.fromstring(parts["word/document.xml"])
    defined = {style.get(f"{W}styleId") for style in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")}
    wrong: list[str] = []
    for name, blob in parts.items():
        used = {one.get(f"{W}val") for one in etree.fromstring(blob).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
        wrong += [f"{name}: undefined style {style}" for style in sorted(used - defined)]
    wrong += ["w:t inside w:del" for deletion in document.iter(f"{W}del") if deletion.find(f".//{W}t") is not None]
    kinds = ("commentRangeStart", "commentRangeEnd", "commentReference")
    ids = {kind: sorted(one.get(f"{W}id") for one in document.iter(f"{W}{kind}")) for kind in kinds}
    known: list[str] = []
    if "word/comments.xml" in parts:
        known = sorted(one.get(f"{W}id") for one in etree.fromstring(parts["word/comments.xml"]).iter(f"{W}comment"))
    wrong += [f"{kind}: {len(found)} for {len(known)} comments" for kind, found in ids.items() if found != known]
    wrong += ["a cell that does not end with a paragraph" for cell in document.iter(f"{W}tc") if cell[-1].tag != f"{W}p"]
    return wrong


def lines_of(page: pypdfium2.PdfPage) -> list[str]:
    """The lines of a page from the top, as text without white space."""
    text = page.get_textpage().get_text_range()
    return [line for line in ("".join(part.split()) for part in text.splitlines()) if line]


def _body_only(page: pypdfium2.PdfPage) -> bool:
    """Whether all text but the page number has the pitch of body text: no table, footnote or figure."""
    text = page.get_textpage()
    bottoms = {round(text.get_charbox(number, loose=True)[1]) for number in range(text.count_chars())}
    places = sorted((place for place in bottoms if place > 35 * 72 / 25.4), reverse=True)
    return all(above - below >= 22 or above - below <= 4 for above, below in pairwise(places))


def layout(path: Path) -> list[str]:
    """What of the pages isn't as it should be; the figures are printed."""
    document = pypdfium2.PdfDocument(path)
    wrong: list[str] = []
    lines: Counter[int] = Counter()
    full: Counter[int] = Counter()
    for number in range(len(document)):
        page = document[number]
        found = lines_of(page)
        printed = [line for line in found if re.fullmatch(r"—\d+—", line)]
        if printed != [f"—{number + 1}—"]:
            wrong.append(f"page {number + 1}: page number {printed}")
        if page.get_width() > page.get_height():
            continue
        body = [line for line in found if line not in printed]
        if len(body) >= LINES - 2 and _body_only(page):
            lines[len(body)] += 1
        chinese = [line for line in body if re.fullmatch(r"[\u4e00-\u9fff，。、；：“”（）《》]{24,}", line)]
        full.update(len(line) for line in chinese)
    print(f"pages {len(document)}; lines of full pages {dict(lines)}; characters of full lines {dict(full)}")
    if lines and max(lines) > LINES:
        wrong.append(f"a page has more than {LINES} lines")
    if full.total() >= 20 and full.most_common(1)[0][0] != CHARACTERS:
        wrong.append(f"most full lines have {full.most_common(1)[0][0]} characters, not {CHARACTERS}")
    return wrong


def main() -> int:
    """Print what is wrong."""
    note, pdf = (Path(name) for name in sys.argv[1:3])
    wrong = structure(note) + layout(pdf)
    for one in wrong:
        print(one)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
