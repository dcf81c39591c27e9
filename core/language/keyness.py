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
    """Of a word counted in two texts of so many words each.

    For the odds one occurrence more is shared out by the sizes: a short text that lacks a word does not seem to have more of it.
    """
    total, size = before + after, size_before + size_after
    if not total or not size_before or not size_after:
        return Keyness(0.0, 0.0)
    expected = ((before, total * size_before / size), (after, total * size_after / size))
    likelihood = 2 * sum(count * log(count / awaited) for count, awaited in expected if count)
    odds = _log_odds(after, size_after, size_after / size) - _log_odds(before, size_before, size_before / size)
    return Keyness(max(0.0, likelihood), odds)


def _log_odds(count: int, size: int, more: float) -> float:
    return log2((count + more) / (max(0, size - count) + more))
