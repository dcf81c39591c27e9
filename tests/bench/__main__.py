"""`python -m tests.bench`: the speed of the main steps as a table, each beside a baseline. Nothing is asserted of the times."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench import aligning, annotating, comparing, exporting, facts, importing, searching, starting
from tests.bench.figures import table

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
    parser.add_argument("--no-window", action="store_true", help="leave out the start of the window")
    args = parser.parse_args(argv)
    files = sorted(SEEDS.glob("*.txt"))
    compilation = next(file for file in files if file.name.startswith("002"))
    with tempfile.TemporaryDirectory(prefix="yaodian-bench-") as name:
        folder = Path(name)
        figures = importing.measure(files, folder, args.repeats, many=args.plans, paragraphs=args.paragraphs)
        figures += aligning.measure(compilation, folder, args.repeats)
        figures += searching.measure(files, folder, copies=args.copies, queries=args.queries)
        figures += facts.measure(files, args.repeats)
        figures += annotating.measure(files, folder, args.annotations)
        figures += exporting.measure(args.clauses)
        if not args.no_window:
            figures += comparing.measure()
            figures += starting.measure(files, folder, args.repeats)
    print(table(figures))


if __name__ == "__main__":
    main()
