"""Files in and out of the library, its plans, and its health."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from core.cli.command import Access, Call, Command, plan_argument, plans_argument
from core.cli.values import Json, clause_json, plan_json
from core.model import ImportReport


def _import(call: Call) -> Json:
    """Import files and folders."""
    return [_report(call, report) for report in call.session.import_files(call.args.paths)]


def _report(call: Call, report: ImportReport) -> dict[str, object]:
    for notice in (*report.warnings, *([report.refused] if report.refused else [])):
        call.say(notice)
    call.refused |= report.refused is not None
    return {
        "file": report.file,
        "sha256": report.sha256,
        "refused": report.refused.text(call.language) if report.refused else None,
        "warnings": [warning.text(call.language) for warning in report.warnings],
        "plans": [plan_json(call.session.plan(plan_id)) for plan_id in report.plan_ids],
    }


def _plans(call: Call) -> Json:
    """List the plans."""
    return [plan_json(plan) for plan in call.session.plans()]


def _remove(call: Call) -> Json:
    """Put plans in the bin; what is there already stays there."""
    known = {plan.id for plan in call.session.plans()}
    removed = [call.session.plan(plan_id) for plan_id in call.args.plan]
    call.session.sources.bin_plans([plan.id for plan in removed if plan.id in known])
    return [plan_json(plan) for plan in removed]


def _restore(call: Call) -> Json:
    """Take plans out of the bin."""
    call.session.sources.restore(call.args.plan)
    return [plan_json(call.session.plan(plan_id)) for plan_id in call.args.plan]


def _erase(call: Call) -> Json:
    """Erase plans in the bin for good: text, annotations, links, and files that no other plan needs."""
    return asdict(call.session.sources.erase(call.args.plan))


def _outline(call: Call) -> Json:
    """Show a plan's text and section tree."""
    outline = call.session.outline(call.args.plan)
    return {
        "plan": plan_json(outline.plan),
        "text": outline.text,
        "clauses": [clause_json(clause) for clause in outline.clauses],
        "noise": [{"kind": kind, "text": text} for kind, text in outline.noise],
    }


def _check(call: Call) -> Json:
    """Check the library's health."""
    found = call.session.check()
    call.refused = found["integrity"] != "ok" or bool(found["foreign_keys"]) or bool(found["unindexed"])
    return dict(found)


def _paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")


COMMANDS = (
    Command("import", _import, _paths, creates=True),
    Command("plans", _plans, access=Access.READS),
    Command("remove", _remove, plans_argument),
    Command("restore", _restore, plans_argument),
    Command("erase", _erase, plans_argument),
    Command("outline", _outline, plan_argument, access=Access.READS),
    Command("check", _check, access=Access.READS),
)
