"""No window is made larger than its screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets import resize_on_screen, screen_room


def test_a_window_is_as_large_as_wanted_and_its_screen_allows(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    room, screen = screen_room(window), window.screen().availableSize()
    assert room.width() < screen.width() and room.height() < screen.height()  # a frame comes round it
    resize_on_screen(window, 300, 200)
    assert window.size() == QSize(300, 200)
    resize_on_screen(window, screen.width() + 500, 200)
    assert window.size() == QSize(room.width(), 200)
