"""A search under way: goes through the plans in order, a lot at a time, so that the first places are there at once.

What the index admits is looked at in the text; the total comes with the last lot.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby
from time import monotonic
from typing import NamedTuple

from core.fact_filter import FactFilter, facts_at
from core.finding.needles import needles
from core.finding.query import Filters, Mode, Query
from core.finding.trees import Carried, Tree, carried, marks, trees
from core.model import Clause, Hit, Plan, SearchResult, Span
from core.progress import Progress
from core.store import plans
from core.store.library import Library
from core.store.search import CONTEXT
from core.store.search_tokens import tokens

_FEW = 200  # paragraphs that are looked at in one go
_RARE = 5000  # paragraphs that hold a word; the plans of one that fewer hold are looked through for the others
_FIRST_LOT, _LARGEST_LOT = 8, 2048  # plans
_AT_ONCE, _IN_TURN = 0.015, 0.15  # seconds that a lot shall take before anything is found, and after
_STEP = 500  # paragraphs between two looks at whether to stop


class _Place(NamedTuple):
    """An occurrence in a plan's text, and which of the needles it is."""

    start: int
    end: int
    needle: int
    paragraph: int
    text: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What a lot of plans holds. `counts` are the occurrences by plan, also those beyond the limit; `plans` and `clauses` are
    those of the hits by id, `paths` the headings above each clause, `carried` what its annotations carry.
    """

    hits: tuple[Hit, ...] = ()
    counts: Mapping[int, int] = field(default_factory=dict[int, int])
    plans: Mapping[int, Plan] = field(default_factory=dict[int, Plan])
    clauses: Mapping[int, Clause] = field(default_factory=dict[int, Clause])
    paths: Mapping[int, tuple[str, ...]] = field(default_factory=dict[int, tuple[str, ...]])
    carried: Mapping[int, tuple[Carried, ...]] = field(default_factory=dict[int, tuple[Carried, ...]])


class Findings:
    """The places of one query in one library. `stream` finds them; each call looks anew."""

    def __init__(self, library: Library, query: Query, *, context: int = CONTEXT) -> None:
        """`context`: code points of its paragraph on either side of a hit. PatternError."""
        self._library = library
        self._query = query
        self._context = context
        self._needles = needles(query, self._is_known)

    def _is_known(self, character: str) -> bool:
        asked = f'"{tokens(character)}"'
        sql = "SELECT 1 FROM text_index WHERE text_index MATCH ? LIMIT 1"
        return self._library.db.conn.execute(sql, (asked,)).fetchone() is not None

    def all(self, *, limit: int | None = None, progress: Progress | None = None) -> SearchResult:
        """Every place, in plan order; `limit` bounds the hits, never the total. SlowPatternError."""
        hits: list[Hit] = []
        total = 0
        for batch in self.stream(limit=limit, progress=progress, bare=True):
            hits += batch.hits
            total += sum(batch.counts.values())
        return SearchResult(total, tuple(hits))

    def stream(self, *, limit: int | None = None, progress: Progress | None = None, bare: bool = False) -> Iterator[Batch]:
        """Lots of places, in plan order, none empty. `bare`: hits and counts alone. SlowPatternError, CancelledError."""
        if not self._needles or (self._query.mode in (Mode.ALL, Mode.NEAR) and any(each.match == "" for each in self._needles)):
            return
        progress = progress or Progress()
        left = limit

        def enough() -> bool:
            return left == 0

        for found in self._lots(progress, enough):
            batch = self._batch(found, left, bare=bare)
            left = None if left is None else left - len(batch.hits)
            if batch.counts:
                yield batch

    # Lots of plans

    def _lots(self, progress: Progress, enough: Callable[[], bool]) -> Iterator[Mapping[int, list[_Place] | int]]:
        """The places by plan, or only their number where no more are asked for."""
        few = self._few()
        if few is not None:
            yield self._places(few, progress)
            return
        ids, held = self._plan_ids(), self._plans_of_the_rarest()
        ids = ids if held is None else [plan_id for plan_id in ids if plan_id in held]
        rows_of = self._rows if held is None else self._all_rows
        at, size, found = 0, _FIRST_LOT, False
        while at < len(ids):
            progress.step(at, len(ids), self._query.text)
            lot, began = ids[at : at + size], monotonic()
            if self._query.plain and not self._query.filters.by_clause and enough():
                yield dict(self._counted(lot))
            else:
                places = self._places(rows_of(lot), progress)
                found = found or bool(places)
                yield places
            wanted = _IN_TURN if found else _AT_ONCE
            grown = size * min(4.0, max(0.25, wanted / max(monotonic() - began, 1e-6)))
            at, size = at + size, max(1, min(round(grown), _LARGEST_LOT))

    def _plans_of_the_rarest(self) -> frozenset[int] | None:
        """The plans that hold the rarest of the words, where all are wanted in one place; None where none of them is rare."""
        if self._query.mode not in (Mode.ALL, Mode.NEAR):
            return None
        rarest: frozenset[int] | None = None
        most = _RARE
        for needle in self._needles:
            if needle.match:
                sql = f"SELECT rowid FROM text_index WHERE text_index MATCH ? LIMIT {most + 1}"
                rows = self._library.db.conn.execute(sql, (needle.match,)).fetchall()
                if len(rows) <= most:
                    most = len(rows)
                    sql = f"SELECT DISTINCT plan_id FROM paragraph WHERE id IN ({','.join(str(row) for (row,) in rows)})"
                    rarest = frozenset(plan_id for (plan_id,) in self._library.db.conn.execute(sql))
        return rarest

    def _few(self) -> list[list[tuple[int, int, str]]] | None:
        """The paragraphs where the index admits few in all, by needle; None where there are many or plans are chosen."""
        if self._query.filters or any(needle.match is None for needle in self._needles):
            return None
        found: list[list[tuple[int, int, str]]] = []
        for needle in self._needles:
            sql = f"{_FROM_INDEX} WHERE text_index MATCH ? AND plan.binned_at IS NULL LIMIT {_FEW + 1}"
            rows = self._library.db.conn.execute(sql, (needle.match,)).fetchall() if needle.match else []
            if len(rows) > _FEW:
                return None
            found.append(sorted(rows))
        return found

    def _plan_ids(self) -> list[int]:
        filters, where, values = self._query.filters, ["binned_at IS NULL"], list[object]()
        for column, chosen in (("year", filters.years), ("issuer", filters.issuers), ("region", filters.regions)):
            if chosen:
                known = [value for value in chosen if value is not None]
                none = f" OR {column} IS NULL" if None in chosen else ""
                where.append(f"({column} IN ({marks(known)}){none})")
                values += known
        if filters.by_annotation:
            where.append("id IN (SELECT plan_id FROM annotation)")
        sql = f"SELECT id FROM plan WHERE {' AND '.join(where)} ORDER BY id"
        ids = [row[0] for row in self._library.db.conn.execute(sql, values)]
        return [plan_id for plan_id in ids if plan_id in filters.plan_ids] if filters.plan_ids else ids

    def _bounds(self, lot: Sequence[int]) -> tuple[int, int, int, int]:
        """The first and last plan of a lot, and between which ids its paragraphs are."""
        sql = "SELECT min(id), max(id) FROM paragraph WHERE plan_id BETWEEN ? AND ?"
        low, high = self._library.db.conn.execute(sql, (lot[0], lot[-1])).fetchone()
        return lot[0], lot[-1], low or 0, high or -1

    def _rows(self, lot: Sequence[int]) -> list[list[tuple[int, int, str]]]:
        """The paragraphs of a lot that may hold each needle, in order; only of plans that may hold all where all are wanted."""
        first, last, low, high = self._bounds(lot)
        chosen: Collection[int] = set(lot)
        found: list[list[tuple[int, int, str]]] = []
        for needle in self._needles:
            rows: list[tuple[int, int, str]] = []
            if needle.match is None:
                sql = "SELECT plan_id, start, text FROM paragraph WHERE plan_id BETWEEN ? AND ? ORDER BY plan_id, start"
                rows = self._library.db.conn.execute(sql, (first, last)).fetchall()
            elif needle.match:
                sql = f"""{_FROM_INDEX} WHERE text_index MATCH ? AND text_index.rowid BETWEEN ? AND ?
                    AND paragraph.plan_id BETWEEN ? AND ?"""
                rows = self._library.db.conn.execute(sql, (needle.match, low, high, first, last)).fetchall()
                rows.sort()
            rows = [row for row in rows if row[0] in chosen]
            if self._query.mode in (Mode.ALL, Mode.NEAR):
                chosen = {row[0] for row in rows}
            found.append(rows)
        return found

    def _all_rows(self, lot: Sequence[int]) -> list[list[tuple[int, int, str]]]:
        """The paragraphs of a lot, in order, the same for each needle."""
        sql = f"SELECT plan_id, start, text FROM paragraph WHERE plan_id IN ({marks(lot)}) ORDER BY plan_id, start"
        rows = self._library.db.conn.execute(sql, lot).fetchall()
        return [rows] * len(self._needles)

    def _counted(self, lot: Sequence[int]) -> Iterator[tuple[int, int]]:
        """How often each plan of a lot holds a text as it stands, counted by the database."""
        first, last, low, high = self._bounds(lot)
        chosen = set(lot)
        rows = self._library.db.conn.execute(
            """SELECT plan_id, sum((length(text) - length(replace(text, ?1, ''))) / length(?1))
               FROM text_index JOIN paragraph ON paragraph.id = text_index.rowid
               WHERE text_index MATCH ?2 AND text_index.rowid BETWEEN ?3 AND ?4 AND plan_id BETWEEN ?5 AND ?6 GROUP BY plan_id""",
            (self._query.text, self._needles[0].match, low, high, first, last),
        )
        yield from ((plan_id, count) for plan_id, count in rows if plan_id in chosen and count)

    # Places in plans

    def _places(self, rows: Sequence[Sequence[tuple[int, int, str]]], progress: Progress) -> dict[int, list[_Place]]:
        """The places by plan, in order, those that a longer one holds left out."""
        found: list[list[tuple[int, _Place]]] = []
        for number, (needle, paragraphs) in enumerate(zip(self._needles, rows, strict=True)):
            places: list[tuple[int, _Place]] = []
            for at, (plan_id, start, text) in enumerate(paragraphs):
                if at % _STEP == 0:
                    progress.heed()
                places += [(plan_id, _Place(start + a, start + b, number, start, text)) for a, b in needle.places(text)]
            found.append(places)
        in_order = merge(*found, key=lambda each: (each[0], each[1].start))
        by_plan = {plan_id: [place for _, place in group] for plan_id, group in groupby(in_order, key=lambda each: each[0])}
        return self._admitted(by_plan)

    def _admitted(self, by_plan: dict[int, list[_Place]]) -> dict[int, list[_Place]]:
        query, filters = self._query, self._query.filters
        if query.mode in (Mode.ALL, Mode.NEAR):
            wanted = len(self._needles)
            by_plan = {i: places for i, places in by_plan.items() if len({place.needle for place in places}) == wanted}
        if query.mode is Mode.NEAR:
            by_plan = {i: _near(places, len(self._needles), query.distance) for i, places in by_plan.items()}
        if query.headings or filters.by_clause or query.mode is Mode.ALL or query.fact is not None:
            known = trees(self._library, by_plan.keys())
            if query.mode is Mode.ALL:
                by_plan = {i: _together(places, len(self._needles), known[i]) for i, places in by_plan.items()}
            if query.headings:
                by_plan = {i: [place for place in places if _in_heading(place, known[i])] for i, places in by_plan.items()}
            if filters.kinds:
                by_plan = {i: [p for p in places if known[i].at(p.start).kind in filters.kinds] for i, places in by_plan.items()}
            if filters.by_annotation:
                notes = carried(self._library, by_plan.keys(), known)
                own = {i for i, found in notes.items() if any(_admits(filters, note) for note in found)}
                by_plan = {i: [p for p in places if known[i].at(p.start).id in own] for i, places in by_plan.items()}
            if query.fact is not None:
                by_plan = self._with_fact(by_plan, known, query.fact)
        return {i: _outermost(places) for i, places in by_plan.items() if places}

    def _with_fact(
        self, by_plan: dict[int, list[_Place]], known: Mapping[int, Tree], wanted: FactFilter
    ) -> dict[int, list[_Place]]:
        """The places in items, or paragraphs that stand in none, with a fact that is wanted."""
        units = {unit.id: unit for i, places in by_plan.items() for place in places if (unit := known[i].unit(place.start))}
        facts = facts_at(self._library, {i: (unit.plan_id, unit.span) for i, unit in units.items()}, (wanted.kind,))
        own = {i for i, found in facts.items() if any(map(wanted.passes, found))}
        return {i: [place for place in places if known[i].unit(place.start).id in own] for i, places in by_plan.items()}

    # Hits

    def _batch(self, found: Mapping[int, list[_Place] | int], left: int | None, *, bare: bool) -> Batch:
        counts = {i: places if isinstance(places, int) else len(places) for i, places in found.items()}
        shown: dict[int, list[_Place]] = {}
        for plan_id, places in found.items():
            if left == 0 or isinstance(places, int):
                break
            shown[plan_id] = places if left is None else places[:left]
            left = None if left is None else left - len(shown[plan_id])
        known = trees(self._library, shown.keys())
        hits: list[Hit] = []
        clauses: dict[int, Clause] = {}
        for plan_id, places in shown.items():
            for place in places:
                clause = known[plan_id].at(place.start)
                clauses[clause.id] = clause
                a, b = place.start - place.paragraph, place.end - place.paragraph
                text, span = place.text, Span(place.start, place.end)
                before, after = text[max(0, a - self._context) : a], text[b : b + self._context]
                hits.append(Hit(plan_id, clause.id, span, before, text[a:b], after))
        if bare:
            return Batch(tuple(hits), counts)
        paths = {i: tuple(step.label for step in known[c.plan_id].path(c)[:-1]) for i, c in clauses.items()}
        notes = carried(self._library, shown.keys(), known)
        return Batch(
            tuple(hits),
            counts,
            plans.some(self._library, sorted(shown)),
            clauses,
            paths,
            {i: found for i, found in notes.items() if i in clauses},
        )


_FROM_INDEX = """SELECT paragraph.plan_id, paragraph.start, paragraph.text FROM text_index
    JOIN paragraph ON paragraph.id = text_index.rowid JOIN plan ON plan.id = paragraph.plan_id"""


def _admits(filters: Filters, note: Carried) -> bool:
    wanted = not filters.tags or not filters.tags.isdisjoint(note.tags)
    return wanted and (not filters.statuses or note.status in filters.statuses)


def _near(places: Sequence[_Place], words: int, distance: int) -> list[_Place]:
    """The places that have each of the other words with at most `distance` characters between."""
    sides = [[place for place in places if place.needle == number] for number in range(words)]
    starts = [[place.start for place in side] for side in sides]

    def has(place: _Place, number: int) -> bool:
        at = bisect_left(starts[number], place.start)
        after = at < len(sides[number]) and sides[number][at].start - place.end <= distance
        return after or (at > 0 and place.start - sides[number][at - 1].end <= distance)

    return [place for place in places if all(number == place.needle or has(place, number) for number in range(words))]


def _together(places: Sequence[_Place], words: int, tree: Tree) -> list[_Place]:
    """The places in clauses that hold all words; see `Tree.unit`."""
    units = [tree.unit(place.start).id for place in places]
    held = {unit: {p.needle for p, at in zip(places, units, strict=True) if at == unit} for unit in set(units)}
    return [place for place, unit in zip(places, units, strict=True) if len(held[unit]) == words]


def _in_heading(place: _Place, tree: Tree) -> bool:
    clause = tree.at(place.start)
    return place.end <= clause.head_end


def _outermost(places: Sequence[_Place]) -> list[_Place]:
    """The places in order, those left out that another one holds; of equals the first."""
    kept: list[_Place] = []
    for place in sorted(places, key=lambda each: (each.start, -each.end, each.needle)):
        if not kept or place.end > kept[-1].end:
            kept.append(place)
    return kept
