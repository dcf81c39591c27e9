"""The jobs of the window without a window: `yaodian-cli [--library FILE] COMMAND`.

With `--json` one JSON value goes to stdout and nothing else; messages go to stderr. Exit 0: done; 1: something was
refused, the rest is done; 2: wrong usage.
"""

from __future__ import annotations

import argparse
import json
import locale
import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TextIO, cast

from core.errors import UserError
from core.model import Alignment, Annotation, Clause, Decision, Hit, ImportReport, Link, Notice, Plan, Span
from core.session import Session

DEFAULT_LIBRARY = Path("library.yaodian")

Json = dict[str, object] | list[dict[str, object]]


def plan_json(plan: Plan) -> dict[str, object]:
    """A plan as every command shows it."""
    data = plan.metadata
    return {
        "id": plan.id,
        "title": data.title,
        "issuer": data.issuer,
        "region": data.region,
        "level": data.level,
        "year": data.year,
        "issued_on": data.issued_on,
        "document_number": data.document_number,
        "file": plan.file,
        "clauses": plan.clauses,
        "annotations": plan.annotations,
        "noise": plan.noise,
        "evidence": [asdict(item) for item in data.evidence],
    }


def clause_json(clause: Clause) -> dict[str, object]:
    """A clause of an outline; `start..end` covers its whole block."""
    return {
        "id": clause.id,
        "parent": clause.parent_id,
        "level": clause.level,
        "kind": clause.kind,
        "number": clause.number,
        "heading": clause.heading,
        "start": clause.span.start,
        "end": clause.span.end,
    }


def annotation_json(annotation: Annotation) -> dict[str, object]:
    """An annotation with its place and quote."""
    return {
        "id": annotation.id,
        "plan": annotation.plan_id,
        "clause": annotation.clause_id,
        "start": annotation.span.start,
        "end": annotation.span.end,
        "exact": annotation.exact,
        "tags": list(annotation.tags),
        "note": annotation.note,
        "status": annotation.status,
        "author": annotation.author,
        "created": annotation.created,
        "modified": annotation.modified,
    }


def link_json(link: Link) -> dict[str, object]:
    """A link between clauses by their ids."""
    return {
        "id": link.id,
        "old": list(link.old),
        "new": list(link.new),
        "relation": link.relation,
        "moved": link.moved,
        "confidence": round(link.confidence, 4),
        "reasons": list(link.reasons),
        "decision": link.decision,
    }


def hit_json(hit: Hit) -> dict[str, object]:
    """An occurrence with its context."""
    return {
        "plan": hit.plan_id,
        "clause": hit.clause_id,
        "start": hit.span.start,
        "end": hit.span.end,
        "before": hit.before,
        "match": hit.match,
        "after": hit.after,
    }


def alignment_json(alignment: Alignment) -> dict[str, object]:
    """The links of two plans."""
    return {"old": alignment.old, "new": alignment.new, "links": [link_json(link) for link in alignment.links]}


class Command:
    """One call: the parsed words, an open session, and where to say things."""

    def __init__(self, args: argparse.Namespace, session: Session, language: str, err: TextIO) -> None:
        self.args = args
        self.session = session
        self.language = language
        self.err = err
        self.refused = False

    def say(self, notice: Notice) -> None:
        """A sentence on stderr, in the user's language."""
        print(notice.text(self.language), file=self.err)

    def import_(self) -> Json:
        """Import files and folders."""
        return [self._report(report) for report in self.session.import_files(self.args.paths)]

    def _report(self, report: ImportReport) -> dict[str, object]:
        for notice in (*report.warnings, *([report.refused] if report.refused else [])):
            self.say(notice)
        self.refused |= report.refused is not None
        return {
            "file": report.file,
            "sha256": report.sha256,
            "refused": report.refused.text(self.language) if report.refused else None,
            "warnings": [warning.text(self.language) for warning in report.warnings],
            "plans": [plan_json(self.session.plan(plan_id)) for plan_id in report.plan_ids],
        }

    def plans(self) -> Json:
        """List the plans."""
        return [plan_json(plan) for plan in self.session.plans()]

    def remove(self) -> Json:
        """Put plans in the bin; what is there already stays there."""
        known = {plan.id for plan in self.session.plans()}
        removed = [self.session.plan(plan_id) for plan_id in self.args.plan]
        self.session.sources.bin_plans([plan.id for plan in removed if plan.id in known])
        return [plan_json(plan) for plan in removed]

    def restore(self) -> Json:
        """Take plans out of the bin."""
        self.session.sources.restore(self.args.plan)
        return [plan_json(self.session.plan(plan_id)) for plan_id in self.args.plan]

    def erase(self) -> Json:
        """Erase plans in the bin for good: text, annotations, links, and files that no other plan needs."""
        return asdict(self.session.sources.erase(self.args.plan))

    def outline(self) -> Json:
        """Show a plan's text and section tree."""
        outline = self.session.outline(self.args.plan)
        return {
            "plan": plan_json(outline.plan),
            "text": outline.text,
            "clauses": [clause_json(clause) for clause in outline.clauses],
            "noise": [{"kind": kind, "text": text} for kind, text in outline.noise],
        }

    def search(self) -> Json:
        """Find every literal occurrence."""
        found = self.session.search(self.args.query, plan_ids=self.args.plan, limit=self.args.limit)
        return {"total": found.total, "hits": [hit_json(hit) for hit in found.hits]}

    def annotate(self) -> Json:
        """Annotate a clause or a span."""
        args = self.args
        span = None
        if args.span:
            if not 0 <= args.span[0] < args.span[1]:
                raise UserError("区段的起点要小于终点，且不小于 0。", "A span starts at 0 or later and before its end.")
            span = Span(*args.span)
        made, _ = self.session.annotate(args.plan, span=span, clause_id=args.clause, tag_names=args.tag, note=args.note)
        return annotation_json(made)

    def annotations(self) -> Json:
        """List annotations."""
        found = self.session.annotations(plan_ids=self.args.plan, tag_names=self.args.tag)
        return [annotation_json(item) for item in found]

    def align(self) -> Json:
        """Align two plans."""
        return alignment_json(self.session.align(self.args.old, self.args.new))

    def decide(self) -> Json:
        """Confirm or reject a link."""
        self.session.decide([self.args.link], Decision(self.args.decision))
        return link_json(self.session.link(self.args.link))

    def lineage(self) -> Json:
        """Follow themes through plans, in order of year."""
        found = self.session.lineage(self.args.plan)
        return [
            {
                "theme": theme.name,
                "section": theme.section,
                "change": theme.strongest_change,
                "cells": {str(plan_id): list(cell.clause_ids) for plan_id, cell in theme.cells.items()},
            }
            for theme in found.themes
        ]

    def export(self) -> Json:
        """Write a briefing note."""
        path: Path = self.args.to
        if path.suffix.lower() != ".docx":
            raise UserError(
                f"只能导出 .docx，没有写入“{path.name}”。", f'Only .docx can be exported; "{path.name}" was not written.'
            )
        size = self.session.export_note(
            path,
            title=self.args.title,
            plan_ids=self.args.plan,
            pairs=[(old, new) for old, new in self.args.align],
            tag_names=self.args.tag,
            language=self.language,
        )
        return {"file": str(path), "bytes": size}

    def check(self) -> Json:
        """Check the library's health."""
        found = self.session.check()
        self.refused = found["integrity"] != "ok" or bool(found["foreign_keys"]) or bool(found["unindexed"])
        return dict(found)


def integer(text: str) -> int:
    """An id or a position; SQLite holds no integer above 64 bits."""
    value = int(text)
    if abs(value) >= 1 << 63:
        raise ValueError(text)
    return value


def _text(text: str) -> str:
    """Words of the analyst: bytes that are no UTF-8 reach Python as lone surrogates, which no file can hold."""
    return os.fsencode(text).decode(errors="replace")


def parser() -> argparse.ArgumentParser:
    """The command line as `--help` shows it."""
    common = argparse.ArgumentParser(add_help=False)
    # SUPPRESS: it may stand before the command as well, and its absence after it must not take that back.
    common.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="one JSON value on stdout and nothing else"
    )
    top = argparse.ArgumentParser(prog="yaodian-cli", parents=[common], description=(__doc__ or "").splitlines()[0])
    top.add_argument("--library", type=Path, default=DEFAULT_LIBRARY, metavar="FILE", help=f"default: {DEFAULT_LIBRARY}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[Command], Json], **options: object) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[common], help=run.__doc__, description=run.__doc__)
        made.set_defaults(run=run, **options)
        return made

    command("import", Command.import_, creates=True).add_argument("paths", type=Path, nargs="+", metavar="PATH")
    command("plans", Command.plans)
    for name, run in (("remove", Command.remove), ("restore", Command.restore), ("erase", Command.erase)):
        command(name, run).add_argument("plan", type=integer, nargs="+", metavar="PLAN")
    command("outline", Command.outline).add_argument("plan", type=integer)
    search = command("search", Command.search)
    search.add_argument("query", type=_text)
    search.add_argument("--plan", type=integer, action="append", default=[], metavar="ID")
    search.add_argument("--limit", type=integer, metavar="N")
    annotate = command("annotate", Command.annotate)
    annotate.add_argument("plan", type=integer)
    where = annotate.add_mutually_exclusive_group(required=True)
    where.add_argument("--clause", type=integer, metavar="ID")
    where.add_argument("--span", type=integer, nargs=2, metavar=("START", "END"))
    annotate.add_argument("--tag", type=_text, action="append", default=[], metavar="NAME")
    annotate.add_argument("--note", type=_text, default="", metavar="TEXT")
    listed = command("annotations", Command.annotations)
    listed.add_argument("--plan", type=integer, action="append", default=[], metavar="ID")
    listed.add_argument("--tag", type=_text, action="append", default=[], metavar="NAME")
    align = command("align", Command.align)
    align.add_argument("old", type=integer)
    align.add_argument("new", type=integer)
    decide = command("decide", Command.decide)
    decide.add_argument("link", type=integer)
    decide.add_argument("decision", choices=[Decision.CONFIRMED.value, Decision.REJECTED.value])
    lineage = command("lineage", Command.lineage)
    lineage.add_argument("plan", type=integer, nargs="+", metavar="PLAN")
    export = command("export", Command.export)
    export.add_argument("--to", type=Path, required=True, metavar="FILE.docx")
    export.add_argument("--title", type=_text, default="", metavar="TEXT")
    export.add_argument("--plan", type=integer, action="append", default=[], metavar="ID")
    export.add_argument("--align", type=integer, nargs=2, action="append", default=[], metavar=("OLD", "NEW"))
    export.add_argument("--tag", type=_text, action="append", default=[], metavar="NAME")
    command("check", Command.check)
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


def show(value: Json) -> str:
    """A value for people: a row a line, its plain fields side by side."""
    rows: Sequence[dict[str, object]] = value if isinstance(value, list) else [value]
    lines: list[str] = []
    for row in rows:
        plain = [str(item) for item in row.values() if isinstance(item, str | int | float) and item != ""]
        lines.append("  ".join(plain))
        for items in (cast("list[object]", item) for item in row.values() if isinstance(item, list)):
            lines += [f"    {_line(part)}" for part in items]
    return "\n".join(lines)


def _line(part: object) -> str:
    return " ".join(map(str, cast("dict[str, object]", part).values())) if isinstance(part, dict) else str(part)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    multiprocessing.freeze_support()  # the process that reads files starts this program again when it is frozen
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    args = parser().parse_args(argv)
    language = user_language()
    library: Path = args.library
    try:
        creates = getattr(args, "creates", False) and not library.exists()
        with (Session.create if creates else Session.open)(library, user_name()) as session:
            command = Command(args, session, language, sys.stderr)
            value: Json = args.run(command)
    except UserError as error:
        print(error.notice.text(language), file=sys.stderr)
        return 1
    print(json.dumps(value, ensure_ascii=False) if getattr(args, "json", False) else show(value))
    return int(command.refused)


if __name__ == "__main__":
    sys.exit(main())
