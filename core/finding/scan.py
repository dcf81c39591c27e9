"""A search under way: goes through the plans in order, a lot at a time, so that the first places are there at once.

What the index admits is looked at in the text; the total comes with the last lot.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic

from core.finding.admitting import Place, Places, admitted
from core.finding.candidates import Candidates, Row
from core.finding.needles import needles
from core.finding.query import Mode, Query
from core.finding.trees import Carried, carried, trees
from core.model import Clause, Hit, Plan, SearchResult, Span
from core.progress import SILENT, Progress
from core.store import plans
from core.store.library import Library
from core.store.search import CONTEXT
from core.store.search_tokens import tokens

_FIRST_LOT, _LARGEST_LOT = 8, 2048  # plans
_FIRST_ROWS, _MANY = 200, 20_000  # paragraphs that a lot may hold before anything is found, and after
_AT_ONCE, _IN_TURN = 0.015, 0.15  # seconds that a lot shall take before anything is found, and after
_STEP = 500  # paragraphs between two looks at whether to stop


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

    def all(self, *, limit: int | None = None, progress: Progress = SILENT) -> SearchResult:
        """Every place, in plan order; `limit` bounds the hits, never the total. SlowPatternError."""
        hits: list[Hit] = []
        total = 0
        for batch in self.stream(limit=limit, progress=progress, bare=True):
            hits += batch.hits
            total += sum(batch.counts.values())
        return SearchResult(total, tuple(hits))

    def stream(self, *, limit: int | None = None, progress: Progress = SILENT, bare: bool = False) -> Iterator[Batch]:
        """Lots of places, in plan order, none empty. `bare`: hits and counts alone. SlowPatternError, CancelledError."""
        if not self._needles or (self._query.mode in (Mode.ALL, Mode.NEAR) and any(each.match == "" for each in self._needles)):
            return
        left = limit

        def enough() -> bool:
            return left == 0

        for found in self._lots(progress, enough):
            batch = self._batch(found, left, bare=bare)
            left = None if left is None else left - len(batch.hits)
            if batch.counts:
                yield batch

    def _lots(self, progress: Progress, enough: Callable[[], bool]) -> Iterator[Mapping[int, list[Place] | int]]:
        """The places by plan, or only their number where no more are asked for."""
        candidates = Candidates(self._library, self._query, self._needles)
        after, size, found = 0, _FIRST_LOT, False
        while True:
            progress.step(after, candidates.last, self._query.text)
            began = monotonic()
            counting = self._query.everywhere and enough()
            if counting and self._query.unfolded:
                plan_ids = candidates.plans(after, size)
                places: Mapping[int, list[Place] | int] = candidates.counted(plan_ids) if plan_ids else {}
            else:
                plan_ids, rows = candidates.lot(after, size, _MANY if found else _FIRST_ROWS)
                places = self._counts(rows, progress) if counting else self._places(rows, progress)
            if not plan_ids:
                return
            found = found or bool(places)
            yield places
            wanted = _IN_TURN if found else _AT_ONCE
            grown = len(plan_ids) * min(4.0, max(0.25, wanted / max(monotonic() - began, 1e-6)))
            after, size = plan_ids[-1], max(1, min(round(grown), _LARGEST_LOT))

    def _places(self, rows: Sequence[Sequence[Row]], progress: Progress) -> Places:
        """The places by plan, in order, those that a longer one holds left out."""
        found: defaultdict[int, list[Place]] = defaultdict(list)
        for number, (needle, paragraphs) in enumerate(zip(self._needles, rows, strict=True)):
            for plan_id, start, text in _heeding(paragraphs, progress):
                if places := [Place(start + a, start + b, number, start, text) for a, b in needle.places(text)]:
                    found[plan_id] += places
        by_plan = {plan_id: found[plan_id] for plan_id in sorted(found)}
        return admitted(self._library, self._query, len(self._needles), by_plan)

    def _counts(self, rows: Sequence[Sequence[Row]], progress: Progress) -> Mapping[int, int]:
        """The number of places by plan, in order, where each occurrence is one."""
        counts = Counter[int]()
        for plan_id, _, text in _heeding(rows[0], progress):
            counts[plan_id] += sum(1 for _ in self._needles[0].places(text))
        return +counts

    # Hits

    def _batch(self, found: Mapping[int, list[Place] | int], left: int | None, *, bare: bool) -> Batch:
        counts = {i: places if isinstance(places, int) else len(places) for i, places in found.items()}
        shown: dict[int, list[Place]] = {}
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


def _heeding(rows: Sequence[Row], progress: Progress) -> Iterator[Row]:
    """The paragraphs, with a look now and then at whether to stop."""
    for at, row in enumerate(rows):
        if at % _STEP == 0:
            progress.heed()
        yield row
