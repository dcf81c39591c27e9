"""Sentence votes: every sentence of a clause votes for the clause on the other side that covers it best.

So the parts of a split clause each get their share, and a topic that is buried in one sentence of a longer clause is seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from core.alignment.profile import Unit
from core.alignment.similarity import Similarity

Pair = tuple[int, int]
Shares = Mapping[Pair, tuple[float, float, float]]
_LEAST = 0.28  # share of a sentence's wording, by rarity, that a clause must cover for the sentence to be found there


@dataclass(frozen=True, slots=True)
class Votes:
    """For candidate pairs, from the old and from the new clause: which share of its letters is found in the other, and which
    share of all that is covered anywhere the other covers best.
    """

    of_old: Shares
    of_new: Shares

    @classmethod
    def cast(cls, similarity: Similarity, candidates: Sequence[Pair]) -> Votes:
        """The votes of both sides among the candidate pairs."""
        by_old: dict[int, list[int]] = {}
        by_new: dict[int, list[int]] = {}
        for i, j in candidates:
            by_old.setdefault(i, []).append(j)
            by_new.setdefault(j, []).append(i)
        old, new = similarity.old.units, similarity.new.units
        ours = {(i, j): share for i, js in by_old.items() for j, share in _shares(similarity, old[i], new, js)}
        theirs = {(i, j): share for j, places in by_new.items() for i, share in _shares(similarity, new[j], old, places)}
        return cls(ours, theirs)

    def both_ways(self, pair: Pair) -> tuple[float, ...]:
        """The shares found, the larger first, then the shares covered."""
        (found, covered, lead), (found_there, covered_there, lead_there) = self.of_old[pair], self.of_new[pair]
        return (
            max(found, found_there),
            min(found, found_there),
            max(covered, covered_there),
            min(covered, covered_there),
            max(lead, lead_there),
            min(lead, lead_there),
        )


def _shares(
    similarity: Similarity, unit: Unit, others: Sequence[Unit], places: Sequence[int]
) -> list[tuple[int, tuple[float, float, float]]]:
    """Both shares for each of the places; equals share a vote."""
    found, covered = dict.fromkeys(places, 0.0), dict.fromkeys(places, 0.0)
    ahead = dict.fromkeys(places, 0.0)
    for sentence in unit.sentences:
        masses = [similarity.mass(sentence.grams & others[place].grams) for place in places]
        most = max(masses)
        if most:
            chosen = [place for mass, place in zip(masses, places, strict=True) if mass == most]
            second = max((mass for mass in masses if mass < most), default=0) if len(chosen) == 1 else most
            ahead[chosen[0]] += most - second
            clear = most >= _LEAST * similarity.mass(sentence.grams)
            for place in chosen:
                covered[place] += most / len(chosen)
                found[place] += sentence.letters / len(chosen) if clear else 0.0
    letters = sum(sentence.letters for sentence in unit.sentences) or 1
    mass = sum(covered.values()) or 1
    return [(place, (found[place] / letters, covered[place] / mass, min(3.0, sqrt(ahead[place] / 10000)))) for place in places]
