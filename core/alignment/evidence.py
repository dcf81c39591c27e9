"""Two plans compared: candidate pairs and the chance of each that its clauses belong together. `propose` makes links of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import prod

from core.alignment.classifier import Classifier
from core.alignment.decided import Decided
from core.alignment.features import FirstLook
from core.alignment.pairing import Pair
from core.alignment.profile import Profile
from core.alignment.similarity import Background, Similarity, best_places
from core.alignment.surroundings import SecondLook
from core.alignment.votes import Votes
from core.model import ClauseKind
from core.progress import Progress

_CANDIDATES = 6  # of either side, by similarity
_LEAST = 0.015


@dataclass(frozen=True)
class Evidence:
    """For each candidate pair its cosine and its chance; confirmed pairs have chance 1 and forbidden ones are no candidates."""

    looks: Looks
    chances: Mapping[Pair, float]

    @classmethod
    def gather(
        cls,
        old: Profile,
        new: Profile,
        *,
        background: Background,
        classifier: Classifier,
        decided: Decided | None = None,
        progress: Progress | None = None,
    ) -> Evidence:
        """Compare two plans."""
        decided = decided or Decided()
        looks = Looks.at(old, new, background, decided, progress or Progress())
        first = {pair: classifier.first.chance(figures) for pair, figures in looks.first_figures().items()}
        second = looks.second_figures(decided.over(first | looks.certain))
        final = {pair: classifier.second.chance(figures) for pair, figures in second.items()}
        return cls(looks, decided.over(final | looks.certain))

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
    def at(cls, old: Profile, new: Profile, background: Background, decided: Decided, progress: Progress) -> Looks:
        """Candidate pairs by similarity, without those that a decision rules out and with those that one made."""
        similarity = Similarity.of(old, new, background)
        table = similarity.table(progress)
        _keep_preambles_apart(table, similarity)
        cosines = {pair: similarity.exact(pair, table) for pair in decided.over(dict.fromkeys(_candidates(table), 0.0))}
        cosines = {pair: cosines[pair] for pair in sorted(cosines)}
        votes = Votes.cast(similarity, tuple(cosines))
        return cls(similarity, cosines, votes, FirstLook(similarity, cosines, votes))

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

    def first_figures(self) -> dict[Pair, tuple[float, ...]]:
        """The figures of the first look."""
        return {pair: self.first.of(pair) for pair in self.cosines}

    def second_figures(self, chances: Mapping[Pair, float]) -> dict[Pair, tuple[float, ...]]:
        """The figures of the second look, from the chances the first one gave."""
        pairs = list(chances)
        figures = SecondLook(self.first, chances, self.similarity, self.votes).all(pairs)
        return dict(zip(pairs, figures, strict=True))


def _keep_preambles_apart(table: list[list[float]], similarity: Similarity) -> None:
    """A preamble touches on everything and would rival every item: it may pair with what is unnumbered only."""
    kinds = [[unit.clause.kind for unit in profile.units] for profile in (similarity.old, similarity.new)]
    for i, one in enumerate(kinds[0]):
        for j, other in enumerate(kinds[1]):
            if {one, other} == {ClauseKind.PREAMBLE, ClauseKind.ITEM}:
                table[i][j] = 0.0


def _candidates(table: list[list[float]]) -> set[Pair]:
    found = {(i, j) for i, row in enumerate(table) for j in best_places(row, _CANDIDATES, _LEAST)}
    columns = zip(*table, strict=True)
    return found | {(i, j) for j, column in enumerate(columns) for i in best_places(column, _CANDIDATES, _LEAST)}
