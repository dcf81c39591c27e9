"""Tags down, plans, years, issuers or regions across; how many annotations stand in each cell."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.store.annotation_query import Key, Matrix, MatrixRow
from core.store.tags import depths
from desktop.annotations.words import Names

Index = QModelIndex | QPersistentModelIndex

TAG_ROLE = Qt.ItemDataRole.UserRole + 1  # Tag of the row, None for annotations without a tag
DEPTH_ROLE = Qt.ItemDataRole.UserRole + 2
SHARE_ROLE = Qt.ItemDataRole.UserRole + 3  # of the largest count, 0 to 1; 0 in the totals


class TagMatrixModel(QAbstractTableModel):
    """The first column names the tags, the last one has what is in them at all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matrix: Matrix | None = None
        self._names = Names()
        self._depths: dict[int, int] = {}
        self._most = 1

    def show(self, matrix: Matrix | None, names: Names) -> None:
        """Show these counts."""
        self.beginResetModel()
        self._matrix, self._names = matrix, names
        self._depths = depths([*names.tags.values()])
        self._most = max((n for row in matrix.rows for n in row.counts.values()), default=1) if matrix else 1
        self.endResetModel()

    def cell(self, index: Index) -> tuple[int | None, bool, Key] | None:
        """The tag of a cell (None: without a tag), whether it counts one column only, and that column; None for an empty cell."""
        if self._matrix is None or not index.isValid() or not self._count(index):
            return None
        row, column = self._matrix.rows[index.row()], index.column()
        one = 0 < column <= len(self._matrix.columns)
        return (row.tag.id if row.tag else None, one, self._matrix.columns[column - 1] if one else None)

    def _row(self, index: Index) -> MatrixRow:
        if self._matrix is None:
            raise LookupError("no matrix is shown")
        return self._matrix.rows[index.row()]

    def _count(self, index: Index) -> int:
        row, columns = self._row(index), self._matrix.columns if self._matrix else ()
        return row.counts.get(columns[index.column() - 1], 0) if 0 < index.column() <= len(columns) else row.total

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if self._matrix is None or (parent is not None and parent.isValid()) else len(self._matrix.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if self._matrix is None or (parent is not None and parent.isValid()) else len(self._matrix.columns) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._matrix is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._name(self._matrix.rows[section]) if 0 <= section < len(self._matrix.rows) else None
        if section == 0:
            return self.tr("标签")
        if section == len(self._matrix.columns) + 1:
            return self.tr("合计")
        if not 0 < section <= len(self._matrix.columns):
            return None
        key, short = self._matrix.columns[section - 1], role == Qt.ItemDataRole.DisplayRole
        return self._names.short(self._matrix.by, key) if short else self._names.text(self._matrix.by, key)

    def _name(self, row: MatrixRow) -> str:
        return row.tag.name if row.tag else self.tr("没有标签")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._matrix is None:
            return None
        row = self._row(index)
        if role == TAG_ROLE:
            return row.tag
        if role == DEPTH_ROLE:
            return self._depths.get(row.tag.id, 0) if row.tag else 0
        return self._of_name(row, role) if index.column() == 0 else self._of_count(index, role)

    def _of_name(self, row: MatrixRow, role: int) -> object:
        said = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        return self._name(row) if role in said else None

    def _of_count(self, index: Index, role: int) -> object:
        count = self._count(index)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            head = self.headerData(index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            said = self.tr("{tag}，{column}：{n} 条")
            return said.format(tag=self._name(self._row(index)), column=head, n=f"{count:,}")
        one = index.column() <= len(self._matrix.columns) if self._matrix else False
        return {
            int(Qt.ItemDataRole.DisplayRole): f"{count:,}" if count else "·",
            int(Qt.ItemDataRole.TextAlignmentRole): int(Qt.AlignmentFlag.AlignCenter),
            int(SHARE_ROLE): count / self._most if one else 0.0,
        }.get(int(role))
