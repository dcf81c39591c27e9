"""The facts of plans: those found by rule."""

from __future__ import annotations

from dataclasses import dataclass

from core.language.facts import Fact, FactKind
from core.language.facts import facts as found_in
from core.model import Outline
from core.store import Library, plans


@dataclass(frozen=True, slots=True)
class PlanFact:
    """A fact in a plan: the clause it stands in."""

    plan_id: int
    clause_id: int
    fact: Fact

    @property
    def kind(self) -> FactKind:
        """The kind of the fact."""
        return self.fact.kind


class Facts:
    """What can be asked about the facts of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def of(self, plan_id: int) -> tuple[PlanFact, ...]:
        """The facts of a plan in text order; NotFoundError."""
        return self.in_outline(plans.outline(self._library, plan_id))

    def in_outline(self, outline: Outline) -> tuple[PlanFact, ...]:
        """The facts of a plan that was read already."""
        return of_outline(outline)


def of_outline(outline: Outline) -> tuple[PlanFact, ...]:
    """The facts that the rules find in a plan, each with the deepest clause it begins in."""
    return tuple(PlanFact(outline.plan.id, outline.at(fact.span.start).id, fact) for fact in found_in(outline.text))
