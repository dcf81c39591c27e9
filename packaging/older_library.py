"""Writes a library as an earlier version had it, to try upgrades on: `older_library.py LIBRARY OLDER VERSION`.

The tables are made by the first VERSION migrations; of the rows of LIBRARY it has what those tables have columns for.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from core.store.library import tokens
from core.store.schema import APPLICATION_ID, migrations


def tables(connection: sqlite3.Connection, schema: str) -> dict[str, list[str]]:
    """The columns of each table, without those of the index and of SQLite's and the migrations' own."""
    names = connection.execute(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table'").fetchall()
    own = [name for (name,) in names if not name.startswith(("text_index", "sqlite_", "_"))]
    return {name: [row[1] for row in connection.execute(f'PRAGMA {schema}.table_info("{name}")')] for name in own}


def make(library: Path, older: Path, version: int) -> None:
    """Write `older`; it must not be there."""
    with closing(sqlite3.connect(older)) as connection:
        connection.create_function("tokens", 1, tokens, deterministic=True)
        db = Database(connection, recursive_triggers=False, execute_plugins=False)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        pending = [migration.name for migration in migrations.pending(db)]
        migrations.apply(db, stop_before=pending[version:])
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("ATTACH ? AS newer", (str(library),))
        known = tables(connection, "newer")
        with connection:
            for table, columns in tables(connection, "main").items():
                shared = ", ".join(f'"{column}"' for column in columns if column in known.get(table, []))
                if shared:
                    connection.execute(f'INSERT INTO main."{table}" ({shared}) SELECT {shared} FROM newer."{table}"')
            if version == 1:  # whose index was not kept by the tables themselves
                connection.execute("INSERT INTO text_index (rowid, characters) SELECT id, tokens(text) FROM paragraph")


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
