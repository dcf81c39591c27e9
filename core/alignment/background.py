"""How common character grams are: what weighs the wording of clauses, so that common slogans count little."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from math import log

from core.language.folding import Folding

PER_NAT = 1000
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def letters(folded: str) -> list[str]:
    """The runs of two letters or more in a folded text."""
    return _LETTERS.findall(folded)


def grams(folded: str) -> list[str]:
    """Every character 2- and 3-gram inside the runs of letters of a folded text, as often as it stands there."""
    found: list[str] = []
    for run in _LETTERS.findall(folded):
        found += map("".join, pairwise(run))
        found += map("".join, zip(run, run[1:], run[2:], strict=False))
    return found


def pairs_of_letters(folded: str) -> frozenset[str]:
    """The 2-grams inside the runs of letters of a folded text."""
    found: set[str] = set()
    for run in _LETTERS.findall(folded):
        found.update(map("".join, pairwise(run)))
    return frozenset(found)


class Rarity(dict[str, int]):
    """Thousandths of a nat by gram, whole so that sums don't depend on their order; what was not counted weighs one nat."""

    def __missing__(self, gram: str) -> int:
        return PER_NAT

    def mass(self, of: Iterable[str]) -> int:
        """The rarity of grams together."""
        return sum(map(self.__getitem__, of))


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
        folding = Folding(digits=True, references=True)
        for text in texts:
            counts.update(set(grams(folding.text(text))))
            documents += 1
        return cls(documents, counts)

    @classmethod
    def bundled(cls) -> Background:
        """The counts that come with the tool: `resources/language/background.tsv`, made by `packaging/make_background.py`."""
        lines = (files("resources") / "language" / "background.tsv").read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        return cls(int(rows[0][1]), {gram: int(count) for gram, count in rows[1:]})

    def rarity(self, counts: Mapping[str, int], clauses: int) -> Rarity:
        """How rare the grams of a plan of so many clauses are, from this and from how many of those each is in (`counts`)."""
        total = clauses + self.documents + 1
        known = self.frequencies.get
        steps = [round(PER_NAT * log(total / max(1, count))) for count in range(total + 1)]
        return Rarity({gram: steps[min(total, count + known(gram, 0))] for gram, count in counts.items()})
