"""Where a query may have places: lots of plans in order, with the paragraphs that the character index admits for each needle.

Nothing that may hold a place is left out. Where all words are wanted in one place, plans whose words stand too far apart are
told from the order of their paragraphs, before any text is read.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import inf
from typing import NamedTuple

from core.finding.needles import Needle
from core.finding.query import Mode, Query
from core.finding.trees import extents, marks
from core.store.library import Library

Row = tuple[int, int, str]
"""A paragraph: its plan, where it starts in the plan's text, its words."""

_FEW = 200  # paragraphs that the index is asked for at once, before any plan is chosen
_RARE = 5000  # the same where all words are wanted: the plans of the rarest word are the only ones looked at
_WIDE = 8  # times as many paragraphs as a lot has: then its texts are read rather than the index asked
_CUT = 4  # a lot that holds too much is cut to this part


class Lot(NamedTuple):
    """Plans that come next, in order, and for each needle the paragraphs of theirs that may hold it, in text order."""

    plan_ids: Sequence[int]
    rows: Sequence[Sequence[Row]]


class Candidates:
    """The plans of one library that one query may have places in."""

    def __init__(self, library: Library, query: Query, needles: Sequence[Needle]) -> None:
        self._connection = library.db.conn
        self._query = query
        self._needles = needles
        self._as_one = query.mode in (Mode.ALL, Mode.NEAR)
        self._few = [self._all_of(needle, _RARE if self._as_one else _FEW) for needle in needles]
        self._chosen = self._chosen_plans()
        self.last: int = self._connection.execute("SELECT max(id) FROM plan").fetchone()[0] or 0

    def lot(self, after: int, number: int, most: int) -> Lot:
        """The next plans behind one, no more than `number`, fewer where the index admits more than `most` paragraphs of them."""
        plan_ids = self.plans(after, number)
        while True:
            admitted = self._admitted(plan_ids, most)
            if len(plan_ids) <= 1 or sum(len(ids) for ids in admitted if ids is not None) <= most:
                return Lot(plan_ids, self._rows(plan_ids, admitted))
            plan_ids = plan_ids[: max(1, len(plan_ids) // _CUT)]

    def plans(self, after: int, number: int) -> list[int]:
        """The next plans behind one, by the filters that say which; none at the end."""
        if self._chosen is not None:
            at = bisect_right(self._chosen, after)
            return self._chosen[at : at + number]
        sql = "SELECT id FROM plan WHERE binned_at IS NULL AND id > ? ORDER BY id LIMIT ?"
        return [plan_id for (plan_id,) in self._connection.execute(sql, (after, number))]

    def counted(self, plan_ids: Sequence[int]) -> Mapping[int, int]:
        """How often each of these plans holds the words of the query as they stand, counted by the database."""
        low, high, _ = self._bounds(plan_ids)
        counts, among = Counter[int](), set(plan_ids)
        for word, needle in zip(self._query.words, self._needles, strict=True):
            for plan_id, count in self._counted(word, needle, low, high, plan_ids[0], plan_ids[-1]):
                if plan_id in among and count:
                    counts[plan_id] += count
        return {plan_id: counts[plan_id] for plan_id in sorted(counts)}

    def _counted(self, word: str, needle: Needle, *bounds: int) -> Iterable[tuple[int, int]]:
        return self._connection.execute(
            """SELECT plan_id, sum((length(text) - length(replace(text, ?1, ''))) / length(?1))
               FROM text_index JOIN paragraph ON paragraph.id = text_index.rowid
               WHERE text_index MATCH ?2 AND text_index.rowid BETWEEN ?3 AND ?4 AND plan_id BETWEEN ?5 AND ?6 GROUP BY plan_id""",
            (word, needle.match, *bounds),
        )

    # Plans

    def _chosen_plans(self) -> list[int] | None:
        """The plans to look at, in order; None: all that are not in the bin."""
        filters, where, values = self._query.filters, ["binned_at IS NULL"], list[object]()
        for column, chosen in (("year", filters.years), ("issuer", filters.issuers), ("region", filters.regions)):
            if chosen:
                known = [value for value in chosen if value is not None]
                none = f" OR {column} IS NULL" if None in chosen else ""
                where.append(f"({column} IN ({marks(known)}){none})")
                values += known
        if filters.by_annotation:
            where.append("id IN (SELECT plan_id FROM annotation)")
        among = self._plans_of_few()
        if filters.plan_ids:
            among = filters.plan_ids if among is None else among & filters.plan_ids
        if among is None and not values and len(where) == 1:
            return None
        sql = f"SELECT id FROM plan WHERE {' AND '.join(where)} ORDER BY id"
        return [plan_id for (plan_id,) in self._connection.execute(sql, values) if among is None or plan_id in among]

    def _plans_of_few(self) -> frozenset[int] | None:
        """The plans of what the index admits, where that is little; of the rarest word where all are wanted."""
        known = [ids for ids in self._few if ids is not None]
        if not known or (len(known) < len(self._few) and not self._as_one):
            return None
        wanted = min(known, key=len) if self._as_one else [each for ids in known for each in ids]
        sql = f"SELECT DISTINCT plan_id FROM paragraph WHERE id IN ({_listed(wanted)})"
        return frozenset(plan_id for (plan_id,) in self._connection.execute(sql))

    # What the index admits

    def _all_of(self, needle: Needle, most: int) -> list[int] | None:
        """The paragraphs that may hold a needle, by id; None where there are more."""
        if not needle.match:
            return None if needle.match is None else []
        sql = "SELECT rowid FROM text_index WHERE text_index MATCH ? LIMIT ?"
        found = [row for (row,) in self._connection.execute(sql, (needle.match, most + 1))]
        return None if len(found) > most else found

    def _admitted(self, plan_ids: Sequence[int], most: int) -> list[list[int] | None]:
        """The paragraphs of plans that may hold each needle, by id; None: any of them may."""
        if not plan_ids:
            return [[] for _ in self._needles]
        if self._as_one:
            return self._together(plan_ids)
        low, high, count = self._bounds(plan_ids)
        return [self._between(number, low, high, count, most + 1) for number in range(len(self._needles))]

    def _bounds(self, plan_ids: Sequence[int]) -> tuple[int, int, int]:
        """Between which ids the paragraphs of plans are, and how many there are."""
        sql = f"SELECT min(id), max(id), count(*) FROM paragraph WHERE plan_id IN ({_listed(plan_ids)})"
        low, high, count = self._connection.execute(sql).fetchone()
        return low or 0, high or -1, count

    def _between(self, number: int, low: int, high: int, count: int, limit: int = -1) -> list[int] | None:
        """The paragraphs between two ids that may hold a needle; None where it takes longer to ask than to look at `count`."""
        few = self._few[number]
        if few is not None:
            return few[bisect_left(few, low) : bisect_right(few, high)]
        match = self._needles[number].match
        if match is None or high - low > _WIDE * count:
            return None
        sql = "SELECT rowid FROM text_index WHERE text_index MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?"
        return [row for (row,) in self._connection.execute(sql, (match, low, high, limit))]

    def _together(self, plan_ids: Sequence[int]) -> list[list[int] | None]:
        """The same where all needles are wanted in one place: of the plans in which they may stand together."""
        sql = f"SELECT plan_id, min(id), max(id), count(*) FROM paragraph WHERE plan_id IN ({_listed(plan_ids)}) GROUP BY plan_id"
        spans = self._connection.execute(sql).fetchall()
        low, high = min((span[1] for span in spans), default=0), max((span[2] for span in spans), default=-1)
        count = sum(span[3] for span in spans)
        admitted = [ids for n in range(len(self._needles)) if (ids := self._between(n, low, high, count)) is not None]
        if len(admitted) < len(self._needles):
            return [None for _ in self._needles]
        held = {
            plan_id: parts
            for plan_id, low, high, _ in spans
            if all(parts := [ids[bisect_left(ids, low) : bisect_right(ids, high)] for ids in admitted])
        }
        shared = frozenset(admitted[0]).intersection(*admitted[1:])
        apart = [plan_id for plan_id, found in held.items() if shared.isdisjoint(found[0])]
        reaches = extents(self._connection, apart) if self._query.mode is Mode.ALL else None
        starts = self._starts(apart if reaches is None else reaches)
        for plan_id in apart:
            where = starts.get(plan_id, {})
            places = [sorted(where[each] for each in ids if each in where) for ids in held[plan_id]]
            if not _meet(places, self._near(where.values(), places) if reaches is None else reaches.get(plan_id, ())):
                del held[plan_id]
        return [[each for found in held.values() for each in found[number]] for number in range(len(self._needles))]

    def _starts(self, plan_ids: Iterable[int]) -> Mapping[int, Mapping[int, int]]:
        """Where each paragraph starts, by plan and id, in text order."""
        sql = f"SELECT plan_id, id, start FROM paragraph WHERE plan_id IN ({_listed(plan_ids)}) ORDER BY plan_id, start"
        rows = groupby(self._connection.execute(sql), key=lambda row: row[0])
        return {plan_id: {paragraph_id: start for _, paragraph_id, start in group} for plan_id, group in rows}

    def _near(self, starts: Iterable[int], places: Sequence[Sequence[int]]) -> Iterator[tuple[float, float]]:
        """How far the other words of a place may stand, for each paragraph that may have one; `starts` of all paragraphs."""
        every, distance = [*starts], self._query.distance + 1
        around = places if len(places) > 2 else [min(places, key=len)]  # of two words each stands near the other
        for start in sorted({start for found in around for start in found}):
            before = max(0, bisect_right(every, start - distance) - 1)
            after = bisect_right(every, start)
            yield every[before], every[after] + distance if after < len(every) else inf

    def _rows(self, plan_ids: Sequence[int], admitted: Sequence[Sequence[int] | None]) -> list[list[Row]]:
        """The paragraphs with these ids, for each needle; of all that stand in the plans where there are none."""
        known: dict[int, Row] = {}
        every: list[Row] = []
        if None in admitted:
            where = f"plan_id IN ({_listed(plan_ids)})"
        else:
            where = f"id IN ({_listed({each for ids in admitted for each in ids or ()})})"
        among = set(plan_ids)
        for row_id, *row in self._connection.execute(f"SELECT id, plan_id, start, text FROM paragraph WHERE {where}"):
            if row[0] in among:
                known[row_id] = (row[0], row[1], row[2])
        if None in admitted:
            every = sorted(known.values())
        return [every if ids is None else sorted(known[each] for each in ids if each in known) for ids in admitted]


def _meet(places: Sequence[Sequence[int]], within: Iterable[tuple[float, float]]) -> bool:
    """Whether a stretch, which begins with a paragraph, has a paragraph of each needle; `places`: where those start."""

    def holds(starts: Sequence[int], first: float, end: float) -> bool:
        at = bisect_left(starts, first)
        return at < len(starts) and starts[at] < end

    return any(all(holds(starts, first, end) for starts in places) for first, end in within)


def _listed(ids: Iterable[int]) -> str:
    return ",".join(map(str, ids))
