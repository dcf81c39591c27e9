"""Fits the two looks of the classifier to generated examples: logistic regression by Newton's method, and the threshold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import exp

from core.alignment.classifier import Classifier, Judge, Logistic, share_of_far
from core.alignment.decided import Decided
from core.alignment.evidence import Looks
from core.alignment.features import FIRST_LOOK
from core.alignment.knowledge import Knowledge
from core.alignment.profile import Profile
from core.alignment.surroundings import SECOND_LOOK
from core.progress import Progress
from tests.training.edits import Example

Row = tuple[float, ...]
_RIDGE = 0.5
_STEPS = 12
_CLOSE = 1e-5
# For near and for far plans, the chance from which a pair is linked. A link too many is rejected at a glance while one that is
# missing has to be looked for; and far apart a good part of what is too much is on a kindred matter.
_THRESHOLDS = (0.3, 0.18)


@dataclass(frozen=True)
class Seen:
    """An example with the figures of its candidate pairs."""

    example: Example
    looks: Looks
    labels: dict[tuple[int, int], bool]
    missed: int

    @classmethod
    def of(cls, example: Example, knowledge: Knowledge) -> Seen:
        """Look at an example."""
        old, new = Profile.of(example.old, knowledge), Profile.of(example.new, knowledge)
        looks = Looks.at(old, new, Decided(), Progress())
        ids = {(i, j): (old.units[i].clause.id, new.units[j].clause.id) for i, j in looks.cosines}
        labels = {pair: ids[pair] in example.truth for pair in looks.cosines}
        return cls(example, looks, labels, len(example.truth) - sum(labels.values()))


def fit(examples: Iterable[Example], knowledge: Knowledge, say: Callable[[str], None]) -> Classifier:
    """The classifier that suits the examples best: every pair teaches both judges, each as much as it is to have a say there."""
    seen = [Seen.of(example, knowledge) for example in examples]
    figures = [item.looks.first_figures(Progress()) for item in seen]
    labels = [label for item in seen for label in item.labels.values()]
    shares = [share_of_far(item.looks.first.far) for item in seen for _ in item.labels]
    missed = sum(item.missed for item in seen)
    say(f"{len(seen)} examples, {len(labels)} candidate pairs, {sum(labels)} true; {missed} true pairs are no candidates")
    first = _both([row for one in figures for row in one.values()], labels, shares)
    rows: list[Row] = []
    for item, one in zip(seen, figures, strict=True):
        look = first[0].mixed(first[1], share_of_far(item.looks.first.far))
        chances = {pair: round(look.chance(row), 6) for pair, row in one.items()} | item.looks.certain
        rows += item.looks.second_figures(chances, Progress()).values()
    second = _both(rows, labels, shares)
    for names, (near, far) in ((FIRST_LOOK, first), (SECOND_LOOK, second)):
        for name, weight, there in zip(names, near.weights, far.weights, strict=True):
            say(f"  {name:28} {weight:8.3f} {there:8.3f}")
    return Classifier(*(Judge(first[k], second[k], _THRESHOLDS[k]) for k in (0, 1)))


def _both(rows: Sequence[Row], labels: Sequence[bool], shares: Sequence[float]) -> tuple[Logistic, Logistic]:
    """The logistics for plans that are near and for those that are far."""
    return logistic(rows, labels, [1 - share for share in shares]), logistic(rows, labels, shares)


def logistic(rows: Sequence[Row], labels: Sequence[bool], weighing: Sequence[float]) -> Logistic:
    """Logistic regression with a small ridge on all weights but the bias; rows without the bias, each `weighing` so much."""
    size = len(rows[0]) + 1
    full = [((1.0, *row), label, weight) for row, label, weight in zip(rows, labels, weighing, strict=True) if weight]
    weights = [0.0] * size
    for _ in range(_STEPS):
        slope = [0.0] + [-_RIDGE * weight for weight in weights[1:]]
        curve = [[0.0] * size for _ in range(size)]
        for row, label, weighs in full:
            score = sum(map(float.__mul__, weights, row))
            chance = 1 / (1 + exp(-max(-30.0, min(30.0, score))))
            error, spread = weighs * (label - chance), weighs * max(chance * (1 - chance), 1e-6)
            for a, value in enumerate(row):
                if value:
                    slope[a] += error * value
                    line, scaled = curve[a], spread * value
                    for b in range(a + 1):
                        line[b] += scaled * row[b]
        step = _solve(curve, slope)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < _CLOSE:
            break
    return Logistic(tuple(weights[1:]), weights[0])


def _solve(lower: list[list[float]], right: Sequence[float]) -> list[float]:
    """Solves the symmetric system whose lower half is given, by Cholesky's method, with the ridge on its diagonal."""
    size = len(right)
    root = [[0.0] * size for _ in range(size)]
    for a in range(size):
        for b in range(a + 1):
            rest = lower[a][b] + (_RIDGE if a == b else 0.0) - sum(root[a][k] * root[b][k] for k in range(b))
            root[a][b] = rest**0.5 if a == b else rest / root[b][b]
    down: list[float] = []
    for a in range(size):
        down.append((right[a] - sum(root[a][k] * down[k] for k in range(a))) / root[a][a])
    up = [0.0] * size
    for a in reversed(range(size)):
        up[a] = (down[a] - sum(root[k][a] * up[k] for k in range(a + 1, size))) / root[a][a]
    return up
