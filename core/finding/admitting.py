"""Which of the places of needles a query admits: those near one another or in one item, in headings, in clauses that pass."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from core.fact_filter import FactFilter, facts_at
from core.finding.query import Filters, Mode, Query
from core.finding.trees import Carried, Tree, carried, heads, in_heading, trees
from core.store.library import Library


class Place(NamedTuple):
    """An occurrence in a plan's text, and which of the needles it is; the paragraph it stands in, by its start and its words."""

    start: int
    end: int
    needle: int
    paragraph: int
    text: str


Places = dict[int, list[Place]]
"""Places in order, by plan."""


def admitted(library: Library, query: Query, words: int, places: Places) -> Places:
    """Those that a query of so many words admits; of places in one another the outermost."""
    filters = query.filters
    if query.mode in (Mode.ALL, Mode.NEAR):
        places = {i: found for i, found in places.items() if len({place.needle for place in found}) == words}
    if query.mode is Mode.NEAR:
        places = {i: _near(found, words, query.distance) for i, found in places.items()}
    if query.headings:
        known = heads(library, places)
        places = {i: [place for place in found if in_heading(known[i], place.start, place.end)] for i, found in places.items()}
    if filters.by_clause or query.mode is Mode.ALL or query.fact is not None:
        places = _by_clause(library, query, words, {i: found for i, found in places.items() if found})
    return {i: _outermost(found) if words > 1 else found for i, found in places.items() if found}


def _by_clause(library: Library, query: Query, words: int, places: Places) -> Places:
    filters, known = query.filters, trees(library, places.keys())
    if query.mode is Mode.ALL:
        places = {i: _together(found, words, known[i]) for i, found in places.items()}
    if filters.kinds:
        places = {i: [p for p in found if known[i].at(p.start).kind in filters.kinds] for i, found in places.items()}
    if filters.by_annotation:
        notes = carried(library, places.keys(), known)
        own = {i for i, found in notes.items() if any(_passes(filters, note) for note in found)}
        places = {i: [p for p in found if known[i].at(p.start).id in own] for i, found in places.items()}
    return places if query.fact is None else _with_fact(library, places, known, query.fact)


def _passes(filters: Filters, note: Carried) -> bool:
    wanted = not filters.tags or not filters.tags.isdisjoint(note.tags)
    return wanted and (not filters.statuses or note.status in filters.statuses)


def _with_fact(library: Library, places: Places, known: Mapping[int, Tree], wanted: FactFilter) -> Places:
    """The places in items, or paragraphs that stand in none, with a fact that is wanted."""
    units = {unit.id: unit for i, found in places.items() for place in found if (unit := known[i].unit(place.start))}
    spans = {i: (unit.plan_id, known[unit.plan_id].stretch(unit)) for i, unit in units.items()}
    facts = facts_at(library, spans, wanted.kinds)
    own = {i for i, found in facts.items() if any(map(wanted.passes, found))}
    return {i: [place for place in found if known[i].unit(place.start).id in own] for i, found in places.items()}


def _near(places: Sequence[Place], words: int, distance: int) -> list[Place]:
    """The places that have each of the other words with at most `distance` characters between."""
    sides = [[place for place in places if place.needle == number] for number in range(words)]
    starts = [[place.start for place in side] for side in sides]

    def has(place: Place, number: int) -> bool:
        at = bisect_left(starts[number], place.start)
        after = at < len(sides[number]) and sides[number][at].start - place.end <= distance
        return after or (at > 0 and place.start - sides[number][at - 1].end <= distance)

    return [place for place in places if all(number == place.needle or has(place, number) for number in range(words))]


def _together(places: Sequence[Place], words: int, tree: Tree) -> list[Place]:
    """The places in clauses that hold all words; see `Tree.unit`."""
    units = [tree.unit(place.start).id for place in places]
    held: defaultdict[int, set[int]] = defaultdict(set)
    for place, unit in zip(places, units, strict=True):
        held[unit].add(place.needle)
    return [place for place, unit in zip(places, units, strict=True) if len(held[unit]) == words]


def _outermost(places: Sequence[Place]) -> list[Place]:
    """The places in order, those left out that another one holds; of equals the first."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda each: (each.start, -each.end, each.needle)):
        if not kept or place.end > kept[-1].end:
            kept.append(place)
    return kept
