"""Positions in a plan's text and in the text of its source: a paragraph knows the spans of the source it was joined from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from core.model import Span
from core.parsed import Paragraph


class Positions:
    """The way between one plan's text (its paragraphs joined by line feeds) and its source's text, both in code points."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._plan: list[int] = []
        self._runs: list[tuple[int, int, int]] = []  # (start in the plan, start in the source, length), in both orders rising
        at = 0
        for paragraph in paragraphs:
            begun = at
            for piece in paragraph.pieces:
                self._runs.append((at, piece.start, len(piece)))
                at += len(piece)
            at = begun + len(paragraph.text) + 1
        self._runs.sort()
        self._plan = [run[0] for run in self._runs]
        self._by_source = sorted(self._runs, key=lambda run: run[1])
        self._source = [run[1] for run in self._by_source]
        self.length = max(0, at - 1)

    def in_source(self, position: int) -> int:
        """Where a position of the plan stands in the source; the line feed behind a paragraph stands at its end."""
        at = bisect_right(self._plan, position) - 1
        if at < 0:
            return 0
        start, source, length = self._runs[at]
        return source + min(position - start, length)

    def span_in_source(self, span: Span) -> Span:
        """The source's span from the first to the last character of a plan's span."""
        start = self.in_source(span.start)
        return Span(start, max(start, self.in_source(span.end - 1) + 1 if span else start))

    def in_plan(self, position: int) -> int | None:
        """Where a position of the source stands in the plan; None where its character is not in it."""
        at = bisect_right(self._source, position) - 1
        if at < 0:
            return None
        start, source, length = self._by_source[at]
        return start + position - source if position < source + length else None

    def span_in_plan(self, span: Span) -> Span | None:
        """The plan's span of those characters of a source's span that are in it; None where none is."""
        parts = [
            (start + max(span.start, source) - source, start + min(span.end, source + length) - source)
            for start, source, length in self._by_source[max(0, bisect_right(self._source, span.start) - 1) :]
            if source < span.end and span.start < source + length
        ]
        return Span(min(part[0] for part in parts), max(part[1] for part in parts)) if parts else None
