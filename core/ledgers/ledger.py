"""What a ledger is: rows of what plans count or cite, with the places of each plan in a cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.facts import PlanFact
from core.model import Plan


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact in a cell; `section`: headings from the outermost section down to its clause."""

    found: PlanFact
    section: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words of the fact."""
        return self.found.fact.text


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row: its name and the entries by plan id; a plan that says nothing has no cell.

    `unit` is that of the first entry. In a ledger of citations `first` and `last` are the plans that cite it first and last.
    """

    name: str
    cells: Mapping[int, tuple[Entry, ...]]
    unit: str = ""
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Ledger:
    """`plans` in order of year are the columns; rows are in the order in which the plans come to speak of them."""

    plans: tuple[Plan, ...]
    rows: tuple[LedgerRow, ...]

    def no_longer(self, row: LedgerRow) -> bool:
        """Whether the last plan leaves out what an earlier one has."""
        return bool(self.plans) and self.plans[-1].id not in row.cells
