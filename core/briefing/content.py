"""What a briefing note holds, as frozen values that a writer or a preview goes through.

Every value is worded in the note's language already, so that a writer only lays out; headings are without their numbers, which
the writer gives. `note` composes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from core.briefing.passage import Passage
from core.briefing.recipe import Cover, PartKind
from core.lineage_table import LineageTable
from core.model import Relation


@dataclass(frozen=True, slots=True)
class ReviewedPlan:
    """A plan in the overview and among the sources. Inferred values say so; missing ones are worded as missing.

    `items`: how many clauses of the kind item it has; `annotations`: how many of them the note holds.
    """

    title: str
    issuer: str
    year: str
    issued_on: str
    number: str
    file: str
    items: int
    annotations: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What was reviewed: sentences with the figures, and the plans."""

    summary: tuple[str, ...]
    plans: tuple[ReviewedPlan, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The plans of the note as sources."""

    plans: tuple[ReviewedPlan, ...]


# Annotated items


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


# Comparisons


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


@dataclass(frozen=True, slots=True)
class TargetEntry:
    """How much a plan wants, in its words (with the value in figures where they have none), and where (`section`: the path).

    `modifier`: what bounds it (以上, 提高), part of the words.
    """

    text: str
    modifier: str
    section: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What is counted, in which unit, and the entries of each plan."""

    name: str
    unit: str
    cells: tuple[tuple[TargetEntry, ...], ...]


@dataclass(frozen=True, slots=True)
class SingleTarget:
    """What one plan alone counts, and how much of it it wants."""

    plan: str
    name: str
    entries: tuple[TargetEntry, ...]


@dataclass(frozen=True, slots=True)
class Targets:
    """What plans count: `rows` what several of them do, `plans` being its columns in order of year; `single` what one does."""

    summary: str
    plans: tuple[str, ...]
    rows: tuple[TargetRow, ...]
    single: tuple[SingleTarget, ...] = ()


# Full text


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a passage of a full text."""

    author: str
    made: str
    text: str


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of a paragraph. `tag`: colour 1-8 of the tag on it, 0 of an annotation without one, None of plain text.

    `opens` and `closes`: places among the comments of the text that begin before it and end after it.
    """

    text: str
    strong: bool = False
    tag: int | None = None
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TextLine:
    """A paragraph of a plan; `level` 1-3 of a heading, 0 of anything else; `signed`: who issued the plan, and when."""

    level: int
    pieces: tuple[TextPiece, ...]
    signed: bool = False


@dataclass(frozen=True, slots=True)
class FullText:
    """A whole plan with its annotations as comments; `source` is what a footnote cites."""

    heading: str
    lines: tuple[TextLine, ...]
    comments: tuple[Comment, ...]
    source: str

    @property
    def below(self) -> tuple[TextLine, ...]:
        """The lines below the heading: without a first one that says the same and carries no comment."""
        first = self.lines[0].pieces if self.lines else ()
        again = "".join(piece.text for piece in first).strip() == self.heading and not any(piece.opens for piece in first)
        return self.lines[1:] if again else self.lines


@dataclass(frozen=True, slots=True)
class FullTexts:
    """Whole plans one after another."""

    texts: tuple[FullText, ...]


class Change(StrEnum):
    """What became of a stretch of the old text."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ChangedPiece:
    """A stretch of a paragraph and what became of it."""

    text: str
    change: Change


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A paragraph; `end` is what became of the break after it, `level` 1-3 of a heading, 0 of the title, -1 of anything else."""

    pieces: tuple[ChangedPiece, ...]
    end: Change
    level: int = -1


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A new text as changes of an old one."""

    lines: tuple[ChangedLine, ...]


Content = (
    ChangedText | Overview | KeyChanges | Items | Comparisons | FollowedThemes | Targets | Wordings | Charts | FullTexts | Sources
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the note. `before` and `conclusion` are the analyst's own paragraphs; without `content` they are all of it."""

    kind: PartKind
    heading: str
    content: Content | None
    before: tuple[str, ...] = ()
    conclusion: tuple[str, ...] = ()

    @property
    def numbered(self) -> bool:
        """Whether its heading counts; an annex stands outside the count."""
        return self.kind is not PartKind.SOURCES


@dataclass(frozen=True, slots=True)
class BriefingNote:
    """A whole note; `language` is `zh` or `en`, `date` worded, `template` and `contents` as the recipe has them."""

    title: str
    author: str
    date: str
    language: str
    chapters: tuple[Chapter, ...]
    template: str = "report"
    contents: bool = False
    cover: Cover = field(default_factory=Cover)

    def content(self, kind: PartKind) -> Content | None:
        """What the first chapter of a kind holds; None where there is none."""
        return next((chapter.content for chapter in self.chapters if chapter.kind is kind), None)
