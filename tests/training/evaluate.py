"""How good the classifier is on held-out examples, beside the baselines: best of either side, Hungarian, difflib."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from core.alignment.classifier import Classifier
from core.alignment.evidence import Evidence
from core.alignment.knowledge import Knowledge
from core.alignment.pairing import Pair, groups
from core.alignment.profile import Profile
from tests.training.assignment import best_assignment
from tests.training.edits import Example

Table = Sequence[Sequence[float]]
_BINS = 10
_OFFERED = 0.1
_LEAST = 0.04  # similarity below which the baselines link nothing


@dataclass
class Score:
    """Pairs found, pairs that are true, and those that are both, over many examples."""

    found: int = 0
    true: int = 0
    both: int = 0

    def add(self, found: frozenset[object], true: frozenset[object]) -> None:
        """Count one example."""
        self.found += len(found)
        self.true += len(true)
        self.both += len(found & true)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0..1."""
        return 2 * self.both / (self.found + self.true) if self.found + self.true else 1.0


@dataclass
class Report:
    """Scores by method, of groups (links of several clauses), and every chance with whether its pair is true."""

    links: dict[str, Score] = field(default_factory=dict[str, Score])
    groups: Score = field(default_factory=Score)
    top_three: list[bool] = field(default_factory=list[bool])
    chances: list[tuple[float, bool]] = field(default_factory=list[tuple[float, bool]])
    alone: list[tuple[float, bool]] = field(default_factory=list[tuple[float, bool]])

    def line(self, name: str) -> str:
        """The figures of one set of examples."""
        scores = "  ".join(f"{method} {score.f1:.3f}" for method, score in self.links.items())
        # Hundreds of pairs that nobody would think of are right with a chance of 0: they would hide every error.
        offered = [(chance, label) for chance, label in self.chances if chance >= _OFFERED]
        top = sum(self.top_three) / len(self.top_three)
        return (
            f"{name:22} {scores}  | groups {self.groups.f1:.3f}  top-3 {top:.3f}"
            f"  ECE links {calibration_error(offered):.3f} alone {calibration_error(self.alone):.3f}"
        )


def calibration_error(chances: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error over ten bins of equal width: how far, on average, a chance is from the share that is true."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for chance, label in chances:
        bins[min(int(chance * _BINS), _BINS - 1)].append((chance, label))
    gaps = (abs(sum(c for c, _ in rows) - sum(label for _, label in rows)) for rows in bins)
    return sum(gaps) / len(chances) if chances else 0.0


def evaluate(examples: Iterable[Example], knowledge: Knowledge, classifier: Classifier, *, baselines: bool) -> Report:
    """Score the classifier, and the baselines if asked for (difflib takes long)."""
    report = Report()
    for example in examples:
        old, new = Profile.of(example.old, knowledge), Profile.of(example.new, knowledge)
        evidence = Evidence.gather(old, new, classifier=classifier)
        places = {unit.clause.id: place for profile in (old, new) for place, unit in enumerate(profile.units)}
        true = frozenset((places[one], places[other]) for one, other in example.truth)
        found = frozenset(pair for pair, chance in evidence.chances.items() if chance >= evidence.threshold)
        report.links.setdefault("classifier", Score()).add(found, true)
        report.groups.add(_several(found, evidence.chances), _several(true, dict.fromkeys(true, 1.0)))
        report.chances += [(chance, pair in true) for pair, chance in evidence.chances.items()]
        report.alone += _alone(evidence, true)
        report.top_three += _in_top_three(evidence, true)
        if baselines:
            for name, method in BASELINES.items():
                report.links.setdefault(name, Score()).add(frozenset(method(evidence)), true)
    return report


def _several(pairs: frozenset[Pair], chances: Mapping[Pair, float]) -> frozenset[object]:
    found = groups(pairs, {pair: chances[pair] for pair in pairs})
    return frozenset((group.old, group.new) for group in found if len(group.pairs) > 1)


def _alone(evidence: Evidence, true: frozenset[Pair]) -> list[tuple[float, bool]]:
    olds, news = {i for i, _ in true}, {j for _, j in true}
    similarity = evidence.looks.similarity
    rows = [(evidence.alone(i, 0), i not in olds) for i in range(len(similarity.old.units))]
    return rows + [(evidence.alone(j, 1), j not in news) for j in range(len(similarity.new.units))]


def _in_top_three(evidence: Evidence, true: frozenset[Pair]) -> list[bool]:
    """For every true pair whether it is among the three best of its old clause or of its new one, other true ones aside."""
    return [
        min(
            sum(
                chance > evidence.chances.get(pair, 0.0)
                for rival, chance in evidence.chances.items()
                if rival[side] == pair[side] and rival not in true
            )
            for side in (0, 1)
        )
        < 3
        and pair in evidence.chances
        for pair in true
    ]


def _either_side(table: Table) -> set[Pair]:
    rows = {(i, max(range(len(row)), key=row.__getitem__)) for i, row in enumerate(table)}
    columns = {(max(range(len(table)), key=lambda i: table[i][j]), j) for j in range(len(table[0]))}
    return {(i, j) for i, j in rows | columns if table[i][j] > _LEAST}


def _hungarian(table: Table) -> set[Pair]:
    return {(i, j) for i, j in best_assignment(table) if table[i][j] > _LEAST}


def _mutual(table: Table) -> set[Pair]:
    rows = {(i, max(range(len(row)), key=row.__getitem__)) for i, row in enumerate(table)}
    return {(i, j) for i, j in rows if max(range(len(table)), key=lambda k: table[k][j]) == i}


def _cosines(evidence: Evidence) -> Table:
    return evidence.looks.similarity.table()


def _ratios(evidence: Evidence) -> Table:
    old, new = evidence.looks.similarity.old.units, evidence.looks.similarity.new.units
    return [[SequenceMatcher(None, one.wording, other.wording).ratio() for other in new] for one in old]


BASELINES: dict[str, Callable[[Evidence], set[Pair]]] = {
    "either side": lambda evidence: _either_side(_cosines(evidence)),
    "Hungarian": lambda evidence: _hungarian(_cosines(evidence)),
    "difflib": lambda evidence: _mutual(_ratios(evidence)),
}
