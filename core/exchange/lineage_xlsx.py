"""A lineage as a table of a workbook: themes down, plans across, coloured by relation and said in words too."""

from __future__ import annotations

from types import MappingProxyType

from core.briefing.recipe import PartKind
from core.briefing.words import Words
from core.exchange.workbook import Cell, Column, Sheet
from core.lineage_table import LineageTable, TableCell
from core.model import Relation

TINTS = MappingProxyType(
    {
        Relation.UNCHANGED: "#EDEEEF",
        Relation.REVISED: "#DEE6F2",
        Relation.SPLIT: "#E9E1F3",
        Relation.MERGED: "#DAECF0",
        Relation.NEW: "#DFEEE1",
        Relation.DROPPED: "#F6E6DF",
    }
)
"""The colours of relations behind text, in a workbook."""

_ABSENT = ("#F5F5F3", "#64696F")


def lineage_sheet(table: LineageTable, words: Words) -> Sheet:
    """The table as a sheet; a cell says number and heading of each clause, what they count, and the relation."""
    plans = [Column(f"{label}\n{title}", 36) for label, title in table.columns]
    rows = [[Cell(row.theme, bold=True), row.section, *(_cell(cell, words) for cell in row.cells)] for row in table.rows]
    return Sheet(words.headings[PartKind.LINEAGE], [Column(words.theme, 24), Column(words.section, 20), *plans], rows, frozen=1)


def _cell(cell: TableCell, words: Words) -> Cell:
    if not cell.clauses:
        return Cell(words.absent, *_ABSENT)
    parts = [words.relations[cell.relation]] if cell.relation else []
    parts += [words.moved] if cell.moved else []
    counted = [words.comma.join(cell.quantities)] if cell.quantities else []
    text = "\n".join([*cell.clauses, *counted, *([f"[{words.comma.join(parts)}]"] if parts else [])])
    return Cell(text, TINTS[cell.relation] if cell.relation else "")
