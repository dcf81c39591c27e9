"""The annotations of the library as rows, below their groups where they are grouped. Rows are read as they come into sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core.model import Fit
from core.store.annotation_query import AnnotationRow, Group
from desktop.models.annotation_model import status_word

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[int]], Mapping[int, AnnotationRow]]

ID_ROLE = Qt.ItemDataRole.UserRole + 1  # annotation id; None for a group
ROW_ROLE = Qt.ItemDataRole.UserRole + 2  # AnnotationRow; None for a group, and for an annotation that is gone
GROUP_ROLE = Qt.ItemDataRole.UserRole + 3  # (what the group is called, how many stand in it); None for an annotation
CHUNK = 100  # rows read at once
KEPT = 5_000  # rows remembered


class Column(IntEnum):
    """What stands in which column."""

    PLACE = 0
    QUOTE = 1
    TAGS = 2
    NOTE = 3
    STATUS = 4
    AUTHOR = 5
    MODIFIED = 6


class AnnotationTableModel(QAbstractItemModel):
    """The internal id of an index is 0 at the outermost level, else the number of the group from 1."""

    sort_wanted = Signal(int, bool)  # Column, whether descending

    def __init__(self, fetch: Fetch, when: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._when = when
        self._groups: tuple[Group, ...] = ()
        self._names: tuple[str, ...] = ()
        self._rows: dict[int, AnnotationRow] = {}
        self._heads = (
            self.tr("出处"),
            self.tr("原文"),
            self.tr("标签"),
            self.tr("批注"),
            self.tr("状态"),
            self.tr("作者"),
            self.tr("修改于"),
        )

    def show(self, groups: Sequence[Group], names: Sequence[str] = ()) -> None:
        """Show these annotations; with `names` below a row for each group, else in one list."""
        self.beginResetModel()
        self._groups, self._names, self._rows = tuple(groups), tuple(names), {}
        self.endResetModel()

    @property
    def grouped(self) -> bool:
        """Whether there are rows of groups."""
        return bool(self._names)

    def ids(self) -> list[int]:
        """The annotations in the order of the rows, each once."""
        return list(dict.fromkeys(i for group in self._groups for i in group.ids))

    def _of(self, group: int) -> tuple[int, ...]:
        return self._groups[group].ids if group < len(self._groups) else ()

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        inner = parent is not None and parent.isValid()
        if not 0 <= column < len(Column) or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent is not None and inner else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is None or not parent.isValid():
            return len(self._names) if self.grouped else len(self._of(0))
        if not self.grouped or parent.internalId() or parent.column():
            return 0
        return len(self._of(parent.row()))

    def columnCount(self, parent: Index | None = None) -> int:
        return len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(Column):
            return self._heads[section]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.sort_wanted.emit(column, order is Qt.SortOrder.DescendingOrder)

    def id_at(self, index: Index) -> int | None:
        """The annotation of a row; None for a group."""
        if not index.isValid() or (self.grouped and not index.internalId()):
            return None
        return self._of(index.internalId() - 1 if self.grouped else 0)[index.row()]

    def row_at(self, index: Index) -> AnnotationRow | None:
        """What stands in a row, read with those beside it."""
        annotation_id = self.id_at(index)
        if annotation_id is None:
            return None
        if annotation_id not in self._rows:
            ids = self._of(index.internalId() - 1 if self.grouped else 0)
            begin = index.row() // CHUNK * CHUNK
            if len(self._rows) > KEPT:
                self._rows.clear()
            self._rows.update(self._fetch(ids[begin : begin + CHUNK]))
        return self._rows.get(annotation_id)

    def places(self, annotation_ids: set[int]) -> list[QModelIndex]:
        """The first cells of the rows of these annotations."""
        groups = range(len(self._names)) if self.grouped else range(1)
        return [
            self.createIndex(row, 0, group + 1 if self.grouped else 0)
            for group in groups
            for row, each in enumerate(self._of(group))
            if each in annotation_ids
        ]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == ID_ROLE:
            return self.id_at(index)
        if self.grouped and not index.internalId():
            return self._of_group(index, role)
        row = self.row_at(index) if role in _READ else None
        return row if role == ROW_ROLE or row is None else self._said(row, Column(index.column()), role)

    def _said(self, row: AnnotationRow, column: Column, role: int) -> str:
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.PLACE:
            return "，".join(word for each in Column if (word := self._text(row, each)))
        text = self._text(row, column)
        return text if role == Qt.ItemDataRole.ToolTipRole else " ".join(text.split("\n"))

    def _of_group(self, index: Index, role: int) -> object:
        name, count = self._names[index.row()], len(self._of(index.row()))
        if role == GROUP_ROLE:
            return name, count
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{name}  {count:,}" if index.column() == 0 else ""
        return None

    def _text(self, row: AnnotationRow, column: Column) -> str:
        annotation = row.annotation
        clause = row.clause_label if annotation.fit is not Fit.LOST else self.tr("未能定位")
        return {
            Column.PLACE: " · ".join(part for part in (row.plan_label, clause) if part),
            Column.QUOTE: annotation.exact,
            Column.TAGS: "、".join(annotation.tags),
            Column.NOTE: annotation.note,
            Column.STATUS: status_word(annotation.status),
            Column.AUTHOR: annotation.author,
            Column.MODIFIED: self._when(annotation.modified),
        }[column]


_READ = (
    int(ROW_ROLE),
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.ToolTipRole),
    int(Qt.ItemDataRole.AccessibleTextRole),
)
