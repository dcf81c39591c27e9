"""What a search found, arranged for reading: hits by plan, each with its clause, context and tags; and filters with counts.

Knows no widget. What is found is asked of a session; how it looks is left to the page.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby

from core.finding import Batch, Query
from core.model import Annotation, Clause, Fit, Hit, Outline, Plan, Span
from core.progress import Progress
from core.session import Session

LIMIT = 2_000  # hits shown; the total is always said
CONTEXT = 90  # code points on either side of a hit: more than the widest row shows


@dataclass(frozen=True, slots=True)
class Found:
    """One hit. `before` and `after` are of the same paragraph, white space folded, with `…` where the paragraph goes on."""

    plan: Plan
    clause: Clause
    span: Span
    before: str
    match: str
    after: str
    tags: tuple[str, ...]
    path: tuple[str, ...] = ()  # the headings above its clause


@dataclass(frozen=True, slots=True)
class Findings:
    """`total` counts every occurrence in the library, `hits` holds the first `LIMIT` in plan order.

    `complete`: the search is over; else `total` counts what it has come upon.
    """

    query: str
    total: int
    hits: tuple[Found, ...]
    complete: bool = True

    @property
    def by_plan(self) -> tuple[tuple[Plan, tuple[Found, ...]], ...]:
        """The hits of each plan, in plan order."""
        return tuple((found[0].plan, found) for _, group in groupby(self.hits, _plan_id) if (found := tuple(group)))

    @property
    def clauses(self) -> int:
        """How many clauses have hits."""
        return len({found.clause.id for found in self.hits})


class Facet(Enum):
    """By what hits can be filtered."""

    YEAR = auto()
    ISSUER = auto()
    TAG = auto()


FIELDS = {Facet.YEAR: "years_out", Facet.ISSUER: "issuers_out", Facet.TAG: "tags"}  # where a Filter holds each

Value = int | str | None  # a year, an issuer or a tag; None where the plan doesn't say


@dataclass(frozen=True, slots=True)
class Filter:
    """Years and issuers that are left out, and tags of which a clause must carry one (none: any clause)."""

    years_out: frozenset[Value] = frozenset()
    issuers_out: frozenset[Value] = frozenset()
    tags: frozenset[Value] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.years_out or self.issuers_out or self.tags)

    def without(self, facet: Facet) -> Filter:
        """The same filter, one facet of it lifted."""
        return replace(self, **{FIELDS[facet]: frozenset()})

    def toggled(self, facet: Facet, value: Value) -> Filter:
        """The same filter with one value of a facet left out or taken in, or a tag asked for or no longer."""
        name = FIELDS[facet]
        return replace(self, **{name: getattr(self, name) ^ {value}})

    def admits(self, found: Found) -> bool:
        """Whether a hit passes."""
        data = found.plan.metadata
        if data.year in self.years_out or data.issuer in self.issuers_out:
            return False
        return not self.tags or not self.tags.isdisjoint(found.tags)


def find(
    session: Session,
    query: Query | str,
    *,
    progress: Progress | None = None,
    first: Callable[[Findings], object] | None = None,
) -> Findings:
    """Search the library; `first` gets the first hits as soon as they are there, when more are still to be looked for."""
    asked = Query(query) if isinstance(query, str) else query
    order = {tag.name: at for at, tag in enumerate(session.tags())}
    hits: list[Found] = []
    total = 0
    for batch in session.finding.stream(asked, limit=LIMIT, context=CONTEXT + 1, progress=progress):
        told = bool(hits)
        hits += [_found(batch, hit, order) for hit in batch.hits]
        total += sum(batch.counts.values())
        if first is not None and not told and hits:
            first(Findings(asked.text, total, tuple(hits), complete=False))
    return Findings(asked.text, total, tuple(hits))


def tagged(findings: Findings, session: Session, outline_of: Callable[[int], Outline]) -> Findings:
    """The same findings with the tags that annotations give their clauses now."""
    plan_ids = [plan.id for plan, _ in findings.by_plan]
    notes = session.annotations(plan_ids=plan_ids) if plan_ids else ()
    by_plan = {plan_id: tuple(group) for plan_id, group in groupby(notes, key=lambda note: note.plan_id)}
    order = {tag.name: at for at, tag in enumerate(session.tags())}
    known: defaultdict[int, set[str]] = defaultdict(set)
    for plan_id, notes_on in by_plan.items():
        outline = outline_of(plan_id)
        for note in (note for note in notes_on if note.fit is not Fit.LOST):
            for clause_id in own_clauses(outline, note):
                known[clause_id].update(note.tags)

    def tags(found: Found) -> tuple[str, ...]:
        return tuple(sorted(known.get(found.clause.id, ()), key=lambda name: order.get(name, len(order))))

    return replace(findings, hits=tuple(replace(found, tags=tags(found)) for found in findings.hits))


def filtered(findings: Findings, chosen: Filter) -> Findings:
    """Only the hits that pass; `total` stays that of the library."""
    if not chosen:
        return findings
    return replace(findings, hits=tuple(found for found in findings.hits if chosen.admits(found)))


def counts(findings: Findings, chosen: Filter, facet: Facet) -> Counter[Value]:
    """How many hits each value of a facet has while the other facets are filtered as chosen; values without hits count 0."""
    lifted = chosen.without(facet)
    result: Counter[Value] = Counter(dict.fromkeys((v for found in findings.hits for v in values(found, facet)), 0))
    result.update(value for found in findings.hits if lifted.admits(found) for value in values(found, facet))
    return result


def values(found: Found, facet: Facet) -> Sequence[Value]:
    """The values of a facet that a hit has."""
    if facet is Facet.TAG:
        return found.tags
    data = found.plan.metadata
    return (data.year if facet is Facet.YEAR else data.issuer,)


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


def _found(batch: Batch, hit: Hit, order: Mapping[str, int]) -> Found:
    before, after = hit.before[-CONTEXT:], hit.after[:CONTEXT]
    left = ("…" if len(hit.before) > CONTEXT else "") + _folded(before).lstrip()
    right = _folded(after).rstrip() + ("…" if len(hit.after) > CONTEXT else "")
    carried = batch.tags.get(hit.clause_id, frozenset())
    tags = tuple(sorted(carried, key=lambda name: (order.get(name, len(order)), name)))
    path = batch.paths[hit.clause_id]
    return Found(batch.plans[hit.plan_id], batch.clauses[hit.clause_id], hit.span, left, hit.match, right, tags, path)


def _folded(text: str) -> str:
    """Runs of white space, ideographic too, as one blank."""
    lead, tail = text[:1].isspace(), text[-1:].isspace()
    return (" " if lead else "") + " ".join(text.split()) + (" " if tail and text.strip() else "")


def _plan_id(found: Found) -> int:
    return found.plan.id
