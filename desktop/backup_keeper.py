"""Makes backups by itself: after so many changes, after some time with any, and when a changed library is closed."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from core.model import Touched
from core.store.backups import BackupKind, Backups
from desktop.desk import Desk
from desktop.jobs import Job

CHANGES, SECONDS = 40, 600.0  # a backup is due after so many changes, or after this time with at least one
LOOK = 60_000  # milliseconds between looks at the clock


class BackupKeeper(QObject):
    """Counts what is changed in the library of a desk. Nothing is made while the user has switched it off."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._changes = 0
        self._since = time.monotonic()
        self._closing: Path | None = None  # a library that was changed and is being closed
        desk.touched.connect(self._touched)
        desk.library_closing.connect(self._about_to_close)
        desk.library_changed.connect(self._library_changed)
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(LOOK)

    def _touched(self, _: Touched) -> None:
        self._changes += self._desk.read_only is None
        if self._changes >= CHANGES:
            self._make()

    def look(self) -> None:
        """Make a backup where the time has come."""
        session = self._desk.session
        if session is None or not self._changes:
            return
        if time.monotonic() - self._since >= SECONDS or not session.backups.all():
            self._make()

    def _make(self) -> None:
        if self._desk.settings.backs_up:
            self._desk.run(
                self.tr("正在备份"),
                lambda session, progress: session.backups.make(BackupKind.AUTOMATIC, progress),
                lambda _: None,
            )
        self._begin()

    def _begin(self) -> None:
        self._changes, self._since = 0, time.monotonic()

    def _about_to_close(self) -> None:
        session = self._desk.session
        self._closing = session.path if session is not None and self._changes and self._desk.settings.backs_up else None

    def _library_changed(self) -> None:
        closed, self._closing = self._closing, None
        self._begin()
        if closed is not None and closed.exists():
            work = Job(self.tr("正在备份"), lambda _, progress: Backups(closed).make(progress=progress), lambda _: None)
            self._desk.jobs.run_alone(work)
