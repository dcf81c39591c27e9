"""Plans of numbered items for the tests of alignment, made up or taken from the seeds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from core.model import Clause, ClauseKind, Metadata, Outline, Plan, Span

SEEDS = Path(__file__).parents[3] / "seeds"

Item = tuple[str, str]  # heading, body


def items_of(name: str, which: int = 0) -> list[Item]:
    """The numbered items of a seed, as its lines print them."""
    plans: list[list[Item]] = []
    for line in next(SEEDS.glob(f"{name}_*.txt")).read_text(encoding="utf-8").splitlines():
        found = re.match(r"\s*(\d+)[.．]\s*([^。]+)。(.+)", line)
        if found:
            if found[1] == "1":
                plans.append([])
            plans[-1].append((found[2], found[3]))
    return plans[which]


def outline(items: Sequence[Item], first: int) -> Outline:
    """A plan of numbered items; item `k` (from 1) has the id `first + k`."""
    text = ""
    clauses = [Clause(first, first, None, 0, 0, ClauseKind.TITLE, None, "计划", Span(0, 0), 0)]
    for k, (heading, body) in enumerate(items, 1):
        start, number = len(text), f"{k}."
        text += f"{number}{heading}。{body}" if heading else f"{number}{body}"
        head_end = start + len(number) + len(heading)
        clauses.append(Clause(first + k, first, first, k, 1, ClauseKind.ITEM, number, heading, Span(start, len(text)), head_end))
        text += "\n"
    return Outline(Plan(first, first, 0, Metadata("计划"), "plan.txt", len(items), 0, 0), text, tuple(clauses))
