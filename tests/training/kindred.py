"""Which items of the seeds are on the same topic: what may stand for one another, and what is new to a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.alignment.knowledge import Knowledge
from core.alignment.profile import Profile
from core.alignment.similarity import Similarity
from tests.training.items import Item, Shape, outline

_ALIKE = 0.12  # two items of different plans above this similarity are on one topic
_STRANGE = 0.08  # an item whose best similarity with a plan is below this is new to it
_ID = 10_000


@dataclass(frozen=True, slots=True)
class Kindred:
    """`alike`: for the text of an item the one of another plan on its topic, where there is one.

    `strangers`: for each plan the items of the others whose topics it does not have.
    """

    alike: Mapping[str, Item]
    strangers: Sequence[Sequence[Item]]

    @classmethod
    def of(cls, plans: Sequence[Sequence[Item]], knowledge: Knowledge) -> Kindred:
        """Compare all plans by similarity."""
        profiles = [Profile.of(outline(plan, _ID, Shape.PLAN), knowledge) for plan in plans]
        alike: dict[str, tuple[float, Item]] = {}
        strangers: list[list[Item]] = [[] for _ in plans]
        for at, plan in enumerate(plans):
            for beside, others in enumerate(plans):
                if at == beside:
                    continue
                table = Similarity(profiles[beside], profiles[at]).table()
                for other, row in zip(others, table, strict=True):
                    best = max(row)
                    if best < _STRANGE:
                        strangers[at].append(other)
                    if best > alike.get(other.text, (_ALIKE, other))[0]:
                        alike[other.text] = best, plan[row.index(best)]
        return cls({text: item for text, (_, item) in alike.items()}, strangers)
