"""Composes a briefing note from plans with their annotations and from alignments.

What a note holds is in `content`, a compared pair in `comparison`; nothing here knows a file format.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from core.alignment import Lineage
from core.briefing import excerpt
from core.briefing.comparison import AlignedPlans, comparison, left_out, listed_links, relation_word, same_issuer
from core.briefing.content import (
    AnnotatedItem,
    BriefingNote,
    Comparison,
    ComparisonRow,
    FollowedThemes,
    PlanGroup,
    Remark,
    ReviewedPlan,
    SectionGroup,
    TagMark,
)
from core.briefing.passage import ClauseText, Differences, plain
from core.briefing.words import Words, words_in
from core.lineage_table import lineage_table
from core.model import Annotation, Clause, ClauseKind, Fit, Metadata, Outline, Span, Status, Tag

__all__ = [
    "AlignedPlans",
    "AnnotatedItem",
    "AnnotatedPlan",
    "BriefingNote",
    "Comparison",
    "ComparisonRow",
    "PlanGroup",
    "Remark",
    "ReviewedPlan",
    "SectionGroup",
    "TagMark",
    "compose",
]

AnnotatedPlan = tuple[Outline, Sequence[Annotation]]
_CONTAINERS = (ClauseKind.TITLE, ClauseKind.SECTION, ClauseKind.ATTACHMENT)
"""Clauses that hold others; an annotation on the whole of one quotes its beginning only."""


def compose(
    *,
    title: str,
    author: str,
    date: str,
    language: str,
    plans: Sequence[AnnotatedPlan],
    alignments: Sequence[AlignedPlans],
    tags: Sequence[Tag],
    differences: Differences,
    confirmed_only: bool = False,
    checked_only: bool = False,
    full_text: bool = False,
    lineage: Lineage | None = None,
) -> BriefingNote:
    """Make a note of plans with the annotations chosen from them and of alignments with their old and new plan.

    The plans of a `lineage` have to be among them.
    `date` is ISO 8601 or any text; `differences` compares two texts word by word. Plans that only an alignment names
    are reviewed too. `confirmed_only` leaves out links nobody confirmed, `checked_only` annotations that aren't checked;
    the note says how many. `full_text`: long clauses and annotated sections are not shortened.
    """
    words = words_in(language)
    given = _reviewed(plans, alignments)
    reviewed = [(outline, _chosen(notes, checked_only)) for outline, notes in given]
    unchecked = sum(len(notes) for _, notes in given) - sum(len(notes) for _, notes in reviewed)
    colors = {tag.name: tag.color for tag in tags}
    annotated = [(outline, notes) for outline, notes in reviewed if notes]
    return BriefingNote(
        title=title,
        subtitle="　".join(part for part in (words.day(date), words.byline.format(author=author) if author else "") if part),
        author=author,
        language="zh" if words.chinese else "en",
        summary=_summary(words, reviewed, alignments, tags, confirmed_only=confirmed_only, unchecked=unchecked),
        plans=tuple(_plan(words, outline, len(notes)) for outline, notes in reviewed),
        groups=tuple(
            PlanGroup(words.part(number, outline.plan.title), _sections(words, outline, notes, colors, full_text=full_text))
            for number, (outline, notes) in enumerate(annotated, 1)
        ),
        comparisons=tuple(
            comparison(words, number, aligned, differences, confirmed_only=confirmed_only, full_text=full_text)
            for number, aligned in enumerate(alignments, 1)
        ),
        lineage=_followed(words, lineage, {outline.plan.id: outline for outline, _ in reviewed}) if lineage else None,
    )


def _followed(words: Words, lineage: Lineage, outlines: Mapping[int, Outline]) -> FollowedThemes:
    """The themes that more than one plan speaks of; the others would fill pages and tell nothing of change."""
    shared = tuple(theme for theme in lineage.themes if len(theme.cells) > 1)
    single = len(lineage.themes) - len(shared)
    said = words.followed.format(plans=len(lineage.plan_ids), themes=len(shared), single=single)
    return FollowedThemes(said, lineage_table(replace(lineage, themes=shared), outlines))


def _reviewed(plans: Sequence[AnnotatedPlan], alignments: Sequence[AlignedPlans]) -> list[AnnotatedPlan]:
    found: dict[int, AnnotatedPlan] = {outline.plan.id: (outline, notes) for outline, notes in plans}
    for _, old, new in alignments:
        for outline in (old, new):
            found.setdefault(outline.plan.id, (outline, ()))
    return list(found.values())


def _chosen(annotations: Sequence[Annotation], checked_only: bool) -> Sequence[Annotation]:
    if not checked_only:
        return annotations
    return [annotation for annotation in annotations if annotation.status is Status.CHECKED]


# What was reviewed


def _plan(words: Words, outline: Outline, annotations: int) -> ReviewedPlan:
    plan, data = outline.plan, outline.plan.metadata
    year = str(data.year) if data.year else None
    day = words.day(data.issued_on) if data.issued_on else None
    return ReviewedPlan(
        title=_known(words, data, "title", data.title),
        issuer=_known(words, data, "issuer", data.issuer),
        year=_known(words, data, "year", year),
        issued_on=_known(words, data, "issued_on", day),
        file=plan.file,
        items=sum(clause.kind is ClauseKind.ITEM for clause in outline.clauses),
        annotations=annotations,
    )


def _known(words: Words, data: Metadata, name: str, value: str | None) -> str:
    """A metadata value with how far it is known: inferred, stated otherwise, or missing."""
    if not value:
        return words.missing
    evidence = data.evidence_for(name)
    inferred = words.inferred if evidence and evidence.inferred else ""
    claimed = words.claimed.format(value=evidence.claimed) if evidence and evidence.claimed else ""
    said = words.semicolon.join(part for part in (inferred, claimed) if part)
    return words.bracketed(value, said)


def _summary(
    words: Words,
    reviewed: Sequence[AnnotatedPlan],
    alignments: Sequence[AlignedPlans],
    tags: Sequence[Tag],
    *,
    confirmed_only: bool,
    unchecked: int,
) -> tuple[str, ...]:
    """What was reviewed in figures: plans, annotations by tag, links by relation."""
    notes = [annotation for _, annotations in reviewed for annotation in annotations]
    relations: Counter[str] = Counter()
    listed = [listed_links(alignment, confirmed_only=confirmed_only) for alignment, _, _ in alignments]
    for found, (_, old, new) in zip(listed, alignments, strict=True):
        relations.update(relation_word(words, link, related=same_issuer(old.plan, new.plan)) for link in found.links)
    order = [*words.relations.values(), words.no_partner]
    by_relation = words.tallied(relations, order)
    counted = words.reviewed.format(plans=len(reviewed), annotations=len(notes), pairs=len(alignments), links=relations.total())
    sentences = [words.bracketed(counted, by_relation) + left_out(words, listed) + words.stop]
    by_tag = Counter(tag for annotation in notes for tag in annotation.tags or (words.untagged,))
    if notes:
        sentences.append(words.tagged + words.tallied(by_tag, [tag.name for tag in tags]) + words.stop)
    if unchecked:
        sentences.append(words.unchecked.format(count=unchecked) + words.stop)
    return tuple(sentences)


# Annotated items


def _sections(
    words: Words, outline: Outline, annotations: Sequence[Annotation], colors: Mapping[str, int], *, full_text: bool
) -> tuple[SectionGroup, ...]:
    by_id = {clause.id: clause for clause in outline.clauses}
    placed = [
        (_chain(by_id, by_id.get(annotation.clause_id or 0) or _clause_at(outline, annotation)), annotation)
        for annotation in sorted(annotations, key=lambda item: (item.fit is Fit.LOST, item.span.start, item.span.end, item.id))
    ]
    return tuple(
        SectionGroup(
            tuple(clause.label for clause in path),
            tuple(
                _item(words, outline, list(same), colors, full_text=full_text)
                for _, same in groupby(inside, key=lambda pair: _below_sections(pair[0]))
            ),
        )
        for path, inside in groupby(placed, key=lambda pair: _sections_of(pair[0]))
    )


def _clause_at(outline: Outline, annotation: Annotation) -> Clause:
    """The clause an annotation stands in; the plan itself where its place in the text was lost."""
    return outline.clauses[0] if annotation.fit is Fit.LOST else outline.at(annotation.span.start)


def _chain(by_id: Mapping[int, Clause], clause: Clause) -> tuple[Clause, ...]:
    """The clauses from the outermost section down to this one; the root alone for the root."""
    chain = [clause]
    while (parent := by_id.get(chain[-1].parent_id or 0)) and parent.parent_id is not None:
        chain.append(parent)
    return tuple(reversed(chain))


def _sections_of(chain: Sequence[Clause]) -> tuple[Clause, ...]:
    return tuple(clause for clause in chain if clause.kind is ClauseKind.SECTION)


def _below_sections(chain: Sequence[Clause]) -> tuple[Clause, ...]:
    return tuple(clause for clause in chain if clause.kind is not ClauseKind.SECTION)


def _item(
    words: Words,
    outline: Outline,
    placed: Sequence[tuple[Sequence[Clause], Annotation]],
    colors: Mapping[str, int],
    *,
    full_text: bool,
) -> AnnotatedItem:
    labels = [label for clause in _below_sections(placed[0][0]) if (label := _clause_label(words, clause))]
    remarks = tuple(_remark(words, outline, chain[-1], found, colors, full_text=full_text) for chain, found in placed)
    shown = len(labels) == 1 and bool(remarks[0].quote) and remarks[0].quote[0][0].strong
    return AnnotatedItem("" if shown else " › ".join(labels), remarks)


def _clause_label(words: Words, clause: Clause) -> str:
    """Number and heading as printed; a word for the kind where there are none, and for the plan, whose title stands above."""
    kind = words.kinds.get(clause.kind, "")
    return kind if clause.kind is ClauseKind.TITLE else clause.label or kind


def _remark(
    words: Words, outline: Outline, clause: Clause, annotation: Annotation, colors: Mapping[str, int], *, full_text: bool
) -> Remark:
    head = outline.text[clause.span.start : clause.head_end]
    heads = (Span(0, len(head)),) if head and annotation.exact.startswith(head) else ()
    shorten = not full_text and clause.kind in _CONTAINERS and len(annotation.exact) > excerpt.LONG
    return Remark(
        quote=plain(ClauseText(annotation.exact, heads), shorten=shorten and _whole(outline, clause, annotation)),
        tags=tuple(TagMark(name, colors.get(name, 0)) for name in annotation.tags),
        note=annotation.note,
        status=words.statuses[annotation.status],
        author=annotation.author,
    )


def _whole(outline: Outline, clause: Clause, annotation: Annotation) -> bool:
    """Whether the annotation is on all of the clause, but for blanks at its ends."""
    return annotation.exact.strip() == outline.quote(clause.span).strip()
