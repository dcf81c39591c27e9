"""Draws a clause that can be chosen as a counterpart: box, heading, confidence with a bar, and why."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from core.alignment import Candidate, explain
from desktop.compare.pairs import Side
from desktop.icons import paint_icon
from desktop.models.counterpart_model import CANDIDATE_ROLE, SIDE_ROLE
from desktop.painting import draw_box, draw_focus
from desktop.theme import Theme
from desktop.tokens import RADIUS_MARK, SMALL, UI_STRONG

_LINE = 20
_PAD = 6
_BOX = 16
_BAR = 56
_LEFT = 34


class CounterpartDelegate(QStyledItemDelegate):
    """Two lines: heading with confidence, and the reasons, or else the first words."""

    def __init__(self, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = language

    def sizeHint(self, option: Any, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, 2 * _LINE + 2 * _PAD)

    def paint(self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        tokens, rect = self._theme.tokens, QRect(option.rect)
        side: Side = index.data(SIDE_ROLE)
        candidate: Candidate | None = index.data(CANDIDATE_ROLE)
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.bg_selected)
        box = QRectF(rect.left() + 9, rect.top() + _PAD + 2, _BOX, _BOX)
        fill, edge = (tokens.accent, tokens.accent) if ticked else (tokens.bg_page, tokens.control)
        draw_box(painter, box, RADIUS_MARK, fill, edge)
        if ticked:
            paint_icon(painter, box.adjusted(2, 2, -2, -2), "check", tokens.on_accent)
        right = rect.right() - 12
        if candidate is not None:
            right = self._paint_confidence(painter, rect, candidate.confidence)
        head = QRect(rect.left() + _LEFT, rect.top() + _PAD, right - rect.left() - _LEFT - 8, _LINE)
        self._paint_line(painter, head, side.name, UI_STRONG, "text")
        words = "；".join(explain(reason, self._language) for reason in candidate.reasons) if candidate else ""
        below = QRect(rect.left() + _LEFT, head.bottom() + 1, rect.right() - 12 - rect.left() - _LEFT, _LINE)
        self._paint_line(painter, below, words or " ".join(side.body[:120].split()), SMALL, "text_2" if words else "text_3")
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, rect, RADIUS_MARK, tokens)
        painter.restore()

    def _paint_line(self, painter: QPainter, area: QRect, text: str, role: Any, tone: str) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(getattr(self._theme.tokens, tone))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_confidence(self, painter: QPainter, rect: QRect, confidence: float) -> int:
        """Bar and figure at the right end; where they begin."""
        tokens = self._theme.tokens
        left = rect.right() - 12 - _BAR - 40
        track = QRectF(left, rect.top() + _PAD + 7, _BAR, 6)
        draw_box(painter, track, 3, tokens.line)
        filled = QRectF(track)
        filled.setWidth(max(6.0, _BAR * confidence))
        draw_box(painter, filled, 3, tokens.accent)
        painter.setFont(self._theme.font(SMALL))
        painter.setPen(tokens.text_2)
        figure = QRect(left + _BAR + 6, rect.top() + _PAD, 36, _LINE)
        painter.drawText(figure, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, f"{confidence:.2f}")
        return left
