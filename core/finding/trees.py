"""Clauses of plans as a search needs them: which clause holds a place, and what annotations say of it, many plans at a time."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from core.alignable import alignable
from core.model import Clause, ClauseKind, Fit, Span
from core.store.library import Library

_COLUMNS = 'id, plan_id, parent_id, ordinal, level, kind, number, heading, start, "end", head_end'
_CONTAINERS = (ClauseKind.TITLE.value, ClauseKind.SECTION.value)
_KINDS = {kind.value: kind for kind in ClauseKind}
_PARENT, _START, _END = 2, 8, 9
_AT_ONCE = 400  # plans asked for by one statement


class Carried(NamedTuple):
    """What one annotation carries."""

    status: str
    tags: frozenset[str]


class Tree:
    """The clauses of a plan, in reading order, made of their rows as they are asked for."""

    def __init__(self, rows: Sequence[Sequence[Any]]) -> None:
        self._rows = rows
        self._starts = [row[_START] for row in rows]
        self._by_id = {row[0]: row for row in rows}
        self._made: dict[int, Clause] = {}
        self._units: tuple[Clause, ...] | None = None
        self._unit_starts: list[int] = []

    def at(self, position: int) -> Clause:
        """The deepest clause that holds a position."""
        found = self._rows[max(0, bisect_right(self._starts, position) - 1)]
        while found[_END] <= position and found[_PARENT] is not None:
            found = self._by_id[found[_PARENT]]
        return self._clause(found)

    def _clause(self, row: Sequence[Any]) -> Clause:
        if row[0] not in self._made:
            self._made[row[0]] = _clause(row)
        return self._made[row[0]]

    def path(self, clause: Clause) -> tuple[Clause, ...]:
        """From the outermost section down to a clause, without the root."""
        chain: list[Clause] = []
        at: Clause | None = clause
        while at is not None and at.parent_id is not None:
            chain.append(at)
            above = self._by_id.get(at.parent_id)
            at = None if above is None else self._clause(above)
        return tuple(reversed(chain))

    def unit(self, position: int) -> Clause:
        """The item, or the paragraph that stands in none, in which a position lies; see `alignable`."""
        units = self._all_units()
        at = bisect_right(self._unit_starts, position) - 1
        return units[at] if at >= 0 and position < units[at].span.end else self.at(position)

    def stretch(self, clause: Clause) -> Span:
        """What of a clause is of one unit with its start: a title or a section is none with the clauses in it."""
        at = bisect_right(self._starts, clause.span.start)
        if clause.kind.value not in _CONTAINERS or at == len(self._starts):
            return clause.span
        return Span(clause.span.start, min(clause.span.end, self._starts[at]))

    def units(self, start: int, end: int) -> list[Clause]:
        """The items, and paragraphs that stand in none, of which something lies between two positions."""
        return [unit for unit in self._all_units() if unit.span.start < end and start < unit.span.end]

    def _all_units(self) -> tuple[Clause, ...]:
        if self._units is None:
            self._units = alignable([self._clause(row) for row in self._rows])
            self._unit_starts = [unit.span.start for unit in self._units]
        return self._units

    def own(self, span: Span, clause_id: int | None, lead: int = 0) -> frozenset[int]:
        """The clause that an annotation was made for, else the deepest ones its text goes through after `lead` blanks."""
        if clause_id is not None:
            return frozenset({clause_id})
        start = min(span.start + lead, max(span.start, span.end - 1))
        starts = (start, *(at for at in self._starts if start < at < span.end))
        return frozenset(self.at(position).id for position in starts)


def tree_around(library: Library, plan_id: int, start: int, end: int) -> Tree:
    """As much of a plan's clauses as tells in which units its text from `start` to `end` lies: the outermost items that hold or
    follow them, whole, and what they stand in."""
    rows = library.db.conn.execute(
        f"""WITH items AS (SELECT start, "end" FROM clause WHERE plan_id = ?1 AND kind = 'item' AND start < ?3 AND "end" > ?2)
            SELECT {_COLUMNS} FROM clause WHERE plan_id = ?1
            AND start < max(?3, coalesce((SELECT max("end") FROM items), ?3))
            AND "end" > min(?2, coalesce((SELECT min(start) FROM items), ?2)) ORDER BY ordinal""",
        (plan_id, start, end),
    )
    return Tree(rows.fetchall())


def trees(library: Library, plan_ids: Collection[int]) -> dict[int, Tree]:
    """The clauses of plans, by plan id."""
    found: dict[int, Tree] = {}
    for part in parts(sorted(plan_ids)):
        rows = library.db.conn.execute(
            f"""SELECT {_COLUMNS} FROM clause WHERE plan_id IN ({marks(part)}) ORDER BY plan_id, ordinal""",
            part,
        )
        for plan_id, group in groupby(rows, key=lambda row: row[1]):
            found[plan_id] = Tree(list(group))
    return found


def heads(library: Library, plan_ids: Collection[int]) -> dict[int, list[tuple[int, int]]]:
    """Where each clause starts and its number and heading end, in reading order, by plan id."""
    found: dict[int, list[tuple[int, int]]] = {}
    for part in parts(sorted(plan_ids)):
        sql = f"SELECT plan_id, start, head_end FROM clause WHERE plan_id IN ({marks(part)}) ORDER BY plan_id, ordinal"
        for plan_id, group in groupby(library.db.conn.execute(sql, part), key=lambda row: row[0]):
            found[plan_id] = [(start, head_end) for _, start, head_end in group]
    return found


def in_heading(clauses: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a place lies in the number and heading of one of these clauses, which are as `heads` gives them."""
    at = bisect_right(clauses, start, key=lambda clause: clause[0]) - 1
    return at >= 0 and end <= clauses[at][1]


def extents(connection: sqlite3.Connection, plan_ids: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
    """The stretches of several paragraphs outside of which no two are of one unit (see `Tree.unit`), by plan id, each from the
    start of its first paragraph. Not all of them are units.

    A title or a section is none with what stands in it: of those the stretch is what comes before the clauses in them.
    """
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for part in parts(sorted(plan_ids)):
        rows = connection.execute(
            f"""WITH stretch AS (
                    SELECT plan_id, start, coalesce(CASE WHEN kind IN ({marks(_CONTAINERS)})
                        THEN (SELECT min(start) FROM clause AS inside WHERE inside.parent_id = clause.id) END, "end") AS reach
                    FROM clause WHERE plan_id IN ({marks(part)}))
                SELECT plan_id, reach,
                    (SELECT max(start) FROM paragraph WHERE plan_id = stretch.plan_id AND start <= stretch.start)
                FROM stretch WHERE EXISTS (
                    SELECT 1 FROM paragraph WHERE plan_id = stretch.plan_id AND start > stretch.start AND start < reach)""",
            (*_CONTAINERS, *part),
        )
        for plan_id, end, first in rows:
            found[plan_id].append((first or 0, end))
    return found


def _clause(row: Sequence[Any]) -> Clause:
    clause_id, plan_id, parent_id, ordinal, level, kind, number, heading, start, end, head_end = row
    return Clause(clause_id, plan_id, parent_id, ordinal, level, _KINDS[kind], number, heading, Span(start, end), head_end)


def carried(library: Library, plan_ids: Collection[int], known: Mapping[int, Tree]) -> dict[int, tuple[Carried, ...]]:
    """For each clause with annotations of its own, what each of them carries."""
    result: defaultdict[int, list[Carried]] = defaultdict(list)
    for part in parts(sorted(plan_ids)):
        rows = library.db.conn.execute(
            f"""SELECT annotation.id, plan_id, clause_id, start, "end", exact, status, tag.name FROM annotation
                LEFT JOIN annotation_tag ON annotation_id = annotation.id LEFT JOIN tag ON tag.id = tag_id
                WHERE fit != ? AND plan_id IN ({marks(part)}) ORDER BY plan_id, annotation.id""",
            (Fit.LOST.value, *part),
        )
        for _, group in groupby(rows, key=lambda row: row[0]):
            several = list(group)
            _, plan_id, clause_id, start, end, exact, status, _ = several[0]
            if plan_id not in known:
                continue
            each = Carried(status, frozenset(row[7] for row in several if row[7] is not None))
            for own in known[plan_id].own(Span(start, end), clause_id, len(exact) - len(exact.lstrip())):
                result[own].append(each)
    return {clause_id: tuple(found) for clause_id, found in result.items()}


def parts(ids: Sequence[int]) -> list[Sequence[int]]:
    """Ids in lots small enough for one statement."""
    return [ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE)]


def marks(ids: Sequence[object]) -> str:
    """As many question marks as there are ids."""
    return ",".join("?" * len(ids))
