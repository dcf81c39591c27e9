"""Lineage: the links between any number of plans joined into themes, each followed through the plans with its gaps.

A theme is a chain: a clause, what became of it in the next plan that speaks of it, and so on. Which links there are is decided in
`propose` and by the analyst.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.alignable import alignable
from core.model import Alignment, Clause, Decision, Link, Outline, Relation

_STRENGTH = (Relation.UNCHANGED, Relation.REVISED, Relation.MERGED, Relation.SPLIT, Relation.NEW, Relation.DROPPED)

_WIDEST = 4  # clauses of one plan in a theme
_LONGEST_NAME = 30

_Node = tuple[int, int]  # place of the plan, clause id


@dataclass(frozen=True, slots=True)
class Cell:
    """What one plan says of a theme: its clauses in reading order, and their relation to the nearest earlier plan that does so.

    `relation` is None in the first plan that does; `since` is the id of that earlier plan. `confidence` is that of the weakest
    link, `decided` whether all of them were confirmed or made by the analyst.
    """

    plan_id: int
    clause_ids: tuple[int, ...]
    relation: Relation | None = None
    since: int | None = None
    moved: bool = False
    confidence: float = 1.0
    decided: bool = True


@dataclass(frozen=True, slots=True)
class Theme:
    """A row of the matrix: a name, the section it stands under in its first plan, and a cell for each plan that speaks of it."""

    name: str
    section: str
    cells: Mapping[int, Cell]

    @property
    def first(self) -> int:
        """The id of the first plan that speaks of it."""
        return next(iter(self.cells))

    @property
    def last(self) -> int:
        """The id of the last plan that speaks of it."""
        return next(reversed(list(self.cells)))

    @property
    def strongest_change(self) -> Relation | None:
        """The largest step between two plans; None where one plan alone speaks of it."""
        relations = [cell.relation for cell in self.cells.values() if cell.relation]
        return max(relations, key=_STRENGTH.index, default=None)


@dataclass(frozen=True, slots=True)
class Lineage:
    """Plans in order of year, and the themes in the order in which the plans first speak of them."""

    plan_ids: tuple[int, ...]
    themes: tuple[Theme, ...]

    def gaps(self, theme: Theme) -> tuple[int, ...]:
        """The plans between the first and the last one that say nothing of a theme."""
        inside = self.plan_ids[self.plan_ids.index(theme.first) : self.plan_ids.index(theme.last)]
        return tuple(plan_id for plan_id in inside if plan_id not in theme.cells)

    def theme_of(self, clause_id: int) -> Theme | None:
        """The theme a clause belongs to, to follow it forwards and back."""
        holding = (t for t in self.themes if any(clause_id in cell.clause_ids for cell in t.cells.values()))
        return next(holding, None)


def in_order_of_year(outlines: Iterable[Outline]) -> tuple[Outline, ...]:
    """Plans by the year of their content; those without one last, and those of one year as they come."""
    return tuple(sorted(outlines, key=lambda outline: outline.plan.metadata.year or 9999))


def lineage(outlines: Sequence[Outline], alignments: Iterable[Alignment]) -> Lineage:
    """The themes of plans in order of year, from the alignments of earlier with later ones.

    Links of neighbouring plans count first. A clause that has no counterpart in the next plan is looked for in the one after,
    and so on, so that a theme survives the years that leave it out; links further apart never join what nearer ones keep apart.
    """
    chains = _Chains(outlines)
    by_plans = {(alignment.old, alignment.new): alignment.links for alignment in alignments}
    ids = [outline.plan.id for outline in outlines]
    for distance in range(1, len(ids)):
        ends = chains.ends()
        steps = [
            (place, place + distance, link)
            for place in range(len(ids) - distance)
            for link in by_plans.get((ids[place], ids[place + distance]), ())
            if distance == 1 or ends.free(place, link.old, place + distance, link.new)
        ]
        for before, after, link in sorted(steps, key=lambda step: _trust(step[2])):
            chains.join(before, after, link)
    return Lineage(tuple(ids), tuple(chains.themes()))


def _trust(link: Link) -> tuple[bool, float]:
    """Sorts links: those decided first, then the surest."""
    return link.decision is Decision.PROPOSED, -link.confidence


@dataclass(frozen=True)
class _Ends:
    """The clauses that had a later and those that had an earlier counterpart when last looked at."""

    forwards: frozenset[_Node]
    back: frozenset[_Node]

    def free(self, before: int, olds: Iterable[int], after: int, news: Iterable[int]) -> bool:
        """Whether none of the old clauses has gone on yet and none of the new ones has come from anywhere."""
        return not any((before, i) in self.forwards for i in olds) and not any((after, j) in self.back for j in news)


class _Chains:
    """Clauses of all plans, joined step by step."""

    def __init__(self, outlines: Sequence[Outline]) -> None:
        self._outlines = outlines
        self._clauses = [{clause.id: clause for clause in outline.clauses} for outline in outlines]
        self._nodes = [(place, clause.id) for place, outline in enumerate(outlines) for clause in alignable(outline.clauses)]
        self._parent = {node: node for node in self._nodes}
        self._widths = {node: Counter({node[0]: 1}) for node in self._nodes}
        self._steps: list[tuple[int, int, Link]] = []
        self._order = {node: at for at, node in enumerate(self._nodes)}

    def join(self, before: int, after: int, link: Link) -> None:
        """Take a link between the plans at two places into the chains; rejected links and those of one side join nothing.

        A proposal that would make a theme wider than a few clauses of one plan is left out: over many plans splits and mergers
        would else tie everything together.
        """
        nodes = [(before, i) for i in link.old] + [(after, j) for j in link.new]
        if link.decision is Decision.REJECTED or not link.old or not link.new or any(n not in self._parent for n in nodes):
            return
        roots = list(dict.fromkeys(map(self._root, nodes)))
        width = sum((self._widths[root] for root in roots), Counter[int]())
        limit = max(_WIDEST, len(link.old), len(link.new))
        if link.decision is Decision.PROPOSED and max(width.values()) > limit:
            return
        self._steps.append((before, after, link))
        for root in roots:
            self._parent[root] = roots[0]
        self._widths[roots[0]] = width

    def ends(self) -> _Ends:
        """Which clauses have counterparts by now."""
        return _Ends(
            frozenset((before, i) for before, _, link in self._steps for i in link.old),
            frozenset((after, j) for _, after, link in self._steps for j in link.new),
        )

    def themes(self) -> list[Theme]:
        """The chains as themes, in the order of their first clauses."""
        members: dict[_Node, list[_Node]] = {}
        for node in sorted(self._parent, key=self._order.__getitem__):
            members.setdefault(self._root(node), []).append(node)
        steps: dict[_Node, list[tuple[int, int, Link]]] = {}
        for step in self._steps:
            steps.setdefault(self._root((step[0], step[2].old[0])), []).append(step)
        return [self._theme(nodes, steps.get(root, [])) for root, nodes in members.items()]

    def _root(self, node: _Node) -> _Node:
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def _theme(self, nodes: Sequence[_Node], steps: Sequence[tuple[int, int, Link]]) -> Theme:
        places = sorted({place for place, _ in nodes})
        cells: dict[int, Cell] = {}
        for place in places:
            clauses = tuple(clause_id for at, clause_id in nodes if at == place)
            into = [(before, link) for before, after, link in steps if after == place]
            cells[self._outlines[place].plan.id] = self._cell(place, clauses, into)
        first = self._clauses[places[0]][next(clause for place, clause in nodes if place == places[0])]
        outline = self._outlines[places[0]]
        parent = outline.find(first.parent_id) if first.parent_id is not None else None
        return Theme(_name(outline, first), parent.heading if parent and parent.parent_id is not None else "", cells)

    def _cell(self, place: int, clauses: tuple[int, ...], into: Sequence[tuple[int, Link]]) -> Cell:
        plan_id = self._outlines[place].plan.id
        if not into:
            return Cell(plan_id, clauses)
        nearest = max(before for before, _ in into)
        links = [link for before, link in into if before == nearest]
        return Cell(
            plan_id,
            clauses,
            relation=max((link.relation for link in links), key=_STRENGTH.index),
            since=self._outlines[nearest].plan.id,
            moved=any(link.moved for link in links),
            confidence=min(link.confidence for link in links),
            decided=all(link.decision is not Decision.PROPOSED for link in links),
        )


def _name(outline: Outline, clause: Clause) -> str:
    """The heading of a clause; of one without its first words."""
    text = clause.heading or outline.quote(clause.span).removeprefix(clause.number or "").strip()
    return text if clause.heading or len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME]}…"
