"""Counts in how many clauses of the seeds each character gram occurs and writes the background of alignment.

Usage: python packaging/make_background.py [--seeds FOLDER] [--to FILE]
A clause is a line of text here: the seeds print one a line. Grams of one clause only are left out; a reader takes them for rare.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from core.alignment.background import Background

ROOT = Path(__file__).resolve().parent.parent
LEAST_LETTERS = 30  # shorter lines are navigation, titles and section headings


def main() -> None:
    """Read the seeds, write the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds")
    parser.add_argument("--to", type=Path, default=ROOT / "resources" / "language" / "background.tsv")
    args = parser.parse_args()
    lines = [line for path in sorted(args.seeds.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    background = Background.of(line for line in lines if len(line.strip()) >= LEAST_LETTERS)
    rows = [f"{gram}\t{count}" for gram, count in sorted(background.frequencies.items()) if count > 1]
    head = [
        "# Clauses a character gram occurs in; made by packaging/make_background.py from seeds/.",
        f"documents\t{background.documents}",
    ]
    args.to.write_text("\n".join(head + rows) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
