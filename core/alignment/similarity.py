"""How alike the clauses of two plans are: cosine of character 2-3-grams, each weighted by how rare it is in its own plan.

Which clauses then belong together is decided in `classifier` and `pairing`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from core.alignment.background import PER_NAT
from core.alignment.profile import Profile
from core.model import ClauseKind
from core.progress import Progress

Pair = tuple[int, int]

_STEP = 50  # rows
_COMMON = 400  # pairs of clauses that share a gram from which on it is left out of the search: it tells little and costs most
_EXACT = 2500  # pairs of clauses from which on the search leaves common grams out
_CROWD = 24  # candidates kept of a column before all but the best are forgotten


@dataclass(frozen=True)
class Similarity:
    """Two profiles side by side. Every figure is the same to the last bit when they are swapped."""

    old: Profile
    new: Profile

    def cosine(self, i: int, j: int) -> float:
        """Cosine of old clause `i` and new clause `j`, 0..1; clauses without words are alike where they read the same."""
        ours, theirs = self.old.vectors[i], self.new.vectors[j]
        if not ours and not theirs:
            return float(self.old.units[i].wording == self.new.units[j].wording)
        return min(1.0, sum([ours[gram] * theirs[gram] for gram in ours.keys() & theirs.keys()]))

    def row(self, i: int, *, common: int | None = None) -> list[float]:
        """Cosine of old clause `i` with every new clause; without grams that more than `common` pairs of clauses share."""
        row = [0.0] * len(self.new.units)
        vector, theirs, ours = self.old.vectors[i], self.new.postings, self.old.postings
        for gram in vector.keys() & theirs.keys():
            others = theirs[gram]
            if common is not None and len(others) * len(ours[gram]) > common:
                continue
            value = vector[gram]
            for j, other in others:
                row[j] += value * other
        if not self.old.vectors[i]:
            wording = self.old.units[i].wording
            for j, unit in enumerate(self.new.units):
                row[j] = float(not self.new.vectors[j] and unit.wording == wording)
        return row

    def table(self) -> list[list[float]]:
        """Cosine of every old with every new clause: a row for each old one."""
        return [self.row(i) for i in range(len(self.old.units))]

    def candidates(self, count: int, least: float, progress: Progress) -> dict[Pair, float]:
        """The pairs among the `count` most alike of either side, above `least`, with their cosines; needs no table of all pairs.

        A preamble touches on everything and would rival every item: it may pair with what is unnumbered only.
        """
        kinds = [unit.clause.kind for unit in self.old.units], [unit.clause.kind for unit in self.new.units]
        barred = {ClauseKind.PREAMBLE: ClauseKind.ITEM, ClauseKind.ITEM: ClauseKind.PREAMBLE}
        preambles = ClauseKind.PREAMBLE in kinds[0] or ClauseKind.PREAMBLE in kinds[1]
        crowded = len(kinds[0]) * len(kinds[1]) > _EXACT
        found: dict[Pair, float] = {}
        columns: list[list[tuple[float, int]]] = [[] for _ in self.new.units]
        for i, kind in enumerate(kinds[0]):
            if i % _STEP == 0:
                progress.step(i, len(kinds[0]), "align")
            progress.heed()
            row = self.row(i, common=_COMMON if crowded else None)
            if preambles:
                row = [0.0 if barred.get(kind) is other else value for value, other in zip(row, kinds[1], strict=True)]
            above = [(value, j) for j, value in enumerate(row) if value > least]
            found.update(((i, j), value) for value, j in _best(above, count))
            for value, j in above:
                column = columns[j]
                column.append((value, i))
                if len(column) > _CROWD + count:
                    columns[j] = _best(column, count)
        for j, column in enumerate(columns):
            found.update(((i, j), value) for value, i in _best(column, count))
        return {pair: self.cosine(*pair) if crowded else min(1.0, found[pair]) for pair in sorted(found)}

    def shared_runs(self) -> Counter[Pair]:
        """How many runs of four letters two clauses share that stand in no other clause of either plan."""
        ours, theirs = self.old.own_runs, self.new.own_runs
        return Counter((ours[run], theirs[run]) for run in ours.keys() & theirs.keys())

    def mass(self, of: Collection[str]) -> int:
        """The rarity of grams that stand in both plans, in both together."""
        return self.old.rarity.mass(of) + self.new.rarity.mass(of)

    def chain_weights(self, chances: Mapping[Pair, float]) -> dict[Pair, int]:
        """What pairs weigh in the chain that runs in order: their chance, then how long they are, then how near in place.

        Whole numbers, so that sums are exact and a chain is the same whichever side comes first.
        """
        old, new = self.old.units, self.new.units
        return {
            (i, j): round(chance * PER_NAT**2) * PER_NAT**2
            + min(len(old[i].wording) + len(new[j].wording), PER_NAT - 1) * PER_NAT
            - round(PER_NAT * abs((i + 0.5) / len(old) - (j + 0.5) / len(new)))
            for (i, j), chance in chances.items()
        }


def _best(found: Sequence[tuple[float, int]], count: int) -> list[tuple[float, int]]:
    """The highest figures, of equals all."""
    if len(found) <= count:
        return list(found)
    limit = sorted(map(itemgetter(0), found), reverse=True)[count - 1]
    return [entry for entry in found if entry[0] >= limit]
