"""Ledgers over several plans."""

from __future__ import annotations

import argparse
from pathlib import Path

from core.cli.command import Call, Command, plans_argument
from core.cli.facts import fact_json
from core.cli.values import Json
from core.ledgers import Entry, Ledger, LedgerRow


def _entry_json(entry: Entry) -> dict[str, object]:
    return {**fact_json(entry.found), "section": list(entry.section)}


def _row_json(ledger: Ledger, row: LedgerRow, kind: str) -> dict[str, object]:
    head: dict[str, object] = {"counted": row.name, "unit": row.unit}
    if kind == "citations":
        head = {"title": row.name, "first": row.first, "last": row.last, "no_longer": ledger.no_longer(row)}
    return {**head, "cells": {str(plan_id): [_entry_json(each) for each in row.cells[plan_id]] for plan_id in row.cells}}


def _ledger(call: Call) -> Json:
    """What plans count (targets) or cite (citations), a row each with cells by plan; --to writes it as a workbook."""
    args = call.args
    found = call.session.ledgers
    if args.to:
        size = found.export(args.to, args.plan, kind=args.kind, language=call.language)
        return {"file": str(args.to), "bytes": size}
    ledger = found.citations(args.plan) if args.kind == "citations" else found.targets(args.plan)
    return [_row_json(ledger, row, args.kind) for row in ledger.rows]


def _kind_and_plans(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=["targets", "citations"])
    plans_argument(parser)
    parser.add_argument("--to", type=Path, metavar="FILE.xlsx")


COMMANDS = (Command("ledger", _ledger, _kind_and_plans),)
