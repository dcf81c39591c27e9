"""The facts of plans: found by rule, then what the analyst corrected, added and took away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace

from core.language.facts import Fact, FactKind
from core.language.facts import facts as found_in
from core.model import Fit, Notice, Outline, Span, Touched
from core.store import Library, plans
from core.store import facts as stored
from core.store.facts import Details, FactState, OwnFact

__all__ = ["FactState", "Facts", "PlanFact"]

_NUMBERS = ("value", "high")
_WHOLE = ("year", "until_year", "month", "day")


@dataclass(frozen=True, slots=True)
class PlanFact:
    """A fact in a plan with the clause it stands in. `own_id` is the row of the analyst's word on it, 0 where there is none.

    `fit`: whether an own fact surely stands where it belongs after its text changed.
    """

    plan_id: int
    clause_id: int
    fact: Fact
    state: FactState = FactState.FOUND
    own_id: int = 0
    fit: Fit = Fit.FIRM

    @property
    def kind(self) -> FactKind:
        """The kind of the fact."""
        return self.fact.kind


class Facts:
    """What can be asked about the facts of one library and put right in them, in the name of `author`; each edit is a step."""

    def __init__(self, library: Library, author: str = "") -> None:
        self._library = library
        self._author = author

    def of(self, plan_id: int) -> tuple[PlanFact, ...]:
        """The facts of a plan in text order, without those taken away; NotFoundError."""
        return self.in_outline(plans.outline(self._library, plan_id))

    def in_outline(self, outline: Outline, found: Iterable[Fact] | None = None) -> tuple[PlanFact, ...]:
        """The facts of a plan that was read already; `found`: what the rules find in it, where that is known."""
        return merged(outline, stored.own_facts(self._library, outline.plan.id), found)

    def removed(self, plan_id: int) -> tuple[PlanFact, ...]:
        """The facts of a plan that were found by rule and taken away; NotFoundError."""
        return self.removed_in(plans.outline(self._library, plan_id))

    def removed_in(self, outline: Outline) -> tuple[PlanFact, ...]:
        """The same of a plan that was read already."""
        own = stored.own_facts(self._library, outline.plan.id)
        return tuple(_own(outline, each) for each in own if each.state is FactState.REMOVED and each.fit is not Fit.LOST)

    def add(self, plan_id: int, kind: FactKind, span: Span, details: Details | None = None) -> Touched:
        """Make a passage a fact; without `details` what the rules would say of those words alone. UserError for no passage."""
        outline = plans.outline(self._library, plan_id)
        said = details if details is not None else _guess(outline.quote(span), kind)
        return self._library.carry_out(
            lambda: stored.put(self._library, outline, (kind, span), state=FactState.ADDED, details=said, author=self._author),
            self._author,
        )

    def correct(self, found: PlanFact, details: Details) -> Touched:
        """Give a fact other details."""
        if found.own_id:
            return self._library.carry_out(lambda: stored.edit(self._library, found.own_id, details=details), self._author)
        return self._put(found, FactState.CHANGED, details)

    def remove(self, found: PlanFact) -> Touched:
        """Take a fact away: one found by rule stays known as removed, an added one is deleted."""
        if found.state is FactState.ADDED:
            label = Notice("去掉要素", "Remove fact")
            return self._library.carry_out(lambda: stored.drop(self._library, found.own_id, label), self._author)
        if found.own_id:
            change = FactState.REMOVED
            return self._library.carry_out(lambda: stored.edit(self._library, found.own_id, state=change), self._author)
        return self._put(found, FactState.REMOVED, {})

    def reset(self, found: PlanFact) -> Touched:
        """Take back the analyst's word on a fact: what the rules say counts again."""
        label = Notice("恢复要素", "Restore fact")
        return self._library.carry_out(lambda: stored.drop(self._library, found.own_id, label), self._author)

    def _put(self, found: PlanFact, state: FactState, details: Details) -> Touched:
        outline, span = plans.outline(self._library, found.plan_id), found.fact.span
        return self._library.carry_out(
            lambda: stored.put(self._library, outline, (found.kind, span), state=state, details=details, author=self._author),
            self._author,
        )


def merged(outline: Outline, own: tuple[OwnFact, ...], found: Iterable[Fact] | None = None) -> tuple[PlanFact, ...]:
    """What the rules find in a plan with the analyst's word on it; own facts without a place are left out."""
    said = {(each.kind, each.span): each for each in own if each.state is not FactState.ADDED and each.fit is not Fit.LOST}
    facts = [
        PlanFact(outline.plan.id, outline.at(fact.span.start).id, fact)
        for fact in (found_in(outline.text) if found is None else found)
        if (fact.kind, fact.span) not in said
    ]
    facts += [_own(outline, each) for each in own if each.state is not FactState.REMOVED and each.fit is not Fit.LOST]
    return tuple(sorted(facts, key=lambda each: (each.fact.span.start, each.fact.span.end)))


def _own(outline: Outline, own: OwnFact) -> PlanFact:
    fact = replace(Fact(own.kind, own.span, outline.quote(own.span)), **_typed(own.details))
    return PlanFact(outline.plan.id, outline.at(own.span.start).id, fact, own.state, own.id, own.fit)


def _typed(details: Mapping[str, object]) -> dict[str, str | int | float]:
    """Details by the fields of `Fact`, each of its type; what is no field is left out."""
    known = {field.name for field in fields(Fact)} - {"kind", "span", "text"}
    typed: dict[str, str | int | float] = {}
    for name, value in details.items():
        if name in known:
            typed[name] = float(str(value)) if name in _NUMBERS else int(str(value)) if name in _WHOLE else str(value)
    return typed


def _guess(words: str, kind: FactKind) -> Details:
    """What the rules say of these words alone, where they find a fact of this kind in them."""
    nothing: dict[str, str | int | float] = {}
    return next((fact.details() for fact in found_in(words) if fact.kind is kind), nothing)
