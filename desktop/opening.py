"""Opening a library for one window: to change it where that can be, else to read it, with the reason.

A lock beside the library keeps a second window from changing it; one that a crash left behind doesn't count. Programs that
write for a moment, as the command line does, need no lock: SQLite lets one write after the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLockFile, QTimer

from core.errors import LockedLibraryError, NewerLibraryError, ReadOnlyLibraryError, UserError
from core.model import Notice
from core.session import Session

_NOT_WRITABLE = Notice(
    "只能看：这个资料库或它所在的文件夹不能写入。要修改，请另存副本到能写入的位置。",
    "Read-only: this library or its folder cannot be written. To make changes, save a copy in a place you can write to.",
)
_NEWER = Notice(
    "只能看：这个资料库由更新版本的要点写成。升级要点后就能修改。",
    "Read-only: this library was written by a newer version of Yaodian. Upgrade to make changes.",
)
_BUSY = Notice(
    "只能看：另一个程序正在写这个资料库。等它写完后点“重试”。",
    "Read-only: another program is writing this library. Try again when it is done.",
)


PAUSE = 15  # milliseconds


@dataclass(frozen=True)
class Opened:
    """A session, the lock that it holds, and why nothing can be changed (None: it can)."""

    session: Session
    lock: QLockFile | None = None
    read_only: Notice | None = None

    def close(self) -> None:
        """Close the session and let go of the lock."""
        self.session.close()
        if self.lock is not None:
            self.lock.unlock()


def opened(path: Path, author: str, *, create: bool = False) -> Opened:
    """Open or create the library at `path`; UserError where it can't even be read."""
    if create:
        session = _unhurried(Session.create(path, author))
        return Opened(session, _locked(path)[0])
    lock, elsewhere = _locked(path) if path.is_file() else (None, None)
    if elsewhere is not None:
        return Opened(Session.read(path, author), None, elsewhere)
    try:
        return Opened(_unhurried(Session.open(path, author)), lock)
    except UserError as error:
        if lock is not None:
            lock.unlock()
        why = _reason(error)
        if why is None:
            raise
        return Opened(Session.read(path, author), None, why)


def _unhurried(session: Session) -> Session:
    """A session whose writes let the window go on while a job's or another program's transaction is under way."""
    session.library.pause = _pause
    return session


def _pause() -> None:
    """Let the window paint and its jobs report for a moment; keys and clicks wait, so that edits stay in their order."""
    loop = QEventLoop()
    QTimer.singleShot(PAUSE, loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def _reason(error: UserError) -> Notice | None:
    reasons = {ReadOnlyLibraryError: _NOT_WRITABLE, NewerLibraryError: _NEWER, LockedLibraryError: _BUSY}
    return reasons.get(type(error))


def _locked(path: Path) -> tuple[QLockFile | None, Notice | None]:
    """The lock of a library, or who has it; neither where its folder takes no lock."""
    lock = QLockFile(str(path.with_name(f"{path.name}.lock")))
    lock.setStaleLockTime(0)  # however long it is held: it is stale when the program that made it is gone
    if lock.tryLock(0):
        return lock, None
    if lock.error() is not QLockFile.LockError.LockFailedError:
        return None, None
    process, host, _ = lock.getLockInfo()
    return None, Notice(
        f"只能看：这个资料库已在另一个要点窗口中打开（{host}，进程 {process}）。关掉那个窗口后点“重试”。",
        f"Read-only: this library is open in another window ({host}, process {process}). Close that one, then try again.",
    )
