"""A table of text cells, each of which may stand for places in plans: the ledgers and the comparison of wording."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.model import Span

Index = QModelIndex | QPersistentModelIndex

PLACES_ROLE = Qt.ItemDataRole.UserRole + 1  # tuple of (plan id, span)
SORT_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class LedgerCell:
    """`key` is what the column sorts by: numbers with numbers, words with words. `more` stands in the tooltip below the text."""

    text: str
    key: str | float = ""
    places: tuple[tuple[int, Span], ...] = ()
    more: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class LedgerTable:
    """Heads and rows of as many cells. A head may have a longer name for its tooltip."""

    heads: tuple[tuple[str, str], ...]
    rows: tuple[tuple[LedgerCell, ...], ...]


class LedgerModel(QAbstractTableModel):
    """Shows a table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = LedgerTable((), ())

    def show(self, table: LedgerTable) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.table.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        across = orientation is Qt.Orientation.Horizontal
        if not 0 <= section < (self.columnCount() if across else self.rowCount()):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.table.heads[section][0] if across else str(section + 1)
        if across and role == Qt.ItemDataRole.TextAlignmentRole and self.table.rows and self.table.rows[0][section].number:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return self.table.heads[section][1] if across and role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self.table.rows[index.row()][index.column()]
        side = Qt.AlignmentFlag.AlignRight if cell.number else Qt.AlignmentFlag.AlignLeft
        head = self.table.heads[index.column()][0]
        return {
            int(Qt.ItemDataRole.DisplayRole): cell.text,
            int(Qt.ItemDataRole.ToolTipRole): "\n".join(part for part in (cell.text, cell.more) if part),
            int(Qt.ItemDataRole.AccessibleTextRole): f"{head}：{cell.text or '—'}" if index.column() else cell.text,
            int(Qt.ItemDataRole.TextAlignmentRole): int(side | Qt.AlignmentFlag.AlignVCenter),
            PLACES_ROLE: cell.places,
            SORT_ROLE: cell.key,
        }.get(int(role))
