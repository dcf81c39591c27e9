"""A lineage as a worded table: what a note and a workbook show of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from core.alignment import Lineage
from core.model import Clause, Outline, Relation

_ABOUT = 40  # code points of a clause without heading that stand for it


Quantities = Mapping[int, tuple[str, ...]]
"""The quantities in clauses, by id, in their words."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """What a plan says of a theme: number and heading of each clause, and what they count; empty where it says nothing."""

    clauses: tuple[str, ...]
    relation: Relation | None
    moved: bool
    quantities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """A theme with the section it stands under in its first plan, and a cell for each column."""

    theme: str
    section: str
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class LineageTable:
    """`columns` are labels and titles of the plans, in order of year."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[TableRow, ...]


def lineage_table(
    lineage: Lineage, outlines: Mapping[int, Outline], quantities: Quantities = MappingProxyType({})
) -> LineageTable:
    """The table of a lineage; `outlines` by plan id. The relation of a cell is to the nearest earlier plan that speaks of its
    theme, `new` where there is none but the plan is not the first one.
    """
    by_id = {plan_id: {clause.id: clause for clause in outlines[plan_id].clauses} for plan_id in lineage.plan_ids}
    rows: list[TableRow] = []
    for theme in lineage.themes:
        cells: list[TableCell] = []
        for plan_id in lineage.plan_ids:
            cell = theme.cells.get(plan_id)
            if cell is None:
                cells.append(TableCell((), None, False))
                continue
            clauses = [by_id[plan_id][clause_id] for clause_id in cell.clause_ids if clause_id in by_id[plan_id]]
            relation = cell.relation or (None if plan_id == lineage.plan_ids[0] else Relation.NEW)
            counted = dict.fromkeys(text for clause in clauses for text in quantities.get(clause.id, ()))
            names = tuple(_name(outlines[plan_id], clause) for clause in clauses)
            cells.append(TableCell(names, relation, cell.moved, tuple(counted)))
        rows.append(TableRow(theme.name, theme.section, tuple(cells)))
    columns = tuple((outlines[plan_id].plan.label, outlines[plan_id].plan.title) for plan_id in lineage.plan_ids)
    return LineageTable(columns, tuple(rows))


def _name(outline: Outline, clause: Clause) -> str:
    return clause.label if clause.heading else outline.quote(clause.span)[:_ABOUT].split("\n")[0]
