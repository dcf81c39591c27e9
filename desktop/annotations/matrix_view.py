"""The matrix of tags: a cell is opened by a click or Enter and shows its annotations in the table."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from desktop.models.tag_matrix_model import DEPTH_ROLE, SHARE_ROLE, TAG_ROLE, TagMatrixModel
from desktop.painting import draw_focus, draw_tag_square
from desktop.reader.marks import tag_label
from desktop.theme import Theme, tabular
from desktop.tokens import UI, mix

Index = QModelIndex | QPersistentModelIndex
_NAMES, _CELL = 220, 108


class _Names(QStyledItemDelegate):
    """The tag of a row, as far to the right as it lies deep."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        known, tokens = cast("Any", option), self._theme.tokens
        rect: QRect = known.rect
        painter.save()
        chosen = known.state & QStyle.StateFlag.State_Selected
        painter.fillRect(rect, tokens.bg_selected if chosen else tokens.bg_panel)
        tag, left = index.data(TAG_ROLE), rect.left() + 10 + 16 * int(index.data(DEPTH_ROLE))
        if tag is not None:
            draw_tag_square(painter, QRect(left, rect.center().y() - 7, 16, 16), tokens, tag.color - 1, tag_label(tag))
            left += 23
        painter.setFont(self._theme.font(UI))
        painter.setPen(tokens.text if tag is not None and not tag.retired else tokens.text_2)
        area = QRect(left, rect.top(), rect.right() - 6 - left, rect.height())
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class _Counts(QStyledItemDelegate):
    """A count on a ground the darker the more it is."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        known, tokens, share = cast("Any", option), self._theme.tokens, float(index.data(SHARE_ROLE))
        rect: QRect = known.rect
        painter.save()
        painter.fillRect(rect, mix(tokens.bg_page, tokens.accent, 0.05 + 0.25 * share) if share else tokens.bg_page)
        painter.setFont(tabular(self._theme.font(UI)))
        counted = any(sign.isdigit() for sign in index.data())
        painter.setPen(tokens.text if counted else tokens.text_3)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, index.data())
        if known.state & QStyle.StateFlag.State_Selected:
            draw_focus(painter, rect, 0, tokens)
        painter.restore()


class TagMatrix(QTableView):
    """Arrow keys walk; Enter or a click opens."""

    opened = Signal(QModelIndex)

    def __init__(self, theme: Theme, model: TagMatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_Counts(theme, self))
        self.setItemDelegateForColumn(0, _Names(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("标签统计"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.row_height(QFontMetrics(theme.font(UI))) + 2)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        model.modelReset.connect(self._fit)
        theme.changed.connect(self.viewport().update)

    def _fit(self) -> None:
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, _CELL if column else _NAMES)
        self.setCurrentIndex(self.model().index(0, min(1, self.model().columnCount() - 1)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self.opened.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)
