"""The links of an alignment with the texts they join: what the comparison shows, as values. Knows no widget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.alignable import alignable
from core.model import Alignment, Annotation, Clause, ClauseKind, Decision, Link, Outline, Plan, Relation, Span

_HEAD_MARKS = "。.．：:，,；;！!？?"
_NUMBER_MARKS = " 　、.．，,。"
_LONGEST_NUMBER = 5
_NAME = 30


@dataclass(frozen=True, slots=True)
class Side:
    """A clause of one side. `place` counts the clauses that are paired, from 1; `section` is the heading it stands under."""

    clause: Clause
    place: int
    section: str
    text: str
    head_end: int
    body_start: int

    @property
    def head(self) -> str:
        """Number and heading with the mark that ends it."""
        return self.text[: self.head_end]

    @property
    def body(self) -> str:
        """The text after the heading."""
        return self.text[self.body_start :]

    @property
    def name(self) -> str:
        """What a clause is called: number and heading, or its first words."""
        return self.head or self.text[:_NAME].strip()

    @property
    def number_end(self) -> int:
        """Where the wording starts that is compared: after the printed number."""
        return len(self.clause.number or "")

    @property
    def short_number(self) -> str:
        """The printed number without its mark, or the place where it is long or missing."""
        number = (self.clause.number or "").strip(_NUMBER_MARKS)
        return number if 0 < len(number) <= _LONGEST_NUMBER else str(self.place)


@dataclass(frozen=True, slots=True)
class Pair:
    """A link, its clauses, and the names of the tags on them."""

    link: Link
    old: tuple[Side, ...]
    new: tuple[Side, ...]
    tags: frozenset[str] = frozenset()

    @property
    def id(self) -> int:
        """The link's id."""
        return self.link.id

    @property
    def decided(self) -> bool:
        """Whether the analyst has said anything of it."""
        return self.link.decision is not Decision.PROPOSED

    def sides(self) -> tuple[Side, ...]:
        """Old and new clauses, in this order."""
        return self.old + self.new


@dataclass(frozen=True, slots=True)
class Filter:
    """Which pairs are shown: any of these relations (or moved), all where none is named; and only those that are not decided,
    whose confidence is at least `least` and below `most`, and that carry a tag, where these are given.
    """

    relations: frozenset[Relation] = frozenset()
    moved: bool = False
    undecided: bool = False
    least: float = 0.0
    most: float = 2.0
    tag: str = ""

    def takes(self, pair: Pair) -> bool:
        """Whether a pair is shown."""
        if self.undecided and pair.decided:
            return False
        if not self.least <= pair.link.confidence < self.most or (self.tag and self.tag not in pair.tags):
            return False
        if not self.relations and not self.moved:
            return True
        return pair.link.relation in self.relations or (self.moved and pair.link.moved)


def pairs_of(
    alignment: Alignment, old: Mapping[int, Side], new: Mapping[int, Side], tags: Mapping[int, frozenset[str]] | None = None
) -> tuple[Pair, ...]:
    """The pairs of an alignment in its order; `tags` by clause id. Clauses that are not among the sides are left out."""
    known = tags or {}
    return tuple(
        Pair(
            link,
            tuple(old[i] for i in link.old if i in old),
            tuple(new[i] for i in link.new if i in new),
            frozenset(tag for i in (*link.old, *link.new) for tag in known.get(i, ())),
        )
        for link in alignment.links
    )


def tags_by_clause(outline: Outline, annotations: Iterable[Annotation]) -> Mapping[int, frozenset[str]]:
    """The names of the tags on every clause that is paired, from the annotations of its plan."""
    ends = [(clause.id, clause.span) for clause in alignable(outline.clauses)]
    found: dict[int, frozenset[str]] = {}
    for annotation in annotations:
        if annotation.tags:
            for clause_id, span in ends:
                if span.overlaps(annotation.span):
                    found[clause_id] = found.get(clause_id, frozenset()) | frozenset(annotation.tags)
    return found


def unpaired(pairs: Sequence[Pair], old: Mapping[int, Side], new: Mapping[int, Side]) -> int:
    """How many clauses to be paired stand in no pair, and how many pairs of two sides lost one: what edits of a plan leave."""
    linked = {side.clause.id for pair in pairs for side in pair.sides()}
    without = sum(bool(side.place) and side.clause.id not in linked for side in (*old.values(), *new.values()))
    halved = sum(pair.link.relation not in (Relation.NEW, Relation.DROPPED) and not (pair.old and pair.new) for pair in pairs)
    return without + halved


def sides_of(outline: Outline) -> Mapping[int, Side]:
    """The clauses of a plan as sides, by clause id."""
    by_id = {clause.id: clause for clause in outline.clauses}
    places = {clause.id: place for place, clause in enumerate(alignable(outline.clauses), start=1)}
    return {
        clause.id: _side(outline, clause, places.get(clause.id, 0), _section(clause, by_id)) for clause in outline.clauses[1:]
    }


def different_issuers(old: Plan, new: Plan) -> bool:
    """Whether both plans say who issued them, or for which region, and say different things."""
    pairs = ((old.metadata.issuer, new.metadata.issuer), (old.metadata.region, new.metadata.region))
    return any(a and b and a != b for a, b in pairs)


def _section(clause: Clause, by_id: Mapping[int, Clause]) -> str:
    at = by_id.get(clause.parent_id or 0)
    while at is not None:
        if at.kind is ClauseKind.SECTION:
            return at.label
        at = by_id.get(at.parent_id or 0)
    return ""


def _side(outline: Outline, clause: Clause, place: int, section: str) -> Side:
    text = outline.quote(clause.span)
    head_end = max(0, clause.head_end - clause.span.start)
    if clause.heading:
        while head_end < len(text) and text[head_end] in _HEAD_MARKS:
            head_end += 1
    else:
        head_end = 0
    body_start = head_end + len(text[head_end:]) - len(text[head_end:].lstrip())
    return Side(clause, place, section, text, head_end, body_start)


@dataclass(frozen=True, slots=True)
class Joined:
    """The wording of several clauses as one text to compare; `starts` says where the text of each begins in it."""

    text: str
    sides: tuple[Side, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, sides: Sequence[Side]) -> Joined:
        """The clauses one after another, their printed numbers left out."""
        starts: list[int] = []
        text = ""
        for side in sides:
            text += "\n" if text else ""
            starts.append(len(text))
            text += side.text[side.number_end :]
        return cls(text, tuple(sides), tuple(starts))

    def spans_in(self, index: int, spans: Iterable[Span]) -> tuple[Span, ...]:
        """The parts of `spans` that lie in the clause at `index`, as offsets of that clause's own text."""
        side, start = self.sides[index], self.starts[index]
        length = len(side.text) - side.number_end
        found: list[Span] = []
        for span in spans:
            low, high = max(span.start - start, 0), min(span.end - start, length)
            if low < high:
                found.append(Span(low + side.number_end, high + side.number_end))
        return tuple(found)
