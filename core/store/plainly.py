"""What SQLite says of a library's file, as an error the analyst can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from core.errors import (
    DamagedLibraryError,
    DiskFullError,
    LockedLibraryError,
    MovedLibraryError,
    ReadOnlyLibraryError,
    UserError,
)


@contextmanager
def said_plainly(path: Path) -> Generator[None]:
    """Turn what SQLite says of the file into an error the analyst can act on; anything else passes unchanged."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        plain = _plain(path, error)
        if plain is None:
            raise
        raise plain from error


def _plain(path: Path, error: sqlite3.DatabaseError) -> UserError | None:
    text = str(error)
    if "locked" in text or "busy" in text or "closed database" in text:  # closed while a write waited for its turn
        return LockedLibraryError(path)
    if ("disk I/O error" in text or "unable to open" in text) and not path.exists():
        return MovedLibraryError(path)  # the drive went while the library was open
    if "readonly" in text or "unable to open" in text:
        return ReadOnlyLibraryError(path)
    if "is full" in text or "disk I/O error" in text:
        return DiskFullError(path)
    if "malformed" in text or "not a database" in text or "Could not decode" in text:
        return DamagedLibraryError(path)
    return None
