"""A bar across the top of a view or inside a dialog: what is the matter, why, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.icons import paint_icon
from desktop.painting import draw_box
from desktop.theme import Theme
from desktop.tokens import RADIUS_CONTROL
from desktop.widgets.buttons import IconButton, PushButton
from desktop.widgets.label import Label


class BannerKind(StrEnum):
    """Amber: something to know. Red: something was not done."""

    WARNING = "warning"
    ERROR = "error"


class Banner(QWidget):
    """Icon, text that wraps, buttons. `framed` rounds it, for use inside a dialog."""

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        kind: BannerKind = BannerKind.WARNING,
        *,
        framed: bool = False,
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._framed = framed
        self._text = Label(theme, wrap=True)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(40, 6, 8, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self._text, 1)
        if closable:
            close = IconButton(theme, "x", self.tr("关闭"))
            close.clicked.connect(self._close)
            self._row.addWidget(close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(40)
        self.set_message(text, kind)
        theme.changed.connect(self.update)

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def set_message(self, text: str, kind: BannerKind | None = None) -> None:
        """Say something else, in the same or another kind."""
        self._kind = kind or self._kind
        self._text.setText(text)
        self.setAccessibleName(text)
        self.update()

    def add_button(self, text: str, action: Callable[[], object]) -> QPushButton:
        """Add a button after the text; `action` is called on a click."""
        button = PushButton(self._theme, text)
        button.clicked.connect(lambda _checked=False: action())
        self._row.insertWidget(1 + len(self._buttons), button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._buttons.append(button)
        return button

    def clear_buttons(self) -> None:
        """Take all buttons away."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons.clear()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        error = self._kind is BannerKind.ERROR
        fill, mark = (tokens.err_bg, tokens.err) if error else (tokens.warn_bg, tokens.warn)
        painter = QPainter(self)
        draw_box(painter, self.rect(), RADIUS_CONTROL if self._framed else 0, fill)
        if not self._framed:
            painter.fillRect(self.rect().adjusted(0, self.height() - 1, 0, 0), tokens.line)
        sign = QRect(14, (self.height() - 16) // 2, 16, 16)
        paint_icon(painter, sign, "circle-x" if error else "triangle-alert", mark)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
