"""A view between two side panes, of which the right one gives way in a narrow window."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme
from desktop.widgets.splitter import Splitter

FOLD_BELOW = 1240  # pixels of width under which the right pane is folded away
LEFT_LEAST, RIGHT_LEAST, RIGHT_MOST = 220, 280, 440


class SidePanes(Splitter):
    """Three panes side by side; those at the sides can be hidden."""

    def __init__(self, theme: Theme, *, left: QWidget, middle: QWidget, right: QWidget) -> None:
        super().__init__(theme)
        self._folded = False
        self._fold_below = FOLD_BELOW
        self._left = left
        self._right = right
        left.setMinimumWidth(LEFT_LEAST)
        right.setMinimumWidth(RIGHT_LEAST)
        right.setMaximumWidth(RIGHT_MOST)
        for widget in (left, middle, right):
            self.addWidget(widget)
        self.setStretchFactor(1, 1)
        self.set_default_sizes([290, 830, 320])

    def toggle_right(self) -> None:
        """Show or hide the right pane; what the user chose is not undone by the window's width."""
        self._folded = False
        self._right.setVisible(self._right.isHidden())

    def show_right(self) -> None:
        """Show the right pane: something is to be written there."""
        if self._right.isHidden():
            self.toggle_right()

    def fold_below(self, width: int) -> None:
        """The width under which the right pane gives way, from now on."""
        before, self._fold_below = self._fold_below, width
        self._give_way(self.width() < before)

    def sides_shown(self) -> bool:
        """Whether the side panes are there."""
        return not self._left.isHidden()

    def show_sides(self, on: bool) -> None:
        """Show or hide both side panes."""
        self._left.setVisible(on)
        self._right.setVisible(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The right pane gives way to the text in a narrow window, and comes back in a wide one if that is why it went."""
        super().resizeEvent(event)
        self._give_way(0 < event.oldSize().width() < self._fold_below)

    def _give_way(self, was_narrow: bool) -> None:
        narrow = self.width() < self._fold_below
        if narrow and not was_narrow and not self._right.isHidden():
            self._folded = True
            self._right.hide()
        elif not narrow and self._folded:
            self._folded = False
            self._right.show()
