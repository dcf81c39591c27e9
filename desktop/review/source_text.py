"""The whole text of a source with its layers: what is noise, which plan a line is in, where plans begin, what is unsure."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QToolTip, QWidget

from core.model import Span
from desktop.noise_words import noise_word
from desktop.reader.laying_out import LayingOut
from desktop.reader.overlay import Window
from desktop.reader.positions import Positions
from desktop.reader.read_only_text import TOP, ReadOnlyText
from desktop.review.marks import Opened, SourceMarks, first_of_line
from desktop.review.source_document import CARD, SIZE, Segment, a_document, embolden, make_room, show_lines
from desktop.review.source_overlay import GUTTER, PILLS, SourceOverlay
from desktop.theme import Theme

WIDEST = 820  # pixels of text
MOST_HEADS = 500


class SourceText(ReadOnlyText):
    """Shows one source; its document never changes, only room for cards is made and lines are hidden."""

    caret_moved = Signal()
    menu_wanted = Signal(QPoint)  # global position
    laid_out = Signal()  # lines stand elsewhere than before

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, SIZE, GUTTER, parent)
        self.language = language
        self._text = ""
        self._source_id = 0
        self._own: QTextDocument | None = None
        self._heads: frozenset[tuple[int, int]] = frozenset()
        self._room: dict[int, int] = {}  # block number -> cards above it
        self._cards: list[tuple[int, int]] = []  # of each beginning: its block number, and which card above it, from below
        self._segment = Segment.ALL
        self.overlay = SourceOverlay(theme)
        self.setAccessibleName(self.tr("来源全文"))
        self.setTabChangesFocus(True)
        self.cursorPositionChanged.connect(self._on_caret)
        self.selectionChanged.connect(self.caret_moved)
        self.verticalScrollBar().valueChanged.connect(self.laid_out)

    @property
    def marks(self) -> SourceMarks:
        """What is painted."""
        return self.overlay.marks

    # What is shown

    def show_source(self, opened: Opened) -> None:
        """Show a source, from its beginning, or as it was where it is the one that is shown."""
        source = opened.review.source
        text = opened.text
        again = source.id == self._source_id and text == self._text
        if not again:
            self._source_id, self._text = source.id, text
            self._positions = opened.marks.positions
            self._load(text)
        self._keeping_place(lambda: self._apply(opened.marks))
        if not again:
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self.verticalScrollBar().setValue(0)

    def clear_source(self) -> None:
        """Show nothing."""
        self._source_id, self._text = 0, ""
        self._positions = Positions("")
        self.overlay.marks = SourceMarks(self._positions)
        self._load("")

    def _load(self, text: str) -> None:
        old, document = self._own, a_document(text)
        # PySide's setDocument keeps every document it is given for ever, unless Qt owns and deletes it.
        document.setParent(self)
        LayingOut(document)
        document.documentLayout().documentSizeChanged.connect(self.laid_out)
        self.overlay.caret = 0
        self._room, self._heads = {}, frozenset()
        self.load(document)
        self._own = document
        if old is not None:
            old.deleteLater()
        self.setTabChangesFocus(True)

    def _apply(self, marks: SourceMarks) -> None:
        self.overlay.marks = marks
        self._make_room()
        self._embolden()
        if self._segment is not Segment.ALL:
            self._hide_lines()
        self.viewport().update()

    def set_segment(self, segment: Segment) -> None:
        """Show all lines, those with noise, or those of plans."""
        if segment is not self._segment:
            self._segment = segment
            self._keeping_place(self._hide_lines)

    def _hide_lines(self) -> None:
        show_lines(self.document(), self.marks.stripes, self._segment)
        self.viewport().update()
        QTimer.singleShot(0, self, self.laid_out.emit)

    def _make_room(self) -> None:
        """Room above the lines at which plans begin, and none where they no longer do."""
        wanted: dict[int, int] = {}
        self._cards = [(0, 0)] * len(self.marks.beginnings)
        for index, beginning in reversed(list(enumerate(self.marks.beginnings))):
            number = self.document().findBlock(beginning.start).blockNumber()
            wanted[number] = wanted.get(number, 0) + 1
            self._cards[index] = number, wanted[number]
        changed = {number for number in {*wanted, *self._room} if wanted.get(number) != self._room.get(number)}
        make_room(self.document(), {number: wanted.get(number, 0) for number in changed})
        self._room = wanted
        self.laid_out.emit()

    def _embolden(self) -> None:
        """Set off titles and headings of sections; those of a very long source stay plain, so that it opens at once."""
        heads = frozenset(self.marks.heads if len(self.marks.heads) <= MOST_HEADS else ())
        embolden(self.document(), plain=self._heads - heads, bold=heads - self._heads)
        self._heads = heads

    def _keeping_place(self, change: Callable[[], None]) -> None:
        """Change what is shown so that the caret's line stays where it is, or, where that is out of sight, the one at the top."""
        block = self.textCursor().block()
        laid_out = bool(block.layout().lineCount())  # else it is not in sight
        if self.going or not laid_out or not 0 <= self._below(block) < self.viewport().height():
            block = self.document().findBlock(self._positions.to_qt(self.top_position()))
        below = TOP if self.going else self._below(block)
        change()
        while block.isValid() and not block.isVisible():
            block = block.next()
        if block.isValid():
            self.keep_at(self._positions.from_qt(block.position()), below)

    def _below(self, block: QTextBlock) -> float:
        """How far below the view's top a block begins."""
        return self.y_of(self._positions.from_qt(block.position())) - self.verticalScrollBar().value()

    def _top_of(self, block: QTextBlock) -> float:
        return self.document().documentLayout().blockBoundingRect(block).top()

    def card_place(self, index: int) -> int | None:
        """The height in the viewport at which the card of the beginning with this index stands.

        None where its line is hidden, or not laid out yet.
        """
        number, above = self._cards[index]
        block = self.document().findBlockByNumber(number)
        if not block.isVisible() or not block.layout().lineCount():
            return None
        return round(self._top_of(block)) - self.verticalScrollBar().value() - CARD * above

    # Places

    def caret(self) -> int:
        """The code point at which the caret stands."""
        return self._positions.from_qt(self.textCursor().position())

    def caret_line(self) -> int:
        """The first character that is not blank in the caret's line."""
        return first_of_line(self._text, self.caret())

    def line_at(self, place: QPoint) -> int:
        """The first character that is not blank of the line at a global position."""
        cursor = self.cursorForPosition(self.viewport().mapFromGlobal(place))
        return first_of_line(self._text, self._positions.from_qt(cursor.position()))

    def next_line(self, at: int, step: int) -> int | None:
        """The first character of the next (1) or previous (-1) line that is not blank; None at the ends."""
        block = self.document().findBlock(self._positions.to_qt(at))
        block = block.next() if step > 0 else block.previous()
        while block.isValid() and not block.text().strip():
            block = block.next() if step > 0 else block.previous()
        return first_of_line(self._text, self._positions.from_qt(block.position())) if block.isValid() else None

    def selected_span(self) -> Span | None:
        """The selected text without blanks at its ends; None where nothing is selected."""
        cursor = self.textCursor()
        span = self._positions.span(cursor.selectionStart(), cursor.selectionEnd())
        words = self._text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        return Span(start, start + len(words.strip())) if words.strip() else None

    def go_to(self, span: Span) -> None:
        """Put the caret at the start of a span, in sight; all lines are shown where that one is hidden."""
        at = self._positions.to_qt(span.start)
        if not self.document().findBlock(at).isVisible():
            self.set_segment(Segment.ALL)
        cursor = self.textCursor()
        cursor.setPosition(at)
        self.setTextCursor(cursor)
        self.scroll_to(span)

    @property
    def segment(self) -> Segment:
        """Which lines are shown."""
        return self._segment

    def show_drop(self, at: int | None) -> None:
        """Draw where a plan that is dragged would begin; None: nowhere."""
        self.overlay.drop = None if at is None else self._positions.to_qt(at)
        self.viewport().update()

    # Events

    def fitting_width(self) -> int:
        return max(200, min(WIDEST + GUTTER, self.viewport().width() - PILLS))

    def paint_below(self, painter: QPainter, window: Window) -> None:
        self.overlay.paint_below(painter, window)

    def paint_above(self, painter: QPainter, window: Window) -> None:
        self.overlay.paint_above(painter, window)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.laid_out.emit()

    def _on_caret(self) -> None:
        self.overlay.caret = self.textCursor().position()
        self.viewport().update()
        self.caret_moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        if event.key() == Qt.Key.Key_Escape and cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse and self.selected_span() is None:
            self.setTextCursor(self.cursorForPosition(event.pos()))  # what the menu is about
        self.menu_wanted.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def tip_at(self, place: QPointF) -> str:
        """What is to say of a place of the viewport: the reason of a doubt, the kind of noise."""
        doubt = self.overlay.doubt_at(self.window_shown(), place)
        if doubt is not None:
            return doubt.doubt.notice.text(self.language)
        stripe = self.marks.stripe_at(self.cursorForPosition(place.toPoint()).position())
        if stripe is None or stripe.noise is None:
            return ""
        return self.tr("网页杂质：{kind}。按 R 收回正文").format(kind=noise_word(self.marks.noise[stripe.noise].kind))
