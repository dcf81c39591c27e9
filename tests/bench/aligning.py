"""How long alignments take: two plans, many articles, all pairs of twenty plans, and the differences inside a pair."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from core.alignable import alignable
from core.alignment import Aligner, diff
from core.alignment.classifier import Classifier
from core.alignment.knowledge import Knowledge
from core.language.words import Words
from core.model import Outline
from core.session import Session
from tests.bench.figures import Figure, timed, typical
from tests.training.items import Item, Shape, as_articles, outline, seed_plans

BASELINE = "difflib ratio of all pairs"
PLANS = 20
ARTICLES = 300
LETTERS = 3000
SAMPLED = 400  # pairs timed for the baseline where all of them would take minutes


def measure(compilation: Path, folder: Path, repeats: int) -> list[Figure]:
    """Align two plans of `compilation`, then more that are made of the seeds beside it; compare two long texts.

    Every run starts anew: nothing of the plans is remembered from the run before.
    """
    with Session.create(folder / "align.yaodian") as session:
        (report,) = session.import_files([compilation])
        old, new = report.plan_ids[:2]
        plans = [session.outline(plan_id) for plan_id in (old, new)]
    words, knowledge, classifier = Words(), Knowledge.bundled(), Classifier.bundled()
    ours = typical(lambda: Aligner(words, knowledge, classifier).propose(*plans), repeats)
    texts = [items(plan) for plan in plans]
    seeds = seed_plans(compilation.parent)
    return [
        Figure(f"align {len(texts[0])} x {len(texts[1])} items", ours, ratios(*texts), BASELINE),
        *_large(seeds, repeats),
        _differences(seeds, repeats),
    ]


def _large(seeds: Sequence[Sequence[Item]], repeats: int) -> list[Figure]:
    """Articles by the hundred, and every pair of many plans."""
    articles = [article for plan in seeds for article in as_articles(plan)]
    law = [outline(part, first, Shape.ARTICLES) for first, part in ((1000, articles[:ARTICLES]), (5000, articles[-ARTICLES:]))]
    plans = [outline(seeds[at % len(seeds)], 10_000 * (at + 1), Shape.PLAN) for at in range(PLANS)]
    pairs = list(combinations(plans, 2))

    def all_pairs() -> None:
        aligner = Aligner()
        for old, new in pairs:
            aligner.propose(old, new)

    some = [text for plan in plans for text in items(plan)]
    whole = sum(len(items(old)) * len(items(new)) for old, new in pairs)
    return [
        Figure(
            f"align {ARTICLES} x {ARTICLES} articles",
            typical(lambda: Aligner().propose(*law), min(repeats, 2)),
            ratios(items(law[0]), items(law[1])),
            BASELINE,
        ),
        Figure(f"align {PLANS} plans, {len(pairs)} pairs", timed(all_pairs), ratios(some, some, whole), BASELINE),
    ]


def _differences(seeds: Sequence[Sequence[Item]], repeats: int) -> Figure:
    with_words = Words()
    with_words.load()
    texts = ["".join(item.text for item in plan)[:LETTERS] for plan in seeds[:2]]
    ours = typical(lambda: diff(texts[0], texts[1], with_words), repeats)
    baseline = timed(lambda: SequenceMatcher(None, texts[0], texts[1], autojunk=False).get_opcodes())
    return Figure(f"differences of {LETTERS} and {LETTERS} characters", ours, baseline, "difflib, characters")


def ratios(old: Sequence[str], new: Sequence[str], pairs: int | None = None) -> float:
    """The seconds difflib takes to compare every old with every new text (or `pairs` of them); of many, from a sample."""
    every = [(before, after) for before in old for after in new]
    sample = every[:: max(1, len(every) // SAMPLED)]
    return timed(lambda: [SequenceMatcher(None, *pair).ratio() for pair in sample]) * (pairs or len(every)) / len(sample)


def items(plan: Outline) -> list[str]:
    """The texts of the clauses an alignment pairs."""
    return [plan.quote(clause.span) for clause in alignable(plan.clauses)]
