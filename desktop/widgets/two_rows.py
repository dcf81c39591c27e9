"""Two groups of controls: beside each other where there is room, else one below the other."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

_LEAST = 320


class TwoRows(QWidget):
    """`across_from`: the width from which both stand in one row. A window can shrink below that."""

    def __init__(self, across_from: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._across_from = across_from
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(12, 6, 12, 6)
        self._rows.setSpacing(6)
        self.setMinimumWidth(_LEAST)

    def set_rows(self, first: QLayout | QWidget, second: QLayout) -> None:
        """Fill it; the first group takes what width is left."""
        if isinstance(first, QWidget):
            self._rows.addWidget(first, 1)
        else:
            self._rows.addLayout(first, 1)
        self._rows.addLayout(second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = self.width() >= self._across_from
        self._rows.setDirection(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)
