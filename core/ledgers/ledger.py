"""What a ledger is: rows of what plans count or cite, with the places of each plan in a cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.facts import PlanFact
from core.language.facts import Fact
from core.model import Plan
from core.series import series_key


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact in a cell; `section`: headings from the outermost section down to its clause."""

    found: PlanFact
    section: tuple[str, ...]

    @property
    def fact(self) -> Fact:
        """The fact itself."""
        return self.found.fact

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
        """Whether the issuer that has it last leaves it out in its later plans; silent of issuers with no later plan here."""
        last = max((at for at, plan in enumerate(self.plans) if plan.id in row.cells), default=-1)
        return last >= 0 and any(_successor(self.plans[last], plan) for plan in self.plans[last + 1 :])


def _successor(plan: Plan, later: Plan) -> bool:
    """Whether a later plan is of the same series, or where that is not known of the same issuer."""
    key, other = series_key(plan.metadata), series_key(later.metadata)
    if key and other:
        return key == other
    issuer = plan.metadata.issuer
    return issuer is not None and issuer == later.metadata.issuer
