"""What the plans of a note count: a table of what several of them do, a list of the rest. Which facts meet the ledger says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from core.briefing.content import SingleTarget, TargetEntry, TargetRow, Targets
from core.briefing.words import Words
from core.language.facts import Fact
from core.language.facts.fact import number_text
from core.model import Plan


class TargetLike(Protocol):
    """A target as a plan sets it; `section`: headings from the outermost section down to its clause."""

    @property
    def fact(self) -> Fact: ...
    @property
    def section(self) -> tuple[str, ...]: ...


class TargetRowLike(Protocol):
    """What is counted, and by plan id how much of it."""

    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def cells(self) -> Mapping[int, Sequence[TargetLike]]: ...


class TargetLedger(Protocol):
    """A ledger of targets, its plans in order of year."""

    @property
    def plans(self) -> Sequence[Plan]: ...
    @property
    def rows(self) -> Sequence[TargetRowLike]: ...


def target_table(words: Words, ledger: TargetLedger) -> Targets | None:
    """The table of a ledger and the list; None where its plans count nothing.

    A table of all of them would say of nearly every target that the other plans have nothing of it.
    """
    if not ledger.rows:
        return None
    shared = [row for row in ledger.rows if len(row.cells) > 1]
    columns = [plan for plan in ledger.plans if any(plan.id in row.cells for row in shared)]
    rows = tuple(
        TargetRow(row.name, row.unit, tuple(_entries(words, row.cells.get(plan.id, ())) for plan in columns)) for row in shared
    )
    single = tuple(
        SingleTarget(plan.label, row.name, _entries(words, row.cells[plan.id]))
        for plan in ledger.plans
        for row in ledger.rows
        if len(row.cells) == 1 and plan.id in row.cells
    )
    counted = words.counted.format(plans=len(ledger.plans), targets=len(ledger.rows))
    said = words.counted_in_several.format(count=len(shared)) if len(ledger.plans) > 1 else ""
    return Targets(counted + said + words.stop, tuple(plan.label for plan in columns), rows, single)


def _entries(words: Words, found: Iterable[TargetLike]) -> tuple[TargetEntry, ...]:
    """The entries of a cell; what a plan says twice in one place stands once."""
    made = (TargetEntry(words.bracketed(one.fact.text, value_text(one.fact)), one.fact.modifier, one.section) for one in found)
    return tuple(dict.fromkeys(made))


def value_text(fact: Fact) -> str:
    """The value in figures where the words of a fact have none (两项, 全覆盖); else ''."""
    if fact.value is None or any(char.isdigit() for char in fact.text):
        return ""
    high = "" if fact.high is None else f"–{number_text(fact.high)}"
    return f"{number_text(fact.value)}{high}{fact.unit}"
