"""Searches of a library as its session gives them: hits, lots of hits, saved searches, and one annotation for every hit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from core.changes import Change
from core.exchange.finding_sheet import MOST, Row, alike_sheet, finding_sheet, rows_of
from core.exchange.workbook import write_workbook
from core.finding.alike import Alike, Kin
from core.finding.query import Query
from core.finding.scan import Batch, Findings
from core.finding.trees import Carried, carried, trees
from core.model import Notice, Outline, SearchResult, Span, Touched
from core.progress import SILENT, Progress
from core.store import Library, annotations, plans, saved
from core.store.search import CONTEXT

Group = tuple[int | None, str | None, str | None]
"""Year, issuer and region of plans; None where they don't say."""

SEARCH = "search"  # the kind of a saved view


class Finding:
    """Asks one library; what it writes is in the name of `author`."""

    def __init__(self, library: Library, author: str, kin: Kin | None = None) -> None:
        """`kin`: remembers what is common in the library from one question to the next."""
        self._library = library
        self._author = author
        self._kin = kin or Kin(library)

    def find(self, query: Query, *, limit: int | None = None, progress: Progress = SILENT) -> SearchResult:
        """Every place of a query, in plan order; `limit` bounds the hits, never the total. PatternError, SlowPatternError,
        NotFoundError for an unknown plan."""
        for plan_id in query.filters.plan_ids:
            plans.plan(self._library, plan_id)
        return Findings(self._library, query).all(limit=limit, progress=progress)

    def stream(
        self, query: Query, *, limit: int | None = None, context: int = CONTEXT, progress: Progress = SILENT
    ) -> Iterator[Batch]:
        """The places of a query lot by lot, the first ones at once; errors as of `find`, and CancelledError."""
        return Findings(self._library, query, context=context).stream(limit=limit, progress=progress)

    def alike(self, clause_id: int, *, limit: int | None = None, progress: Progress = SILENT) -> tuple[Alike, ...]:
        """The clauses of all plans most like a given one, the best first; see `core.finding.alike`. NotFoundError."""
        return self._kin.of(clause_id, limit=limit, progress=progress)

    def groups(self, counts: Mapping[int, int]) -> dict[Group, int]:
        """Numbers by plan, added up by year, issuer and region of the plans."""
        found: Counter[Group] = Counter()
        for plan_id, *group in self._library.db.conn.execute("SELECT id, year, issuer, region FROM plan"):
            if number := counts.get(plan_id):
                year, issuer, region = group
                found[year, issuer, region] += number
        return dict(found)

    def carried(self, plan_ids: Collection[int]) -> dict[int, tuple[Carried, ...]]:
        """What annotations carry, by the id of the clause they are on, in these plans."""
        return carried(self._library, plan_ids, trees(self._library, plan_ids))

    # Saved searches

    def saved(self) -> dict[str, Query]:
        """The saved searches by name, in the order of their names."""
        return {name: Query.from_json(text) for name, text in sorted(saved.saved(self._library, SEARCH).items())}

    def save(self, name: str, query: Query) -> Touched:
        """Keep a query under a name, in place of the one that had it; UserError where the name is empty."""
        label = Notice(f"保存检索 {name}", f"Save the search {name}")
        return self._run(lambda: Change(label, saved.put(self._library, SEARCH, name.strip(), query.to_json())))

    def forget(self, name: str) -> Touched:
        """Delete a saved search."""
        label = Notice(f"删除检索 {name}", f"Delete the search {name}")
        return self._run(lambda: Change(label, saved.drop(self._library, SEARCH, name)))

    def _run(self, make: Callable[[], Change]) -> Touched:
        return self._library.carry_out(make, self._author)

    # All hits

    def annotate(self, places: Sequence[tuple[int, Span]], tag_name: str, progress: Progress = SILENT) -> Touched:
        """An annotation with a tag on each place (plan id, span), as one step; those that have it already are left as they are.

        NotFoundError, UserError where a span is outside its plan's text; CancelledError, then nothing is written.
        """
        return self._run(lambda: self._annotating(places, tag_name.strip(), progress))

    def _annotating(self, places: Sequence[tuple[int, Span]], tag_name: str, progress: Progress) -> Change:
        wanted = sorted(set(places), key=lambda place: (place[0], place[1].start, place[1].end))
        there = {(note.plan_id, note.span) for note in annotations.find(self._library, plan_ids=[], tag_names=[tag_name])}
        left = [place for place in wanted if place not in there]
        several: list[tuple[Outline, Span]] = []
        for at, (plan_id, group) in enumerate(groupby(left, key=lambda place: place[0])):
            progress.step(at, len(left), tag_name)
            outline = plans.outline(self._library, plan_id)
            several += [(outline, span) for _, span in group]
        label = Notice(f"给 {len(several)} 处加标签 {tag_name}", f"Tag {len(several)} places {tag_name}")
        return annotations.add_several(self._library, several, tag_names=[tag_name], author=self._author, label=label)

    def export(
        self,
        path: Path,
        query: Query,
        *,
        places: Collection[tuple[int, Span]] | None = None,
        language: str = "zh",
        progress: Progress = SILENT,
    ) -> int:
        """Write the hits of a query as a workbook, only those on `places` (plan id, span) where they are given; its size in
        bytes. ExportError leaves an older file as it was."""
        chosen = None if places is None else frozenset(places)

        def rows() -> Iterator[Row]:
            for batch in self.stream(query, limit=None if chosen is None else len(chosen) + MOST, progress=progress):
                hits = [hit for hit in batch.hits if chosen is None or (hit.plan_id, hit.span) in chosen]
                yield from rows_of(hits, batch.plans, batch.clauses, batch.paths)

        return write_workbook([finding_sheet(rows(), language)], path, title=query.text, author=self._author)

    def export_alike(
        self,
        path: Path,
        clause_id: int,
        *,
        chosen: Collection[int] | None = None,
        limit: int | None = None,
        language: str = "zh",
        progress: Progress = SILENT,
    ) -> int:
        """Write the clauses like a given one as a workbook, only those with the ids `chosen` where they are given; its size in
        bytes. NotFoundError; ExportError leaves an older file as it was."""
        found = self.alike(clause_id, limit=limit, progress=progress)
        kept = [
            (each.plan, each.clause, each.path, each.similarity, each.shared, each.text)
            for each in found
            if chosen is None or each.clause.id in chosen
        ]
        return write_workbook([alike_sheet(kept, language)], path, author=self._author)
