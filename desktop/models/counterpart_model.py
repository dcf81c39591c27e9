"""Clauses to choose counterparts from: those chosen, then ranked candidates, then all others in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core.alignment import Candidate
from desktop.compare.pairs import Side

Index = QModelIndex | QPersistentModelIndex

SIDE_ROLE = Qt.ItemDataRole.UserRole + 1  # the Side
CANDIDATE_ROLE = Qt.ItemDataRole.UserRole + 2  # the Candidate, None for a clause that is none


class CounterpartModel(QAbstractListModel):
    """A list of clauses that can be ticked."""

    chosen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sides: tuple[Side, ...] = ()
        self._shown: list[Side] = []
        self._ranked: Mapping[int, Candidate] = {}
        self._chosen: set[int] = set()
        self._filter = ""

    def show(self, sides: Sequence[Side], ranked: Sequence[Candidate], chosen: Iterable[int]) -> None:
        """Offer clauses; `chosen` are ids of those ticked."""
        rank = {candidate.clause_id: place for place, candidate in enumerate(ranked)}
        self._chosen = set(chosen)
        self._ranked = {candidate.clause_id: candidate for candidate in ranked}
        self._sides = tuple(
            sorted(
                sides,
                key=lambda side: (side.clause.id not in self._chosen, rank.get(side.clause.id, len(rank) + side.place)),
            )
        )
        self._refill()

    def set_filter(self, text: str) -> None:
        """Show only clauses with this text in number, heading or body."""
        self._filter = text.casefold()
        self._refill()

    def chosen(self) -> tuple[int, ...]:
        """The ids of the clauses ticked, in reading order."""
        sides = sorted(self._sides, key=lambda side: side.place)
        return tuple(side.clause.id for side in sides if side.clause.id in self._chosen)

    def choose_only(self, clause_id: int) -> None:
        """Tick this clause alone."""
        self._chosen = {clause_id}
        self._tell()

    def toggle(self, clause_id: int) -> None:
        """Tick a clause or take its tick away."""
        self._chosen ^= {clause_id}
        self._tell()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        side = self._shown[index.row()]
        candidate = self._ranked.get(side.clause.id)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if side.clause.id in self._chosen else Qt.CheckState.Unchecked
        return {
            int(Qt.ItemDataRole.DisplayRole): side.name,
            int(Qt.ItemDataRole.ToolTipRole): side.text[:300],
            int(Qt.ItemDataRole.AccessibleTextRole): self._said(side, candidate),
            SIDE_ROLE: side,
            CANDIDATE_ROLE: candidate,
        }.get(int(role))

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        clause_id = self._shown[index.row()].clause.id
        if (Qt.CheckState(value) is Qt.CheckState.Checked) is not (clause_id in self._chosen):
            self.toggle(clause_id)
        return True

    def _said(self, side: Side, candidate: Candidate | None) -> str:
        if candidate is None:
            return side.name
        return self.tr("{name}，置信 {confidence}").format(name=side.name, confidence=f"{candidate.confidence:.2f}")

    def _refill(self) -> None:
        self.beginResetModel()
        self._shown = [side for side in self._sides if self._filter in side.text.casefold()]
        self.endResetModel()
        self.chosen_changed.emit()

    def _tell(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1), [Qt.ItemDataRole.CheckStateRole])
        self.chosen_changed.emit()
