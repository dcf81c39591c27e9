"""What the first window does without is loaded beside it, once it stands, so that the first import or note begins at once."""

from __future__ import annotations

from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer

ROOMS = ("core.importing", "core.sources", "core.notes", "core.workbooks", "core.exchange.tag_set")
"""Of core: these and all that they need are read in a thread. What draws is loaded where it is asked for."""

WAIT = 300  # milliseconds after the start, in which the window paints


class Later(QObject):
    """Loads the rooms once the event loop has run for a moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = Thread(target=self._load, name="later", daemon=True)
        self._stopped = False
        QTimer.singleShot(WAIT, self, self._thread.start)

    def _load(self) -> None:
        for room in ROOMS:
            if not self._stopped:
                import_module(room)

    def stop(self) -> None:
        """Load no further room, and wait for the one that is being loaded; for quitting."""
        self._stopped = True
        if self._thread.is_alive():
            self._thread.join()
