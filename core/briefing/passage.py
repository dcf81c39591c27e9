"""Text as marked runs: clause texts with their headings, differences of two of them, long common stretches shortened.

What differs is found by the function that is passed in; how a mark looks is the writer's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Protocol

from core.model import Clause, Outline, Span

_LONG = 64
_SHOWN = 24


class Mark(StrEnum):
    """What a run is in a comparison: found on one side only (removed, added), or kept where little else is."""

    PLAIN = "plain"
    REMOVED = "removed"
    ADDED = "added"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look; `strong`: number and heading of a clause. It holds no line break."""

    text: str
    mark: Mark = Mark.PLAIN
    strong: bool = False


Passage = tuple[tuple[Run, ...], ...]
"""Paragraphs of runs."""


class SegmentLike(Protocol):
    """One stretch of a word-level comparison: `op` is `equal`, `removed` or `added`; spans in the old and the new text."""

    @property
    def op(self) -> str: ...
    @property
    def old(self) -> Span: ...
    @property
    def new(self) -> Span: ...


Differences = Callable[[str, str], Sequence[SegmentLike]]


@dataclass(frozen=True, slots=True)
class ClauseText:
    """The text of some clauses, one after another, and where their numbers and headings stand in it."""

    text: str
    heads: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stretch:
    span: Span
    mark: Mark
    common: bool = False


def clause_text(outline: Outline, clauses: Sequence[Clause]) -> ClauseText:
    """The whole blocks of clauses, a line break between them."""
    texts: list[str] = []
    heads: list[Span] = []
    at = 0
    for clause in clauses:
        text = outline.quote(clause.span)
        if clause.head_end > clause.span.start:
            heads.append(Span(at, at + clause.head_end - clause.span.start))
        texts.append(text)
        at += len(text) + 1
    return ClauseText("\n".join(texts), tuple(heads))


def plain(source: ClauseText, *, shorten: bool = False) -> Passage:
    """The text without marks; `shorten` leaves out the middle of long stretches after the headings."""
    return _passage(source, [_Stretch(Span(0, len(source.text)), Mark.PLAIN, shorten)])


def compared(old: ClauseText, new: ClauseText, differences: Differences) -> tuple[Passage, Passage]:
    """Both texts with what differs marked and long common stretches shortened.

    Where less than half is common nearly everything would be marked: there the common text is marked instead.
    """
    segments = differences(old.text, new.text)
    common = sum(len(segment.old) + len(segment.new) for segment in segments if segment.op == "equal")
    alike = common * 2 >= len(old.text) + len(new.text)
    return (
        _passage(old, [_stretch(old, segment.op, segment.old, Mark.REMOVED, alike) for segment in segments]),
        _passage(new, [_stretch(new, segment.op, segment.new, Mark.ADDED, alike) for segment in segments]),
    )


def _stretch(source: ClauseText, op: str, span: Span, own: Mark, alike: bool) -> _Stretch:
    if op != "equal":
        return _Stretch(span, own if alike else Mark.PLAIN)
    if alike:
        return _Stretch(span, Mark.PLAIN, common=True)
    # A number, a punctuation mark or a single character in common says nothing.
    telling = sum(character.isalpha() for character in source.text[span.start : span.end]) > 1
    return _Stretch(span, Mark.KEPT if telling else Mark.PLAIN)


def _passage(source: ClauseText, stretches: Sequence[_Stretch]) -> Passage:
    """Cut a text where a stretch or a heading begins or ends, then into paragraphs at its line breaks."""
    edges = {0, len(source.text)}
    for span in (*source.heads, *(stretch.span for stretch in stretches)):
        edges |= {span.start, span.end}
    waiting = iter([stretch for stretch in stretches if len(stretch.span)])
    stretch = next(waiting, None)
    paragraphs: list[list[Run]] = [[]]
    for start, end in pairwise(sorted(edges)):
        while stretch and stretch.span.end <= start:
            stretch = next(waiting, None)
        inside = stretch if stretch and stretch.span.start <= start else _Stretch(Span(start, end), Mark.PLAIN)
        strong = any(head.start <= start and end <= head.end for head in source.heads)
        text = source.text[start:end]
        if inside.common and not strong and len(text) > _LONG:
            text = f"{text[:_SHOWN]}…{text[-_SHOWN:]}"
        for number, line in enumerate(re.split(r"\r\n|[\n\r]", text)):
            if number:
                paragraphs.append([])
            if line:
                paragraphs[-1].append(Run(line, inside.mark, strong))
    return tuple(tuple(paragraph) for paragraph in paragraphs if paragraph)
