"""Charts of the alignments of a note: how many links of each relation every section has."""

from __future__ import annotations

from collections import Counter

from core.briefing.comparison import AlignedPlans, listed_links, relation_word, same_issuer
from core.briefing.content import Chart, Charts, Series
from core.briefing.material import Material
from core.briefing.words import Words
from core.model import Clause, ClauseKind, Outline

_LONGEST = 14
"""Characters of a section's heading beside its bar."""


def charts(words: Words, material: Material, *, confirmed_only: bool) -> Charts | None:
    """The chapter; None where no alignment has a link to count."""
    found = tuple(chart for aligned in material.alignments if (chart := _chart(words, aligned, confirmed_only=confirmed_only)))
    return Charts(found) if found else None


def _chart(words: Words, aligned: AlignedPlans, *, confirmed_only: bool) -> Chart | None:
    """Sections in the order of the new plan, then those that only the old one has."""
    alignment, old, new = aligned
    sections = {"new": _sections(new), "old": _sections(old)}
    counts: dict[str, Counter[str]] = {name: Counter() for name in (*sections["new"].values(), *sections["old"].values())}
    related = same_issuer(old.plan, new.plan)
    for link in listed_links(alignment, confirmed_only=confirmed_only).links:
        side, ids = ("new", link.new) if link.new else ("old", link.old)
        name = next((sections[side][i] for i in ids if i in sections[side]), "")
        counts.setdefault(name, Counter())[relation_word(words, link, related=related)] += 1
    counted = {name: count for name, count in counts.items() if count}
    if not counted:
        return None
    total: Counter[str] = Counter()
    for count in counted.values():
        total.update(count)
    named = {word: relation for relation, word in words.relations.items()}
    order = [word for word in (*words.relations.values(), words.no_partner) if total[word]]
    return Chart(
        caption=words.chart.format(old=old.plan.label, new=new.plan.label),
        categories=tuple(_short(name or words.no_section) for name in counted),
        series=tuple(Series(word, tuple(count[word] for count in counted.values()), named.get(word)) for word in order),
        alt=words.chart_said.format(
            said=words.semicolon.join(
                f"{name or words.no_section}{words.colon}{words.tallied(count, order)}" for name, count in counted.items()
            )
        ),
    )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _sections(outline: Outline) -> dict[int, str]:
    """The heading of the outermost section of every clause, by the clause's id."""
    found: dict[int, str] = {}
    for clause in outline.clauses:
        inside = found.get(clause.parent_id or 0)
        if inside is None and clause.kind is ClauseKind.SECTION:
            inside = _name(clause)
        if inside is not None:
            found[clause.id] = inside
    return found


def _name(clause: Clause) -> str:
    return clause.heading or clause.label
