"""What reading a file gives, before it is stored: plans with their paragraphs and clauses, noise and places of doubt."""

from __future__ import annotations

from dataclasses import dataclass

from core.model import ClauseKind, Metadata, NoiseKind, Notice, Span


@dataclass(frozen=True, slots=True)
class Noise:
    """A span of a source's text that belongs to no plan."""

    kind: NoiseKind
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a plan's text and the spans of the source it was joined from, in order.

    The characters of the spans, one after another, are exactly `text`.
    """

    text: str
    pieces: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """A clause before it is stored: `parent` is the index of its parent in the same list, None for the root.

    `span` covers the whole block, children included; number and heading end at `head_end`
    (equal to `span.start` where there is neither). The heading leaves out the mark that ends it (`。`).
    """

    kind: ClauseKind
    level: int
    parent: int | None
    number: str | None
    heading: str
    span: Span
    head_end: int


@dataclass(frozen=True, slots=True)
class ParsedPlan:
    """A plan found in a source: its text is `"\\n".join` of its paragraphs; `nodes` in reading order, the root first."""

    metadata: Metadata
    paragraphs: tuple[Paragraph, ...]
    nodes: tuple[OutlineNode, ...]
    warnings: tuple[Notice, ...] = ()

    @property
    def text(self) -> str:
        """The plan's text."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place of a source's text that the import was not sure of, and why."""

    span: Span
    notice: Notice


@dataclass(frozen=True, slots=True)
class ParsedSource:
    """What ingest made of a file's bytes: the decoded text, its noise, the plans it holds in text order, and its doubts."""

    text: str
    media_type: str
    encoding: str
    noise: tuple[Noise, ...]
    plans: tuple[ParsedPlan, ...]
    warnings: tuple[Notice, ...] = ()
    doubts: tuple[Doubt, ...] = ()
