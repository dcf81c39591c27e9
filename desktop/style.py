"""Fusion with our metrics, focus ring and flat controls. Placeholder filled below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProxyStyle

if TYPE_CHECKING:
    from desktop.theme import Theme


class Style(QProxyStyle):
    """Draws controls with the tokens of a theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._theme = theme
