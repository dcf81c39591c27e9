"""What is typed into a field is saved while it is typed, so that a crash or a power cut takes a few seconds of it at most."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit

WAIT = 10_000  # ms from the first sign typed to the saving of it and of what followed


class SaveSoon(QObject):
    """`due` says that it is time; a field that was emptied is left to whoever saves when the field is left."""

    due = Signal()

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        self.timer = QTimer(self, interval=WAIT, singleShot=True)
        self.timer.timeout.connect(self._fall_due)
        field.textChanged.connect(self._wait)

    def _wait(self) -> None:
        if self._field.hasFocus() and not self.timer.isActive():
            self.timer.start()

    def _fall_due(self) -> None:
        if self._field.hasFocus() and self._field.toPlainText().strip():
            self.due.emit()
