"""On which page each heading of a document will come to stand, reckoned from the sizes of its styles.

Word counts pages only when a person opens the file and updates its fields; until then a table of contents shows these. Lines
have an exact height here, so it comes close: see packaging/office-check.sh, which compares it with the pages of LibreOffice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.briefing.word.page import LINE, Page
from core.briefing.word.wordml import run

_BLOCK = re.compile(r"<w:tbl>.*?</w:tbl>|<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_ROW = re.compile(r"<w:tr>(.*?)</w:tr>", re.DOTALL)
_CELL = re.compile(r'<w:tc><w:tcPr><w:tcW w:w="(\d+)"[^>]*/>(.*?)</w:tc>', re.DOTALL)
_PARAGRAPH = re.compile(r"<w:p>(.*?)</w:p>", re.DOTALL)
_STYLE = re.compile(r'<w:pStyle w:val="([^"]+)"/>')
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_BREAK = "<w:br/>"
_SECTION = re.compile(r'<w:sectPr>.*?<w:pgSz w:w="(\d+)" w:h="(\d+)"', re.DOTALL)
_HEIGHT = re.compile(r'<wp:extent cx="\d+" cy="(\d+)"')
_NAME = re.compile(r'<w:bookmarkStart w:id="\d+" w:name="(_Toc\d+)"/>')
_APART = "<w:pageBreakBefore/>"
_FOOTNOTE = "<w:footnoteReference "
_EMU = 635
_PADDING, _MARGIN = 100, 180
"""Twips above and below (with the line), left and right of the text of a cell."""
_NOT_FIRST = "，。、；：！？）》〉”’…"
"""What doesn't begin a line."""
_RULE, _ABOVE_FIGURE = 200, 120
_TOGETHER = 2
"""Lines of a paragraph, rows of a table, that stay together at its beginning and its end."""
_COUNTED = {"Heading1": "一、", "Heading2": "（一）"}


@dataclass(frozen=True, slots=True)
class _Look:
    """A style in twips: height of a line, size of a character, space above and below, first indent; `kept` with what follows."""

    line: int
    size: int
    above: int = 0
    below: int = 0
    first: int = 0
    kept: bool = False


_LOOKS: Mapping[str, _Look] = {
    "Title": _Look(700, 440, 0, 200, kept=True),
    "Subtitle": _Look(LINE, 320, 0, LINE),
    "Heading1": _Look(LINE, 320, 0, 0, 640, kept=True),
    "Heading2": _Look(LINE, 320, 0, 0, 640, kept=True),
    "Heading3": _Look(LINE, 320, 0, 0, 640, kept=True),
    "ItemLabel": _Look(LINE, 320, 0, 0, 640, kept=True),
    "RemarkLine": _Look(420, 240, 0, LINE - 420, 640),
    "Caption": _Look(LINE - 180, 240, 120, 60),
    "TableGap": _Look(20, 20, 0, 180),
    "SectionEnd": _Look(20, 20),
    "PlanHeading1": _Look(LINE, 320, 0, 0, 640, kept=True),
    "PlanHeading2": _Look(LINE, 300, 0, 0, 640, kept=True),
    "PlanHeading3": _Look(LINE, 300, 0, 0, 640, kept=True),
    "Banner": _Look(900, 640, 0, 120),
    "BannerLine": _Look(520, 280, 0, 480),
    "RedHead": _Look(1000, 720, 600, 400),
    "RedNumber": _Look(LINE, 320, 0, LINE + 120),
    "TOCHeading": _Look(LINE, 320, 240, 200),
    "TOC1": _Look(520, 280),
    "TOC2": _Look(520, 280, first=420),
}
_BODY = _Look(LINE, 315, first=640)
_NOTE_LOOK = _Look(280, 210)
_CELL_LOOK = _Look(320, 210)


@dataclass(frozen=True, slots=True)
class _Held:
    """Paragraphs that stand together, in twips: their height, the space below, their footnotes; the bookmarks in them."""

    height: int
    below: int = 0
    notes: int = 0
    names: tuple[str, ...] = ()


def pages(xml: str, page: Page, *, before: str = "", footnotes: Sequence[str] = ()) -> dict[str, int]:
    """The page (1 is the first) of every heading's bookmark in the content of a body; `before` stands before it. `footnotes`
    are the texts of those it refers to, in order.
    """
    reckoner = _Reckoner(page, footnotes)
    for block in _BLOCK.findall(before + xml):
        reckoner.take(block)
    return reckoner.found


class _Reckoner:
    """Goes through the blocks of a body and turns pages."""

    def __init__(self, page: Page, footnotes: Sequence[str]) -> None:
        self.found: dict[str, int] = {}
        self._upright = page
        self._page = page
        self._number = 1
        self._used = 0
        self._notes = 0
        self._waiting: list[_Held] = []
        """What stays with what follows it."""
        self._footnotes = iter(footnotes)

    def take(self, block: str) -> None:
        """Put the next block on its page."""
        section = _SECTION.search(block)
        if block.startswith("<w:tbl>"):
            self._table(block)
        elif section:
            self._put(_Held(0))
            self._turn()
            landscape = int(section[1]) > int(section[2])
            self._page = self._upright if landscape else self._upright.on_its_side()
        else:
            self._paragraph(block)

    def _room(self) -> int:
        top, _, bottom, _ = self._page.margins
        return self._page.paper[1] - top - bottom - self._notes - self._used

    def _turn(self) -> None:
        self._number += 1
        self._used = self._notes = 0

    def _paragraph(self, block: str) -> None:
        if _APART in block:
            self._put(_Held(0))
            self._turn()
        style = _STYLE.search(block)
        name = style[1] if style else ""
        look, names = _LOOKS.get(name, _BODY), tuple(_NAME.findall(block))
        drawn = _HEIGHT.search(block)
        if drawn:
            self._waiting.append(_Held(int(drawn[1]) // _EMU + _ABOVE_FIGURE, 0, 0, names))  # with its caption
            return
        count = _lines(block, look, self._page.width, _COUNTED.get(name, ""))
        notes = self._footnotes_of(block)
        if look.kept:
            self._waiting.append(_Held(look.above + count * look.line + look.below, 0, notes, names))
            return
        first = count if count < 2 * _TOGETHER else _TOGETHER
        kept = "<w:keepNext/>" in block
        whole = kept and first == count
        begun = _Held(look.above + first * look.line, look.below if first == count else 0, notes, names)
        if whole:
            self._waiting.append(begun)
            return
        self._put(begun)
        last = _TOGETHER if kept else 0
        self._flow(count - first - last, look.line, look.below)
        if kept:
            self._waiting.append(_Held(last * look.line, look.below))

    def _footnotes_of(self, block: str) -> int:
        """The height of the footnotes that a paragraph refers to."""
        texts = [next(self._footnotes, "") for _ in range(block.count(_FOOTNOTE))]
        return sum(_lines(run(f"1 {text}"), _NOTE_LOOK, self._page.width) * _NOTE_LOOK.line for text in texts)

    def _flow(self, count: int, line: int, below: int) -> None:
        """Put the other lines of a paragraph on this page and the next ones; the last two stay together."""
        if count <= 0:
            return
        while count * line > self._room():
            count -= max(0, min(self._room() // line, count - _TOGETHER))
            self._turn()
        self._used += count * line + below

    def _put(self, last: _Held) -> None:
        """Put what waits and what it stays with on one page."""
        held = [*self._waiting, last]
        self._waiting.clear()
        height, notes = sum(one.height + one.below for one in held), sum(one.notes for one in held)
        rule = _RULE if notes and not self._notes else 0
        if self._used and height - last.below + notes + rule > self._room():
            self._turn()
        self._notes += notes + (_RULE if notes and not self._notes else 0)
        for name in (name for one in held for name in one.names):
            self.found[name] = self._number
        self._used += height

    def _table(self, block: str) -> None:
        rows = [(self._height(row), "<w:cantSplit/>" in row, "<w:keepNext/>" in row) for row in _ROW.findall(block)]
        if len(rows) > _TOGETHER and rows[-2][2]:
            rows[-2:] = [(rows[-2][0] + rows[-1][0], True, False)]
        head = rows[0][0] if rows else 0
        self._put(_Held(head + (rows[1][0] if len(rows) > 1 else 0)))
        for height, whole, _ in rows[2:]:
            left = self._room()
            if height > left and whole:
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
