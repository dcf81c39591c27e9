"""Sees when another program has written the open library, and lets the views read it anew."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from core.model import Touched
from desktop.desk import Desk

LOOK = 2_000  # milliseconds
EVERYTHING = ("plan", "annotation", "tag", "alignment", "link")


class OutsideChanges(QObject):
    """Looks every two seconds; what the jobs of this window write is told by themselves."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known = 0
        desk.library_changed.connect(self._take_note)
        desk.touched.connect(lambda _: self._take_note())
        desk.jobs.finished.connect(self._take_note)
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(LOOK)

    def _take_note(self) -> None:
        session = self._desk.session
        self._known = session.version_of_others if session else 0

    def look(self) -> None:
        """Tell the views where somebody else has changed something."""
        session = self._desk.session
        if session is None or self._desk.jobs.busy or session.version_of_others == self._known:
            return
        self._desk.touched.emit(Touched({table: frozenset() for table in EVERYTHING}))
        self._desk.said.emit(self.tr("另一个程序改了这个资料库，已更新"))
