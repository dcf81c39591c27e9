"""What both orders of the comparison share: keys and mouse, and dragging the end of a ribbon to another clause."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QApplication, QFrame, QWidget

from core.model import Clause
from desktop.compare.pairs import Side
from desktop.compare.shown import Shown
from desktop.compare.words import describe
from desktop.painting import draw_box
from desktop.theme import Theme
from desktop.tokens import RADIUS_MARK
from desktop.widgets import Surface, set_surface

_EDGE = 28  # px from the upper and lower edge in which a drag scrolls
_SCROLL_EVERY = 40  # ms


@dataclass(frozen=True)
class Hit:
    """What is under a point: a link (0: none), a clause of it and where that is, and whether it is the end of a ribbon."""

    link_id: int = 0
    new: bool = False
    side: Side | None = None
    area: QRectF = field(default_factory=QRectF)
    is_end: bool = False


@dataclass(frozen=True)
class _Drag:
    """The end of a ribbon on its way: what was taken, and where it is."""

    taken: Hit
    at: QPointF
    over: Hit


class LinkArea(QAbstractScrollArea):
    """Scrolls; walks and chooses by keys and mouse. Where things are is left to its heirs (`hit`, `fixed_end`)."""

    opened = Signal(Clause)  # show this clause in the reader
    menu_asked = Signal(QPoint)  # for the current pair, at a place of the screen
    end_dragged = Signal(int, bool, int, int)  # link, on the new side?, the clause left (0: none), the clause joined
    moved = Signal()  # what is in sight
    restacked = Signal()  # how high everything is

    def __init__(self, theme: Theme, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = shown
        self._in_place = False  # a click: what is under the pointer stays there
        self._pressed: tuple[Hit, QPointF] | None = None
        self._drag: _Drag | None = None
        self._scroller = QTimer(self, interval=_SCROLL_EVERY)
        self._scroller.timeout.connect(self._scroll_by_drag)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("对照"))
        self.viewport().setMouseTracking(True)
        set_surface(self, Surface.PAGE)
        shown.current_changed.connect(lambda _link: self._tell_reader())

    def hit(self, at: QPointF) -> Hit:
        """What is at a point of the viewport."""
        raise NotImplementedError

    def fixed_end(self, link_id: int, new: bool) -> QPointF:
        """Where the ribbon of a link is held while its end on one side is dragged, in the viewport."""
        raise NotImplementedError

    def open_current(self) -> None:
        """Show the current pair in the reader: its new clause, the old one where it has none."""
        pair = self._shown.current()
        if pair is not None and pair.sides():
            self.opened.emit((pair.new or pair.old)[0].clause)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar, move = event.key(), self.verticalScrollBar(), QAbstractSlider.SliderAction
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        every = len(self._shown.pairs())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Home: -every, Qt.Key.Key_End: every}
        if (step := steps.get(Qt.Key(key))) is not None:
            self._shown.step(step, extend=extend)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar.triggerAction(move.SliderPageStepAdd if key == Qt.Key.Key_PageDown else move.SliderPageStepSub)
        elif key == Qt.Key.Key_Space:
            self._shown.toggle_fold()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        elif key == Qt.Key.Key_Escape and self._drag is not None:
            self._end_drag()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            event.accept()
            return True
        return super().event(event)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self.hit(event.position())
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton) or not hit.link_id:
            return
        if event.button() == Qt.MouseButton.LeftButton and hit.is_end:
            self._pressed = (hit, event.position())
        self._in_place = True
        if event.button() == Qt.MouseButton.RightButton and self._shown.is_chosen(hit.link_id):
            pass  # the menu is for all that are chosen
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._shown.toggle_chosen(hit.link_id)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._shown.choose_through(hit.link_id)
        else:
            self._shown.select(hit.link_id)
        self._in_place = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is not None and self._drag is None:
            taken, start = self._pressed
            if (at - start).manhattanLength() >= QApplication.startDragDistance():
                self._drag = _Drag(taken, at, Hit())
                self._scroller.start()
        if self._drag is not None:
            self._drag_to(at)
        else:
            end = self.hit(at).is_end
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if end else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._pressed = self._drag, None
        if drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._drag_to(event.position())
        over = self._drag.over.side if self._drag else None
        self._end_drag()
        if over is not None:
            left = drag.taken.side.clause.id if drag.taken.side else 0
            self.end_dragged.emit(drag.taken.link_id, drag.taken.new, left, over.clause.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self.hit(event.position())
        if event.button() == Qt.MouseButton.LeftButton and hit.side is not None and not hit.is_end:
            self.opened.emit(hit.side.clause)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() is not QContextMenuEvent.Reason.Mouse and self._shown.current() is not None:
            at = self.viewport().mapToGlobal(self._menu_place())
        self.menu_asked.emit(at)

    def _menu_place(self) -> QPoint:
        """Where the menu of the current pair opens when a key asks for it, in the viewport."""
        raise NotImplementedError

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # Dragging

    def _drag_to(self, at: QPointF) -> None:
        """The end follows the pointer; only another clause of its own side takes it."""
        if self._drag is None:
            return
        over, taken = self.hit(at), self._drag.taken
        own = taken.side.clause.id if taken.side else 0
        fits = over.side is not None and over.new is taken.new and not over.is_end and over.side.clause.id != own
        self._drag = _Drag(taken, at, over if fits else Hit())
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor if fits else Qt.CursorShape.ForbiddenCursor)
        self.viewport().update()

    def _scroll_by_drag(self) -> None:
        if self._drag is None:
            return
        y, bar = self._drag.at.y(), self.verticalScrollBar()
        step = -1 if y < _EDGE else 1 if y > self.viewport().height() - _EDGE else 0
        if step:
            bar.setValue(bar.value() + step * bar.singleStep())
            self._drag_to(self._drag.at)

    def _end_drag(self) -> None:
        self._drag = self._pressed = None
        self._scroller.stop()
        self.viewport().unsetCursor()
        self.viewport().update()

    def _paint_drag(self, painter: QPainter) -> None:
        """The line from where the ribbon is held to the pointer, and a frame round the clause that would take it."""
        if self._drag is None:
            return
        tokens, drag = self._theme.tokens, self._drag
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.accent, 2.0, Qt.PenStyle.DashLine))
        painter.drawLine(self.fixed_end(drag.taken.link_id, drag.taken.new), drag.at)
        painter.restore()
        if drag.over.side is not None:
            draw_box(painter, drag.over.area, RADIUS_MARK, None, tokens.accent, width=2.0)

    def _tell_reader(self) -> None:
        pair = self._shown.current()
        if pair is not None and self.isVisible():
            self.setAccessibleDescription(describe(pair, other_issuer=self._shown.other_issuer))
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
