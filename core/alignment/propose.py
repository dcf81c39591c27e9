"""Makes the links of two plans from the chances of their pairs. What the analyst has decided stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.alignment.decided import Decided
from core.alignment.evidence import Evidence
from core.alignment.order import in_reading_order
from core.alignment.pairing import Group, Pair, groups, strongest_chain
from core.alignment.profile import Unit
from core.alignment.reasons import Cut, Reasons, closest
from core.model import Decision, Link, Outline, Relation
from core.progress import Progress

_STEP = 20


def propose(
    old: Outline,
    new: Outline,
    evidence: Evidence,
    *,
    decided: Decided,
    cut: Cut,
    progress: Progress,
) -> tuple[Link, ...]:
    """Links between the alignable clauses of two plans, in the order of the old one; new clauses after their neighbour.

    Confirmed and manual links come back as they are and their clauses take no further part; rejected ones come back too and
    their pairs are not proposed again. Every alignable clause stands in at least one link. Links made here have id 0.
    """
    links = _Proposal(evidence, decided, cut).links(progress)
    return in_reading_order(links, old.clauses, new.clauses)


class _Proposal:
    """One run, on the way from chances to links."""

    def __init__(self, evidence: Evidence, decided: Decided, cut: Cut) -> None:
        similarity = evidence.looks.similarity
        self._old, self._new = similarity.old.units, similarity.new.units
        self._evidence = evidence
        self._chances = evidence.chances
        self._decided = decided
        self._reasons = Reasons(similarity, cut)

    def links(self, progress: Progress) -> list[Link]:
        confirmed = self._decided.confirmed
        linked = {pair for pair, chance in self._chances.items() if chance >= self._evidence.threshold and pair not in confirmed}
        found = groups(linked, self._chances)
        # The likeliest pair of each group says where it stands.
        heads = {max(group.pairs, key=lambda pair: (self._chances[pair], pair)) for group in found}
        weights = self._evidence.looks.similarity.chain_weights({pair: self._chances[pair] for pair in heads | confirmed})
        chain = set(strongest_chain(weights))
        links = list(self._decided.links)
        for done, group in enumerate(found):
            if done % _STEP == 0:
                progress.step(done, len(found), "align")
            links.append(self._link(group, chain))
        return [*links, *self._alone(links)]

    def _link(self, group: Group, chain: set[Pair]) -> Link:
        olds, news = [self._old[i] for i in group.old], [self._new[j] for j in group.new]
        relation = _relation(group, olds, news)
        placed = bool(chain.intersection(group.pairs))
        alike = relation is Relation.UNCHANGED
        return Link(
            id=0,
            old=_ids(olds),
            new=_ids(news),
            relation=relation,
            moved=not placed,
            confidence=1.0 if alike else min(self._chances[pair] for pair in group.pairs),
            reasons=("identical",) if alike else self._why(group, olds, news, placed=placed),
        )

    def _why(self, group: Group, olds: Sequence[Unit], news: Sequence[Unit], *, placed: bool) -> tuple[str, ...]:
        cosines = self._evidence.looks.cosines
        around = [pair for i in group.old for pair in self._evidence.rivals(i, 0)]
        around += [pair for j in group.new for pair in self._evidence.rivals(j, 1)]
        rivals = [cosines[pair] for pair in around if pair not in group.pairs]
        similarity = min(cosines[pair] for pair in group.pairs)
        return self._reasons.of_link(olds, news, similarity=similarity, second=max(rivals, default=0.0), placed=placed)

    def _alone(self, links: Sequence[Link]) -> list[Link]:
        """New and dropped: the clauses that no link holds, or none but a rejected pair."""
        holding = [link for link in links if link.decision is not Decision.REJECTED or not (link.old and link.new)]
        olds = {i for link in holding for i in link.old}
        news = {j for link in holding for j in link.new}
        dropped = [self._single(i, Relation.DROPPED) for i, unit in enumerate(self._old) if unit.clause.id not in olds]
        return dropped + [self._single(j, Relation.NEW) for j, unit in enumerate(self._new) if unit.clause.id not in news]

    def _single(self, place: int, relation: Relation) -> Link:
        """A link of one clause that has no partner."""
        dropped = relation is Relation.DROPPED
        side, other = (0, self._new) if dropped else (1, self._old)
        unit = (self._old if dropped else self._new)[place]
        rivals = self._evidence.rivals(place, side)
        return Link(
            id=0,
            old=(unit.clause.id,) if dropped else (),
            new=() if dropped else (unit.clause.id,),
            relation=relation,
            moved=False,
            confidence=round(self._evidence.alone(place, side), 4),
            reasons=(closest(other[rivals[0][1 - side]]),) if rivals else (),
        )


def _relation(group: Group, olds: Sequence[Unit], news: Sequence[Unit]) -> Relation:
    """What happened to a group; a lone pair whose clauses have other partners too is a part of a split or of a merger."""
    if len(group.old) > 1:
        return Relation.MERGED
    if len(group.new) > 1 or group.split:
        return Relation.SPLIT
    if group.merged:
        return Relation.MERGED
    same = all(one.wording == other.wording for one in olds for other in news)
    return Relation.UNCHANGED if same else Relation.REVISED


def _ids(units: Iterable[Unit]) -> tuple[int, ...]:
    return tuple(unit.clause.id for unit in units)
