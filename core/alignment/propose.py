"""Proposes the links between the clauses of two plans. What the analyst has decided stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.alignment import confidence
from core.alignment.order import in_reading_order
from core.alignment.pairing import Group, Pair, best_pairs, groups, in_order, runner_up
from core.alignment.reasons import shared_sentences, shared_terms
from core.alignment.similarity import Background, Unit, Weighted, cosine, similarities, together, weigh
from core.language.folding import fold
from core.language.words import Words
from core.model import Clause, Decision, Link, Outline, Relation, alignable
from core.progress import Progress

_SETTLED = (Decision.CONFIRMED, Decision.MANUAL)
_DECIDED = (*_SETTLED, Decision.REJECTED)


@dataclass(frozen=True, slots=True)
class _Side:
    """The alignable clauses of one plan: their texts without the printed number, and their vectors."""

    clauses: tuple[Clause, ...]
    texts: tuple[str, ...]
    vectors: tuple[Weighted, ...]

    def heading(self, place: int) -> str:
        return self.clauses[place].heading

    def ids(self, places: Iterable[int]) -> tuple[int, ...]:
        return tuple(self.clauses[place].id for place in places)


def propose(
    old: Outline,
    new: Outline,
    *,
    kept: Sequence[Link] = (),
    background: Background | None = None,
    words: Words | None = None,
    progress: Progress | None = None,
) -> tuple[Link, ...]:
    """Links between the alignable clauses of two plans, in the order of the old one; new clauses after their neighbour.

    `kept`: links of an earlier run. Confirmed and manual ones come back as they are and their clauses take no further part;
    rejected ones come back too and their pairs are not proposed again; proposed ones, and those whose clauses are gone, don't
    come back. Every alignable clause stands in at least one link. Links made here have id 0. `background`: None for the bundled
    one. `words`: makes the terms among the reasons whole words.
    """
    sides = _sides(old, new, background or Background.bundled())
    kept = _still_there(kept, old, new)
    table = similarities(sides[0].vectors, sides[1].vectors, progress or Progress())
    _mark_wordless(table, *sides)
    links = _Proposal(*sides, table, kept, words).links()
    return in_reading_order(links, old.clauses, new.clauses)


def _sides(old: Outline, new: Outline, background: Background) -> tuple[_Side, _Side]:
    ours, theirs = alignable(old.clauses), alignable(new.clauses)
    texts = [_body(old, clause) for clause in ours] + [_body(new, clause) for clause in theirs]
    headings = [clause.heading for clause in (*ours, *theirs)]
    vectors = weigh([Unit.of(text, heading) for text, heading in zip(texts, headings, strict=True)], background)
    cut = len(ours)
    return _Side(ours, tuple(texts[:cut]), vectors[:cut]), _Side(theirs, tuple(texts[cut:]), vectors[cut:])


def _mark_wordless(table: list[list[float]], old: _Side, new: _Side) -> None:
    """Clauses without words (figures, marks, a single letter) have no grams; those that read the same are alike all the same."""
    wordless = {j: fold(new.texts[j]).text for j, vector in enumerate(new.vectors) if not vector.norm}
    for i, vector in enumerate(old.vectors):
        if wordless and not vector.norm:
            text = fold(old.texts[i]).text
            for j, other in wordless.items():
                table[i][j] = float(text == other)


def _body(outline: Outline, clause: Clause) -> str:
    return outline.quote(clause.span).removeprefix(clause.number or "")


def _still_there(kept: Iterable[Link], old: Outline, new: Outline) -> tuple[Link, ...]:
    ours, theirs = ({clause.id for clause in outline.clauses} for outline in (old, new))
    return tuple(link for link in kept if link.decision in _DECIDED and ours.issuperset(link.old) and theirs.issuperset(link.new))


class _Proposal:
    """One run: two sides, their similarities and the decided links, on the way to the links."""

    def __init__(self, old: _Side, new: _Side, table: list[list[float]], kept: tuple[Link, ...], words: Words | None) -> None:
        self._old = old
        self._new = new
        self._kept = kept
        self._old_places = {clause.id: place for place, clause in enumerate(old.clauses)}
        self._new_places = {clause.id: place for place, clause in enumerate(new.clauses)}
        self._table = table
        self._words = words

    def links(self) -> list[Link]:
        settled = [link for link in self._kept if link.decision in _SETTLED]
        pairs = best_pairs(self._table, self._forbidden(settled), self._as_one)
        found = groups(pairs, self._table)
        anchors = {pair for link in settled for pair in self._places(link) if len(link.old) == len(link.new) == 1}
        chain = in_order({group.pairs[0] for group in found if len(group.pairs) == 1} | anchors)
        links = [self._link(group, chain) for group in found]
        links = [*self._kept, *links]
        return [*links, *self._alone(links)]

    def _as_one(self, olds: Sequence[int], news: Sequence[int]) -> float:
        return cosine(together([self._old.vectors[i] for i in olds]), together([self._new.vectors[j] for j in news]))

    def _places(self, link: Link) -> list[Pair]:
        olds = [self._old_places[i] for i in link.old if i in self._old_places]
        news = [self._new_places[j] for j in link.new if j in self._new_places]
        return [(i, j) for i in olds for j in news]

    def _forbidden(self, settled: Sequence[Link]) -> set[Pair]:
        """Rejected pairs, and all pairs of clauses whose place is settled."""
        forbidden = {pair for link in self._kept if link.decision is Decision.REJECTED for pair in self._places(link)}
        olds = {self._old_places[i] for link in settled for i in link.old if i in self._old_places}
        news = {self._new_places[j] for link in settled for j in link.new if j in self._new_places}
        forbidden |= {(i, j) for i in olds for j in range(len(self._new.clauses))}
        forbidden |= {(i, j) for j in news for i in range(len(self._old.clauses))}
        return forbidden

    def _link(self, group: Group, chain: set[Pair]) -> Link:
        pairs = group.pairs
        similarity = min(self._table[i][j] for i, j in pairs)
        second = runner_up(group, self._table)
        single = len(pairs) == 1
        placed = single and pairs[0] in chain
        relation = self._relation(group)
        return Link(
            id=0,
            old=self._old.ids(group.old),
            new=self._new.ids(group.new),
            relation=relation,
            moved=single and not placed,
            confidence=1.0 if relation is Relation.UNCHANGED else confidence.of_link(similarity, second),
            reasons=("identical",) if relation is Relation.UNCHANGED else self._reasons(group, similarity, second, placed=placed),
        )

    def _relation(self, group: Group) -> Relation:
        if len(group.old) > 1:
            return Relation.MERGED
        if len(group.new) > 1:
            return Relation.SPLIT
        same = all(fold(self._old.texts[i]).text == fold(self._new.texts[j]).text for i, j in group.pairs)
        return Relation.UNCHANGED if same else Relation.REVISED

    def _reasons(self, group: Group, similarity: float, second: float, *, placed: bool) -> tuple[str, ...]:
        olds, news = group.old, group.new
        weights = self._old.vectors[olds[0]] if len(olds) == 1 else self._new.vectors[news[0]]
        ours, theirs = "\n".join(map(self._old.heading, olds)), "\n".join(map(self._new.heading, news))
        headings = shared_terms(ours, theirs, weights, self._words)
        before, after = "\n".join(self._old.texts[i] for i in olds), "\n".join(self._new.texts[j] for j in news)
        terms, sentences = shared_terms(before, after, weights, self._words), shared_sentences(before, after)
        parts = (
            f"heading:{headings}" if headings else "",
            f"terms:{terms}" if terms else "",
            f"sentences:{sentences}" if sentences else "",
            f"similarity:{similarity:.2f}",
            f"runner_up:{second:.2f}" if second else "",
            "position" if placed else "",
        )
        return tuple(part for part in parts if part)

    def _alone(self, links: Sequence[Link]) -> list[Link]:
        """New and dropped: the clauses that no link holds, or none but a rejected pair."""
        holding = [link for link in links if link.decision is not Decision.REJECTED or not (link.old and link.new)]
        olds = {i for link in holding for i in link.old}
        news = {j for link in holding for j in link.new}
        dropped = [
            _single(clause, Relation.DROPPED, max(row, default=0.0))
            for clause, row in zip(self._old.clauses, self._table, strict=True)
            if clause.id not in olds
        ]
        fresh = [
            _single(clause, Relation.NEW, max((row[j] for row in self._table), default=0.0))
            for j, clause in enumerate(self._new.clauses)
            if clause.id not in news
        ]
        return dropped + fresh


def _single(clause: Clause, relation: Relation, best: float) -> Link:
    """A link of one clause that has no partner; `best` is its best similarity."""
    ids = (clause.id,)
    return Link(
        id=0,
        old=ids if relation is Relation.DROPPED else (),
        new=ids if relation is Relation.NEW else (),
        relation=relation,
        moved=False,
        confidence=confidence.of_none(best),
        reasons=(f"runner_up:{best:.2f}",) if best else (),
    )
