"""Draws the layers of a source's text: noise grey and hatched, a bar for each plan, doubts amber, numbers of lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter

from desktop.icons import paint_icon
from desktop.noise_words import noise_word
from desktop.painting import draw_box
from desktop.reader.overlay import Window, line_rects, vertical
from desktop.reader.positions import Positions
from desktop.review.marks import DoubtMark, SourceMarks, Stripe
from desktop.theme import Theme, tabular
from desktop.tokens import RADIUS_MARK, SMALLEST

GUTTER = 72  # pixels left of the text: numbers of lines and bars
PILLS = 118  # pixels right of the text, for kinds of noise and signs of doubt
_BAR = QRect(48, 0, 6, 0)
_DOUBT_BAR = QRect(57, 0, 3, 0)
_NUMBERS = 40  # right edge of the numbers of lines
_VEIL = 82  # of 255: how far letters of noise fade into their ground
_SPREAD = 4.0  # the ground of noise reaches this far above and below its letters, to meet that of the next line


class SourceOverlay:
    """Paints one set of marks. `caret` is where the caret stands, `drop` where a dragged plan would begin, in UTF-16 units."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.marks = SourceMarks(Positions(""))
        self.caret = 0
        self.drop: int | None = None

    def visible_stripes(self, window: Window) -> Iterator[Stripe]:
        """The stripes in sight."""
        first = bisect_left(self.marks.stripes, window.start, key=lambda stripe: stripe.end)
        for stripe in self.marks.stripes[first:]:
            if stripe.start >= window.end:
                return
            yield stripe

    def visible_doubts(self, window: Window) -> Iterator[DoubtMark]:
        """The doubts in sight."""
        last = bisect_left(self.marks.doubts, window.end, key=lambda mark: mark.start)
        return (mark for mark in self.marks.doubts[:last] if mark.end > window.start)

    def paint_below(self, painter: QPainter, window: Window) -> None:
        """What lies under the letters: the ground of noise, the bars of plans, noise and doubts."""
        tokens = self._theme.tokens
        for stripe in self.visible_stripes(window):
            reach = vertical(window, stripe.start, stripe.end)
            if reach is None:
                continue
            top, bottom = reach[0] - _SPREAD, reach[1] + _SPREAD
            bar = QRectF(_BAR.x(), top, _BAR.width(), bottom - top)
            if stripe.plan is not None:
                painter.fillRect(bar, tokens.tag(stripe.plan).bar)
                continue
            for rect in self._ground(window, stripe, top, bottom):
                painter.fillRect(rect, tokens.noise_bg)
            painter.fillRect(bar, QBrush(tokens.text_3, Qt.BrushStyle.BDiagPattern))
        for mark in self.visible_doubts(window):
            reach = vertical(window, mark.start, mark.end)
            if reach is not None:
                painter.fillRect(QRectF(_DOUBT_BAR.x(), reach[0], _DOUBT_BAR.width(), reach[1] - reach[0]), tokens.warn)

    def _ground(self, window: Window, stripe: Stripe, top: float, bottom: float) -> Iterator[QRectF]:
        if stripe.whole:
            yield QRectF(0, top, window.width, bottom - top)
        else:
            yield from line_rects(window, stripe.start, stripe.end)

    def paint_above(self, painter: QPainter, window: Window) -> None:
        """What lies over the letters: the veil of noise, numbers of lines, kinds of noise, signs of doubt."""
        veil = QColor(self._theme.tokens.noise_bg)
        veil.setAlpha(_VEIL)
        for stripe in self.visible_stripes(window):
            if stripe.noise is not None:
                for rect in line_rects(window, stripe.start, stripe.end):
                    painter.fillRect(rect, veil)
        self._numbers(painter, window)
        for stripe in self.visible_stripes(window):
            if stripe.noise is not None:
                self._pill(painter, window, stripe)
        for mark in self.visible_doubts(window):
            reach = vertical(window, mark.start, mark.start + 1)
            if reach is not None:
                paint_icon(painter, self.doubt_sign(window, reach), "triangle-alert", self._theme.tokens.warn)
        if self.drop is not None and (reach := vertical(window, self.drop, self.drop + 1)):
            painter.fillRect(QRectF(_BAR.x(), reach[0] - 4, window.right - _BAR.x(), 2), self._theme.tokens.accent)

    def doubt_sign(self, window: Window, reach: tuple[float, float]) -> QRectF:
        """Where the sign of a doubt stands, beside its first line."""
        return QRectF(window.right + 8, (reach[0] + reach[1]) / 2 - 7, 14, 14)

    def doubt_at(self, window: Window, place: QPointF) -> DoubtMark | None:
        """The doubt whose bar or sign is at a place of the viewport."""
        for mark in self.visible_doubts(window):
            reach = vertical(window, mark.start, mark.end)
            if reach is None or not reach[0] <= place.y() <= reach[1]:
                continue
            if _DOUBT_BAR.left() - 4 <= place.x() <= _DOUBT_BAR.right() + 5 or place.x() >= window.right + 4:
                return mark
        return None

    def _numbers(self, painter: QPainter, window: Window) -> None:
        """The number of each visible line of the source that is not blank; the caret's in the accent, with a bar."""
        tokens = self._theme.tokens
        painter.setFont(tabular(self._theme.font(SMALLEST)))
        block, current = window.document.findBlock(window.start), window.document.findBlock(self.caret)
        while block.isValid() and block.position() < window.end:
            if block.isVisible() and block.text().strip():
                line = block.layout().lineAt(0)
                middle = block.layout().position().y() + window.offset.y() + line.y() + (line.ascent() + line.descent()) / 2
                here = block == current
                painter.setPen(tokens.accent if here else tokens.text_3)
                area = QRectF(0, middle - 9, _NUMBERS, 18)
                painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(block.blockNumber() + 1))
                if here:
                    painter.fillRect(QRectF(0, middle - 10, 3, 20), tokens.accent)
            block = block.next()

    def _pill(self, painter: QPainter, window: Window, stripe: Stripe) -> None:
        """The kind of a piece of noise beside its first line, and how many lines it has."""
        reach = vertical(window, stripe.start, stripe.start + 1)
        if reach is None or stripe.noise is None:
            return
        tokens, lines = self._theme.tokens, self.marks.lines[stripe.noise]
        words = noise_word(self.marks.noise[stripe.noise].kind)
        font = self._theme.font(SMALLEST)
        metrics = QFontMetrics(font)
        room = round(window.width - window.right) - 44
        longer = f"{words} ×{lines}" if lines > 1 else words
        words = metrics.elidedText(longer, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(words) + 14
        middle = (reach[0] + reach[1]) / 2
        pill = QRectF(window.width - width - 12, middle - 10, width, 20)
        draw_box(painter, pill, RADIUS_MARK, tokens.bg_page, tokens.line_strong)
        painter.setFont(font)
        painter.setPen(tokens.text_2)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
