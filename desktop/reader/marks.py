"""What is drawn over a plan's text, as values in Qt's positions; where they come from and how they look is said elsewhere."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from core.model import Annotation, ClauseKind, Fit, Outline, Span, Tag
from desktop.reader.hits import Hits
from desktop.reader.positions import Positions

DIGITS = 9  # numbers that are keys of tags


class TagMark(NamedTuple):
    """One tag of one annotation: `[start, end)` is tinted, `[bar_start, bar_end)` has the bar in the margin."""

    annotation_id: int
    start: int
    end: int
    bar_start: int
    bar_end: int
    color: int  # 0-based place in the palette
    label: str  # the number on its square
    name: str


@dataclass(frozen=True)
class Note:
    """How many annotations start in a clause, at the clause's start."""

    start: int
    count: int


@dataclass(frozen=True)
class Marks:
    """All marks of one plan, each list in text order."""

    tags: Sequence[TagMark] = ()
    notes: Sequence[Note] = ()
    hits: Sequence[tuple[int, int]] = ()
    current_hit: int = -1
    untagged: Sequence[tuple[int, int, int]] = field(default=())  # annotation id, start, end: noted but not tagged


def tag_label(tag: Tag) -> str:
    """What stands on a tag's square: its key; a tag without one has its own number, which no key can be, or a dot."""
    return tag.shortcut or (str(tag.id) if tag.id > DIGITS else "·")


def by_key(tags: Sequence[Tag]) -> list[Tag]:
    """The tags in use, those with a key first, as the keys are."""
    return sorted((tag for tag in tags if not tag.retired), key=lambda tag: tag.shortcut or "~")


def with_hits(marks: Marks, positions: Positions, hits: Hits) -> Marks:
    """The same marks with these hits."""
    places = [(positions.to_qt(hit.start), positions.to_qt(hit.end)) for hit in hits.spans]
    return replace(marks, hits=places, current_hit=hits.current)


def marking(
    outline: Outline,
    positions: Positions,
    annotations: Sequence[Annotation],
    tags: Sequence[Tag],
) -> Generator[None, None, Marks]:
    """The marks of a plan's annotations, in slices. A section annotated as a whole is tinted at its heading only.

    An annotation that has lost its place has no mark.
    """
    by_name: Mapping[str, Tag] = {tag.name: tag for tag in tags}
    tag_marks: list[TagMark] = []
    untagged: list[tuple[int, int, int]] = []
    counts: dict[int, int] = {}
    for annotation in (found for found in annotations if found.fit is not Fit.LOST):
        span, tinted = annotation.span, annotation.span
        clause = outline.find(annotation.clause_id or 0) or outline.at(span.start)
        headed = clause.kind in (ClauseKind.SECTION, ClauseKind.TITLE) and clause.head_end > span.start
        if annotation.clause_id is not None and headed:
            tinted = Span(span.start, clause.head_end)
        counts[clause.span.start] = counts.get(clause.span.start, 0) + 1
        start, end = positions.to_qt(tinted.start), positions.to_qt(tinted.end)
        bar = positions.to_qt(span.start), positions.to_qt(span.end)
        for name in annotation.tags:
            tag = by_name[name]
            tag_marks.append(TagMark(annotation.id, start, end, *bar, tag.color - 1, tag_label(tag), name))
        if not annotation.tags:
            untagged.append((annotation.id, start, end))
        yield
    return Marks(
        tags=sorted(tag_marks, key=lambda mark: (mark.start, -mark.end)),
        notes=[Note(positions.to_qt(at), n) for at, n in sorted(counts.items())],
        untagged=sorted(untagged, key=lambda mark: mark[1]),
    )
