"""The annotations of the library as rows, below their groups where they are grouped. Rows are read as they come into sight."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from itertools import accumulate

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core.model import Fit
from core.store.annotation_query import AnnotationRow, Group
from desktop.models.annotation_model import status_word

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[int]], Mapping[int, AnnotationRow]]

ID_ROLE = Qt.ItemDataRole.UserRole + 1  # annotation id; None for a group
ROW_ROLE = Qt.ItemDataRole.UserRole + 2  # AnnotationRow; None for a group, and for an annotation that is gone
GROUP_ROLE = Qt.ItemDataRole.UserRole + 3  # (what the group is called, how many stand in it, folded); None for an annotation
CHUNK = 10  # rows read at once: finding the facts in them takes longest
KEPT = 5_000  # rows remembered


class Column(IntEnum):
    """What stands in which column."""

    PLACE = 0
    QUOTE = 1
    TAGS = 2
    FACTS = 3
    NOTE = 4
    STATUS = 5
    AUTHOR = 6
    MODIFIED = 7


class AnnotationTableModel(QAbstractTableModel):
    """One list, however long: groups are rows above those in them, and can be folded."""

    sort_wanted = Signal(int, bool)  # Column, whether descending

    def __init__(self, fetch: Fetch, when: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._when = when
        self._groups: tuple[Group, ...] = ()
        self._names: tuple[str, ...] = ()
        self._folded: set[int] = set()
        self._starts: list[int] = [0]  # the row of each group, behind them the number of rows
        self._rows: dict[int, AnnotationRow] = {}
        self._heads = (
            self.tr("出处"),
            self.tr("原文"),
            self.tr("标签"),
            self.tr("要素"),
            self.tr("批注"),
            self.tr("状态"),
            self.tr("作者"),
            self.tr("修改于"),
        )

    def show(self, groups: Sequence[Group], names: Sequence[str] = ()) -> None:
        """Show these annotations; with `names` below a row for each group, else in one list."""
        self.beginResetModel()
        self._groups, self._names, self._rows, self._folded = tuple(groups), tuple(names), {}, set()
        self._count()
        self.endResetModel()

    def _count(self) -> None:
        head = int(self.grouped)
        sizes = (head + (0 if at in self._folded else len(group.ids)) for at, group in enumerate(self._groups))
        self._starts = [0, *accumulate(sizes)]

    @property
    def grouped(self) -> bool:
        """Whether there are rows of groups."""
        return bool(self._names)

    def group_rows(self) -> list[int]:
        """The rows that groups have."""
        return self._starts[:-1] if self.grouped else []

    def fold(self, row: int) -> None:
        """Fold the group of this row, or unfold it; nothing where it is no group's."""
        group, at = self._locate(row)
        size = len(self._groups[group].ids)
        if at >= 0 or not size:
            return
        if group in self._folded:
            self.beginInsertRows(QModelIndex(), row + 1, row + size)
            self._folded.discard(group)
            self._count()
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), row + 1, row + size)
            self._folded.add(group)
            self._count()
            self.endRemoveRows()

    def is_folded(self, row: int) -> bool:
        """Whether the group of this row is folded."""
        return self._locate(row)[0] in self._folded

    def total(self) -> int:
        """How many annotations are shown, each counted once."""
        ids = [group.ids for group in self._groups]
        return len(set[int]().union(*ids)) if self.grouped else sum(map(len, ids))

    def _locate(self, row: int) -> tuple[int, int]:
        """The group of a row and the place in it; -1 is the group's own row."""
        group = bisect_right(self._starts, row, hi=len(self._groups)) - 1
        return group, row - self._starts[group] - int(self.grouped)

    def ids_in(self, first: int, last: int) -> list[int]:
        """The annotations of these rows; those of a group for its own row."""
        found: list[int] = []
        row = first
        while row <= last and row < self._starts[-1]:
            group, at = self._locate(row)
            ids = self._groups[group].ids
            if at < 0:
                found += ids
                row += 1
            else:
                end = min(last, self._starts[group + 1] - 1)
                found += ids[at : at + end - row + 1]
                row = end + 1
        return found

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._starts[-1]

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(Column):
            return self._heads[section]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.sort_wanted.emit(column, order is Qt.SortOrder.DescendingOrder)

    def id_at(self, index: Index) -> int | None:
        """The annotation of a row; None for a group."""
        if not index.isValid():
            return None
        group, at = self._locate(index.row())
        return self._groups[group].ids[at] if at >= 0 else None

    def row_at(self, index: Index) -> AnnotationRow | None:
        """What stands in a row, read with those beside it."""
        annotation_id = self.id_at(index)
        if annotation_id is None:
            return None
        if annotation_id not in self._rows:
            group, at = self._locate(index.row())
            begin = at // CHUNK * CHUNK
            if len(self._rows) > KEPT:
                self._rows.clear()
            self._rows.update(self._fetch(self._groups[group].ids[begin : begin + CHUNK]))
        return self._rows.get(annotation_id)

    def places(self, annotation_ids: set[int]) -> list[int]:
        """The rows in sight that these annotations have."""
        return [
            self._starts[number] + int(self.grouped) + at
            for number, group in enumerate(self._groups)
            if number not in self._folded and not annotation_ids.isdisjoint(group.ids)
            for at, each in enumerate(group.ids)
            if each in annotation_ids
        ]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == ID_ROLE:
            return self.id_at(index)
        if self._locate(index.row())[1] < 0:
            return self._of_group(index, role)
        row = self.row_at(index) if role in _READ else None
        return row if role == ROW_ROLE or row is None else self._said(row, Column(index.column()), role)

    def _said(self, row: AnnotationRow, column: Column, role: int) -> str:
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.PLACE:
            return "，".join(word for each in Column if (word := self._text(row, each)))
        text = self._text(row, column)
        return text if role == Qt.ItemDataRole.ToolTipRole else " ".join(text.split("\n"))

    def _of_group(self, index: Index, role: int) -> object:
        group = self._locate(index.row())[0]
        name, count = self._names[group], len(self._groups[group].ids)
        if role == GROUP_ROLE:
            return name, count, group in self._folded
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
            Column.FACTS: "；".join(dict.fromkeys(fact.text for fact in row.facts)),
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
