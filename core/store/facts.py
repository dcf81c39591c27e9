"""Facts that the analyst added, changed or took away, beside those found by rule: stored rows and the changes that make them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.anchors import Anchor
from core.changes import Change, Row, RowChange
from core.errors import NotFoundError, UserError
from core.language.facts import FactKind
from core.model import Fit, Notice, Outline, Span
from core.store.annotations import anchor_row
from core.store.library import Library, now

Details = Mapping[str, str | int | float]


class FactState(StrEnum):
    """Where a fact comes from, or what the analyst did to one that was found by rule."""

    FOUND = "found"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class OwnFact:
    """A row: what the analyst says of a passage. `details` are those of `Fact.details`; of a removed fact there are none."""

    id: int
    kind: FactKind
    span: Span
    exact: str
    state: FactState
    details: Details
    fit: Fit = Fit.FIRM


def own_facts(library: Library, plan_id: int) -> tuple[OwnFact, ...]:
    """What the analyst said of the facts of a plan, in text order."""
    return tuple(
        OwnFact(
            row["id"],
            FactKind(row["kind"]),
            Span(row["start"], row["end"]),
            row["exact"],
            FactState(row["state"]),
            json.loads(row["value"]),
            Fit(row["fit"]),
        )
        for row in library.rows("SELECT * FROM fact WHERE plan_id = ? ORDER BY start, id", plan_id)
    )


_LABELS = {
    FactState.ADDED: Notice("加要素", "Add fact"),
    FactState.CHANGED: Notice("改要素", "Correct fact"),
    FactState.REMOVED: Notice("去掉要素", "Remove fact"),
}


def put(
    library: Library, outline: Outline, fact: tuple[FactKind, Span], *, state: FactState, details: Details, author: str
) -> Change:
    """The change that adds a row; call it inside `write`. UserError where the span is empty or outside the text."""
    if not fact[1] or fact[1].end > len(outline.text):
        raise UserError("没有选中文字。请先选中要作为要素的文字。", "No text is selected. Select the words of the fact first.")
    kind, span = fact
    at = now()
    row: Row = {
        "plan_id": outline.plan.id,
        "kind": kind.value,
        **anchor_row(Anchor.on(outline.text, span)),
        "fit": Fit.FIRM.value,
        "value": json.dumps(dict(details), ensure_ascii=False),
        "state": state.value,
        "author": author,
        "created": at,
        "modified": at,
    }
    return Change(_LABELS[state], (RowChange("fact", {"id": library.next_id("fact")}, None, row),))


def edit(library: Library, fact_id: int, *, details: Details | None = None, state: FactState | None = None) -> Change:
    """The change that gives a row other details or another state; NotFoundError."""
    stored = _stored(library, fact_id)
    after: Row = {}
    if details is not None:
        after["value"] = json.dumps(dict(details), ensure_ascii=False)
    if state is not None:
        after["state"] = state.value
    after = {column: value for column, value in after.items() if stored[column] != value}
    if after:
        after["modified"] = now()
    before: Row = {column: stored[column] for column in after}
    label = _LABELS[state or FactState.CHANGED]
    return Change(label, (RowChange("fact", {"id": fact_id}, before, after),) if after else ())


def drop(library: Library, fact_id: int, label: Notice) -> Change:
    """The change that deletes a row: what was found by rule counts again; NotFoundError."""
    stored = _stored(library, fact_id)
    key = stored.pop("id")
    return Change(label, (RowChange("fact", {"id": key}, stored, None),))


def _stored(library: Library, fact_id: int) -> Row:
    rows = library.rows("SELECT * FROM fact WHERE id = ?", fact_id)
    if not rows:
        raise NotFoundError("这条要素", "such fact")
    return dict(rows[0])
