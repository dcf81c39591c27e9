"""Reads the words, opens the library, runs one command and shows its value."""

from __future__ import annotations

import argparse
import json
import locale
import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from core import cli
from core.cli import aligning, exporting, facts, ledgers, library, reading, wording
from core.cli.command import Access, Call, Command
from core.cli.shown import show
from core.cli.values import Json
from core.errors import DamagedLibraryError, LockedLibraryError, ReadOnlyLibraryError, UserError
from core.session import Session
from core.store.backups import Backups

DEFAULT_LIBRARY = Path("library.yaodian")
COMMANDS = (
    *library.COMMANDS,
    *reading.COMMANDS,
    *facts.COMMANDS,
    *ledgers.COMMANDS,
    *wording.COMMANDS,
    *aligning.COMMANDS,
    *exporting.COMMANDS,
)


def parser() -> argparse.ArgumentParser:
    """The command line as `--help` shows it."""
    common = argparse.ArgumentParser(add_help=False)
    # SUPPRESS: it may stand before the command as well, and its absence after it must not take that back.
    common.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="one JSON value on stdout and nothing else"
    )
    top = argparse.ArgumentParser(prog="yaodian-cli", parents=[common], description=(cli.__doc__ or "").splitlines()[0])
    top.add_argument("--library", type=Path, default=DEFAULT_LIBRARY, metavar="FILE", help=f"default: {DEFAULT_LIBRARY}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        about = (command.run.__doc__ or "").replace("%", "%%")  # argparse puts values in the place of a bare one
        made = commands.add_parser(command.name, parents=[common], help=about, description=about)
        command.arguments(made)
        made.set_defaults(run=command)
    return top


def user_language() -> str:
    """`en` where the user's locale is English, else `zh`: Yaodian speaks Chinese first."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    if not named and os.name == "nt":  # elsewhere a locale that nobody set counts as en_US for Python
        named = locale.getlocale()[0] or ""
    return "en" if named.lower().startswith("en") else "zh"


def user_name() -> str:
    """The name annotations are signed with."""
    return os.environ.get("YAODIAN_AUTHOR") or os.environ.get("USER") or os.environ.get("USERNAME") or ""


def opened(path: Path, command: Command) -> Session:
    """A session as a command needs it: what only asks also works on a library that can't be written."""
    if command.creates and not path.exists():
        return Session.create(path, user_name())
    if command.access is Access.READS:
        return Session.read(path, user_name())
    try:
        return Session.open(path, user_name())
    except (ReadOnlyLibraryError, LockedLibraryError):
        if command.access is Access.WRITES:
            raise
        return Session.read(path, user_name())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    multiprocessing.freeze_support()  # the process that reads files starts this program again when it is frozen
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    args = parser().parse_args(argv)
    language = user_language()
    path: Path = args.library
    try:
        with opened(path, args.run) as session:
            call = Call(args, session, language, sys.stderr)
            value: Json = args.run.run(call)
    except UserError as error:
        print(error.notice.text(language), file=sys.stderr)
        if isinstance(error, DamagedLibraryError) and (good := Backups(path).newest_good()):
            print(good.path, file=sys.stderr)
        return 1
    try:
        print(json.dumps(value, ensure_ascii=False) if getattr(args, "json", False) else show(value), flush=True)
    except BrokenPipeError:  # who reads it has seen enough: `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return int(call.refused)
