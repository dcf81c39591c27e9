"""How the reading desk is divided: plans over the section tree, the text, the annotations; which of them are shown."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme
from desktop.widgets import Splitter

FOLD_BELOW = 1240  # pixels of width under which the right pane is folded away
LEFT_LEAST, RIGHT_LEAST, RIGHT_MOST = 220, 280, 440


class Panes(Splitter):
    """Three panes side by side, the left one of two."""

    def __init__(self, theme: Theme, *, above: QWidget, below: QWidget, middle: QWidget, right: QWidget) -> None:
        super().__init__(theme)
        self._folded = False
        self._right = right
        self.left = Splitter(theme, Qt.Orientation.Vertical)
        self.left.addWidget(above)
        self.left.addWidget(below)
        self.left.setMinimumWidth(LEFT_LEAST)
        right.setMinimumWidth(RIGHT_LEAST)
        right.setMaximumWidth(RIGHT_MOST)
        for widget in (self.left, middle, right):
            self.addWidget(widget)
        self.setStretchFactor(1, 1)
        self.set_default_sizes([290, 830, 320])
        self.left.set_default_sizes([300, 460])

    def toggle_right(self) -> None:
        """Show or hide the right pane; what the user chose is not undone by the window's width."""
        self._folded = False
        self._right.setVisible(self._right.isHidden())

    def sides_shown(self) -> bool:
        """Whether the side panes are there."""
        return not self.left.isHidden()

    def show_sides(self, on: bool) -> None:
        """Show or hide both side panes."""
        self.left.setVisible(on)
        self._right.setVisible(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The right pane gives way to the text in a narrow window, and comes back in a wide one if that is why it went."""
        super().resizeEvent(event)
        narrow, was_narrow = self.width() < FOLD_BELOW, 0 < event.oldSize().width() < FOLD_BELOW
        if narrow and not was_narrow and not self._right.isHidden():
            self._folded = True
            self._right.hide()
        elif not narrow and self._folded:
            self._folded = False
            self._right.show()

    def layout_state(self) -> tuple[QByteArray, QByteArray]:
        """How the panes are divided, across and down."""
        return self.saveState(), self.left.saveState()

    def restore_layout(self, across: QByteArray | None, down: QByteArray | None) -> None:
        """Divide the panes as remembered."""
        if across is not None:
            self.restoreState(across)
        if down is not None:
            self.left.restoreState(down)
