"""Backups: whole, checked, taken beside writers, let go by age, restored, and cleared of what was erased."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import BackupClearingError, BadBackupError, DamagedLibraryError, LockedLibraryError
from core.progress import CancelledError, ControlledProgress, Progress
from core.session import Session
from core.store import Library, plans
from core.store.backups import DAYS, NEWEST, WEEKS, Backup, BackupKind, Backups, sound, to_keep
from core.store.schema import SCHEMA_VERSION
from tests.makers import a_library, a_source, clause_ids, store_source

SECRET = "绝密绝密的内容只此一处"
LONG = ("长文件", *(f"第{number}条　{'加强统筹协调，' * 20}" for number in range(300)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed library of one plan."""
    with a_library(tmp_path) as library:
        return library.path


def titles(path: Path) -> list[str]:
    with Library.open(path) as library:
        return [plan.title for plan in plans.plans(library)]


class Doing(Progress):
    """Does something at every step."""

    def __init__(self, act: Callable[[], object]) -> None:
        self.act = act
        self.steps = 0

    def step(self, done: int, total: int, what: str) -> None:
        self.steps += 1
        self.act()


def test_a_backup_is_one_file_that_opens_as_the_library(path: Path) -> None:
    made = Backups(path).make()
    assert [entry.name for entry in made.path.parent.iterdir()] == [made.path.name]
    assert made.size == made.path.stat().st_size > 0
    assert titles(made.path) == titles(path)
    assert Backups(path).all() == (made,)


def test_writers_go_on_while_a_backup_is_made_and_it_holds_one_moment(tmp_path: Path) -> None:
    with a_library(tmp_path, *(a_source(LONG, noise=f"第{n}次") for n in range(3))) as library:
        before = titles(library.path)

        def write() -> None:
            store_source(library, a_source(("新的", "一、正文。")), content=random.randbytes(8))

        progress = Doing(write)
        made = Backups(library.path).make(progress=progress)
        assert progress.steps > 2
        assert len(plans.plans(library)) == len(before) + progress.steps
    assert titles(made.path) == before


def test_a_backup_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    with a_library(tmp_path, a_source(LONG)) as library:
        progress = ControlledProgress()
        progress.cancel()
        with pytest.raises(CancelledError):
            Backups(library.path).make(progress=progress)
        assert list(Backups(library.path).folder.iterdir()) == []
        store_source(library, a_source())


def spoil(path: Path) -> None:
    """Overwrite pages behind the first ones."""
    data = bytearray(path.read_bytes())
    data[4096 * 4 : 4096 * 12] = b"\xa5" * 4096 * 8
    path.write_bytes(data)


def test_a_damaged_library_gets_no_backup_and_the_newest_good_one_is_found(tmp_path: Path) -> None:
    with a_library(tmp_path, a_source(LONG)) as library:
        path = library.path
    first, second = Backups(path).make(), Backups(path).make()
    assert first.path != second.path
    spoil(path)
    with pytest.raises(DamagedLibraryError):
        Backups(path).make()
    assert Backups(path).all() == (second, first)
    spoil(second.path)
    assert Backups(path).newest_good() == first


@pytest.mark.parametrize("spoilt", [False, True], ids=["sound", "damaged"])
def test_restoring_puts_the_backup_in_place_and_keeps_what_was_there(tmp_path: Path, spoilt: bool) -> None:
    with a_library(tmp_path, a_source(LONG)) as library:
        path = library.path
        made = Backups(path).make()
        store_source(library, a_source())
    if spoilt:
        spoil(path)
    there = path.read_bytes()
    Backups(path).restore(made)
    assert titles(path) == ["长文件"]
    (aside,) = [backup for backup in Backups(path).all() if backup.kind is BackupKind.BEFORE_RESTORE]
    if spoilt:
        assert aside.path.read_bytes()[100:] == there[100:]
        assert not sound(aside.path)
    else:
        assert len(titles(aside.path)) == 2


def test_restoring_what_is_in_use_or_with_a_bad_backup_changes_nothing(tmp_path: Path) -> None:
    with a_library(tmp_path, a_source(LONG)) as library:
        path = library.path
        made = Backups(path).make()
        store_source(library, a_source())
        with pytest.raises(LockedLibraryError):
            Backups(path).restore(made)
        assert len(plans.plans(library)) == 2
    spoil(made.path)
    with pytest.raises(BadBackupError):
        Backups(path).restore(made)
    assert len(titles(path)) == 2
    assert not path.with_name(f"{path.name}.restoring").exists()


def test_a_library_of_an_older_version_is_backed_up_before_it_is_brought_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    connection.close()
    titles(path)
    (made,) = Backups(path).all()
    assert made.kind is BackupKind.BEFORE_UPGRADE
    with sqlite3.connect(made.path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION - 1,)
    connection.close()


times = st.lists(
    st.integers(0, 60 * 24 * 120).map(lambda minutes: datetime(2026, 1, 31) + timedelta(minutes=minutes)), max_size=80
)


@given(times)
def test_what_stays_is_the_newest_then_the_last_of_each_day_and_week(made: list[datetime]) -> None:
    found = [Backup(Path(str(i)), at, BackupKind.AUTOMATIC, 1) for i, at in enumerate(sorted(made, reverse=True))]
    kept = to_keep(found)
    assert kept[:NEWEST] == found[:NEWEST]
    assert len(kept) <= NEWEST + DAYS + WEEKS
    assert to_keep(kept) == kept
    days = sorted({backup.made_at.date() for backup in found}, reverse=True)[:DAYS]
    for day in days:
        assert next(backup for backup in found if backup.made_at.date() == day) in kept


def test_those_made_by_hand_are_not_crowded_out_by_automatic_ones(path: Path) -> None:
    backups = Backups(path)
    by_hand = backups.make(BackupKind.BY_HAND)
    for _ in range(NEWEST + 2):
        backups.make()
    assert by_hand in backups.all()
    assert len(backups.all()) == NEWEST + 1


def everything(folder: Path) -> bytes:
    return b"".join(entry.read_bytes() for entry in sorted(folder.rglob("*")) if entry.is_file())


def with_a_secret(folder: Path) -> tuple[Path, int]:
    """A library with a plan that holds the secret, twice backed up, and the plan's id; the plan is in the bin."""
    with a_library(folder) as library:
        path = library.path
        Backups(path).make()  # before the secret came
        (plan_id,) = store_source(library, a_source(("密件", f"一、{SECRET}。")), "密.txt")
        Backups(path).make()
    with Session.open(path) as session:
        session.annotating.add(plan_id, clause_id=clause_ids(session.library, plan_id)[0], note="批注")
        session.backups.make(BackupKind.BY_HAND)
        session.sources.bin_plans([plan_id])
    aside = Backups(path).folder / "x.yaodian.making"
    aside.write_text(SECRET, encoding="utf-8")
    return path, plan_id


def test_what_is_erased_is_in_no_file_beside_the_library(tmp_path: Path) -> None:
    path, plan_id = with_a_secret(tmp_path)
    assert SECRET.encode() in everything(path.parent)
    with Session.open(path) as session:
        session.sources.erase([plan_id])
    assert SECRET.encode() not in everything(path.parent)
    (left,) = Backups(path).all()  # the one from before the secret
    assert titles(left.path) == titles(path)


def test_where_a_backup_cannot_be_cleared_nothing_is_erased(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, plan_id = with_a_secret(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    with Session.open(path) as session:
        monkeypatch.setattr(Path, "unlink", refuse)
        with pytest.raises(BackupClearingError):
            session.sources.erase([plan_id])
        monkeypatch.undo()
        assert [plan.id for plan, _ in session.sources.binned()] == [plan_id]
        assert session.check()["integrity"] == "ok"
