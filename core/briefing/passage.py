"""Text as marked runs: clause texts with their headings, differences of two of them, long ones shortened.

What differs is found by the function that is passed in, what is shown of a long clause by `excerpt`; how a mark looks is
the writer's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Protocol

from core.briefing import excerpt
from core.model import Clause, Outline, Span

_COMMON = 60
"""Characters of common text shown of a long clause that has little in common with its partner."""
_CUT = "…"


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
    """One stretch of a word-level comparison: `op` is `equal`, `removed` or `added`; spans in the old and the new text.

    `substance`: what it changes beside the wording, None for nothing.
    """

    @property
    def op(self) -> str: ...
    @property
    def old(self) -> Span: ...
    @property
    def new(self) -> Span: ...
    @property
    def substance(self) -> str | None: ...


Differences = Callable[[str, str], Sequence[SegmentLike]]


@dataclass(frozen=True, slots=True)
class ClauseText:
    """The text of some clauses, one after another, and where they and their numbers and headings stand in it.

    Without `blocks` it is one clause.
    """

    text: str
    heads: tuple[Span, ...] = ()
    blocks: tuple[Span, ...] = ()

    def placed(self) -> list[tuple[Span, Span | None]]:
        """Each clause's block with its number and heading, None where it has neither."""
        blocks = self.blocks or (Span(0, len(self.text)),)
        return [(block, next((head for head in self.heads if head.start == block.start), None)) for block in blocks]


@dataclass(frozen=True, slots=True)
class _Stretch:
    span: Span
    mark: Mark


def clause_text(outline: Outline, clauses: Sequence[Clause]) -> ClauseText:
    """The whole blocks of clauses, a line break between them."""
    texts: list[str] = []
    heads: list[Span] = []
    blocks: list[Span] = []
    at = 0
    for clause in clauses:
        text = outline.quote(clause.span)
        if clause.head_end > clause.span.start:
            heads.append(Span(at, at + clause.head_end - clause.span.start))
        texts.append(text)
        blocks.append(Span(at, at + len(text)))
        at += len(text) + 1
    return ClauseText("\n".join(texts), tuple(heads), tuple(blocks))


def plain(source: ClauseText, *, shorten: bool = False) -> Passage:
    """The text without marks; `shorten` leaves heading and first sentence of it."""
    shown = [span for block, head in source.placed() for span in excerpt.opening(source.text, block, head)] if shorten else None
    return _passage(source, [_Stretch(Span(0, len(source.text)), Mark.PLAIN)], shown)


def compared(old: ClauseText, new: ClauseText, differences: Differences, *, shorten: bool = False) -> tuple[Passage, Passage]:
    """Both texts with what differs marked; `shorten` leaves of long clauses the marked text with its context.

    Where less than half is common nearly everything would be marked: there the common text is marked instead.
    """
    segments = differences(old.text, new.text)
    common = sum(len(segment.old) + len(segment.new) for segment in segments if segment.op == "equal")
    alike = common * 2 >= len(old.text) + len(new.text)
    if alike:
        told = [segment for segment in segments if segment.op != "equal"]
    else:
        told = [segment for segment in segments if segment.op == "equal" and _telling(old, segment.old)]
    return (
        _passage(
            old,
            [_stretch(old, segment.op, segment.old, Mark.REMOVED, alike) for segment in segments],
            _shown(old, [segment.old for segment in told], alike) if shorten else None,
        ),
        _passage(
            new,
            [_stretch(new, segment.op, segment.new, Mark.ADDED, alike) for segment in segments],
            _shown(new, [segment.new for segment in told], alike) if shorten else None,
        ),
    )


def _shown(source: ClauseText, told: Sequence[Span], alike: bool) -> list[Span]:
    shown: list[Span] = []
    for block, head in source.placed():
        inside = [span for span in told if block.start <= span.start and span.end <= block.end]
        if len(block) <= excerpt.LONG:
            shown.append(block)
        elif alike:
            shown += excerpt.around(source.text, block, head, inside)
        else:
            shown += excerpt.lead(source.text, block, head, excerpt.longest(inside, _COMMON))
    return shown


def _telling(source: ClauseText, span: Span) -> bool:
    """Whether text in common says something: a number, a punctuation mark or a single character doesn't."""
    return sum(character.isalpha() for character in source.text[span.start : span.end]) > 1


def _stretch(source: ClauseText, op: str, span: Span, own: Mark, alike: bool) -> _Stretch:
    if op != "equal":
        return _Stretch(span, own if alike else Mark.PLAIN)
    return _Stretch(span, Mark.KEPT if not alike and _telling(source, span) else Mark.PLAIN)


def _passage(source: ClauseText, stretches: Sequence[_Stretch], shown: Sequence[Span] | None = None) -> Passage:
    """Cut a text where a stretch or a heading begins or ends, then into paragraphs at its line breaks.

    What of a clause isn't in `shown` (None: everything is) becomes an ellipsis.
    """
    blocks = [block for block, _ in source.placed()]
    edges = {0, len(source.text)}
    for span in (*source.heads, *(stretch.span for stretch in stretches), *(shown or ()), *blocks):
        edges |= {span.start, span.end}
    waiting = iter([stretch for stretch in stretches if len(stretch.span)])
    stretch = next(waiting, None)
    paragraphs: list[list[Run]] = [[]]
    cut = False
    for start, end in pairwise(sorted(edges)):
        while stretch and stretch.span.end <= start:
            stretch = next(waiting, None)
        piece = Span(start, end)
        if shown is not None and not _within(piece, shown) and _within(piece, blocks):
            if not cut:
                paragraphs[-1].append(Run(_CUT))
            cut = True
            continue
        cut = False
        mark = stretch.mark if stretch and stretch.span.start <= start else Mark.PLAIN
        strong = _within(piece, source.heads)
        for number, line in enumerate(re.split(r"\r\n|[\n\r]", source.text[start:end])):
            if number:
                paragraphs.append([])
            if line:
                paragraphs[-1].append(Run(line, mark, strong))
    return tuple(tuple(paragraph) for paragraph in paragraphs if paragraph)


def _within(piece: Span, spans: Sequence[Span]) -> bool:
    return any(span.start <= piece.start and piece.end <= span.end for span in spans)
