"""How large a window can be on its screen: on a small one, or one with large signs, no window is larger than the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 56)  # of the window manager, which isn't known before the window is shown


def screen_room(window: QWidget) -> QSize:
    """The largest a window can be on its screen."""
    return window.screen().availableSize() - _FRAME


def resize_on_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window a size, as far as its screen has the room."""
    window.resize(QSize(width, height).boundedTo(screen_room(window)))
