"""How alike the clauses of two plans are: cosine of character 2-3-grams, weighted so that common slogans count little.

Which clauses then belong together is decided in `classifier` and `pairing`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from math import hypot, log
from operator import mul

from core.alignment.profile import Profile, grams
from core.language.folding import Folding
from core.progress import Progress

_STEP = 500
_PER_NAT = 1000
_CROWD = 2500  # pairs of clauses from which on grams that many of them share are left out: they tell little and cost most
_COMMON = 400


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
            counts.update(grams(folding.text(text)).keys())
            documents += 1
        return cls(documents, counts)

    @classmethod
    def bundled(cls) -> Background:
        """The counts that come with the tool: `resources/language/background.tsv`, made by `packaging/make_background.py`."""
        lines = (files("resources") / "language" / "background.tsv").read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        return cls(int(rows[0][1]), {gram: int(count) for gram, count in rows[1:]})


class _Rarity(dict[str, int]):
    """Thousandths of a nat by gram; what was not counted weighs one nat."""

    def __missing__(self, gram: str) -> int:
        return _PER_NAT


@dataclass(frozen=True)
class Similarity:
    """Two profiles and the rarity of every gram in them: thousandths of a nat, so that sums don't depend on their order."""

    old: Profile
    new: Profile
    rarity: _Rarity

    @classmethod
    def of(cls, old: Profile, new: Profile, background: Background) -> Similarity:
        """Rarity from the clauses of both plans and the background together."""
        total = len(old.units) + len(new.units) + background.documents + 1
        counts = dict(old.counts)
        for gram, count in new.counts.items():
            counts[gram] = counts.get(gram, 0) + count
        known = background.frequencies
        rarity = [round(_PER_NAT * log(total / count)) for count in range(1, total)]
        return cls(old, new, _Rarity({gram: rarity[count + known.get(gram, 0) - 1] for gram, count in counts.items()}))

    @cached_property
    def lengths(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Lengths of the vectors of either side."""
        return self._lengths(self.old), self._lengths(self.new)

    def _lengths(self, profile: Profile) -> tuple[float, ...]:
        rarity = self.rarity.__getitem__
        return tuple(hypot(*map(mul, unit.weights.values(), map(rarity, unit.weights))) for unit in profile.units)

    def cosine(self, i: int, j: int) -> float:
        """Cosine of old clause `i` and new clause `j`, 0..1."""
        ours, theirs = self.old.units[i].weights, self.new.units[j].weights
        length = self.lengths[0][i] * self.lengths[1][j]
        if not length:
            return 0.0
        shared = sorted(ours.keys() & theirs.keys())
        return min(1.0, sum(ours[gram] * theirs[gram] * self.rarity[gram] ** 2 for gram in shared) / length)

    def exact(self, pair: tuple[int, int], table: Sequence[Sequence[float]]) -> float:
        """The cosine of a pair where the table has it a little low, else the table's figure."""
        i, j = pair
        return self.cosine(i, j) if self.crowded and self.lengths[0][i] and self.lengths[1][j] else table[i][j]

    @property
    def crowded(self) -> bool:
        """Whether there are so many clauses that the table leaves out common grams."""
        return len(self.old.units) * len(self.new.units) > _CROWD

    def mass(self, of: Iterable[str]) -> int:
        """The rarity of grams together; a single letter, whose rarity nobody counted, weighs one nat."""
        return sum(map(self.rarity.__getitem__, of))

    def table(self, progress: Progress) -> list[list[float]]:
        """Cosine of every old with every new clause: a row for each old one.

        Among many clauses grams that most of them share are left out, so that figures there are a little low. Sums run in
        the order of the alphabet, so that swapping the two sides gives the same figures to the last bit.
        """
        rows = [[0.0] * len(self.new.units) for _ in self.old.units]
        ours, theirs = self.lengths
        crowded = self.crowded
        columns = self.new.postings
        shared = [gram for gram in self.old.postings if gram in columns]
        for done, gram in enumerate(shared):
            if done % _STEP == 0:
                progress.step(done, len(shared), "align")
            first, second, rarity = self.old.postings[gram], columns[gram], self.rarity[gram]
            if crowded and len(first) * len(second) > _COMMON:
                continue
            column = [(j, weight * rarity / theirs[j]) for j, weight in second]
            for i, weight in first:
                value, row = weight * rarity / ours[i], rows[i]
                for j, other in column:
                    row[j] += value * other
        self._mark_wordless(rows)
        return rows

    def shared_runs(self) -> Counter[tuple[int, int]]:
        """How many runs of four letters two clauses share that stand in no other clause of either plan."""
        ours, theirs = self.old.own_runs, self.new.own_runs
        return Counter((ours[run], theirs[run]) for run in ours.keys() & theirs.keys())

    def _mark_wordless(self, rows: list[list[float]]) -> None:
        """Clauses without words (figures, marks, one letter) have no grams; those that read the same are alike."""
        wordless = [j for j, length in enumerate(self.lengths[1]) if not length]
        for i, length in enumerate(self.lengths[0]):
            for j in wordless if not length else ():
                rows[i][j] = float(self.old.units[i].wording == self.new.units[j].wording)

    def chain_weights(self, chances: Mapping[tuple[int, int], float]) -> dict[tuple[int, int], int]:
        """What pairs weigh in the chain that runs in order: their chance, then how long they are, then how near in place.

        Whole numbers, so that sums are exact and a chain is the same whichever side comes first.
        """
        old, new = self.old.units, self.new.units
        return {
            (i, j): round(chance * _PER_NAT**2) * _PER_NAT**2
            + min(len(old[i].wording) + len(new[j].wording), _PER_NAT - 1) * _PER_NAT
            - round(_PER_NAT * abs((i + 0.5) / len(old) - (j + 0.5) / len(new)))
            for (i, j), chance in chances.items()
        }


def best_places(row: Sequence[float], count: int, least: float) -> list[int]:
    """The places of the highest figures of a row, those above `least`; of equals all."""
    above = [place for place, value in enumerate(row) if value > least]
    if len(above) <= count:
        return above
    limit = sorted((row[place] for place in above), reverse=True)[count - 1]
    return [place for place in above if row[place] >= limit]
