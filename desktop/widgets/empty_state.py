"""What stands where a list would be: one line saying why there is nothing, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from desktop.icons import paint_icon
from desktop.theme import Theme
from desktop.widgets.buttons import LinkButton, PrimaryButton
from desktop.widgets.label import Label


class _Sign(QWidget):
    def __init__(self, theme: Theme, icon_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon_name
        self.setFixedSize(28, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self.rect(), self._icon_name, self._theme.tokens.text_3)


class EmptyState(QWidget):
    """Icon, line and link (or primary button), in the middle of the room there is; a second link where there is a choice."""

    triggered = Signal()
    other_triggered = Signal()

    def __init__(
        self, theme: Theme, icon_name: str, text: str, action: str = "", *, primary: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = Label(theme, text, tone="text_2", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button: QAbstractButton = PrimaryButton(theme, action) if primary else LinkButton(theme, action)
        self._button.clicked.connect(self.triggered)
        self._other = LinkButton(theme, "")
        self._other.clicked.connect(self.other_triggered)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(_Sign(theme, icon_name, self), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._text)
        for button in (self._button, self._other):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        # Only now that they have a parent: before, they would be windows of their own for a moment.
        self._button.setVisible(bool(action))
        self._other.hide()
        self.setAccessibleName(text)

    def set_text(self, text: str, action: str = "", other: str = "") -> None:
        """Say something else, with what can be done about it and what else can be done."""
        self._text.setText(text)
        for button, words in ((self._button, action), (self._other, other)):
            button.setText(words)
            button.setVisible(bool(words))
        self.setAccessibleName(text)

    def text(self) -> str:
        """The line that says why."""
        return self._text.text()

    def button(self) -> QAbstractButton:
        """The link or button."""
        return self._button

    def other(self) -> QAbstractButton:
        """The second link."""
        return self._other

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(240, 120))
