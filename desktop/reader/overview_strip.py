"""The strip right of the text, which stands for the whole plan: tags left, hits right, a frame round what is in sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.reader.text_view import PlanTextView
from desktop.theme import Theme
from desktop.widgets import Surface, set_surface

WIDTH = 16
TICK = 2  # pixels


class OverviewStrip(QWidget):
    """Follows the view; a click or a drag scrolls it."""

    def __init__(self, theme: Theme, view: PlanTextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = view
        self._shown: tuple[object, ...] = ()  # what the pixmap shows
        self._pixmap = QPixmap()
        self._measured: tuple[object, ...] = ()  # the text and size for which `_heights` hold
        self._heights: dict[int, int] = {}  # by position
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
        tokens, scale = self._theme.tokens, self._scale()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ticked(scale))
        bar = self._view.verticalScrollBar()
        frame = QRectF(0.5, bar.value() * scale + 0.5, WIDTH - 1, max(8.0, bar.pageStep() * scale - 1))
        painter.setPen(QPen(tokens.control, 1))
        painter.drawRoundedRect(frame, 2, 2)

    def _ticked(self, scale: float) -> QPixmap:
        """The ticks of the whole plan, painted again only where marks, text, size or colours are others."""
        overlay, tokens, ratio = self._view.overlay, self._theme.tokens, self.devicePixelRatioF()
        tags = overlay.marks.tags if overlay.tags_on else ()
        hits = overlay.marks.hits if overlay.hits_on else ()
        place = scale if self._laid_out() else None  # until then neither the scale nor places of lines are known
        measured = (self.height(), place, self._view.document())
        shown = (*measured, ratio, tokens, list(tags), list(hits))
        if measured != self._measured:
            self._measured, self._heights = measured, {}
        if shown != self._shown:
            self._shown = shown
            self._pixmap = QPixmap(self.size() * ratio)
            self._pixmap.setDevicePixelRatio(ratio)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._pixmap)
            painter.setPen(QPen(tokens.line, 1))
            painter.drawLine(0, 0, 0, self.height())
            self._ticks(painter, [(mark.start, tokens.tag(mark.color).bar) for mark in tags], 2, 6)
            self._ticks(painter, [(start, tokens.hit_edge) for start, _ in hits], 9, 6)
            painter.end()
        return self._pixmap

    def _laid_out(self) -> bool:
        """Whether the whole text has its lines: Qt makes them a piece at a time, all at once where a late one is asked for."""
        return self._view.document().lastBlock().layout().lineCount() > 0

    def _ticks(self, painter: QPainter, places: Sequence[tuple[int, QColor]], left: int, width: int) -> None:
        """A tick for each place, not two on the same two pixels in the same colour."""
        self._measure([position for position, _ in places if position not in self._heights])
        drawn: set[tuple[int, int]] = set()
        for position, color in places:
            y = self._heights[position]
            if (y // TICK, color.rgb()) not in drawn:
                drawn.add((y // TICK, color.rgb()))
                painter.fillRect(left, y, width, TICK, color)

    def _measure(self, positions: Iterable[int]) -> None:
        """Find out at which height of the strip positions stand; they come in text order."""
        document = self._view.document()
        layout, scale = document.documentLayout(), self._scale()
        laid_out, per_character = self._laid_out(), self.height() / max(1, document.characterCount())
        first, after, top, tall = 0, 0, 0.0, False  # of the block that was looked at last
        block = document.begin()
        for position in positions:
            if laid_out and not first <= position < after:
                block = document.findBlock(position)
                first, after = block.position(), block.position() + block.length()
                rect = layout.blockBoundingRect(block)
                top, tall = rect.top(), rect.height() * scale > TICK
            line = block.layout().lineForTextPosition(position - first) if tall else None
            in_document = top + (line.y() if line is not None and line.isValid() else 0)
            self._heights[position] = round(in_document * scale if laid_out else position * per_character)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._scroll(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._scroll(event)

    def _scroll(self, event: QMouseEvent) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(round(event.position().y() / self._scale() - bar.pageStep() / 2))
