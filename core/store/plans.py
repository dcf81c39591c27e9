"""Sources and plans in the library: taking in what ingest found, listing, reading back, and the bin."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from core.changes import Change, Row, RowChange, Value
from core.errors import NotFoundError
from core.model import Clause, ClauseKind, Evidence, Metadata, Notice, Outline, Plan, Span
from core.parsed import Paragraph, ParsedPlan, ParsedSource
from core.positions import Positions
from core.store import plan_rows, sources
from core.store.library import Library, Record, now


def add_plans(library: Library, source_id: int, parsed: ParsedSource) -> tuple[int, ...]:
    """Store the plans of a source and its noise, inside the caller's `write`; the ids of the plans, in text order."""
    library.db.conn.execute("DELETE FROM noise WHERE source_id = ?", (source_id,))
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


AT_ONCE = 400  # plans asked for by one statement
PLANS = """
SELECT plan.*, source.name AS file,
    (SELECT count(*) FROM clause WHERE clause.plan_id = plan.id AND clause.level > 0) AS clauses,
    (SELECT count(*) FROM annotation WHERE annotation.plan_id = plan.id) AS annotations,
    (SELECT count(*) FROM annotation WHERE annotation.plan_id = plan.id AND fit != 'firm') AS to_check,
    (SELECT count(*) FROM noise WHERE noise.source_id = plan.source_id) AS noise
FROM plan JOIN source ON source.id = plan.source_id
"""


def plans(library: Library) -> tuple[Plan, ...]:
    """All plans that are not in the bin, in the order they were imported; read again only where they may have changed."""
    return library.remembered.get("plans", (*_OF_PLANS, *_OF_COUNTS), lambda: _counted(library))


_OF_PLANS = ("plan", "source", "evidence", "clause", "noise")
_OF_COUNTS = ("annotation", "plan", "clause")


def _counted(library: Library) -> tuple[Plan, ...]:
    """The plans with their numbers of annotations as they are now."""
    known = library.remembered.get("plans without counts", _OF_PLANS, lambda: _all_plans(library))
    counts = _numbers(library, "SELECT plan_id, count(*) FROM annotation GROUP BY plan_id")
    # Few are to be checked: read in the order of the index, every row would be looked up.
    to_check = _numbers(library, "SELECT plan_id, count(*) FROM annotation NOT INDEXED WHERE fit != 'firm' GROUP BY plan_id")
    found = list(known)
    for at, plan in enumerate(found):
        if plan.id in counts:
            found[at] = replace(plan, annotations=counts[plan.id], to_check=to_check.get(plan.id, 0))
    return tuple(found)


def _all_plans(library: Library) -> tuple[Plan, ...]:
    """As `PLANS` of all plans in use, without annotations: each table is read once, and of sources their index alone."""
    clauses = _numbers(library, "SELECT plan_id, count(*) - 1 FROM clause GROUP BY plan_id")  # one of level 0 a plan
    noise = _numbers(library, "SELECT source_id, count(*) FROM noise GROUP BY source_id")
    files = dict(library.tuples("SELECT id, name FROM source"))
    evidence = _evidence(library)
    found = library.rows("SELECT *, 0 AS annotations, 0 AS to_check FROM plan WHERE binned_at IS NULL ORDER BY id")
    for row in found:
        row["file"] = files[row["source_id"]]
        row["clauses"], row["noise"] = clauses.get(row["id"], 0), noise.get(row["source_id"], 0)
    return tuple(_plan(row, evidence.get(row["id"], ())) for row in found)


def _numbers(library: Library, sql: str) -> dict[int, int]:
    """What a query counts, by id."""
    return dict(library.tuples(sql))


def plan(library: Library, plan_id: int) -> Plan:
    """A plan by id, also from the bin; NotFoundError."""
    found = library.rows(f"{PLANS} WHERE plan.id = ?", plan_id)
    if not found:
        raise NotFoundError(f"编号为 {plan_id} 的文件", f"plan with the id {plan_id}")
    return _plan(found[0], _evidence(library, "plan_id = ?", plan_id).get(plan_id, ()))


def some(library: Library, plan_ids: Sequence[int]) -> dict[int, Plan]:
    """Plans by id, also from the bin; unknown ids are left out."""
    found: dict[int, Plan] = {}
    for at in range(0, len(plan_ids), AT_ONCE):
        part = plan_ids[at : at + AT_ONCE]
        chosen = f"({','.join('?' * len(part))})"
        evidence = _evidence(library, f"plan_id IN {chosen}", *part)
        for row in library.rows(f"{PLANS} WHERE plan.id IN {chosen}", *part):
            found[row["id"]] = _plan(row, evidence.get(row["id"], ()))
    return found


def plan_ids_of(library: Library, source_id: int) -> tuple[int, ...]:
    """The plans of a source, binned ones too, in text order."""
    return tuple(row["id"] for row in library.rows("SELECT id FROM plan WHERE source_id = ? ORDER BY ordinal", source_id))


def _evidence(library: Library, where: str = "1", *values: object) -> dict[int, list[Evidence]]:
    """What was read for the metadata, by plan."""
    found: dict[int, list[Evidence]] = {}
    rows = library.tuples(f"SELECT plan_id, field, quote, inferred, claimed, own, found FROM evidence WHERE {where}", *values)
    for plan_id, field, quote, inferred, claimed, own, text in rows:
        found.setdefault(plan_id, []).append(Evidence(field, quote, bool(inferred), claimed, bool(own), text))
    return found


def _plan(row: Record, evidence: Iterable[Evidence]) -> Plan:
    metadata = Metadata(*[row[field] for field in plan_rows.FIELDS], evidence=tuple(evidence))
    counts = (row["clauses"], row["annotations"], row["noise"], row["to_check"])
    return Plan(row["id"], row["source_id"], row["ordinal"], metadata, row["file"], *counts, revised_at=row["revised_at"])


def warnings_of(library: Library, plan_id: int) -> tuple[Notice, ...]:
    """What the import was unsure of in this plan."""
    found = library.rows("SELECT warnings FROM plan WHERE id = ?", plan_id)
    return tuple(Notice(zh, en) for row in found for zh, en in json.loads(row["warnings"]))


def span_of(library: Library, plan: Plan, clause_id: int) -> Span:
    """Where a clause of a plan stands, sub-clauses included; NotFoundError where the plan has no such clause."""
    found = library.tuples('SELECT start, "end" FROM clause WHERE id = ? AND plan_id = ?', clause_id, plan.id)
    if not found:
        raise NotFoundError(
            f"编号为 {clause_id} 的条目（在“{plan.title}”里）", f'clause with the id {clause_id} in "{plan.title}"'
        )
    return Span(*found[0])


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


def text(library: Library, plan_id: int) -> str:
    """The text of a plan."""
    return "\n".join(line for (line,) in library.tuples("SELECT text FROM paragraph WHERE plan_id = ? ORDER BY start", plan_id))


def paragraphs(library: Library, plan_id: int) -> tuple[Paragraph, ...]:
    """The paragraphs of a plan, in order, with the spans of the source they were joined from."""
    rows = library.rows("SELECT text, pieces FROM paragraph WHERE plan_id = ? ORDER BY start", plan_id)
    return tuple(Paragraph(row["text"], plan_rows.pieces_of(row["pieces"])) for row in rows)


def positions(library: Library, plan_id: int) -> Positions:
    """The way between a plan's text and its source's."""
    return Positions(paragraphs(library, plan_id))


def outline(library: Library, plan_id: int) -> Outline:
    """A plan with text, clauses and the noise of its source; NotFoundError."""
    found = plan(library, plan_id)
    around, noise = sources.text(library, found.source_id)
    return Outline(
        plan=found,
        text=text(library, plan_id),
        clauses=clauses(library, plan_id),
        noise=tuple((kind, around[span.start : span.end]) for kind, span in noise),
    )


def give_values(library: Library, plan_id: int, values: Mapping[str, Value]) -> Change:
    """The change that gives a plan the analyst's own values (by column); they win over what the text says, also later.

    Call it inside `write`. NotFoundError.
    """
    return _with_values(library, plan_id, {name: (value, 1) for name, value in values.items()})


def take_back_values(library: Library, plan_id: int, names: Sequence[str]) -> Change:
    """The change that lets the text speak again for these columns; NotFoundError."""
    data = plan(library, plan_id).metadata
    own = {item.field: item.found for item in data.evidence if item.own and item.field in names}
    found = {name: int(value) if name == "year" and value else value for name, value in own.items()}
    return _with_values(library, plan_id, {name: (value, 0) for name, value in found.items()})


def _with_values(library: Library, plan_id: int, values: Mapping[str, tuple[Value, int]]) -> Change:
    known, rows = plan(library, plan_id), list[RowChange]()
    stored = library.rows("SELECT * FROM plan WHERE id = ?", plan_id)[0]
    for name, (value, own) in values.items():
        evidence = library.rows("SELECT * FROM evidence WHERE plan_id = ? AND field = ?", plan_id, name)
        key: Row = {"plan_id": plan_id, "field": name}
        if not evidence:
            row: Row = {**plan_rows.NOTHING_READ, "own": own, "found": _as_found(stored[name])}
            rows.append(RowChange("evidence", key, None, row))
        elif evidence[0]["own"] != own and (own or evidence[0]["quote"]):
            rows.append(RowChange("evidence", key, {"own": evidence[0]["own"]}, {"own": own}))
        elif not own:
            before = {column: evidence[0][column] for column in plan_rows.NOTHING_READ}
            rows.append(RowChange("evidence", key, before, None))
        if stored[name] != value:
            rows.append(RowChange("plan", {"id": plan_id}, {name: stored[name]}, {name: value}))
    return Change(Notice(f"改文件信息 {known.title}", f"Edit the details of {known.title}"), tuple(rows))


def answered_predecessor(library: Library, plan_id: int) -> tuple[bool, int | None]:
    """Whether the analyst said which plan comes before this one, and which: None where none does."""
    found = library.rows("SELECT earlier_id FROM predecessor WHERE plan_id = ?", plan_id)
    return bool(found), found[0]["earlier_id"] if found else None


def answer_predecessor(library: Library, plan_id: int, earlier_id: int | None) -> Change:
    """The change that keeps which plan comes before a plan, None for none; NotFoundError."""
    known = plan(library, plan_id)
    if earlier_id is not None:
        plan(library, earlier_id)
    answered, before = answered_predecessor(library, plan_id)
    old: Row | None = {"earlier_id": before} if answered else None
    row = RowChange("predecessor", {"plan_id": plan_id}, old, {"earlier_id": earlier_id})
    label = Notice(f"指定上一年文件 {known.title}", f"Choose the plan before {known.title}")
    return Change(label, (row,) if not answered or before != earlier_id else ())


def _as_found(value: Value) -> str | None:
    return None if value is None else str(value)


def bin_plans(library: Library, plan_ids: Sequence[int]) -> Change:
    """The change that puts plans in the bin."""
    titles = "、".join(plan(library, plan_id).title for plan_id in plan_ids[:3])
    label = Notice(f"移出资料库 {titles}", f"Remove {titles}")
    at, chosen = now(), dict.fromkeys(plan_ids)
    return Change(label, tuple(RowChange("plan", {"id": i}, {"binned_at": None}, {"binned_at": at}) for i in chosen))


def binned(library: Library) -> tuple[tuple[Plan, str], ...]:
    """The plans in the bin with the time they were put there, the latest first."""
    rows = library.rows(f"{PLANS} WHERE plan.binned_at IS NOT NULL ORDER BY plan.binned_at DESC, plan.id")
    return tuple((_plan(row, ()), row["binned_at"]) for row in rows)


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
