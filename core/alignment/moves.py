"""Sentences that stand elsewhere: a difference that removes a sentence here and adds it there is told as a move."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from core.alignment.segments import Segment
from core.language.folding import Folding
from core.model import Span

_SENTENCE = re.compile(r"[^。;；!！?？\n]+[。;；!！?？\n]*")
_folded = Folding().text  # remembers every character it met
_MARKS = re.compile(r"[\W_]+")
_LEAST = 8  # letters; shorter ones recur by chance


def with_moves(segments: Sequence[Segment], old: str, new: str) -> list[Segment]:
    """The segments with moved sentences as segments of their own that know their counterpart on the other side."""
    gone = _sentences(segments, "removed", old)
    come = _sentences(segments, "added", new)
    pairs = [(spans, come[wording]) for wording, spans in gone.items() if wording in come]
    moved_old = {ours: theirs for here, there in pairs for ours, theirs in zip(here, there, strict=False)}
    moved_new = {theirs: ours for ours, theirs in moved_old.items()}
    if not moved_old:
        return list(segments)
    return [
        part
        for segment in segments
        for part in _cut(segment, moved_old if segment.op == "removed" else moved_new if segment.op == "added" else {})
    ]


def _sentences(segments: Iterable[Segment], op: str, text: str) -> dict[str, list[Span]]:
    """The whole sentences of a kind of segment by their folded wording."""
    found: dict[str, list[Span]] = {}
    for segment in segments:
        if segment.op != op:
            continue
        span = segment.old if op == "removed" else segment.new
        for match in _SENTENCE.finditer(text, span.start, span.end):
            wording = _MARKS.sub("", _folded(match[0])) if len(match[0]) >= _LEAST else ""
            if len(wording) >= _LEAST:
                found.setdefault(wording, []).append(Span(*match.span()))
    return found


def _cut(segment: Segment, moved: dict[Span, Span]) -> Iterator[Segment]:
    """A segment cut at the moved sentences in it."""
    removed = segment.op == "removed"
    whole = segment.old if removed else segment.new
    at = whole.start
    inside = [span for span in moved if whole.start <= span.start and span.end <= whole.end] if segment.op != "equal" else []
    if not inside:
        yield segment
        return
    for span in sorted(inside, key=lambda span: span.start):
        yield from _piece(segment, Span(at, span.start), None)
        yield from _piece(segment, span, moved[span])
        at = span.end
    yield from _piece(segment, Span(at, whole.end), None)


def _piece(segment: Segment, span: Span, elsewhere: Span | None) -> Iterator[Segment]:
    if len(span):
        sides = {"old": span} if segment.op == "removed" else {"new": span}
        yield replace(segment, **sides, elsewhere=elsewhere)
