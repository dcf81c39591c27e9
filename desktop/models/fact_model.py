"""Facts of a plan as rows: the words, and what is known of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.facts import FactState, PlanFact
from core.model import Fit
from desktop.fact_words import kind_word, said_of

Index = QModelIndex | QPersistentModelIndex

FACT_ROLE = Qt.ItemDataRole.UserRole + 1  # PlanFact


class FactModel(QAbstractTableModel):
    """Two columns: the words with a sign where the analyst put them right, and what they say."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.facts: tuple[PlanFact, ...] = ()

    def show(self, facts: Sequence[PlanFact]) -> None:
        """Show these facts."""
        self.beginResetModel()
        self.facts = tuple(facts)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.facts)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return {0: self.tr("要素"), 1: self.tr("说明")}.get(section)
        return str(section + 1) if section < len(self.facts) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        found = self.facts[index.row()]
        state = self._state(found)
        words = " ".join(found.fact.text.split())
        about = " · ".join(part for part in (state, said_of(found.fact) or kind_word(found.kind)) if part)
        text = words if index.column() == 0 else about
        return {
            FACT_ROLE: found,
            int(Qt.ItemDataRole.DisplayRole): text,
            int(Qt.ItemDataRole.ToolTipRole): f"{kind_word(found.kind)}：{words}\n{about}",
            int(Qt.ItemDataRole.AccessibleTextRole): f"{kind_word(found.kind)}，{words}，{about}",
        }.get(int(role))

    def _state(self, found: PlanFact) -> str:
        if found.fit is Fit.CHECK:
            return self.tr("位置待核对")
        return {
            FactState.ADDED: self.tr("补充"),
            FactState.CHANGED: self.tr("已改"),
            FactState.REMOVED: self.tr("已去掉"),
        }.get(found.state, "")
