"""Facts of plans: listed by kind and condition, put right, added and taken away."""

from __future__ import annotations

import argparse

from core.cli.command import Access, Call, Command, integer, plan_argument, words
from core.cli.values import Json
from core.errors import NotFoundError
from core.fact_filter import FactFilter
from core.facts import Facts, PlanFact
from core.language.facts import FactKind
from core.model import Span

_NUMBERS = ("value", "high", "year", "until_year", "month", "day")
_FIELDS = (*_NUMBERS, "unit", "modifier", "counted", "period", "title")


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
    """List the facts of a plan: what the rules find and the analyst says.

    --where narrows them by words and a value: '毛入园率 ≥ 85%'.
    """
    kinds = [FactKind(kind) for kind in call.args.kind] or list(FactKind)
    asked = FactFilter.parse(kinds[0] if len(kinds) == 1 else None, call.args.where)
    found = [each for each in call.session.facts.of(call.args.plan) if each.kind in kinds]
    return [fact_json(each) for each in found if asked.passes(each.fact)]


def _fact(call: Call) -> Json:
    """Make a passage a fact, or put right the one that stands there; --remove takes it away. What stands there then is listed."""
    facts, args = call.session.facts, call.args
    kind, span = FactKind(args.kind), Span(*args.span)
    found = _at(facts, args.plan, kind, span)
    if args.remove:
        if found is None:
            raise NotFoundError("这样的要素", "such a fact")
        facts.remove(found)
    elif found is None:
        facts.add(args.plan, kind, span, dict(args.set) or None)
    else:
        facts.correct(found, {**found.fact.details(), **dict(args.set)})
    said = _at(facts, args.plan, kind, span)
    return [fact_json(said)] if said else []


def _at(facts: Facts, plan_id: int, kind: FactKind, span: Span) -> PlanFact | None:
    return next((each for each in facts.of(plan_id) if (each.kind, each.fact.span) == (kind, span)), None)


def _value(text: str) -> tuple[str, str | float]:
    """FIELD=VALUE; ValueError for a field that facts have not or a value that is no number where one must be."""
    field, _, value = words(text).partition("=")
    if field not in _FIELDS:
        raise ValueError(text)
    return field, (int(value) if value.isdecimal() else float(value)) if field in _NUMBERS else value


def _listing(parser: argparse.ArgumentParser) -> None:
    plan_argument(parser)
    parser.add_argument("--kind", choices=[kind.value for kind in FactKind], action="append", default=[])
    parser.add_argument("--where", type=words, default="", metavar="TEXT", help="words, a sign with a value, or both")


def _editing(parser: argparse.ArgumentParser) -> None:
    plan_argument(parser)
    parser.add_argument("--span", type=integer, nargs=2, required=True, metavar=("START", "END"))
    parser.add_argument("--kind", choices=[kind.value for kind in FactKind], required=True)
    parser.add_argument("--set", type=_value, action="append", default=[], metavar="FIELD=VALUE", help=", ".join(_FIELDS))
    parser.add_argument("--remove", action="store_true")


COMMANDS = (Command("facts", _facts, _listing, access=Access.READS), Command("fact", _fact, _editing))
