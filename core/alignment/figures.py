"""A comparison in figures: how many links of each relation, in which sections, how much of the text was kept, and what moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.alignable import alignable
from core.alignment.diff import diff
from core.language.words import Words
from core.model import Alignment, Clause, ClauseKind, Decision, Link, Outline, Relation
from core.progress import Progress


@dataclass(frozen=True, slots=True)
class SectionFigures:
    """The links of one section by relation; `name` is '' for what stands under none."""

    name: str
    relations: Mapping[Relation, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts leave out rejected links.

    A link counts in the section of its first old clause, a new one in `new_sections` by its own. `kept_old` is the share of the
    old text that is still there, `kept_new` the share of the new text that was there before, 0..1 of the clauses paired.
    """

    clauses: tuple[int, int]
    relations: Mapping[Relation, int]
    decisions: Mapping[Decision, int]
    sections: tuple[SectionFigures, ...]
    new_sections: tuple[SectionFigures, ...]
    kept_old: float
    kept_new: float
    moved: tuple[Link, ...]


def figures(alignment: Alignment, old: Outline, new: Outline, words: Words, progress: Progress | None = None) -> Figures:
    """The figures of an alignment; every pair is compared word by word, which takes some 5 ms each."""
    links = [link for link in alignment.links if link.decision is not Decision.REJECTED]
    kept = _kept(links, old, new, words, progress or Progress())
    lengths = [sum(len(clause.span) for clause in alignable(outline.clauses)) for outline in (old, new)]
    return Figures(
        clauses=(len(alignable(old.clauses)), len(alignable(new.clauses))),
        relations=Counter(link.relation for link in links),
        decisions=Counter(link.decision for link in alignment.links),
        sections=_by_section(old, [(link.old[0], link.relation) for link in links if link.old]),
        new_sections=_by_section(new, [(link.new[0], link.relation) for link in links if not link.old and link.new]),
        kept_old=min(1.0, kept[0] / lengths[0]) if lengths[0] else 1.0,
        kept_new=min(1.0, kept[1] / lengths[1]) if lengths[1] else 1.0,
        moved=tuple(link for link in links if link.moved),
    )


def _kept(links: Sequence[Link], old: Outline, new: Outline, words: Words, progress: Progress) -> tuple[int, int]:
    """How many code points of each side stand on the other one too."""
    kept_old = kept_new = 0
    pairs = [link for link in links if link.old and link.new]
    for done, link in enumerate(pairs):
        progress.step(done, len(pairs), "figures")
        for segment in diff(_joined(old, link.old), _joined(new, link.new), words):
            if segment.op == "equal" or segment.elsewhere is not None:  # what only moved is kept
                kept_old += len(segment.old)
                kept_new += len(segment.new)
    return kept_old, kept_new


def _joined(outline: Outline, clause_ids: Iterable[int]) -> str:
    found = (outline.find(clause_id) for clause_id in clause_ids)
    return "\n".join(outline.quote(clause.span) for clause in found if clause is not None)


def _by_section(outline: Outline, found: Iterable[tuple[int, Relation]]) -> tuple[SectionFigures, ...]:
    """Counts in the order of the sections."""
    by_id = {clause.id: clause for clause in outline.clauses}
    counts: dict[int, Counter[Relation]] = {}
    for clause_id, relation in found:
        if clause_id in by_id:
            section = _section(by_id[clause_id], by_id)
            counts.setdefault(section.ordinal if section else -1, Counter())[relation] += 1
    names = {clause.ordinal: clause.label for clause in outline.clauses}
    return tuple(SectionFigures(names.get(at, "") if at >= 0 else "", counts[at]) for at in sorted(counts))


def _section(clause: Clause, by_id: Mapping[int, Clause]) -> Clause | None:
    """The outermost section a clause stands in."""
    found: Clause | None = None
    at: Clause | None = clause
    while at is not None:
        found = at if at.kind is ClauseKind.SECTION else found
        at = by_id.get(at.parent_id or 0)
    return found
