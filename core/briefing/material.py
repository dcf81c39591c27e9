"""What a note is made of: plans, the annotations chosen from them, alignments. Which they are, the recipe and the session say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.alignment import Lineage
from core.briefing.comparison import AlignedPlans
from core.briefing.passage import Differences, SegmentLike
from core.briefing.targets import TargetLedger
from core.lineage_table import Quantities
from core.model import Annotation, Outline, Tag


@dataclass(frozen=True, slots=True)
class Material:
    """`plans` in the order of the note, by id, those of the alignments among them; `lineage`, `quantities` of its clauses and
    `targets` are of them.

    `date` is ISO 8601 or any text; `differences` compares two texts word by word.
    """

    author: str
    date: str
    plans: Mapping[int, Outline]
    annotations: tuple[Annotation, ...]
    alignments: tuple[AlignedPlans, ...]
    tags: tuple[Tag, ...]
    differences: Differences
    lineage: Lineage | None = None
    quantities: Quantities = field(default_factory=dict[int, tuple[str, ...]])
    targets: TargetLedger | None = None

    def of(self, plan_id: int) -> tuple[Annotation, ...]:
        """The annotations of a plan."""
        return tuple(annotation for annotation in self.annotations if annotation.plan_id == plan_id)


class Compared:
    """Differences asked for more than once, found once."""

    def __init__(self, differences: Differences) -> None:
        self._differences = differences
        self._found: dict[tuple[str, str], Sequence[SegmentLike]] = {}

    def __call__(self, old: str, new: str) -> Sequence[SegmentLike]:
        """The differences of two texts."""
        if (old, new) not in self._found:
            self._found[old, new] = self._differences(old, new)
        return self._found[old, new]
