"""Sentence votes: every sentence of a clause votes for the clause on the other side that covers it best.

So the parts of a split clause each get their share, and a topic that is buried in one sentence of a longer clause is seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from core.alignment.profile import Profile
from core.alignment.similarity import Pair, Similarity
from core.progress import Progress

Shares = Mapping[Pair, tuple[float, float, float]]
_LEAST = 0.28  # share of a sentence's wording, by rarity, that a clause must cover for the sentence to be found there


@dataclass(frozen=True, slots=True)
class Votes:
    """For candidate pairs, from the old and from the new clause: which share of its letters is found in the other, which
    share of all that is covered anywhere the other covers best, and by how much it covers that better than any other.
    """

    of_old: Shares
    of_new: Shares

    @classmethod
    def cast(cls, similarity: Similarity, candidates: Iterable[Pair], progress: Progress) -> Votes:
        """The votes of both sides among the candidate pairs."""
        by_old: dict[int, list[int]] = {}
        by_new: dict[int, list[int]] = {}
        for i, j in candidates:
            by_old.setdefault(i, []).append(j)
            by_new.setdefault(j, []).append(i)
        old, new = similarity.old, similarity.new
        ours: dict[Pair, tuple[float, float, float]] = {}
        theirs: dict[Pair, tuple[float, float, float]] = {}
        for i, places in by_old.items():
            progress.heed()
            ours.update(((i, j), share) for j, share in _shares(old, i, new, places))
        for j, places in by_new.items():
            progress.heed()
            theirs.update(((i, j), share) for i, share in _shares(new, j, old, places))
        return cls(ours, theirs)

    def both_ways(self, pair: Pair) -> tuple[float, ...]:
        """The shares found, the larger first, then the shares covered, then the leads."""
        found, covered, lead = self.of_old[pair]
        found_there, covered_there, lead_there = self.of_new[pair]
        return (
            *((found, found_there) if found > found_there else (found_there, found)),
            *((covered, covered_there) if covered > covered_there else (covered_there, covered)),
            *((lead, lead_there) if lead > lead_there else (lead_there, lead)),
        )


def _shares(profile: Profile, at: int, other: Profile, places: Sequence[int]) -> list[tuple[int, tuple[float, float, float]]]:
    """The shares of the clause `at` for each of the places on the other side; equals share a vote."""
    count = len(places)
    found, covered, ahead = [0.0] * count, [0.0] * count, [0.0] * count
    weigh = profile.rarity.__getitem__
    grams = [other.units[place].grams for place in places]
    sentences = profile.units[at].sentences
    for sentence, whole in zip(sentences, profile.masses[at].sentences, strict=True):
        own = sentence.grams
        masses = [sum(map(weigh, own & there)) for there in grams]
        most = max(masses)
        if not most:
            continue
        clear = most >= _LEAST * whole
        winners = masses.count(most)
        first = masses.index(most)
        second = most
        if winners == 1:
            masses[first] = 0
            second = max(masses)
            masses[first] = most
        ahead[first] += most - second
        for k in (first,) if winners == 1 else (k for k, mass in enumerate(masses) if mass == most):
            covered[k] += most / winners
            if clear:
                found[k] += sentence.letters / winners
    letters = sum(sentence.letters for sentence in sentences) or 1
    mass = sum(covered) or 1
    return [(place, (found[k] / letters, covered[k] / mass, min(3.0, sqrt(ahead[k] / 10000)))) for k, place in enumerate(places)]
