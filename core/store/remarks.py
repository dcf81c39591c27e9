"""Comments that stand in a file itself, taken into the library as annotations of their authors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.anchors import Anchor
from core.changes import Change, Row, RowChange
from core.model import Notice, Span, Status
from core.store import plans
from core.store.annotations import anchor_row
from core.store.library import Library, now

Words = tuple[Span, str, str, str]
"""A remark: its span in the source's text, its words, its author, its date (ISO 8601, else empty)."""


def untaken(library: Library, source_id: int, remarks: Sequence[Words]) -> Iterator[tuple[int, Span, Words]]:
    """The remarks that stand in a plan and were not taken before, each with its plan's id and its span in the plan's text."""
    for plan_id in plans.plan_ids_of(library, source_id) if remarks else ():
        positions = plans.positions(library, plan_id)
        known = library.rows("SELECT start, note, author FROM annotation WHERE plan_id = ?", plan_id)
        taken = {(row["start"], row["note"], row["author"]) for row in known}
        for remark in remarks:
            place = positions.span_in_plan(remark[0])
            if place is not None and (place.start, remark[1], remark[2]) not in taken:
                yield plan_id, place, remark


def take_remarks(library: Library, source_id: int, remarks: Sequence[Words]) -> Change:
    """The change that adds those remarks as annotations that are `untaken`; call it inside `write`."""
    first, rows = library.next_id("annotation"), list[RowChange]()
    for plan_id, place, (_, words, author, date) in untaken(library, source_id, remarks):
        anchor = Anchor.on(plans.text(library, plan_id), place)
        row: Row = {"plan_id": plan_id, "clause_id": None, **anchor_row(anchor)}
        row |= {"note": words, "status": Status.OPEN.value, "author": author, "created": date or now(), "modified": now()}
        rows.append(RowChange("annotation", {"id": first + len(rows)}, None, row))
    return Change(Notice("收入文件里的批注", "Take in the comments of the file"), tuple(rows))
