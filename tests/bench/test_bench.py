"""The benchmarks run; how fast is for people to read."""

from __future__ import annotations

import re

import pytest

from tests.bench.__main__ import main


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
    assert len(lines) == 26
    assert all(re.search(r"\d ms +\d.* ms +\d+\.\d\d ", line) for line in lines)
