"""The text of a plan, read-only, with marks painted over the visible lines; selection, current clause and keys of the mouse."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from core.anchors import CONTEXT, Anchor, locate
from core.model import Outline, Span
from desktop.reader.marks import Marks
from desktop.reader.overlay import Overlay, Window, nearest_line
from desktop.reader.plan_document import GUTTER, PlanDocuments, column_width, restyle
from desktop.reader.positions import Positions
from desktop.theme import Theme, reader_families

MARGIN = 150  # pixels right of the text, for bars and labels, where there is room
NARROW = 780  # a view narrower than this keeps room for the bars only
BARS_ONLY = 64


class PlanTextView(QTextEdit):
    """Shows one plan at a time; spans in and out are code points of the plan's text."""

    clause_reached = Signal(int)  # by a click or by scrolling: the clause at that place
    selection_ended = Signal()  # the mouse was released or a key selected
    annotation_clicked = Signal(int)  # 0: a click where no annotation is
    zoomed = Signal(int)  # by Ctrl+wheel: +1 or -1
    menu_wanted = Signal(object, int)  # global position, the code point it is about
    scrolled = Signal()

    def __init__(self, theme: Theme, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = size
        self._outline: Outline | None = None
        self._positions = Positions("")
        self._documents = PlanDocuments(self)
        self._nothing = QTextDocument(self)
        self.overlay = Overlay(theme)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setAccessibleName(self.tr("正文"))
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(30)
        self._follow.timeout.connect(self._reach_top)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)
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

    # What is shown

    @property
    def positions(self) -> Positions:
        """Converts between code points of the plan and positions of the document."""
        return self._positions

    def show_outline(self, outline: Outline | None) -> None:
        """Show a plan from its beginning, without marks."""
        self._outline = outline
        self._positions = Positions(outline.text if outline else "")
        self.overlay.marks = Marks()
        self.overlay.current = None
        self._load()
        self.verticalScrollBar().setValue(0)

    def revise(self, outline: Outline) -> None:
        """Show the same plan as it is now and stay where the reader is; a selection stays where the text is the same."""
        before = self._outline
        if before is None:
            return
        top = self.top_position()
        below = self._y_of(top) - self.verticalScrollBar().value()
        self._outline = outline
        if before.text == outline.text:
            restyle(self.document(), before, outline, self._positions, self._size)
            self.forget((outline.plan.id,))
        else:
            anchor = Anchor.on(before.text, Span(top, min(top + CONTEXT, len(before.text))))
            top = locate(anchor, outline.text, top)[0].start
            self._positions = Positions(outline.text)
            self.overlay.marks = Marks()
            self.setDocument(self._nothing)
            self.forget((outline.plan.id,))
            self._load()
        self.verticalScrollBar().setValue(round(self._y_of(top) - below))

    def forget(self, plan_ids: Collection[int]) -> None:
        """Drop the documents of plans that may have another text now (none named: any), but for the one that is shown."""
        self._documents.forget(plan_ids, self.document())

    def set_size(self, size: int) -> None:
        """Change the font size, in pixels, and stay where the reader is."""
        at = self.top_position()
        self._size = size
        self._load()
        self.scroll_to(Span(at, at), center=False)

    def _load(self) -> None:
        if self._outline is None:
            self.setDocument(self._nothing)
            return
        self.setDocument(self._documents.of(self._outline, self._positions, self._size))
        self.setTabChangesFocus(True)
        self._fit()

    def clear_cache(self) -> None:
        """Forget all documents; for another library, when no plan is shown."""
        self.setDocument(self._nothing)
        self._documents.forget((), self._nothing)

    def set_marks(self, marks: Marks) -> None:
        """Draw these marks from now on."""
        self.overlay.marks = marks
        self.viewport().update()

    def set_current(self, span: Span | None) -> None:
        """Put the bar of the current clause beside this span."""
        positions = self._positions
        self.overlay.current = (positions.to_qt(span.start), positions.to_qt(span.end)) if span else None
        self.viewport().update()

    # Places

    def selected_span(self) -> Span | None:
        """The selected text without white space at its ends; None where nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or self._outline is None:
            return None
        span = self._positions.span(cursor.selectionStart(), cursor.selectionEnd())
        text = self._outline.quote(span)
        start = span.start + len(text) - len(text.lstrip())
        return Span(start, start + len(text.strip())) if text.strip() else None

    def place(self) -> int:
        """The code point where the selection begins, else where the caret stands."""
        return self._positions.from_qt(self.textCursor().selectionStart())

    def select(self, span: Span) -> None:
        """Select a span and bring it into sight."""
        self.scroll_to(span)
        cursor = self.textCursor()
        cursor.setPosition(self._positions.to_qt(span.start))
        cursor.setPosition(self._positions.to_qt(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.selection_ended.emit()

    def clear_selection(self) -> None:
        """Select nothing, where the caret stands."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)
        self.selection_ended.emit()

    def scroll_to(self, span: Span, *, center: bool = True) -> None:
        """Bring the start of a span to a third of the view's height, or to its top; stay put where it is in sight already."""
        y = self._y_of(span.start)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if center and bar.value() + 8 <= y <= bar.value() + height * 0.75:
            return
        bar.setValue(round(y - (height / 3 if center else 4)))

    def _y_of(self, position: int) -> float:
        """How far below the document's top the line at a code point stands, in pixels."""
        block = self.document().findBlock(self._positions.to_qt(position))
        if not block.isValid():
            return 0.0
        top = self.document().documentLayout().blockBoundingRect(block).top()
        line = block.layout().lineForTextPosition(self._positions.to_qt(position) - block.position())
        return top + (line.y() if line.isValid() else 0.0)

    def top_position(self) -> int:
        """The code point of the plan at the top of the view."""
        cursor = self.cursorForPosition(QPointF(GUTTER + 2, 8).toPoint())
        return self._positions.from_qt(cursor.position())

    def top_span(self) -> Span:
        """The place at the top of the view, as an empty span."""
        at = self.top_position()
        return Span(at, at)

    def window_shown(self) -> Window:
        """What is in sight, and a line more above and below, for painting and hit testing."""
        offset = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        start, _ = self._line_at(-2 * self._size)
        _, end = self._line_at(self.viewport().height() + 2 * self._size)
        return Window(self.document(), start, end, offset, float(self.lineWrapColumnOrWidth()), float(self.viewport().width()))

    def _line_at(self, y: int) -> tuple[int, int]:
        """Where the line at a height of the viewport begins and where the next one does, as positions of the document."""
        cursor = self.cursorForPosition(QPoint(GUTTER + 2, y))
        block = cursor.block()
        line = block.layout().lineForTextPosition(cursor.positionInBlock())
        if not line.isValid():
            return block.position(), block.position() + block.length()
        start = block.position() + line.textStart()
        return start, start + line.textLength() + 1  # the mark between blocks is of the line before it

    # Events

    def _fit(self) -> None:
        """Lines as wide as the column allows and the view has room for; only a changed width lays the text out anew."""
        room = self.viewport().width() - (MARGIN if self.viewport().width() >= NARROW else BARS_ONLY)
        width = max(200, min(column_width(self._size) + GUTTER, room))
        if self.lineWrapColumnOrWidth() != width:
            self.setLineWrapColumnOrWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        at = self.top_position()
        before = self.lineWrapColumnOrWidth()
        self._fit()
        super().resizeEvent(event)
        if self.lineWrapColumnOrWidth() != before:
            self.scroll_to(Span(at, at), center=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        window = self.window_shown()
        painter = QPainter(self.viewport())
        self.overlay.paint_below(painter, window)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.overlay.paint_above(painter, window)
        painter.end()

    def _on_scroll(self) -> None:
        self.scrolled.emit()
        self._follow.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def _reach_top(self) -> None:
        """After scrolling: the clause near the top is the current one, unless the current one is still in sight."""
        window, current = self.window_shown(), self.overlay.current
        if self._outline is None or (current and current[0] >= window.start and current[0] < window.end):
            return
        cursor = self.cursorForPosition(QPointF(GUTTER + 2, 24).toPoint())
        self.clause_reached.emit(self._outline.at(self._positions.from_qt(cursor.position())).id)

    def _snapped(self, event: QMouseEvent) -> QMouseEvent:
        """The event moved onto the nearest line: Qt takes the room between lines for the end of one and the start of the next."""
        place = event.position()
        if not 0 <= place.y() < self.viewport().height():
            return event
        line = nearest_line(self.window_shown(), place.y())
        if line is None:
            return event
        place.setY(min(max(place.y(), line[0] + 1), line[1] - 1))
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
        snapped = self._snapped(event)
        super().mousePressEvent(snapped)
        if event.button() == Qt.MouseButton.LeftButton:
            self._reach(snapped.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(self._snapped(event) if event.buttons() & Qt.MouseButton.LeftButton else event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(self._snapped(event))

    def _reach(self, point: QPoint) -> None:
        """Make the clause at a point of the viewport the current one."""
        if self._outline is not None:
            at = self._positions.from_qt(self.cursorForPosition(point).position())
            self.clause_reached.emit(self._outline.at(min(at, max(0, len(self._outline.text) - 1))).id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        snapped = self._snapped(event)
        super().mouseReleaseEvent(snapped)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.selection_ended.emit()
        if not self.textCursor().hasSelection():
            self._click_mark(self.cursorForPosition(snapped.position().toPoint()).position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.textCursor().hasSelection():
            self.clear_selection()
            return
        super().keyPressEvent(event)

    def _click_mark(self, unit: int) -> None:
        """A click on a marked span selects its annotation, the next click there the next one; elsewhere it selects none."""
        spans = [(mark.annotation_id, mark.start, mark.end) for mark in self.overlay.marks.tags] + list(
            self.overlay.marks.untagged
        )
        there = list(dict.fromkeys(found for found, start, end in spans if start <= unit < end))
        at = there.index(self.overlay.selected) + 1 if self.overlay.selected in there else 0
        self.annotation_clicked.emit(there[at % len(there)] if there else 0)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_A) and self.textCursor().hasSelection():
            self.selection_ended.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.place()
        if event.reason() == QContextMenuEvent.Reason.Mouse and self.selected_span() is None:
            self._reach(event.pos())  # what the menu is about
            at = self._positions.from_qt(self.cursorForPosition(event.pos()).position())
        self.menu_wanted.emit(event.globalPos(), at)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.viewport().update()


def text_font(size: int) -> QFont:
    """The font of a plan's text elsewhere than in the reader, such as quotes."""
    font = QFont()
    font.setFamilies(reader_families())
    font.setPixelSize(size)
    return font
