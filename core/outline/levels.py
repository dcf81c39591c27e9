"""Which kind of number contains which, inferred for each plan: the same `1.` is depth 1, 2 or 3 in different plans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from core.outline.markers import Marker, Style


class Nesting:
    """The order of the number styles in one plan."""

    def __init__(self, markers: Sequence[Marker]) -> None:
        self._votes = _votes(markers)

    def contains(self, outer: Style, inner: Style) -> bool:
        """Whether clauses numbered in the first style hold those numbered in the second: as in this plan, else as usual."""
        for_it, against = self._votes[outer, inner], self._votes[inner, outer]
        return for_it > against if for_it != against else outer < inner


def _votes(markers: Sequence[Marker]) -> Counter[tuple[Style, Style]]:
    """One vote for (outer, inner) wherever inner begins at one straight below n of outer, and n+1 of outer follows.

    Against the usual order it counts only where outer comes first in the plan: numbers given twice are no nesting; and only
    where inner begins anew in each outer one.
    Straight below: where clauses run on across chapters, a new chapter's first section stands between n and n+1 too.
    """
    votes: Counter[tuple[Style, Style]] = Counter()
    following: dict[Style, int] = {}
    for at in range(len(markers) - 1, 0, -1):
        outer, inner = markers[at - 1], markers[at]
        if inner.value == 1 and inner.style is not outer.style and following.get(outer.style) == outer.value + 1:
            votes[outer.style, inner.style] += 1
        following[inner.style] = inner.value
    seen = {style: place for place, style in enumerate(dict.fromkeys(marker.style for marker in markers))}
    return Counter(
        {
            pair: count
            for pair, count in votes.items()
            if pair[0] < pair[1] or (seen[pair[0]] < seen[pair[1]] and not _runs_on(markers, *pair))
        }
    )


def _runs_on(markers: Sequence[Marker], outer: Style, inner: Style) -> bool:
    """Whether the inner numbers count on from one outer number to the next."""
    value = 0
    passed = False
    for marker in markers:
        if marker.style is inner:
            if passed and value and marker.value == value + 1:
                return True
            value, passed = marker.value, False
        passed = passed or marker.style is outer
    return False
