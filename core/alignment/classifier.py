"""The link classifier: logistic over the figures of `features`, then of `surroundings`. Its probability is a link's confidence.

What tells a partner is not the same where a text was revised and where two authors wrote on one matter: there are weights for
either, and between the two they are mixed. The weights are data, `resources/alignment/classifier.tsv`, written by
`python -m tests.training fit` from edits of the seeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from math import exp

from core.alignment.features import FIRST_LOOK
from core.alignment.surroundings import SECOND_LOOK

_BIAS = "bias"
_FAR = 0.5  # how far apart two plans are from which on only the weights for plans far apart count


@dataclass(frozen=True, slots=True)
class Logistic:
    """A weight for each figure and the bias."""

    weights: tuple[float, ...]
    bias: float

    def chance(self, figures: Sequence[float]) -> float:
        """The probability for these figures, 0..1."""
        score = self.bias + sum(weight * figure for weight, figure in zip(self.weights, figures, strict=True))
        return 1 / (1 + exp(-max(-30.0, min(30.0, score))))

    def mixed(self, other: Logistic, share: float) -> Logistic:
        """This with a share, 0..1, of another."""
        weights = (mix(one, two, share) for one, two in zip(self.weights, other.weights, strict=True))
        return Logistic(tuple(weights), mix(self.bias, other.bias, share))


@dataclass(frozen=True, slots=True)
class Judge:
    """Both looks, and the chance from which a pair counts as linked."""

    first: Logistic
    second: Logistic
    threshold: float


@dataclass(frozen=True, slots=True)
class Classifier:
    """The judges for two plans of which one revises the other, and for two that have hardly a sentence in common."""

    near: Judge
    far: Judge

    def at(self, far: float) -> Judge:
        """The judge for two plans that are so `far` apart, 0..1."""
        share, near = share_of_far(far), self.near
        return Judge(
            near.first.mixed(self.far.first, share),
            near.second.mixed(self.far.second, share),
            mix(near.threshold, self.far.threshold, share),
        )

    @classmethod
    def bundled(cls) -> Classifier:
        """The one that comes with the tool; ValueError where its file does not fit this version's figures."""
        return cls.parse((files("resources") / "alignment" / "classifier.tsv").read_text(encoding="utf-8").splitlines())

    @classmethod
    def parse(cls, lines: Iterable[str]) -> Classifier:
        """From lines `near or far<TAB>look<TAB>figure<TAB>weight`; ValueError where a figure is missing or unknown."""
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        found = {(plans, look, name): float(weight) for plans, look, name, weight in rows}
        near, far = (
            Judge(
                _logistic(found, plans, "first", FIRST_LOOK),
                _logistic(found, plans, "second", SECOND_LOOK),
                found[plans, "both", "threshold"],
            )
            for plans in ("near", "far")
        )
        return cls(near, far)

    def lines(self) -> list[str]:
        """The lines that `parse` reads."""
        rows: list[tuple[str, str, str, float]] = []
        for plans, judge in (("near", self.near), ("far", self.far)):
            for look, names, logistic in (("first", FIRST_LOOK, judge.first), ("second", SECOND_LOOK, judge.second)):
                rows.append((plans, look, _BIAS, logistic.bias))
                rows += ((plans, look, name, weight) for name, weight in zip(names, logistic.weights, strict=True))
            rows.append((plans, "both", "threshold", judge.threshold))
        return [f"{plans}\t{look}\t{name}\t{weight:.4f}" for plans, look, name, weight in rows]


def share_of_far(far: float) -> float:
    """The share, 0..1, that the weights for plans far apart have between two plans that are so far apart."""
    return min(1.0, far / _FAR)


def mix(one: float, other: float, share: float) -> float:
    """`one` with a share of `other`."""
    return one + (other - one) * share


def _logistic(found: dict[tuple[str, str, str], float], plans: str, look: str, names: Sequence[str]) -> Logistic:
    stored = {name for *which, name in found if which == [plans, look]}
    if stored != {_BIAS, *names}:
        raise ValueError(f"weights of the {look} look don't fit: {sorted(stored.symmetric_difference({_BIAS, *names}))}")
    return Logistic(tuple(found[plans, look, name] for name in names), found[plans, look, _BIAS])
