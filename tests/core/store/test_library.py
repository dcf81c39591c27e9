"""The library's file: made, opened, refused without being touched, and whole whatever happens in the middle of an import."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

import core.store.library as library_module
from core.errors import (
    DamagedLibraryError,
    DiskFullError,
    LockedLibraryError,
    MissingLibraryError,
    NewerLibraryError,
    NotALibraryError,
    UserError,
)
from core.model import Notice
from core.store import Library, plans
from core.store.schema import SCHEMA_VERSION
from tests.makers import a_library, a_source, store_source

LONG = tuple(f"第{number}条　{'加强统筹协调，' * 20}" for number in range(300))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed library of one plan."""
    with a_library(tmp_path) as library:
        return library.path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def refused(path: Path) -> type[UserError]:
    """The error that opening or reading everything raises; the file has to be as it was."""
    before = digest(path)
    with pytest.raises(UserError) as caught, Library.open(path) as library:
        for plan in plans.plans(library):
            plans.outline(library, plan.id)
    assert digest(path) == before
    assert path.name in caught.value.notice.zh
    assert path.name in caught.value.notice.en
    return caught.type


def test_a_library_opens_again_with_what_was_put_in(path: Path) -> None:
    with Library.open(path) as library:
        assert [plan.title for plan in plans.plans(library)] == ["某省二〇二三年工作要点"]


def test_a_new_library_can_be_opened_a_second_time_while_it_is_open(tmp_path: Path) -> None:
    with Library.create(tmp_path / "库.yaodian") as first, Library.open(first.path) as second:
        store_source(first, a_source())
        assert len(plans.plans(second)) == 1


@pytest.mark.usefixtures("short_wait")
def test_a_write_that_is_told_what_to_do_meanwhile_begins_when_the_other_has_ended(path: Path) -> None:
    with Library.open(path) as first, Library.open(path) as second, ExitStack() as writing:
        writing.enter_context(first.write())
        paused: list[int] = []

        def pause() -> None:
            paused.append(len(plans.plans(second)))
            if len(paused) == 3:
                writing.close()

        second.pause = pause
        store_source(second, a_source(("别的文件", "一、正文。")))
        assert paused == [1, 1, 1] and len(plans.plans(second)) == 2
        with first.write(), pytest.raises(LockedLibraryError):  # it waits no longer than others do
            store_source(second, a_source(("又一份文件", "一、正文。")))
        assert len(paused) > 3 and len(plans.plans(second)) == 2


@pytest.mark.usefixtures("short_wait")
def test_a_library_closed_while_a_write_waits_says_locked(path: Path) -> None:
    with Library.open(path) as first, Library.open(path) as second, first.write():
        second.pause = second.close
        with pytest.raises(LockedLibraryError):
            store_source(second, a_source(("别的文件", "一、正文。")))


def test_a_library_keeps_a_write_ahead_log_and_checks_foreign_keys(path: Path) -> None:
    with Library.open(path) as library:
        assert library.rows("PRAGMA journal_mode") == [{"journal_mode": "wal"}]
        with pytest.raises(sqlite3.IntegrityError), library.write() as connection:
            connection.execute("INSERT INTO noise (source_id, kind, start, \"end\") VALUES (99, 'other', 0, 1)")


def test_creating_never_overwrites_a_file(path: Path) -> None:
    before = digest(path)
    with pytest.raises(FileExistsError):
        Library.create(path)
    assert digest(path) == before


def test_creating_in_a_folder_that_is_not_there_names_the_folder(tmp_path: Path) -> None:
    with pytest.raises(MissingLibraryError, match="nowhere"):
        Library.create(tmp_path / "nowhere" / "a.yaodian")


def test_a_library_that_could_not_be_made_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(library_module, "migrate", full_disk)
    with pytest.raises(DiskFullError):
        Library.create(tmp_path / "a.yaodian")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_is_said_to_be_missing_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(MissingLibraryError):
        Library.open(tmp_path / "a.yaodian")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"\xe5\xb7\xa5\xe4\xbd\x9c\xe8\xa6\x81\xe7\x82\xb9" * 100, b"SQLite format 3\0", b"PK\x03\x04" + bytes(200)]
)
def test_a_file_that_is_no_database_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.yaodian"
    path.write_bytes(content)
    assert refused(path) is NotALibraryError
    assert [file.name for file in tmp_path.iterdir()] == ["a.yaodian"]


def test_a_database_of_another_program_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE plan (id)")
    connection.close()
    assert refused(path) is NotALibraryError


def test_a_library_of_a_newer_version_is_refused_untouched(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    assert refused(path) is NewerLibraryError


def test_a_newer_version_is_seen_in_the_write_ahead_log_too(path: Path) -> None:
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA wal_autocheckpoint = 0")
    newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    assert refused(path) is NewerLibraryError
    newer.close()
    assert refused(path) is NewerLibraryError


@pytest.mark.usefixtures("short_wait")
def test_a_newer_version_is_seen_before_sqlite_is_asked_for_anything(path: Path) -> None:
    newer = sqlite3.connect(path, isolation_level=None)
    newer.execute("PRAGMA journal_mode = DELETE")
    newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    newer.execute("BEGIN EXCLUSIVE")
    assert refused(path) is NewerLibraryError
    newer.close()


def test_a_truncated_library_is_refused_untouched(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 3)
    assert refused(path) is DamagedLibraryError


@pytest.mark.parametrize("part", range(1, 8))
def test_a_library_overwritten_in_the_middle_is_damaged_or_fails_its_check(path: Path, part: int) -> None:
    size = path.stat().st_size
    content = bytearray(path.read_bytes())
    at = size * part // 8 // 4096 * 4096
    content[at : at + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    try:
        with Library.open(path) as library:
            for plan in plans.plans(library):
                plans.outline(library, plan.id)
            assert library.check()["integrity"] != "ok"
    except DamagedLibraryError:
        pass
    assert path.read_bytes() == bytes(content)


def test_text_that_is_not_utf8_any_more_counts_as_damage(path: Path) -> None:
    content = path.read_bytes()
    spoiled = content.replace("各地要压实责任".encode(), b"\xff" * len("各地要压实责任".encode()))
    assert spoiled != content
    path.write_bytes(spoiled)
    assert refused(path) is DamagedLibraryError


@pytest.fixture
def short_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_module, "TIMEOUT", 0.05)


@pytest.fixture
def held(path: Path) -> Iterator[sqlite3.Connection]:
    """The file of `path` in the hands of another program."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    yield connection
    connection.close()


@pytest.mark.usefixtures("short_wait", "held")
def test_opening_a_library_another_program_writes_says_locked(path: Path) -> None:
    assert refused(path) is LockedLibraryError


@pytest.mark.usefixtures("short_wait")
def test_a_write_beside_another_write_says_locked_and_changes_nothing(path: Path) -> None:
    with Library.open(path) as first, Library.open(path) as second, first.write():
        with pytest.raises(LockedLibraryError):
            store_source(second, a_source(("别的文件", "一、正文。")))
        assert len(plans.plans(second)) == 1


AS_NOBODY = """
import os, sys
from pathlib import Path
from core.errors import UserError
from core.store import Library
path = Path(sys.argv[2])
if os.getuid() == 0:
    os.setuid(65534)
try:
    getattr(Library, sys.argv[1])(path)
except UserError as error:
    print(type(error).__name__)
"""


def refused_without_rights(how: str, path: Path) -> str:
    """What a process that may not write says to `Library.open` or `create`; root may always, so it steps down first."""
    for folder in path.parents[:4]:  # the folders pytest makes are closed to others
        if folder.stat().st_mode & 0o055 != 0o055:
            folder.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", AS_NOBODY, how, str(path)], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout.strip()


def test_a_library_that_cannot_be_written_is_refused_untouched(path: Path) -> None:
    before = digest(path)
    path.chmod(0o444)
    assert refused_without_rights("open", path) == "ReadOnlyLibraryError"
    assert digest(path) == before


def test_a_library_that_cannot_be_read_is_refused(path: Path) -> None:
    path.chmod(0o000)
    assert refused_without_rights("open", path) == "ReadOnlyLibraryError"


def test_a_library_in_a_folder_that_cannot_be_written_is_refused_untouched(path: Path) -> None:
    before = digest(path)
    path.chmod(0o666)
    path.parent.chmod(0o555)
    assert refused_without_rights("open", path) == "ReadOnlyLibraryError"
    path.parent.chmod(0o755)
    assert digest(path) == before


def test_a_library_in_a_folder_that_cannot_be_written_is_not_made(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    assert refused_without_rights("create", tmp_path / "a.yaodian") == "ReadOnlyLibraryError"
    tmp_path.chmod(0o755)
    assert list(tmp_path.iterdir()) == []


def rows_by_table(library: Library) -> dict[str, int]:
    tables = ("source", "noise", "plan", "evidence", "paragraph", "clause", "text_index_docsize", "change_log")
    return {table: library.rows(f"SELECT count(*) AS n FROM {table}")[0]["n"] for table in tables}


def test_an_import_that_fails_in_the_middle_leaves_nothing(path: Path) -> None:
    with Library.open(path) as library:
        before = rows_by_table(library)
        with pytest.raises(RuntimeError), library.write():
            source = a_source(LONG)
            ids = store_source(library, source, "a")
            library.log(plans.imported(ids, Notice("导入", "Import")), "")
            raise RuntimeError
        assert rows_by_table(library) == before
        assert library.check()["integrity"] == "ok"
        (plan_id,) = store_source(library, a_source(LONG))
        assert len(plans.outline(library, plan_id).clauses) == len(LONG)


KILLED = """
import sys
from pathlib import Path
from core.store import Library
from tests.core.store.test_library import LONG
from tests.makers import a_source, store_source

path = Path(sys.argv[1])
library = Library.open(path) if path.exists() else Library.create(path)
library.db.conn.execute("PRAGMA cache_size = 5")  # so that pages of the transaction reach the disk before it ends
with library.write():
    store_source(library, a_source(LONG), "半途.txt", b"x" * 300000)
    print("in the middle", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("new", [False, True], ids=["a library in use", "a library just made"])
def test_an_import_killed_in_the_middle_leaves_a_sound_library_with_nothing_of_it(
    tmp_path: Path, project: Path, new: bool
) -> None:
    path = tmp_path / "库.yaodian"
    before = None
    if not new:
        with a_library(tmp_path) as library:
            before = rows_by_table(library)
    command = [sys.executable, "-c", KILLED, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=project) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "in the middle\n"
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    with Library.open(path) as library:
        found = rows_by_table(library)
        assert found == (before or dict.fromkeys(found, 0))
        assert library.check()["integrity"] == "ok"
        assert library.check()["foreign_keys"] == 0
        assert len(store_source(library, a_source(LONG))) == 1


UNINDEX = """INSERT INTO text_index (text_index, rowid, characters)
    SELECT 'delete', id, tokens(text) FROM paragraph ORDER BY id DESC LIMIT 1"""


def test_check_counts_what_is_there_and_names_what_is_broken(path: Path) -> None:
    with Library.open(path) as library:
        found = library.check()
        assert (found["integrity"], found["foreign_keys"], found["unindexed"]) == ("ok", 0, 0)
        assert (found["source"], found["plan"], found["clause"], found["annotation"]) == (1, 1, 5, 0)
        connection = library.db.conn
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("INSERT INTO paragraph (plan_id, start, text, pieces) VALUES (9, 0, '', '[]')")
        assert (library.check()["foreign_keys"], library.check()["unindexed"]) == (1, 0)
        connection.execute(UNINDEX)
        assert (library.check()["foreign_keys"], library.check()["unindexed"]) == (1, 1)
        connection.rollback()


def test_a_transaction_inside_another_can_fail_alone(path: Path) -> None:
    with Library.open(path) as library:
        with library.write() as connection:
            connection.execute("UPDATE plan SET year = 2001")
            with pytest.raises(RuntimeError), library.write():
                connection.execute("UPDATE plan SET year = 2002")
                raise RuntimeError
        assert plans.plans(library)[0].metadata.year == 2001
