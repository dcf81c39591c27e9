"""How long alignments take: two plans, many articles, all pairs of twenty plans, and the differences inside a pair."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

from core.alignable import alignable
from core.alignment import Aligner, diff
from core.alignment.classifier import Classifier
from core.alignment.knowledge import Knowledge
from core.language.words import Words
from core.model import Outline
from core.session import Session
from tests.bench.figures import Figure, timed, typical
from tests.training.items import Item, Shape, as_articles, outline, seed_plans, sentences
from tests.training.wording import edited

BASELINE = "difflib ratio of all pairs"
PLANS = 20
ITEMS = 45
ARTICLES = 300
LETTERS = 3000
SAMPLED = 400  # pairs timed for the baseline where all of them would take minutes


def measure(compilation: Path, folder: Path, repeats: int) -> list[Figure]:
    """Align two plans of `compilation`, then more that are made of the seeds beside it; compare two long texts. In seconds of the
    processor, for nothing is waited for.

    Every run starts anew: nothing of the plans is remembered from the run before.
    """
    with Session.create(folder / "align.yaodian") as session:
        (report,) = session.import_files([compilation])
        old, new = report.plan_ids[:2]
        plans = session.outline(old), session.outline(new)
    words, knowledge, classifier = Words(), Knowledge.bundled(), Classifier.bundled()
    words.load()

    def aligned(old: Outline, new: Outline, what: str, times: int) -> Figure:
        ours = typical(lambda: Aligner(words, knowledge, classifier).propose(old, new), times, process_time)
        texts = items(old), items(new)
        return Figure(f"align {len(texts[0])} x {len(texts[1])} {what}", ours, ratios(*texts), BASELINE)

    seeds = seed_plans(compilation.parent)
    every = [item for plan in seeds for item in plan]
    articles = [article for plan in seeds for article in as_articles(plan)]
    return [
        aligned(*plans, "items", repeats),
        aligned(*_two(every, ITEMS, Shape.PLAN), "items", repeats),
        aligned(*_two(articles, ARTICLES, Shape.ARTICLES), "articles", min(repeats, 2)),
        _all_pairs(seeds, Aligner(words, knowledge, classifier)),
        *_differences(seeds, repeats),
    ]


def _two(pool: Sequence[Item], count: int, shape: Shape) -> tuple[Outline, Outline]:
    """The first and the last of so many items as plans."""
    return outline(pool[:count], 1000, shape), outline(pool[-count:], 5000, shape)


def _all_pairs(seeds: Sequence[Sequence[Item]], aligner: Aligner) -> Figure:
    """Every pair of many plans."""
    plans = [outline(seeds[at % len(seeds)], 10_000 * (at + 1), Shape.PLAN) for at in range(PLANS)]
    pairs = list(combinations(plans, 2))
    seconds = timed(lambda: [aligner.propose(old, new) for old, new in pairs], process_time)
    some = [text for plan in plans for text in items(plan)]
    whole = sum(len(items(old)) * len(items(new)) for old, new in pairs)
    return Figure(f"align {PLANS} plans, {len(pairs)} pairs", seconds, ratios(some, some, whole), BASELINE)


def _differences(seeds: Sequence[Sequence[Item]], repeats: int) -> list[Figure]:
    """Two texts with hardly a sentence in common, whose words are all cut for the first time, and a text with an edited form."""
    one, other = ("".join(item.text for item in plan)[:LETTERS] for plan in seeds[:2])
    rng = Random(1)
    revised = "".join(edited(s, 0.6, rng) if rng.random() < 0.5 else s for s in sentences(one))

    def measured(old: str, new: str, what: str) -> Figure:
        ours: list[float] = []
        for _ in range(repeats):
            fresh = Words()  # one that was asked before remembers what it cut
            fresh.load()
            ours.append(timed(lambda fresh=fresh: diff(old, new, fresh), process_time))
        baseline = timed(lambda: SequenceMatcher(None, old, new, autojunk=False).get_opcodes(), process_time)
        return Figure(
            f"differences of {len(old)} and {len(new)} characters, {what}", median(ours), baseline, "difflib, characters"
        )

    return [measured(one, other, "nothing in common"), measured(one, revised, "revised")]


def ratios(old: Sequence[str], new: Sequence[str], pairs: int | None = None) -> float:
    """The seconds difflib takes to compare every old with every new text (or `pairs` of them); of many, from a sample."""
    every = [(before, after) for before in old for after in new]
    sample = every[:: max(1, len(every) // SAMPLED)]
    return (
        timed(lambda: [SequenceMatcher(None, *pair).ratio() for pair in sample], process_time)
        * (pairs or len(every))
        / len(sample)
    )


def items(plan: Outline) -> list[str]:
    """The texts of the clauses an alignment pairs."""
    return [plan.quote(clause.span) for clause in alignable(plan.clauses)]
