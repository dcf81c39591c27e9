"""The text of a plan, read-only, with marks painted over the visible lines; selection, current clause and keys of the mouse."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from core.anchors import CONTEXT, Anchor, locate
from core.model import Outline, Span
from desktop.reader.marks import Marks
from desktop.reader.overlay import Overlay, Window
from desktop.reader.picking import ClickCounter, Picker
from desktop.reader.plan_document import GUTTER, Look, PlanDocuments, restyle
from desktop.reader.positions import Positions
from desktop.reader.read_only_text import TOP, ReadOnlyText
from desktop.slices import AT_ONCE, PAUSE, Slices
from desktop.theme import Theme, reader_families

MARGIN = 150  # pixels right of the text, for bars and labels, where there is room
NARROW = 780  # a view narrower than this keeps room for the bars only
BARS_ONLY = 64


class PlanTextView(ReadOnlyText):
    """Shows one plan at a time; spans in and out are code points of the plan's text."""

    clause_reached = Signal(int)  # by a click or by scrolling: the clause at that place
    selection_ended = Signal()  # the mouse was released or a key selected
    annotation_clicked = Signal(int)  # 0: a click where no annotation is
    zoomed = Signal(int)  # by Ctrl+wheel: +1 or -1
    menu_wanted = Signal(object, int)  # global position, the code point it is about
    scrolled = Signal()

    def __init__(self, theme: Theme, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(theme, look.size, GUTTER, parent)
        self._look = look
        self._outline: Outline | None = None
        self._documents = PlanDocuments(self)
        self._setting = Slices(self)  # a document in another look
        self._clicks = ClickCounter()
        self.picker: Picker | None = None  # what several clicks select; without one it is as Qt has it
        self._nothing = QTextDocument(self)
        self.overlay = Overlay(theme)
        self.setAccessibleName(self.tr("正文"))
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(30)
        self._follow.timeout.connect(self._reach_top)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)

    # What is shown

    def show_outline(self, outline: Outline | None) -> None:
        """Show a plan from its beginning, without marks."""
        self._setting.stop()
        self._outline = outline
        self._positions = Positions(outline.text if outline else "")
        self.overlay.marks, self.overlay.drawn = Marks(), ()
        self.overlay.current = None
        self._load()
        self.verticalScrollBar().setValue(0)

    def prepare(self, outline: Outline) -> Iterator[None]:
        """Make in slices what showing a plan needs."""
        yield from self._documents.prepare(outline, Positions(outline.text), self._look)

    def revise(self, outline: Outline) -> None:
        """Show the same plan as it is now and stay where the reader is; a selection stays where the text is the same."""
        before = self._outline
        if before is None:
            return
        top = self.top_position()
        below = TOP if self.going else self.y_of(top) - self.verticalScrollBar().value()
        self._outline = outline
        if before.text == outline.text:
            restyle(self.document(), before, outline, self._positions, self._look)
            self.forget((outline.plan.id,))
        else:
            anchor = Anchor.on(before.text, Span(top, min(top + CONTEXT, len(before.text))))
            top = locate(anchor, outline.text, top)[0].start
            self._positions = Positions(outline.text)
            self.overlay.marks, self.overlay.drawn = Marks(), ()
            self.setDocument(self._nothing)
            self.forget((outline.plan.id,))
            self._load()
        self.keep_at(top, below)
        if self._setting.busy:  # with the text as it was
            self.set_look(self._look)

    def forget(self, plan_ids: Collection[int]) -> None:
        """Drop the documents of plans that may have another text now (none named: any), but for the one that is shown."""
        self._documents.forget(plan_ids, self.document())

    def set_look(self, look: Look) -> None:
        """Set the text otherwise, a long one when all of its document is made, and stay where the reader is."""
        self._look, self._size = look, look.size
        few = self._outline is None or len(self._outline.clauses) <= AT_ONCE
        self._setting.begin(self._set(), at_once=few)

    def _set(self) -> Iterator[object]:
        if self._outline is not None:
            yield from self.prepare(self._outline)
        yield PAUSE
        at = self.top_position()
        self._load()
        self.scroll_to(Span(at, at), center=False)

    def _load(self) -> None:
        if self._outline is None:
            self.load(self._nothing)
            return
        self.load(self._documents.of(self._outline, self._positions, self._look))
        self.setTabChangesFocus(True)

    def clear_cache(self) -> None:
        """Forget all documents; for another library, when no plan is shown."""
        self.load(self._nothing)
        self._documents.forget((), self._nothing)

    def set_marks(self, marks: Marks) -> None:
        """Draw these marks from now on."""
        self.overlay.marks = marks
        self.viewport().update()

    def set_current(self, span: Span | None) -> None:
        """Put the bar of the current clause beside this span; where the text was scrolled to counts no longer."""
        self._follow.stop()
        positions = self._positions
        self.overlay.current = (positions.to_qt(span.start), positions.to_qt(span.end)) if span else None
        self.viewport().update()

    # Places

    def deselect(self) -> None:
        """Select nothing; the caret stays where the selection began."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)

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

    def mark_out(self, span: Span) -> None:
        """Select a span without moving the text."""
        if span:
            cursor = self.textCursor()
            cursor.setPosition(self._positions.to_qt(span.start))
            cursor.setPosition(self._positions.to_qt(span.end), QTextCursor.MoveMode.KeepAnchor)
            at = self.verticalScrollBar().value()
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(at)
            self.selection_ended.emit()

    def clear_selection(self) -> None:
        """Select nothing, where the caret stands."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)
        self.selection_ended.emit()

    # Events

    def fitting_width(self) -> int:
        room = self.viewport().width() - (MARGIN if self.viewport().width() >= NARROW else BARS_ONLY)
        return max(200, min(self._look.width() + GUTTER, room))

    def paint_below(self, painter: QPainter, window: Window) -> None:
        self.overlay.paint_below(painter, window)

    def paint_above(self, painter: QPainter, window: Window) -> None:
        self.overlay.paint_above(painter, window)

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
        if self.going:
            self._follow.start()
            return
        window, current = self.window_shown(), self.overlay.current
        if self._outline is None or (current and current[0] >= window.start and current[0] < window.end):
            return
        self.clause_reached.emit(self._outline.at(self._positions.from_qt(self.line_in_sight(24)[0])).id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._picked(event):
            super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._reach(self.snapped(event).position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._picked(event):
            super().mouseDoubleClickEvent(event)

    def _picked(self, event: QMouseEvent) -> bool:
        """Whether a press of the mouse is the second, third or fourth at one place and so selects more than a place."""
        plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier
        if not plain or self.picker is None or self._outline is None:
            return False
        clicks = self._clicks.add(event)
        self.picker.forget()
        if clicks > 1:
            at = self._positions.from_qt(self._unit_under(self.snapped(event).position().toPoint()))
            self.picker.pick(self._outline, min(at, max(0, len(self._outline.text) - 1)), clicks)
        return clicks > 1

    def _unit_under(self, point: QPoint) -> int:
        """The position of the character under a point; Qt gives the gap nearest to it."""
        cursor = self.cursorForPosition(point)
        return cursor.position() - (1 if self.cursorRect(cursor).left() > point.x() and not cursor.atBlockStart() else 0)

    def _reach(self, point: QPoint) -> None:
        """Make the clause at a point of the viewport the current one."""
        if self._outline is not None:
            at = self._positions.from_qt(self.cursorForPosition(point).position())
            self.clause_reached.emit(self._outline.at(min(at, max(0, len(self._outline.text) - 1))).id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.selection_ended.emit()
        if not self.textCursor().hasSelection():
            self._click_mark(self.cursorForPosition(self.snapped(event).position().toPoint()).position())

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
