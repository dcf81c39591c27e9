"""Facts that the analyst added, changed or took away, beside those found by rule: stored rows and the changes that make them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from core.anchors import Anchor
from core.changes import Change, Row, RowChange
from core.errors import NotFoundError, UserError
from core.language.facts import Fact, FactKind
from core.model import Fit, Notice, Outline, Span
from core.store.annotations import anchor_row
from core.store.library import Library, now

_NUMBERS = ("value", "high")
_WHOLE = ("year", "until_year", "month", "day")

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

    def fact(self) -> Fact:
        """The row as a fact: details by the fields of `Fact`, each of its type; what is no field is left out."""
        known = {field.name for field in fields(Fact)} - {"kind", "span", "text"}
        typed: dict[str, Any] = {}
        for name, value in self.details.items():
            if name in known:
                typed[name] = float(str(value)) if name in _NUMBERS else int(str(value)) if name in _WHOLE else str(value)
        return Fact(self.kind, self.span, self.exact, **typed)


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


@dataclass(frozen=True, slots=True)
class Word:
    """What is to be said of a passage: a row that is not stored yet."""

    kind: FactKind
    span: Span
    state: FactState
    details: Details


def put(library: Library, outline: Outline, words: Sequence[Word], author: str) -> Change:
    """The change that adds rows, named after the last; call it inside `write`. UserError where a span is empty or outside."""
    key = library.next_id("fact")
    at = now()
    rows: list[RowChange] = []
    for number, word in enumerate(words):
        row: Row = {
            "plan_id": outline.plan.id,
            **_said(outline, word),
            "state": word.state.value,
            "author": author,
            "created": at,
            "modified": at,
        }
        rows.append(RowChange("fact", {"id": key + number}, None, row))
    return Change(_LABELS[words[-1].state], tuple(rows))


def say(library: Library, outline: Outline, fact_id: int, word: Word) -> Change:
    """The change that gives a row another word, its state as it is; NotFoundError, UserError as in `put`."""
    return _edited(library, fact_id, _said(outline, word), _LABELS[FactState.CHANGED])


def take_away(library: Library, fact_id: int) -> Change:
    """The change that turns a row into the word that there is no such fact; NotFoundError."""
    return _edited(library, fact_id, {"state": FactState.REMOVED.value}, _LABELS[FactState.REMOVED])


def drop(library: Library, fact_ids: Sequence[int], label: Notice) -> Change:
    """The change that deletes rows: what was found by rule counts again; NotFoundError."""
    rows = [_stored(library, fact_id) for fact_id in fact_ids]
    return Change(label, tuple(RowChange("fact", {"id": row.pop("id")}, row, None) for row in rows))


def _said(outline: Outline, word: Word) -> Row:
    if not word.span or word.span.end > len(outline.text):
        raise UserError("没有选中文字。请先选中要作为要素的文字。", "No text is selected. Select the words of the fact first.")
    return {
        "kind": word.kind.value,
        **anchor_row(Anchor.on(outline.text, word.span)),
        "fit": Fit.FIRM.value,
        "value": json.dumps(dict(word.details), ensure_ascii=False),
    }


def _edited(library: Library, fact_id: int, wanted: Row, label: Notice) -> Change:
    stored = _stored(library, fact_id)
    after: Row = {column: value for column, value in wanted.items() if stored[column] != value}
    if after:
        after["modified"] = now()
    before: Row = {column: stored[column] for column in after}
    return Change(label, (RowChange("fact", {"id": fact_id}, before, after),) if after else ())


def _stored(library: Library, fact_id: int) -> Row:
    rows = library.rows("SELECT * FROM fact WHERE id = ?", fact_id)
    if not rows:
        raise NotFoundError("这条要素", "such fact")
    return dict(rows[0])
