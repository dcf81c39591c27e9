"""Labels that take their colour from the theme: one that wraps, one that elides and then tells all in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.theme import Theme
from desktop.tokens import UI, FontRole


class Label(QLabel):
    """A QLabel in a colour of `Tokens` ("text", "text_2", "warn" ...) and a font of the type scale."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        tone: str = "text",
        role: FontRole = UI,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._tone = tone
        self.setFont(theme.font(role))
        self.setWordWrap(wrap)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        self._recolor()
        theme.changed.connect(self._recolor)

    def set_tone(self, tone: str) -> None:
        """Change the colour to another of `Tokens`."""
        self._tone = tone
        self._recolor()

    def _recolor(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, getattr(self._theme.tokens, self._tone))
        self.setPalette(palette)


class ElidedLabel(QWidget):
    """One line of text that gives way: elided in the middle, or on the right, with the whole text as tooltip."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        tone: str = "text",
        role: FontRole = UI,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._elide = elide
        self._tone = tone
        self.setFont(theme.font(role))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)
        theme.changed.connect(self.update)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def setText(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._refresh_tip()
        self.update()

    def set_tone(self, tone: str) -> None:
        """Change the colour to another of `Tokens`."""
        self._tone = tone
        self.update()

    def shown_text(self) -> str:
        """What fits into the present width."""
        return self.fontMetrics().elidedText(self._text, self._elide, self.width())

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 1, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(min(metrics.horizontalAdvance("…") * 3, self.sizeHint().width()), metrics.height() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh_tip()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._refresh_tip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.setPen(getattr(tokens, self._tone) if self.isEnabled() else tokens.text_off)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.shown_text())

    def _refresh_tip(self) -> None:
        self.setToolTip("" if self.shown_text() == self._text else self._text)
