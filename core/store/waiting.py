"""Waiting until another connection has written, so that a transaction of one's own can begin."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable


def begin(connection: sqlite3.Connection, timeout: float, pause: Callable[[], object] | None = None) -> None:
    """Begin to write. While somebody else does, `pause` is called again and again: nothing has begun yet that it could disturb.

    Without `pause` SQLite waits by itself. After `timeout` seconds its error passes.
    """
    if pause is None:
        connection.execute("BEGIN IMMEDIATE")
        return
    until = time.monotonic() + timeout
    while not _begun(connection, timeout, last=time.monotonic() >= until):
        pause()


def _begun(connection: sqlite3.Connection, timeout: float, *, last: bool) -> bool:
    """Begin to write now; False where somebody else does, the error where it was the `last` try."""
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if last or "locked" not in str(error):
            raise
        return False
    finally:
        connection.execute(f"PRAGMA busy_timeout = {round(timeout * 1000)}")
    return True
