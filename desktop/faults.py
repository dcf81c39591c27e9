"""Faults of ours: said in plain words, kept in a log and in reports that people can read, without a word of any document.

What an exception says may quote a plan; so only its kind, its numbers and the places in the code are kept.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import platform
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib.metadata import version
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Signal, qVersion

from core.errors import UserError

LOG_SIZE, LOGS = 256_000, 3  # bytes of one log, older logs kept
REPORTS = 10
AGAIN = 60.0  # seconds in which the same fault is said once
OLD = timedelta(days=7)

_OUR_FOLDERS = ("core", "desktop", "resources")


def described(error: BaseException) -> str:
    """An exception and those it came from: kinds, numbers and places in the code; nothing of what it says."""
    return "\n".join(_lines(error, set()))


def _lines(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _lines(before, seen)
        yield "then:"
    numbers = [f"errno {error.errno}"] if isinstance(error, OSError) and error.errno is not None else []
    if isinstance(error, sqlite3.Error):
        numbers += [name] if isinstance(name := getattr(error, "sqlite_errorname", None), str) else []
    yield " ".join([f"{type(error).__module__}.{type(error).__qualname__}", *numbers])
    for frame, line in walk_tb(error.__traceback__):
        yield f"  {_place(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}"
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield from _lines(part, seen)


def _place(file: str) -> str:
    """A file of code as far as it says where in the program: folders of the machine are left out."""
    parts = Path(file).parts
    for at in range(len(parts) - 1, -1, -1):
        if parts[at] in _OUR_FOLDERS:
            return "/".join(parts[at:])
    return "/".join(parts[-2:])


def surroundings() -> str:
    """The versions that a report needs."""
    return (
        f"Yaodian {version('yaodian')} · Python {platform.python_version()} · Qt {qVersion()} · "
        f"SQLite {sqlite3.sqlite_version} · {platform.system()} {platform.release()} {platform.machine()}"
    )


class Faults(QObject):
    """Catches what nobody caught, in every thread, and keeps what it can be found by, in a folder of its own."""

    happened = Signal(str)  # what a fault was, for support
    refused = Signal(object)  # a UserError that reached us: it is no fault, and has its own sentence

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._handler = RotatingFileHandler(folder / "yaodian.log", maxBytes=LOG_SIZE, backupCount=LOGS, encoding="utf-8")
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        self._log = logging.Logger("yaodian.faults")  # of our own: nothing else writes to it, and it to nothing else
        self._log.addHandler(self._handler)
        self._said: dict[str, float] = {}
        self._crash_file: Any = None

    # What is caught

    def install(self) -> None:
        """From now on what nobody catches comes here."""
        sys.excepthook = self._caught
        threading.excepthook = lambda args: self._caught(args.exc_type, args.exc_value, args.exc_traceback)
        sys.unraisablehook = lambda args: self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _caught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None:
            error = kind()
        if error.__traceback__ is None:
            error = error.with_traceback(trace)
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        elif isinstance(error, UserError):
            self.refused.emit(error)
        else:
            self.record(error)

    def record(self, error: BaseException) -> str:
        """Keep a fault and say it; the details for support."""
        details = f"{surroundings()}\n{described(error)}"
        if self.keep(details):
            self.happened.emit(details)
        return details

    def keep(self, details: str) -> bool:
        """Write a fault to the log and to a report; False where it was just now, as what fails in painting does."""
        last, self._said[details] = self._said.get(details, -AGAIN), time.monotonic()
        if time.monotonic() - last < AGAIN:
            return False
        self._log.error(details)
        self._report(details)
        return True

    # Reports

    @property
    def report(self) -> Path | None:
        """The newest report; None where there is none."""
        return max(self.folder.glob("report *.txt"), default=None)

    def _report(self, details: str) -> None:
        at = datetime.now()
        text = f"{at.isoformat(timespec='seconds')}\n{details}\n"
        try:
            (self.folder / f"report {at.strftime('%Y-%m-%d %H.%M.%S.%f')}.txt").write_text(text, encoding="utf-8")
            for old in sorted(self.folder.glob("report *.txt"))[:-REPORTS]:
                old.unlink(missing_ok=True)
        except OSError as error:  # a full disk must not be a second fault
            self._log.error("no report: errno %s", error.errno)

    # Crashes of the process itself

    def watch_crashes(self) -> bool:
        """Have a crash of the process leave its places in the code behind; True where an earlier process did so."""
        crashed = [path for path in sorted(self.folder.glob("running-*.txt")) if self._was_crash(path)]
        # It has to stay open as long as the process lives.
        self._crash_file = (self.folder / f"running-{os.getpid()}.txt").open("w", encoding="utf-8")
        faulthandler.enable(self._crash_file)
        return bool(crashed)

    def _was_crash(self, path: Path) -> bool:
        """Whether an earlier process left word of a crash, which becomes a report; old empty files go."""
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
            old = datetime.now() - datetime.fromtimestamp(path.stat().st_mtime) > OLD
            if text.strip() or old:
                path.unlink()
        except OSError:  # of a process that still runs
            return False
        if text.strip():
            self._log.error("crash of an earlier process\n%s", text)
            self._report(f"{surroundings()}\n{text}")
        return bool(text.strip())

    def close(self) -> None:
        """Close the log; nothing crashed."""
        if self._crash_file is not None:
            faulthandler.disable()
            self._crash_file.close()
            Path(self._crash_file.name).unlink(missing_ok=True)
            self._crash_file = None
        self._handler.close()
