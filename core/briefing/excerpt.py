"""Which parts of long clauses a note shows: their headings, first sentences, and what a comparison found with its context.

Only spans are chosen here; how they and the gaps between them look is `passage`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from core.model import Span

LONG = 120
"""Characters of a clause up to which it is shown whole."""

_OPENING = 80
_LEAD = 32
_CONTEXT = 8
_FIRST, _LAST = 40, 16
_NEAR = 8
"""A gap of fewer characters isn't worth leaving out."""

_SENTENCE = re.compile(r"\W*\w[^。！？!?\n]*[。！？!?]?")


def opening(text: str, block: Span, head: Span | None, limit: int = _OPENING) -> list[Span]:
    """Number and heading and the first sentence after them, of which at most `limit` characters."""
    begun = head.end if head else block.start
    sentence = _SENTENCE.match(text, begun, block.end)
    end = min(sentence.end() if sentence else begun, begun + limit)
    return _joined(text, block, [Span(block.start, end)])


def around(text: str, block: Span, head: Span | None, found: Sequence[Span]) -> list[Span]:
    """Number and heading, and what was found in the clause with some characters before and after; the opening where
    nothing was. The middle of long finds is left out.
    """
    inside = [span for span in found if block.start <= span.start and span.end <= block.end]
    if not inside:
        return opening(text, block, head)
    wanted = [head] if head else []
    for span in inside:
        start, end = max(block.start, span.start - _CONTEXT), min(block.end, span.end + _CONTEXT)
        short = len(span) <= _FIRST + _LAST + _NEAR
        wanted += [Span(start, end)] if short else [Span(start, span.start + _FIRST), Span(span.end - _LAST, end)]
    return _joined(text, block, wanted)


def lead(text: str, block: Span, head: Span | None, found: Sequence[Span]) -> list[Span]:
    """As `around`, with the beginning of the first sentence: for clauses that have little in common."""
    return _joined(text, block, [*opening(text, block, head, _LEAD), *around(text, block, head, found)])


def longest(found: Iterable[Span], limit: int) -> list[Span]:
    """The longest spans that with their context take up to `limit` characters, the first one in any case; in order."""
    chosen: list[Span] = []
    left = limit
    for span in sorted(found, key=len, reverse=True):
        taken = len(span) + 2 * _CONTEXT
        if taken <= left or not chosen:
            chosen.append(span)
            left -= taken
    return sorted(chosen, key=lambda span: span.start)


def _joined(text: str, block: Span, spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap or nearly touch made one, without line breaks at their ends."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if joined and span.start - joined[-1].end < _NEAR:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    if joined and block.end - joined[-1].end < _NEAR:
        joined[-1] = Span(joined[-1].start, block.end)
    return [Span(span.start, span.start + len(text[span.start : span.end].rstrip("\r\n"))) for span in joined]
