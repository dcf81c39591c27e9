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
        """Whether a clause numbered in the first style holds those numbered in the second: as this plan does it, else as usual."""
        for_it, against = self._votes[outer, inner], self._votes[inner, outer]
        return for_it > against if for_it != against else outer < inner


def _votes(markers: Sequence[Marker]) -> Counter[tuple[Style, Style]]:
    """One vote for (outer, inner) wherever a run of inner begins at one between n and n+1 of outer."""
    votes: Counter[tuple[Style, Style]] = Counter()
    following: dict[int, dict[Style, int]] = {}
    ahead: dict[Style, int] = {}
    for at in range(len(markers) - 1, -1, -1):
        following[at] = dict(ahead)
        ahead[markers[at].style] = markers[at].value
    before: dict[Style, int] = {}
    for at, marker in enumerate(markers):
        if marker.value == 1:
            for style, value in before.items():
                if style is not marker.style and following[at].get(style) == value + 1:
                    votes[style, marker.style] += 1
        before[marker.style] = marker.value
    return votes
