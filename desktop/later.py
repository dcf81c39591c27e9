"""What the first window does without comes once it stands, so that the first search, import or note begins at once."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.slices import Slices

ROOMS = (
    "core.finding",
    "core.aligning",
    "core.annotating",
    "core.ledgers",
    "core.wording",
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
"""Of core: these and all that they need are read in a thread, before the pages, which need most of them."""

WAIT = 300  # milliseconds after the start, in which the window paints


class Later(QObject):
    """Loads the rooms beside the event loop once that has run for a moment, then takes the steps of `making` between events."""

    loaded = Signal()
    made = Signal()  # all that there is to make

    def __init__(self, making: Iterator[object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = Thread(target=self._load, name="later", daemon=True)
        self._stopped = False
        self._steps = making
        self._making = Slices(self)
        self._making.ended.connect(self.made)
        self.loaded.connect(self._make)
        QTimer.singleShot(WAIT, self, self._thread.start)

    def _load(self) -> None:
        for room in ROOMS:
            if not self._stopped:
                import_module(room)
        self.loaded.emit()

    def _make(self) -> None:
        if not self._stopped:
            self._making.begin(self._steps)

    def stop(self) -> None:
        """Make and load nothing further, and wait for the room that is being loaded; for quitting."""
        self._stopped = True
        self._making.stop()
        if self._thread.is_alive():
            self._thread.join()
