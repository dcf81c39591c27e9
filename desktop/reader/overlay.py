"""Draws marks over the visible lines of a text view: tints below the text, boxes and bars above it.

Each channel has one meaning: tint = tag, box = search hit, bar in the margin = whose tag, bar in the gutter = current clause.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextDocument

from desktop.icons import paint_icon
from desktop.painting import draw_box, draw_tag_square, draw_underline
from desktop.reader.layers import Drawn
from desktop.reader.marks import Marks, TagMark
from desktop.reader.plan_document import GUTTER
from desktop.theme import Theme, mix
from desktop.tokens import RADIUS_MARK, SMALLEST

LANE = 8  # pixels between the bars of the margin
BAR = 4
LABEL_STEP = 17
SLOT = 4.0  # pixels between underlines below one another
SLOTS = 4
PAD = 2.0  # a tint reaches this far above and below the letters


@dataclass(frozen=True)
class Window:
    """What of a document is in sight, by whole lines; the offset from document to viewport, and the text's right edge."""

    document: QTextDocument
    start: int  # position of the first visible line
    end: int  # position after the last visible line
    offset: QPointF
    right: float  # viewport x of the text's right edge
    width: float  # of the viewport


def line_rects(window: Window, start: int, end: int) -> Iterator[QRectF]:
    """Rectangles of `[start, end)` in viewport coordinates, one a line, as tall as the letters; visible lines only.

    A paragraph can have thousands of lines: only those that are drawn are looked at.
    """
    start, end = max(start, window.start), min(end, window.end)
    block = window.document.findBlock(start)
    while block.isValid() and block.position() < end:
        layout, base = block.layout(), block.position()
        origin = layout.position() + window.offset
        top = layout.lineForTextPosition(max(start - base, 0))
        for row in range(top.lineNumber() if top.isValid() else 0, layout.lineCount()):
            line = layout.lineAt(row)
            if line.textStart() >= end - base:
                break
            first = max(start - base, line.textStart())
            last = min(end - base, line.textStart() + line.textLength())
            if first >= last:
                continue
            left, right = line.cursorToX(first)[0], line.cursorToX(last)[0]  # type: ignore[index]
            top = line.y() + PAD / 2
            yield QRectF(
                origin.x() + min(left, right), origin.y() + top - PAD, abs(right - left), line.ascent() + line.descent() + PAD
            )
        block = block.next()


def nearest_line(window: Window, y: float) -> tuple[float, float] | None:
    """Top and bottom, in the viewport, of the letters of the visible line nearest to a height."""
    found: list[tuple[float, float]] = []
    block = window.document.findBlock(window.start)
    while block.isValid() and block.position() < window.end:
        layout, base = block.layout(), block.position()
        top = layout.position().y() + window.offset.y()
        first = layout.lineForTextPosition(max(window.start - base, 0))
        for row in range(first.lineNumber() if first.isValid() else 0, layout.lineCount()):
            line = layout.lineAt(row)
            if line.textStart() >= window.end - base:
                break
            found.append((top + line.y(), top + line.y() + line.ascent() + line.descent()))
        block = block.next()
    return min(found, key=lambda reach: max(reach[0] - y, y - reach[1], 0.0), default=None)


def vertical(window: Window, start: int, end: int) -> tuple[float, float] | None:
    """Top and bottom of `[start, end)` in the viewport, beyond it where the text goes on; None where nothing is in sight."""
    top, bottom = max(start, window.start), min(end, window.end)
    if top >= bottom:
        return None
    rects = list(line_rects(window, top, bottom))
    return (rects[0].top(), rects[-1].bottom()) if rects else None


class Overlay:
    """Paints one set of marks. Visible marks are found by bisection, so their number hardly matters."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.marks = Marks()
        self.current: tuple[int, int] | None = None  # the current clause
        self.selected = 0  # id of the annotation whose card is selected
        self.tags_on = True
        self.hits_on = True
        self.drawn: Sequence[Drawn] = ()  # layers of underlines

    def visible_tags(self, window: Window) -> list[TagMark]:
        """The tag marks whose bar is in sight."""
        last = bisect_left(self.marks.tags, window.end, key=lambda mark: mark.start)
        return [mark for mark in self.marks.tags[:last] if mark.bar_end > window.start]

    def visible_hits(self, window: Window) -> Iterator[tuple[int, tuple[int, int]]]:
        """Number and span of the hits in sight."""
        first = bisect_left(self.marks.hits, window.start, key=lambda hit: hit[1])
        last = bisect_left(self.marks.hits, window.end, key=lambda hit: hit[0])
        yield from enumerate(self.marks.hits[first:last], first)

    def paint_below(self, painter: QPainter, window: Window) -> None:
        """What lies under the letters: tints, the fill of hits, the bar of the current clause."""
        tokens = self._theme.tokens
        if self.tags_on:
            self._tints(painter, window)
        if self.hits_on:
            for number, (start, end) in self.visible_hits(window):
                fill = tokens.hit_current if number == self.marks.current_hit else tokens.hit
                for rect in line_rects(window, start, end):
                    draw_box(painter, rect, RADIUS_MARK, fill)
        if self.current is not None and (reach := vertical(window, *self.current)):
            painter.fillRect(QRectF(GUTTER - 16, reach[0], 3, reach[1] - reach[0]), tokens.accent)

    def _tints(self, painter: QPainter, window: Window) -> None:
        """Tints side by side where two tags share a span: each takes its half of the height, so both can be read."""
        tokens = self._theme.tokens
        shared: dict[tuple[int, int], list[TagMark]] = {}
        for mark in self.visible_tags(window):
            shared.setdefault((mark.start, mark.end), []).append(mark)
        for (start, end), marks in shared.items():
            for rect in line_rects(window, start, end):
                step = rect.height() / len(marks)
                for row, mark in enumerate(marks):
                    area = QRectF(rect.left(), rect.top() + row * step, rect.width(), step)
                    tint = tokens.tag(mark.color).tint
                    if mark.annotation_id == self.selected:
                        tint = mix(tint, tokens.tag(mark.color).bar, 0.18)
                    painter.fillRect(area, tint)

    def paint_above(self, painter: QPainter, window: Window) -> None:
        """What lies over the letters: edges of hits, notes without tags, the margin's bars and labels, note counts."""
        tokens = self._theme.tokens
        if self.hits_on:
            for number, (start, end) in self.visible_hits(window):
                width = 2.0 if number == self.marks.current_hit else 1.0
                for rect in line_rects(window, start, end):
                    draw_box(painter, rect, RADIUS_MARK, None, tokens.hit_edge, width=width)
        self._underlines(painter, window)
        if self.tags_on:
            painter.setPen(QPen(tokens.text_3, 1.0, Qt.PenStyle.SolidLine))
            for _, start, end in self.marks.untagged:
                if start < window.end and end > window.start:
                    for rect in line_rects(window, start, end):
                        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            self._bars(painter, window)
        self._notes(painter, window)

    def visible_places(self, window: Window) -> list[tuple[int, int, int, int]]:
        """Start, end, place in `drawn` and slot of each underline in sight: of those that meet, each has a slot of its own."""
        found: list[tuple[int, int, int]] = []
        for at, drawn in enumerate(self.drawn):
            first = bisect_left(drawn.places, window.start, key=lambda place: place[1])
            last = bisect_left(drawn.places, window.end, key=lambda place: place[0])
            found += [(start, end, at) for start, end in drawn.places[first:last]]
        slotted: list[tuple[int, int, int, int]] = []
        ends = [0] * SLOTS
        for start, end, at in sorted(found):
            slot = next((slot for slot, reached in enumerate(ends) if reached <= start), SLOTS - 1)
            ends[slot] = max(ends[slot], end)
            slotted.append((start, end, at, slot))
        return slotted

    def _underlines(self, painter: QPainter, window: Window) -> None:
        """Lines of the layers below the letters, stacked where they meet."""
        tokens = self._theme.tokens
        for start, end, at, slot in self.visible_places(window):
            layer = self.drawn[at].layer
            for rect in line_rects(window, start, end):
                left = QPointF(rect.left(), rect.bottom() + 1.0 + slot * SLOT)
                draw_underline(painter, left, rect.width(), layer.form, layer.color(tokens))

    def _bars(self, painter: QPainter, window: Window) -> None:
        """A bar for every tag in the margin, in lanes so that none covers another, with labels pushed apart."""
        tokens = self._theme.tokens
        left, lanes = window.right + 14, list[float]()
        placed: list[tuple[TagMark, float, int]] = []
        for mark in self.visible_tags(window):
            reach = vertical(window, mark.bar_start, mark.bar_end)
            if reach is None:
                continue
            lane = next((i for i, bottom in enumerate(lanes) if bottom <= reach[0]), len(lanes))
            lanes[lane:] = [reach[1], *lanes[lane + 1 :]]
            bar = QRectF(left + lane * LANE, reach[0], BAR, reach[1] - reach[0])
            draw_box(painter, bar, 2, tokens.tag(mark.color).bar)
            placed.append((mark, max(reach[0], 0.0), lane))
        label_left = left + max(len(lanes), 1) * LANE + 6
        if window.width - label_left < 70:
            return
        painter.setFont(self._theme.font(SMALLEST))
        metrics = QFontMetricsF(painter.font())
        floor = -LABEL_STEP * 1.0
        for mark, top, _ in sorted(placed, key=lambda item: item[1]):
            floor = max(top, floor + LABEL_STEP)
            draw_tag_square(painter, QRectF(label_left, floor, 14, 14), tokens, mark.color, mark.label)
            room = QRectF(label_left + 19, floor - 1, window.width - label_left - 22, 16)
            painter.setPen(tokens.text_2)
            name = metrics.elidedText(mark.name, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)

    def _notes(self, painter: QPainter, window: Window) -> None:
        tokens = self._theme.tokens
        painter.setFont(self._theme.font(SMALLEST))
        first = bisect_left(self.marks.notes, window.start, key=lambda note: note.start)
        for note in self.marks.notes[first:]:
            if note.start >= window.end:
                break
            reach = vertical(window, note.start, note.start + 1)
            if reach is None:
                continue
            middle = (reach[0] + reach[1]) / 2
            paint_icon(painter, QRectF(4, middle - 6, 12, 12), "message-square", tokens.text_3)
            painter.setPen(tokens.text_3)
            painter.drawText(QRectF(17, middle - 8, 16, 16), Qt.AlignmentFlag.AlignVCenter, str(note.count))
