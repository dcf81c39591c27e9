"""Buttons: with a frame (one of them primary), an icon alone, and a link. The style draws frames and focus rings."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QToolButton, QWidget

from desktop.icons import icon
from desktop.painting import draw_focus
from desktop.theme import Theme
from desktop.tokens import RADIUS_MARK, SMALLEST, UI, FontRole

ICON_SIDE = 16


class PressedByEnter:
    """Stands before a kind of button: Enter presses the one with the focus. Qt leaves that to the desktop: in a dialog it could
    press another one.
    """

    def keyPressEvent(self: Any, event: QKeyEvent) -> None:
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bare and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)  # type: ignore[misc]  # that of the kind of button


class PushButton(PressedByEnter, QPushButton):
    """A framed button with text and, if given, an icon; then the key that does the same, once it is told. `primary`: filled."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon_name: str | None = None,
        *,
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._key = ""
        self.setProperty("primary", primary)
        self.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        self.setAutoDefault(False)
        if icon_name is not None:
            self.setIcon(icon(icon_name, theme, "on_accent" if primary else "text"))

    def show_key(self, key: str) -> None:
        """Say the key that does the same, in portable form; '' none."""
        self._key = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._key_width(), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._key:
            super().paintEvent(event)
            return
        option: Any = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        label = super().sizeHint().width()
        room = QRect((self.width() - label - self._key_width()) // 2, 0, label, self.height())
        option.rect = room
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        tokens = self._theme.tokens
        quiet = tokens.on_accent if self.property("primary") else tokens.text_3
        painter.setPen(quiet if self.isEnabled() else tokens.text_off)
        painter.setFont(self._theme.font(SMALLEST))
        painter.drawText(QRect(room.right() - 6, 0, self._key_width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self._key)

    def _key_width(self) -> int:
        return QFontMetrics(self._theme.font(SMALLEST)).horizontalAdvance(self._key) + 2 if self._key else 0


class PrimaryButton(PushButton):
    """The one filled button of a view."""

    def __init__(self, theme: Theme, text: str, icon_name: str | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, icon_name, primary=True, parent=parent)


class IconButton(PressedByEnter, QToolButton):
    """An icon alone, 28 x 28, whose tooltip says what it does and by which key."""

    def __init__(
        self,
        theme: Theme,
        icon_name: str,
        text: str,
        key: str | QKeySequence | QKeySequence.StandardKey | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = QKeySequence(key) if key is not None else QKeySequence()
        self.setText(text)
        self.setIcon(icon(icon_name, theme))
        self._dress()

    @classmethod
    def for_action(cls, theme: Theme, icon_name: str, action: QAction, parent: QWidget | None = None) -> IconButton:
        """A button that is an action: its text, key, checked and enabled state, now and later."""
        button = cls(theme, icon_name, action.text(), parent=parent)
        if action.icon().isNull():
            action.setIcon(icon(icon_name, theme))
        button.setDefaultAction(action)
        action.changed.connect(button._name)
        button._dress()
        return button

    def show_key(self, key: str) -> None:
        """Say the key that does the same, in portable form; '' none."""
        self._key = QKeySequence(key)
        self._name()

    def tip(self) -> str:
        """What the tooltip says: the action's own tooltip if it has one, else its text; and the key."""
        action = self.defaultAction()
        text, key = self.text(), self._key
        if action is not None:
            own = action.toolTip()
            text, key = own if own != action.iconText() else action.text(), action.shortcut()
        text = _plain(text)
        return text if key.isEmpty() else f"{text} ({key.toString(QKeySequence.SequenceFormat.NativeText)})"

    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(28, 28)

    def _dress(self) -> None:
        self.setAutoRaise(True)
        self.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(_plain(self.text()))
        self.setToolTip(self.tip())


class LinkButton(PressedByEnter, QAbstractButton):
    """Text in the link colour of its palette; underlined while the pointer is on it."""

    def __init__(self, theme: Theme, text: str, *, role: FontRole = UI, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(text)
        self.setFont(theme.font(role))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 8, max(24, metrics.height() + 6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() and self.isEnabled():
            font = self.font()
            font.setUnderline(True)
            painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.Link))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if shows_focus(self):
            draw_focus(painter, self.rect(), RADIUS_MARK + 1, self._theme.tokens)


def _plain(text: str) -> str:
    """The text of an action without its mnemonic and its dots."""
    return re.sub(r"\(&\w\)|&(?!&)", "", text).rstrip("…")


def shows_focus(widget: QWidget) -> bool:
    """Whether the focus ring is due: the widget has focus and the keyboard brought it there."""
    return widget.hasFocus() and widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
