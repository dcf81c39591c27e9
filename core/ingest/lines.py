"""Decoded text -> its lines without white space at either end; in Markdown also without markup, which is kept as noise."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from core.model import NoiseKind, Span
from core.parsed import Noise

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# Each alternative stops at the next sign of its own kind: a line of nothing but openings is read once, not once per opening.
_MARKUP = re.compile(
    r"<br\s*/?>|<!--(?:(?!<!--).)*?-->|\*\*|__|(?<!!)\[(?=(?:!?\[)?[^\[\]]*\]\()|\]\((?:[^()\s]|\([^()\s]*\))*\)"
)
_OPENING = re.compile(r"\s*(?:(?P<heading>#{1,6})\s|(?P<quote>>)\s?|[-*+]\s)")
_LINK_OPENING = re.compile(r"\s*[-*+]\s+\[")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source that is not blank: its text, the spans it comes from, its indent, blank lines before it.

    `mark` is the level of a Markdown heading (0: none); `kind` is set where the markup alone shows the line to be noise;
    `continues`: only a page's end parts the line from the text before it.
    """

    text: str
    pieces: tuple[Span, ...]
    indent: int = 0
    gap: int = 0
    mark: int = 0
    kind: NoiseKind | None = None
    continues: bool = False

    @property
    def start(self) -> int:
        """Where the line's own text begins in the source."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where the line's own text ends in the source."""
        return self.pieces[-1].end


def is_blank(char: str) -> bool:
    """White space, a control character, or one that has no width (zero-width space, soft hyphen, direction mark)."""
    return char.isspace() or unicodedata.category(char) in ("Cc", "Cf")


def split_lines(text: str, markdown: bool = False) -> tuple[list[Line], list[Noise]]:
    """The lines that are not blank, in order, and the markup between them."""
    lines: list[Line] = []
    markup: list[Noise] = []
    for found in _LINE.finditer(text):
        start, end = found.span()
        line = _marked_line(text, start, end, markup) if markdown else _line(text, start, end)
        if line is not None:
            gap = max(0, _breaks(text, line.start, lines[-1].end) - 1) if lines else 0
            lines.append(Line(line.text, line.pieces, line.indent, gap, line.mark, line.kind))
    return lines, markup


def _breaks(text: str, until: int, since: int) -> int:
    between = text[since:until]
    return len(re.findall(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]", between))


def _line(text: str, start: int, end: int) -> Line | None:
    own = trimmed(text, start, end)
    return Line(text[own.start : own.end], (own,), indent=own.start - start) if own else None


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the blanks at its ends; an empty one where it holds nothing else."""
    while start < end and is_blank(text[start]):
        start += 1
    while start < end and is_blank(text[end - 1]):
        end -= 1
    return Span(start, end)


def _marked_line(text: str, start: int, end: int, markup: list[Noise]) -> Line | None:
    """A line of Markdown; what is markup in it is added to `markup`."""
    kept = bytearray(b"\x01" * (end - start))
    opening = _OPENING.match(text, start, end)
    if opening:
        kept[: opening.end() - start] = bytes(opening.end() - start)
    for found in _MARKUP.finditer(text, start, end):
        kept[found.start() - start : found.end() - start] = bytes(found.end() - found.start())
    kind = _kind(text[start:end], opening)
    if kind is not None:
        kept = bytearray(b"\x01" * (end - start))
    pieces = _pieces(text, start, kept)
    markup += _markup(text, start, kept)
    if not pieces:
        return None
    heading = opening["heading"] if opening else None
    content = "".join(text[piece.start : piece.end] for piece in pieces)
    return Line(content, pieces, indent=pieces[0].start - start, mark=len(heading) if heading else 0, kind=kind)


def _kind(raw: str, opening: re.Match[str] | None) -> NoiseKind | None:
    """A table of contents and the quoted remarks over a text are noise, markup and all."""
    if _LINK_OPENING.match(raw) and "](#" in raw and raw.rstrip().endswith(")"):
        return NoiseKind.NAVIGATION
    return NoiseKind.PAGE_INFO if opening and opening["quote"] else None


def _pieces(text: str, start: int, kept: bytearray) -> tuple[Span, ...]:
    """The runs of kept characters, without the blanks at either end of the line."""
    wanted = [at for at, keep in enumerate(kept) if keep and not is_blank(text[start + at])]
    if not wanted:
        return ()
    return tuple(_runs(kept, start, wanted[0], wanted[-1] + 1, 1))


def _markup(text: str, start: int, kept: bytearray) -> list[Noise]:
    found: list[Noise] = []
    for span in _runs(kept, start, 0, len(kept), 0):
        raw = text[span.start : span.end]
        lead = len(raw) - len(raw.lstrip())
        if raw.strip():
            found.append(Noise(NoiseKind.OTHER, Span(span.start + lead, span.start + len(raw.rstrip()))))
    return found


def _runs(kept: bytearray, start: int, first: int, last: int, value: int) -> list[Span]:
    runs: list[Span] = []
    at = first
    while at < last:
        end = at
        while end < last and kept[end] == value:
            end += 1
        if end > at:
            runs.append(Span(start + at, start + end))
        at = max(end, at + 1)
    return runs
