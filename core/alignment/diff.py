"""What differs between two wordings of a clause, word by word. Which clauses to compare is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Indel

from core.alignment.moves import with_moves
from core.alignment.segments import Segment
from core.alignment.substance import substance
from core.language.folding import fold
from core.language.words import Words
from core.model import Span

# The printed number of a clause, as far as a text opens with one: 一、 （一） 1. (1) ① 第三条 一是
_NUMERAL = r"[零〇一二三四五六七八九十百千\d]+"
_NUMBER = re.compile(rf"\s*(?:第{_NUMERAL}[编章节条](?:之{_NUMERAL})?|[（(]{_NUMERAL}[）)]|{_NUMERAL}[、.．）)](?!\d)|[①-⑳])\s*")
_SENTENCE_END = frozenset("。;!?")
_ISLAND = 3  # letters; a longer run in common is worth showing as kept


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
    stands before the added one that replaces it. Sentences that only moved are told from those that are gone or new, and what
    changes the substance from mere wording.
    """
    old_words, new_words = _cut(old, words), _cut(new, words)
    pieces = [
        _Piece(op.tag == "equal", (op.src_start, op.src_end), (op.dest_start, op.dest_end))
        for op in Indel.opcodes(old_words.keys, new_words.keys)
    ]
    pieces = _slid(_without_islands(_joined(pieces), old_words), old_words, new_words)
    opening = Segment("equal", Span(0, old_words.bounds[0]), Span(0, new_words.bounds[0]))
    segments = _merged((opening, *_segments(pieces, old_words, new_words)))
    return tuple(_weighed(with_moves(segments, old, new), old, new))


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


def _slid(pieces: Sequence[_Piece], old: _Words, new: _Words) -> list[_Piece]:
    """Moves what was only removed or only added along equal words until it is made of whole sentences, where that can be had."""
    slid = list(pieces)
    for at in range(1, len(slid) - 1):
        before, piece, after = slid[at - 1 : at + 2]
        if piece.equal or not (before.equal and after.equal):
            continue
        removed = piece.new[0] == piece.new[1]
        if not removed and piece.old[0] != piece.old[1]:
            continue
        keys, (start, end) = (old.keys, piece.old) if removed else (new.keys, piece.new)
        by = _to_sentences(keys, start, end, before.old[1] - before.old[0], after.old[1] - after.old[0])
        if by:
            slid[at - 1 : at + 2] = [_shifted(before, 0, by), _shifted(piece, by, by), _shifted(after, by, 0)]
    return [piece for piece in slid if piece.old[0] < piece.old[1] or piece.new[0] < piece.new[1]]


def _to_sentences(keys: Sequence[str], start: int, end: int, room_before: int, room_after: int) -> int:
    """By how many words, at most, the run `start..end` can be moved so that it reads the same and is made of whole sentences."""

    def whole(by: int) -> bool:
        first = start + by
        return keys[end + by - 1][-1] in _SENTENCE_END and (first == 0 or keys[first - 1][-1] in _SENTENCE_END)

    back = next((by for by in range(room_before) if keys[start - by - 1] != keys[end - by - 1]), room_before)
    on = next((by for by in range(room_after) if keys[start + by] != keys[end + by]), room_after)
    return min((by for by in range(-back, on + 1) if whole(by)), key=abs, default=0)


def _shifted(piece: _Piece, start: int, end: int) -> _Piece:
    return _Piece(piece.equal, (piece.old[0] + start, piece.old[1] + end), (piece.new[0] + start, piece.new[1] + end))


def _is_island(piece: _Piece, old: _Words) -> bool:
    start, end = piece.old
    return old.letters(start, end) <= _ISLAND and not _SENTENCE_END.intersection("".join(old.keys[start:end]))


def _weighed(segments: Sequence[Segment], old: str, new: str) -> Iterator[Segment]:
    """The segments with what they change of the substance: a removed one and the added one after it are looked at together."""
    at = 0
    while at < len(segments):
        first = segments[at]
        replaced = first.op == "removed" and at + 1 < len(segments) and segments[at + 1].op == "added"
        pair = segments[at : at + 2] if replaced else [first]
        at += len(pair)
        if first.op == "equal":
            yield first
            continue
        still = [segment for segment in pair if segment.elsewhere is None]
        removed = "".join(old[segment.old.start : segment.old.end] for segment in still)
        added = "".join(new[segment.new.start : segment.new.end] for segment in still)
        kind = substance(removed, added)
        yield from (segment if segment.elsewhere else replace(segment, substance=kind) for segment in pair)


def _segments(pieces: Iterable[_Piece], old: _Words, new: _Words) -> Iterator[Segment]:
    for piece in pieces:
        before, after = old.span(*piece.old), new.span(*piece.new)
        if piece.equal:
            yield Segment("equal", before, after)
            continue
        head, tail = _kept_ends(piece, old, new)
        inner = Span(before.start + head, before.end - tail), Span(after.start + head, after.end - tail)
        yield Segment("equal", Span(before.start, inner[0].start), Span(after.start, inner[1].start))
        yield Segment("removed", inner[0], Span(inner[1].start, inner[1].start))
        yield Segment("added", Span(inner[0].end, inner[0].end), inner[1])
        yield Segment("equal", Span(inner[0].end, before.end), Span(inner[1].end, after.end))


def _kept_ends(piece: _Piece, old: _Words, new: _Words) -> tuple[int, int]:
    """How many letters a word that was replaced by a word begins and ends with in common, where that is most of it.

    So 中小学 -> 中小学校 shows one letter; where words differ more, letters in common by chance would only confuse.
    """
    if piece.old[1] - piece.old[0] != 1 or piece.new[1] - piece.new[0] != 1:
        return 0, 0
    one, other = old.keys[piece.old[0]], new.keys[piece.new[0]]
    plain = len(old.span(*piece.old)) == len(one) and len(new.span(*piece.new)) == len(other)
    if not plain or not (one.isalpha() and other.isalpha()):
        return 0, 0  # letters folded away inside a word, or figures, which read better whole
    shorter = min(len(one), len(other))
    head = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    tail = next((at for at in range(shorter - head) if one[-1 - at] != other[-1 - at]), shorter - head)
    return (head, tail) if (head + tail) * 2 > max(len(one), len(other)) else (0, 0)


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
