"""What the analyst decided in an alignment, as a new run needs it: what stands, what is ruled out, what is settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.alignment.pairing import Pair
from core.alignment.profile import Profile
from core.model import Decision, Link, Outline

_SETTLED = (Decision.CONFIRMED, Decision.MANUAL)


@dataclass(frozen=True)
class Decided:
    """The links decided on whose clauses are all there, and the same as places: pairs that stand, pairs that don't, and the old
    and new clauses whose place is settled.
    """

    links: tuple[Link, ...] = ()
    confirmed: frozenset[Pair] = frozenset()
    rejected: frozenset[Pair] = frozenset()
    old: frozenset[int] = frozenset()
    new: frozenset[int] = frozenset()

    @classmethod
    def among(cls, links: Iterable[Link], outlines: tuple[Outline, Outline], profiles: tuple[Profile, Profile]) -> Decided:
        """What `links` of an earlier run decide between two plans; proposals decide nothing."""
        known = [{clause.id for clause in outline.clauses} for outline in outlines]
        kept = tuple(
            link
            for link in links
            if link.decision is not Decision.PROPOSED and known[0].issuperset(link.old) and known[1].issuperset(link.new)
        )
        places = [{unit.clause.id: place for place, unit in enumerate(profile.units)} for profile in profiles]

        def pairs(link: Link) -> list[Pair]:
            return [(i, j) for i in _places(link.old, places[0]) for j in _places(link.new, places[1])]

        settled = [link for link in kept if link.decision in _SETTLED]
        return cls(
            links=kept,
            confirmed=frozenset(pair for link in settled for pair in pairs(link)),
            rejected=frozenset(pair for link in kept if link.decision is Decision.REJECTED for pair in pairs(link)),
            old=frozenset(place for link in settled for place in _places(link.old, places[0])),
            new=frozenset(place for link in settled for place in _places(link.new, places[1])),
        )

    def over(self, chances: Mapping[Pair, float]) -> dict[Pair, float]:
        """The chances once the decisions are known: confirmed pairs have 1, what they rule out is gone."""
        left = {
            pair: round(chance, 6)
            for pair, chance in chances.items()
            if pair not in self.rejected and pair[0] not in self.old and pair[1] not in self.new
        }
        return left | dict.fromkeys(sorted(self.confirmed), 1.0)


def _places(ids: Sequence[int], places: Mapping[int, int]) -> list[int]:
    return [places[clause_id] for clause_id in ids if clause_id in places]
