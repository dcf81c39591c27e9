"""Where each character of a text went in a later version of it: equal lines first, then characters inside changed lines."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz.distance import Indel, Levenshtein

_GRAM = 6
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
    equal = [step for step in Indel.opcodes(before, after) if step.tag == "equal"]
    for first, last, to, until in [*((s.src_start, s.src_end, s.dest_start, s.dest_end) for s in equal), _end(before, after)]:
        found += _changed(old, new, (starts[0][done[0]], starts[0][first]), (starts[1][done[1]], starts[1][to]))
        if last > first:
            found.append(
                _Run(starts[0][first], starts[0][last] - starts[0][first], starts[1][to], starts[1][until] - starts[1][to])
            )
        done = last, until
    return found


def _end(before: list[str], after: list[str]) -> tuple[int, int, int, int]:
    return len(before), len(before), len(after), len(after)


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
