"""Facts of plans."""

from __future__ import annotations

from core.cli.command import Call, Command, plan_argument
from core.cli.values import Json
from core.facts import PlanFact


def fact_json(found: PlanFact) -> dict[str, object]:
    """A fact with its clause and what is known of it by its kind."""
    fact = found.fact
    return {
        "clause": found.clause_id,
        "kind": fact.kind,
        "start": fact.span.start,
        "end": fact.span.end,
        "text": fact.text,
        **fact.details(),
    }


def _facts(call: Call) -> Json:
    """List what the rules find in a plan: quantities, times, documents, initiatives, leading verbs, events."""
    return [fact_json(found) for found in call.session.facts.of(call.args.plan)]


COMMANDS = (Command("facts", _facts, plan_argument),)
