"""Where the panes of the reader stand: beside each other, or one above the other where there is no room for two."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme
from desktop.widgets import Splitter

PANE_LEAST = 380  # pixels of width that a pane needs beside another: some 16 characters a line


class Sides(Splitter):
    """Panes share the room in equal parts until the line between them is dragged."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Qt.Orientation.Horizontal, parent)
        self.setMinimumWidth(300)

    def show_panes(self, panes: Sequence[QWidget]) -> None:
        """Show these, from left to right, and no others."""
        count = sum(not self.widget(at).isHidden() for at in range(self.count()))
        for at, pane in enumerate(panes):
            self.insertWidget(at, pane)
        for at in range(self.count()):
            self.widget(at).setVisible(self.widget(at) in panes)
        if len(panes) != count:
            self.restore_default_sizes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        wanted = Qt.Orientation.Horizontal if self.width() >= 2 * PANE_LEAST else Qt.Orientation.Vertical
        if wanted != self.orientation():
            self.setOrientation(wanted)
            self.restore_default_sizes()
        super().resizeEvent(event)
