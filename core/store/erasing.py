"""Erasing for good: nothing of a plan stays, not in the index, the log or the free pages of the file, nor in the backups.

It is no change: it cannot be undone, and the log forgets that the plan was there.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.changes import Change, RowChange
from core.errors import UserError
from core.model import Notice
from core.store.backups import Backups
from core.store.library import Library
from core.store.plainly import said_plainly

_REFERENCES = {
    "annotation_id": "annotation",
    "link_id": "link",
    "clause_id": "clause",
    "plan_id": "plan",
    "old_plan_id": "plan",
    "new_plan_id": "plan",
    "earlier_id": "plan",
    "alignment_id": "alignment",
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
        digests = [library.rows("SELECT sha256 FROM source WHERE id = ?", source_id)[0]["sha256"] for source_id in gone]
        _forget(connection, _traces(library, chosen, gone))
        connection.execute(f"DELETE FROM plan WHERE id IN ({marks})")
        connection.executemany("DELETE FROM source WHERE id = ?", [(source_id,) for source_id in gone])
        connection.execute("INSERT INTO text_index (text_index) VALUES ('optimize')")
        # Last, and before it counts: where a backup can't be cleared, nothing is erased.
        Backups(library.path).clear(chosen, digests)
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


def _traces(library: Library, plan_ids: Sequence[int], source_ids: Sequence[int]) -> dict[str, set[int]]:
    """The ids, by table, of all rows that belong to these plans and sources, also of those that only the log still knows."""
    found: dict[str, set[int]] = defaultdict(set, {"plan": set(plan_ids), "source": set(source_ids)})
    for table, column in (("paragraph", "plan_id"), ("clause", "plan_id"), ("annotation", "plan_id"), ("fact", "plan_id")):
        found[table] = _ids(library, table, column, plan_ids)
    found["alignment"] = _ids(library, "alignment", "old_plan_id", plan_ids) | _ids(library, "alignment", "new_plan_id", plan_ids)
    found["link"] = _ids(library, "link", "alignment_id", sorted(found["alignment"]))
    steps = [Change.from_json(_NO_LABEL, entry["rows"]) for entry in library.rows("SELECT rows FROM change_log")]
    known = -1
    while known < (known := sum(map(len, found.values()))):  # a deleted link is known by its alignment, its ends by the link
        for row in (row for step in steps for row in step.rows):
            row_id = row.key.get("id")
            if isinstance(row_id, int) and _concerns(row, found):
                found[row.table].add(row_id)
    return found


def _ids(library: Library, table: str, column: str, values: Sequence[int]) -> set[int]:
    rows = library.rows(f"SELECT id FROM {table} WHERE {column} IN ({','.join(map(str, values))})")
    return {row["id"] for row in rows}


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
