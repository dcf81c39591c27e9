"""A comparison in figures: how many links of each relation, by section, how much of the text was kept, and what moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from core.alignable import alignable
from core.language.folding import Folding
from core.model import Alignment, Clause, ClauseKind, Decision, Link, Outline, Relation


@dataclass(frozen=True, slots=True)
class ComparisonFigures:
    """Counts leave out rejected links. `sections`: counts by the heading of the section, of the old plan where a link has old
    clauses, '' where a clause stands in none. `kept`: the share of the letters of all alignable clauses that both plans have,
    0..1. `moved`: the links that moved. `decided` of `total` links were confirmed, rejected or made by the analyst.
    """

    relations: Mapping[Relation, int]
    sections: Mapping[str, Mapping[Relation, int]]
    kept: float
    moved: tuple[Link, ...]
    decided: int
    total: int


def figures(alignment: Alignment, old: Outline, new: Outline) -> ComparisonFigures:
    """The figures of an alignment of two plans."""
    links = [link for link in alignment.links if link.decision is not Decision.REJECTED]
    sections: dict[str, Counter[Relation]] = {}
    for link in links:
        plan, ids = (old, link.old) if link.old else (new, link.new)
        clause = plan.find(ids[0]) if ids else None
        sections.setdefault(_section(plan, clause) if clause else "", Counter())[link.relation] += 1
    return ComparisonFigures(
        relations=Counter(link.relation for link in links),
        sections=sections,
        kept=_kept(links, old, new),
        moved=tuple(link for link in links if link.moved),
        decided=sum(link.decision is not Decision.PROPOSED for link in alignment.links),
        total=len(alignment.links),
    )


def _section(plan: Outline, clause: Clause) -> str:
    """The heading of the section a clause stands in."""
    return next((c.heading for c in reversed(plan.path(clause)[:-1]) if c.kind is ClauseKind.SECTION), "")


def _kept(links: Iterable[Link], old: Outline, new: Outline) -> float:
    folding = Folding()
    letters = [
        {c.id: folding.text(plan.quote(c.span).removeprefix(c.number or "")) for c in alignable(plan.clauses)}
        for plan in (old, new)
    ]
    total = sum(len(text) for side in letters for text in side.values())
    kept = sum(
        Indel.similarity(*("".join(side.get(i, "") for i in ids) for side, ids in zip(letters, ends, strict=True)))
        for ends in ((link.old, link.new) for link in links)
        if all(ends)
    )
    # A clause that stands in two links, as a part of a split and of a merger, would count twice.
    return min(1.0, kept / total) if total else 1.0
