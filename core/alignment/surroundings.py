"""What the classifier looks at next: what stands around a pair of clauses, from the chances its first look gave.

Every figure is the same when the two sides are swapped.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log
from operator import itemgetter

from core.alignment.features import FirstLook, two_best
from core.alignment.pairing import strongest_chain
from core.alignment.similarity import Pair, Similarity
from core.alignment.votes import Votes

Chances = Mapping[Pair, float]

SECOND_LOOK = (
    "first_look",
    "rival_stronger",
    "rival_weaker",
    "neighbours",
    "beside",
    "sections",
    "off_line",
    "in_order",
    "position",
    "lead_less",
    "found_more",
    "found_less",
    "covered_more",
    "covered_less",
    "ahead_more",
    "ahead_less",
)
_SURE = 0.3


@dataclass(frozen=True)
class SecondLook:
    """Figures of what stands around a pair, as `SECOND_LOOK` names them, from the chances the first look gave."""

    first: FirstLook
    chances: Chances
    similarity: Similarity
    votes: Votes

    def all(self, pairs: Iterable[Pair]) -> dict[Pair, tuple[float, ...]]:
        """The figures of these pairs."""
        old, new = self.similarity.old.units, self.similarity.new.units
        best_old = two_best((i, chance) for (i, _), chance in self.chances.items())
        best_new = two_best((j, chance) for (_, j), chance in self.chances.items())
        sections = _Sections(self.chances, [u.section for u in old], [u.section for u in new])
        line = _Line(self.chances, self.similarity)
        found: dict[Pair, tuple[float, ...]] = {}
        for pair in pairs:
            i, j = pair
            chance = self.chances[pair]
            rivals = sorted((_other(chance, best_old[i]), _other(chance, best_new[j])))
            off, kept = line.off(pair)
            ahead, beside = _neighbours(pair, self.chances, len(old), len(new))
            found[pair] = (
                log_odds(chance),
                rivals[1],
                rivals[0],
                ahead,
                beside * (1 - rivals[0]),
                sections.agreement(pair),
                off,
                kept,
                abs((i + 0.5) / len(old) - (j + 0.5) / len(new)),
                self.first.leads(pair)[0],
                *self.votes.both_ways(pair),
            )
        return found


def log_odds(chance: float) -> float:
    """The log odds of a chance, kept within -7..7."""
    kept = min(max(chance, 0.001), 0.999)
    return log(kept / (1 - kept))


def _other(chance: float, best: tuple[float, float]) -> float:
    return best[1] if chance == best[0] else best[0]


def _neighbours(pair: Pair, chances: Chances, rows: int, columns: int) -> tuple[float, float]:
    """How surely the clauses before and after the pair belong together too, 0..1, and how surely one of the pair belongs to the
    clause beside the other, as in a split.
    """
    i, j = pair
    known = chances.get
    ahead: list[float] = []
    beside: list[float] = []
    for step in (1, -1):
        k, m = i + step, j + step
        if 0 <= k < rows and 0 <= m < columns:
            ahead.append(max(known((k, m), 0.0), known((k, m + step), 0.0), known((k + step, m), 0.0)))
            beside.append(max(known((k, j), 0.0), known((i, m), 0.0)))
    return (sum(ahead) / len(ahead), sum(beside) / len(beside)) if ahead else (0.0, 0.0)


class _Sections:
    """How much the sections of a pair have in common apart from the pair itself."""

    def __init__(self, chances: Chances, old: Sequence[int], new: Sequence[int]) -> None:
        self._chances = chances
        self._old, self._new = old, new
        self._both: dict[Pair, float] = {}
        self._rows: dict[int, float] = {}
        self._columns: dict[int, float] = {}
        for (i, j), chance in chances.items():
            one, other = old[i], new[j]
            self._both[one, other] = self._both.get((one, other), 0.0) + chance
            self._rows[one] = self._rows.get(one, 0.0) + chance
            self._columns[other] = self._columns.get(other, 0.0) + chance

    def agreement(self, pair: Pair) -> float:
        one, other = self._old[pair[0]], self._new[pair[1]]
        chance = self._chances[pair]
        rest = min(self._rows[one], self._columns[other]) - chance
        return (self._both[one, other] - chance) / (rest + 1)


class _Line:
    """The line along which the two plans run: the strongest chain of pairs in the order of both."""

    def __init__(self, chances: Chances, similarity: Similarity) -> None:
        rows, columns = self._size = len(similarity.old.units), len(similarity.new.units)
        sure = {pair: chance for pair, chance in chances.items() if chance > _SURE}
        chain = strongest_chain(similarity.chain_weights(sure))
        total = fsum(sure.values())
        self._kept = fsum(sure[pair] for pair in chain) / total if total else 0.0
        self._chain = frozenset(chain)
        self._across = [(-1, -1), *chain, (rows, columns)]
        self._down = [(b, a) for a, b in self._across]

    def off(self, pair: Pair) -> tuple[float, float]:
        """How far a pair is from the line, in shares of the plans, and, for a pair on it, how much of all runs along it."""
        i, j = pair
        rows, columns = self._size
        gap = min(abs(_between(self._across, i) - j) / columns, abs(_between(self._down, j) - i) / rows)
        return min(1.0, gap) * self._kept, self._kept if pair in self._chain else 0.0


def _between(points: Sequence[Pair], at: int) -> float:
    """Where a line through the points around `at`, but for one at it, is."""
    after = bisect_right(points, at, key=itemgetter(0))
    before = bisect_left(points, at, key=itemgetter(0)) - 1
    (a, b), (c, d) = points[before], points[after]
    return b + (d - b) * (at - a) / (c - a)
