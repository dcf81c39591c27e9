"""Sources and plans in the library: taking in what ingest found, listing, reading back, and the bin."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby

from core.changes import Change, RowChange
from core.errors import NotFoundError
from core.model import (
    Clause,
    ClauseKind,
    Evidence,
    Metadata,
    NoiseKind,
    Notice,
    Outline,
    ParsedPlan,
    ParsedSource,
    Plan,
    Source,
    Span,
)
from core.store import plan_rows
from core.store.library import Library, Record, now


def add_source(
    library: Library, parsed: ParsedSource, *, name: str, content: bytes, sha256: str, reading: str = "", parsed_by: int = 0
) -> tuple[int, ...]:
    """Store a source with its plans, inside the caller's `write`; the ids of its plans, in text order.

    `reading` is what was read of the file, as JSON, to parse it again; `parsed_by` the version of the rules that parsed it.
    """
    source_id = library.next_id("source")
    source: dict[str, object] = {
        "id": source_id,
        "name": name,
        "media_type": parsed.media_type,
        "encoding": parsed.encoding,
        "sha256": sha256,
        "size": len(content),
        "bytes": content,
        "text": parsed.text,
        "warnings": plan_rows.notices(parsed.warnings),
        "imported_at": now(),
        "reading": reading,
        "parsed_by": parsed_by,
    }
    library.insert("source", [source])
    library.insert("noise", [{"source_id": source_id, **plan_rows.noise_row(noise)} for noise in parsed.noise])
    return tuple(_add_plan(library, source_id, ordinal, plan) for ordinal, plan in enumerate(parsed.plans))


def _add_plan(library: Library, source_id: int, ordinal: int, plan: ParsedPlan) -> int:
    plan_id = library.next_id("plan")
    row = plan_rows.plan_row(plan)
    library.insert("plan", [{"id": plan_id, "source_id": source_id, "ordinal": ordinal, **row}])
    evidence = [(item.field, plan_rows.evidence_row(item, row.get(item.field))) for item in plan.metadata.evidence]
    library.insert("evidence", [{"plan_id": plan_id, "field": field, **each} for field, each in evidence])
    library.insert("paragraph", [{"plan_id": plan_id, **each} for each in plan_rows.paragraph_rows(plan.paragraphs)])
    first = library.next_id("clause")
    library.insert(
        "clause",
        [
            {
                "id": first + at,
                "plan_id": plan_id,
                **plan_rows.clause_row(node, at, None if node.parent is None else first + node.parent),
            }
            for at, node in enumerate(plan.nodes)
        ],
    )
    return plan_id


def known_source(library: Library, sha256: str) -> Source | None:
    """The source with these bytes, binned or not."""
    found = library.rows("SELECT * FROM source WHERE sha256 = ?", sha256)
    return _source(found[0]) if found else None


def source(library: Library, source_id: int) -> Source:
    """A source by id; NotFoundError."""
    found = library.rows("SELECT * FROM source WHERE id = ?", source_id)
    if not found:
        raise NotFoundError(f"编号为 {source_id} 的来源文件", f"source with the id {source_id}")
    return _source(found[0])


def source_text(library: Library, source_id: int) -> tuple[str, tuple[tuple[NoiseKind, Span], ...]]:
    """A source's decoded text and the noise in it, in text order."""
    text = library.rows("SELECT text FROM source WHERE id = ?", source_id)[0]["text"]
    noise = library.rows('SELECT kind, start, "end" FROM noise WHERE source_id = ? ORDER BY start', source_id)
    return text, tuple((NoiseKind(row["kind"]), Span(row["start"], row["end"])) for row in noise)


def _source(row: Record) -> Source:
    return Source(row["id"], row["name"], row["media_type"], row["encoding"], row["sha256"], row["size"], row["imported_at"])


PLANS = """
SELECT plan.*, source.name AS file,
    (SELECT count(*) FROM clause WHERE clause.plan_id = plan.id AND clause.level > 0) AS clauses,
    (SELECT count(*) FROM annotation WHERE annotation.plan_id = plan.id) AS annotations,
    (SELECT count(*) FROM noise WHERE noise.source_id = plan.source_id) AS noise
FROM plan JOIN source ON source.id = plan.source_id
"""


def plans(library: Library) -> tuple[Plan, ...]:
    """All plans that are not in the bin, in the order they were imported."""
    rows = library.rows(f"{PLANS} WHERE plan.binned_at IS NULL ORDER BY plan.id")
    evidence = library.rows("SELECT * FROM evidence ORDER BY plan_id")
    by_plan = {plan_id: list(found) for plan_id, found in groupby(evidence, key=lambda row: row["plan_id"])}
    return tuple(_plan(row, by_plan.get(row["id"], [])) for row in rows)


def plan(library: Library, plan_id: int) -> Plan:
    """A plan by id, also from the bin; NotFoundError."""
    found = library.rows(f"{PLANS} WHERE plan.id = ?", plan_id)
    if not found:
        raise NotFoundError(f"编号为 {plan_id} 的文件", f"plan with the id {plan_id}")
    return _plan(found[0], library.rows("SELECT * FROM evidence WHERE plan_id = ?", plan_id))


def plan_ids_of(library: Library, source_id: int) -> tuple[int, ...]:
    """The plans of a source, binned ones too, in text order."""
    return tuple(row["id"] for row in library.rows("SELECT id FROM plan WHERE source_id = ? ORDER BY ordinal", source_id))


def _plan(row: Record, evidence: Iterable[Record]) -> Plan:
    metadata = Metadata(
        title=row["title"],
        issuer=row["issuer"],
        region=row["region"],
        level=row["level"],
        year=row["year"],
        issued_on=row["issued_on"],
        document_number=row["document_number"],
        source_site=row["source_site"],
        evidence=tuple(
            Evidence(e["field"], e["quote"], bool(e["inferred"]), e["claimed"], bool(e["own"]), e["found"]) for e in evidence
        ),
    )
    counts = (row["clauses"], row["annotations"], row["noise"])
    return Plan(row["id"], row["source_id"], row["ordinal"], metadata, row["file"], *counts)


def warnings_of(library: Library, plan_id: int) -> tuple[Notice, ...]:
    """What the import was unsure of in this plan."""
    found = library.rows("SELECT warnings FROM plan WHERE id = ?", plan_id)
    return tuple(Notice(zh, en) for row in found for zh, en in json.loads(row["warnings"]))


def clauses(library: Library, plan_id: int) -> tuple[Clause, ...]:
    """The clauses of a plan in reading order, the root first."""
    rows = library.rows("SELECT * FROM clause WHERE plan_id = ? ORDER BY ordinal", plan_id)
    return tuple(
        Clause(
            row["id"],
            row["plan_id"],
            row["parent_id"],
            row["ordinal"],
            row["level"],
            ClauseKind(row["kind"]),
            row["number"],
            row["heading"],
            Span(row["start"], row["end"]),
            row["head_end"],
        )
        for row in rows
    )


def outline(library: Library, plan_id: int) -> Outline:
    """A plan with text, clauses and the noise of its source; NotFoundError."""
    found = plan(library, plan_id)
    lines = library.rows("SELECT text FROM paragraph WHERE plan_id = ? ORDER BY start", plan_id)
    text, noise = source_text(library, found.source_id)
    return Outline(
        plan=found,
        text="\n".join(row["text"] for row in lines),
        clauses=clauses(library, plan_id),
        noise=tuple((kind, text[span.start : span.end]) for kind, span in noise),
    )


def bin_plans(library: Library, plan_ids: Sequence[int]) -> Change:
    """The change that puts plans in the bin."""
    titles = "、".join(plan(library, plan_id).title for plan_id in plan_ids[:3])
    label = Notice(f"移出资料库 {titles}", f"Remove {titles}")
    at, chosen = now(), dict.fromkeys(plan_ids)
    return Change(label, tuple(RowChange("plan", {"id": i}, {"binned_at": None}, {"binned_at": at}) for i in chosen))


def restore_plans(library: Library, plan_ids: Sequence[int], label: Notice) -> Change:
    """The change that takes those of the plans that are in the bin out of it."""
    rows = [library.rows("SELECT id, binned_at FROM plan WHERE id = ?", plan_id)[0] for plan_id in plan_ids]
    binned = [row for row in rows if row["binned_at"] is not None]
    return Change(
        label,
        tuple(RowChange("plan", {"id": row["id"]}, {"binned_at": row["binned_at"]}, {"binned_at": None}) for row in binned),
    )


def imported(plan_ids: Sequence[int], label: Notice) -> Change:
    """What an import leaves in the log: undoing it puts the plans in the bin, redoing takes them out."""
    at = now()
    return Change(label, tuple(RowChange("plan", {"id": i}, {"binned_at": at}, {"binned_at": None}) for i in plan_ids))
