"""Backups of a library, beside it: whole files that were checked before they count, fewer the older they are.

A backup is the library at one moment, taken while others go on writing. It is one file that opens as a library.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Collection, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from core.errors import (
    BackupClearingError,
    BadBackupError,
    DamagedLibraryError,
    DiskFullError,
    LibraryExistsError,
    LockedLibraryError,
)
from core.files import replacing
from core.model import Touched
from core.progress import CancelledError, Progress
from core.store.plainly import said_plainly
from core.store.schema import APPLICATION_ID, SCHEMA_VERSION

PAGES = 256  # copied in one step: about a megabyte, between which a job can be stopped
NEWEST, DAYS, WEEKS = 5, 7, 8  # automatic backups that stay: the newest, one a day, one a week
OTHERS = 5  # of those made by hand, before an upgrade, before a restoring: the newest of each
CHECK_STEPS = 20_000  # of SQLite's machine, between which a check can be stopped
FORMAT = "%Y-%m-%d %H.%M.%S"


class BackupKind(StrEnum):
    """Why a backup was made; it stands in its name."""

    AUTOMATIC = "auto"
    BY_HAND = "by hand"
    BEFORE_UPGRADE = "before upgrade"
    BEFORE_RESTORE = "before restore"


_NAME = re.compile(rf"(\d{{4}}-\d\d-\d\d \d\d\.\d\d\.\d\d) ({'|'.join(BackupKind)})\.yaodian")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup by its file. `made_at` is local time to the second; `size` in bytes."""

    path: Path
    made_at: datetime
    kind: BackupKind
    size: int


class Backups:
    """The backups of the library at `path`, in a folder named after it. The library itself need not be open, or sound."""

    def __init__(self, path: Path) -> None:
        self._library = path
        self.folder = path.with_name(f"{path.name}.backups")

    def all(self) -> tuple[Backup, ...]:
        """All backups, the newest first."""
        try:
            found = [backup for path in self.folder.iterdir() if (backup := _backup(path))]
        except OSError:
            return ()
        return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True))

    def newest_good(self) -> Backup | None:
        """The newest backup that passes the check; None where none does."""
        return next((backup for backup in self.all() if sound(backup.path)), None)

    def make(self, kind: BackupKind = BackupKind.AUTOMATIC, progress: Progress | None = None) -> Backup:
        """Make a backup of the library's file and let old ones go. DamagedLibraryError where the library is not sound itself."""
        with said_plainly(self._library), closing(_reading(self._library)) as connection:
            return self.make_from(connection, kind, progress)

    def make_from(self, connection: sqlite3.Connection, kind: BackupKind, progress: Progress | None = None) -> Backup:
        """Make a backup of what an open connection reads; it must not be in a transaction."""
        try:
            self.folder.mkdir(exist_ok=True)
            self._sweep(timedelta(hours=1))  # one that is younger may still be made
            target = self._free_name(kind)
            making = target.with_name(f"{target.name}.making")
            try:
                with said_plainly(self._library):
                    copy(connection, making, progress)
                if not sound(making, progress):
                    raise DamagedLibraryError(self._library)
                making.replace(target)
            finally:
                _remove(making)
        except OSError as error:
            raise DiskFullError(self.folder) from error
        self._rotate()
        return _backup(target) or Backup(target, datetime.now(), kind, 0)

    def restore(self, backup: Backup, progress: Progress | None = None) -> None:
        """Put a backup in the place of the library, which nobody may have open; what was there is kept among the backups.

        BadBackupError where it doesn't pass the check, LockedLibraryError where the library is in use: all is then as it was.
        """
        if not sound(backup.path, progress):
            raise BadBackupError(backup.path.name)
        self.folder.mkdir(exist_ok=True)
        coming = self._library.with_name(f"{self._library.name}.restoring")
        try:
            shutil.copyfile(backup.path, coming)
            self._put_aside()
            coming.replace(self._library)
        except OSError as error:
            raise (LockedLibraryError if isinstance(error, PermissionError) else DiskFullError)(self._library) from error
        finally:
            coming.unlink(missing_ok=True)
        self._rotate()

    def _put_aside(self) -> None:
        """Copy the library to the backups and leave no log of it that SQLite would read into another file."""
        if not self._library.exists():
            return
        with suppress(sqlite3.DatabaseError):  # a damaged one is taken as it is
            _fold(self._library)
        aside = self._free_name(BackupKind.BEFORE_RESTORE)
        for end in ("", "-wal"):
            part = self._library.with_name(self._library.name + end)
            if part.exists():
                shutil.copyfile(part, aside.with_name(aside.name + end))
        for end in ("-wal", "-shm"):
            self._library.with_name(self._library.name + end).unlink(missing_ok=True)

    def clear(self, plan_ids: Collection[int], digests: Collection[str]) -> int:
        """Remove every backup that holds one of these plans, or a source with one of these SHA-256, and what can't be read.

        How many went; BackupClearingError where one can't be removed.
        """
        self._sweep(timedelta())
        gone = 0
        for backup in self.all():
            if _holds(backup.path, plan_ids, digests):
                try:
                    _remove(backup.path, strict=True)
                except OSError as error:
                    raise BackupClearingError(backup.path.name) from error
                gone += 1
        return gone

    def _free_name(self, kind: BackupKind) -> Path:
        at = datetime.now()
        while (path := self.folder / f"{at.strftime(FORMAT)} {kind.value}.yaodian").exists():
            at += timedelta(seconds=1)
        return path

    def _rotate(self) -> None:
        found = self.all()
        kept = {backup.path for backup in to_keep(found)}
        for backup in found:
            if backup.path not in kept:
                _remove(backup.path)

    def _sweep(self, age: timedelta) -> None:
        """Remove what a making that was killed left behind, at least `age` ago."""
        if self.folder.is_dir():
            before = datetime.now() - age
            for path in self.folder.glob("*.making*"):
                with suppress(OSError):
                    if datetime.fromtimestamp(path.stat().st_mtime) <= before:
                        path.unlink()


def to_keep(found: Sequence[Backup]) -> list[Backup]:
    """Of backups, newest first, those that stay: the newest, the last of each day and week, some of each other kind."""
    automatic = [backup for backup in found if backup.kind is BackupKind.AUTOMATIC]
    by_day = {backup.made_at.date(): backup for backup in reversed(automatic)}  # the last one of a day is written last
    by_week = {backup.made_at.isocalendar()[:2]: backup for backup in reversed(automatic)}
    kept = {*automatic[:NEWEST], *list(by_day.values())[-DAYS:], *list(by_week.values())[-WEEKS:]}
    for kind in (BackupKind.BY_HAND, BackupKind.BEFORE_UPGRADE, BackupKind.BEFORE_RESTORE):
        kept.update([backup for backup in found if backup.kind is kind][:OTHERS])
    return [backup for backup in found if backup in kept]


def copy(connection: sqlite3.Connection, target: Path, progress: Progress | None = None) -> None:
    """Write what a connection reads, as of one moment, to a new file that needs no other beside it."""

    def step(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress.step(total - remaining, total, "")

    with closing(sqlite3.connect(str(target))) as made:
        connection.execute("BEGIN")  # one moment: what others write meanwhile makes the copy neither begin again nor wait
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.backup(made, pages=PAGES, progress=step)
        finally:
            connection.rollback()
        made.execute("PRAGMA journal_mode = DELETE")


def save_copy(connection: sqlite3.Connection, library: Path, target: Path, progress: Progress | None = None) -> Touched:
    """Write the library that a connection reads to another file; ExportError leaves what was there. Nothing is touched."""
    if target.exists() and library.exists() and target.samefile(library):
        raise LibraryExistsError(target)
    with said_plainly(library), replacing(target) as beside:
        copy(connection, beside, progress)
    return Touched()


def sound(path: Path, progress: Progress | None = None) -> bool:
    """Whether a file is a whole library that this version can open."""

    def heed() -> int:
        try:
            if progress is not None:
                progress.heed()
        except CancelledError:
            return 1
        return 0

    try:
        with closing(_reading(path)) as connection:
            connection.set_progress_handler(heed, CHECK_STEPS)
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError:
        if progress is not None:
            progress.heed()
        return False
    return application == APPLICATION_ID and 0 < version <= SCHEMA_VERSION and found == "ok" and broken is None


def _reading(path: Path) -> sqlite3.Connection:
    """A connection to a database that exists; as one that may write it leaves no write-ahead log behind."""
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=rw", uri=True, timeout=5, isolation_level=None)


def _fold(path: Path) -> None:
    """Bring the write-ahead log into the file; LockedLibraryError where somebody has the library open."""
    with closing(sqlite3.connect(str(path), timeout=1, isolation_level=None)) as connection:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            raise LockedLibraryError(path) from error
        if mode != "delete":
            raise LockedLibraryError(path)


def _holds(path: Path, plan_ids: Collection[int], digests: Collection[str]) -> bool:
    """Whether a backup may hold a plan or a source; one that can't be read may."""
    plans, marks = ",".join(map(str, plan_ids)), ",".join("?" * len(digests))
    try:
        with closing(_reading(path)) as connection:
            found = connection.execute(
                f"SELECT 1 FROM plan WHERE id IN ({plans}) UNION ALL SELECT 1 FROM source WHERE sha256 IN ({marks}) LIMIT 1",
                [*digests],
            ).fetchone()
    except sqlite3.DatabaseError:
        return True
    return found is not None


def _backup(path: Path) -> Backup | None:
    named = _NAME.fullmatch(path.name)
    if named is None:
        return None
    try:
        return Backup(path, datetime.strptime(named[1], FORMAT), BackupKind(named[2]), path.stat().st_size)
    except (OSError, ValueError):
        return None


def _remove(path: Path, *, strict: bool = False) -> None:
    """Remove a database with the files SQLite may have left beside it."""
    for end in ("-journal", "-wal", "-shm", ""):
        try:
            path.with_name(path.name + end).unlink(missing_ok=True)
        except OSError:
            if strict:
                raise
