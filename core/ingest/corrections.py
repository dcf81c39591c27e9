"""The analyst's edits of lines: passages given back or taken out, and where plans begin. They overrule what was told by rule."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from core.edits import Edit, EditKind
from core.ingest.lines import Line, is_blank
from core.ingest.split import Part
from core.model import NoiseKind, Span


class Corrections:
    """Edits of one source, anchored in its text as it is; later ones overrule earlier ones."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._passages = [edit for edit in edits if edit.kind in (EditKind.KEEP, EditKind.NOISE)]
        self._bounds = [edit for edit in edits if edit.kind in (EditKind.START, EditKind.NO_START)]

    def cut(self, lines: Sequence[Line]) -> list[Line]:
        """The lines, cut where a passage begins or ends, or a plan begins, in mid-line."""
        places = {place for edit in self._passages for place in (edit.anchor.span.start, edit.anchor.span.end)}
        places |= {edit.at for edit in self._bounds if edit.kind is EditKind.START}
        found: list[Line] = []
        for line in lines:
            rest = line
            for place in sorted(place for place in places if line.start < place < line.end):
                first, behind = parted(rest, _offset(rest, place))
                if first and behind:
                    found.append(first)
                    rest = behind
            found.append(rest)
        return found

    def overrule(self, lines: Sequence[Line], kinds: Sequence[NoiseKind | None]) -> tuple[list[NoiseKind | None], frozenset[int]]:
        """The kinds of noise with the analyst's word above the rules', and the lines that are given back."""
        decided, kept = list(kinds), set[int]()
        starts, ends = [line.start for line in lines], [line.end for line in lines]
        for edit in self._passages:
            inside = range(bisect_left(starts, edit.anchor.span.start), bisect_right(ends, edit.anchor.span.end))
            if edit.kind is EditKind.KEEP:
                decided[inside.start : inside.stop] = [None] * len(inside)
                kept |= set(inside)
            else:
                decided[inside.start : inside.stop] = [NoiseKind(edit.value)] * len(inside)
                kept -= set(inside)
        return decided, frozenset(kept)

    def bound(self, lines: Sequence[Line], parts: Sequence[Part], first_line: Callable[[Part], int]) -> list[Part]:
        """The parts with the analyst's boundaries; `first_line` gives the line at which a part's plan begins."""
        decided = list(parts)
        starts = [line.start for line in lines]
        for edit in self._bounds:
            at = max(0, bisect_right(starts, edit.at) - 1)
            if edit.kind is EditKind.START:
                _begin(decided, at)
            else:
                _merge(decided, at, first_line)
        return decided


def _begin(parts: list[Part], at: int) -> None:
    """A plan begins at line `at`: the part round it ends there; before the first part a new one is put."""
    index = next((i for i, part in enumerate(parts) if part.start <= at < part.end), None)
    if index is None:
        parts.insert(0, Part(at, parts[0].start if parts else at + 1, given=True))
    elif parts[index].start == at:
        parts[index] = replace(parts[index], given=True, unsure=False)
    else:
        parts[index : index + 1] = [replace(parts[index], end=at), Part(at, parts[index].end, given=True)]


def _merge(parts: list[Part], at: int, first_line: Callable[[Part], int]) -> None:
    """No plan begins at line `at`: the part whose plan does goes on with the one before it."""
    for index, part in enumerate(parts[1:], 1):
        if part.start <= at <= first_line(part):
            parts[index - 1 : index + 1] = [replace(parts[index - 1], end=part.end)]
            return


def parted(line: Line, offset: int) -> tuple[Line | None, Line | None]:
    """A line in two, without the blanks between them; None for a half that has no words."""
    end = len(line.text[:offset].rstrip())
    lead = next((at for at in range(offset, len(line.text)) if not is_blank(line.text[at])), len(line.text))
    first = replace(line, text=line.text[:end], pieces=_slice(line.pieces, 0, end)) if end else None
    behind = replace(line, text=line.text[lead:], pieces=_slice(line.pieces, lead, len(line.text)), mark=0, continues=False)
    return first, behind if behind.text else None


def _offset(line: Line, place: int) -> int:
    """How many of a line's characters stand before a place in the source."""
    return sum(min(max(place - piece.start, 0), len(piece)) for piece in line.pieces)


def _slice(pieces: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    found: list[Span] = []
    at = 0
    for piece in pieces:
        low, high = max(start - at, 0), min(end - at, len(piece))
        if low < high:
            found.append(Span(piece.start + low, piece.start + high))
        at += len(piece)
    return tuple(found)
