"""Two plans compared: candidate pairs and the chance of each that its clauses belong together. `propose` makes links of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import prod

from core.alignment.classifier import Classifier
from core.alignment.decided import Decided
from core.alignment.features import FirstLook, typical_best
from core.alignment.profile import Profile
from core.alignment.similarity import Pair, Similarity
from core.alignment.surroundings import SecondLook
from core.alignment.votes import Votes
from core.progress import SILENT, Progress, heeding

_CANDIDATES = 6  # of either side, by similarity
_LEAST = 0.015


@dataclass(frozen=True)
class Evidence:
    """For each candidate pair its cosine and its chance; confirmed pairs have chance 1 and forbidden ones are no candidates.

    `threshold`: the chance from which a pair of these plans counts as linked.
    """

    looks: Looks
    chances: Mapping[Pair, float]
    threshold: float

    @classmethod
    def gather(
        cls,
        old: Profile,
        new: Profile,
        *,
        classifier: Classifier,
        decided: Decided | None = None,
        progress: Progress = SILENT,
    ) -> Evidence:
        """Compare two plans."""
        decided = decided or Decided()
        looks = Looks.at(old, new, decided, progress)
        judge = classifier.at(looks.first.far)
        first = {pair: judge.first.chance(figures) for pair, figures in looks.first_figures(progress).items()}
        second = looks.second_figures(decided.over(first | looks.certain), progress)
        final = {pair: judge.second.chance(figures) for pair, figures in second.items()}
        return cls(looks, decided.over(final | looks.certain), judge.threshold)

    @cached_property
    def _by_side(self) -> tuple[dict[int, list[Pair]], dict[int, list[Pair]]]:
        sides: tuple[dict[int, list[Pair]], dict[int, list[Pair]]] = ({}, {})
        for pair in sorted(self.chances, key=lambda pair: (-self.chances[pair], -self.looks.cosines[pair], pair)):
            sides[0].setdefault(pair[0], []).append(pair)
            sides[1].setdefault(pair[1], []).append(pair)
        return sides

    def rivals(self, place: int, side: int) -> list[Pair]:
        """The candidate pairs of an old (`side` 0) or new (1) clause, the likeliest first."""
        return self._by_side[side].get(place, [])

    def alone(self, place: int, side: int) -> float:
        """The chance that an old (`side` 0) or new (1) clause has no counterpart."""
        return prod(1 - self.chances[pair] for pair in self.rivals(place, side))


@dataclass(frozen=True)
class Looks:
    """The figures of both looks for the candidate pairs of two plans."""

    similarity: Similarity
    cosines: Mapping[Pair, float]
    votes: Votes
    first: FirstLook

    @classmethod
    def at(cls, old: Profile, new: Profile, decided: Decided, progress: Progress) -> Looks:
        """Candidate pairs by similarity, without those that a decision rules out and with those that one made."""
        similarity = Similarity(old, new)
        found = similarity.candidates(_CANDIDATES, _LEAST, progress)
        kept = sorted(decided.over(found))
        cosines = {pair: found[pair] if pair in found else similarity.cosine(*pair) for pair in kept}
        votes = Votes.cast(similarity, cosines, progress)
        return cls(similarity, cosines, votes, FirstLook(similarity, cosines, votes, typical_best(found)))

    @cached_property
    def certain(self) -> dict[Pair, float]:
        """The chance 1 for pairs that read the same and like no other clause of either plan."""
        ours, theirs = (
            {unit.wording: place if count[unit.wording] == 1 else None for place, unit in enumerate(profile.units)}
            for profile in (self.similarity.old, self.similarity.new)
            for count in [Counter(unit.wording for unit in profile.units)]
        )
        pairs = ((ours[wording], theirs.get(wording)) for wording in ours)
        return {(i, j): 1.0 for i, j in pairs if i is not None and j is not None and (i, j) in self.cosines}

    def first_figures(self, progress: Progress) -> dict[Pair, tuple[float, ...]]:
        """The figures of the first look."""
        return {pair: self.first.of(pair) for pair in heeding(self.cosines, progress)}

    def second_figures(self, chances: Mapping[Pair, float], progress: Progress) -> dict[Pair, tuple[float, ...]]:
        """The figures of the second look, from the chances the first one gave."""
        second = SecondLook(self.first, chances, self.similarity, self.votes)
        return second.all(heeding(chances, progress))
