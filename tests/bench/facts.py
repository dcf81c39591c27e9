"""How long the facts of a text take, found at once and a piece at a time, beside splitting the same text into words."""

from __future__ import annotations

from pathlib import Path

from core.language.facts import facts, facts_in_pieces
from core.language.words import Words
from tests.bench.figures import Figure, timed, typical

LONG = 20_000  # code points


def measure(files: list[Path], repeats: int) -> list[Figure]:
    """The figures; the baseline of each is jieba on all of the text, its dictionary loaded."""
    text = "".join(file.read_text(encoding="utf-8") for file in files)[:LONG]
    words = Words()
    words.load()
    split = timed(lambda: list(words.words(text)))  # once: it remembers what it has split
    steps = {"facts": lambda: facts(text), "the first piece of them": lambda: next(facts_in_pieces(text))}
    return [
        Figure(f"{LONG:,} characters: {name}", typical(step, repeats), split, "splitting it into words")
        for name, step in steps.items()
    ]
