"""How the benchmarks time things and show them: each figure stands beside a baseline measured in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from core.cli.shown import width


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `amount` is ours; `baseline` the least that could do a comparable job, None where it has none.

    Both are in seconds, or in the `unit` given.
    """

    name: str
    amount: float
    baseline: float | None
    against: str
    remark: str = ""
    unit: str = "s"

    @property
    def ratio(self) -> float | None:
        """Ours over the baseline: what stays comparable from machine to machine."""
        return self.amount / self.baseline if self.baseline else None


def timed(run: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """The seconds one call takes by a clock: the one on the wall, or `time.process_time` for work within this process alone."""
    start = clock()
    run()
    return clock() - start


def typical(run: Callable[[], object], repeats: int, clock: Callable[[], float] = time.perf_counter) -> float:
    """The median seconds of some calls, after one that warms up."""
    run()
    return median(timed(run, clock) for _ in range(repeats))


def shown(amount: float | None, unit: str) -> str:
    """An amount as it stands in the table: seconds as milliseconds."""
    if amount is None:
        return "-"
    return f"{amount * 1000:.1f} ms" if unit == "s" else f"{amount:.1f} {unit}"


def table(figures: Sequence[Figure]) -> str:
    """The figures in columns; Chinese characters count as two."""
    rows = [("what", "figure", "baseline", "ratio", "the baseline is", "")]
    for figure in figures:
        ratio = "-" if figure.ratio is None else f"{figure.ratio:.2f}"
        amount, baseline = shown(figure.amount, figure.unit), shown(figure.baseline, figure.unit)
        rows.append((figure.name, amount, baseline, ratio, figure.against, figure.remark))
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)).rstrip() for row in rows
    )
