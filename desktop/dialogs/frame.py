"""What the small dialogs have in common: a body on the panel's ground, and a row of buttons at the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.theme import Theme
from desktop.tokens import SMALL_STRONG
from desktop.widgets import Label, Surface, set_surface

LABELS = 92  # least width of the column of labels in a form


class Foot(QWidget):
    """The row of buttons: those that lead away from the matter left, the others right, the most usual last."""

    def __init__(self, theme: Theme, *right: QAbstractButton, left: QAbstractButton | None = None) -> None:
        super().__init__()
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 18, 10)
        row.setSpacing(10)
        if left is not None:
            row.addWidget(left)
        row.addStretch(1)
        for button in right:
            row.addWidget(button)
        set_surface(self, Surface.PANEL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, self._theme.tokens.line)


def lay_out(dialog: QDialog, body: QWidget, foot: QWidget | None = None) -> None:
    """Put a body and a foot into a dialog."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(body, 1)
    if foot is not None:
        column.addWidget(foot)
    set_surface(body, Surface.PANEL)


def fit_height(dialog: QDialog, width: int) -> None:
    """Make a dialog of wrapped lines as wide as said and as high as they then need."""
    dialog.setMinimumWidth(width)
    layout = dialog.layout()
    if layout is not None:
        dialog.resize(width, layout.totalHeightForWidth(width))


def scrolled(content: QWidget, name: str) -> QScrollArea:
    """The content in an area that scrolls up and down only; `name` is what a screen reader calls it."""
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    set_surface(content, Surface.PANEL)
    return area


class Form(QGridLayout):
    """Labels left, controls right, and below a control what there is to say about it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._next = 0
        self.setContentsMargins(20, 18, 20, 18)
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(6)
        self.setColumnMinimumWidth(0, LABELS)
        self.setColumnStretch(1, 1)

    def add_field(self, text: str, control: QWidget, note: Label | None = None, *, stretch: bool = False) -> None:
        """Add a row; `stretch` gives the control all the width there is."""
        row, self._next = self._next, self._next + 3
        label = Label(self._theme, text, tone="text_2", role=SMALL_STRONG)
        label.setBuddy(control)
        side = Qt.AlignmentFlag(0) if stretch else Qt.AlignmentFlag.AlignLeft
        self.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self.addWidget(control, row, 1, side)
        label.setMinimumHeight(min(30, control.sizeHint().height()))
        if note is not None:
            self.addWidget(note, row + 1, 1)
        self.setRowMinimumHeight(row + 2, 6)
