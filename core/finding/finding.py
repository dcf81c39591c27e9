"""Searches of a library as its session gives them: hits, lots of hits, saved searches, and one annotation for every hit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from core.changes import Change, RowChange
from core.errors import NotFoundError, UserError
from core.finding.query import Query
from core.finding.scan import Batch, Findings
from core.model import Notice, Outline, SearchResult, Span, Touched
from core.progress import Progress
from core.store import Library, annotations, plans
from core.store.search import CONTEXT

SEARCH = "search"  # the kind of a saved view


class Finding:
    """Asks one library; what it writes is in the name of `author`."""

    def __init__(self, library: Library, author: str) -> None:
        self._library = library
        self._author = author

    def find(self, query: Query, *, limit: int | None = None, progress: Progress | None = None) -> SearchResult:
        """Every place of a query, in plan order; `limit` bounds the hits, never the total. PatternError, SlowPatternError,
        NotFoundError for an unknown plan."""
        for plan_id in query.filters.plan_ids:
            plans.plan(self._library, plan_id)
        return Findings(self._library, query).all(limit=limit, progress=progress)

    def stream(
        self, query: Query, *, limit: int | None = None, context: int = CONTEXT, progress: Progress | None = None
    ) -> Iterator[Batch]:
        """The places of a query lot by lot, the first ones at once; errors as of `find`, and CancelledError."""
        return Findings(self._library, query, context=context).stream(limit=limit, progress=progress)

    def clauses_at_least(self, number: int) -> bool:
        """Whether the library has as many clauses."""
        sql = "SELECT count(*) AS n FROM (SELECT 1 FROM clause LIMIT ?)"
        return self._library.rows(sql, number)[0]["n"] >= number

    # Saved searches

    def saved(self) -> dict[str, Query]:
        """The saved searches by name, in the order of their names."""
        rows = self._library.rows("SELECT name, value FROM saved WHERE kind = ? ORDER BY name", SEARCH)
        return {row["name"]: Query.from_json(row["value"]) for row in rows}

    def save(self, name: str, query: Query) -> Touched:
        """Keep a query under a name, in place of the one that had it; UserError where the name is empty."""
        name = name.strip()
        if not name:
            raise UserError("检索的名称是空的。请输入名称。", "The search has no name. Enter one.")
        return self._library.carry_out(lambda: self._saving(name, query), self._author)

    def forget(self, name: str) -> Touched:
        """Delete a saved search; NotFoundError."""
        return self._library.carry_out(lambda: self._forgetting(name), self._author)

    def _saving(self, name: str, query: Query) -> Change:
        found = self._library.rows("SELECT id, value FROM saved WHERE kind = ? AND name = ?", SEARCH, name)
        label = Notice(f"保存检索 {name}", f"Save the search {name}")
        value = query.to_json()
        if found:
            row = RowChange("saved", {"id": found[0]["id"]}, {"value": found[0]["value"]}, {"value": value})
            return Change(label, (row,) if found[0]["value"] != value else ())
        key = self._library.next_id("saved")
        return Change(label, (RowChange("saved", {"id": key}, None, {"kind": SEARCH, "name": name, "value": value}),))

    def _forgetting(self, name: str) -> Change:
        found = self._library.rows("SELECT * FROM saved WHERE kind = ? AND name = ?", SEARCH, name)
        if not found:
            raise NotFoundError(f"名为“{name}”的检索", f'search named "{name}"')
        stored = found[0]
        key = stored.pop("id")
        label = Notice(f"删除检索 {name}", f"Delete the search {name}")
        return Change(label, (RowChange("saved", {"id": key}, stored, None),))

    # All hits

    def annotate(self, places: Sequence[tuple[int, Span]], tag_name: str, progress: Progress | None = None) -> Touched:
        """An annotation with a tag on each place (plan id, span), as one step; those that have it already are left as they are.

        NotFoundError, UserError where a span is outside its plan's text; CancelledError, then nothing is written.
        """
        progress = progress or Progress()
        return self._library.carry_out(lambda: self._annotating(places, tag_name.strip(), progress), self._author)

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
