"""The file of a library: opening and refusing it, transactions, the change log with undo and redo, and its health.

What the rows mean is left to the modules beside this one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from sqlite_utils import Database

from core.changes import Change
from core.errors import (
    MissingLibraryError,
    MovedLibraryError,
    NewerLibraryError,
    NotALibraryError,
    ReadOnlyLibraryError,
    StaleChangeError,
)
from core.model import Notice, Touched
from core.store.backups import BackupKind, Backups
from core.store.plainly import said_plainly
from core.store.read_only import Reading, reading
from core.store.remembered import Remembered
from core.store.schema import APPLICATION_ID, CONCERNS, SCHEMA_VERSION, migrate
from core.store.search_tokens import tokens
from core.store.waiting import begin

CACHE = 16_000  # kB of the file kept in memory by a connection: SQLite's own 2,000 read a page again and again
TIMEOUT = 5.0  # seconds that a write waits for another connection's transaction
LOG = ("change_log", "concern")
HEADER = b"SQLite format 3\x00"

# Asks for the columns without which nothing can be shown: a later version may have changed them.
UNDERSTOOD = """SELECT plan.id, title, issuer, region, year, binned_at, paragraph.text, pieces, clause.kind, head_end, exact, note
    FROM plan LEFT JOIN paragraph ON paragraph.plan_id = plan.id LEFT JOIN clause ON clause.plan_id = plan.id
    LEFT JOIN annotation ON annotation.plan_id = plan.id LIMIT 1"""

Record = dict[str, Any]


def now() -> str:
    """The local time with its offset, ISO 8601, to the millisecond."""
    return datetime.now().astimezone().isoformat(timespec="milliseconds")


def _identity(path: Path) -> tuple[int, int]:
    """Which file stands under a name; (0, 0) where none does."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


def _version(path: Path) -> int:
    """The version of the tables in a library's file; errors where there is none or it is no library."""
    try:
        if not path.is_file():
            raise MissingLibraryError(path)
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise ReadOnlyLibraryError(path) from error
    if len(header) < 100 or not header.startswith(HEADER) or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotALibraryError(path)
    return int.from_bytes(header[60:64], "big")


class Library:
    """One open library. Belongs to the thread that opened it; several may be open on one file, one of them writing."""

    def __init__(self, path: Path, db: Database, reading: Reading | None = None) -> None:
        self.path = path
        self.db = db
        self.remembered = Remembered(db.conn)
        self.pause: Callable[[], object] | None = None  # what is done for a moment while a write waits for another connection's
        self.upgraded = False  # by this very opening, from an older version
        self._reading = reading
        self._file = _identity(path)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written through this one."""
        return self._reading is not None

    @classmethod
    def create(cls, path: Path) -> Self:
        """A new library at `path`, whose folder exists; FileExistsError where something is there already.

        It is made under another name and renamed when it is whole, so a crash leaves no half library under its name.
        """
        try:
            if not path.parent.is_dir():
                raise MissingLibraryError(path.parent)
            taken = path.exists()
        except PermissionError as error:  # of a folder above it, which may not even be looked into
            raise ReadOnlyLibraryError(path) from error
        if taken:
            raise FileExistsError(path)
        making = path.with_name(f"{path.name}.new")
        try:
            making.unlink(missing_ok=True)
            making.touch()
            cls._connect(making).close()
            making.replace(path)
        except OSError as error:
            raise ReadOnlyLibraryError(path) from error
        finally:
            for leftover in (making, *(making.with_name(making.name + end) for end in ("-wal", "-shm", "-journal"))):
                leftover.unlink(missing_ok=True)
        return cls._connect(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """The library at `path`. Errors: missing, no library, newer, locked, read-only, damaged; the file is then as it was."""
        if _version(path) > SCHEMA_VERSION:
            raise NewerLibraryError(path)
        return cls._connect(path)

    @classmethod
    def read(cls, path: Path) -> Self:
        """The library at `path` to read from only, also on a medium that can't be written or by a later version.

        Errors: missing, no library, damaged; newer where this version doesn't understand it.
        """
        newer = _version(path) > SCHEMA_VERSION
        with said_plainly(path):
            opened = reading(path)
            db = Database(opened.connection, recursive_triggers=False, execute_plugins=False)
            try:
                opened.connection.create_function("tokens", 1, tokens, deterministic=True)
                if not newer:
                    migrate(db)  # a copy of an older library: the file itself is not touched
                opened.connection.execute("PRAGMA query_only = ON")
                opened.connection.execute(UNDERSTOOD).fetchone()
            except sqlite3.OperationalError as error:
                opened.close()
                if newer:
                    raise NewerLibraryError(path) from error
                raise
            except BaseException:
                opened.close()
                raise
        return cls(path, db, opened)

    @classmethod
    def _connect(cls, path: Path) -> Self:
        with said_plainly(path):
            connection = sqlite3.connect(str(path), timeout=TIMEOUT)
            try:
                db = Database(connection, recursive_triggers=False, execute_plugins=False)
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute(f"PRAGMA cache_size = -{CACHE}")
                connection.create_function("tokens", 1, tokens, deterministic=True)
                # A library that can't be written is refused here, before anything depends on it.
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("ROLLBACK")
                (version,) = connection.execute("PRAGMA user_version").fetchone()
                if version > SCHEMA_VERSION:
                    raise NewerLibraryError(path)  # as the write-ahead log has it, where the file's head is behind
                if 0 < version < SCHEMA_VERSION:
                    Backups(path).make_from(connection, BackupKind.BEFORE_UPGRADE)
                # Before the write-ahead log: `open` looks for the mark of a new library in the file itself.
                migrate(db)
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
            except BaseException:
                connection.close()
                raise
        library = cls(path, db)
        library.upgraded = 0 < version < SCHEMA_VERSION
        return library

    def close(self) -> None:
        """Close the connection; the last one folds the write-ahead log into the file."""
        if self._reading is not None:
            self._reading.close()
        self.db.conn.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def write(self) -> Generator[sqlite3.Connection]:
        """One transaction, all or nothing; inside another it is a savepoint. LockedLibraryError after `TIMEOUT`.

        MovedLibraryError where the file is no longer the one that was opened: what is written would reach nobody.
        """
        connection = self.db.conn
        if self.read_only:
            raise ReadOnlyLibraryError(self.path)
        if not connection.in_transaction and _identity(self.path) != self._file:
            raise MovedLibraryError(self.path)
        with said_plainly(self.path):
            if connection.in_transaction:
                with self.db.atomic():
                    yield connection
                return
            begin(connection, TIMEOUT, self.pause)
            try:
                yield connection
                connection.commit()
            except BaseException:
                connection.rollback()
                raise

    def rows(self, sql: str, *values: object) -> list[Record]:
        """The rows of a query as dictionaries."""
        with said_plainly(self.path):
            cursor = self.db.conn.execute(sql, values)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def tuples(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query as tuples: half the time of `rows`, where there are many."""
        with said_plainly(self.path):
            return self.db.conn.execute(sql, values).fetchall()

    def next_id(self, table: str) -> int:
        """An id no row of an AUTOINCREMENT table has ever had; call it inside `write`."""
        found = self.db.conn.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
        return (found[0] if found else 0) + 1

    def insert(self, table: str, rows: Sequence[Mapping[str, object]]) -> None:
        """Add rows that all have the same columns; call it inside `write`."""
        if rows:
            columns = ", ".join(f'"{column}"' for column in rows[0])
            marks = ", ".join("?" * len(rows[0]))
            self.db.conn.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', [tuple(row.values()) for row in rows])

    def run(self, change: Change, author: str) -> Touched:
        """Carry out a change and log it, as one transaction; what was undone before stays logged but can't be redone."""
        if not change.rows:
            return Touched()
        with self.write() as connection, self.remembered.through({*change.tables(), *LOG}):
            touched = change.apply(connection)
            self.log(change, author)
        return touched

    def carry_out(self, make: Callable[[], Change], author: str) -> Touched:
        """Run the change that `make` computes in the same transaction, so that nothing comes between."""
        with self.write():
            return self.run(make(), author)

    def log(self, change: Change, author: str) -> None:
        """Log a change whose rows are written already; call it inside `write`."""
        connection = self.db.conn
        connection.execute("UPDATE change_log SET state = 'dropped' WHERE state = 'undone'")
        entry = connection.execute(
            "INSERT INTO change_log (made_at, author, label_zh, label_en, rows, state) VALUES (?, ?, ?, ?, ?, 'done')",
            (now(), author, change.label.zh, change.label.en, change.to_json()),
        )
        touched = change.touched()
        concerns = [(table, row_id, entry.lastrowid) for table in CONCERNS for row_id in touched.ids.get(table, ())]
        connection.executemany('INSERT INTO concern ("table", row_id, change_id) VALUES (?, ?, ?)', concerns)

    def next_undo(self) -> Notice | None:
        """The label of the step that undo would take back."""
        return self._label("done", "DESC")

    def next_redo(self) -> Notice | None:
        """The label of the step that redo would carry out again."""
        return self._label("undone", "ASC")

    def next_length(self, *, redo: bool) -> int:
        """How much undo, or redo, has to do: what the log holds of that step, in characters; 0 where there is none."""
        found = self._next("length(rows) AS length", *(("undone", "ASC") if redo else ("done", "DESC")))
        return found["length"] if found else 0

    def undo(self) -> Touched:
        """Take back the latest step; nothing touched where there is none."""
        return self._step("done", "DESC", "undone")

    def redo(self) -> Touched:
        """Carry out again the step undone last; nothing touched where there is none."""
        return self._step("undone", "ASC", "done")

    def _next(self, columns: str, state: str, order: str) -> Record | None:
        found = self.rows(f"SELECT {columns} FROM change_log WHERE state = ? ORDER BY id {order} LIMIT 1", state)
        return found[0] if found else None

    def _label(self, state: str, order: str) -> Notice | None:
        entry = self._next("label_zh, label_en", state, order)
        return Notice(entry["label_zh"], entry["label_en"]) if entry else None

    def _step(self, state: str, order: str, becomes: str) -> Touched:
        """StaleChangeError where the rows are no longer as the step left them; it then no longer stands before the next one."""
        with self.write() as connection:
            entry = self._next("*", state, order)
            if entry is None:
                return Touched()
            change = Change.from_json(Notice(entry["label_zh"], entry["label_en"]), entry["rows"])
            touched, stale = Touched(), None
            with self.remembered.through({*change.tables(), *LOG}):
                try:
                    with self.write():
                        touched = (change.inverse() if becomes == "undone" else change).apply(connection)
                except StaleChangeError as error:
                    becomes, stale = "dropped", error
                connection.execute("UPDATE change_log SET state = ? WHERE id = ?", (becomes, entry["id"]))
        if stale:
            raise stale
        return touched

    def check(self) -> dict[str, str | int]:
        """`integrity` is `ok` or what SQLite found; `foreign_keys` and `unindexed` count broken rows; then rows by table."""
        found = [row["integrity_check"] for row in self.rows("PRAGMA integrity_check")]
        broken = len(self.rows("PRAGMA foreign_key_check"))
        unindexed = self.rows("SELECT count(*) AS n FROM paragraph WHERE id NOT IN (SELECT id FROM text_index_docsize)")[0]["n"]
        counts = {
            table: self.rows(f'SELECT count(*) AS n FROM "{table}"')[0]["n"]
            for table in ("source", "plan", "clause", "annotation", "tag", "alignment", "link", "change_log")
        }
        return {"integrity": "; ".join(found), "foreign_keys": broken, "unindexed": unindexed, **counts}
