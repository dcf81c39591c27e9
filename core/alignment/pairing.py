"""Which clauses pair, by the chances of all candidate pairs: groups one to many, and what runs in the same order.

It works on places in the two lists of clauses and knows no text; `propose` makes links of what it finds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Group:
    """Places of old and new clauses that belong together; one of the two has a single place.

    `shared`: the single pair of a clause whose other pairs stand in other groups: it is part of a split or a merger all the same.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    split: bool = False
    merged: bool = False

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every old with every new."""
        return tuple((i, j) for i in self.old for j in self.new)


def groups(pairs: Collection[Pair], chances: Mapping[Pair, float]) -> list[Group]:
    """Cuts the pairs into groups one to many: the clause with the most partners takes them all, then the next.

    Every pair is in exactly one group.
    """
    news = _partners(pairs)
    olds = _partners((j, i) for i, j in pairs)
    found: list[Group] = []
    for left in _connected(news, olds):
        while left:
            star = max(_stars(left), key=lambda s: (len(s), sum(map(chances.__getitem__, s)), [(-i, -j) for i, j in s]))
            old, new = tuple(sorted({i for i, _ in star})), tuple(sorted({j for _, j in star}))
            split = any(len(news[i]) > 1 for i in old)
            merged = any(len(olds[j]) > 1 for j in new)
            found.append(Group(old, new, split, merged))
            left -= set(star)
    return sorted(found, key=lambda group: (group.old, group.new))


def _connected(news: Mapping[int, Collection[int]], olds: Mapping[int, Collection[int]]) -> Iterator[set[Pair]]:
    """The pairs by what hangs together: which star is taken first matters among those only."""
    seen: set[int] = set()
    for start in news:
        if start in seen:
            continue
        seen.add(start)
        waiting, pairs = [start], set[Pair]()
        while waiting:
            i = waiting.pop()
            pairs.update((i, j) for j in news[i])
            beside = {k for j in news[i] for k in olds[j]} - seen
            seen |= beside
            waiting += beside
        yield pairs


def _partners(pairs: Iterable[Pair]) -> dict[int, list[int]]:
    partners: dict[int, list[int]] = {}
    for one, other in pairs:
        partners.setdefault(one, []).append(other)
    return partners


def _stars(pairs: Iterable[Pair]) -> list[tuple[Pair, ...]]:
    by_old: dict[int, list[Pair]] = {}
    by_new: dict[int, list[Pair]] = {}
    for pair in sorted(pairs):
        by_old.setdefault(pair[0], []).append(pair)
        by_new.setdefault(pair[1], []).append(pair)
    return [tuple(star) for star in (*by_old.values(), *by_new.values())]


def strongest_chain(weights: Mapping[Pair, int]) -> list[Pair]:
    """The pairs that rise on both sides and weigh most together, in order; what is not among them has moved."""
    if not weights:
        return []
    size = max(j for _, j in weights) + 2
    tree: list[tuple[int, Pair | None]] = [(0, None)] * (size + 1)  # Fenwick: the heaviest chain that ends before a column
    total: dict[Pair, int] = {}
    before: dict[Pair, Pair | None] = {}
    for pair in sorted(weights, key=lambda p: (p[0], -p[1])):
        best: tuple[int, Pair | None] = (0, None)
        at = pair[1]
        while at > 0:
            best = max(best, tree[at], key=itemgetter(0))
            at -= at & -at
        before[pair] = best[1]
        total[pair] = best[0] + weights[pair]
        at = pair[1] + 1
        while at <= size:
            if total[pair] > tree[at][0]:
                tree[at] = total[pair], pair
            at += at & -at
    chain: list[Pair] = []
    end: Pair | None = max(total, key=total.__getitem__)
    while end is not None:
        chain.append(end)
        end = before[end]
    return chain[::-1]
