"""What leaves the library as a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from core.cli.command import Call, Command, integer, plan_option, tag_option, words
from core.cli.values import Json
from core.errors import UserError


def _export(call: Call) -> Json:
    """Write a briefing note."""
    path: Path = call.args.to
    if path.suffix.lower() != ".docx":
        raise UserError(f"只能导出 .docx，没有写入“{path.name}”。", f'Only .docx can be exported; "{path.name}" was not written.')
    size = call.session.export_note(
        path,
        title=call.args.title,
        plan_ids=call.args.plan,
        pairs=[(old, new) for old, new in call.args.align],
        tag_names=call.args.tag,
        language=call.language,
    )
    return {"file": str(path), "bytes": size}


def _content(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, required=True, metavar="FILE.docx")
    parser.add_argument("--title", type=words, default="", metavar="TEXT")
    plan_option(parser)
    parser.add_argument("--align", type=integer, nargs=2, action="append", default=[], metavar=("OLD", "NEW"))
    tag_option(parser)


COMMANDS = (Command("export", _export, _content),)
