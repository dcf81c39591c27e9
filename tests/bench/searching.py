"""How long a search takes, in a library of the seeds and in one of some hundred plans made from them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from core import ingest
from core.parsed import Paragraph, ParsedPlan, ParsedSource
from core.session import Session
from tests.bench.figures import Figure, timed
from tests.makers import store_source

SHOWN = 200  # hits that a window asks for
CHANGED = 0.15  # share of characters that differ in a plan made from a seed
SIZES = (1, 2, 4, 8)


def measure(files: Sequence[Path], folder: Path, *, copies: int, queries: int) -> list[Figure]:
    """Each search against `instr` over the paragraphs, which finds the same; `copies` of each seed in the larger library."""
    chance = random.Random(7)
    parsed = [ingest.read(file.read_bytes(), file.name) for file in files]
    figures: list[Figure] = []
    for times in (1, copies):
        sources = parsed if times == 1 else [perturbed(source, chance) for source in parsed for _ in range(times)]
        with Session.create(folder / f"search{times}.yaodian") as session:
            store(session, sources)
            figures += [searches(session, pieces(sources, size, queries, chance), size) for size in SIZES]
    return figures


def perturbed(source: ParsedSource, chance: random.Random) -> ParsedSource:
    """A source of the same shape, some of its characters exchanged for others of the same text."""
    return replace(source, plans=tuple(_perturbed_plan(plan, chance) for plan in source.plans))


def _perturbed_plan(plan: ParsedPlan, chance: random.Random) -> ParsedPlan:
    characters = plan.text.replace("\n", "")
    lines = (
        "".join(chance.choice(characters) if chance.random() < CHANGED else character for character in paragraph.text)
        for paragraph in plan.paragraphs
    )
    return replace(plan, paragraphs=tuple(Paragraph(line, old.pieces) for line, old in zip(lines, plan.paragraphs, strict=True)))


def store(session: Session, sources: Sequence[ParsedSource]) -> None:
    """Put parsed sources into the library, in one transaction."""
    with session.library.write():
        for number, source in enumerate(sources):
            store_source(session.library, source, f"{number}.txt", f"{number}".encode())


def pieces(sources: Sequence[ParsedSource], size: int, number: int, chance: random.Random) -> list[str]:
    """Queries: pieces of the text, `size` characters long."""
    lines = [paragraph.text for source in sources for plan in source.plans for paragraph in plan.paragraphs]
    long = [line for line in lines if len(line) > 2 * size]
    starts = [(line, chance.randrange(len(line) - size)) for line in chance.choices(long, k=number)]
    return [line[at : at + size] for line, at in starts]


def searches(session: Session, queries: Sequence[str], size: int) -> Figure:
    """The median time of the queries, and of `instr` for the same."""
    for query in queries:
        if session.search(query, limit=SHOWN).total != scan(session, query):
            raise RuntimeError(f"search and scan differ: {query!r}")
    ours = [timed(lambda query=query: session.search(query, limit=SHOWN)) for query in queries]
    bare = [timed(lambda query=query: scan(session, query)) for query in queries]
    known = len(session.plans())
    remark = f"worst {max(ours) * 1000:.1f} ms"
    return Figure(f"search {size} of {known} plans", median(ours), median(bare), "instr over the paragraphs", remark)


def scan(session: Session, query: str) -> int:
    """How often the text holds the query, by looking at all of it."""
    found = session.library.rows("SELECT text FROM paragraph WHERE instr(text, ?) > 0", query)
    return sum(row["text"].count(query) for row in found)
