"""The findings of a search as a tree of plans and their hits; rows say in words what the delegate paints."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.model import Plan, Span
from desktop.search.findings import Findings, Found

Index = QModelIndex | QPersistentModelIndex

FOUND_ROLE = Qt.ItemDataRole.UserRole + 1  # the Found of a hit, None on a plan
PLAN_ROLE = Qt.ItemDataRole.UserRole + 2  # the Plan, of a plan's row and of its hits
COUNT_ROLE = Qt.ItemDataRole.UserRole + 3  # hits shown under a plan


class ResultsModel(QAbstractItemModel):
    """Two levels. A plan has internal id 0, a hit that of its plan's row + 1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[tuple[Plan, tuple[Found, ...]], ...] = ()

    def show(self, findings: Findings | None) -> None:
        """Show these findings, or nothing."""
        self.beginResetModel()
        self._groups = findings.by_plan if findings else ()
        self.endResetModel()

    def first(self) -> QModelIndex:
        """The first hit; invalid where there is none."""
        return self.index(0, 0, self.index(0, 0))

    def index_of(self, plan_id: int, span: Span) -> QModelIndex:
        """The hit at this place; invalid where it isn't shown."""
        for row, (plan, hits) in enumerate(self._groups):
            if plan.id == plan_id:
                at = next((at for at, found in enumerate(hits) if found.span == span), -1)
                return self.index(at, 0, self.index(row, 0)) if at >= 0 else QModelIndex()
        return QModelIndex()

    def number_of(self, index: Index) -> int:
        """Which of all hits shown this is, from 1; of a plan's row, the one before its first."""
        row = index.internalId() - 1 if index.internalId() else index.row()
        before = sum(len(hits) for _, hits in self._groups[:row])
        return before + (index.row() + 1 if index.internalId() else 0)

    def hit(self, number: int) -> QModelIndex:
        """The hit with this number, from 1; invalid outside."""
        if number < 1:
            return QModelIndex()
        for row, (_, hits) in enumerate(self._groups):
            if number <= len(hits):
                return self.index(number - 1, 0, self.index(row, 0))
            number -= len(hits)
        return QModelIndex()

    def spans_in(self, plan_id: int, span: Span) -> list[Span]:
        """The hits shown that begin within a span of a plan."""
        every = (found for plan, hits in self._groups if plan.id == plan_id for found in hits)
        return [found.span for found in every if span.start <= found.span.start < span.end]

    def hits(self) -> int:
        """How many hits are shown."""
        return sum(len(hits) for _, hits in self._groups)

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        if column or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent is not None and parent.isValid() else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        plan = index.internalId() if index.isValid() else 0
        return self.createIndex(plan - 1, 0, 0) if plan else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is None or not parent.isValid():
            return len(self._groups)
        if parent.internalId() or parent.column():
            return 0
        return len(self._groups[parent.row()][1])

    def columnCount(self, parent: Index | None = None) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if not index.internalId():
            plan, hits = self._groups[index.row()]
            return self._plan_data(plan, len(hits), role)
        found = self._groups[index.internalId() - 1][1][index.row()]
        return self._hit_data(found, role)

    def _plan_data(self, plan: Plan, count: int, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return plan.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{title}，%n 处", "", count).format(title=plan.title)
        return {PLAN_ROLE: plan, COUNT_ROLE: count}.get(role)

    def _hit_data(self, found: Found, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{found.before}{found.match}{found.after}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            tags = self.tr("，标签 {names}").format(names="、".join(found.tags)) if found.tags else ""
            if found.similarity:
                alike = self.tr("相似度 {value}").format(value=f"{found.similarity:.2f}")
                return f"{found.clause.label}{tags}：{alike}，{'、'.join(found.shared)}"
            context = f"{found.before[-20:]}{found.match}{found.after[:20]}"
            return f"{found.clause.label}{tags}：{context}"
        return {FOUND_ROLE: found, PLAN_ROLE: found.plan}.get(role)
