"""A clause set in lines of one pitch: heading semi-bold, then its text, whole or the first two lines; and where its marks go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from core.model import Span
from desktop.compare.pairs import Side
from desktop.reader.positions import Positions
from desktop.theme import Theme
from desktop.tokens import FontRole, Tokens

FOLDED_LINES = 2
_SIZE, _PITCH = 14, 24
_LINE_SEPARATOR = "\u2028"


@dataclass(frozen=True)
class Setting:
    """How text is set: fonts of body and heading, and the height of a line in pixels."""

    body: QFont
    head: QFont
    pitch: int

    @classmethod
    def of(cls, theme: Theme) -> Setting:
        """The setting of the comparison, 14/24 at the usual font size."""
        body, head = theme.font(FontRole(_SIZE)), theme.font(FontRole(_SIZE, QFont.Weight.DemiBold))
        return cls(body, head, round(_PITCH * body.pixelSize() / _SIZE))

    def estimated_lines(self, length: int, width: int) -> int:
        """How many lines some Chinese text fills, near enough to scroll by."""
        return -(-length * self.body.pixelSize() // max(width, 1))


class Block:
    """One text in one font, at most `most` lines of it; the last one is elided where text is left over."""

    def __init__(self, text: str, font: QFont, width: int, pitch: int, most: int | None = None) -> None:
        self._pitch = pitch
        self._font = font
        self._width = width
        # Half-width letters take a third of an em at least: enough text to fill the lines, and no more is shaped.
        shown = text if most is None else text[: 1 + most * 3 * width // font.pixelSize()]
        self._text = shown.replace("\n", _LINE_SEPARATOR)
        self._positions = Positions(self._text)
        self._layout = QTextLayout(self._text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._lines = self._set(most)
        self._elided = self._elide(len(text) > len(shown)) if most is not None and len(self._lines) == most else ""

    @property
    def height(self) -> int:
        """In pixels."""
        return len(self._lines) * self._pitch

    def draw(self, painter: QPainter, at: QPointF, color: QColor) -> None:
        """Paint the text with its top left corner at `at`."""
        painter.setPen(color)
        painter.setFont(self._font)
        whole = self._lines[:-1] if self._elided else self._lines
        for line in whole:
            line.draw(painter, at)
        if self._elided:
            top = at.y() + self._pitch * (len(self._lines) - 1)
            area = QRectF(at.x(), top, self._width + 2, self._pitch)
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._elided)

    def boxes(self, span: Span) -> Iterator[QRectF]:
        """One box per line for a span of the text, as high as the letters, relative to the block."""
        start, end = self._positions.to_qt(span.start), self._positions.to_qt(min(span.end, len(self._text)))
        for line in self._lines:
            low, high = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if low < high:
                left, right = _x(line, low), _x(line, high)
                yield QRectF(left, line.y(), right - left, line.height())

    def _set(self, most: int | None) -> list[QTextLine]:
        lines: list[QTextLine] = []
        self._layout.beginLayout()
        while most is None or len(lines) < most:
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._width)
            line.setPosition(QPointF(0, len(lines) * self._pitch + round((self._pitch - line.height()) / 2)))
            lines.append(line)
        self._layout.endLayout()
        return lines if self._text else []

    def _elide(self, cut: bool) -> str:
        line = self._lines[-1]
        end = line.textStart() + line.textLength()
        if not cut and self._positions.from_qt(end) >= len(self._text):
            return ""
        span = self._positions.span(line.textStart(), end)
        last = self._text[span.start : span.end].rstrip() + "…"
        return QFontMetricsF(self._font).elidedText(last, Qt.TextElideMode.ElideRight, self._width)


def _x(line: QTextLine, unit: int) -> float:
    """Where a UTF-16 offset stands in a line (PySide gives it with the offset it was taken for)."""
    found = cast("tuple[float, int]", line.cursorToX(unit))
    return found[0]


class ClauseText:
    """A clause of one side at a width, whole (`unfolded`) or heading and two lines."""

    def __init__(self, side: Side, width: int, setting: Setting, *, unfolded: bool) -> None:
        self.side = side
        most = None if unfolded else FOLDED_LINES
        self._unfolded = unfolded
        self._head = Block(side.head, setting.head, width, setting.pitch, most)
        self._body = Block(side.body, setting.body, width, setting.pitch, most)

    @property
    def height(self) -> int:
        """In pixels."""
        return self._head.height + self._body.height

    def draw(self, painter: QPainter, at: QPointF, tokens: Tokens) -> None:
        """Paint heading and text."""
        self._head.draw(painter, at, tokens.text)
        below = at + QPointF(0, self._head.height)
        self._body.draw(painter, below, tokens.text if self._unfolded else tokens.text_2)

    def boxes(self, spans: Iterable[Span]) -> Iterator[QRectF]:
        """The boxes of spans of the clause's text, relative to its top left corner."""
        for span in spans:
            yield from self._part(self._head, span, 0, self.side.head_end, 0)
            yield from self._part(self._body, span, self.side.body_start, len(self.side.text), self._head.height)

    def _part(self, block: Block, span: Span, start: int, end: int, drop: int) -> Iterator[QRectF]:
        low, high = max(span.start, start), min(span.end, end)
        if low < high:
            for box in block.boxes(Span(low - start, high - start)):
                yield box.translated(0, drop)
