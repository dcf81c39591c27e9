"""Draws the cells of the matrix: number and heading in two lines, what is asked for below, 未见 hatched."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from core.alignment import Theme
from desktop.models.lineage_model import CELL_ROLE, THEME_ROLE, Said
from desktop.theme import Theme as Look
from desktop.tokens import SMALL, SMALLEST, UI, UI_STRONG, FontRole

ROW = 84
_INSET, _TOP, _LINE = 15, 8, 19
_COUNTED, _APART = 44, 8  # pixels for 共 n 条 after quantities, between two of them
_KEPT = 4096


class MatrixDelegate(QStyledItemDelegate):
    """Keeps how headings break into lines, so that scrolling sets no text anew."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines: OrderedDict[tuple[str, int, bool], tuple[str, ...]] = OrderedDict()
        self._fonts: dict[FontRole, QFont] = {}
        self._annotations: Mapping[int, int] = {}
        self.shows_quantities = True
        self.shows_length = False
        self.shows_annotations = False
        look.changed.connect(self._forget)

    def set_annotations(self, counts: Mapping[int, int]) -> None:
        """How many annotations each clause has, by id."""
        self._annotations = counts

    def _forget(self) -> None:
        self._lines.clear()
        self._fonts.clear()

    def _font(self, role: FontRole) -> QFont:
        """A font of the theme; asking the theme for every line of every cell takes longer than drawing it."""
        if role not in self._fonts:
            self._fonts[role] = self._look.font(role)
        return self._fonts[role]

    def sizeHint(self, _option: Any, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(190, ROW)

    def paint(self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        tokens, rect = self._look.tokens, QRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        said: Said | None = index.data(CELL_ROLE)
        if index.column() == 0:
            painter.fillRect(rect, tokens.bg_selected if selected else tokens.bg_panel)
            self._paint_theme(painter, rect, index)
        elif said is None:
            painter.fillRect(rect, tokens.bg_page)
            painter.fillRect(rect, QBrush(tokens.line, Qt.BrushStyle.BDiagPattern))
            self._paint_absent(painter, rect, str(index.data(Qt.ItemDataRole.DisplayRole)))
        else:
            painter.fillRect(rect, tokens.bg_selected if selected else tokens.bg_page)
            self._paint_said(painter, rect, said)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, tokens.line)
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), tokens.line)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(tokens.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for inset in (0, 1):
                painter.drawRect(rect.adjusted(inset, inset, -1 - inset, -1 - inset))
        painter.restore()

    def _paint_theme(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        theme: Theme = index.data(THEME_ROLE)
        below = self._paint_lines(painter, rect, theme.name, UI_STRONG)
        self._paint_small(painter, rect, below, str(index.data(Qt.ItemDataRole.StatusTipRole)))

    def _paint_said(self, painter: QPainter, rect: QRect, said: Said) -> None:
        below = self._paint_lines(painter, rect, said.heading, UI)
        left = self._paint_quantities(painter, rect, below, said.quantities) if self.shows_quantities else 0
        parts = [self.tr("共 {} 条").format(len(said.clauses))] if len(said.clauses) > 1 else []
        if self.shows_length:
            parts.append(self.tr("{} 字").format(f"{said.length:,}"))
        notes = sum(self._annotations.get(clause.id, 0) for clause in said.clauses)
        if self.shows_annotations and notes:
            parts.append(self.tr("批注 {}").format(notes))
        self._paint_small(painter, rect.adjusted(left, 0, 0, 0), below, " · ".join(parts))

    def _paint_quantities(self, painter: QPainter, rect: QRect, top: int, quantities: Sequence[str]) -> int:
        """What is counted, underlined as in the reader, as far as there is room; how wide that is."""
        painter.setFont(self._font(SMALL))
        painter.setPen(self._look.tokens.text)
        metrics, left, room = painter.fontMetrics(), 0, rect.width() - 2 * _INSET - _COUNTED
        for text in quantities:
            width = metrics.horizontalAdvance(text)
            if left + width > room:
                break
            place = QRect(rect.left() + _INSET + left, top, width, _LINE)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
            painter.fillRect(place.left(), place.bottom() - 1, width, 2, self._look.tokens.text_2)
            left += width + _APART
        return left

    def _paint_absent(self, painter: QPainter, rect: QRect, text: str) -> None:
        painter.setFont(self._font(SMALL))
        width = painter.fontMetrics().horizontalAdvance(text) + 12
        label = QRect(rect.left() + _INSET, rect.center().y() - 10, width, 20)
        painter.fillRect(label, self._look.tokens.bg_page)
        painter.setPen(self._look.tokens.text_3)
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_lines(self, painter: QPainter, rect: QRect, text: str, role: FontRole) -> int:
        """At most two lines of text; where the line below them begins."""
        font = self._font(role)
        painter.setFont(font)
        painter.setPen(self._look.tokens.text)
        top = rect.top() + _TOP
        for line in self._broken(text, rect.width() - 2 * _INSET, font, strong=role is UI_STRONG):
            painter.drawText(QRect(rect.left() + _INSET, top, rect.width() - _INSET, _LINE), Qt.AlignmentFlag.AlignVCenter, line)
            top += _LINE
        return top

    def _paint_small(self, painter: QPainter, rect: QRect, top: int, text: str) -> None:
        if text:
            painter.setFont(self._font(SMALLEST))
            painter.setPen(self._look.tokens.text_3)
            painter.drawText(QRect(rect.left() + _INSET, top, rect.width() - _INSET, _LINE), Qt.AlignmentFlag.AlignVCenter, text)

    def _broken(self, text: str, width: int, font: QFont, *, strong: bool) -> tuple[str, ...]:
        """Text in one or two lines, the second one elided."""
        key = (text, width, strong)
        if key not in self._lines:
            metrics = QFontMetrics(font)
            if metrics.horizontalAdvance(text) <= width:
                self._lines[key] = (text,)
            else:
                end = _fitting(text, width, metrics)
                self._lines[key] = (
                    text[:end],
                    metrics.elidedText(text[end:].lstrip(), Qt.TextElideMode.ElideRight, width),
                )
            while len(self._lines) > _KEPT:
                self._lines.popitem(last=False)
        return self._lines[key]


def _fitting(text: str, width: int, metrics: QFontMetrics) -> int:
    """How many characters fit into a line; a word of Latin letters stays whole where it can."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if metrics.horizontalAdvance(text[:middle]) <= width else (low, middle - 1)
    cut = text[:low].rfind(" ")
    latin = low < len(text) and text[low - 1].isascii() and text[low].isascii() and text[low].isalnum()
    return cut if latin and cut > 0 else low
