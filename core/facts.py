"""The facts of plans: found by rule, then what the analyst corrected, added and took away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core.changes import Change
from core.errors import UserError
from core.language.facts import Fact, FactKind
from core.language.facts import facts as found_in
from core.model import Fit, Notice, Outline, Span, Touched
from core.store import Library, plans
from core.store import facts as stored
from core.store.facts import Details, FactState, OwnFact, Word

__all__ = ["FactState", "Facts", "PlanFact", "guessed", "silenced"]


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

    def in_outline(self, outline: Outline, found: Iterable[PlanFact] | None = None) -> tuple[PlanFact, ...]:
        """The facts of a plan that was read already; `found`: those found by rule, where they are known."""
        own = stored.own_facts(self._library, outline.plan.id)
        return merged(outline, own, by_rule(outline, found_in(outline.text)) if found is None else found)

    def removed(self, plan_id: int) -> tuple[PlanFact, ...]:
        """The facts of a plan that were found by rule and taken away; NotFoundError."""
        return self.removed_in(plans.outline(self._library, plan_id))

    def removed_in(self, outline: Outline) -> tuple[PlanFact, ...]:
        """The same of a plan that was read already."""
        own = stored.own_facts(self._library, outline.plan.id)
        return tuple(_own(outline, each) for each in own if each.state is FactState.REMOVED and each.fit is not Fit.LOST)

    def add(self, plan_id: int, kind: FactKind, span: Span, details: Details | None = None) -> Touched:
        """Make a passage a fact; without `details` what the rules would say of those words alone.

        UserError for no passage, and for one that is such a fact already by the analyst's word.
        """
        outline = plans.outline(self._library, plan_id)

        def make() -> Change:
            for each in stored.own_facts(self._library, plan_id):
                if (each.kind, each.span) == (kind, span) and each.state is not FactState.REMOVED:
                    raise UserError("这些文字已经是这种要素了。", "These words are such a fact already.")
            said = details if details is not None else guessed(outline.quote(span), kind)
            return stored.put(self._library, outline, [Word(kind, span, FactState.ADDED, said)], self._author)

        return self._library.carry_out(make, self._author)

    def correct(self, found: PlanFact, details: Details, *, kind: FactKind | None = None, span: Span | None = None) -> Touched:
        """Give a fact other details and, where said, another kind or other words; UserError for no passage.

        What the rules read in its old words is taken away with it, unless the new ones cover it.
        """
        outline = plans.outline(self._library, found.plan_id)
        word = Word(kind or found.kind, span or found.fact.span, FactState.CHANGED, details)

        def make() -> Change:
            own = [each for each in stored.own_facts(self._library, found.plan_id) if each.id != found.own_id]
            bare = [Word(each.kind, each.span, FactState.REMOVED, {}) for each in self._uncovered(outline, found, word, own)]
            if not found.own_id:
                return stored.put(self._library, outline, [*bare, word], self._author)
            said = stored.say(self._library, outline, found.own_id, word)
            put = stored.put(self._library, outline, bare, self._author).rows if bare else ()
            return replace(said, rows=(*put, *said.rows))

        return self._library.carry_out(make, self._author)

    def remove(self, found: PlanFact) -> Touched:
        """Take a fact away: one found by rule stays known as removed, an added one is deleted."""
        if found.state is FactState.ADDED:
            label = Notice("去掉要素", "Remove fact")
            return self._library.carry_out(lambda: stored.drop(self._library, [found.own_id], label), self._author)
        if found.own_id:
            return self._library.carry_out(lambda: stored.take_away(self._library, found.own_id), self._author)
        outline = plans.outline(self._library, found.plan_id)
        word = Word(found.kind, found.fact.span, FactState.REMOVED, {})
        return self._library.carry_out(lambda: stored.put(self._library, outline, [word], self._author), self._author)

    def reset(self, found: PlanFact) -> Touched:
        """Take back the analyst's word on a fact, and what was taken away in its place: what the rules say counts again."""
        label = Notice("恢复要素", "Restore fact")

        def make() -> Change:
            ids = [found.own_id]
            if found.state is FactState.CHANGED:
                own = stored.own_facts(self._library, found.plan_id)
                ids += [each.id for each in own if each.state is FactState.REMOVED and each.span.overlaps(found.fact.span)]
            return stored.drop(self._library, ids, label)

        return self._library.carry_out(make, self._author)

    @staticmethod
    def _uncovered(outline: Outline, found: PlanFact, word: Word, own: Sequence[OwnFact]) -> list[Fact]:
        """What the rules find where a fact stands that would come up again once it is said of other words or of another kind."""
        old = found.fact.span
        if (word.kind, word.span) == (found.kind, old):
            return []
        start = outline.text.rfind("\n", 0, old.start) + 1
        until = outline.text.find("\n", old.end)
        line = outline.text[start : until if until >= 0 else len(outline.text)]
        moved = [replace(fact, span=Span(fact.span.start + start, fact.span.end + start)) for fact in found_in(line)]
        silent = [(word.kind, word.span), *((each.kind, each.span) for each in own if each.fit is not Fit.LOST)]
        return [each for each in moved if silenced(each, found.kind, old) and not any(silenced(each, *by) for by in silent)]


def by_rule(outline: Outline, found: Iterable[Fact]) -> tuple[PlanFact, ...]:
    """What the rules find in the text of a plan, each with its clause."""
    return tuple(PlanFact(outline.plan.id, outline.at(fact.span.start).id, fact) for fact in found)


def merged(outline: Outline, own: tuple[OwnFact, ...], found: Iterable[PlanFact]) -> tuple[PlanFact, ...]:
    """What the rules find in a plan with the analyst's word on it; own facts without a place are left out.

    Where the analyst has said something, the rules say nothing of that kind: of one kind facts don't overlap.
    """
    said = [each for each in own if each.fit is not Fit.LOST]
    if not said:
        return tuple(found)
    facts = [each for each in found if not any(silenced(each.fact, word.kind, word.span) for word in said)]
    facts += [_own(outline, each) for each in said if each.state is not FactState.REMOVED]
    return tuple(sorted(facts, key=lambda each: (each.fact.span.start, each.fact.span.end)))


def silenced(fact: Fact, kind: FactKind, span: Span) -> bool:
    """Whether a word of the analyst on this kind and span is said of what the rules find there; titles may hold titles."""
    return fact.kind is kind and (fact.span == span or (kind is not FactKind.DOCUMENT and fact.span.overlaps(span)))


def _own(outline: Outline, own: OwnFact) -> PlanFact:
    fact = replace(own.fact(), text=outline.quote(own.span))
    return PlanFact(outline.plan.id, outline.at(own.span.start).id, fact, own.state, own.id, own.fit)


def guessed(words: str, kind: FactKind) -> Details:
    """What the rules say of these words alone, where they find a fact of this kind in them."""
    nothing: dict[str, str | int | float] = {}
    return next((fact.details() for fact in found_in(words) if fact.kind is kind), nothing)
