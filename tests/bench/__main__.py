"""`python -m tests.bench`: the speed of the main steps as a table, each beside a baseline. Nothing is asserted of the times.

`--window --large 500000` is the window on a library of 500,000 clauses, `--commands` the longest turns of its commands,
`--table` those of the table of annotations.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench import (
    aligning,
    annotating,
    annotation_table,
    commands,
    comparing,
    exporting,
    facts,
    finding,
    importing,
    large_library,
    searching,
    starting,
    window,
)
from tests.bench.figures import Figure, table

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def main(argv: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--repeats", type=int, default=5, help="times each step is done; the median counts")
    parser.add_argument("--copies", type=int, default=40, help="how often each seed is in the larger library")
    parser.add_argument("--queries", type=int, default=15, help="searches of each length")
    parser.add_argument("--plans", type=int, default=1000, help="plans made from the seeds and imported in one run")
    parser.add_argument("--paragraphs", type=int, default=5000, help="paragraphs of the Word document")
    parser.add_argument("--annotations", type=int, default=annotating.NUMBER, help="annotations of a library")
    parser.add_argument("--clauses", type=int, nargs="+", default=[50, 500, 5000], help="annotated clauses of a note")
    parser.add_argument(
        "--large", type=int, default=20_000, help="clauses of the library that the window or searches are measured on"
    )
    parser.add_argument("--library", type=Path, help="measure on this library, which is not changed")
    parser.add_argument("--characters", type=int, default=500_000, help="of the longest plan; a mark for every hundred")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--no-window", action="store_true", help="leave out the window")
    only.add_argument("--window", action="store_true", help="the window alone")
    only.add_argument("--finding", action="store_true", help="searches of the large library alone, beside jieba's words")
    only.add_argument("--table", action="store_true", help="the table of annotations alone")
    only.add_argument("--commands", action="store_true", help="every command of the window alone, done once in the reader")
    args = parser.parse_args(argv)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="yaodian-bench-") as name:
        figures: list[Figure] = []
        if args.finding:
            figures += finding.measure(large(args, Path(name)), Path(name), queries=args.queries)
        elif args.commands:
            figures += commands.measure(SEEDS, Path(name))
        elif args.table:
            figures += annotation_table.measure(sorted(SEEDS.glob("*.txt")), Path(name), args.annotations)
        elif not args.window:
            figures += without_window(args, Path(name))
        if not (args.no_window or args.finding or args.table or args.commands):
            figures += of_window(args, Path(name))
    print(table(figures))


def without_window(args: argparse.Namespace, folder: Path) -> list[Figure]:
    """The steps of the core."""
    files = sorted(SEEDS.glob("*.txt"))
    compilation = next(file for file in files if file.name.startswith("002"))
    figures = importing.measure(files, folder, args.repeats, many=args.plans, paragraphs=args.paragraphs)
    figures += aligning.measure(compilation, folder, args.repeats)
    figures += searching.measure(files, folder, copies=args.copies, queries=args.queries)
    figures += facts.measure(files, args.repeats)
    figures += annotating.measure(files, folder, args.annotations)
    figures += exporting.measure(args.clauses)
    return figures


def large(args: argparse.Namespace, folder: Path) -> Path:
    """A copy of the library named, else one made here."""
    library = folder / "large.yaodian"
    if args.library:
        return Path(shutil.copy(args.library, library))
    return large_library.build(library, clauses=args.large)


def of_window(args: argparse.Namespace, folder: Path) -> list[Figure]:
    """The window and its views, on a library made here or on a copy of the one named."""
    library = large(args, folder)
    figures = comparing.measure() + starting.measure(library, args.repeats)
    return figures + window.measure(library, folder, args.repeats, characters=args.characters, marks=args.characters // 100)


if __name__ == "__main__":
    main()
