"""Tables as a workbook (.xlsx): the one module that knows XlsxWriter. What is said in the tables is the caller's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Protocol

from core.files import replacing

LONGEST_TEXT = 32_767  # characters (UTF-16 units) of a cell
LONGEST_NAME = 31  # characters of a sheet's name
LOOK: Mapping[str, object] = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#DCDCD6"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with a look; `fill` is a colour such as `#DEE6F2`, `number` a number format such as `0.0%`."""

    value: str | float | None
    fill: str = ""
    color: str = ""
    bold: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column and its width in characters."""

    title: str
    width: float = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table on a sheet of its own; every row has as many values as there are columns. `frozen`: columns that stay put."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell | str | float | None]]
    frozen: int = 0


class _Page(Protocol):
    def write_string(self, row: int, col: int, string: str, cell_format: object) -> int: ...
    def write_number(self, row: int, col: int, number: float, cell_format: object) -> int: ...
    def write_blank(self, row: int, col: int, blank: None, cell_format: object) -> int: ...
    def set_column(self, first_col: int, last_col: int, width: float) -> int: ...
    def freeze_panes(self, row: int, col: int) -> None: ...
    def add_table(self, first_row: int, first_col: int, last_row: int, last_col: int, options: Mapping[str, object]) -> int: ...
    def set_landscape(self) -> None: ...
    def fit_to_pages(self, width: int, height: int) -> None: ...
    def repeat_rows(self, first_row: int) -> None: ...


class _Book(Protocol):
    """What is used of a workbook; XlsxWriter has no types."""

    def add_worksheet(self, name: str) -> _Page: ...
    def add_format(self, properties: Mapping[str, object]) -> object: ...
    def set_properties(self, properties: Mapping[str, str]) -> None: ...
    def close(self) -> None: ...


def write_workbook(sheets: Sequence[Sheet], path: Path, *, title: str = "", author: str = "") -> int:
    """Write tables to `path`, in place of the file there; the number of bytes. ExportError leaves an older file as it was."""
    data = workbook_bytes(sheets, title=title, author=author)
    with replacing(path) as beside:
        beside.write_bytes(data)
    return len(data)


def workbook_bytes(sheets: Sequence[Sheet], *, title: str = "", author: str = "") -> bytes:
    """Tables as the bytes of a .xlsx file: real tables with filters and frozen heads; no text becomes a formula or a link."""
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book: _Book = import_module("xlsxwriter").Workbook(stream, options)
    book.set_properties({"title": title, "author": author, "company": "", "comments": ""})
    formats: dict[Cell, object] = {}

    def look(cell: Cell) -> object:
        kind = Cell(None, cell.fill, cell.color, cell.bold, cell.number)
        if kind not in formats:
            given = {"bg_color": cell.fill, "font_color": cell.color, "bold": cell.bold, "num_format": cell.number}
            formats[kind] = book.add_format({**LOOK, **{name: value for name, value in given.items() if value}})
        return formats[kind]

    names: set[str] = set()
    for number, sheet in enumerate(sheets, start=1):
        page = book.add_worksheet(_sheet_name(sheet.name, names))
        heads = _distinct([column.title for column in sheet.columns])
        head = look(Cell("", fill="#EFEFEC", bold=True))
        for at, column in enumerate(sheet.columns):
            page.set_column(at, at, column.width)
        page.add_table(
            0,
            0,
            max(1, len(sheet.rows)),  # a table has one row at least
            len(heads) - 1,
            {
                "name": f"Table{number}",
                "style": "Table Style Light 1",
                "banded_rows": False,
                "columns": [{"header": title, "header_format": head} for title in heads],
            },
        )
        for at, row in enumerate(sheet.rows, start=1):
            for across, given in enumerate(row):
                cell = given if isinstance(given, Cell) else Cell(given)
                if cell.value is None or cell.value == "":
                    page.write_blank(at, across, None, look(cell))
                elif isinstance(cell.value, str):
                    page.write_string(at, across, _fitting(cell.value), look(cell))
                else:
                    page.write_number(at, across, cell.value, look(cell))
        page.freeze_panes(1, sheet.frozen)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
    book.close()
    return stream.getvalue()


def _fitting(text: str) -> str:
    """As much of a text as a cell holds, with a sign where it was cut."""
    units = text.encode("utf-16-le", errors="replace")
    if len(units) <= 2 * LONGEST_TEXT:
        return text
    return units[: 2 * (LONGEST_TEXT - 1)].decode("utf-16-le", errors="ignore") + "…"


def _distinct(titles: Sequence[str]) -> list[str]:
    """Heads as a table wants them: none empty, none twice whatever its case."""
    known: set[str] = set()
    return [_unlike(title or " ", known, len(title) + 8) for title in titles]


def _sheet_name(name: str, known: set[str]) -> str:
    plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip().strip("'") or "-"
    return _unlike(plain[:LONGEST_NAME].strip(), known, LONGEST_NAME)


def _unlike(text: str, known: set[str], longest: int) -> str:
    """The text, with a number behind it where it is known already."""
    made, number = text, 1
    while made.lower() in known:
        number += 1
        mark = f" ({number})"
        made = text[: longest - len(mark)] + mark
    known.add(made.lower())
    return made
