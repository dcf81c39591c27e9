"""A workbook holds what it was given: as text, as real tables, whatever the text is."""

from __future__ import annotations

import zipfile
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from core.errors import ExportError
from core.exchange.workbook import DAY_AND_TIME, LONGEST_TEXT, Cell, Column, Sheet, workbook_bytes, write_workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}


def values(data: bytes, sheet: int = 1) -> list[list[str]]:
    """The cells of a sheet as text, row by row."""
    read = parts(data)
    shared = ["".join(item.itertext()) for item in read["xl/sharedStrings.xml"].findall(f"{MAIN}si")]
    rows = []
    for row in read[f"xl/worksheets/sheet{sheet}.xml"].iter(f"{MAIN}row"):
        cells = []
        for cell in row:
            value = cell.findtext(f"{MAIN}v") or ""
            cells.append(shared[int(value)] if cell.get("t") == "s" else value)
        rows.append(cells)
    return rows


def test_text_stays_text_and_numbers_are_numbers() -> None:
    rows = [("=1+1", 0.87, None), ("https://例.中国/", 3, "00123"), ("@SUM(A1)", Cell(0.5, number="0%"), "-1")]
    data = workbook_bytes([Sheet("表", [Column("甲"), Column("乙"), Column("丙")], rows)])
    assert values(data) == [
        ["甲", "乙", "丙"],
        ["=1+1", "0.87", ""],
        ["https://例.中国/", "3", "00123"],
        ["@SUM(A1)", "0.5", "-1"],
    ]
    sheet = parts(data)["xl/worksheets/sheet1.xml"]
    assert not list(sheet.iter(f"{MAIN}f")) and not list(sheet.iter(f"{MAIN}hyperlink"))


def test_every_sheet_is_a_table_with_a_filter_and_a_head_that_stays() -> None:
    sheets = [Sheet("a/b", [Column("x"), Column("X"), Column("")], [], frozen=1), Sheet("a b", [Column("x")], [["1"], ["2"]])]
    read = parts(workbook_bytes(sheets))
    table = read["xl/tables/table1.xml"]
    assert [column.get("name") for column in table.iter(f"{MAIN}tableColumn")] == ["x", "X (2)", " "]
    assert table.find(f"{MAIN}autoFilter") is not None and read["xl/tables/table2.xml"].get("ref") == "A1:A3"
    pane = next(read["xl/worksheets/sheet1.xml"].iter(f"{MAIN}pane"))
    assert (pane.get("state"), pane.get("xSplit"), pane.get("ySplit")) == ("frozen", "1", "1")
    names = [sheet.get("name") for sheet in read["xl/workbook.xml"].iter(f"{MAIN}sheet")]
    assert names == ["a b", "a b (2)"]


@pytest.mark.parametrize("name", ["", "'", "[1]:*?/\\", "历" * 50, "\x07铃"])
def test_any_name_makes_a_sheet(name: str) -> None:
    read = parts(workbook_bytes([Sheet(name, [Column("x")], []), Sheet(name, [Column("x")], [])]))
    names = [sheet.get("name") or "" for sheet in read["xl/workbook.xml"].iter(f"{MAIN}sheet")]
    assert len(set(names)) == 2 and all(0 < len(made) <= 31 for made in names)


def test_too_long_a_text_is_cut_and_says_so() -> None:
    told = values(workbook_bytes([Sheet("s", [Column("x")], [["字" * 40_000], ["𠀀" * 20_000]])]))
    assert told[1][0] == "字" * (LONGEST_TEXT - 1) + "…"
    assert told[2][0].endswith("𠀀…") and len(told[2][0].encode("utf-16-le")) <= 2 * LONGEST_TEXT


def test_the_old_file_stays_where_the_new_one_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(b"old")

    def full(_self: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ExportError):
        write_workbook([Sheet("s", [Column("x")], [["1"]])], path)
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


def test_a_row_is_as_high_as_its_wrapped_text_and_no_higher_than_a_row_can_be() -> None:
    rows = [["短", "x"], ["字" * 50, "x"], ["甲\n乙\n丙", "x"], ["字" * 5000, "x"]]
    sheet = parts(workbook_bytes([Sheet("s", [Column("x", 22), Column("y", 8)], rows)]))["xl/worksheets/sheet1.xml"]
    heights = [row.get("ht") for row in sheet.iter(f"{MAIN}row")]
    assert heights[:2] == [None, None]
    assert [float(height or 0) for height in heights[2:]] == pytest.approx([5 * 14 + 3, 3 * 14 + 3, 409], abs=0.5)


@pytest.mark.parametrize(("widths", "size", "pages"), [((40, 60), "9", "1"), ((40, 220), "8", "1"), ((40, 300, 200), "8", "2")])
def test_a_sheet_lies_on_paper_where_it_can_be_read(widths: tuple[float, ...], size: str, pages: str) -> None:
    columns = [Column(f"x{at}", width) for at, width in enumerate(widths)]
    read = parts(workbook_bytes([Sheet("s", columns, [["甲"] * len(widths)], frozen=1)]))
    sheet = read["xl/worksheets/sheet1.xml"]
    setup = next(sheet.iter(f"{MAIN}pageSetup"))
    assert (setup.get("paperSize"), setup.get("orientation"), setup.get("fitToHeight")) == (size, "landscape", "0")
    assert setup.get("fitToWidth", "1") == pages
    assert sheet.findtext(f"{MAIN}headerFooter/{MAIN}oddFooter") == "&L&A&R&P / &N"
    titles = read["xl/workbook.xml"].findtext(f"{MAIN}definedNames/{MAIN}definedName")
    assert titles == ("s!$A:$A,s!$1:$1" if pages == "2" else "s!$1:$1")


def test_a_time_is_a_date_and_no_text() -> None:
    when = Cell(datetime(2026, 3, 1, 12, 0), number=DAY_AND_TIME)
    data = workbook_bytes([Sheet("s", [Column("x")], [[when]])])
    assert values(data)[1] == [str((datetime(2026, 3, 1, 12) - datetime(1899, 12, 30)) / timedelta(days=1))]
    formats = [each.get("formatCode") for each in parts(data)["xl/styles.xml"].iter(f"{MAIN}numFmt")]
    assert formats == ["yyyy-mm-dd hh:mm"]
