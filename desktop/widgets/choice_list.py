"""A list that is laid over the window to choose one or several values from: a field to narrow it, boxes, counts, tag squares.

It is a part of the window and no pop-up of its own, so that an input method can compose in its field.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.painting import draw_box, draw_tag_square
from desktop.theme import Theme, tabular
from desktop.tokens import RADIUS_CARD, SMALL, UI
from desktop.widgets.label import Label
from desktop.widgets.search_field import SearchField

Index = QModelIndex | QPersistentModelIndex
CHOICE_ROLE = Qt.ItemDataRole.UserRole + 1
_SHOWN = 12  # rows
_INDENT = 16
_WIDTH = 300


@dataclass(frozen=True)
class Choice:
    """A value to choose. `color` (0-based) and `sign` make the square of a tag; `depth`: how deep it stands in a tree."""

    key: object
    text: str
    count: int | None = None
    chosen: bool = False
    depth: int = 0
    color: int | None = None
    sign: str = ""


class ChoiceModel(QAbstractListModel):
    """The choices whose text holds what was typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Choice, ...] = ()
        self._shown: list[Choice] = []
        self._words = ""

    def show(self, choices: Sequence[Choice]) -> None:
        """Offer these."""
        same = [choice.key for choice in choices] == [choice.key for choice in self._all]
        self._all = tuple(choices)
        if same:
            self._shown = self._passing()
            if self._shown:
                self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
        else:
            self.narrow(self._words)

    def narrow(self, words: str) -> None:
        """Show those whose text holds these words."""
        self.beginResetModel()
        self._words = words
        self._shown = self._passing()
        self.endResetModel()

    def _passing(self) -> list[Choice]:
        words = self._words.casefold().split()
        return [choice for choice in self._all if all(word in choice.text.casefold() for word in words)]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        choice = self._shown[index.row()]
        checked = Qt.CheckState.Checked if choice.chosen else Qt.CheckState.Unchecked
        return {
            int(Qt.ItemDataRole.DisplayRole): choice.text,
            int(Qt.ItemDataRole.ToolTipRole): choice.text,
            int(Qt.ItemDataRole.CheckStateRole): checked,
            int(Qt.ItemDataRole.AccessibleTextRole): f"{choice.text} {'' if choice.count is None else choice.count}".strip(),
            int(CHOICE_ROLE): choice,
        }.get(int(role))


class _Rows(QStyledItemDelegate):
    """Box, square, text; the count right."""

    def __init__(self, theme: Theme, parent: ChoiceList) -> None:
        super().__init__(parent)
        self._theme = theme
        self._boxes = parent.several

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self._theme.row_height(QFontMetrics(self._theme.font(UI))))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        known, tokens = cast("Any", option), self._theme.tokens
        choice: Choice = index.data(CHOICE_ROLE)
        rect: QRect = known.rect
        painter.save()
        if known.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.bg_selected)
        elif known.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, tokens.bg_hover)
        left = rect.left() + 10
        if self._boxes:
            box: Any = QStyleOptionButton()
            box.rect = QRect(left, rect.center().y() - 7, 16, 16)
            box.state = QStyle.StateFlag.State_Enabled
            box.state |= QStyle.StateFlag.State_On if choice.chosen else QStyle.StateFlag.State_Off
            known.widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, known.widget)
            left += 24
        left += choice.depth * _INDENT
        if choice.color is not None:
            draw_tag_square(painter, QRect(left, rect.center().y() - 7, 16, 16), tokens, choice.color, choice.sign)
            left += 23
        painter.setFont(tabular(self._theme.font(SMALL)))
        painter.setPen(tokens.text_3)
        count = "" if choice.count is None else f"{choice.count:,}"
        area = QRect(left, rect.top(), rect.right() - 10 - left, rect.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        area.setRight(area.right() - painter.fontMetrics().horizontalAdvance(count) - (8 if count else 0))
        painter.setFont(self._theme.font(UI))
        painter.setPen(tokens.text)
        words = painter.fontMetrics().elidedText(choice.text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class ChoiceList(QFrame):
    """Field and list. Enter and a click choose; where several can be chosen it stays until Esc or a click beside.

    `typed` is asked for with Enter where nothing passes what was typed and new values may be made.
    """

    chosen = Signal(object)  # the key of what was chosen, or is no longer
    typed = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, name: str, host: QWidget, *, several: bool = True, hint: str = "", empty: str = "") -> None:
        super().__init__(host.window())
        self._theme = theme
        self._host = host
        self.several = several
        self._before = QApplication.focusWidget()
        if self._before is not None:
            self._before.destroyed.connect(self._forget_before)  # what was chosen may make it anew
        self.model = ChoiceModel(self)
        self.field = SearchField(theme, hint or name, icon_name="filter")
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Rows(theme, self))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing = Label(theme, empty or self.tr("没有可选的"), tone="text_2", role=SMALL, wrap=True)
        self._nothing.setContentsMargins(10, 6, 10, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        for widget in (self.field, self.list, self._nothing):
            column.addWidget(widget)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._choose)
        self.hide()

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these; shown again with other counts or boxes, the current row stays."""
        row = self.list.currentIndex().row()
        self.model.show(choices)
        self.list.setCurrentIndex(self.model.index(max(0, min(row, self.model.rowCount() - 1))))
        self._fit()

    def open(self) -> None:
        """Show it under the widget it belongs to, within the window, with the focus in its field."""
        self._fit()
        QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _narrow(self, words: str) -> None:
        self.model.narrow(words)
        self.list.setCurrentIndex(self.model.index(0))
        self._fit()

    def _fit(self) -> None:
        rows = self.model.rowCount()
        self.list.setVisible(rows > 0)
        self._nothing.setVisible(rows == 0)
        window = self._host.window()
        row = self._theme.row_height(QFontMetrics(self._theme.font(UI)))
        height = self.field.sizeHint().height() + 18 + (row * min(_SHOWN, rows) + 2 if rows else 44)
        at = self._host.mapTo(window, QPoint(0, self._host.height() + 2))
        width = min(_WIDTH, window.width() - 16)
        height = min(height, window.height() - 16)
        top = at.y() if at.y() + height <= window.height() - 8 else max(8, at.y() - self._host.height() - 4 - height)
        top = min(top, window.height() - 8 - height)
        self.setGeometry(max(8, min(at.x(), window.width() - 8 - width)), top, width, height)

    def _choose(self, index: QModelIndex) -> None:
        choice = index.data(CHOICE_ROLE)
        if not isinstance(choice, Choice):
            return
        if not self.several:
            self.leave()
        self.chosen.emit(choice.key)

    def _forget_before(self) -> None:
        self._before = None

    def leave(self) -> None:
        """Close it; the focus goes back where it came from."""
        if self._before is not None and self._before.isVisible() and self.isAncestorOf(QApplication.focusWidget() or self):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.close()
        self.closed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """However it goes, by itself or with its window: the application must not ask what is no longer there."""
        QCoreApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that walk in the list; a click beside it closes it."""
        if not self.isVisible():
            return False
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget) and isinstance(event, QMouseEvent):
            if watched is not self and not self.isAncestorOf(watched) and watched.window() is self.window():
                self.leave()
        elif watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        elif watched is self.field and event.type() == QEvent.Type.FocusOut:
            focus = QApplication.focusWidget()
            if focus is not None and focus is not self.field and not self.isAncestorOf(focus):
                self._before = None  # the analyst went elsewhere
                self.leave()
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _SHOWN, Qt.Key.Key_PageUp: -_SHOWN}
        key = Qt.Key(event.key())
        if key in step:
            row = max(0, min(self.model.rowCount() - 1, self.list.currentIndex().row() + step[key]))
            self.list.setCurrentIndex(self.model.index(row))
        elif key == Qt.Key.Key_Space and self.several and not self.field.text():
            self._choose(self.list.currentIndex())  # as in any list with boxes; typed into words it is one of them
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.model.rowCount():
                self._choose(self.list.currentIndex())
            elif self.field.text().strip():
                words = self.field.text().strip()
                self.leave()
                self.typed.emit(words)
        elif key == Qt.Key.Key_Escape and not self.field.text():
            self.leave()
        else:
            return False
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        draw_box(QPainter(self), self.rect(), RADIUS_CARD, tokens.bg_page, tokens.line_strong)
