"""The card above the first line of a plan: its number and title, a handle that moves it, buttons to split and to merge."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.painting import draw_box, draw_tag_square
from desktop.theme import Theme, strong
from desktop.tokens import RADIUS_CONTROL, SMALL, SMALLEST, UI
from desktop.widgets import ElidedLabel, IconButton, Label

HEIGHT = 34
ABOVE, BELOW = 8, 6  # pixels between the card and the lines before and after it


def plan_number(index: int) -> str:
    """The number of a plan in its source, as it stands in its square: in Chinese 一 to 十, then digits."""
    numerals = QCoreApplication.translate("Review", "一 二 三 四 五 六 七 八 九 十").split()
    return numerals[index] if index < len(numerals) else str(index + 1)


class Handle(IconButton):
    """Dragged with the mouse or moved line by line with Up and Down."""

    dragged = Signal(QPoint)  # global position
    dropped = Signal(QPoint)
    left = Signal()  # the drag was given up
    stepped = Signal(int)  # lines

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, "grip-vertical", text)
        self._dragging = False
        self.setCursor(Qt.CursorShape.SizeVerCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragging = True
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._dragging = False
            self.dropped.emit(event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._dragging:
            self._dragging = False
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class BoundaryCard(QWidget):
    """Shows one plan at a time, by its index in the source."""

    split_wanted = Signal(int)
    merge_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.index = 0
        self.handle = Handle(theme, self.tr("拖动或按上下键，移动这份文件的起点"))
        self._words = Label(theme)
        self._words.setFont(strong(theme.font(UI)))
        self._title = ElidedLabel(theme, tone="text_2", role=UI)
        self._count = Label(theme, tone="text_3", role=SMALL)
        self.split = IconButton(theme, "square-split-vertical", self.tr("从光标所在行分出一份文件"), "B")
        self.merge = IconButton(theme, "x", self.tr("去掉这条分界，并入上一份文件"), "M")
        self.split.clicked.connect(lambda: self.split_wanted.emit(self.index))
        self.merge.clicked.connect(lambda: self.merge_wanted.emit(self.index))
        row = QHBoxLayout(self)
        row.setContentsMargins(34, 2, 4, 2)
        row.setSpacing(4)
        for widget, stretch in ((self.handle, 0), (self._words, 0), (self._title, 1), (self._count, 0)):
            row.addWidget(widget, stretch)
            row.addSpacing(4)
        row.addWidget(self.split)
        row.addWidget(self.merge)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        theme.changed.connect(self.update)

    def show_plan(self, index: int, title: str, clauses: int) -> None:
        """Show a plan by its index."""
        self.index = index
        self._words.setText(self.tr("文件{number}从这里开始").format(number=plan_number(index)))
        self._title.setText(title)
        self._count.setText(self.tr("%n 条", "", clauses))
        self.merge.setEnabled(index > 0)
        self.merge.setToolTip(self.merge.tip() if index else self.tr("前面没有文件可以并入"))
        self.setAccessibleName(f"{self._words.text()} {title}")

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = self._theme.tokens, QPainter(self)
        draw_box(painter, self.rect(), RADIUS_CONTROL, tokens.bg_page, tokens.tag(self.index).bar)
        painter.setFont(self._theme.font(SMALLEST))
        draw_tag_square(painter, QRect(10, (self.height() - 18) // 2, 18, 18), tokens, self.index, plan_number(self.index))
