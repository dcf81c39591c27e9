"""How long the five seeds take from file to stored plans."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from core.session import Session
from tests.bench.figures import Figure, typical


def measure(files: Sequence[Path], folder: Path, repeats: int) -> list[Figure]:
    """Import into a new library each time, against reading, decoding and storing the bare text."""
    number = count()

    def ours() -> None:
        with Session.create(folder / f"import{next(number)}.yaodian") as session:
            refused = [report.file for report in session.import_files(files) if report.refused]
        if refused:
            raise RuntimeError(f"not imported: {refused}")

    def bare() -> None:
        connection = sqlite3.connect(folder / f"bare{next(number)}.db")
        connection.execute("CREATE TABLE source (name TEXT, text TEXT)")
        with connection:
            connection.executemany(
                "INSERT INTO source VALUES (?, ?)", [(file.name, file.read_bytes().decode()) for file in files]
            )
        connection.close()

    name = f"import {len(files)} seeds"
    return [Figure(name, typical(ours, repeats), typical(bare, repeats), "read, decode, insert the text", "target 1 s")]
