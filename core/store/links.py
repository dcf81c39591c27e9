"""Alignments in the library: storing what was proposed, keeping what was decided, and the changes that decide."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from core.changes import Change, RowChange
from core.errors import NotFoundError, StaleChangeError
from core.model import Alignment, Decision, Link, Notice, Relation
from core.store.library import Library, Record, now

WORDS = {
    Decision.PROPOSED: Notice("改为待定", "Set to undecided"),
    Decision.CONFIRMED: Notice("确认对应", "Confirm link"),
    Decision.REJECTED: Notice("否决对应", "Reject link"),
    Decision.MANUAL: Notice("手动对应", "Link by hand"),
}


def alignment(library: Library, old: int, new: int) -> Alignment | None:
    """The stored alignment of two plans; None where they were never aligned."""
    found = library.rows("SELECT id, made_at FROM alignment WHERE old_plan_id = ? AND new_plan_id = ?", old, new)
    if not found:
        return None
    return Alignment(found[0]["id"], old, new, _links(library, "alignment_id", found[0]["id"]), found[0]["made_at"])


def alignments(library: Library) -> tuple[tuple[int, int], ...]:
    """The pairs (old plan, new plan) that were aligned and are not in the bin, in the order they were aligned first."""
    rows = library.rows(
        """SELECT alignment.old_plan_id AS old, alignment.new_plan_id AS new FROM alignment
           JOIN plan AS before ON before.id = old_plan_id JOIN plan AS after ON after.id = new_plan_id
           WHERE before.binned_at IS NULL AND after.binned_at IS NULL ORDER BY alignment.id"""
    )
    return tuple((row["old"], row["new"]) for row in rows)


def progress(library: Library, plan_id: int) -> dict[int, tuple[int, int]]:
    """By clause of a plan: how many of its links are confirmed, and how many there are, with plans outside the bin."""
    rows = library.rows(
        """SELECT clause.id AS clause, count(*) AS n, sum(link.decision IN ('confirmed', 'manual')) AS confirmed
           FROM clause JOIN link_end ON link_end.clause_id = clause.id JOIN link ON link.id = link_id
           JOIN alignment ON alignment.id = alignment_id
           JOIN plan AS before ON before.id = old_plan_id JOIN plan AS after ON after.id = new_plan_id
           WHERE clause.plan_id = ? AND before.binned_at IS NULL AND after.binned_at IS NULL GROUP BY clause.id""",
        plan_id,
    )
    return {row["clause"]: (row["confirmed"], row["n"]) for row in rows}


def _links(library: Library, column: str, value: int) -> tuple[Link, ...]:
    rows = library.rows(
        f"""SELECT link.*, link_end.clause_id, link_end.side FROM link LEFT JOIN link_end ON link_end.link_id = link.id
            LEFT JOIN clause ON clause.id = link_end.clause_id
            WHERE link.{column} = ? ORDER BY link.ordinal, link.id, clause.ordinal""",
        value,
    )
    return tuple(_link(list(group)) for _, group in groupby(rows, key=lambda row: row["id"]))


def _link(rows: list[Record]) -> Link:
    row = rows[0]
    return Link(
        id=row["id"],
        old=tuple(r["clause_id"] for r in rows if r["side"] == "old"),
        new=tuple(r["clause_id"] for r in rows if r["side"] == "new"),
        relation=Relation(row["relation"]),
        moved=bool(row["moved"]),
        confidence=row["confidence"],
        reasons=tuple(json.loads(row["reasons"])),
        decision=Decision(row["decision"]),
        note=row["note"],
    )


def store(library: Library, old: int, new: int, links: Sequence[Link]) -> Alignment:
    """Make `links` the alignment of two plans. Links that have an id, or the same ends as a stored one, keep its id and note.

    Proposals are no edits of the analyst, so they are not logged. Every link decided so far must be among `links` as it is
    stored; StaleChangeError where the analyst decided another one since they were proposed.
    """
    with library.write() as connection:
        connection.execute(
            "INSERT INTO alignment (old_plan_id, new_plan_id, made_at) VALUES (?, ?, ?)"
            " ON CONFLICT (old_plan_id, new_plan_id) DO UPDATE SET made_at = excluded.made_at",
            (old, new, now()),
        )
        stored = alignment(library, old, new)
        if stored is None:
            raise NotFoundError("这两份文件的对照", "alignment of these two plans")
        if not {link for link in stored.links if link.decision is not Decision.PROPOSED}.issubset(links):
            raise StaleChangeError
        named = {link.id for link in links if link.id}
        by_ends = {(link.old, link.new): link.id for link in stored.links if link.id not in named}
        notes = {link.id: link.note for link in stored.links}
        next_id, used = library.next_id("link"), set[int]()
        kept: list[Link] = []
        for link in links:
            link_id = link.id or by_ends.get((link.old, link.new), 0)
            if not link_id or link_id in used:
                link_id, next_id = next_id, next_id + 1
            used.add(link_id)
            kept.append(replace(link, id=link_id, note=link.note or notes.get(link_id, "")))
        connection.executemany("DELETE FROM link WHERE id = ?", [(link.id,) for link in stored.links if link.id not in used])
        connection.executemany(
            "INSERT INTO link (id, alignment_id, ordinal, relation, moved, confidence, reasons, decision, note)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET ordinal = excluded.ordinal,"
            " relation = excluded.relation, moved = excluded.moved, confidence = excluded.confidence,"
            " reasons = excluded.reasons, decision = excluded.decision, note = excluded.note",
            [_row(link, stored.id, ordinal) for ordinal, link in enumerate(kept)],
        )
        connection.executemany("DELETE FROM link_end WHERE link_id = ?", [(link.id,) for link in kept])
        ends = [(link.id, i, side) for link in kept for side, ids in (("old", link.old), ("new", link.new)) for i in ids]
        connection.executemany("INSERT INTO link_end (link_id, clause_id, side) VALUES (?, ?, ?)", ends)
    return Alignment(stored.id, old, new, tuple(kept), stored.made_at)


def _row(link: Link, alignment_id: int, ordinal: int) -> tuple[object, ...]:
    reasons = json.dumps(link.reasons, ensure_ascii=False)
    return (
        link.id,
        alignment_id,
        ordinal,
        link.relation,
        link.moved,
        link.confidence,
        reasons,
        link.decision,
        link.note,
    )


def link(library: Library, link_id: int) -> Link:
    """A link by id; NotFoundError."""
    found = _links(library, "id", link_id)
    if not found:
        raise NotFoundError(f"编号为 {link_id} 的对应", f"link with the id {link_id}")
    return found[0]


def decide(library: Library, link_ids: Sequence[int], decision: Decision) -> Change:
    """The change that gives links a decision; NotFoundError."""
    rows: list[RowChange] = []
    for link_id in dict.fromkeys(link_ids):
        before = link(library, link_id).decision
        if before != decision:
            rows.append(RowChange("link", {"id": link_id}, {"decision": before}, {"decision": decision}))
    return Change(WORDS[decision], tuple(rows))


def edit(library: Library, link_id: int, *, relation: Relation, moved: bool, note: str) -> Change:
    """The change that gives a link another relation, flag or note; a changed relation counts as decided by hand."""
    old = link(library, link_id)
    before: dict[str, str | int | float | None] = {"note": old.note}
    after: dict[str, str | int | float | None] = {"note": note}
    if (relation, moved) != (old.relation, old.moved):
        before |= {"relation": old.relation, "moved": int(old.moved), "decision": old.decision}
        after |= {"relation": relation, "moved": int(moved), "decision": Decision.MANUAL}
    if before == after:
        return Change(Notice("改对应", "Edit link"), ())
    return Change(Notice("改对应", "Edit link"), (RowChange("link", {"id": link_id}, before, after),))
