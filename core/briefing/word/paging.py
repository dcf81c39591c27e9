"""On which page each heading of a document will come to stand, reckoned from the sizes of its styles.

Word counts pages only when a person opens the file and updates its fields; until then a table of contents shows these. Lines
have an exact height here, so it comes close: see packaging/office-check.sh, which compares it with the pages of LibreOffice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.briefing.word.page import LINE, Page

_BLOCK = re.compile(r"<w:tbl>.*?</w:tbl>|<w:p>.*?</w:p>|<w:p/>", re.DOTALL)
_ROW = re.compile(r"<w:tr>(.*?)</w:tr>", re.DOTALL)
_CELL = re.compile(r'<w:tc><w:tcPr><w:tcW w:w="(\d+)"[^>]*/>(.*?)</w:tc>', re.DOTALL)
_PARAGRAPH = re.compile(r"<w:p>(.*?)</w:p>", re.DOTALL)
_STYLE = re.compile(r'<w:pStyle w:val="([^"]+)"/>')
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_BREAK = "<w:br/>"
_SECTION = re.compile(r'<w:sectPr>.*?<w:pgSz w:w="(\d+)" w:h="(\d+)"', re.DOTALL)
_HEIGHT = re.compile(r'<wp:extent cx="\d+" cy="(\d+)"')
_NAME = re.compile(r'<w:bookmarkStart w:id="\d+" w:name="(_Toc\d+)"/>')
_FOOTNOTE = "<w:footnoteReference "
_EMU = 635
_PADDING, _MARGIN = 100, 180
"""Twips above and below (with the line), left and right of the text of a cell."""
_NOT_FIRST = "，。、；：！？）》〉”’…"
"""What doesn't begin a line."""
_FOOTNOTE_LINE, _RULE = 280, 200
_COUNTED = {"Heading1": "一、", "Heading2": "（一）"}


@dataclass(frozen=True, slots=True)
class _Look:
    """A style in twips: height of a line, size of a character, space around, indents; `kept` with what follows."""

    line: int
    size: int
    around: int = 0
    first: int = 0
    kept: bool = False


_LOOKS: Mapping[str, _Look] = {
    "Title": _Look(700, 440, 200, kept=True),
    "Subtitle": _Look(LINE, 320, LINE),
    "Heading1": _Look(LINE, 320, 160, 640, kept=True),
    "Heading2": _Look(LINE, 320, 80, 640, kept=True),
    "Heading3": _Look(LINE, 320, 0, 640, kept=True),
    "ItemLabel": _Look(LINE, 320, 0, 640, kept=True),
    "RemarkLine": _Look(440, 240, 160, 640),
    "Caption": _Look(400, 240, 180),
    "TableGap": _Look(20, 20, 180),
    "SectionEnd": _Look(20, 20),
    "PlanHeading1": _Look(LINE, 320, 60, 640, kept=True),
    "PlanHeading2": _Look(LINE, 300, 60, 640, kept=True),
    "PlanHeading3": _Look(LINE, 300, 60, 640, kept=True),
    "Banner": _Look(900, 640, 120),
    "BannerLine": _Look(520, 280, 480),
    "RedHead": _Look(1000, 720, 1000),
    "RedNumber": _Look(LINE, 320, LINE + 120),
    "TOCHeading": _Look(LINE, 320, 440),
    "TOC1": _Look(520, 280),
    "TOC2": _Look(520, 280, 0, 420),
}
_BODY = _Look(LINE, 315, 0, 640)
_CELL_LOOK = _Look(320, 210)


def pages(xml: str, page: Page, *, before: str = "") -> dict[str, int]:
    """The page (1 is the first) of every heading's bookmark in the content of a body; `before` stands before it."""
    reckoner = _Reckoner(page)
    for block in _BLOCK.findall(before + xml):
        reckoner.take(block)
    return reckoner.found


class _Reckoner:
    """Goes through the blocks of a body and turns pages."""

    def __init__(self, page: Page) -> None:
        self.found: dict[str, int] = {}
        self._upright = page
        self._page = page
        self._number = 1
        self._used = 0
        self._waiting: list[tuple[int, list[str]]] = []
        """Heights and bookmarks of paragraphs that stay with what follows them."""
        self._notes = 0

    def take(self, block: str) -> None:
        """Put the next block on its page."""
        section = _SECTION.search(block)
        if block.startswith("<w:tbl>"):
            self._table(block)
        elif section:
            self._flush(0)
            self._turn()
            landscape = int(section[1]) > int(section[2])
            self._page = self._upright if landscape else self._upright.on_its_side()
        else:
            self._paragraph(block)

    def _room(self) -> int:
        top, _, bottom, _ = self._page.margins
        return self._page.paper[1] - top - bottom - self._notes

    def _turn(self) -> None:
        self._number += 1
        self._used = self._notes = 0

    def _paragraph(self, block: str) -> None:
        style = _STYLE.search(block)
        look = _LOOKS.get(style[1] if style else "", _BODY)
        names = _NAME.findall(block)
        if _FOOTNOTE in block:
            self._notes += 2 * _FOOTNOTE_LINE + (_RULE if self._notes == 0 else 0)
        drawn = _HEIGHT.search(block)
        if drawn:
            self._flush(int(drawn[1]) // _EMU + 120 + 400, names)
            return
        count = _lines(block, look, self._page.width, _COUNTED.get(style[1] if style else "", ""))
        if look.kept or "<w:keepNext/>" in block:
            self._waiting.append((count * look.line + look.around, names))
            return
        self._flush(min(count, 2) * look.line + look.around, names)
        for _ in range(max(0, count - 2)):
            if self._used + look.line > self._room():
                self._turn()
            self._used += look.line

    def _flush(self, height: int, names: list[str] | None = None) -> None:
        """Put what waits and what it stays with, of this height, on one page."""
        whole = sum(taken for taken, _ in self._waiting) + height
        if self._used and self._used + whole > self._room():
            notes = self._notes
            self._turn()
            self._notes = notes if any(names for _, names in self._waiting) else 0
        for name in (name for _, waiting in [*self._waiting, (0, names or [])] for name in waiting):
            self.found[name] = self._number
        self._waiting.clear()
        self._used += whole

    def _table(self, block: str) -> None:
        heights = [self._height(row) for row in _ROW.findall(block)]
        head = heights[0] if heights else 0
        self._flush(head + (heights[1] if len(heights) > 1 else 0))
        whole = ["<w:cantSplit/>" in row for row in _ROW.findall(block)]
        for height, kept in zip(heights[2:], whole[2:], strict=True):
            left = self._room() - self._used
            if height > left and kept:
                self._turn()
                self._used = head
            elif height > left:
                self._turn()
                self._used = head + height - left
                continue
            self._used += height

    def _height(self, row: str) -> int:
        cells = (
            sum(
                _lines(paragraph, _CELL_LOOK, int(width) - _MARGIN) * _CELL_LOOK.line for paragraph in _PARAGRAPH.findall(content)
            )
            for width, content in _CELL.findall(row)
        )
        return max(cells, default=_CELL_LOOK.line) + _PADDING


def _lines(block: str, look: _Look, width: int, extra: str = "") -> int:
    """How many lines a paragraph takes."""
    taken, count = float(look.first), 1
    for text in (extra, *_texts(block)):
        for character in text:
            wide = unicodedata.east_asian_width(character) in "WFA"
            size = look.size if wide else look.size * 0.5
            if taken + size > width + (look.size * 0.3 if look.line == LINE else 0):  # there punctuation may hang out
                count, taken = count + 1, float(look.size if character in _NOT_FIRST else 0)  # it takes the one before along
            taken += size
    return count + block.count(_BREAK)


def _texts(block: str) -> Iterator[str]:
    for text in _TEXT.findall(block):
        yield text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
