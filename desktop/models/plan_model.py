"""The library's plans in groups by year of content, newest first; plans without a year come last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.model import Plan

Index = QModelIndex | QPersistentModelIndex

PLAN_ROLE = Qt.ItemDataRole.UserRole + 1  # the Plan, None on a group
COUNT_ROLE = Qt.ItemDataRole.UserRole + 2  # plans of a group, annotations of a plan

PLAN_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


@dataclass(frozen=True)
class _Group:
    title: str
    plans: list[Plan]


class PlanModel(QAbstractItemModel):
    """Two levels: groups, and plans in the order they were imported. A group has internal id 0, a plan its group's row + 1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[_Group] = []
        self._places: dict[int, tuple[int, int]] = {}  # by plan: row of its group, row in it

    def show(self, plans: Sequence[Plan]) -> None:
        """Show these plans."""
        self.beginResetModel()
        by_year = sorted(plans, key=lambda plan: -(plan.metadata.year or -1))
        self._groups = [
            _Group(self.tr("{year} 年").format(year=year) if year else self.tr("年份未写明"), list(found))
            for year, found in groupby(by_year, key=lambda plan: plan.metadata.year)
        ]
        self._places = {plan.id: (row, at) for row, group in enumerate(self._groups) for at, plan in enumerate(group.plans)}
        self.endResetModel()

    def recount(self, plans: Sequence[Plan]) -> None:
        """Show the same plans with their numbers of annotations as they are now."""
        for plan in plans:
            row, at = self._places.get(plan.id, (-1, 0))
            if row >= 0 and self._groups[row].plans[at] != plan:
                self._groups[row].plans[at] = plan
                index = self.index_of(plan.id)
                self.dataChanged.emit(index, index)

    def index_of(self, plan_id: int) -> QModelIndex:
        """The index of a plan; invalid where it isn't shown."""
        row, at = self._places.get(plan_id, (-1, 0))
        return self.createIndex(at, 0, row + 1) if row >= 0 else QModelIndex()

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        if column or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent is not None and parent.isValid() else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        group = index.internalId() if index.isValid() else 0
        return self.createIndex(group - 1, 0, 0) if group else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is None or not parent.isValid():
            return len(self._groups)
        return 0 if parent.internalId() or parent.column() else len(self._groups[parent.row()].plans)

    def columnCount(self, parent: Index | None = None) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return PLAN_FLAGS if index.internalId() else Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        group = index.internalId()
        if not group:
            return self._group_data(self._groups[index.row()], role)
        plan = self._groups[group - 1].plans[index.row()]
        return {
            int(Qt.ItemDataRole.DisplayRole): plan.title,
            int(Qt.ItemDataRole.ToolTipRole): "\n".join(part for part in (plan.title, self._unsure(plan)) if part),
            int(Qt.ItemDataRole.AccessibleTextRole): self._spoken(plan),
            PLAN_ROLE: plan,
            COUNT_ROLE: plan.annotations,
        }.get(int(role))

    def _unsure(self, plan: Plan) -> str:
        return self.tr("%n 条批注的位置待核对", "", plan.to_check) if plan.to_check else ""

    def _spoken(self, plan: Plan) -> str:
        words = self.tr("{title}，{place}，%n 条批注", "", plan.annotations).format(title=plan.title, place=place_of(plan))
        return "，".join(part for part in (words, self._unsure(plan)) if part)

    def _group_data(self, group: _Group, role: int) -> object:
        names = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if role in names:
            return group.title
        return len(group.plans) if role == COUNT_ROLE else None


def place_of(plan: Plan) -> str:
    """Where a plan is from, short: its region, else its level, else nothing."""
    return plan.metadata.region or plan.metadata.level or ""
