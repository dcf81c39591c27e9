"""How much oftener a word stands in one text than in another: log-likelihood says how surely, log-odds how much."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, log2

SURE = 3.84  # log-likelihood: less often than in one of twenty cases by chance


@dataclass(frozen=True, slots=True)
class Keyness:
    """`log_likelihood` is G² (Dunning 1993), never negative; `log_odds` in bits, positive where the second text has more."""

    log_likelihood: float
    log_odds: float


def keyness(before: int, after: int, size_before: int, size_after: int) -> Keyness:
    """Of a word counted in two texts of so many words each; half an occurrence is added to each count of the odds."""
    total, size = before + after, size_before + size_after
    if not total or not size_before or not size_after:
        return Keyness(0.0, 0.0)
    expected = ((before, total * size_before / size), (after, total * size_after / size))
    likelihood = 2 * sum(count * log(count / awaited) for count, awaited in expected if count)
    odds = log2((after + 0.5) / (max(0, size_after - after) + 0.5)) - log2((before + 0.5) / (max(0, size_before - before) + 0.5))
    return Keyness(max(0.0, likelihood), odds)
