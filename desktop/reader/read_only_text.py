"""A read-only text with layers painted under and over its visible lines; what is painted is left to the text it shows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from math import ceil

from PySide6.QtCore import QPointF, QSignalBlocker, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPixmap, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from core.model import Span
from desktop.reader.laying_out import STEP, lay_out_to, reached
from desktop.reader.overlay import Window, nearest_line
from desktop.reader.positions import Positions
from desktop.slices import Slices
from desktop.theme import Theme

FAR = 20_000  # UTF-16 units that are laid out at once where a place behind them is asked for
TOP = 4.0  # pixels below the view's top at which a line stands that is brought there


class ReadOnlyText(QTextEdit):
    """Places in and out are code points of the text; `gutter` pixels at the left belong to the layers."""

    def __init__(self, theme: Theme, size: int, gutter: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = size
        self._gutter = gutter
        self._positions = Positions("")
        self._loading = False
        self._goal = 0  # where `_going` goes: a code point
        self._going = Slices(self)
        self._going.ended.connect(self._arrive)
        self._seen: QPixmap | None = None  # what is painted on the way, where the view was resized
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        theme.changed.connect(self._recolor)
        self._recolor()

    def _recolor(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Highlight, self._theme.tokens.selection)
        palette.setColor(QPalette.ColorRole.HighlightedText, self._theme.tokens.text)
        palette.setColor(QPalette.ColorRole.Base, self._theme.tokens.bg_page)
        palette.setColor(QPalette.ColorRole.Text, self._theme.tokens.text)
        self.setPalette(palette)
        self.viewport().update()

    @property
    def positions(self) -> Positions:
        """Converts between code points of the plan and positions of the document."""
        return self._positions

    # What a text says of its own

    def fitting_width(self) -> int:
        """How wide lines are to be, gutter included, in the view as wide as it is."""
        return self.viewport().width()

    def paint_below(self, painter: QPainter, window: Window) -> None:
        """Paint what lies under the letters."""

    def paint_above(self, painter: QPainter, window: Window) -> None:
        """Paint what lies over the letters."""

    # Places

    def scroll_to(self, span: Span, *, center: bool = True) -> None:
        """Bring the start of a span to a third of the view's height, or to its top; stay put where it is in sight already.

        Where much of the text before it has no lines yet, those are made first, in slices; until then what was seen is seen.
        """
        self._begin_going(span.start, None if center else TOP)

    def keep_at(self, position: int, below: float) -> None:
        """Bring the line at a code point to so many pixels below the view's top, as `scroll_to` does."""
        self._begin_going(position, below)

    def _begin_going(self, position: int, below: float | None) -> None:
        self._goal = position
        far = self._positions.to_qt(position) - reached(self.document()) > FAR
        self._going.begin(self._go(position, below), at_once=not far)
        self.viewport().setUpdatesEnabled(not self.going or self._seen is not None)

    def _arrive(self) -> None:
        self._seen = None
        self.viewport().setUpdatesEnabled(True)
        self.viewport().update()

    def _hold(self) -> None:
        """Before a resized view lays its text out anew: keep a picture of what is seen, where getting there may take a while."""
        if self.going:  # the lines are none to be painted now
            self._seen = QPixmap() if self._seen is None else self._seen
        elif self._positions.to_qt(self.top_position()) > FAR:
            self._seen = self.viewport().grab()

    def _go(self, position: int, below: float | None) -> Iterator[None]:
        # With what stands below it: near its end a text that is laid out no further is taken for taller than it will be.
        yield from lay_out_to(self.document(), self._positions.to_qt(position) + STEP)
        y = self.y_of(position)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if below is None and bar.value() + 8 <= y <= bar.value() + height * 0.75:
            return
        bar.setValue(round(y - (height / 3 if below is None else below)))

    @property
    def going(self) -> bool:
        """Whether it is on its way to a place; what is seen is where it was."""
        return self._going.busy

    def y_of(self, position: int) -> float:
        """How far below the document's top the line at a code point stands, in pixels."""
        block = self.document().findBlock(self._positions.to_qt(position))
        if not block.isValid():
            return 0.0
        top = self.document().documentLayout().blockBoundingRect(block).top()
        line = block.layout().lineForTextPosition(self._positions.to_qt(position) - block.position())
        return top + (line.y() if line.isValid() else 0.0)

    def top_position(self) -> int:
        """The code point of the plan at the top of the view, or where it goes."""
        return self._goal if self.going else self._positions.from_qt(self.line_in_sight(8)[0])

    def top_span(self) -> Span:
        """The place at the top of the view, as an empty span."""
        at = self.top_position()
        return Span(at, at)

    def window_shown(self) -> Window:
        """What is in sight, and a line more above and below, for painting and hit testing."""
        offset = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        start, _ = self.line_in_sight(-2 * self._size)
        _, end = self.line_in_sight(self.viewport().height() + 2 * self._size)
        return Window(self.document(), start, end, offset, float(self.lineWrapColumnOrWidth()), float(self.viewport().width()))

    def line_in_sight(self, y: int) -> tuple[int, int]:
        """Where the line at a height of the viewport begins and where the next one does, as positions of the document."""
        below = y + self.verticalScrollBar().value()
        # Lays the text out as far as that. What it hits there may be wrong while blocks below have no place yet.
        self.document().documentLayout().hitTest(QPointF(self._gutter, below), Qt.HitTestAccuracy.FuzzyHit)
        return line_at(self.document(), below)

    # Events

    def fit(self) -> None:
        """Make lines as wide as they are to be; only a changed width lays the text out anew."""
        width = self.fitting_width()
        if self.lineWrapColumnOrWidth() == width:
            return
        bar = self.verticalScrollBar()
        at = bar.value()
        with QSignalBlocker(bar):
            bar.setValue(0)  # Qt lays the text out at once as far as it is scrolled to
        self.setLineWrapColumnOrWidth(width)
        bar.setValue(at)

    def load(self, document: QTextDocument) -> None:
        """Show another document from its beginning, or where it is scrolled to next."""
        self._loading = True
        self._going.stop()
        self._arrive()
        self.setDocument(document)
        self.fit()
        self._loading = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._loading:  # the scroll bar came or went: there is no place yet to stay at, and finding one would lay out the text
            super().resizeEvent(event)
            return
        at = self.top_position()
        before = self.lineWrapColumnOrWidth()
        if self.fitting_width() != before:
            self._hold()
        self.fit()
        super().resizeEvent(event)
        if self.lineWrapColumnOrWidth() != before:
            self.scroll_to(Span(at, at), center=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.going and self._seen is not None:
            painter = QPainter(self.viewport())
            painter.fillRect(event.rect(), self.palette().base())
            painter.drawPixmap(0, 0, self._seen)
            return
        window = self.window_shown()
        painter = QPainter(self.viewport())
        self.paint_below(painter, window)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.paint_above(painter, window)
        painter.end()

    def snapped(self, event: QMouseEvent) -> QMouseEvent:
        """The event moved onto the nearest line: Qt takes the room between lines for the end of one and the start of the next."""
        place = event.position()
        if not 0 <= place.y() < self.viewport().height():
            return event
        line = nearest_line(self.window_shown(), place.y())
        if line is None:
            return event
        place.setY(min(max(place.y(), ceil(line[0])), ceil(line[1]) - 1))  # a whole pixel: Qt rounds, and may leave the line
        return QMouseEvent(
            event.type(),
            place,
            event.scenePosition(),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(self.snapped(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(self.snapped(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(self.snapped(event) if event.buttons() & Qt.MouseButton.LeftButton else event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(self.snapped(event))


def line_at(document: QTextDocument, y: float) -> tuple[int, int]:
    """Where the last line begins that is at a height of the document or above it, and where the next one does.

    Only lines that are laid out count; both are positions of the document.
    """
    block = document.findBlockByNumber(_last(document.blockCount(), lambda at: _reaches(document, at, y)))
    layout = block.layout()
    top = layout.position().y()
    line = layout.lineAt(_last(layout.lineCount(), lambda at: top + layout.lineAt(at).y() <= y))
    if not line.isValid():
        return block.position(), block.position() + block.length()
    start = block.position() + line.textStart()
    return start, start + line.textLength() + 1  # the mark between blocks is of the line before it


def _last(count: int, holds: Callable[[int], bool]) -> int:
    """The last of so many numbers from 0 for which something holds that holds for none behind one it doesn't; at least 0."""
    return bisect_left(range(1, count), True, key=lambda at: not holds(at))


def _reaches(document: QTextDocument, number: int, y: float) -> bool:
    """Whether a block has its place and begins at a height of the document or above it."""
    layout = document.findBlockByNumber(number).layout()
    return layout.lineCount() > 0 and layout.position().y() <= y
