"""The link classifier: logistic over the figures of `features`, in two looks. Its probability is the confidence of a link.

The weights are data, `resources/alignment/classifier.tsv`, written by `python -m training fit` from edits of the seeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from math import exp

from core.alignment.features import FIRST_LOOK, SECOND_LOOK

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
class Weights:
    """The two looks at one kind of text."""

    first: Logistic
    second: Logistic


@dataclass(frozen=True, slots=True)
class Classifier:
    """Weights for plans whose clauses have headings and for texts without (laws, reports), and the chance that makes a link."""

    headed: Weights
    bare: Weights
    threshold: float

    def weights(self, *, headed: bool) -> Weights:
        """The weights for one kind of text."""
        return self.headed if headed else self.bare

    @classmethod
    def bundled(cls) -> Classifier:
        """The one that comes with the tool; ValueError where its file does not fit this version's figures."""
        return cls.parse((files("resources") / "alignment" / "classifier.tsv").read_text(encoding="utf-8").splitlines())

    @classmethod
    def parse(cls, lines: Iterable[str]) -> Classifier:
        """From lines `kind<TAB>look<TAB>figure<TAB>weight`; ValueError where a figure is missing or unknown."""
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        found = {(kind, look, name): float(weight) for kind, look, name, weight in rows}

        def weights(kind: str) -> Weights:
            return Weights(_logistic(found, (kind, "first"), FIRST_LOOK), _logistic(found, (kind, "second"), SECOND_LOOK))

        return cls(weights("headed"), weights("bare"), found["all", "both", "threshold"])

    def lines(self) -> list[str]:
        """The lines that `parse` reads."""
        rows = [
            (kind, look, name, weight)
            for kind, weights in (("headed", self.headed), ("bare", self.bare))
            for look, names, logistic in (("first", FIRST_LOOK, weights.first), ("second", SECOND_LOOK, weights.second))
            for name, weight in zip((_BIAS, *names), (logistic.bias, *logistic.weights), strict=True)
        ]
        rows.append(("all", "both", "threshold", self.threshold))
        return [f"{kind}\t{look}\t{name}\t{weight:.4f}" for kind, look, name, weight in rows]


def _logistic(found: dict[tuple[str, str, str], float], which: tuple[str, str], names: Sequence[str]) -> Logistic:
    stored = {name for kind, look, name in found if (kind, look) == which}
    if stored != {_BIAS, *names}:
        raise ValueError(f"weights of the look {which} don't fit: {sorted(stored.symmetric_difference({_BIAS, *names}))}")
    return Logistic(tuple(found[*which, name] for name in names), found[*which, _BIAS])
