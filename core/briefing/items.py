"""Annotated items: every annotation with its quote, put together by plan, tag, section, status or region."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from core.briefing import excerpt
from core.briefing.content import AnnotatedItem, ItemGroup, Items, Remark, SectionGroup, TagMark
from core.briefing.material import Material
from core.briefing.passage import ClauseText, plain
from core.briefing.recipe import Grouping, Part
from core.briefing.reviewed import citation
from core.briefing.words import Words
from core.model import Annotation, Clause, ClauseKind, Fit, Outline, Span

_CONTAINERS = (ClauseKind.TITLE, ClauseKind.SECTION, ClauseKind.ATTACHMENT)
"""Clauses that hold others; an annotation on the whole of one quotes its beginning only."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """An annotation with its plan and the clauses from the outermost section down to its own."""

    outline: Outline
    chain: tuple[Clause, ...]
    annotation: Annotation


def items(words: Words, material: Material, part: Part) -> Items | None:
    """The chapter; None where nothing is annotated."""
    placed = [found for outline in material.plans.values() for found in _placed(outline, material.of(outline.plan.id))]
    colors = {tag.name: tag.color for tag in material.tags}
    if part.grouping is Grouping.PLAN:
        groups = tuple(
            ItemGroup(
                found[0].outline.plan.title,
                tuple(_sections(words, found, colors, part)),
                citation(words, found[0].outline.plan),
            )
            for _, same in groupby(placed, key=lambda one: one.outline.plan.id)
            if (found := list(same))
        )
    else:
        cited: set[int] = set()
        groups = tuple(
            ItemGroup(heading, tuple(_cited_sections(words, found, colors, part, cited)))
            for heading, found in _grouped(words, material, placed, part.grouping).items()
        )
    return Items(groups) if groups else None


def _placed(outline: Outline, annotations: Sequence[Annotation]) -> Iterator[_Placed]:
    by_id = {clause.id: clause for clause in outline.clauses}
    for annotation in sorted(annotations, key=lambda item: (item.fit is Fit.LOST, item.span.start, item.span.end, item.id)):
        clause = by_id.get(annotation.clause_id or 0) or _clause_at(outline, annotation)
        yield _Placed(outline, _chain(by_id, clause), annotation)


def _grouped(words: Words, material: Material, placed: Sequence[_Placed], grouping: Grouping) -> dict[str, list[_Placed]]:
    """The annotations by the heading they stand under; one with several tags stands under each of them."""
    keys: Mapping[Grouping, Callable[[_Placed], Sequence[str]]] = {
        Grouping.TAG: lambda one: one.annotation.tags or (words.untagged,),
        Grouping.SECTION: lambda one: (_outermost(words, one),),
        Grouping.STATUS: lambda one: (words.statuses[one.annotation.status],),
        Grouping.REGION: lambda one: (one.outline.plan.metadata.region or words.missing,),
    }
    order = {Grouping.TAG: [tag.name for tag in material.tags], Grouping.STATUS: list(words.statuses.values())}
    groups: dict[str, list[_Placed]] = {name: [] for name in order.get(grouping, [])}
    for one in placed:
        for key in keys[grouping](one):
            groups.setdefault(key, []).append(one)
    return {heading: found for heading, found in groups.items() if found}


def _outermost(words: Words, one: _Placed) -> str:
    sections = _sections_of(one.chain)
    return sections[0].heading or sections[0].label if sections else words.no_section


def _cited_sections(
    words: Words, placed: Sequence[_Placed], colors: Mapping[str, int], part: Part, cited: set[int]
) -> Iterator[SectionGroup]:
    """The sections of several plans, each headed by its plan, cited where it comes first in the chapter."""
    for plan_id, same in groupby(placed, key=lambda one: one.outline.plan.id):
        found = list(same)
        plan = found[0].outline.plan
        for section in _sections(words, found, colors, part):
            source = "" if plan_id in cited else citation(words, plan)
            cited.add(plan_id)
            yield SectionGroup((plan.label, *section.path), section.items, source)


def _sections(words: Words, placed: Sequence[_Placed], colors: Mapping[str, int], part: Part) -> Iterator[SectionGroup]:
    for path, inside in groupby(placed, key=lambda one: _sections_of(one.chain)):
        same_clause = groupby(inside, key=lambda one: _below_sections(one.chain))
        yield SectionGroup(
            tuple(clause.label for clause in path), tuple(_item(words, list(same), colors, part) for _, same in same_clause)
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


def _item(words: Words, placed: Sequence[_Placed], colors: Mapping[str, int], part: Part) -> AnnotatedItem:
    labels = [label for clause in _below_sections(placed[0].chain) if (label := clause_label(words, clause))]
    remarks = tuple(_remark(words, one, colors, part) for one in placed)
    shown = len(labels) == 1 and bool(remarks[0].quote) and remarks[0].quote[0][0].strong
    return AnnotatedItem("" if shown else " › ".join(labels), remarks)


def clause_label(words: Words, clause: Clause) -> str:
    """Number and heading as printed; a word for the kind where there are none, and for the plan, whose title stands above."""
    kind = words.kinds.get(clause.kind, "")
    return kind if clause.kind is ClauseKind.TITLE else clause.label or kind


def _remark(words: Words, one: _Placed, colors: Mapping[str, int], part: Part) -> Remark:
    outline, clause, annotation = one.outline, one.chain[-1], one.annotation
    head = outline.text[clause.span.start : clause.head_end]
    heads = (Span(0, len(head)),) if head and annotation.exact.startswith(head) else ()
    shorten = not part.whole and clause.kind in _CONTAINERS and len(annotation.exact) > excerpt.LONG
    return Remark(
        quote=plain(ClauseText(annotation.exact, heads), shorten=shorten and _on_all_of(outline, clause, annotation)),
        tags=tuple(TagMark(name, colors.get(name, 0)) for name in annotation.tags),
        note=annotation.note,
        status=words.statuses[annotation.status],
        author=annotation.author,
        made=annotation.created,
        comment=part.comments,
    )


def _on_all_of(outline: Outline, clause: Clause, annotation: Annotation) -> bool:
    """Whether the annotation is on all of the clause, but for blanks at its ends."""
    return annotation.exact.strip() == outline.quote(clause.span).strip()
