"""The search field: sign, text, the key that leads to it while it is empty, and a button that clears it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.icons import icon
from desktop.painting import draw_box
from desktop.theme import Theme
from desktop.tokens import SMALLEST

SIGN = 34  # pixels that the sign at the left takes


class SearchField(QLineEdit):
    """A line edit. Esc empties it; a second Esc is left to the window."""

    def __init__(
        self,
        theme: Theme,
        placeholder: str = "",
        *,
        icon_name: str = "search",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hint = ""
        self._placeholder = placeholder
        self.setAccessibleName(placeholder)
        self.addAction(icon(icon_name, theme), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = self.addAction(icon("x", theme), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setText(self.tr("清除"))
        self._clear.setToolTip(self.tr("清除"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        theme.changed.connect(self.update)
        self._fit_placeholder()

    def show_key(self, key: str) -> None:
        """Say the key that leads here, in portable form; '' none."""
        self._hint = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        self._fit_placeholder()
        self.update()

    def hint_shown(self) -> bool:
        """Whether the key is shown: only while the field is empty and the focus elsewhere."""
        return bool(self._hint) and not self.text() and not self.hasFocus()

    def placeholder(self) -> str:
        """What the field is for, whole."""
        return self._placeholder

    def _hint_width(self) -> int:
        return QFontMetrics(self._theme.font(SMALLEST)).horizontalAdvance(self._hint) + 12 if self._hint else 0

    def _fit_placeholder(self) -> None:
        """It ends before the key, with an ellipsis where it is longer."""
        room = self.width() - SIGN - self._hint_width() - 16
        self.setPlaceholderText(self.fontMetrics().elidedText(self._placeholder, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_placeholder()

    def sizeHint(self) -> QSize:
        return QSize(380, max(30, super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, max(30, super().minimumSizeHint().height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.hint_shown():
            return
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setFont(self._theme.font(SMALLEST))
        width = self._hint_width()
        pill = QRect(self.width() - width - 9, (self.height() - 18) // 2, width, 18)
        draw_box(painter, pill, 4, tokens.bg_panel, tokens.line_strong)
        painter.setPen(tokens.text_3 if self.isEnabled() else tokens.text_off)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._hint)
