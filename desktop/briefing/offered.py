"""What a library offers for a note, and how much of what is chosen is decided. Knows no widget."""

from __future__ import annotations

from collections.abc import Sequence

from core.briefing import Recipe
from core.model import Plan
from core.session import Session
from desktop.briefing.scope import Scope

Pair = tuple[int, int]


def pairs_offered(session: Session, plans: Sequence[Plan], wanted: Sequence[Pair]) -> list[Pair]:
    """The stored alignments between plans that are there, and the wanted pairs, aligned or not."""
    known = {plan.id for plan in plans}
    pairs = [*session.aligning.pairs(), *wanted]
    return [pair for pair in dict.fromkeys(pairs) if known.issuperset(pair)]


def scope_of(session: Session, recipe: Recipe) -> Scope:
    """How many of the links and annotations that a recipe takes are confirmed and checked."""
    stored = [session.aligning.stored(old, new) for old, new in recipe.pairs]
    notes = session.annotations(plan_ids=recipe.plan_ids, tag_names=recipe.tag_names) if recipe.plan_ids else ()
    return Scope.of([link for found in stored if found for link in found.links], notes)


def missing(recipe: Recipe, plans: Sequence[Plan]) -> int:
    """How many plans that a recipe names are no longer in the library."""
    named = {*recipe.plan_ids, *(plan_id for pair in recipe.pairs for plan_id in pair)}
    return len(named - {plan.id for plan in plans})
