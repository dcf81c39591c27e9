"""Erasing for good: nothing of a plan stays in the library's file, not in the index, the log or the free pages of the file.

It is no change: it cannot be undone, and the log forgets that the plan was there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.changes import Change, RowChange, Value
from core.errors import UserError
from core.model import Notice
from core.store.library import Library, said_plainly

_OWNERS = ("plan_id", "old_plan_id", "new_plan_id", "earlier_id")
_REFERENCES = {
    "annotation_id": "annotation",
    "alignment_id": "alignment",
    "link_id": "link",
    "clause_id": "clause",
    "plan_id": "plan",
    "earlier_id": "plan",
    "source_id": "source",
}
_NO_LABEL = Notice("", "")


@dataclass(frozen=True, slots=True)
class Erased:
    """How many plans and files went; `kept` names the files that stay because plans of them are still in use."""

    plans: int
    sources: int
    kept: tuple[str, ...]


def erase(library: Library, plan_ids: Sequence[int]) -> Erased:
    """Erase plans that are in the bin; UserError where one is not."""
    chosen = sorted(set(plan_ids))
    marks = ",".join(map(str, chosen))
    with library.write() as connection:
        rows = library.rows(f"SELECT id, source_id FROM plan WHERE id IN ({marks}) AND binned_at IS NOT NULL")
        if [row["id"] for row in rows] != chosen:
            raise UserError(
                "只能彻底删除回收站里的文件。请先移出资料库。",
                "Only plans in the bin can be erased. Remove them from the library first.",
            )
        gone, kept = _sources(library, sorted({row["source_id"] for row in rows}), chosen)
        _forget(connection, _traces(library, chosen) | {"source": set(gone)})
        connection.execute(f"DELETE FROM plan WHERE id IN ({marks})")
        connection.executemany("DELETE FROM source WHERE id = ?", [(source_id,) for source_id in gone])
        connection.execute("INSERT INTO text_index (text_index) VALUES ('optimize')")
    _overwrite(library)
    return Erased(len(chosen), len(gone), kept)


def _sources(library: Library, source_ids: Sequence[int], plan_ids: Sequence[int]) -> tuple[list[int], tuple[str, ...]]:
    """The files that no plan will be left of, with their earlier versions, and the names of those that stay."""
    gone, kept = list[int](), list[str]()
    for source_id in source_ids:
        name = library.rows("SELECT name FROM source WHERE id = ?", source_id)[0]["name"]
        plans = {row["id"] for row in library.rows("SELECT id FROM plan WHERE source_id = ?", source_id)}
        if not plans <= set(plan_ids):
            kept.append(name)
            continue
        # A version that was replaced has no plans any more; it goes with the version that replaced it.
        earlier = library.rows(
            "SELECT id FROM source WHERE name = ? AND NOT EXISTS (SELECT 1 FROM plan WHERE plan.source_id = source.id)", name
        )
        gone += [source_id, *(row["id"] for row in earlier)]
    return gone, tuple(kept)


def _traces(library: Library, plan_ids: Sequence[int]) -> dict[str, set[int]]:
    """The ids, by table, of all rows that belong to plans, also of those that only the log still knows."""
    found: dict[str, set[int]] = {"plan": set(plan_ids)}
    marks = ",".join(map(str, plan_ids))
    for table in ("paragraph", "clause", "annotation"):
        rows = library.rows(f"SELECT id FROM {table} WHERE plan_id IN ({marks})")
        found[table] = {row["id"] for row in rows}
    found["alignment"] = {
        row["id"] for row in library.rows(f"SELECT id FROM alignment WHERE old_plan_id IN ({marks}) OR new_plan_id IN ({marks})")
    }
    logged = [
        row
        for entry in library.rows("SELECT rows FROM change_log")
        for row in Change.from_json(_NO_LABEL, entry["rows"]).rows
        if isinstance(row.key.get("id"), int)
    ]
    for row in logged:
        if any(owner in found["plan"] for owner in _values(row, _OWNERS)):
            found.setdefault(row.table, set()).add(int(row.key["id"] or 0))
    alignments = ",".join(map(str, found["alignment"])) or "0"
    found["link"] = {row["id"] for row in library.rows(f"SELECT id FROM link WHERE alignment_id IN ({alignments})")}
    for row in logged:
        if row.table == "link" and any(owner in found["alignment"] for owner in _values(row, ("alignment_id",))):
            found["link"].add(int(row.key["id"] or 0))
    return found


def _values(row: RowChange, columns: Sequence[str]) -> list[Value]:
    return [side.get(column) for side in (row.before or {}, row.after or {}) for column in columns]


def _forget(connection: sqlite3.Connection, traces: Mapping[str, set[int]]) -> None:
    """Take what concerns these rows out of the log; steps of which nothing is left go, the others lose their name."""
    for entry_id, stored in connection.execute("SELECT id, rows FROM change_log").fetchall():
        rows = Change.from_json(_NO_LABEL, stored).rows
        left = tuple(row for row in rows if not _concerns(row, traces))
        if not left:
            connection.execute("DELETE FROM change_log WHERE id = ?", (entry_id,))
        elif len(left) < len(rows):
            step = Change(Notice("修改（一部分已彻底删除）", "Edit (partly erased)"), left)
            connection.execute(
                "UPDATE change_log SET rows = ?, label_zh = ?, label_en = ? WHERE id = ?",
                (step.to_json(), step.label.zh, step.label.en, entry_id),
            )


def _concerns(row: RowChange, traces: Mapping[str, set[int]]) -> bool:
    if row.key.get("id") in traces.get(row.table, ()):
        return True
    values = {**(row.before or {}), **(row.after or {}), **row.key}
    return any(values.get(column) in traces.get(table, ()) for column, table in _REFERENCES.items())


def _overwrite(library: Library) -> None:
    """Write the file anew, so that no free page holds what was erased."""
    connection = library.db.conn
    with said_plainly(library.path):
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
