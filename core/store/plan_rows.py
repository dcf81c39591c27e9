"""A plan found in a source as the rows that the library keeps of it, without ids: for taking it in and for comparing it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from core.changes import Row, Value
from core.model import Evidence, Metadata, Notice, Span
from core.parsed import Noise, OutlineNode, Paragraph, ParsedPlan

FIELDS = ("title", "issuer", "region", "level", "year", "issued_on", "document_number", "source_site")
"""The columns of a plan that are metadata; each may have a row of evidence."""


NOTHING_READ: Row = {"quote": "", "inferred": 0, "claimed": "", "own": 0, "found": None}
"""A row of evidence, without its key, for a value that the text does not give."""


def plan_row(plan: ParsedPlan) -> Row:
    """The columns of table `plan` that the text decides."""
    return {**values_of(plan.metadata), "warnings": notices(plan.warnings)}


def values_of(metadata: Metadata) -> Row:
    """The metadata by column."""
    return {field: getattr(metadata, field) for field in FIELDS}


def evidence_row(evidence: Evidence, found: Value) -> Row:
    """A row of table `evidence` without its key; `found` is the value that the text gives."""
    return {
        "quote": evidence.quote,
        "inferred": int(evidence.inferred),
        "claimed": evidence.claimed,
        "own": int(evidence.own),
        "found": None if found is None else str(found),
    }


def paragraph_rows(paragraphs: Sequence[Paragraph]) -> Iterator[Row]:
    """The rows of table `paragraph`, without id and plan."""
    at = 0
    for paragraph in paragraphs:
        pieces = json.dumps([[piece.start, piece.end] for piece in paragraph.pieces])
        yield {"start": at, "text": paragraph.text, "pieces": pieces}
        at += len(paragraph.text) + 1


def pieces_of(stored: str) -> tuple[Span, ...]:
    """The spans of the source that a row of table `paragraph` keeps."""
    return tuple(Span(start, end) for start, end in json.loads(stored))


def clause_row(node: OutlineNode, ordinal: int, parent_id: int | None) -> Row:
    """A row of table `clause`, without id and plan."""
    return {
        "parent_id": parent_id,
        "ordinal": ordinal,
        "level": node.level,
        "kind": node.kind.value,
        "number": node.number,
        "heading": node.heading,
        "start": node.span.start,
        "end": node.span.end,
        "head_end": node.head_end,
    }


def noise_row(noise: Noise) -> Row:
    """A row of table `noise`, without id and source."""
    return {"kind": noise.kind.value, "start": noise.span.start, "end": noise.span.end}


def notices(warnings: Sequence[Notice]) -> str:
    """Sentences in both languages as JSON."""
    return json.dumps([[notice.zh, notice.en] for notice in warnings], ensure_ascii=False)
