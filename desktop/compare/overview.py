"""The strip at the right edge: every row of the comparison as a block in the colour of its relation, and what is in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from core.model import Decision, Relation
from desktop.painting import draw_box
from desktop.theme import Theme

WIDTH = 16
_LEAST_BLOCK = 2.0
_GAPS_FROM = 5.0
_LEAST_FRAME = 12.0


@dataclass(frozen=True)
class Stretch:
    """A row of the comparison: its place as shares of the whole (0 to 1), its relation and decision."""

    start: float
    end: float
    relation: Relation
    decision: Decision


class OverviewStrip(QWidget):
    """Click and drag scroll; the tooltip names the row under the pointer."""

    scrolled = Signal(float)
    turned = Signal(QWheelEvent)

    def __init__(self, theme: Theme, name_at: Callable[[float], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name_at = name_at
        self._stretches: tuple[Stretch, ...] = ()
        self._visible = (0.0, 1.0)
        self._drawn: QPixmap | None = None
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("全文概览"))
        theme.changed.connect(self._forget)

    def set_stretches(self, stretches: Sequence[Stretch]) -> None:
        """Show these rows."""
        self._stretches = tuple(stretches)
        self._forget()

    def set_visible(self, start: float, end: float) -> None:
        """Which part of the whole is in sight (0 to 1)."""
        if (start, end) != self._visible:
            self._visible = (start, end)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(QPointF(0, 0), self._picture())
        start, end = self._visible
        if end - start >= 1.0:
            return
        height = max((end - start) * self.height(), _LEAST_FRAME)
        top = min(start * self.height(), self.height() - height)
        draw_box(painter, QRectF(0.5, top, WIDTH - 1, height), 3, None, self._theme.tokens.control)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.turned.emit(event)

    def resizeEvent(self, _event: object) -> None:
        self._forget()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._name_at(event.pos().y() / max(1, self.height())), self)
            return True
        return super().event(event)

    def _go(self, event: QMouseEvent) -> None:
        self.scrolled.emit(event.position().y() / max(1, self.height()))

    def _forget(self) -> None:
        self._drawn = None
        self.update()

    def _picture(self) -> QPixmap:
        ratio = self.devicePixelRatio()
        if self._drawn is None or self._drawn.devicePixelRatio() != ratio:
            self._drawn = QPixmap(self.size() * ratio)
            self._drawn.setDevicePixelRatio(ratio)
            self._draw(self._drawn)
        return self._drawn

    def _draw(self, target: QPixmap) -> None:
        tokens = self._theme.tokens
        target.fill(tokens.bg_panel)
        painter = QPainter(target)
        painter.fillRect(QRectF(0, 0, 1, self.height()), tokens.line)
        for stretch in self._stretches:
            top, bottom = stretch.start * self.height(), stretch.end * self.height()
            room = bottom - top
            height = max(_LEAST_BLOCK, room - (2.0 if room >= _GAPS_FROM else 0.0))
            rejected = stretch.decision is Decision.REJECTED
            color = tokens.line_strong if rejected else tokens.relations[stretch.relation]
            left, width = (7.0, 3.0) if rejected else (4.0, 9.0)
            painter.fillRect(QRectF(left, round(top), width, round(height)), color)
        painter.end()
