"""Tables as a workbook (.xlsx): the one module that knows XlsxWriter. What is said in the tables is the caller's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Protocol

from core.exchange.sheet_page import FONT_SIZE, paper_for, row_height
from core.files import replacing

LONGEST_TEXT = 32_767  # characters (UTF-16 units) of a cell
LONGEST_NAME = 31  # characters of a sheet's name
LOOK: Mapping[str, object] = {
    "text_wrap": True,
    "valign": "top",
    "border": 1,
    "border_color": "#DCDCD6",
    "font_name": "宋体",
    "font_size": FONT_SIZE,
}
DAY_AND_TIME = "yyyy-mm-dd hh:mm"
_BUTTON = 2.5  # characters of a head that the button of its filter hides
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}  # inches
Value = str | float | datetime | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with a look; `fill` is a colour such as `#DEE6F2`, `number` a number format such as `0.0%`. A time has no zone."""

    value: Value
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
    rows: Sequence[Sequence[Cell | Value]]
    frozen: int = 0


class _Page(Protocol):
    def write_string(self, row: int, col: int, string: str, cell_format: object) -> int: ...
    def write_number(self, row: int, col: int, number: float, cell_format: object) -> int: ...
    def write_datetime(self, row: int, col: int, date: datetime, cell_format: object) -> int: ...
    def write_blank(self, row: int, col: int, blank: None, cell_format: object) -> int: ...
    def set_column(self, first_col: int, last_col: int, width: float) -> int: ...
    def freeze_panes(self, row: int, col: int) -> None: ...
    def add_table(self, first_row: int, first_col: int, last_row: int, last_col: int, options: Mapping[str, object]) -> int: ...
    def set_row(self, row: int, height: float) -> int: ...
    def set_landscape(self) -> None: ...
    def set_paper(self, paper_size: int) -> None: ...
    def set_margins(self, left: float, right: float, top: float, bottom: float) -> None: ...
    def set_footer(self, footer: str) -> None: ...
    def fit_to_pages(self, width: int, height: int) -> None: ...
    def repeat_rows(self, first_row: int) -> None: ...
    def repeat_columns(self, first_col: int, last_col: int) -> None: ...


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
    formats: dict[tuple[Cell, bool], object] = {}

    def look(cell: Cell) -> object:
        words = cell.value is None or isinstance(cell.value, str)
        kind = Cell(None, cell.fill, cell.color, cell.bold, cell.number), words
        if kind not in formats:
            given = {"bg_color": cell.fill, "font_color": cell.color, "bold": cell.bold, "num_format": cell.number}
            side = {} if words else {"align": "right", "indent": 1}
            formats[kind] = book.add_format({**LOOK, **side, **{name: value for name, value in given.items() if value}})
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
        widths = [column.width for column in sheet.columns]
        _fit_height(page, 0, heads, [width - _BUTTON for width in widths])
        for at, row in enumerate(sheet.rows, start=1):
            cells = [given if isinstance(given, Cell) else Cell(given) for given in row]
            for across, cell in enumerate(cells):
                _write(page, at, across, cell.value, look(cell))
            _fit_height(page, at, [cell.value for cell in cells], widths)
        page.freeze_panes(1, sheet.frozen)
        _lay_on_paper(page, sheet, widths)
    book.close()
    return stream.getvalue()


def _write(page: _Page, at: int, across: int, value: Value, look: object) -> None:
    if value is None or value == "":
        page.write_blank(at, across, None, look)
    elif isinstance(value, str):
        page.write_string(at, across, _fitting(value), look)
    elif isinstance(value, datetime):
        page.write_datetime(at, across, value, look)
    else:
        page.write_number(at, across, value, look)


def _fit_height(page: _Page, at: int, values: Sequence[Value], widths: Sequence[float]) -> None:
    texts = ((value, width) for value, width in zip(values, widths, strict=True) if isinstance(value, str))
    if (height := row_height(texts)) is not None:
        page.set_row(at, height)


def _lay_on_paper(page: _Page, sheet: Sheet, widths: Sequence[float]) -> None:
    """Landscape, all columns on a page where they can be read so, the head on each page, and which page it is."""
    paper = paper_for(widths)
    page.set_landscape()
    page.set_paper(paper.size)
    page.set_margins(**_MARGINS)
    page.fit_to_pages(paper.pages, 0)
    page.repeat_rows(0)
    if paper.pages > 1 and sheet.frozen:
        page.repeat_columns(0, sheet.frozen - 1)
    page.set_footer("&L&A&R&P / &N")


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
