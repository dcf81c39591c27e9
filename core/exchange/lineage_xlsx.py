"""Writes a lineage as a workbook: the one module that knows XlsxWriter."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Protocol

from core.briefing.words import Words, words_in
from core.errors import ExportError
from core.lineage_table import LineageTable, TableCell
from core.model import Relation

_WIDTHS = (24, 20, 36)  # characters: theme, section, a plan
_TINTS = MappingProxyType(
    {
        Relation.UNCHANGED: "#EDEEEF",
        Relation.REVISED: "#DEE6F2",
        Relation.SPLIT: "#E9E1F3",
        Relation.MERGED: "#DAECF0",
        Relation.NEW: "#DFEEE1",
        Relation.DROPPED: "#F6E6DF",
    }
)
_ABSENT = "#F5F5F3"


class _Sheet(Protocol):
    def write_string(self, row: int, col: int, string: str, cell_format: object) -> int: ...
    def set_column(self, first_col: int, last_col: int, width: float) -> int: ...
    def freeze_panes(self, row: int, col: int) -> None: ...
    def autofilter(self, first_row: int, first_col: int, last_row: int, last_col: int) -> object: ...


class _Book(Protocol):
    """What is used of a workbook; XlsxWriter has no types."""

    def add_worksheet(self, name: str) -> _Sheet: ...
    def add_format(self, properties: Mapping[str, object]) -> object: ...
    def close(self) -> None: ...


def write_lineage(table: LineageTable, path: Path, *, language: str) -> int:
    """Write the table to `path`, in place of the file there; the number of bytes. ExportError leaves an older file as it was."""
    data = lineage_bytes(table, words_in(language))
    try:
        with TemporaryDirectory(prefix=".yaodian-", dir=path.parent) as folder:
            beside = Path(folder) / "lineage.xlsx"
            beside.write_bytes(data)
            beside.replace(path)
    except OSError as error:
        raise ExportError(path) from error
    return len(data)


def lineage_bytes(table: LineageTable, words: Words) -> bytes:
    """The table as the bytes of a .xlsx file: themes down, plans across, coloured by relation and said in words too."""
    stream = BytesIO()
    # Text that begins with = or looks like a link stays text.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book: _Book = import_module("xlsxwriter").Workbook(stream, options)
    sheet = book.add_worksheet(words.lineage)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#EFEFEC", "border": 1})
    look = {"text_wrap": True, "valign": "top", "border": 1}
    plain, strong = book.add_format(look), book.add_format({**look, "bold": True})
    absent = book.add_format({**look, "bg_color": _ABSENT, "font_color": "#64696F"})
    tinted = {relation: book.add_format({**look, "bg_color": tint}) for relation, tint in _TINTS.items()}
    for column, text in enumerate([words.theme, words.section, *(f"{label}\n{title}" for label, title in table.columns)]):
        sheet.write_string(0, column, text, head)
        sheet.set_column(column, column, _WIDTHS[min(column, 2)])
    for at, row in enumerate(table.rows, start=1):
        sheet.write_string(at, 0, row.theme, strong)
        sheet.write_string(at, 1, row.section, plain)
        for column, cell in enumerate(row.cells, start=2):
            look_of = absent if not cell.clauses else tinted[cell.relation] if cell.relation else plain
            sheet.write_string(at, column, _text(cell, words), look_of)
    sheet.freeze_panes(1, 1)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), 1 + len(table.columns))
    book.close()
    return stream.getvalue()


def _text(cell: TableCell, words: Words) -> str:
    if not cell.clauses:
        return words.absent
    parts = [words.relations[cell.relation]] if cell.relation else []
    parts += [words.moved] if cell.moved else []
    return "\n".join([*cell.clauses, *([f"[{words.comma.join(parts)}]"] if parts else [])])
