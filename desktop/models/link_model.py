"""The links of a comparison as rows of a plain table that can be sorted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.model import Link
from desktop.compare.pairs import Pair, Side
from desktop.compare.words import decision_word, describe, moved_word, relation_word

Index = QModelIndex | QPersistentModelIndex

LINK_ROLE = Qt.ItemDataRole.UserRole + 1  # link id
SORT_ROLE = Qt.ItemDataRole.UserRole + 2  # what the column sorts by: a number or words


class Column(IntEnum):
    """What stands in which column."""

    OLD = 0
    NEW = 1
    RELATION = 2
    CONFIDENCE = 3
    DECISION = 4
    NOTE = 5


class LinkModel(QAbstractTableModel):
    """One row a pair; clauses sort by their place in the plan, those without one last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pairs: tuple[Pair, ...] = ()
        self._other_issuer = False
        self._heads = (
            self.tr("旧条目"),
            self.tr("新条目"),
            self.tr("关系"),
            self.tr("置信"),
            self.tr("决定"),
            self.tr("备注"),
        )

    def show(self, pairs: Sequence[Pair], *, other_issuer: bool) -> None:
        """Show these pairs."""
        if [pair.id for pair in pairs] == [pair.id for pair in self._pairs] and other_issuer == self._other_issuer:
            self._pairs = tuple(pairs)
            if pairs:
                self.dataChanged.emit(self.index(0, 0), self.index(len(pairs) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._pairs, self._other_issuer = tuple(pairs), other_issuer
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._pairs)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or not 0 <= section < (
            len(Column) if orientation is Qt.Orientation.Horizontal else len(self._pairs)
        ):
            return None
        return self._heads[section] if orientation is Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        pair, column = self._pairs[index.row()], Column(index.column())
        values: Mapping[int, Callable[[], object]] = {
            LINK_ROLE: lambda: pair.id,
            SORT_ROLE: lambda: self._key(pair, column),
            Qt.ItemDataRole.ToolTipRole: lambda: self._text(pair, column),
            Qt.ItemDataRole.DisplayRole: lambda: " ".join(self._text(pair, column).split("\n")),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(pair, column),
            Qt.ItemDataRole.TextAlignmentRole: lambda: _alignment(column),
        }
        value = values.get(role)
        return value() if value is not None else None

    def _spoken(self, pair: Pair, column: Column) -> str:
        return describe(pair, other_issuer=self._other_issuer) if column is Column.OLD else self._text(pair, column)

    def _text(self, pair: Pair, column: Column) -> str:
        link = pair.link
        words: Mapping[Column, Callable[[], str]] = {
            Column.OLD: lambda: _names(pair.old),
            Column.NEW: lambda: _names(pair.new),
            Column.RELATION: lambda: self._relation(link),
            Column.CONFIDENCE: lambda: f"{link.confidence:.2f}",
            Column.DECISION: lambda: decision_word(link.decision),
            Column.NOTE: lambda: link.note,
        }
        return words[column]()

    def _relation(self, link: Link) -> str:
        return relation_word(link.relation, other_issuer=self._other_issuer) + (" · " + moved_word() if link.moved else "")

    def _key(self, pair: Pair, column: Column) -> object:
        if column in (Column.OLD, Column.NEW):
            sides = pair.old if column is Column.OLD else pair.new
            return sides[0].place if sides else 1 << 30
        return pair.link.confidence if column is Column.CONFIDENCE else self._text(pair, column)


def _names(sides: Sequence[Side]) -> str:
    return "\n".join(side.name for side in sides) or "—"


def _alignment(column: Column) -> int:
    side = Qt.AlignmentFlag.AlignRight if column is Column.CONFIDENCE else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
