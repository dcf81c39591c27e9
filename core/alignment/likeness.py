"""How alike single clauses of any plans are: the cosine of alignments, weighed by how common grams are in many plans.

Which clauses are worth comparing, out of a library, is left to `core.finding`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from core.alignment.background import PER_NAT, Background, grams, letters
from core.alignment.profile import unit_vector, weighed
from core.language.folding import Folding

_LEAST_TERM = 2  # letters
_TERMS = 5


@dataclass(frozen=True, slots=True)
class Wording:
    """A clause's words, folded, digits alike, and the weights of their 2-3-grams, together of length 1."""

    neutral: str
    vector: Mapping[str, float]


class Likeness:
    """Compares clauses. `samples` are clauses of the library, so that what is common there counts little."""

    def __init__(self, samples: Iterable[str] = ()) -> None:
        bundled, own = Background.bundled(), Background.of(samples)
        counts = Counter(bundled.frequencies)
        counts.update(own.frequencies)
        self._rarity = _Rarity(counts, bundled.documents + own.documents + 1)
        self._neutral = Folding(digits=True, references=True).text

    def wording(self, text: str, heading: str = "") -> Wording:
        """What counts of a clause, its printed number left out of `text`."""
        neutral = self._neutral(text)
        return Wording(neutral, unit_vector(weighed(grams(neutral), self._neutral(heading)), self._rarity))

    def cosine(self, one: Wording, other: Wording) -> float:
        """0..1, the same to the last bit when they are swapped; clauses without words are alike where they read the same."""
        if not one.vector and not other.vector:
            return float(one.neutral == other.neutral)
        ours, theirs = one.vector, other.vector
        return min(1.0, sum([ours[gram] * theirs[gram] for gram in ours.keys() & theirs.keys()]))

    def weight(self, run: str) -> int:
        """How much a run of letters tells: the rarity of its 2-grams together."""
        return sum(self._rarity[run[at : at + 2]] for at in range(len(run) - 1))

    def is_known(self, gram: str) -> bool:
        """Whether a 2-3-gram stands in what was sampled."""
        return gram in self._rarity.counts

    def shared(self, one: Wording, other: Wording) -> tuple[str, ...]:
        """The longest runs of letters in both, the weightiest first."""
        runs = {run for letters_of in letters(one.neutral) for run in _common(letters_of, other.neutral)}
        chosen: list[str] = []
        for run in sorted(runs, key=lambda run: (-self.weight(run), run)):
            if len(chosen) < _TERMS and not any(run in longer for longer in chosen):
                chosen.append(run)
        return tuple(chosen)


class _Rarity(dict[str, int]):
    """Thousandths of a nat by gram, worked out as grams are met; the rarest are those that were never counted."""

    def __init__(self, counts: Mapping[str, int], documents: int) -> None:
        super().__init__()
        self.counts = counts
        self._documents = documents

    def __missing__(self, gram: str) -> int:
        self[gram] = found = round(PER_NAT * log(self._documents / max(1, self.counts.get(gram, 0))))
        return found


def _common(run: str, text: str) -> Iterable[str]:
    """The pieces of a run that stand in a text and can't be longer on either side."""
    start = end = 0
    while start < len(run):
        end = max(end, start)
        grown = end
        while grown < len(run) and run[start : grown + 1] in text:
            grown += 1
        if grown > end and grown - start >= _LEAST_TERM:
            yield run[start:grown]
        end = grown
        start += 1
