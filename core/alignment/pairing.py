"""Which clauses pair, from the table of their similarities: the best partner of either side, joined into groups one to many.

It works on places in the two lists of clauses and knows no text; `propose` makes links of what it finds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]
Table = Sequence[Sequence[float]]

# Chosen on seeds edited by rule (sentences replaced, dropped and edited, items split, merged, moved, dropped and inserted from
# other issuers), where any value between the two gives nearly the same score.
THRESHOLD = 0.04


@dataclass(frozen=True, slots=True)
class Group:
    """Places of old and new clauses that belong together; one of the two has a single place."""

    old: tuple[int, ...]
    new: tuple[int, ...]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every old with every new."""
        return tuple((i, j) for i in self.old for j in self.new)


def best_pairs(table: Table, forbidden: Collection[Pair]) -> set[Pair]:
    """The best partner of every row and of every column, where it reaches the threshold.

    Of equals the nearest in place wins, so that swapping the sides mirrors the result.
    """
    if not table or not table[0]:
        return set()
    rows, columns = len(table), len(table[0])

    def rank(i: int, j: int) -> tuple[float, float]:
        return table[i][j], -abs((i + 0.5) / rows - (j + 0.5) / columns)

    allowed = {i: [j for j in range(columns) if (i, j) not in forbidden and table[i][j] >= THRESHOLD] for i in range(rows)}
    pairs = {(i, max(js, key=lambda j: rank(i, j))) for i, js in allowed.items() if js}
    by_column: dict[int, list[int]] = {}
    for i, js in allowed.items():
        for j in js:
            by_column.setdefault(j, []).append(i)
    return pairs | {(max(found, key=lambda i: rank(i, j)), j) for j, found in by_column.items()}


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
