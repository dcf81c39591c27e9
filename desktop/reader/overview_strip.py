"""The strip right of the text, which stands for the whole plan: tags left, hits right, a frame round what is in sight."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.reader.read_only_text import line_at
from desktop.reader.text_view import PlanTextView
from desktop.theme import Theme
from desktop.widgets import Surface, set_surface

WIDTH = 16
TICK = 2  # pixels

T = TypeVar("T")


class OverviewStrip(QWidget):
    """Follows the view; a click or a drag scrolls it."""

    def __init__(self, theme: Theme, view: PlanTextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = view
        self._shown: tuple[object, ...] = ()  # what the pixmap shows
        self._pixmap = QPixmap()
        self._measured: tuple[object, ...] = ()  # the text and size for which `_rows` hold
        self._rows: list[int] = []  # where each row of ticks begins: a position of the document
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
        shown = (*measured, ratio, tokens, tags, hits)
        if measured != self._measured:
            self._measured, self._rows = measured, self._measure(place)
        if shown != self._shown:
            self._shown = shown
            self._pixmap = QPixmap(self.size() * ratio)
            self._pixmap.setDevicePixelRatio(ratio)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._pixmap)
            painter.setPen(QPen(tokens.line, 1))
            painter.drawLine(0, 0, 0, self.height())
            for row, last in self._last_of_rows(tags, lambda mark: mark.start):
                painter.fillRect(2, row * TICK, 6, TICK, tokens.tag(last.color).bar)
            for row, _ in self._last_of_rows(hits, lambda hit: hit[0]):
                painter.fillRect(9, row * TICK, 6, TICK, tokens.hit_edge)
            painter.end()
        return self._pixmap

    def _laid_out(self) -> bool:
        """Whether the whole text has its lines: Qt makes them a piece at a time, all at once where a late one is asked for."""
        return self._view.document().lastBlock().layout().lineCount() > 0

    def _measure(self, scale: float | None) -> list[int]:
        """Where in the document each row of ticks begins; by share of its characters while the scale isn't known."""
        document, rows = self._view.document(), range(1, -(-self.height() // TICK))
        if scale is None:
            return [0, *(row * TICK * document.characterCount() // self.height() for row in rows)]
        return [0, *(line_at(document, row * TICK / scale)[1] for row in rows)]

    def _last_of_rows(self, marks: Sequence[T], start: Callable[[T], int]) -> Iterator[tuple[int, T]]:
        """The rows in which any of some marks begin, which come in text order, each with the last of them."""
        after = 0
        for row, end in enumerate([*self._rows[1:], sys.maxsize]):
            before, after = after, bisect_left(marks, end, after, key=start)
            if after > before:
                yield row, marks[after - 1]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._scroll(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._scroll(event)

    def _scroll(self, event: QMouseEvent) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(round(event.position().y() / self._scale() - bar.pageStep() / 2))
