"""Draws what joins two sides in the gutter: the ribbon of a relation, and the chips that name relation and decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from core.model import Decision, Link, Relation
from desktop.icons import paint_icon
from desktop.painting import draw_box
from desktop.theme import mix
from desktop.tokens import RADIUS_MARK, Tokens

_EDGE = 1.5
_STUB = 28.0
_ICON = 14.0
_PADDING = 6.0
_GAP = 5.0
_CHIP_HEIGHT = 21.0
_CHIP_GAP = 3.0

Reach = tuple[float, float]
"""From and to: top and bottom of a clause at the edge of the gutter, or the two edges."""


@dataclass(frozen=True)
class ChipSpec:
    """A chip of the gutter: sign, word, colour; `framed` ones have an edge of that colour."""

    icon: str
    text: str
    color: QColor
    framed: bool = True


def draw_ribbon(
    painter: QPainter, gutter: Reach, ends: tuple[Sequence[Reach], Sequence[Reach]], link: Link, tokens: Tokens
) -> None:
    """The ribbon of a link between the left and right edge of the gutter; `ends`: its old and its new clauses there."""
    left, right = gutter
    old, new = ends
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if link.decision is Decision.REJECTED:
        painter.setPen(QPen(tokens.line_strong, 1.0))
        painter.drawLine(_thread(left, right, old, new))
    else:
        _dip(painter, link, tokens)
        half = _EDGE / 2
        for path in _paths(left + half, right - half, old, new):
            painter.drawPath(path)
    painter.restore()


def draw_band_across(painter: QPainter, band: QRectF, link: Link, tokens: Tokens) -> None:
    """What joins two sides that stand one above the other: a band of the relation, as far as the middle where one is missing."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if link.decision is Decision.REJECTED:
        painter.setPen(QPen(tokens.line_strong, 1.0))
        painter.drawLine(QLineF(band.left(), band.center().y(), band.right(), band.center().y()))
    else:
        _dip(painter, link, tokens)
        half = _EDGE / 2
        area = band.adjusted(half, 2 + half, -half, -2 - half)
        if not link.old or not link.new:
            area.setWidth(area.width() / 2)
        painter.drawRoundedRect(area, RADIUS_MARK, RADIUS_MARK)
    painter.restore()


def _dip(painter: QPainter, link: Link, tokens: Tokens) -> None:
    """Take up the pen and the brush of a link that is not rejected."""
    color = tokens.relations[link.relation]
    pen = QPen(color, _EDGE)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if link.moved:
        pen.setDashPattern([4.0, 2.5])
    painter.setPen(pen)
    filled = link.relation is not Relation.UNCHANGED
    painter.setBrush(mix(tokens.bg_page, color, 0.24 if tokens.dark else 0.17) if filled else Qt.BrushStyle.NoBrush)


def draw_chips(painter: QPainter, center: QPointF, chips: Sequence[ChipSpec], font: QFont, tokens: Tokens) -> None:
    """Chips below each other, round a centre."""
    sizes = [chip_size(chip, font) for chip in chips]
    top = center.y() - (sum(size.height() for size in sizes) + _CHIP_GAP * (len(sizes) - 1)) / 2
    for chip, size in zip(chips, sizes, strict=True):
        draw_chip(painter, QPointF(round(center.x() - size.width() / 2), round(top)), chip, font, tokens)
        top += size.height() + _CHIP_GAP


def draw_sign(painter: QPainter, center: QPointF, icon: str, color: QColor, tokens: Tokens) -> None:
    """A sign alone, in a box of its colour."""
    area = QRectF(center.x() - 10, center.y() - 10, 20, 20)
    draw_box(painter, area, RADIUS_MARK + 2, tokens.bg_page, color)
    paint_icon(painter, area.adjusted(3, 3, -3, -3), icon, color)


def draw_chips_in_line(painter: QPainter, area: QRectF, chips: Sequence[ChipSpec], font: QFont, tokens: Tokens) -> None:
    """Chips beside each other, from the left of an area."""
    left = area.left() + 2 * _PADDING
    for chip in chips:
        size = chip_size(chip, font)
        draw_chip(painter, QPointF(round(left), round(area.center().y() - size.height() / 2)), chip, font, tokens)
        left += size.width() + 2 * _CHIP_GAP


def chip_size(chip: ChipSpec, font: QFont) -> QSizeF:
    """How large a chip is in a font."""
    metrics = QFontMetricsF(font)
    width = _PADDING + _ICON + _GAP + metrics.horizontalAdvance(chip.text) + _PADDING + 2
    return QSizeF(round(width), round(max(_CHIP_HEIGHT, metrics.height() + 4)))


def draw_chip(painter: QPainter, at: QPointF, chip: ChipSpec, font: QFont, tokens: Tokens) -> None:
    """A chip with its top left corner at `at`."""
    area = QRectF(at, chip_size(chip, font))
    draw_box(painter, area, RADIUS_MARK + 2, tokens.bg_page, chip.color if chip.framed else None)
    paint_icon(painter, QRectF(area.x() + _PADDING, area.y() + (area.height() - _ICON) / 2, _ICON, _ICON), chip.icon, chip.color)
    painter.setFont(font)
    painter.setPen(chip.color)
    text = area.adjusted(_PADDING + _ICON + _GAP, 0, 0, 0)
    painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, chip.text)


def _thread(left: float, right: float, old: Sequence[Reach], new: Sequence[Reach]) -> QLineF:
    """What is left of the ribbon of a rejected link."""
    middle = (left + right) / 2
    begin, end = (_middle(old), _middle(new)) if old and new else (_middle(old or new),) * 2
    return QLineF(left if old else middle, begin, right if new else middle, end)


def _middle(reaches: Sequence[Reach]) -> float:
    return (reaches[0][0] + reaches[-1][1]) / 2


def _paths(left: float, right: float, old: Sequence[Reach], new: Sequence[Reach]) -> list[QPainterPath]:
    if not old or not new:
        return [_stub(left, right, (old or new)[0], from_left=bool(old))] if old or new else []
    if len(old) == 1:
        return [_band(left, right, part, reach) for part, reach in zip(_parts(old[0], new), new, strict=True)]
    if len(new) == 1:
        return [_band(left, right, reach, part) for part, reach in zip(_parts(new[0], old), old, strict=True)]
    return [_band(left, right, (old[0][0], old[-1][1]), (new[0][0], new[-1][1]))]


def _parts(whole: Reach, others: Sequence[Reach]) -> list[Reach]:
    """One side cut where the gaps between the clauses of the other are, so that the bands touch there and part on the way."""
    cuts = [(above[1] + below[0]) / 2 for above, below in pairwise(others)]
    if not all(whole[0] < cut < whole[1] for cut in cuts):  # they stand elsewhere: each gets the same share
        cuts = [whole[0] + (whole[1] - whole[0]) * number / len(others) for number in range(1, len(others))]
    return list(pairwise([whole[0], *cuts, whole[1]]))


def _band(left: float, right: float, old: Reach, new: Reach) -> QPainterPath:
    half, middle = _EDGE / 2, (left + right) / 2
    top_left, bottom_left = old[0] + half, old[1] - half
    top_right, bottom_right = new[0] + half, new[1] - half
    path = QPainterPath(QPointF(left, top_left))
    path.cubicTo(QPointF(middle, top_left), QPointF(middle, top_right), QPointF(right, top_right))
    path.lineTo(right, bottom_right)
    path.cubicTo(QPointF(middle, bottom_right), QPointF(middle, bottom_left), QPointF(left, bottom_left))
    path.closeSubpath()
    return path


def _stub(left: float, right: float, reach: Reach, *, from_left: bool) -> QPainterPath:
    half = _EDGE / 2
    top, bottom = reach[0] + half, reach[1] - half
    edge, tip = (left, left + _STUB) if from_left else (right, right - _STUB)
    bend = min(_STUB, (bottom - top) / 2)
    inner = tip - bend if from_left else tip + bend
    path = QPainterPath(QPointF(edge, top))
    path.lineTo(inner, top)
    path.quadTo(QPointF(tip, top), QPointF(tip, top + bend))
    path.lineTo(tip, bottom - bend)
    path.quadTo(QPointF(tip, bottom), QPointF(inner, bottom))
    path.lineTo(edge, bottom)
    path.closeSubpath()
    return path
