"""A library that is only read: on a medium that can't be written, beside a writer, of an older or a later version."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import DamagedLibraryError, MovedLibraryError, NewerLibraryError, ReadOnlyLibraryError, UserError
from core.session import Session
from core.store import Library, plans
from core.store.schema import SCHEMA_VERSION
from tests.makers import LINES, a_library, a_source, clause_ids, store_source


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed library of one plan."""
    with a_library(tmp_path) as library:
        return library.path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_reading_changes_neither_the_file_nor_its_folder(path: Path) -> None:
    before = digest(path)
    with Library.read(path) as library:
        assert library.read_only
        assert [plan.title for plan in plans.plans(library)] == [LINES[0]]
        with pytest.raises(ReadOnlyLibraryError):
            store_source(library, a_source(("新的", "一、正文。")))
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            library.db.conn.execute("DELETE FROM plan")
    assert digest(path) == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_every_edit_of_a_session_that_reads_is_refused_with_a_sentence(path: Path) -> None:
    with Session.read(path) as session:
        clause_id = clause_ids(session.library, 1)[0]
        edits = (
            lambda: session.annotating.add(1, clause_id=clause_id, note="批注"),
            lambda: session.tagging.add("标签"),
            lambda: session.sources.bin_plans([1]),
            lambda: session.sources.erase([1]),
            session.undo,
        )
        for edit in edits:
            with pytest.raises(UserError) as caught:
                edit()
            assert path.name in caught.value.notice.zh


def test_a_reader_sees_what_a_writer_does_beside_it(path: Path) -> None:
    with Library.open(path) as writer, Library.read(path) as reader:
        store_source(writer, a_source(("新的", "一、正文。")))
        assert len(plans.plans(reader)) == 2


READ_AS_NOBODY = """
import os, sys
from pathlib import Path
import core.finding  # while it may be read: the sources can lie where nobody else looks
from core.session import Session
if os.getuid() == 0:
    os.setuid(65534)
with Session.read(Path(sys.argv[1])) as session:
    print(len(session.plans()), len(session.outline(1).clauses), session.search("机制").total, len(session.annotations()))
"""


def read_without_rights(path: Path) -> str:
    """What a process that may write neither the file nor its folder reads."""
    for folder in path.parents[1:4]:
        if folder.stat().st_mode & 0o055 != 0o055:
            folder.chmod(0o755)
    for entry in path.parent.iterdir():
        entry.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        done = subprocess.run([sys.executable, "-c", READ_AS_NOBODY, str(path)], capture_output=True, text=True, check=False)
    finally:
        path.parent.chmod(0o755)
    assert done.stderr == ""
    return done.stdout.strip()


def test_a_library_on_a_medium_that_cannot_be_written_is_read(path: Path) -> None:
    assert read_without_rights(path) == "1 5 1 0"


def test_what_stands_only_in_the_log_of_a_medium_that_cannot_be_written_is_read_too(path: Path, tmp_path: Path) -> None:
    medium = tmp_path / "盘" / path.name
    medium.parent.mkdir()
    with Session.open(path) as session:
        session.annotating.add(1, clause_id=clause_ids(session.library, 1)[0], note="只在日志里")
        for end in ("", "-wal"):  # as a crash leaves them, carried to the medium without the index of the log
            shutil.copyfile(f"{path}{end}", f"{medium}{end}")
    before = digest(medium)
    assert read_without_rights(medium) == "1 5 1 1"
    assert digest(medium) == before


def as_version(path: Path, version: int, *statements: str) -> None:
    """Say that a library is of a version, and change its tables."""
    connection = sqlite3.connect(path)
    for statement in (*statements, f"PRAGMA user_version = {version}"):
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_library_of_an_older_version_is_read_without_being_brought_up(path: Path) -> None:
    as_version(path, SCHEMA_VERSION - 1)
    before = digest(path)
    with Library.read(path) as library:
        assert len(plans.plans(library)) == 1
        assert library.path == path
    assert digest(path) == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_library_of_a_later_version_is_read_where_it_is_understood(path: Path) -> None:
    as_version(path, SCHEMA_VERSION + 1, "ALTER TABLE plan ADD COLUMN new_in_later_versions TEXT")
    with pytest.raises(NewerLibraryError):
        Library.open(path)
    with Library.read(path) as library:
        assert len(plans.plans(library)) == 1


def test_a_library_of_a_later_version_that_is_not_understood_is_refused(path: Path) -> None:
    as_version(path, SCHEMA_VERSION + 1, "ALTER TABLE plan RENAME COLUMN title TO name")
    with pytest.raises(NewerLibraryError):
        Library.read(path)


def test_a_damaged_head_is_said_plainly(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:200] = b"\xff" * 100
    path.write_bytes(data)
    for how in (Library.open, Library.read):
        with pytest.raises(DamagedLibraryError):
            how(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows doesn't let an open file be moved")
@pytest.mark.parametrize("how", ["moved", "replaced", "folder gone"])
def test_nothing_is_written_to_a_library_that_was_moved_while_it_was_open(tmp_path: Path, how: str) -> None:
    folder = tmp_path / "盘"
    folder.mkdir()
    with a_library(folder) as library:
        path = library.path
        store_source(library, a_source(("先前", "一、正文。")))
        if how == "folder gone":
            folder.rename(tmp_path / "走了")
        else:
            path.rename(path.with_name("走了.yaodian"))
            if how == "replaced":
                with Library.create(path):
                    pass
        with pytest.raises(MovedLibraryError) as caught:
            store_source(library, a_source(("后来", "一、正文。")))
        assert path.name in caught.value.notice.zh
        assert how == "replaced" or len(plans.plans(library)) == 2  # what is there can still be read, and saved elsewhere
