"""Anchors: a passage known by its place and by its words (W3C Web Annotation: TextPositionSelector, TextQuoteSelector).

The place counts as long as the text is the one it was taken from; in a changed text the words find the passage again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.model import Fit, Span

CONTEXT = 32
"""Code points of prefix and suffix kept beside a quote."""

_LIKE_ENOUGH = 70.0  # per cent of a quote that a passage must share to be offered for checking
_SHORTEST_FUZZY = 6  # shorter quotes are like too many passages


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span of a text, the words on it and up to `CONTEXT` code points before and behind."""

    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def on(cls, text: str, span: Span) -> Anchor:
        """The anchor of a span of `text`."""
        before, behind = max(0, span.start - CONTEXT), span.end + CONTEXT
        return cls(span, text[span.start : span.end], text[before : span.start], text[span.end : behind])


def locate(anchor: Anchor, text: str, expected: int | None = None) -> tuple[Span, Fit]:
    """Where the anchored words stand in another text, and how surely; `expected`: where they should by what is known of it.

    Firm: the same words in the same context or at the expected place, or these words once only in both. To be checked: the
    same words elsewhere, or words much like them. Lost: neither; the span is then empty, at the expected place.
    """
    near = min(max(0, anchor.span.start if expected is None else expected), len(text))
    places = [*_occurrences(text, anchor.exact)] if anchor.exact else []
    if places:
        best = max(places, key=lambda at: (at == expected, _context(anchor, text, at), -abs(at - near)))
        sure = best == expected or _context(anchor, text, best) >= _enough_context(anchor)
        return Span(best, best + len(anchor.exact)), Fit.FIRM if sure else Fit.CHECK
    found = _like(anchor.exact, text) if len(anchor.exact) >= _SHORTEST_FUZZY else None
    return (found, Fit.CHECK) if found else (Span(near, near), Fit.LOST)


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _context(anchor: Anchor, text: str, at: int) -> int:
    """How many code points before and behind are the same as they were."""
    end = at + len(anchor.exact)
    left = _common(anchor.prefix[::-1], text[max(0, at - len(anchor.prefix)) : at][::-1])
    return left + _common(anchor.suffix, text[end : end + len(anchor.suffix)])


def _common(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _enough_context(anchor: Anchor) -> int:
    """A third of the context, at least four code points where there are so many."""
    size = len(anchor.prefix) + len(anchor.suffix)
    return max(min(4, size), size // 3)


def _like(words: str, text: str) -> Span | None:
    """The passage most like `words`, where one is like enough; up to their last characters where these stand near."""
    from rapidfuzz import fuzz

    found = fuzz.partial_ratio_alignment(words, text, score_cutoff=_LIKE_ENOUGH)
    if not found or found.dest_end <= found.dest_start:
        return None
    last = text.find(words[-2:], found.dest_end - 1, found.dest_end + len(words) // 3)
    return Span(found.dest_start, found.dest_end if last < 0 else last + 2)
