"""A clause while its tree grows, and the finished list of nodes made from such a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.model import ClauseKind, Span
from core.outline.markers import POINT_STYLES, Style
from core.parsed import OutlineNode


@dataclass(slots=True)
class Draft:
    """A clause in the making: `end` is the end of its own words so far, its children come on top."""

    kind: ClauseKind
    start: int
    end: int
    style: Style | None = None
    number: str | None = None
    value: int = 0
    heading: str = ""
    head_end: int = -1
    marked: int = 0
    children: list[Draft] = field(default_factory=list["Draft"])

    @property
    def last(self) -> int:
        """The end of the whole block."""
        return max([self.end, *(child.last for child in self.children[-1:])])

    @property
    def structural(self) -> bool:
        """Whether its number opens a clause and not merely a point."""
        return self.style is not None and self.style not in POINT_STYLES

    @property
    def has_body(self) -> bool:
        """Whether its own line goes on after the heading."""
        return self.end > max(self.head_end, self.start) + 1


def name_kinds(drafts: list[Draft], under_article: bool = False) -> None:
    """Tell sections, items and points apart.

    What holds further clauses is a section, the lowest clause is an item; an article is always an item and holds only points.
    """
    for draft in drafts:
        if draft.style is not None:
            draft.kind = _kind(draft, under_article)
        name_kinds(draft.children, under_article or draft.style is Style.ARTICLE)


def promote_points(drafts: list[Draft]) -> None:
    """Where a text numbers its clauses by （1）, ① or A. alone, these are its items."""
    if not any(draft.structural for draft in drafts):
        for draft in drafts:
            if draft.style is not None and draft.style is not Style.SPOKEN:
                draft.kind = ClauseKind.ITEM


def _kind(draft: Draft, under_article: bool) -> ClauseKind:
    if under_article or not draft.structural:
        return ClauseKind.POINT
    if draft.style is Style.ARTICLE:
        return ClauseKind.ITEM
    if draft.style is Style.MARKED:
        return ClauseKind.SECTION
    divides = draft.style is not None and draft.style <= Style.DIVISION
    if any(child.structural for child in draft.children) or (divides and not draft.children):
        return ClauseKind.SECTION
    return ClauseKind.ITEM


def nodes_of(root: Draft) -> tuple[OutlineNode, ...]:
    """The tree in reading order, the root first, parents as indices."""
    nodes: list[OutlineNode] = []
    for draft, level, parent in _walk(root, 0, None, nodes):
        head_end = draft.head_end if draft.head_end >= 0 else draft.start
        nodes.append(OutlineNode(draft.kind, level, parent, draft.number, draft.heading, Span(draft.start, draft.last), head_end))
    return tuple(nodes)


def _walk(draft: Draft, level: int, parent: int | None, nodes: list[OutlineNode]) -> Iterator[tuple[Draft, int, int | None]]:
    yield draft, level, parent
    here = len(nodes) - 1
    for child in draft.children:
        yield from _walk(child, level + 1, here, nodes)
