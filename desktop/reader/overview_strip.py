"""The strip right of the text, which stands for the whole plan: tags left, hits right, a frame round what is in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.reader.text_view import PlanTextView
from desktop.theme import Theme
from desktop.widgets import Surface, set_surface

WIDTH = 16


class OverviewStrip(QWidget):
    """Follows the view; a click or a drag scrolls it."""

    def __init__(self, theme: Theme, view: PlanTextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = view
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("全文概览"))
        set_surface(self, Surface.PAGE)
        bar = view.verticalScrollBar()
        bar.valueChanged.connect(self.update)
        bar.rangeChanged.connect(self.update)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 100)

    def _scale(self) -> float:
        """Pixels of the strip per pixel of the document."""
        bar = self._view.verticalScrollBar()
        return self.height() / max(1, bar.maximum() + bar.pageStep())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, overlay = self._theme.tokens, self._view.overlay
        painter = QPainter(self)
        painter.setPen(QPen(tokens.line, 1))
        painter.drawLine(0, 0, 0, self.height())
        if overlay.tags_on:
            self._ticks(painter, [(mark.start, tokens.tag(mark.color).bar) for mark in overlay.marks.tags], 2, 6)
        if overlay.hits_on:
            self._ticks(painter, [(start, tokens.hit_edge) for start, _ in overlay.marks.hits], 9, 6)
        bar, scale = self._view.verticalScrollBar(), self._scale()
        frame = QRectF(0.5, bar.value() * scale + 0.5, WIDTH - 1, max(8.0, bar.pageStep() * scale - 1))
        painter.setPen(QPen(tokens.control, 1))
        painter.drawRoundedRect(frame, 2, 2)

    def _ticks(self, painter: QPainter, places: Sequence[tuple[int, QColor]], left: int, width: int) -> None:
        """A tick for each place, not two on the same two pixels in the same colour."""
        document = self._view.document()
        layout, scale = document.documentLayout(), self._scale()
        drawn: set[tuple[int, int]] = set()
        for position, color in places:
            block = document.findBlock(position)
            line = block.layout().lineForTextPosition(position - block.position())
            y = round((layout.blockBoundingRect(block).top() + (line.y() if line.isValid() else 0)) * scale)
            if (y // 2, color.rgb()) not in drawn:
                drawn.add((y // 2, color.rgb()))
                painter.fillRect(left, y, width, 2, color)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._scroll(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._scroll(event)

    def _scroll(self, event: QMouseEvent) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(round(event.position().y() / self._scale() - bar.pageStep() / 2))
