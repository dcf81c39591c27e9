"""The tree in the tag manager: rows are dragged onto and between one another, or moved by keys."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from core.tagging import TagNode
from desktop.controls import keyboard_focus
from desktop.models.tag_tree_model import NODE_ROLE, TagColumn, TagTreeModel
from desktop.painting import draw_focus, draw_tag_square
from desktop.reader.marks import tag_label
from desktop.theme import Theme, tabular
from desktop.tokens import RADIUS_MARK, SMALL, UI

Index = QModelIndex | QPersistentModelIndex
UP, DOWN, IN, OUT = "up", "down", "in", "out"
_KEYS = {Qt.Key.Key_Up: UP, Qt.Key.Key_Down: DOWN, Qt.Key.Key_Right: IN, Qt.Key.Key_Left: OUT}
_Select = QItemSelectionModel.SelectionFlag


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self._theme.row_height(QFontMetrics(self._theme.font(UI))) + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        known, tokens = cast("Any", option), self._theme.tokens
        node: TagNode = index.data(NODE_ROLE)
        rect: QRect = known.rect
        painter.save()
        if known.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.bg_selected)
        area, column = rect.adjusted(6, 0, -6, 0), TagColumn(index.column())
        painter.setFont(self._theme.font(UI))
        if column is TagColumn.NAME:
            square = QRect(area.left(), area.center().y() - 7, 16, 16)
            draw_tag_square(painter, square, tokens, node.tag.color - 1, tag_label(node.tag))
            area.adjust(23, 0, 0, 0)
        elif column is not TagColumn.KEY:
            painter.setFont(tabular(self._theme.font(SMALL)))
        quiet = node.tag.retired or column in (TagColumn.COUNT, TagColumn.DESCRIPTION)
        painter.setPen(tokens.text_2 if quiet else tokens.text)
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        if keyboard_focus(known):
            draw_focus(painter, rect, RADIUS_MARK, tokens)
        painter.restore()


class TagTree(QTreeView):
    """Several tags can be chosen. Ctrl and an arrow moves them: up and down among those beside, into the one above, out again."""

    step_wanted = Signal(str)
    edit_wanted = Signal(int)
    removal_wanted = Signal()

    def __init__(self, theme: Theme, model: TagTreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_Rows(theme, self))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("标签"))
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setExpandsOnDoubleClick(False)
        head = self.header()
        head.setStretchLastSection(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in ((TagColumn.NAME, 240), (TagColumn.KEY, 64), (TagColumn.COUNT, 96)):
            head.resizeSection(column, width)
        self.doubleClicked.connect(lambda index: self.edit_wanted.emit(index.internalId()))

    def chosen(self) -> list[int]:
        """The tags chosen, as the tree reads."""
        rows = {index.internalId() for index in self.selectionModel().selectedRows()}
        return [tag_id for tag_id in self._in_order(QModelIndex()) if tag_id in rows]

    def _in_order(self, parent: QModelIndex) -> list[int]:
        found: list[int] = []
        for row in range(self._model.rowCount(parent)):
            index = self._model.index(row, 0, parent)
            found += [index.internalId(), *self._in_order(index)]
        return found

    def shown_again(self, chosen: list[int]) -> None:
        """The model shows something new: unfold it and choose these tags again."""
        self.expandAll()
        selection = QItemSelection()
        places = [index for tag_id in chosen if (index := self._model.index_of(tag_id)).isValid()]
        for index in places or [self._model.index(0, 0)]:
            selection.select(index, index)
        first = places[0] if places else self._model.index(0, 0)
        self.selectionModel().setCurrentIndex(first, _Select.NoUpdate)
        self.selectionModel().select(selection, _Select.ClearAndSelect | _Select.Rows)
        self.scrollTo(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and key in _KEYS:
            self.step_wanted.emit(_KEYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.currentIndex().isValid():
            self.edit_wanted.emit(self.currentIndex().internalId())
        elif key == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)
