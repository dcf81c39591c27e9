"""Finding and annotating."""

from __future__ import annotations

import argparse
from dataclasses import fields
from pathlib import Path

from core.cli.command import Access, Call, Command, integer, plan_argument, plan_option, tag_option, words
from core.cli.values import Json, alike_json, annotation_json, hit_json
from core.errors import UserError
from core.fact_filter import FactFilter
from core.finding import Filters, Folds, Mode, Query
from core.finding.query import NEAR
from core.language.facts import FactKind
from core.model import ClauseKind, Span, Status


def _search(call: Call) -> Json:
    """Find every occurrence of a text, of words or of a regular expression."""
    args = call.args
    kind = FactKind(args.fact_kind) if args.fact_kind else None
    found = call.session.finding.find(
        Query(
            args.query,
            Mode(args.mode),
            Folds.of(*args.fold),
            Filters(
                plan_ids=frozenset(args.plan),
                years=frozenset(args.year),
                issuers=frozenset(args.issuer),
                regions=frozenset(args.region),
                kinds=frozenset(args.kind),
                tags=frozenset(args.tag),
                statuses=frozenset(args.status),
            ),
            headings=args.headings,
            distance=args.distance,
            fact=FactFilter.parse(kind, args.fact) if kind or args.fact else None,
        ),
        limit=args.limit,
    )
    return {"total": found.total, "hits": [hit_json(hit) for hit in found.hits]}


def _alike(call: Call) -> Json:
    """Find the clauses of all plans that are most like a given one; --to writes them as a workbook."""
    args = call.args
    if args.to:
        size = call.session.finding.export_alike(args.to, args.clause, limit=args.limit, language=call.language)
        return {"file": str(args.to), "bytes": size}
    found = call.session.finding.alike(args.clause, limit=args.limit)
    return [alike_json(each) for each in found]


def _annotate(call: Call) -> Json:
    """Annotate a clause or a span."""
    args = call.args
    span = None
    if args.span:
        if not 0 <= args.span[0] < args.span[1]:
            raise UserError("区段的起点要小于终点，且不小于 0。", "A span starts at 0 or later and before its end.")
        span = Span(*args.span)
    made, _ = call.session.annotating.add(args.plan, span=span, clause_id=args.clause, tag_names=args.tag, note=args.note)
    return annotation_json(made)


def _annotations(call: Call) -> Json:
    """List annotations."""
    found = call.session.annotations(plan_ids=call.args.plan, tag_names=call.args.tag)
    return [annotation_json(item) for item in found]


def _query(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", type=words)
    plan_option(parser)
    parser.add_argument("--limit", type=integer, metavar="N")
    parser.add_argument("--mode", choices=list(Mode), default=Mode.LITERAL, help="all, any, near: words between blanks")
    parser.add_argument("--distance", type=integer, default=NEAR, metavar="N", help="characters between words that are near")
    parser.add_argument("--headings", action="store_true", help="only in titles, numbers and headings")
    folds = [each.name for each in fields(Folds)]
    parser.add_argument("--fold", choices=folds, action="append", default=[], help="what counts as the same")
    parser.add_argument("--year", type=integer, action="append", default=[])
    parser.add_argument("--issuer", type=words, action="append", default=[])
    parser.add_argument("--region", type=words, action="append", default=[])
    parser.add_argument("--kind", choices=list(ClauseKind), action="append", default=[], help="of the clause")
    parser.add_argument("--status", choices=list(Status), action="append", default=[], help="of annotations of the clause")
    tag_option(parser)
    parser.add_argument("--fact-kind", choices=list(FactKind), help="only in clauses with such a fact")
    parser.add_argument("--fact", type=words, default="", metavar="TEXT", help="words, value or year of a fact: 毛入园率 ≥ 85%%")


def _clause(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("clause", type=integer, metavar="CLAUSE")
    parser.add_argument("--limit", type=integer, default=20, metavar="N")
    parser.add_argument("--to", type=Path, metavar="FILE.xlsx")


def _place_and_words(parser: argparse.ArgumentParser) -> None:
    plan_argument(parser)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--clause", type=integer, metavar="ID")
    where.add_argument("--span", type=integer, nargs=2, metavar=("START", "END"))
    tag_option(parser)
    parser.add_argument("--note", type=words, default="", metavar="TEXT")


def _filters(parser: argparse.ArgumentParser) -> None:
    plan_option(parser)
    tag_option(parser)


COMMANDS = (
    Command("search", _search, _query, access=Access.READS),
    Command("alike", _alike, _clause, access=Access.READS),
    Command("annotate", _annotate, _place_and_words),
    Command("annotations", _annotations, _filters, access=Access.READS),
)
