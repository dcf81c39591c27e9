"""Values kept in the library under a kind and a name: the order of tags, views of the annotations. Edits of them are changes."""

from __future__ import annotations

from core.changes import RowChange
from core.errors import UserError
from core.store.library import Library


def saved(library: Library, kind: str) -> dict[str, str]:
    """The values of a kind by name, in the order of their names."""
    return {row["name"]: row["value"] for row in library.rows("SELECT name, value FROM saved WHERE kind = ? ORDER BY name", kind)}


def put(library: Library, kind: str, name: str, value: str) -> tuple[RowChange, ...]:
    """The rows that keep a value under a name, in place of the one that is there. Call it inside `write`; UserError: no name."""
    if not name.strip():
        raise UserError("要有一个名称。请输入名称后再保存。", "A name is needed. Enter one and save again.")
    found = library.rows("SELECT id, value FROM saved WHERE kind = ? AND name = ?", kind, name)
    if not found:
        return (RowChange("saved", {"id": library.next_id("saved")}, None, {"kind": kind, "name": name, "value": value}),)
    if found[0]["value"] == value:
        return ()
    return (RowChange("saved", {"id": found[0]["id"]}, {"value": found[0]["value"]}, {"value": value}),)


def drop(library: Library, kind: str, name: str) -> tuple[RowChange, ...]:
    """The rows that no longer keep this value; none where it is not there."""
    found = library.rows("SELECT * FROM saved WHERE kind = ? AND name = ?", kind, name)
    return tuple(RowChange("saved", {"id": row.pop("id")}, row, None) for row in found)
