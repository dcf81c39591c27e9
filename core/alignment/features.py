"""What the classifier looks at first in a pair of clauses: the two alone and their rivals. Then come their `surroundings`.

Every figure is the same when the two sides are swapped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import fsum, log, sqrt
from statistics import median

from core.alignment.profile import Unit
from core.alignment.similarity import Pair, Similarity
from core.alignment.votes import Votes

FIRST_LOOK = (
    "similarity",
    "similarity_squared",
    "headings",
    "both_headed",
    "heading_in_text_more",
    "heading_in_text_less",
    "found_more",
    "found_less",
    "covered_more",
    "covered_less",
    "ahead_more",
    "ahead_less",
    "lead_less",
    "lead_more",
    "above_typical",
    "typical",
    "overlap",
    "length_ratio",
    "runs",
    "runs_more",
    "runs_less",
    "topics",
    "topics_lead_less",
    "topics_lead_more",
    "named_alike",
    "position",
    "section_is_heading",
    "section_in_text",
)
_NEAR = 0.7  # square root of the typical best similarity from which on two plans count as one text revised


class FirstLook:
    """Figures of the pair itself and of its rivals, as `FIRST_LOOK` names them, for candidate pairs with these cosines.

    `typical`: the `typical_best` of the plans themselves, whatever was decided between them.
    """

    def __init__(self, similarity: Similarity, cosines: Mapping[Pair, float], votes: Votes, typical: float) -> None:
        self._similarity = similarity
        self._old, self._new = similarity.old.units, similarity.new.units
        self._cosines = cosines
        self._votes = votes
        self._old_best = two_best((i, value) for (i, _), value in cosines.items())
        self._new_best = two_best((j, value) for (_, j), value in cosines.items())
        self._typical = typical
        self.far = max(0.0, 1 - sqrt(self._typical) / _NEAR)
        self._topics = _topic_cosines(self._old, self._new, tuple(cosines))
        self._old_topics = two_best((i, value) for (i, _), value in self._topics.items())
        self._new_topics = two_best((j, value) for (_, j), value in self._topics.items())
        self._runs = similarity.shared_runs()
        self._old_runs, self._new_runs = Counter[int](), Counter[int]()
        for (i, j), count in self._runs.items():
            self._old_runs[i] += count
            self._new_runs[j] += count
        self._old_names = Counter(name for unit in self._old for name in unit.documents | unit.initiatives)
        self._new_names = Counter(name for unit in self._new for name in unit.documents | unit.initiatives)
        self._old_rarity, self._new_rarity = similarity.old.rarity, similarity.new.rarity

    def leads(self, pair: Pair) -> tuple[float, float]:
        """How far the pair is above the best other pair of either side, -1..1, the smaller first."""
        value = self._cosines[pair]
        both = (_lead(value, self._old_best[pair[0]]), _lead(value, self._new_best[pair[1]]))
        return min(both), max(both)

    def of(self, pair: Pair) -> tuple[float, ...]:
        """The figures of a pair."""
        i, j = pair
        ours, theirs = self._old[i], self._new[j]
        mine, yours = self._similarity.old.masses[i], self._similarity.new.masses[j]
        value = self._cosines[pair]
        root = sqrt(value)
        headed = float(bool(ours.heading and theirs.heading))
        mass, mass_there = self._old_rarity.mass, self._new_rarity.mass
        inside = sorted(
            (
                mass_there(theirs.heading & ours.grams) / yours.heading_pairs if yours.heading_pairs else 0.0,
                mass(ours.heading & theirs.grams) / mine.heading_pairs if mine.heading_pairs else 0.0,
            )
        )
        under = (
            mass(ours.title & theirs.grams) / mine.title_pairs if mine.title_pairs else 0.0,
            mass_there(theirs.title & ours.grams) / yours.title_pairs if yours.title_pairs else 0.0,
        )
        leads = self.leads(pair)
        shared = ours.grams & theirs.grams
        overlap = max(mass(shared) / mine.grams if mine.grams else 0.0, mass_there(shared) / yours.grams if yours.grams else 0.0)
        gap = abs((i + 0.5) / len(self._old) - (j + 0.5) / len(self._new))
        return (
            root,
            value,
            self._alike(ours.heading, theirs.heading, mine.heading, yours.heading),
            headed,
            inside[1],
            inside[0],
            *self._votes.both_ways(pair),
            *leads,
            min(2.0, value / self._typical) if self._typical else 0.0,
            sqrt(self._typical),
            overlap,
            min(2.0, abs(log((len(ours.wording) + 10) / (len(theirs.wording) + 10)))),
            *self._runs_of(pair),
            *self._topics_of(pair),
            self._named_alike(ours, theirs),
            gap,
            max(
                self._alike(ours.title, theirs.heading, mine.title, yours.heading),
                self._alike(ours.heading, theirs.title, mine.heading, yours.title),
            ),
            max(under),
        )

    def _runs_of(self, pair: Pair) -> tuple[float, float, float]:
        """How much wording stands in these two clauses alone, and which share of either one's that is, the larger first."""
        count = self._runs.get(pair, 0)
        shares = (count / self._old_runs[pair[0]], count / self._new_runs[pair[1]]) if count else (0.0, 0.0)
        return log(1 + count), max(shares), min(shares)

    def _topics_of(self, pair: Pair) -> tuple[float, float, float]:
        """How alike the topics are, and the leads in that over either side's other pairs, the smaller first."""
        value = self._topics[pair]
        leads = _lead(value, self._old_topics[pair[0]]), _lead(value, self._new_topics[pair[1]])
        return value, min(leads), max(leads)

    def _named_alike(self, ours: Unit, theirs: Unit) -> float:
        """Documents and initiatives that both name, those named by many clauses counted less; 0..1."""
        shared = (ours.documents & theirs.documents) | (ours.initiatives & theirs.initiatives)
        return min(1.0, fsum(1 / sqrt(self._old_names[name] * self._new_names[name]) for name in shared))

    def _alike(self, one: frozenset[str], other: frozenset[str], mass: int, mass_there: int) -> float:
        """How alike two headings of these masses are, 0..1: square root of the cosine, each side weighed by its own plan."""
        shared = one & other
        if not shared or not mass or not mass_there:
            return 0.0
        return sqrt(sqrt(self._old_rarity.mass(shared) / mass * (self._new_rarity.mass(shared) / mass_there)))


def _topic_cosines(old: Sequence[Unit], new: Sequence[Unit], pairs: Sequence[Pair]) -> dict[Pair, float]:
    """How alike the topics of the pairs are, 0..1; topics that many clauses speak of count less."""
    spoken = Counter(number for unit in (*old, *new) for number in unit.topics)
    rarity = {number: log((len(old) + len(new) + 1) / count) for number, count in spoken.items()}
    ours, theirs = ([_unit_vector(unit.topics, rarity) for unit in units] for units in (old, new))
    return {(i, j): fsum(value * theirs[j].get(number, 0.0) for number, value in ours[i].items()) for i, j in pairs}


def _unit_vector(topics: Mapping[int, float], rarity: Mapping[int, float]) -> dict[int, float]:
    vector = {number: weight * rarity[number] for number, weight in topics.items()}
    length = sqrt(fsum(value * value for value in vector.values()))
    return {number: value / length for number, value in vector.items()} if length else {}


def typical_best(cosines: Mapping[Pair, float]) -> float:
    """How like its best candidate a clause of either plan typically is, 0..1; 0 without candidates."""
    sides = (two_best((pair[side], value) for pair, value in cosines.items()) for side in (0, 1))
    return median([best for side in sides for best, _ in side.values()] or [0.0])


def two_best(figures: Iterable[tuple[int, float]]) -> dict[int, tuple[float, float]]:
    """The best and the second best figure of each place."""
    best: dict[int, tuple[float, float]] = {}
    for place, value in figures:
        first, second = best.setdefault(place, (0.0, 0.0))
        if value > first:
            best[place] = value, first
        elif value > second:
            best[place] = first, value
    return best


def _lead(value: float, best: tuple[float, float]) -> float:
    other = best[1] if value == best[0] else best[0]
    higher = max(value, other)
    return (value - other) / higher if higher else 0.0
