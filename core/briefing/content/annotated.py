"""Annotated items in groups."""

from __future__ import annotations

from dataclasses import dataclass

from core.briefing.passage import Passage


@dataclass(frozen=True, slots=True)
class TagMark:
    """A tag as an annotation carries it; `color` is 1-8, or 0 for a name the library no longer has."""

    name: str
    color: int


@dataclass(frozen=True, slots=True)
class Remark:
    """One annotation: its quote (number and heading strong where it begins with them), its note and what is known of it.

    `made`: when, ISO 8601 or ''. `comment`: it also stands as a comment on its quote.
    """

    quote: Passage
    tags: tuple[TagMark, ...]
    note: str
    status: str
    author: str
    made: str = ""
    comment: bool = False


@dataclass(frozen=True, slots=True)
class AnnotatedItem:
    """The annotations of one clause; `label` is its number and heading, '' where the quotes show them."""

    label: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class SectionGroup:
    """Annotated items under one path (of sections, printed, outermost first; empty without sections).

    `source` is what a footnote cites, '' where it was cited before.
    """

    path: tuple[str, ...]
    items: tuple[AnnotatedItem, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """The annotated items of one plan, tag, section, status or region, in reading order."""

    heading: str
    sections: tuple[SectionGroup, ...]
    source: str = ""

    @property
    def remarks(self) -> int:
        """How many annotations it holds."""
        return sum(len(item.remarks) for section in self.sections for item in section.items)


@dataclass(frozen=True, slots=True)
class Items:
    """Annotated items in groups."""

    groups: tuple[ItemGroup, ...]
