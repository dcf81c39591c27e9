"""The character index: every literal occurrence of any text, whatever characters it has.

Each paragraph is a row of an FTS5 table with one token per character (its code point in hexadecimal), so a
query is a phrase of tokens and needs no quoting of the analyst's text; rows keep phrases from running across paragraphs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from core.model import Clause, Hit, SearchResult, Span
from core.store import plans
from core.store.library import Library
from core.store.search_tokens import tokens

CONTEXT = 40  # code points shown on either side of a hit


def occurrences(text: str, query: str) -> Iterator[int]:
    """Where `query` starts in `text`, left to right, not overlapping."""
    at = text.find(query)
    while at >= 0:
        yield at
        at = text.find(query, at + len(query))


def search(library: Library, query: str, *, plan_ids: Sequence[int] = (), limit: int | None = None) -> SearchResult:
    """Every occurrence of `query`, in plan order; `limit` bounds the hits returned, never the total."""
    if not query:
        return SearchResult(0, ())
    chosen = f"AND paragraph.plan_id IN ({','.join(map(str, plan_ids))})" if plan_ids else ""
    rows = library.rows(
        f"""SELECT paragraph.plan_id, paragraph.start, paragraph.text
            FROM text_index JOIN paragraph ON paragraph.id = text_index.rowid JOIN plan ON plan.id = paragraph.plan_id
            WHERE text_index MATCH ? AND plan.binned_at IS NULL {chosen} ORDER BY paragraph.plan_id, paragraph.start""",
        f'"{tokens(query)}"',
    )
    total = 0
    hits: list[Hit] = []
    clauses: dict[int, tuple[Clause, ...]] = {}
    for row in rows:
        text: str = row["text"]
        for at in occurrences(text, query):
            total += 1
            if limit is not None and len(hits) >= limit:
                continue
            plan_id, end = row["plan_id"], at + len(query)
            span = Span(row["start"] + at, row["start"] + end)
            if plan_id not in clauses:
                clauses[plan_id] = plans.clauses(library, plan_id)
            before, after = text[max(0, at - CONTEXT) : at], text[end : end + CONTEXT]
            hits.append(Hit(plan_id, _deepest(clauses[plan_id], span.start).id, span, before, query, after))
    return SearchResult(total, tuple(hits))


def _deepest(tree: Sequence[Clause], position: int) -> Clause:
    """The deepest clause that holds a position, in a list in reading order."""
    by_id = {clause.id: clause for clause in tree}
    at = tree[max(0, bisect_right(tree, position, key=lambda clause: clause.span.start) - 1)]
    while at.span.end <= position and at.parent_id is not None:
        at = by_id[at.parent_id]
    return at
