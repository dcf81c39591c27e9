"""What the command line shows people: tables with names, in columns, and no complaint where the reader stops."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from core.cli.shown import show


def test_rows_are_a_table_with_the_names_of_their_fields() -> None:
    rows = [{"id": 1, "title": "要点", "year": None, "own": True}, {"id": 12, "title": "plan", "year": None, "own": False}]
    assert show(rows).splitlines() == ["id  title  own", "1   要点   yes", "12  plan   no"]


def test_what_a_row_holds_stands_below_it_by_name() -> None:
    row = {"id": 1, "tags": ["甲", "乙"], "notes": [], "links": [{"old": 3, "new": 4}, {"old": 5, "new": None}]}
    assert show(row).splitlines() == [
        "id",
        "1",
        "  tags: 甲  乙",
        "  links:",
        "    old  new",
        "    3    4",
        "    5",
    ]


def test_a_row_of_lists_alone_has_no_empty_head() -> None:
    assert show({"hits": [{"plan": 1}]}).splitlines() == ["  hits:", "    plan", "    1"]


def test_nothing_is_an_empty_line() -> None:
    assert show([]) == ""


def test_a_reader_that_stops_early_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2024年工作要点\n" + "一、加强学校建设\n" * 4000, encoding="utf-8")
    library = tmp_path / "library.yaodian"
    call = [sys.executable, "-m", "core.cli", "--library", str(library)]
    subprocess.run([*call, "import", str(tmp_path / "a.txt")], check=True, capture_output=True)
    with subprocess.Popen([*call, "--json", "outline", "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as asked:
        assert asked.stdout and asked.stderr
        asked.stdout.read(1)
        asked.stdout.close()
        assert asked.stderr.read() == b""
    assert asked.returncode == 0
