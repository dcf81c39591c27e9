"""Comments that stand in a file itself, taken into the library as annotations of their authors."""

from __future__ import annotations

from collections.abc import Sequence

from core.anchors import Anchor
from core.changes import Change, Row, RowChange
from core.model import Notice, Span, Status
from core.store import plans
from core.store.annotations import anchor_row
from core.store.library import Library, now


def take_remarks(library: Library, source_id: int, remarks: Sequence[tuple[Span, str, str, str]]) -> Change:
    """The change that adds remarks (span in the source's text, words, author, ISO date) as annotations; call it inside `write`.

    Remarks on text that is in no plan, and those taken before, are left out.
    """
    first, rows = library.next_id("annotation"), list[RowChange]()
    for plan_id in plans.plan_ids_of(library, source_id):
        text, positions = plans.text(library, plan_id), plans.positions(library, plan_id)
        known = library.rows("SELECT start, note, author FROM annotation WHERE plan_id = ?", plan_id)
        taken = {(row["start"], row["note"], row["author"]) for row in known}
        for span, words, author, date in remarks:
            place = positions.span_in_plan(span)
            if place is None or (place.start, words, author) in taken:
                continue
            row: Row = {"plan_id": plan_id, "clause_id": None, **anchor_row(Anchor.on(text, place))}
            row |= {"note": words, "status": Status.OPEN.value, "author": author, "created": date or now(), "modified": now()}
            rows.append(RowChange("annotation", {"id": first + len(rows)}, None, row))
    return Change(Notice("收入文件里的批注", "Take in the comments of the file"), tuple(rows))
