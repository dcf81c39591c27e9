"""How plans word things."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from core.cli.command import Call, Command, integer
from core.cli.values import Json
from core.model import Notice
from core.wording import WordingRow


def _row_json(row: WordingRow) -> dict[str, object]:
    places = [{"plan": place.plan_id, "start": place.span.start, "end": place.span.end} for place in row.places]
    rounded = {"log_likelihood": round(row.log_likelihood, 4), "log_odds": round(row.log_odds, 4)}
    return {**asdict(row), **rounded, "variants": list(row.variants), "places": places}


def _wording(call: Call) -> Json:
    """Compare the wording of two plans: phrases that are new, gone, said more or less; --to writes them as a workbook."""
    found = call.session.wordings.plans([call.args.old], [call.args.new], least=call.args.least)
    if found.unlike:
        call.say(
            Notice(
                "两份文件的发文层级或文种不同，差别可能来自这里。",
                "The plans are of different levels or kinds; differences may come from that.",
            )
        )
    if call.args.to:
        before, after = (call.session.plan(each).label for each in (call.args.old, call.args.new))
        size = call.session.wordings.export(call.args.to, found, before, after, language=call.language)
        return {"file": str(call.args.to), "bytes": size}
    return [_row_json(row) for row in found.rows]


def _pair(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", type=integer)
    parser.add_argument("new", type=integer)
    parser.add_argument("--least", type=integer, default=2, metavar="N", help="occurrences in all; fewer are left out")
    parser.add_argument("--to", type=Path, metavar="FILE.xlsx")


COMMANDS = (Command("wording", _wording, _pair),)
