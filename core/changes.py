"""Every edit as a value: the rows it turns from one state into another. It applies itself, and its inverse undoes it.

A change knows rows, not meanings; `core.store` makes the changes that mean something and keeps the log of them.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, replace

from core.errors import StaleChangeError
from core.model import Notice, Touched

Value = str | int | float | None
Row = dict[str, Value]

# A row of a link table concerns the thing it belongs to: views ask for annotations, not for rows of annotation_tag.
OWNER = {
    "annotation_tag": ("annotation", "annotation_id"),
    "link_end": ("link", "link_id"),
    "evidence": ("plan", "plan_id"),
    "predecessor": ("plan", "plan_id"),
}


def _storable(text: str) -> str:
    """Text as SQLite takes it: a half of a surrogate pair, as a broken clipboard may hold, becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before (None: it is new) and after (None: it is deleted); an edit holds the same columns on both sides."""

    table: str
    key: Row
    before: Row | None
    after: Row | None

    def __post_init__(self) -> None:
        for side in ("before", "after"):
            row: Row | None = getattr(self, side)
            if row is not None:
                object.__setattr__(self, side, {c: _storable(v) if isinstance(v, str) else v for c, v in row.items()})

    def inverse(self) -> RowChange:
        """The row change that restores the state before this one."""
        return replace(self, before=self.after, after=self.before)

    def apply(self, connection: sqlite3.Connection) -> None:
        """Write the row; StaleChangeError where it is not as `before` says, or other rows no longer allow the change."""
        try:
            done = self._write(connection)
        except sqlite3.IntegrityError as error:
            raise StaleChangeError from error
        if done.rowcount != 1:
            raise StaleChangeError

    def _write(self, connection: sqlite3.Connection) -> sqlite3.Cursor:
        where = " AND ".join(f'"{column}" IS ?' for column in {**self.key, **(self.before or {})})
        known = [*{**self.key, **(self.before or {})}.values()]
        if self.before is None:
            row = {**self.key, **(self.after or {})}
            columns, marks = ", ".join(f'"{column}"' for column in row), ", ".join("?" * len(row))
            return connection.execute(f'INSERT INTO "{self.table}" ({columns}) VALUES ({marks})', [*row.values()])
        if self.after is None:
            return connection.execute(f'DELETE FROM "{self.table}" WHERE {where}', known)
        sets = ", ".join(f'"{column}" = ?' for column in self.after)
        return connection.execute(f'UPDATE "{self.table}" SET {sets} WHERE {where}', [*self.after.values(), *known])


@dataclass(frozen=True, slots=True)
class Change:
    """One step of the analyst, named in both languages (`label`), made of row changes in the order they are written."""

    label: Notice
    rows: tuple[RowChange, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", Notice(_storable(self.label.zh), _storable(self.label.en)))

    def inverse(self) -> Change:
        """The change that takes this one back, under the same label."""
        return Change(self.label, tuple(row.inverse() for row in reversed(self.rows)))

    def apply(self, connection: sqlite3.Connection) -> Touched:
        """Write all rows inside the caller's transaction and say which ids they concern; StaleChangeError as in RowChange."""
        for row in self.rows:
            row.apply(connection)
        return self.touched()

    def touched(self) -> Touched:
        """The ids this change concerns, by table."""
        ids: dict[str, set[int]] = {}
        for row in self.rows:
            table, column = OWNER.get(row.table, (row.table, "id"))
            value = row.key.get(column)
            if isinstance(value, int):
                ids.setdefault(table, set()).add(value)
        return Touched({table: frozenset(found) for table, found in ids.items()})

    def tables(self) -> frozenset[str]:
        """The tables whose rows this change writes."""
        return frozenset(row.table for row in self.rows)

    def to_json(self) -> str:
        """The rows as JSON, for the log."""
        return json.dumps([[row.table, row.key, row.before, row.after] for row in self.rows], ensure_ascii=False)

    @classmethod
    def from_json(cls, label: Notice, rows: str) -> Change:
        """The change that `to_json` wrote."""
        return cls(label, tuple(RowChange(*row) for row in json.loads(rows)))
