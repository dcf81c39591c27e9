"""The few shapes that `style` and the widgets both paint: rounded boxes, the focus ring, underline forms, tag squares."""

from __future__ import annotations

import math
from enum import StrEnum

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.fonts import strong
from desktop.tokens import RADIUS_MARK, Tokens


class Underline(StrEnum):
    """How a kind of fact is underlined: quantity, document, time, quoted initiative, leading verb."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DOUBLE = "double"
    WAVY = "wavy"


def draw_box(
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    fill: QColor | None,
    edge: QColor | None = None,
    *,
    width: float = 1.0,
) -> None:
    """A rounded box whose edge lies wholly inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if edge is not None else 0.0
    area = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inner = max(0.0, radius - inset)
    painter.drawRoundedRect(area, inner, inner)
    painter.restore()


def draw_focus(painter: QPainter, rect: QRect | QRectF, radius: float, tokens: Tokens) -> None:
    """The 2 px accent ring, inside `rect`."""
    draw_box(painter, rect, radius, None, tokens.accent, width=2.0)


def draw_tag_square(painter: QPainter, rect: QRect | QRectF, tokens: Tokens, color_index: int, label: str) -> None:
    """The square that stands for a tag: its colour (0-based, ninth = first) with its number on it."""
    color = tokens.tag(color_index)
    draw_box(painter, rect, RADIUS_MARK, color.bar)
    font = strong(painter.font())
    font.setPixelSize(max(8, round(rect.height() * 0.7)))
    painter.save()
    painter.setFont(font)
    painter.setPen(color.digit)
    painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, label)
    painter.restore()


def draw_underline(painter: QPainter, start: QPointF, length: float, form: Underline, color: QColor) -> None:
    """A 2 px underline of one form, from `start` to the right; `start` is the middle of the line."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(color, 2.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    line = QLineF(start, start + QPointF(length, 0.0))
    if form is Underline.DASHED:
        pen.setDashPattern([2.5, 1.25])
    elif form is Underline.DOTTED:
        pen.setDashPattern([1.0, 1.0])
    elif form is Underline.DOUBLE:
        pen.setWidthF(1.0)
        painter.setPen(pen)
        painter.drawLine(line.translated(0.0, 1.5))
        line.translate(0.0, -1.5)
    painter.setPen(pen)
    if form is Underline.WAVY:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen.setWidthF(1.5)
        painter.setPen(pen)
        painter.drawPath(_wave(start, length))
    else:
        painter.drawLine(line)
    painter.restore()


def _wave(start: QPointF, length: float) -> QPainterPath:
    path = QPainterPath(start)
    half = 4.0
    for step in range(math.ceil(length / half)):
        left = start.x() + step * half
        right = min(left + half, start.x() + length)
        bend = 2.5 if step % 2 else -2.5
        path.quadTo(QPointF((left + right) / 2, start.y() + bend), QPointF(right, start.y()))
    return path
