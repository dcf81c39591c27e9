"""What leaves the library as a file."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from core.briefing import Recipe
from core.briefing.recipe import RecipeError
from core.cli.command import Access, Call, Command, integer, plan_option, tag_option, words
from core.cli.values import Json
from core.errors import UserError
from core.workbooks import export_recipe


def _export(call: Call) -> Json:
    """Write a briefing note (.docx, or .pdf where LibreOffice is installed), or what it is made of as tables (.xlsx)."""
    path: Path = call.args.to
    if call.args.revision and path.suffix.lower() in (".docx", ".pdf"):
        old, new = call.args.revision
        return {"file": str(path), "bytes": call.session.notes.write_revision(path, old, new, language=call.language)}
    note = call.session.notes.write
    write = {".docx": note, ".pdf": note, ".xlsx": partial(export_recipe, call.session)}.get(path.suffix.lower())
    if write is None:
        raise UserError(
            f"只能导出 .docx、.pdf 或 .xlsx，没有写入“{path.name}”。",
            f'Only .docx, .pdf and .xlsx can be exported; "{path.name}" was not written.',
        )
    return {"file": str(path), "bytes": write(path, _recipe(call))}


def _recipe(call: Call) -> Recipe:
    """The recipe named, or the usual one; what is said beside it takes the place of what it says."""
    args = call.args
    recipe = call.session.notes.recipe(args.recipe) if args.recipe else Recipe(language=call.language)
    said: dict[str, Any] = {
        "title": args.title,
        "plan_ids": tuple(args.plan),
        "pairs": tuple((old, new) for old, new in args.align),
        "tag_names": tuple(args.tag),
        "template": args.template,
    }
    return replace(recipe, **{name: value for name, value in said.items() if value})


def _recipes(call: Call) -> Json:
    """List the recipes of notes, as JSON as they are kept; or keep one that is given as such a file."""
    args = call.args
    if args.keep:
        path: Path = args.keep
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise RecipeError from error
        call.session.notes.keep(args.name or path.stem, Recipe.from_json(text))
    names = call.session.notes.recipes()
    return [{"name": name, **json.loads(call.session.notes.recipe(name).to_json())} for name in names]


def _content(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, required=True, metavar="FILE.docx|FILE.pdf|FILE.xlsx")
    parser.add_argument("--title", type=words, default="", metavar="TEXT")
    plan_option(parser)
    parser.add_argument("--align", type=integer, nargs=2, action="append", default=[], metavar=("OLD", "NEW"))
    tag_option(parser)
    parser.add_argument(
        "--template", type=words, default="", metavar="NAME", help="official, report, compare, or a .docx or .dotx"
    )
    parser.add_argument(
        "--revision", type=integer, nargs=2, metavar=("OLD", "NEW"), help="instead of a note, NEW as tracked changes of OLD"
    )
    parser.add_argument("--recipe", type=words, default="", metavar="NAME")


def _kept(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--keep", type=Path, metavar="FILE.json", help="keep the recipe in this file")
    parser.add_argument("--name", type=words, default="", metavar="NAME", help="under this name; else that of the file")


COMMANDS = (Command("export", _export, _content, access=Access.EITHER), Command("recipes", _recipes, _kept))
