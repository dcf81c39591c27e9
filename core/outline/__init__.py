"""Paragraphs of a plan -> its section tree with exact spans. Knows no file, no source and no library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from core.model import ClauseKind
from core.outline.draft import Draft, name_kinds, nodes_of, promote_points
from core.outline.editing import ClauseEdit, edited
from core.outline.markers import Marker, Style, chinese_value, marker_of
from core.outline.tree import Clauses
from core.outline.zones import TERMINAL, Stretch, Zone, is_date, stretches
from core.parsed import OutlineNode

__all__ = [
    "ClauseEdit",
    "Marker",
    "Style",
    "chinese_value",
    "edited",
    "is_date",
    "marker_of",
    "parse",
]

_LONGEST_HEADING = 60


def parse(
    paragraphs: Sequence[str], title: str | None = None, title_length: int = 0, marks: Mapping[int, int] | None = None
) -> tuple[OutlineNode, ...]:
    """The clauses of a plan in reading order, the root first.

    The plan's text is the paragraphs joined by line feeds; spans are code points of it. `title_length` is the length of the
    title at the start of the text, 0 where the text does not hold it. `marks` gives the heading level (1 is outermost) of
    paragraphs that the source's own markup shows to be headings.
    """
    starts = list(accumulate((len(paragraph) + 1 for paragraph in paragraphs), initial=0))
    length = max(0, starts[-1] - 1)
    first = sum(1 for start in starts[:-1] if start < title_length)
    root = Draft(ClauseKind.TITLE, 0, length, heading=title or "", head_end=title_length)
    for stretch in stretches(paragraphs, first):
        root.children += _stretch_drafts(stretch, paragraphs, starts, marks or {})
    name_kinds(root.children)
    promote_points(root.children)
    return nodes_of(root)


def _stretch_drafts(stretch: Stretch, paragraphs: Sequence[str], starts: Sequence[int], marks: Mapping[int, int]) -> list[Draft]:
    start, end = stretch.start, stretch.end
    block = Draft(ClauseKind.SIGNATURE, starts[start], starts[end] - 1)
    if stretch.zone is Zone.CLAUSES:
        return _clauses(start, end, paragraphs, starts, marks)
    if stretch.zone is Zone.SIGNATURE:
        return [block]
    block.kind = ClauseKind.ATTACHMENT
    if stretch.zone is Zone.ATTACHMENT and TERMINAL.search(paragraphs[start]) and len(paragraphs[start]) > _LONGEST_HEADING:
        block.children = _clauses(start, end, paragraphs, starts, marks)
    elif stretch.zone is Zone.ATTACHMENT:
        block.end = starts[start] + len(paragraphs[start])
        block.heading, block.head_end = paragraphs[start].strip(), block.end
        block.children = _clauses(start + 1, end, paragraphs, starts, marks)
    return [block]


def _clauses(start: int, end: int, paragraphs: Sequence[str], starts: Sequence[int], marks: Mapping[int, int]) -> list[Draft]:
    if start >= end:
        return []
    own_marks = {at - start: level for at, level in marks.items() if start <= at < end}
    return Clauses(paragraphs[start:end], starts[start:end], own_marks).drafts()
