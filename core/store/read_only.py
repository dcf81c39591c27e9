"""A connection that only reads: on the file itself, or on a copy where the file alone can't be read as it is."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from core.store.schema import SCHEMA_VERSION

TIMEOUT = 5.0  # seconds


@dataclass(frozen=True)
class Reading:
    """An open connection; `folder` holds the copy it reads, where it reads one."""

    connection: sqlite3.Connection
    folder: TemporaryDirectory[str] | None = None

    def close(self) -> None:
        """Close the connection and let the copy go."""
        self.connection.close()
        if self.folder is not None:
            self.folder.cleanup()


def reading(path: Path) -> Reading:
    """Open the database at `path` for reading; sqlite3.DatabaseError where it is damaged.

    On a medium that can't be written SQLite reads a file only without a write-ahead log beside it; one with a log, and one of an
    older version, which has to be brought to the tables of this one, are read as a copy.
    """
    log = path.with_name(f"{path.name}-wal")
    connection = _opened(path, "rw")  # SQLite only reads where it can't write; where it can, it leaves no log behind
    if connection is None and not (log.exists() and log.stat().st_size):
        connection = _opened(path, "ro&immutable=1")
    if connection is not None:
        if connection.execute("PRAGMA user_version").fetchone()[0] >= SCHEMA_VERSION:
            return Reading(connection)
        connection.close()
    return _copied(path, log)


def _opened(path: Path, how: str) -> sqlite3.Connection | None:
    """A connection that reads; None where SQLite would have to write beside the file."""
    connection = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode={how}", uri=True, timeout=TIMEOUT)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if "unable to open" in str(error) or "readonly" in str(error):
            return None
        raise
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _copied(path: Path, log: Path) -> Reading:
    folder = TemporaryDirectory(prefix="yaodian-", ignore_cleanup_errors=True)
    copy = Path(folder.name) / path.name
    try:
        for part in (path, log):
            if part.exists():
                shutil.copyfile(part, copy.with_name(copy.name + part.name[len(path.name) :]))
        return Reading(sqlite3.connect(str(copy), timeout=TIMEOUT), folder)
    except BaseException:
        folder.cleanup()
        raise
