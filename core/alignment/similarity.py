"""How alike two clauses are: cosine of character 2-3-grams, weighted so that slogans that stand everywhere count little.

Which clauses then belong together is decided in `propose`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from math import log, sqrt

from core.language.folding import fold
from core.progress import Progress

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_HEADING_WEIGHT = 2
_STEP = 500


@dataclass(frozen=True, slots=True)
class Background:
    """In how many of `documents` clauses each gram occurs; grams that are not listed occur in one at most."""

    documents: int
    frequencies: Mapping[str, int]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Background:
        """Counts over `texts`, one clause each."""
        counts: Counter[str] = Counter()
        documents = 0
        for text in texts:
            counts.update(grams(text).keys())
            documents += 1
        return cls(documents, counts)

    @classmethod
    def bundled(cls) -> Background:
        """The counts that come with the tool: `resources/language/background.tsv`, made by `packaging/make_background.py`."""
        lines = (files("resources") / "language" / "background.tsv").read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        return cls(int(rows[0][1]), {gram: int(count) for gram, count in rows[1:]})


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause as similarity sees it: its grams, those of the heading counted more often."""

    grams: Mapping[str, int]

    @classmethod
    def of(cls, text: str, heading: str = "") -> Unit:
        """The unit of a clause's whole text and its heading (which is part of the text)."""
        counts = grams(text)
        for gram, count in grams(heading).items():
            counts[gram] += _HEADING_WEIGHT * count
        return cls(counts)


@dataclass(frozen=True, slots=True)
class Weighted:
    """A unit as a vector: gram to weight, not normalised, and its length."""

    weights: Mapping[str, float]
    norm: float

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Weighted:
        """The vector with its length."""
        return cls(weights, sqrt(sum(weight * weight for weight in weights.values())))


def grams(text: str) -> Counter[str]:
    """Character 2- and 3-grams inside runs of letters of the folded text, digits and cross references neutral."""
    counts: Counter[str] = Counter()
    for run in _LETTERS.findall(fold(text, digits=True, references=True).text):
        counts.update(run[at : at + 2] for at in range(len(run) - 1))
        counts.update(run[at : at + 3] for at in range(len(run) - 2))
    return counts


def weigh(units: Sequence[Unit], background: Background) -> tuple[Weighted, ...]:
    """TF-IDF vectors of `units` (all units of both plans, so that their own counts join those of the background)."""
    local: Counter[str] = Counter()
    for unit in units:
        local.update(unit.grams.keys())
    total = len(units) + background.documents
    known = background.frequencies
    rarity = {gram: log((total + 1) / (count + known.get(gram, 0))) for gram, count in local.items()}
    return tuple(Weighted.of({g: (1 + log(count)) * rarity[g] for g, count in unit.grams.items()}) for unit in units)


def together(vectors: Sequence[Weighted]) -> Weighted:
    """Several clauses read as one."""
    weights: dict[str, float] = {}
    for vector in vectors:
        for gram, weight in vector.weights.items():
            weights[gram] = max(weights.get(gram, 0.0), weight)
    return Weighted.of(weights)


def cosine(one: Weighted, other: Weighted) -> float:
    """Cosine of two vectors, 0..1."""
    if not one.norm or not other.norm:
        return 0.0
    shared = sorted(one.weights.keys() & other.weights.keys())
    return sum(one.weights[gram] * other.weights[gram] for gram in shared) / (one.norm * other.norm)


def similarities(old: Sequence[Weighted], new: Sequence[Weighted], progress: Progress) -> list[list[float]]:
    """Cosine of every old with every new clause: a row for each old one.

    Sums run gram by gram in the order of the alphabet, so that swapping the two sides gives the same figures to the last bit.
    """
    rows = [[0.0] * len(new) for _ in old]
    postings_old, postings_new = _postings(old), _postings(new)
    shared = sorted(postings_old.keys() & postings_new.keys())
    for done, gram in enumerate(shared):
        if done % _STEP == 0:
            progress.step(done, len(shared), "align")
        column = postings_new[gram]
        for i, weight in postings_old[gram]:
            row = rows[i]
            for j, other in column:
                row[j] += weight * other
    return rows


def _postings(vectors: Sequence[Weighted]) -> dict[str, list[tuple[int, float]]]:
    postings: dict[str, list[tuple[int, float]]] = {}
    for index, vector in enumerate(vectors):
        for gram, weight in vector.weights.items():
            postings.setdefault(gram, []).append((index, weight / vector.norm))
    return postings
