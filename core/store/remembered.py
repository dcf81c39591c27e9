"""What was read of a library and still holds: kept until the file changes, by this connection or another."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Generator
from contextlib import contextmanager
from typing import Any, TypeVar

Value = TypeVar("Value")
State = tuple[int, int]


class Remembered:
    """Values by name, each with the tables it was read from; it holds while none of them was written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._kept: dict[str, tuple[State, frozenset[str], Any]] = {}

    def get(self, name: str, tables: Collection[str], read: Callable[[], Value]) -> Value:
        """The value `read` gives, read again only where something was written that may concern it.

        Inside a transaction it is always read: what is seen there may yet be rolled back.
        """
        if self._connection.in_transaction:
            return read()
        state = self._state()
        known = self._kept.get(name)
        if known is not None and known[0] == state:
            return known[2]
        value = read()
        self._kept[name] = (state, frozenset(tables), value)
        return value

    @contextmanager
    def through(self, tables: Collection[str]) -> Generator[None]:
        """Within it nothing but these tables is written: what was read of others still holds after it."""
        before = self._state()
        yield
        after = self._state()
        for name, (state, read_from, value) in self._kept.items():
            if state == before and not read_from.intersection(tables):
                self._kept[name] = (after, read_from, value)

    def _state(self) -> State:
        """Differs after every write: of others (`data_version`), and of this connection (`total_changes`)."""
        return self._connection.execute("PRAGMA data_version").fetchone()[0], self._connection.total_changes
