"""Puts links in the order in which an analyst reads them: down the old plan, new clauses where the new plan has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.model import Clause, Decision, Link

_Key = tuple[int, int, int]


def in_reading_order(links: Iterable[Link], old: Sequence[Clause], new: Sequence[Clause]) -> tuple[Link, ...]:
    """`links` by their first old clause; those without one after the link that holds the clause before theirs in the new plan."""
    links = tuple(links)
    old_places = {clause.id: place for place, clause in enumerate(old)}
    new_places = {clause.id: place for place, clause in enumerate(new)}

    def first(ids: Iterable[int], places: dict[int, int]) -> int:
        return min((places[i] for i in ids if i in places), default=-1)

    rows: dict[int, int] = {}
    for link in links:
        if link.old and link.decision is not Decision.REJECTED:
            for clause in link.new:
                place = new_places.get(clause, -1)
                rows[place] = min(rows.get(place, len(old)), first(link.old, old_places))
    above = _last_known(rows, len(new))

    def key(link: Link) -> _Key:
        fresh = first(link.new, new_places)
        if link.old:
            return first(link.old, old_places), 0, fresh
        return above[fresh] if fresh >= 0 else -1, 1, fresh

    return tuple(sorted(links, key=key))


def _last_known(rows: dict[int, int], count: int) -> list[int]:
    """For each new place the row of the nearest clause at or before it that has one, -1 before the first."""
    above: list[int] = []
    for place in range(count):
        above.append(rows.get(place, above[-1] if above else -1))
    return above
