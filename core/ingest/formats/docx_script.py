"""The text of a .docx as it is written down, piece by piece: its lines with what is known of them, the ranges of its comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.ingest.lines import Line, trimmed
from core.ingest.reading import Reading, Remark
from core.model import NoiseKind, Span

_BREAK = re.compile(r"[\t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(slots=True)
class Stretch:
    """What a paragraph or row became, `[start, end)`. `whole`: one line, even over soft breaks; `title`: of a title."""

    start: int
    end: int
    mark: int = 0
    kind: NoiseKind | None = None
    whole: bool = False
    title: bool = False


@dataclass(slots=True)
class Range:
    """The range of a comment; `end` is None while it is open."""

    start: int
    end: int | None = None


class Script:
    """Text written from its beginning to its end. `pending`: what parts two cells or paragraphs waits for the next text."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._pending = ""
        self._begun = 0
        self._first: tuple[int, int] | None = None
        self._recent: list[Range] = []
        self.stretches: list[Stretch] = []
        self.ranges: dict[str, Range] = {}
        self.has_text = False

    @property
    def position(self) -> int:
        """The length of the text so far, in code points."""
        return self._length

    def begin(self) -> None:
        """A paragraph begins."""
        self._first = None
        self._recent.clear()
        self.has_text = False

    def add(self, text: str) -> None:
        """Text within a line; breaks in it are spaces."""
        if not text:
            return
        if self._pending:
            pending, self._pending = self._pending, ""
            self._write(pending)
        if self._first is None:
            self._first = (len(self._parts), self._length)
        self._write(_BREAK.sub(" ", text))
        self.has_text = self.has_text or not text.isspace()

    def break_line(self) -> None:
        """A soft break within a paragraph."""
        self._write("\n")

    def separate(self, sign: str) -> None:
        """What stands before the next text of this row, if there is any and the row has text already."""
        if self._length > self._begun:
            self._pending = self._pending.strip(" ") + sign if sign != " " or not self._pending else self._pending

    def put_before(self, text: str) -> None:
        """Text before what the paragraph holds so far: its number."""
        if self._first is None:
            self.add(text)
            return
        index, position = self._first
        self._parts.insert(index, text)
        self._length += len(text)
        for each in self._recent:
            each.start += len(text) * (each.start >= position)
            if each.end is not None:
                each.end += len(text) * (each.end >= position)

    def end_line(self, stretch: Stretch | None = None) -> None:
        """The paragraph or row ends; `stretch` says what it is, its place is filled in."""
        self._pending = ""
        self.stretches.append(replace(stretch or Stretch(0, 0), start=self._begun, end=self._length))
        self._write("\n")
        self._begun = self._length
        self.begin()

    def open_range(self, name: str) -> None:
        """A comment's range begins here."""
        self.ranges[name] = Range(self._length)
        self._recent.append(self.ranges[name])

    def close_range(self, name: str) -> None:
        """A comment's range ends here; it is empty where it never began."""
        found = self.ranges.setdefault(name, Range(self._length))
        if found.end is None:
            found.end = self._length
            if not any(each is found for each in self._recent):
                self._recent.append(found)

    def insert(self, reading: Reading) -> list[Remark]:
        """Another document's text, as lines of this one; its remarks where they now stand."""
        base = self._length
        self._write(reading.text)
        for line in reading.lines:
            whole = len(line.pieces) > 1
            self.stretches.append(Stretch(line.start + base, line.end + base, line.mark, line.kind, whole))
        self._write("\n")
        self._begun = self._length
        return [replace(each, span=Span(each.span.start + base, each.span.end + base)) for each in reading.remarks]

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def text(self) -> str:
        """All of it, without blank lines at its end."""
        return "".join(self._parts).rstrip()

    def lines(self) -> tuple[list[Line], list[bool]]:
        """The lines that are not blank, and which of them are the title's."""
        text = self.text()
        lines: list[Line] = []
        titles: list[bool] = []
        for stretch in self.stretches:
            joins = False
            for piece in _pieces(text, stretch):
                content = text[piece.start : piece.end]
                if joins and stretch.whole:
                    lines[-1] = replace(lines[-1], text=lines[-1].text + content, pieces=(*lines[-1].pieces, piece))
                    continue
                indent = piece.start - text.rfind("\n", 0, piece.start) - 1
                gap = max(0, text.count("\n", lines[-1].end, piece.start) - 1) if lines else 0
                lines.append(Line(content, (piece,), indent, gap, stretch.mark, stretch.kind))
                titles.append(stretch.title)
                joins = True
        return lines, titles


def _pieces(text: str, stretch: Stretch) -> Iterator[Span]:
    """The lines of a stretch that are not blank, without the blanks at their ends."""
    start, last = stretch.start, min(stretch.end, len(text))
    while start < last:
        end = text.find("\n", start, last)
        end = last if end < 0 else end
        piece = trimmed(text, start, end)
        if piece:
            yield piece
        start = end + 1


def anchored(text: str, lines: Sequence[Line], found: Range | None) -> Span:
    """The range of a comment without blanks at its ends; where nothing is left of it, the line it stands in or the last one."""
    start = min(found.start, len(text)) if found else 0
    span = trimmed(text, start, min(found.end if found and found.end is not None else start, len(text)))
    if span:
        return span
    line = next((each for each in lines if each.end >= start), lines[-1])
    return Span(line.start, line.end)
