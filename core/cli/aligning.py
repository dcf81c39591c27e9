"""Plans beside one another."""

from __future__ import annotations

import argparse

from core.cli.command import Access, Call, Command, integer, plans_argument
from core.cli.values import Json, alignment_json, link_json
from core.model import Decision


def _align(call: Call) -> Json:
    """Align two plans."""
    return alignment_json(call.session.aligning.align(call.args.old, call.args.new))


def _decide(call: Call) -> Json:
    """Confirm or reject a link."""
    call.session.links.decide([call.args.link], Decision(call.args.decision))
    return link_json(call.session.links.link(call.args.link))


def _lineage(call: Call) -> Json:
    """Follow themes through plans, in order of year."""
    found = call.session.aligning.lineage(call.args.plan)
    return [
        {
            "theme": theme.name,
            "section": theme.section,
            "change": theme.strongest_change,
            "cells": {str(plan_id): list(cell.clause_ids) for plan_id, cell in theme.cells.items()},
        }
        for theme in found.themes
    ]


def _pair(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", type=integer)
    parser.add_argument("new", type=integer)


def _link_and_decision(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("link", type=integer)
    parser.add_argument("decision", choices=[Decision.CONFIRMED.value, Decision.REJECTED.value])


COMMANDS = (
    Command("align", _align, _pair),
    Command("decide", _decide, _link_and_decision),
    Command("lineage", _lineage, plans_argument, access=Access.EITHER),
)
