"""Which background a widget stands on, said through palette roles so that it follows the theme by itself."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


class Surface(Enum):
    """Bars, side panels, and the page that text and fields stand on."""

    WINDOW = QPalette.ColorRole.Window
    PANEL = QPalette.ColorRole.AlternateBase
    PAGE = QPalette.ColorRole.Base


def set_surface(widget: QWidget, surface: Surface) -> None:
    """Fill the widget with this background; of a scroll area, its viewport too."""
    targets = [widget, widget.viewport()] if isinstance(widget, QAbstractScrollArea) else [widget]
    for target in targets:
        target.setBackgroundRole(surface.value)
        target.setAutoFillBackground(True)
