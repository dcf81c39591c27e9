"""The benchmarks run; how fast is for people to read."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.__main__ import main

RATIO = re.compile(r"\d (?:ms|MB) +\d+\.\d (?:ms|MB) +(\d+\.\d\d) ")


def test_the_benchmarks_print_a_figure_a_baseline_and_a_ratio_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    main(
        [
            "--repeats",
            "1",
            "--copies",
            "2",
            "--queries",
            "2",
            "--plans",
            "3",
            "--paragraphs",
            "9",
            "--annotations",
            "300",
            "--clauses",
            "5",
            "--no-window",
        ]
    )
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split()[:4] == ["what", "figure", "baseline", "ratio"]
    assert len(lines) == 28
    assert all(re.search(r"\d ms +\d.* ms +\d+\.\d\d ", line) for line in lines)


def test_searches_of_a_large_library_stand_beside_instr_and_jiebas_words(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--finding", "--large", "1500", "--queries", "3"])
    _, *lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + 3 * 8 + 2
    assert sum("0 of 3 miss any; jieba's words" in line for line in lines) == 4
    assert all(RATIO.search(line) or " ms " in line for line in lines)


def test_the_window_keeps_its_distance_from_what_qt_has(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Small, so that it is quick: only what would be another order of magnitude fails."""
    words = ["-m", "tests.bench", "--window", "--repeats", "1", "--large", "3000", "--characters", "60000"]
    printed = subprocess.run([sys.executable, *words], capture_output=True, cwd=project, check=True, text=True).stdout
    with capsys.disabled():
        print(f"\n{printed}")
    ratios = {line.split("  ")[0]: float(found[1]) for line in printed.splitlines() if (found := RATIO.search(line))}
    (marks,) = (ratio for name, ratio in ratios.items() if "marks painted anew" in name)
    assert marks < 0.3  # of QSyntaxHighlighter
    assert ratios["memory at first window"] < 3
    assert all(ratio < 15 for name, ratio in ratios.items() if "jump in" in name)


def test_the_table_of_annotations_has_its_longest_turns_measured(project: Path) -> None:
    words = ["-m", "tests.bench", "--table", "--annotations", "1500"]
    done = subprocess.run([sys.executable, *words], capture_output=True, cwd=project, check=True, text=True)
    assert "Traceback" not in done.stderr
    _, *lines = done.stdout.splitlines()
    assert len(lines) == 16 and all(line.startswith("table of 1,500 annotations: ") and " ms " in line for line in lines)
