"""A short message at the bottom of its parent that goes away by itself, with at most two links."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QLabel, QWidget

from desktop.painting import draw_box
from desktop.theme import Theme
from desktop.tokens import DARK, RADIUS_CARD, palette
from desktop.widgets.buttons import LinkButton

_ABOVE_BOTTOM = 40
_MARGIN = 24


class Toast(QWidget):
    """Dark in both themes, so that it stands off the page. It stays while the pointer or the focus is on it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._theme = theme
        self._actions: dict[LinkButton, Callable[[], object] | None] = {}
        self._ms = 0
        self.setPalette(palette(DARK))
        self._text = QLabel(self)
        self._text.setWordWrap(False)
        self._link, self._other = (LinkButton(theme, "", parent=self) for _ in range(2))
        for link in (self._link, self._other):
            link.clicked.connect(lambda _checked=False, link=link: self._run(link))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self._text)
        row.addWidget(self._link)
        row.addWidget(self._other)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_out)
        self.hide()
        parent.installEventFilter(self)

    def show_message(
        self,
        text: str,
        action_text: str = "",
        action: Callable[[], object] | None = None,
        ms: int = 6000,
        *,
        other_text: str = "",
        other: Callable[[], object] | None = None,
    ) -> None:
        """Show `text` for `ms` milliseconds; `action` and `other` run when their link is followed. It replaces what was shown."""
        self._actions = {self._link: action, self._other: other}
        self._ms = ms
        self._text.setText(text)
        for link, words in ((self._link, action_text), (self._other, other_text)):
            link.setText(words)
            link.setVisible(bool(words))
        self.setAccessibleName(text)
        self._place()
        self._appear()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self._timer.start(ms)

    def text(self) -> str:
        """The message shown last."""
        return self._text.text()

    def link(self) -> LinkButton:
        """The link beside the message."""
        return self._link

    def other(self) -> LinkButton:
        """The second link."""
        return self._other

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(self._ms // 2)
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_box(QPainter(self), self.rect(), RADIUS_CARD, DARK.bg_hover, DARK.line_strong)

    def _place(self) -> None:
        host = self._host.rect()
        links = sum(link.sizeHint().width() + 12 for link in (self._link, self._other) if link.text())
        self._text.setMaximumWidth(max(80, host.width() - 2 * _MARGIN - links - 60))
        self.adjustSize()
        self.move((host.width() - self.width()) // 2, host.height() - self.height() - _ABOVE_BOTTOM)
        self.raise_()

    def _appear(self) -> None:
        self.show()
        if self._theme.motion_ms == 0:
            return
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        fade = QPropertyAnimation(effect, b"opacity", effect)
        fade.setDuration(self._theme.motion_ms)
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        fade.finished.connect(lambda: effect.setEnabled(False))
        fade.start()

    def _time_out(self) -> None:
        if self._link.hasFocus() or self._other.hasFocus() or self.underMouse():
            self._timer.start(self._ms)
        else:
            self.hide()

    def _run(self, link: LinkButton) -> None:
        self.hide()
        action = self._actions.get(link)
        if action is not None:
            action()
