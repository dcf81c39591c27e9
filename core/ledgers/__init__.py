"""Ledgers over several plans: what they count (指标台账) and what they cite (引文台账)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

from core.alignment import in_order_of_year
from core.exchange.workbook import write_workbook
from core.facts import Facts
from core.ledgers.citations import citations
from core.ledgers.ledger import Entry, Ledger, LedgerRow
from core.ledgers.sheets import citations_sheet, targets_sheet
from core.ledgers.targets import is_target, targets
from core.model import Decision, Outline
from core.store import Library, links, plans

__all__ = ["Entry", "Ledger", "LedgerRow", "Ledgers"]


class Ledgers:
    """The ledgers of one library; NotFoundError for an unknown plan."""

    def __init__(self, library: Library, facts: Facts) -> None:
        self._library = library
        self._facts = facts

    def targets(self, plan_ids: Sequence[int]) -> Ledger:
        """What plans count, in order of year. Links of plans that were aligned help rows to meet; none is made here."""
        outlines = in_order_of_year(plans.outline(self._library, plan_id) for plan_id in dict.fromkeys(plan_ids))
        found = {outline.plan.id: self._facts.in_outline(outline) for outline in outlines}
        rows = targets(outlines, found, self._linked([outline.plan.id for outline in outlines]))
        return Ledger(tuple(outline.plan for outline in outlines), rows)

    def citations(self, plan_ids: Sequence[int]) -> Ledger:
        """Which documents plans cite, in order of year."""
        outlines = in_order_of_year(plans.outline(self._library, plan_id) for plan_id in dict.fromkeys(plan_ids))
        found = {outline.plan.id: self._facts.in_outline(outline) for outline in outlines}
        return Ledger(tuple(outline.plan for outline in outlines), citations(outlines, found))

    def quantities(self, outlines: Iterable[Outline]) -> dict[int, tuple[str, ...]]:
        """The quantities that are targets, in their words, by the id of each clause that they stand in."""
        found: dict[int, list[str]] = {}
        for outline in outlines:
            for each in self._facts.in_outline(outline):
                if is_target(each.fact):
                    for clause in outline.path(outline.at(each.fact.span.start)):
                        found.setdefault(clause.id, []).append(each.fact.text)
        return {clause_id: tuple(dict.fromkeys(texts)) for clause_id, texts in found.items()}

    def export(self, path: Path, plan_ids: Sequence[int], *, kind: str = "targets", language: str = "zh") -> int:
        """Write `targets` or `citations` as a workbook; its size in bytes. ExportError leaves an older file as it is."""
        if kind == "citations":
            return write_workbook([citations_sheet(self.citations(plan_ids), language)], path)
        return write_workbook([targets_sheet(self.targets(plan_ids), language)], path)

    def _linked(self, plan_ids: Sequence[int]) -> list[tuple[int, int]]:
        pairs: list[tuple[int, int]] = []
        for one, other in combinations(plan_ids, 2):
            for old, new in ((one, other), (other, one)):
                stored = links.alignment(self._library, old, new)
                for link in stored.links if stored else ():
                    if link.decision is not Decision.REJECTED:
                        pairs += [(a, b) for a in link.old for b in link.new]
        return pairs
