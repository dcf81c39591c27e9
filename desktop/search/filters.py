"""Filters of findings with their counts: which values are left out or asked for, and how many hits each has.

Hits at hand are filtered here; where the library holds more than is listed, `narrowed` makes the query that finds the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import cast

from core.finding import Filters, Query
from core.model import Status
from desktop.search.findings import Findings, Found

Value = int | str | None  # a year, an issuer, a kind, a tag; None where the plan doesn't say
ANNOTATED = "annotated"  # among the statuses: any of them


class Facet(Enum):
    """By what hits can be filtered."""

    YEAR = auto()
    ISSUER = auto()
    REGION = auto()
    KIND = auto()
    TAG = auto()
    STATUS = auto()

    @property
    def of_plans(self) -> bool:
        """Whether the plan of a hit decides, so that every hit of the library is counted."""
        return self in (Facet.YEAR, Facet.ISSUER, Facet.REGION)

    @property
    def asked_for(self) -> bool:
        """Whether choosing a value asks for it; of the others it leaves it out."""
        return self in (Facet.TAG, Facet.STATUS)


_FIELDS = {
    Facet.YEAR: "years_out",
    Facet.ISSUER: "issuers_out",
    Facet.REGION: "regions_out",
    Facet.KIND: "kinds_out",
    Facet.TAG: "tags",
    Facet.STATUS: "statuses",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Values that are left out, and tags and statuses of which a clause must carry one (none: any clause)."""

    years_out: frozenset[Value] = frozenset()
    issuers_out: frozenset[Value] = frozenset()
    regions_out: frozenset[Value] = frozenset()
    kinds_out: frozenset[Value] = frozenset()
    tags: frozenset[Value] = frozenset()
    statuses: frozenset[Value] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.chosen())

    def of(self, facet: Facet) -> frozenset[Value]:
        """The values of a facet that are left out, or asked for."""
        return cast("frozenset[Value]", getattr(self, _FIELDS[facet]))

    def without(self, facet: Facet) -> Filter:
        """The same filter, one facet of it lifted."""
        return replace(self, **{_FIELDS[facet]: frozenset()})

    def toggled(self, facet: Facet, value: Value) -> Filter:
        """The same filter with one value of a facet left out or taken in, or asked for or no longer."""
        return replace(self, **{_FIELDS[facet]: self.of(facet) ^ {value}})

    def only(self, facet: Facet, value: Value, every: Iterable[Value]) -> Filter:
        """The same filter with all values of a facet but one left out, of `every` that there is."""
        return replace(self, **{_FIELDS[facet]: frozenset(every) - {value}})

    def picked(self, facet: Facet, value: Value, every: Iterable[Value]) -> Filter:
        """The same filter with one value more kept of a facet, or no longer: the first alone, none once more all."""
        values = frozenset(every)
        made = self.toggled(facet, value) if self.of(facet) else self.only(facet, value, values)
        return made.without(facet) if values <= made.of(facet) else made

    def chosen(self) -> tuple[Facet, ...]:
        """The facets that filter anything."""
        return tuple(facet for facet in Facet if self.of(facet))

    def admits(self, found: Found, facets: Sequence[Facet]) -> bool:
        """Whether a hit passes these facets."""
        return all(self.passes(facet, values(found, facet)) for facet in facets)

    def passes(self, facet: Facet, having: Sequence[Value]) -> bool:
        """Whether what has these values of a facet passes it."""
        chosen = self.of(facet)
        if not facet.asked_for:
            return chosen.isdisjoint(having)
        return not chosen or not chosen.isdisjoint(having)


def filtered(findings: Findings, chosen: Filter) -> Findings:
    """Only the hits that pass; where not all are listed, `total` stays that of the library."""
    if not chosen:
        return findings
    facets = chosen.chosen()
    hits = tuple(found for found in findings.hits if chosen.admits(found, facets))
    return replace(findings, hits=hits, total=findings.total if findings.truncated else len(hits))


def counts(findings: Findings, chosen: Filter, facet: Facet) -> Counter[Value]:
    """How many hits each value of a facet has while the other facets are filtered as chosen; values without hits count 0.

    Where more was found than is listed, what plans decide is counted over all of it, whatever is chosen of clauses.
    """
    lifted = chosen.without(facet)
    result: Counter[Value] = Counter()
    for value, number, passes in _each(findings, lifted, facet):
        result[value] += number if passes else 0
    return result


def values(found: Found, facet: Facet) -> Sequence[Value]:
    """The values of a facet that a hit has."""
    data = found.plan.metadata
    if facet.of_plans:
        return ({Facet.YEAR: data.year, Facet.ISSUER: data.issuer, Facet.REGION: data.region}[facet],)
    if facet is Facet.KIND:
        return (found.clause.kind.value,)
    if facet is Facet.TAG:
        return found.tags
    return (ANNOTATED, *sorted(found.statuses)) if found.statuses else ()


def narrowed(query: Query, findings: Findings, chosen: Filter) -> Query:
    """The query with what is chosen as its own filters; `findings` are what it found without."""

    def kept(facet: Facet) -> frozenset[Value]:
        out = chosen.of(facet)
        return frozenset(counts(findings, Filter(), facet)) - out if out else frozenset[Value]()

    kinds = kept(Facet.KIND)
    statuses = frozenset(Status) if ANNOTATED in chosen.statuses else chosen.statuses
    return replace(
        query,
        filters=Filters(
            years=cast("frozenset[int | None]", kept(Facet.YEAR)),
            issuers=cast("frozenset[str | None]", kept(Facet.ISSUER)),
            regions=cast("frozenset[str | None]", kept(Facet.REGION)),
            kinds=cast("frozenset[str]", kinds),
            tags=cast("frozenset[str]", chosen.tags),
            statuses=cast("frozenset[str]", statuses),
        ),
    )


def chosen_in(query: Query, findings: Findings) -> Filter:
    """What the filters of a query choose among the values that these findings have."""
    filters = query.filters

    def out(facet: Facet, kept: frozenset[Value]) -> frozenset[Value]:
        return frozenset(counts(findings, Filter(), facet)) - kept if kept else frozenset[Value]()

    return Filter(
        out(Facet.YEAR, frozenset(filters.years)),
        out(Facet.ISSUER, frozenset(filters.issuers)),
        out(Facet.REGION, frozenset(filters.regions)),
        out(Facet.KIND, frozenset(filters.kinds)),
        frozenset(filters.tags),
        frozenset({ANNOTATED}) if filters.statuses == frozenset(Status) else frozenset(filters.statuses),
    )


def _each(findings: Findings, lifted: Filter, facet: Facet) -> Iterator[tuple[Value, int, bool]]:
    """Every value of a facet with a number of hits that have it, and whether those pass."""
    if facet.of_plans and findings.truncated and findings.groups:
        for (year, issuer, region), number in findings.groups.items():
            having = {Facet.YEAR: year, Facet.ISSUER: issuer, Facet.REGION: region}
            passes = all(lifted.passes(other, (value,)) for other, value in having.items())
            yield having[facet], number, passes
        return
    facets = lifted.chosen()
    for found in findings.hits:
        passes = not facets or lifted.admits(found, facets)
        for value in values(found, facet):
            yield value, 1, passes
