"""The words of Yaodian as frozen values. Offsets are Unicode code points, half-open; ids are the library's integers.

A value read from the library has a real id. A value not stored yet has id 0.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ClauseKind(StrEnum):
    """What a node of the section tree is; `TITLE` is the root, which stands for the whole plan."""

    TITLE = "title"
    PREAMBLE = "preamble"
    SECTION = "section"
    ITEM = "item"
    POINT = "point"
    PARAGRAPH = "paragraph"
    CLOSING = "closing"
    SIGNATURE = "signature"
    ATTACHMENT = "attachment"


class NoiseKind(StrEnum):
    """Why a span of a source is left out of every plan."""

    NAVIGATION = "navigation"
    BREADCRUMB = "breadcrumb"
    PAGE_TITLE = "page_title"
    PAGE_INFO = "page_info"
    SITE_INTRO = "site_intro"
    DISCLAIMER = "disclaimer"
    RELATED = "related"
    FOOTER = "footer"
    OTHER = "other"


class Relation(StrEnum):
    """How the two sides of a link relate; whether something moved is a flag of the link beside this."""

    UNCHANGED = "unchanged"
    REVISED = "revised"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    DROPPED = "dropped"


class Decision(StrEnum):
    """What the analyst said of a link; only `PROPOSED` links may be replaced by a new run."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    MANUAL = "manual"


class Status(StrEnum):
    """How far an annotation is checked: 待核, 已核, 存疑."""

    OPEN = "open"
    CHECKED = "checked"
    DOUBTFUL = "doubtful"


class Fit(StrEnum):
    """How an anchor stands in its text: surely there, to be checked by the analyst, or nowhere."""

    FIRM = "firm"
    CHECK = "check"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open `[start, end)` in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a metadata value was read from. `inferred`: concluded (推定), not stated; `claimed`: what the page says instead.

    `own`: the value is the analyst's; the quote still tells what the text gave, which is `found` (None: nothing).
    """

    field: str
    quote: str
    inferred: bool = False
    claimed: str = ""
    own: bool = False
    found: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a plan; None where the text gives no evidence.

    `issued_on` is ISO 8601, as exact as known; `source_site` is the site or medium that the page names as where it comes from.
    """

    title: str
    issuer: str | None = None
    region: str | None = None
    level: str | None = None
    year: int | None = None
    issued_on: str | None = None
    document_number: str | None = None
    source_site: str | None = None
    evidence: tuple[Evidence, ...] = ()

    def evidence_for(self, name: str) -> Evidence | None:
        """The evidence of one field, by its name."""
        return next((item for item in self.evidence if item.field == name), None)


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the analyst in both languages."""

    zh: str
    en: str

    def text(self, language: str) -> str:
        """The sentence in `language` (`zh` or `en`)."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, slots=True)
class Source:
    """An imported file as it was."""

    id: int
    name: str
    media_type: str
    encoding: str
    sha256: str
    size: int
    imported_at: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A row of the library's list of plans.

    `to_check` of its annotations are not surely where they belong. `revised_at`: when its text or clauses were last made anew
    (ISO 8601), empty where they are as imported.
    """

    id: int
    source_id: int
    ordinal: int
    metadata: Metadata
    file: str
    clauses: int
    annotations: int
    noise: int
    to_check: int = 0
    revised_at: str = ""

    @property
    def title(self) -> str:
        """The plan's title."""
        return self.metadata.title

    @property
    def label(self) -> str:
        """The short name used beside clauses: region (else issuer, else title) and year, 宁夏 2020."""
        place = self.metadata.region or self.metadata.issuer or self.metadata.title
        return f"{place} {self.metadata.year}" if self.metadata.year else place


@dataclass(frozen=True, slots=True)
class Clause:
    """A stored node of a section tree."""

    id: int
    plan_id: int
    parent_id: int | None
    ordinal: int
    level: int
    kind: ClauseKind
    number: str | None
    heading: str
    span: Span
    head_end: int

    @property
    def label(self) -> str:
        """Number and heading as printed, for trees and lists."""
        return f"{self.number or ''}{self.heading}"

    @property
    def head(self) -> Span:
        """Where number and heading stand; empty where the clause has neither."""
        return Span(self.span.start, max(self.head_end, self.span.start))


@dataclass(frozen=True, slots=True)
class Outline:
    """A plan with its text, its clauses in reading order (the root first) and the noise around it in its source."""

    plan: Plan
    text: str
    clauses: tuple[Clause, ...]
    noise: tuple[tuple[NoiseKind, str], ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _by_id: Mapping[int, Clause] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(clause.span.start for clause in self.clauses))
        object.__setattr__(self, "_by_id", {clause.id: clause for clause in self.clauses})

    def quote(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def clause(self, clause_id: int) -> Clause:
        """The clause with this id; KeyError where the plan has none."""
        found = self.find(clause_id)
        if found is None:
            raise KeyError(clause_id)
        return found

    def find(self, clause_id: int) -> Clause | None:
        """The clause with this id; None where the plan has none."""
        return self._by_id.get(clause_id)

    def children(self, clause_id: int | None) -> tuple[Clause, ...]:
        """The direct children of a clause, in reading order (of None: the root alone)."""
        return tuple(clause for clause in self.clauses if clause.parent_id == clause_id)

    def at(self, position: int) -> Clause:
        """The deepest clause that holds a position."""
        # In reading order a clause stands before those inside it: the last one that holds the position is the deepest.
        for at in range(bisect_right(self._starts, position) - 1, -1, -1):
            if position < self.clauses[at].span.end:
                return self.clauses[at]
        return self.clauses[0]

    def path(self, clause: Clause) -> tuple[Clause, ...]:
        """The clauses from the outermost section down to this one, without the root."""
        chain: list[Clause] = []
        at: Clause | None = clause
        while at is not None and at.parent_id is not None:
            chain.append(at)
            at = self._by_id.get(at.parent_id)
        return tuple(reversed(chain))


@dataclass(frozen=True, slots=True)
class Tag:
    """A code for annotations. `color` is 1-8, a place in the palette; `shortcut` a digit or ''.

    `retired`: no longer offered, kept where it is.
    """

    id: int
    name: str
    color: int
    shortcut: str = ""
    description: str = ""
    parent_id: int | None = None
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note and tags on a span, anchored by position and by quote (W3C Web Annotation: exact, prefix, suffix)."""

    id: int
    plan_id: int
    clause_id: int | None
    span: Span
    exact: str
    prefix: str
    suffix: str
    tags: tuple[str, ...]
    note: str
    status: Status
    author: str
    created: str
    modified: str
    fit: Fit = Fit.FIRM


@dataclass(frozen=True, slots=True)
class Link:
    """Old clauses matched with new ones; each of `old` is joined with each of `new`. Ids are clause ids."""

    id: int
    old: tuple[int, ...]
    new: tuple[int, ...]
    relation: Relation
    moved: bool
    confidence: float
    reasons: tuple[str, ...]
    decision: Decision = Decision.PROPOSED
    note: str = ""


@dataclass(frozen=True, slots=True)
class Alignment:
    """All links between two plans, in the order of the old plan, new clauses after their neighbour.

    `made_at`: when links were last proposed (ISO 8601), empty where they never were; it makes no two alignments different.
    """

    id: int
    old: int
    new: int
    links: tuple[Link, ...]
    made_at: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Hit:
    """One literal occurrence of a query."""

    plan_id: int
    clause_id: int
    span: Span
    before: str
    match: str
    after: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """`total` counts every occurrence; `hits` holds those asked for, in plan order."""

    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """Which ids a change concerned, by table, so that only the views that show them refresh."""

    ids: dict[str, frozenset[int]] = field(default_factory=dict[str, frozenset[int]])

    def __or__(self, other: Touched) -> Touched:
        tables = {*self.ids, *other.ids}
        return Touched({t: self.ids.get(t, frozenset()) | other.ids.get(t, frozenset()) for t in tables})


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of one file. `refused` says why nothing was imported; `known`: the same bytes were there already.

    `updated`: the file is a later version of one in the library, whose plans now have its text; `to_check` of their annotations
    no longer fit exactly, `lost` found no place. `remarks`: comments in the file itself that can be taken as annotations.
    `doubts`: how many places the import was not sure of, `first_doubt` why of the first.
    """

    file: str
    sha256: str
    plan_ids: tuple[int, ...] = ()
    refused: Notice | None = None
    warnings: tuple[Notice, ...] = ()
    known: bool = False
    source_id: int = 0
    updated: bool = False
    to_check: int = 0
    lost: int = 0
    remarks: int = 0
    doubts: int = 0
    first_doubt: Notice | None = None
