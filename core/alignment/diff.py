"""What differs between two wordings of a clause, word by word. Which clauses to compare is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

from core.language.folding import fold
from core.language.words import Words
from core.model import Span

Operation = Literal["equal", "removed", "added"]

# The printed number of a clause, as far as a text opens with one: 一、 （一） 1. (1) ① 第三条 一是
_NUMERAL = r"[零〇一二三四五六七八九十百千\d]+"
_NUMBER = re.compile(rf"\s*(?:第{_NUMERAL}[编章节条](?:之{_NUMERAL})?|[（(]{_NUMERAL}[）)]|{_NUMERAL}[、.．）)](?!\d)|[①-⑳])\s*")
_SENTENCE_END = frozenset("。;!?")
_ISLAND = 3  # letters; a longer run in common is worth showing as kept


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of both texts; the spans of `equal` read the same once folded, `removed` has an empty new, `added` an empty old."""

    op: Operation
    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one text, folded, and where each begins in it; `bounds` has one more: the end of the text."""

    keys: tuple[str, ...]
    bounds: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        return Span(self.bounds[start], self.bounds[end])

    def letters(self, start: int, end: int) -> int:
        return sum(map(len, self.keys[start:end]))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of words of both sides: kept where `equal`, else what stands on one side was replaced by what stands on the other."""

    equal: bool
    old: tuple[int, int]
    new: tuple[int, int]


def diff(old: str, new: str, words: Words) -> tuple[Segment, ...]:
    """Compare two texts; the segments cover both, in order.

    Width of punctuation, white space, zero-width characters and the number the text opens with count as equal. A removed segment
    stands before the added one that replaces it.
    """
    old_words, new_words = _cut(old, words), _cut(new, words)
    pieces = [
        _Piece(op.tag == "equal", (op.src_start, op.src_end), (op.dest_start, op.dest_end))
        for op in Indel.opcodes(old_words.keys, new_words.keys)
    ]
    pieces = _without_islands(_joined(pieces), old_words)
    opening = Segment("equal", Span(0, old_words.bounds[0]), Span(0, new_words.bounds[0]))
    return tuple(_merged((opening, *_segments(pieces, old_words, new_words))))


def share_in_common(segments: Iterable[Segment]) -> float:
    """The share of the two texts that is kept, 0..1 (1 for two empty texts)."""
    kept = total = 0
    for segment in segments:
        length = len(segment.old) + len(segment.new)
        total += length
        kept += length if segment.op == "equal" else 0
    return kept / total if total else 1.0


def _cut(text: str, words: Words) -> _Words:
    number = _NUMBER.match(text)
    begin = number.end() if number else 0
    folded = fold(text[begin:])
    keys: list[str] = []
    bounds: list[int] = []
    for word, start, _ in words.words(folded.text):
        keys.append(word)
        bounds.append(begin + folded.starts[start])
    # What was folded away belongs to the word before it, at the very beginning to the opening.
    return _Words(tuple(keys), (*bounds, len(text)))


def _joined(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Neighbours of one kind as one piece."""
    joined: list[_Piece] = []
    for piece in pieces:
        if joined and joined[-1].equal == piece.equal:
            last = joined.pop()
            joined.append(_Piece(piece.equal, (last.old[0], piece.old[1]), (last.new[0], piece.new[1])))
        else:
            joined.append(piece)
    return joined


def _without_islands(pieces: Sequence[_Piece], old: _Words) -> list[_Piece]:
    """Takes short kept runs between two larger changes into the change: a lone 的 in common tells the reader nothing."""

    def size(piece: _Piece) -> int:
        return max(piece.old[1] - piece.old[0], piece.new[1] - piece.new[0])

    cleaned: list[_Piece] = []
    for index, piece in enumerate(pieces):
        inside = piece.equal and 0 < index < len(pieces) - 1
        if inside and _is_island(piece, old) and min(size(cleaned[-1]), size(pieces[index + 1])) >= size(piece):
            cleaned.append(_Piece(False, piece.old, piece.new))
        else:
            cleaned.append(piece)
    return _joined(cleaned)


def _is_island(piece: _Piece, old: _Words) -> bool:
    start, end = piece.old
    return old.letters(start, end) <= _ISLAND and not _SENTENCE_END.intersection("".join(old.keys[start:end]))


def _segments(pieces: Iterable[_Piece], old: _Words, new: _Words) -> Iterable[Segment]:
    for piece in pieces:
        before, after = old.span(*piece.old), new.span(*piece.new)
        if piece.equal:
            yield Segment("equal", before, after)
        else:
            yield Segment("removed", before, Span(after.start, after.start))
            yield Segment("added", Span(before.end, before.end), after)


def _merged(segments: Iterable[Segment]) -> list[Segment]:
    """Leaves out segments that are empty on both sides and joins neighbours of one kind."""
    merged: list[Segment] = []
    for segment in segments:
        if not len(segment.old) and not len(segment.new):
            continue
        if merged and merged[-1].op == segment.op:
            last = merged.pop()
            merged.append(Segment(segment.op, Span(last.old.start, segment.old.end), Span(last.new.start, segment.new.end)))
        else:
            merged.append(segment)
    return merged
