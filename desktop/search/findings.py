"""What a search found, arranged for reading: hits by plan, each with its clause, context and tags.

Knows no widget. What is found is asked of a session beside the window; how it looks is left to the page, filters to `filters`.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from core.finding import Alike, Batch, Carried, Group, Query
from core.model import Annotation, Clause, Fit, Hit, Outline, Plan, Span
from core.progress import SILENT, Progress
from core.session import Session

LIMIT = 2_000  # hits shown; the total is always said
ALIKE = 60  # clauses like one that are shown
CONTEXT = 90  # code points on either side of a hit: more than the widest row shows
_LATER = 0.3  # seconds between two words of how far a search is
_OPENING = 160  # characters of a clause like another one that a row shows


@dataclass(frozen=True, slots=True)
class Found:
    """One hit. `before` and `after` are of the same paragraph, white space folded, with `…` where the paragraph goes on.

    Of a clause like another one `span` is all of it and `after` how it begins; `similarity` 0..1, `shared` wording of both.
    """

    plan: Plan
    clause: Clause
    span: Span
    before: str
    match: str
    after: str
    tags: tuple[str, ...]
    path: tuple[str, ...] = ()  # the headings above its clause
    statuses: frozenset[str] = frozenset()  # of the annotations of its clause
    similarity: float = 0.0
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """`total` counts every occurrence in the library, by year, issuer and region in `groups`; `hits` holds the first `LIMIT`.

    `complete`: the search is over; else `total` counts what it has come upon. `like`: clauses like this one were looked for,
    whose id is `like_id`.
    """

    query: str
    total: int
    hits: tuple[Found, ...]
    complete: bool = True
    groups: Mapping[Group, int] = field(default_factory=dict[Group, int])
    like: str = ""
    like_id: int = 0

    @property
    def by_plan(self) -> tuple[tuple[Plan, tuple[Found, ...]], ...]:
        """The hits of each plan, in the order in which they were found."""
        return tuple((found[0].plan, found) for _, group in groupby(self.hits, _plan_id) if (found := tuple(group)))

    @property
    def clauses(self) -> int:
        """How many clauses have hits."""
        return len({found.clause.id for found in self.hits})

    @property
    def truncated(self) -> bool:
        """Whether the library holds more than is listed."""
        return self.total > len(self.hits)


def find(
    session: Session,
    query: Query | str,
    *,
    progress: Progress = SILENT,
    told: Callable[[Findings], object] | None = None,
) -> Findings:
    """Search the library; `told` gets the first hits as soon as they are there, and now and then what has come to them since."""
    asked = Query(query) if isinstance(query, str) else query
    order = _order(session)
    hits: list[Found] = []
    counts: dict[int, int] = {}
    last = 0.0
    for batch in session.finding.stream(asked, limit=LIMIT, context=CONTEXT + 1, progress=progress):
        hits += [_found(batch, hit, order) for hit in batch.hits]
        counts.update(batch.counts)
        if told is not None and hits and time.monotonic() - last > _LATER:
            told(Findings(asked.text, sum(counts.values()), tuple(hits), complete=False))
            last = time.monotonic()
    return Findings(asked.text, sum(counts.values()), tuple(hits), groups=session.finding.groups(counts))


def find_alike(session: Session, clause_id: int, like: str, progress: Progress = SILENT) -> Findings:
    """The clauses most like one, by plan, the plan of the best first."""
    found = session.finding.alike(clause_id, limit=ALIKE, progress=progress)
    order = _order(session)
    best: dict[int, float] = {}
    for each in found:
        best.setdefault(each.plan.id, each.similarity)
    by_plan = sorted(found, key=lambda each: (-best[each.plan.id], each.plan.id))  # within one as they came, the best first
    notes = session.finding.carried(list(best))
    hits = tuple(_alike(each, notes.get(each.clause.id, ()), order) for each in by_plan)
    groups = session.finding.groups(Counter(each.plan.id for each in hits))
    return Findings("", len(hits), hits, groups=groups, like=like, like_id=clause_id)


def carrying(session: Session, findings: Findings) -> Findings:
    """The same findings with what annotations of their clauses carry now."""
    order, notes = _order(session), session.finding.carried([plan.id for plan, _ in findings.by_plan])

    def renewed(found: Found) -> Found:
        own = notes.get(found.clause.id, ())
        return replace(found, tags=_tags(own, order), statuses=_statuses(own))

    return replace(findings, hits=tuple(map(renewed, findings.hits)))


def on_clause(outline: Outline, clause: Clause, notes: Iterable[Annotation]) -> list[Annotation]:
    """The annotations whose own clause it is; those of the clauses below are not among them."""
    return [note for note in notes if note.fit is not Fit.LOST and clause.id in own_clauses(outline, note)]


def own_clauses(outline: Outline, note: Annotation) -> frozenset[int]:
    """The clause an annotation was made for, else the deepest ones that its text goes through."""
    if note.clause_id is not None:
        return frozenset({note.clause_id})
    start, end = note.span.end - len(outline.quote(note.span).lstrip()), note.span.end
    starts = (start, *(clause.span.start for clause in outline.clauses if start < clause.span.start < end))
    return frozenset(outline.at(position).id for position in starts)


def _order(session: Session) -> Mapping[str, int]:
    """Where each tag stands among the tags."""
    return {tag.name: at for at, tag in enumerate(session.tags())}


def _found(batch: Batch, hit: Hit, order: Mapping[str, int]) -> Found:
    before, after = hit.before[-CONTEXT:], hit.after[:CONTEXT]
    left = ("…" if len(hit.before) > CONTEXT else "") + _folded(before).lstrip()
    right = _folded(after).rstrip() + ("…" if len(hit.after) > CONTEXT else "")
    own = batch.carried.get(hit.clause_id, ())
    plan, clause, path = batch.plans[hit.plan_id], batch.clauses[hit.clause_id], batch.paths[hit.clause_id]
    return Found(plan, clause, hit.span, left, hit.match, right, _tags(own, order), path, _statuses(own))


def _alike(each: Alike, own: Iterable[Carried], order: Mapping[str, int]) -> Found:
    words = _folded(each.text.removeprefix(each.clause.number or "")).strip()
    opening = words[:_OPENING] + ("…" if len(words) > _OPENING else "")
    own = tuple(own)
    return Found(
        each.plan,
        each.clause,
        each.clause.span,
        "",
        "",
        opening,
        _tags(own, order),
        each.path,
        _statuses(own),
        each.similarity,
        each.shared,
    )


def _tags(own: Iterable[Carried], order: Mapping[str, int]) -> tuple[str, ...]:
    names = {name for note in own for name in note.tags}
    return tuple(sorted(names, key=lambda name: (order.get(name, len(order)), name)))


def _statuses(own: Iterable[Carried]) -> frozenset[str]:
    return frozenset(note.status for note in own)


def _folded(text: str) -> str:
    """Runs of white space, ideographic too, as one blank."""
    lead, tail = text[:1].isspace(), text[-1:].isspace()
    return (" " if lead else "") + " ".join(text.split()) + (" " if tail and text.strip() else "")


def _plan_id(found: Found) -> int:
    return found.plan.id
