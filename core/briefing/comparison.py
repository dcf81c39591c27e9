"""Makes the comparison table of one alignment: which links it lists, how they are worded, what differs inside a pair."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from core.briefing.content import Comparison, ComparisonRow
from core.briefing.passage import ClauseText, Differences, Passage, clause_text, compared, plain
from core.briefing.words import Words
from core.model import Alignment, Clause, Decision, Link, Outline, Plan, Relation

AlignedPlans = tuple[Alignment, Outline, Outline]
"""An alignment with its old and its new plan."""


@dataclass(frozen=True, slots=True)
class ListedLinks:
    """The links of an alignment that a note lists, and how many it leaves out as rejected or as not confirmed."""

    links: tuple[Link, ...]
    rejected: int
    unconfirmed: int


def listed_links(alignment: Alignment, *, confirmed_only: bool) -> ListedLinks:
    """All links but the rejected ones; of `confirmed_only` those that the analyst confirmed or made."""
    kept = [link for link in alignment.links if link.decision is not Decision.REJECTED]
    links = tuple(link for link in kept if link.decision is not Decision.PROPOSED) if confirmed_only else tuple(kept)
    return ListedLinks(links, len(alignment.links) - len(kept), len(kept) - len(links))


def left_out(words: Words, listed: Iterable[ListedLinks]) -> str:
    """What is said of the links left out, with the mark before it; '' where none is."""
    listed = tuple(listed)
    counts = (
        (words.unconfirmed, sum(links.unconfirmed for links in listed)),
        (words.rejected, sum(links.rejected for links in listed)),
    )
    return "".join(words.semicolon + said.format(count=count) for said, count in counts if count)


def same_issuer(old: Plan, new: Plan) -> bool:
    """Whether a clause of one can be said to be new or dropped in the other.

    Where an issuer is unknown, titles that differ in their figures only count as one issuer's.
    """
    if old.metadata.issuer and new.metadata.issuer:
        return old.metadata.issuer == new.metadata.issuer
    return re.sub(r"\d+", "", old.title) == re.sub(r"\d+", "", new.title)


def relation_word(words: Words, link: Link, *, related: bool) -> str:
    """The relation in words; between different issuers nothing is new or dropped, only without counterpart."""
    if not related and link.relation in (Relation.NEW, Relation.DROPPED):
        return words.no_partner
    return words.relations[link.relation]


def comparison(
    words: Words,
    aligned: AlignedPlans,
    differences: Differences,
    *,
    confirmed_only: bool = False,
    full_text: bool = False,
    heed: Callable[[], None] = lambda: None,
) -> Comparison:
    """The table of one alignment; long clauses are shortened unless `full_text`. `heed` is called with every link."""
    alignment, old, new = aligned
    related = same_issuer(old.plan, new.plan)
    old_clauses = {clause.id: clause for clause in old.clauses}
    new_clauses = {clause.id: clause for clause in new.clauses}
    listed = listed_links(alignment, confirmed_only=confirmed_only)
    rows: list[ComparisonRow] = []
    for link in listed.links:
        heed()
        left, right = sides(
            link,
            clause_text(old, _known(old_clauses, link.old)),
            clause_text(new, _known(new_clauses, link.new)),
            differences,
            full_text=full_text,
        )
        relation = relation_word(words, link, related=related)
        moved = [words.moved] if link.moved else []
        rows.append(ComparisonRow(left, right, words.comma.join([relation, *moved]), _remarks(words, link)))
    return Comparison(
        heading=words.versus.format(old=_label(words, old.plan), new=_label(words, new.plan)),
        summary=_summary(words, aligned, listed, related=related),
        old_label=_label(words, old.plan),
        new_label=_label(words, new.plan),
        rows=tuple(rows),
    )


def _known(by_id: Mapping[int, Clause], ids: Iterable[int]) -> list[Clause]:
    return [by_id[clause_id] for clause_id in ids if clause_id in by_id]


def sides(link: Link, old: ClauseText, new: ClauseText, differences: Differences, *, full_text: bool) -> tuple[Passage, Passage]:
    """Both cells: of a long clause what differs, of one that has no counterpart or is unchanged the beginning."""
    if not link.old or not link.new or link.relation is Relation.UNCHANGED:
        return plain(old, shorten=not full_text), plain(new, shorten=not full_text)
    return compared(old, new, differences, shorten=not full_text)


def _remarks(words: Words, link: Link) -> tuple[str, ...]:
    said = [words.decisions[link.decision]]
    if link.decision is Decision.PROPOSED and link.old and link.new:
        said.append(words.confidence.format(value=link.confidence))
    if link.note:
        said.append(link.note)
    return tuple(said)


def _summary(words: Words, aligned: AlignedPlans, listed: ListedLinks, *, related: bool) -> str:
    _, old, new = aligned
    relations = Counter(relation_word(words, link, related=related) for link in listed.links)
    said = words.pair.format(old=old.plan.title, new=new.plan.title, links=len(listed.links))
    text = words.bracketed(said, words.tallied(relations, tuple(words.relations.values())))
    return text + left_out(words, [listed]) + words.stop


def _label(words: Words, plan: Plan) -> str:
    """The plan's short name, marked where its place or year is inferred."""
    data = plan.metadata
    place = "region" if data.region else "issuer" if data.issuer else "title"
    shown = [data.evidence_for(name) for name in (place, "year")]
    return words.bracketed(plan.label, words.inferred if any(item and item.inferred for item in shown) else "")
