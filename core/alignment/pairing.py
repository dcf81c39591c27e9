"""Which clauses pair, from the table of their similarities: the best partner of either side, joined into groups one to many.

It works on places in the two lists of clauses and knows no text; `propose` makes links of what it finds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]
Table = Sequence[Sequence[float]]
AsOne = Callable[[Sequence[int], Sequence[int]], float]

# Chosen on seeds edited by rule (sentences replaced, dropped and reworded, items split, merged, moved, dropped and inserted from
# other issuers): F1 there lies within .004 for thresholds .04-.06 and costs .01-.04. Plans of different issuers, whose true pairs
# are weak, ask for the low end of the one and the middle of the other.
_THRESHOLD = 0.04
_COST = 0.03


@dataclass(frozen=True, slots=True)
class Group:
    """Places of old and new clauses that belong together; one of the two has a single place."""

    old: tuple[int, ...]
    new: tuple[int, ...]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every old with every new."""
        return tuple((i, j) for i in self.old for j in self.new)


def best_pairs(table: Table, forbidden: Collection[Pair], as_one: AsOne) -> set[Pair]:
    """The best partner of every row and of every column, where it reaches the threshold.

    A pair that is best for one side only stands if the other side, which has a better partner, is no less like both partners read
    as one (`as_one` gives that similarity) than like the better one: so split and merged clauses find all their parts, and a new
    clause does not hang on to an old one that is accounted for. Of equals the nearest in place wins: swapping the sides mirrors
    the result.
    """
    if not table or not table[0]:
        return set()
    rows, columns = len(table), len(table[0])
    allowed = [(i, j) for i in range(rows) for j in range(columns) if table[i][j] >= _THRESHOLD and (i, j) not in forbidden]

    def rank(pair: Pair) -> tuple[float, float]:
        return table[pair[0]][pair[1]], -abs((pair[0] + 0.5) / rows - (pair[1] + 0.5) / columns)

    by_row: dict[int, Pair] = {}
    by_column: dict[int, Pair] = {}
    for pair in sorted(allowed, key=rank):
        by_row[pair[0]] = by_column[pair[1]] = pair

    def stands(pair: Pair) -> bool:
        i, j = pair
        first, second = by_row[i], by_column[j]
        if first != pair:
            return as_one((i,), (first[1], j)) >= table[i][first[1]] - _COST
        return second == pair or as_one((second[0], i), (j,)) >= table[second[0]][j] - _COST

    return {pair for pair in {*by_row.values(), *by_column.values()} if stands(pair)}


def groups(pairs: Collection[Pair], table: Table) -> list[Group]:
    """Cuts the pairs into groups one to many: the clause with the most partners takes them all, then the next.

    Every pair is in exactly one group.
    """
    left = set(pairs)
    found: list[Group] = []
    while left:
        stars = _stars(left)
        star = max(stars, key=lambda s: (len(s), sum(table[i][j] for i, j in s), [(-i, -j) for i, j in s]))
        found.append(Group(tuple(sorted({i for i, _ in star})), tuple(sorted({j for _, j in star}))))
        left -= set(star)
    return sorted(found, key=lambda group: (group.old, group.new))


def _stars(pairs: Iterable[Pair]) -> list[tuple[Pair, ...]]:
    by_old: dict[int, list[Pair]] = {}
    by_new: dict[int, list[Pair]] = {}
    for pair in sorted(pairs):
        by_old.setdefault(pair[0], []).append(pair)
        by_new.setdefault(pair[1], []).append(pair)
    return [tuple(star) for star in (*by_old.values(), *by_new.values())]


def runner_up(group: Group, table: Table) -> float:
    """The best similarity that a clause of the group has with one outside it."""
    rows = (table[i][j] for i in group.old for j in range(len(table[0])) if j not in group.new)
    columns = (table[i][j] for j in group.new for i in range(len(table)) if i not in group.old)
    return max((*rows, *columns), default=0.0)


def in_order(pairs: Iterable[Pair]) -> set[Pair]:
    """The longest chain of pairs that rises on both sides; what is not on it has moved."""
    tails: list[int] = []
    last: list[Pair] = []
    before: dict[Pair, Pair | None] = {}
    for pair in sorted(pairs):
        at = bisect_left(tails, pair[1])
        before[pair] = last[at - 1] if at else None
        tails[at : at + 1] = [pair[1]]
        last[at : at + 1] = [pair]
    chain: set[Pair] = set()
    pair = last[-1] if last else None
    while pair is not None:
        chain.add(pair)
        pair = before[pair]
    return chain
