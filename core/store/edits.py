"""The analyst's edits of how a source was read, in the library; they are logged as rows of the change they are part of."""

from __future__ import annotations

from collections.abc import Sequence

from core.anchors import Anchor
from core.changes import RowChange
from core.edits import Edit, EditKind
from core.model import Span
from core.store.annotations import anchor_row
from core.store.library import Library


def edits_of(library: Library, source_id: int) -> tuple[Edit, ...]:
    """The edits of a source in the order they were made."""
    rows = library.rows("SELECT * FROM edit WHERE source_id = ? ORDER BY id", source_id)
    return tuple(
        Edit(
            EditKind(row["kind"]),
            Anchor(Span(row["start"], row["end"]), row["exact"], row["prefix"], row["suffix"]),
            row["value"],
        )
        for row in rows
    )


def added(library: Library, source_id: int, edits: Sequence[Edit]) -> list[RowChange]:
    """The rows of new edits; call it inside `write`."""
    first = library.next_id("edit")
    return [
        RowChange(
            "edit",
            {"id": first + at},
            None,
            {"source_id": source_id, "kind": edit.kind.value, **anchor_row(edit.anchor), "value": edit.value},
        )
        for at, edit in enumerate(edits)
    ]
