"""Paints one row of the comparison: captions, both sides with their marks, the ribbon and its chips."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from core.model import Decision
from desktop.compare.differences import Wording
from desktop.compare.marks import Show, draw_marked, marks_of, shown_for
from desktop.compare.pair_layout import BAND, GUTTER, INSET, Cell, Columns, Row
from desktop.compare.pairs import Pair
from desktop.compare.ribbons import ChipSpec, draw_band_across, draw_chips, draw_chips_in_line, draw_ribbon
from desktop.compare.words import (
    DECISION_ICONS,
    MOVED_ICON,
    RELATION_ICONS,
    decision_color,
    decision_label,
    moved_word,
    relation_word,
)
from desktop.theme import Theme
from desktop.tokens import SMALL, SMALL_STRONG

_BAR = 3
_HALF_CHIPS, _HALF_CHIPS_MOVED = 34, 48


@dataclass(frozen=True)
class Sight:
    """What a row is painted in: the columns, the size of the viewport, and how this row stands out."""

    columns: Columns
    viewport: QSize
    other_issuer: bool
    current: bool = False
    chosen: bool = False
    focused: bool = False
    wording: Wording | None = None
    show: Show | None = None


class RowPainter:
    """Reads the theme at every stroke; keeps nothing."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint(self, painter: QPainter, row: Row, top: int, sight: Sight) -> None:
        """Paint a row whose upper edge is at `top` of the viewport."""
        tokens, columns = self._theme.tokens, sight.columns
        self._paint_captions(painter, row, top, columns)
        if sight.current or sight.chosen:
            self._paint_current(painter, row, top, sight)
        chips = self._chips(row.pair, sight)
        if row.band is not None:
            band = QRectF(INSET, top + row.band, columns.text, BAND)
            draw_band_across(painter, band, row.pair.link, tokens)
            draw_chips_in_line(painter, band, chips, self._theme.font(SMALL), tokens)
        else:
            gutter = (columns.gutter, columns.gutter + GUTTER)
            ends = [[(top + cell.top, top + cell.top + cell.height) for cell in cells] for cells in (row.old, row.new)]
            draw_ribbon(painter, gutter, (ends[0], ends[1]), row.pair.link, tokens)
            center = QPointF(sum(gutter) / 2, _chip_center(row, top, sight.viewport.height()))
            draw_chips(painter, center, chips, self._theme.font(SMALL), tokens)
        for new, cells in enumerate((row.old, row.new)):
            x = INSET + (columns.new if new else 0)
            if not cells:
                self._paint_absent(painter, _box(row, top, x, columns.text, new=bool(new)))
            for number, cell in enumerate(cells):
                self._paint_cell(painter, cell, QPointF(x, top + cell.text_top), (number, bool(new)), sight)

    def _paint_cell(self, painter: QPainter, cell: Cell, at: QPointF, place: tuple[int, bool], sight: Sight) -> None:
        tokens = self._theme.tokens
        if sight.wording is None:
            cell.text.draw(painter, at, tokens)
            return
        number, new = place
        marks = marks_of(sight.wording, number, new=new, show=shown_for(sight.wording, sight.show))
        draw_marked(painter, cell.text, at, marks, tokens)

    def _paint_captions(self, painter: QPainter, row: Row, top: int, columns: Columns) -> None:
        painter.setFont(self._theme.font(SMALL_STRONG))
        painter.setPen(self._theme.tokens.text_3)
        captions = row.captions
        if columns.stacked:
            captions = (" → ".join(caption for caption in captions if caption), "")
        for x, caption in zip((0, columns.new), captions, strict=True):
            if caption:
                text = painter.fontMetrics().elidedText(caption, Qt.TextElideMode.ElideRight, columns.text)
                area = QRect(x + INSET, top, columns.text + INSET, row.box_top)
                painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_current(self, painter: QPainter, row: Row, top: int, sight: Sight) -> None:
        tokens, columns, width = self._theme.tokens, sight.columns, sight.viewport.width()
        sides = ((0, columns.gutter, row.old, False), (columns.new, width, row.new, True))
        for left, right, cells, new in sides:
            whole = _box(row, top, left, right - left, new=new)
            for area in [QRect(left, top + cell.top, right - left, cell.height) for cell in cells] or [whole]:
                painter.fillRect(area, tokens.bg_selected)
                bar = left if left == 0 else right - _BAR
                painter.fillRect(QRect(bar, area.top(), _BAR, area.height()), tokens.accent)
        if sight.focused:
            painter.setPen(QPen(tokens.accent, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(0.5, top + row.box_top - 1.5, width - 1, row.box_height + 2))

    def _paint_absent(self, painter: QPainter, area: QRect) -> None:
        painter.setFont(self._theme.font(SMALL))
        painter.setPen(self._theme.tokens.text_3)
        text = QCoreApplication.translate("Compare", "未见对应条目")
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _chips(self, pair: Pair, sight: Sight) -> list[ChipSpec]:
        tokens, link = self._theme.tokens, pair.link
        rejected = link.decision is Decision.REJECTED
        color = tokens.text_3 if rejected else tokens.relations[link.relation]
        word = relation_word(link.relation, other_issuer=sight.other_issuer)
        decision = decision_color(link.decision, tokens)
        chips = [
            ChipSpec(RELATION_ICONS[link.relation], word, color),
            ChipSpec(DECISION_ICONS[link.decision], decision_label(link), decision, framed=False),
        ]
        if link.moved:
            chips.append(ChipSpec(MOVED_ICON, _moved_text(pair), tokens.text_3 if rejected else tokens.relations["moved"]))
        return chips


def _box(row: Row, top: int, left: int, width: int, *, new: bool) -> QRect:
    """What one side of a row has to itself."""
    if row.band is None:
        return QRect(left, top + row.box_top, width, row.box_height)
    start, end = (row.band + BAND, row.box_top + row.box_height) if new else (row.box_top, row.band)
    return QRect(left, top + start, width, end - start)


def _moved_text(pair: Pair) -> str:
    if not pair.old or not pair.new:
        return moved_word()
    return f"{moved_word()} {pair.old[0].short_number}→{pair.new[0].short_number}"


def _chip_center(row: Row, top: int, height: int) -> float:
    """The middle of the part of a row that is in sight, so that a long row keeps its chips on the screen."""
    half = _HALF_CHIPS_MOVED if row.pair.link.moved else _HALF_CHIPS
    low = top + row.box_top
    high = low + row.box_height
    if high - low <= 2 * half:
        return (low + high) / 2
    seen = (max(low, 0) + min(high, height)) / 2
    return min(max(seen, low + half), high - half)
