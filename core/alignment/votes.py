"""Sentence votes: every sentence of a clause votes for the clause on the other side that covers it best.

So the parts of a split clause each get their share, and a topic that is buried in one sentence of a longer clause is seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from core.alignment.background import PER_NAT
from core.alignment.profile import Profile
from core.alignment.similarity import Pair, Similarity
from core.progress import Progress

Shares = Mapping[Pair, tuple[float, float, float]]
_MOST = 3.0  # of a lead
_LEAST = 0.12  # how like a clause a sentence must be to be found there


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
    weigh, known = profile.rarity, other.postings.keys()
    vectors = [other.vectors[place] for place in places]
    sentences = profile.units[at].sentences
    for sentence, length in zip(sentences, profile.masses[at].sentences, strict=True):
        weights = sentence.weights
        own = {gram: weights[gram] * weigh[gram] for gram in weights.keys() & known}
        alike = [sum([own[gram] * there[gram] for gram in own.keys() & there.keys()]) for there in vectors]
        most = max(alike)
        if not most:
            continue
        winners = alike.count(most)
        first = alike.index(most)
        second = most
        if winners == 1:
            alike[first] = 0.0
            second = max(alike)
            alike[first] = most
        ahead[first] += most - second
        for k in (first,) if winners == 1 else (k for k, value in enumerate(alike) if value == most):
            covered[k] += most / winners
            if most >= _LEAST * length:
                found[k] += sentence.letters / winners
    letters = sum(sentence.letters for sentence in sentences) or 1
    mass = sum(covered) or 1
    leads = [min(_MOST, sqrt(lead / PER_NAT)) for lead in ahead]
    return [(place, (found[k] / letters, covered[k] / mass, leads[k])) for k, place in enumerate(places)]
