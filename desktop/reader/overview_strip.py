"""The strip right of the text, which stands for the whole plan: tags left, hits right, a frame round what is in sight."""

from __future__ import annotations

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
        self._measured: tuple[object, ...] = ()  # the text and size for which `_place` and `_ends` hold
        self._place: float | None = None  # the scale, where places of lines are known
        self._ends: dict[int, int] = {}  # where rows of ticks end that were asked for: positions of the document
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
            self._measured, self._place, self._ends = measured, place, {}
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

    def _last_of_rows(self, marks: Sequence[T], start: Callable[[T], int]) -> Iterator[tuple[int, T]]:
        """The rows of ticks in which any of some marks begin, which come in text order, each with the last of them."""
        at = 0
        while at < len(marks):
            row = self._row_of(start(marks[at]))
            at = bisect_left(marks, self._end_of(row), at + 1, key=start)
            yield row, marks[at - 1]

    def _row_of(self, position: int) -> int:
        """The row of ticks that stands for a position of the document; by share of its characters while no place is known."""
        document = self._view.document()
        if self._place is None:
            return position * self.height() // document.characterCount() // TICK
        block = document.findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position())
        y = block.layout().position().y() + (line.y() if line.isValid() else 0.0)
        return int(y * self._place) // TICK

    def _end_of(self, row: int) -> int:
        """Where in the document a row of ticks ends."""
        if row not in self._ends:
            below, document = (row + 1) * TICK, self._view.document()
            if self._place is None:
                self._ends[row] = -(-below * document.characterCount() // self.height())
            else:
                start, after = line_at(document, below / self._place)
                self._ends[row] = start if self._row_of(start) > row else after
        return self._ends[row]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._scroll(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._scroll(event)

    def _scroll(self, event: QMouseEvent) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(round(event.position().y() / self._scale() - bar.pageStep() / 2))
