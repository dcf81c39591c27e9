"""What the first window does without comes once it stands, so that the first search, import or note begins at once."""

from __future__ import annotations

from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer

from desktop.late_pages import LatePages
from desktop.slices import Slices

ROOMS = (
    "core.language.facts.by_rule",
    "core.lexicons",
    "core.histories",
    "core.linking",
    "core.importing",
    "core.sources",
    "core.notes",
    "core.workbooks",
    "core.exchange.tag_set",
)
"""Of core: these and all that they need are read in a thread. What the pages need comes with them."""

WAIT = 300  # milliseconds after the start, in which the window paints


class Later(QObject):
    """Makes the pages between events once the event loop has run for a moment, then loads the rooms beside it."""

    def __init__(self, pages: LatePages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = Thread(target=self._load, name="later", daemon=True)
        self._stopped = False
        self._making = Slices(self)
        self._making.ended.connect(self._thread.start)
        QTimer.singleShot(WAIT, self, lambda: self._making.begin(pages.prepare()))

    def _load(self) -> None:
        for room in ROOMS:
            if not self._stopped:
                import_module(room)

    def stop(self) -> None:
        """Make and load nothing further, and wait for the room that is being loaded; for quitting."""
        self._stopped = True
        self._making.stop()
        if self._thread.is_alive():
            self._thread.join()
