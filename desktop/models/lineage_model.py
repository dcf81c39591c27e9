"""Themes down, plans across: what each plan says of a theme, as the matrix shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.alignment import Cell, Lineage, Theme
from core.lineage_table import Quantities
from core.model import Clause, Outline, Plan, Relation

Index = QModelIndex | QPersistentModelIndex

THEME_ROLE = Qt.ItemDataRole.UserRole + 1  # Theme
CELL_ROLE = Qt.ItemDataRole.UserRole + 2  # Said: what a plan says; None on a theme and where the plan says nothing
SIGN_ROLE = Qt.ItemDataRole.UserRole + 3  # Relation to the nearest earlier plan, None for no sign
PLAN_ROLE = Qt.ItemDataRole.UserRole + 4  # Plan of a column, on the header too

NONE: Quantities = MappingProxyType({})
_ABOUT = 40  # code points of a clause without heading that stand for it
_STRENGTH = (None, Relation.UNCHANGED, Relation.REVISED, Relation.MERGED, Relation.SPLIT, Relation.NEW, Relation.DROPPED)


class SortBy(Enum):
    """The order of the themes."""

    TEXT = "text"
    CHANGE = "change"
    SECTION = "section"
    FIRST = "first"


@dataclass(frozen=True)
class Said:
    """What one plan says of a theme: its cell, its clauses, the heading of the first, how long all are in code points, and what
    they count.
    """

    cell: Cell
    clauses: tuple[Clause, ...]
    heading: str
    length: int
    quantities: tuple[str, ...]


class LineageModel(QAbstractTableModel):
    """Column 0 names the theme; the others are plans."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lineage = Lineage((), ())
        self._outlines: Mapping[int, Outline] = {}
        self._quantities: Quantities = {}
        self._clauses: dict[int, dict[int, Clause]] = {}
        self._rows: list[Theme] = []
        self._columns: tuple[int, ...] = ()
        self._by_issuer = False
        self._sort = SortBy.TEXT
        self._filter = ""
        self._said: dict[tuple[int, int], Said] = {}

    def show(self, lineage: Lineage, outlines: Mapping[int, Outline], quantities: Quantities = NONE) -> None:
        """Show these themes; `outlines` by plan id."""
        self.beginResetModel()
        self._lineage, self._outlines, self._quantities = lineage, outlines, quantities
        self._clauses = {i: {clause.id: clause for clause in outline.clauses} for i, outline in outlines.items()}
        self._said.clear()
        self._arrange()
        self.endResetModel()

    def sort_by(self, order: SortBy) -> None:
        """Show the themes in this order."""
        self.beginResetModel()
        self._sort = order
        self._arrange()
        self.endResetModel()

    def set_by_issuer(self, by_issuer: bool) -> None:
        """Columns by issuer and then year, or by year alone."""
        self.beginResetModel()
        self._by_issuer = by_issuer
        self._arrange()
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        """Show only themes with this text in their name or in a heading of a cell."""
        self.beginResetModel()
        self._filter = text.casefold()
        self._arrange()
        self.endResetModel()

    def plan(self, column: int) -> Plan:
        """The plan of a column from 1 on."""
        return self._outlines[self._columns[column - 1]].plan

    def theme(self, row: int) -> Theme:
        """The theme of a row."""
        return self._rows[row]

    def total(self) -> int:
        """How many themes there are, shown or not."""
        return len(self._lineage.themes)

    def said(self, theme: Theme, plan_id: int) -> Said | None:
        """What a plan says of a theme."""
        cell = theme.cells.get(plan_id)
        if cell is None:
            return None
        key = (id(theme), plan_id)
        if key not in self._said:
            outline, by_id = self._outlines[plan_id], self._clauses[plan_id]
            clauses = tuple(by_id[i] for i in cell.clause_ids if i in by_id)
            heading = _heading(outline, clauses[0]) if clauses else ""
            length = sum(len(clause.span) for clause in clauses)
            counted = dict.fromkeys(text for clause in clauses for text in self._quantities.get(clause.id, ()))
            self._said[key] = Said(cell, clauses, heading, length, tuple(counted))
        return self._said[key]

    def sign(self, theme: Theme, column: int) -> Relation | None:
        """The relation to show at the left edge of a column: to the nearest earlier plan, or where a theme begins or ends."""
        plan_id = self._columns[column - 1]
        order = self._lineage.plan_ids
        if (cell := theme.cells.get(plan_id)) is not None:
            first = plan_id == order[0]
            return cell.relation or (None if first else Relation.NEW)
        after_last = order.index(plan_id) - 1 == order.index(theme.last)
        return Relation.DROPPED if after_last else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1 + len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if section == 0:
            return self.tr("主题") if role == Qt.ItemDataRole.DisplayRole else None
        plan = self.plan(section)
        return {
            int(Qt.ItemDataRole.DisplayRole): plan.label,
            int(Qt.ItemDataRole.ToolTipRole): plan.title,
            PLAN_ROLE: plan,
        }.get(int(role))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        theme, column = self._rows[index.row()], index.column()
        if role == THEME_ROLE:
            return theme
        if column == 0:
            return self._theme_data(theme, role)
        if role == SIGN_ROLE:  # it and what is said are asked for at every painting of every cell
            return self.sign(theme, column)
        said = self.said(theme, self._columns[column - 1])
        if role == CELL_ROLE:
            return said
        text = said.heading if said else self.tr("未见")
        counted = f"：{'、'.join(said.quantities)}" if said and said.quantities else ""
        return {
            int(Qt.ItemDataRole.DisplayRole): text,
            int(Qt.ItemDataRole.ToolTipRole): "\n".join(_in_full(said)) if said else text,
            int(Qt.ItemDataRole.AccessibleTextRole): f"{theme.name}，{self.plan(column).label}：{text}{counted}",
            PLAN_ROLE: self.plan(column),
        }.get(int(role))

    def _theme_data(self, theme: Theme, role: int) -> object:
        clauses = sum(len(cell.clause_ids) for cell in theme.cells.values())
        counted = " · ".join((self.tr("%n 份", "", len(theme.cells)), self.tr("%n 条", "", clauses)))
        return {
            int(Qt.ItemDataRole.DisplayRole): theme.name,
            int(Qt.ItemDataRole.ToolTipRole): "\n".join(part for part in (theme.name, theme.section, counted) if part),
            int(Qt.ItemDataRole.AccessibleTextRole): f"{theme.name}，{counted}",
            int(Qt.ItemDataRole.StatusTipRole): counted,
        }.get(int(role))

    def _arrange(self) -> None:
        order = self._lineage.plan_ids
        if self._by_issuer:
            order = tuple(sorted(order, key=lambda i: (_issuer(self._outlines[i].plan), self._lineage.plan_ids.index(i))))
        self._columns = order
        themes = [theme for theme in self._lineage.themes if not self._filter or self._filter in self._searched(theme)]
        places = {plan_id: place for place, plan_id in enumerate(self._lineage.plan_ids)}
        if self._sort is SortBy.CHANGE:
            themes.sort(key=lambda theme: (-_STRENGTH.index(theme.strongest_change), -len(theme.cells)))
        elif self._sort is SortBy.SECTION:
            first = {theme.section: at for at, theme in reversed(list(enumerate(themes)))}
            themes.sort(key=lambda theme: first[theme.section])
        elif self._sort is SortBy.FIRST:
            themes.sort(key=lambda theme: (places[theme.first], -len(theme.cells)))
        self._rows = themes

    def _searched(self, theme: Theme) -> str:
        said = [self.said(theme, plan_id) for plan_id in theme.cells]
        return "\n".join([theme.name, *(each.heading for each in said if each)]).casefold()


def _heading(outline: Outline, clause: Clause) -> str:
    """Number and heading as printed, or the first words."""
    return clause.label if clause.heading else outline.quote(clause.span)[:_ABOUT].split("\n")[0]


def _in_full(said: Said) -> list[str]:
    return [*(clause.label for clause in said.clauses), *said.quantities]


def _issuer(plan: Plan) -> str:
    return plan.metadata.issuer or plan.metadata.region or plan.title
