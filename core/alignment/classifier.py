"""The link classifier: logistic over the figures of `features`, then of `surroundings`. Its probability is a link's confidence.

The weights are data, `resources/alignment/classifier.tsv`, written by `python -m tests.training fit` from edits of the seeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from math import exp

from core.alignment.features import FIRST_LOOK
from core.alignment.surroundings import SECOND_LOOK

_BIAS = "bias"


@dataclass(frozen=True, slots=True)
class Logistic:
    """A weight for each figure and the bias."""

    weights: tuple[float, ...]
    bias: float

    def chance(self, figures: Sequence[float]) -> float:
        """The probability for these figures, 0..1."""
        score = self.bias + sum(weight * figure for weight, figure in zip(self.weights, figures, strict=True))
        return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


@dataclass(frozen=True, slots=True)
class Classifier:
    """Both looks, and the chance from which a pair counts as linked."""

    first: Logistic
    second: Logistic
    threshold: float

    @classmethod
    def bundled(cls) -> Classifier:
        """The one that comes with the tool; ValueError where its file does not fit this version's figures."""
        return cls.parse((files("resources") / "alignment" / "classifier.tsv").read_text(encoding="utf-8").splitlines())

    @classmethod
    def parse(cls, lines: Iterable[str]) -> Classifier:
        """From lines `look<TAB>figure<TAB>weight`; ValueError where a figure is missing or unknown."""
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        found = {(look, name): float(weight) for look, name, weight in rows}
        first, second = _logistic(found, "first", FIRST_LOOK), _logistic(found, "second", SECOND_LOOK)
        return cls(first, second, found["both", "threshold"])

    def lines(self) -> list[str]:
        """The lines that `parse` reads."""
        rows = [
            (look, name, weight)
            for look, names, logistic in (("first", FIRST_LOOK, self.first), ("second", SECOND_LOOK, self.second))
            for name, weight in zip((_BIAS, *names), (logistic.bias, *logistic.weights), strict=True)
        ]
        return [f"{look}\t{name}\t{weight:.4f}" for look, name, weight in (*rows, ("both", "threshold", self.threshold))]


def _logistic(found: dict[tuple[str, str], float], look: str, names: Sequence[str]) -> Logistic:
    stored = {name for which, name in found if which == look}
    if stored != {_BIAS, *names}:
        raise ValueError(f"weights of the {look} look don't fit: {sorted(stored.symmetric_difference({_BIAS, *names}))}")
    return Logistic(tuple(found[look, name] for name in names), found[look, _BIAS])
