"""How the reading desk is divided: plans over the section tree, the text, the annotations; which of them are shown."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme
from desktop.widgets import SidePanes, Splitter
from desktop.widgets.side_panes import FOLD_BELOW

FOLD_BELOW_TWO = 1500  # pixels of width under which the right pane gives way to two plans


class Panes(SidePanes):
    """Three panes side by side, the left one of two."""

    def __init__(self, theme: Theme, *, above: QWidget, below: QWidget, middle: QWidget, right: QWidget) -> None:
        self.left = Splitter(theme, Qt.Orientation.Vertical)
        self.left.addWidget(above)
        self.left.addWidget(below)
        super().__init__(theme, left=self.left, middle=middle, right=right)
        self.left.set_default_sizes([300, 460])

    def make_room(self, plans: int) -> None:
        """The right pane gives way sooner where two plans are read."""
        self.fold_below(FOLD_BELOW if plans < 2 else FOLD_BELOW_TWO)

    def layout_state(self) -> tuple[QByteArray, QByteArray]:
        """How the panes are divided, across and down."""
        return self.saveState(), self.left.saveState()

    def restore_layout(self, across: QByteArray | None, down: QByteArray | None) -> None:
        """Divide the panes as remembered."""
        if across is not None:
            self.restoreState(across)
        if down is not None:
            self.left.restoreState(down)
