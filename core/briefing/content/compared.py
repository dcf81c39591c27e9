"""What comparing plans gives: links as tables, key changes, wordings, charts, themes."""

from __future__ import annotations

from dataclasses import dataclass

from core.briefing.passage import Passage
from core.lineage_table import LineageTable
from core.model import Relation


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
class Comparisons:
    """Comparison tables; `landscape`: on pages of their own that lie on their side."""

    tables: tuple[Comparison, ...]
    landscape: bool = True


@dataclass(frozen=True, slots=True)
class KeyChange:
    """One change: where it stands (`place`, '' where the one before does too), both wordings with what differs marked (empty
    where there is none), what the analyst says of it. `source` is what a footnote cites, '' where it was cited before.
    """

    place: str
    old: Passage
    new: Passage
    notes: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The key changes of one relation; `left_out` of them were not listed."""

    heading: str
    changes: tuple[KeyChange, ...]
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class KeyChanges:
    """Key changes by relation, and a sentence that says how they were chosen."""

    summary: str
    groups: tuple[ChangeGroup, ...]


@dataclass(frozen=True, slots=True)
class WordingRow:
    """A wording that gave way to another, how often, what it changes beside the wording ('' nothing), and where first."""

    old: str
    new: str
    count: int
    change: str
    place: str


@dataclass(frozen=True, slots=True)
class Wordings:
    """What was worded otherwise in the clauses compared, the most frequent first."""

    summary: str
    rows: tuple[WordingRow, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """What a chart counts in each of its categories; the relation gives its colour, None where there is no counterpart."""

    name: str
    values: tuple[int, ...]
    relation: Relation | None


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of `categories`, each made of the values of the `series` on one another; `alt` says it in words."""

    caption: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Charts:
    """Charts one below the other."""

    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True)
class FollowedThemes:
    """The lineage of themes that more than one plan speaks of, and a sentence that says so."""

    summary: str
    table: LineageTable
