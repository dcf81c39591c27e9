"""The tags as a tree that can be rearranged by dragging: name, key, how many annotations, description."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core.tagging import TagNode

Index = QModelIndex | QPersistentModelIndex

NODE_ROLE = Qt.ItemDataRole.UserRole + 1
TAGS = "application/x-yaodian-tags"  # of what is dragged: ids of tags


class TagColumn(IntEnum):
    """What stands in which column."""

    NAME = 0
    KEY = 1
    COUNT = 2
    DESCRIPTION = 3


class TagTreeModel(QAbstractItemModel):
    """The internal id of an index is the tag's id. A drop asks for a move; the library then says what became of it."""

    move_wanted = Signal(list, object, object)  # ids of tags, the tag to lie below (None: outermost), the one to stand before

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: dict[int, TagNode] = {}
        self._children: dict[int, list[int]] = {0: []}
        self._heads = (self.tr("标签"), self.tr("数字键"), self.tr("批注"), self.tr("说明"))

    def show(self, nodes: Sequence[TagNode], *, retired: bool = True) -> None:
        """Show these tags; without `retired` only those in use."""
        self.beginResetModel()
        self._nodes = {node.tag.id: node for node in nodes if retired or not node.tag.retired}
        self._children = {0: []}
        for node in self._nodes.values():
            above = node.tag.parent_id if node.tag.parent_id in self._nodes else 0
            self._children.setdefault(above or 0, []).append(node.tag.id)
        self.endResetModel()

    def index_of(self, tag_id: int) -> QModelIndex:
        """The row of a tag; invalid where it isn't shown."""
        node = self._nodes.get(tag_id)
        if node is None:
            return QModelIndex()
        return self.createIndex(self._siblings(tag_id).index(tag_id), 0, tag_id)

    def _parent_id(self, tag_id: int) -> int:
        parent = self._nodes[tag_id].tag.parent_id
        return parent if parent in self._nodes and parent is not None else 0

    def _siblings(self, tag_id: int) -> list[int]:
        return self._children[self._parent_id(tag_id)]

    def neighbours(self, tag_id: int) -> tuple[list[int], int]:
        """The tags below the same one, in order, and the place of this one among them."""
        found = self._siblings(tag_id)
        return list(found), found.index(tag_id)

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        if not 0 <= row < self.rowCount(parent) or not 0 <= column < len(TagColumn):
            return QModelIndex()
        above = parent.internalId() if parent is not None and parent.isValid() else 0
        return self.createIndex(row, column, self._children[above][row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() not in self._nodes:
            return QModelIndex()
        return self.index_of(self._parent_id(index.internalId()))

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is not None and parent.isValid():
            return len(self._children.get(parent.internalId(), ())) if parent.column() == 0 else 0
        return len(self._children[0])

    def columnCount(self, parent: Index | None = None) -> int:
        return len(TagColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(TagColumn):
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self._nodes.get(index.internalId()) if index.isValid() else None
        if node is None:
            return None
        if role == NODE_ROLE:
            return node
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == TagColumn.NAME:
            return "，".join(word for column in TagColumn if (word := self._text(node, column)))
        said = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        return self._text(node, TagColumn(index.column())) if role in said else None

    def _text(self, node: TagNode, column: TagColumn) -> str:
        tag = node.tag
        count = f"{node.count:,}" if node.count == node.total else self.tr("{own} / {all}").format(own=node.count, all=node.total)
        return {
            TagColumn.NAME: self.tr("{name}（已停用）").format(name=tag.name) if tag.retired else tag.name,
            TagColumn.KEY: tag.shortcut,
            TagColumn.COUNT: count,
            TagColumn.DESCRIPTION: " ".join(tag.description.split("\n")),
        }[column]

    # Dragging

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [TAGS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data, ids = QMimeData(), dict.fromkeys(index.internalId() for index in indexes)
        data.setData(TAGS, QByteArray(" ".join(map(str, ids)).encode()))
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return data.hasFormat(TAGS) and not self._lies_in(parent, {int(i) for i in bytes(data.data(TAGS).data()).split()})

    def _lies_in(self, index: Index, tag_ids: set[int]) -> bool:
        at = index.internalId() if index.isValid() else 0
        while at:
            if at in tag_ids:
                return True
            at = self._parent_id(at)
        return False

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        above = parent.internalId() if parent.isValid() else 0
        there = self._children.get(above, [])
        moved = [int(i) for i in bytes(data.data(TAGS).data()).split()]
        before = next((i for i in there[row:] if i not in moved), None) if 0 <= row < len(there) else None
        self.move_wanted.emit(moved, above or None, before)
        return False  # the rows are shown anew when they were moved; the view removes none
