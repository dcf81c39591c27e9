"""What a briefing note holds, as frozen values that a writer or a preview goes through.

Every value is worded in the note's language already, so that a writer only lays out; `note` composes them.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.briefing.passage import Passage
from core.lineage_table import LineageTable


@dataclass(frozen=True, slots=True)
class ReviewedPlan:
    """A plan in the overview and among the sources. Inferred values say so; missing ones are worded as missing.

    `items`: how many clauses of the kind item it has; `annotations`: how many of them the note holds.
    """

    title: str
    issuer: str
    year: str
    issued_on: str
    file: str
    items: int
    annotations: int


@dataclass(frozen=True, slots=True)
class TagMark:
    """A tag as an annotation carries it; `color` is 1-8, or 0 for a name the library no longer has."""

    name: str
    color: int


@dataclass(frozen=True, slots=True)
class Remark:
    """One annotation: its quote (number and heading strong where it begins with them), its note and what is known of it."""

    quote: Passage
    tags: tuple[TagMark, ...]
    note: str
    status: str
    author: str


@dataclass(frozen=True, slots=True)
class AnnotatedItem:
    """The annotations of one clause; `label` is its number and heading, '' where the quotes show them."""

    label: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class SectionGroup:
    """Annotated items under one section path (printed numbers and headings, outermost first; empty without sections)."""

    path: tuple[str, ...]
    items: tuple[AnnotatedItem, ...]


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """The annotated items of one plan in reading order."""

    heading: str
    sections: tuple[SectionGroup, ...]


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One link. `remarks`: the decision, for a proposed one with its confidence, and the analyst's note."""

    old: Passage
    new: Passage
    relation: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One alignment without the links left out, which `summary` counts."""

    heading: str
    summary: str
    old_label: str
    new_label: str
    rows: tuple[ComparisonRow, ...]


@dataclass(frozen=True, slots=True)
class FollowedThemes:
    """The lineage of themes that more than one plan speaks of, and a sentence that says so."""

    summary: str
    table: LineageTable


@dataclass(frozen=True, slots=True)
class BriefingNote:
    """A whole note; `language` is `zh` or `en`, `summary` the sentences of the overview."""

    title: str
    subtitle: str
    author: str
    language: str
    summary: tuple[str, ...]
    plans: tuple[ReviewedPlan, ...]
    groups: tuple[PlanGroup, ...]
    comparisons: tuple[Comparison, ...]
    lineage: FollowedThemes | None = None
