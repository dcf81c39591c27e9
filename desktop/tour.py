"""The tour of three steps over the window: where to choose, how to mark, where it leads. Shown once, on the sample library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.painting import draw_box
from desktop.theme import Theme
from desktop.tokens import RADIUS_CARD, SMALL, UI_STRONG
from desktop.widgets import Label, LinkButton, PrimaryButton, PushButton

_SHADE = QColor(0, 0, 0, 110)
_WIDTH, _GAP = 360, 12


@dataclass(frozen=True)
class Step:
    """What is pointed at, a title, and what one does there."""

    target: QWidget
    title: str
    text: str


class Tour(QWidget):
    """Shades the window but for the part that is spoken of. Enter goes on, Esc ends it."""

    ended = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._steps: Sequence[Step] = ()
        self._at = 0
        self._card = QWidget(self)
        self._title = Label(theme, role=UI_STRONG)
        self._text = Label(theme, wrap=True)
        self._count = Label(theme, tone="text_3", role=SMALL)
        self._skip = LinkButton(theme, self.tr("不看了"))
        self._before = PushButton(theme, self.tr("上一步"))
        self._after = PrimaryButton(theme, "")
        self._skip.clicked.connect(self.end)
        self._before.clicked.connect(lambda: self._show(self._at - 1))
        self._after.clicked.connect(self._go_on)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._text)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self._count, self._skip):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self._before, self._after):
            row.addWidget(widget)
        column.addLayout(row)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("三步导览"))
        self.hide()
        window.installEventFilter(self)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._follow_focus)

    @property
    def at(self) -> int:
        """The step that is shown, from 0; -1 while there is none."""
        return self._at if self.isVisible() else -1

    def start(self, steps: Sequence[Step]) -> None:
        """Show the first of these steps."""
        self._steps = steps
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._show(0)

    def end(self) -> None:
        """Leave the tour; it doesn't come again by itself."""
        self.ended.emit()  # first: whoever hears it takes the focus, which hiding would pass to the next button
        self.hide()

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A key that leads into the window leaves the tour, whose keys it would not hear any more."""
        if now is not None and self.isVisible() and now.window() is self._window and not (now is self or self.isAncestorOf(now)):
            self.end()

    def _go_on(self) -> None:
        if self._at + 1 < len(self._steps):
            self._show(self._at + 1)
        else:
            self.end()

    def _show(self, at: int) -> None:
        self._at = max(0, min(len(self._steps) - 1, at))
        step = self._steps[self._at]
        self._title.setText(step.title)
        self._text.setText(step.text)
        self._count.setText(f"{self._at + 1} / {len(self._steps)}")
        self._before.setEnabled(self._at > 0)
        last = self._at + 1 == len(self._steps)
        self._after.setText(self.tr("开始使用") if last else self.tr("下一步"))
        self._skip.setVisible(not last)
        self._place_card()
        self._after.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def _hole(self) -> QRect:
        """The part of the window that is spoken of."""
        target = self._steps[self._at].target
        return QRect(target.mapTo(self._window, QPoint(0, 0)), target.size()).intersected(self.rect())

    def _place_card(self) -> None:
        """Beside the part, else below it, else inside it; always whole in the window."""
        hole = self._hole()
        width = min(_WIDTH, self.width() - 2 * _GAP)
        layout = self._card.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else 0
        room = self.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        x, y = hole.right() + _GAP, hole.top() + 40
        if x + width > room.right():
            x = hole.left() - _GAP - width
        if x < room.left():  # the part is wide
            x, y = hole.center().x() - width // 2, hole.bottom() + _GAP
        if y + height > room.bottom():
            y = hole.bottom() - height - 40
        x = max(room.left(), min(x, room.right() - width))
        self._card.setGeometry(x, max(room.top(), y), width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  (the name is Qt's)
        """Tab stays within the card."""
        stops = [stop for stop in (self._skip, self._before, self._after) if stop.isVisible() and stop.isEnabled()]
        if not stops:
            return super().focusNextPrevChild(next)
        next_stop = 0
        for at, stop in enumerate(stops):
            if stop.hasFocus():
                next_stop = at + (1 if next else -1)
        stops[next_stop % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is resized under the tour."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
            self._place_card()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter, tokens, hole = QPainter(self), self._theme.tokens, self._hole()
        shade = QPainterPath()
        shade.addRect(QRectF(self.rect()))
        inner = QPainterPath()
        inner.addRoundedRect(QRectF(hole), RADIUS_CARD, RADIUS_CARD)
        painter.fillPath(shade.subtracted(inner), _SHADE)
        draw_box(painter, hole, RADIUS_CARD, None, tokens.accent, width=2.0)
        draw_box(painter, self._card.geometry(), RADIUS_CARD, tokens.bg_page, tokens.line_strong)
