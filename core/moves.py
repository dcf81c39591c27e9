"""Where each character of a text went in a later version of it: equal lines first, then characters inside changed lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz.distance import Indel, Levenshtein

_GRAM = 6
_MOST_LINES = 100_000_000  # lines old times new that are compared; the table of them takes an eighth of that in bytes
_LARGEST_BLOCK = 4_000_000  # characters old times new that are compared one by one; larger changed blocks only by their place


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    size: int
    to: int
    room: int  # characters of the new text that the run became; 0: it was taken out


class Moves:
    """The way from positions of `old` to positions of `new`, both in code points."""

    def __init__(self, old: str, new: str) -> None:
        self._runs = list(_runs(old, new))
        self._starts = [run.start for run in self._runs]

    def __call__(self, position: int) -> int | None:
        """Where a position went; in reworded text about there; None where its text is gone."""
        at = bisect_right(self._starts, position) - 1
        if at < 0:
            return None
        run = self._runs[at]
        offset = position - run.start
        return run.to + min(offset, run.room - 1) if offset < run.size and run.room else None


def stay(position: int) -> int | None:
    """Where a position went in a text that is the same."""
    return position


def share_kept(old: str, new: str) -> float:
    """The share, 0 to 1, of the runs of `_GRAM` characters of `old` that `new` has too."""
    there = {new[at : at + _GRAM] for at in range(len(new))}
    runs = [old[at : at + _GRAM] for at in range(max(1, len(old) - _GRAM + 1))]
    return sum(run in there for run in runs) / len(runs)


def _runs(old: str, new: str) -> list[_Run]:
    before, after = old.split("\n"), new.split("\n")
    starts = [[0, *accumulate(len(line) + 1 for line in lines)] for lines in (before, after)]
    found: list[_Run] = []
    done = (0, 0)
    for first, last, to, until in [*_equal_lines(before, after), (len(before), len(before), len(after), len(after))]:
        found += _changed(old, new, (starts[0][done[0]], starts[0][first]), (starts[1][done[1]], starts[1][to]))
        if last > first:
            found.append(
                _Run(starts[0][first], starts[0][last] - starts[0][first], starts[1][to], starts[1][until] - starts[1][to])
            )
        done = last, until
    return found


def _equal_lines(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """The blocks of lines that both texts have, as places `[first, last)` of the old and `[to, until)` of the new one.

    What is the same at either end is told first, so that a changed line in a long text costs little; where too much is left
    between, it counts as changed.
    """
    head = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after)))
    room = min(len(before), len(after)) - head
    tails = zip(reversed(before), reversed(after), strict=False)
    tail = min(room, next((at for at, (a, b) in enumerate(tails) if a != b), room))
    ours, theirs = before[head : len(before) - tail], after[head : len(after) - tail]
    found = [(0, head, 0, head)]
    if len(ours) * len(theirs) <= _MOST_LINES:
        for step in Indel.opcodes(ours, theirs):
            if step.tag == "equal":
                found.append((head + step.src_start, head + step.src_end, head + step.dest_start, head + step.dest_end))
    return [*found, (len(before) - tail, len(before), len(after) - tail, len(after))]


def _changed(old: str, new: str, was: tuple[int, int], now: tuple[int, int]) -> list[_Run]:
    """The runs of a block of lines that changed into another, or was taken out."""
    (a, b), (c, d) = was, now
    if b == a:
        return []
    if d == c or (b - a) * (d - c) > _LARGEST_BLOCK:
        return [_Run(a, b - a, c, d - c)]
    return _within(old[a:b], new[c:d], a, c)


def _within(old: str, new: str, start: int, to: int) -> list[_Run]:
    return [
        _Run(start + step.src_start, step.src_end - step.src_start, to + step.dest_start, step.dest_end - step.dest_start)
        for step in Levenshtein.opcodes(old, new)
        if step.src_end > step.src_start
    ]
