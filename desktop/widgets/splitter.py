"""A splitter with a 1 px line that can be grabbed over 7 px; double click brings back the usual sizes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from desktop.theme import Theme

_GRAB = 3


class _Handle(QSplitterHandle):
    def __init__(self, theme: Theme, orientation: Qt.Orientation, splitter: Splitter) -> None:
        super().__init__(orientation, splitter)
        self._theme = theme
        self._splitter = splitter
        self.setAttribute(Qt.WidgetAttribute.WA_MouseNoMask)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        if self.orientation() is Qt.Orientation.Horizontal:
            self.setContentsMargins(_GRAB, 0, _GRAB, 0)
        else:
            self.setContentsMargins(0, _GRAB, 0, _GRAB)
        self.setMask(QRegion(self.contentsRect()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        QPainter(self).fillRect(self.contentsRect(), tokens.accent if self.underMouse() else tokens.line)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self._splitter.restore_default_sizes()


class Splitter(QSplitter):
    """Panes are not collapsed by dragging: a pane that is gone is hard to find again."""

    def __init__(
        self, theme: Theme, orientation: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None
    ) -> None:
        super().__init__(orientation, parent)
        self._theme = theme
        self._default: list[int] = []
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def set_default_sizes(self, sizes: Sequence[int]) -> None:
        """Set the sizes in pixels now, and remember them for the double click."""
        self._default = list(sizes)
        self.setSizes(self._default)

    def restore_default_sizes(self) -> None:
        """Go back to the remembered sizes; to equal shares where none are known."""
        self.setSizes(self._default or [1000] * self.count())

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self._theme, self.orientation(), self)
