"""A 修订稿: the new plan as changes of the old one. Accepting all of them leaves the new text, character by character.

It follows the order of the new plan; what was dropped stands after what it followed in the old one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from core.alignable import alignable
from core.briefing.comparison import AlignedPlans, listed_links
from core.briefing.content import Change, ChangedLine, ChangedPiece, ChangedText
from core.briefing.passage import Differences, clause_text
from core.model import Clause, ClauseKind, Link, Outline

_Stream = list[tuple[Change, str]]
_DEEPEST = 3


def changed_text(aligned: AlignedPlans, differences: Differences, heed: Callable[[], None] = lambda: None) -> ChangedText:
    """The text of the new plan with what was added to the old one and what was removed from it."""
    alignment, old, new = aligned
    plan = _Plan(old, new, listed_links(alignment, confirmed_only=False).links, differences)
    stream: _Stream = []
    at = 0
    for clause in plan.units:
        heed()
        if clause.span.start < at:
            continue
        stream += plan.gap(at, clause.span.start)
        stream += plan.dropped_before(clause)
        stream += plan.unit(clause)
        stream += plan.dropped_after(clause)
        at = clause.span.end
    stream += plan.gap(at, len(new.text))
    stream += plan.dropped_last()
    return ChangedText(tuple(_lines(stream, plan.levels())))


@dataclass(slots=True)
class _Plan:
    """Both plans and what became of their clauses, while the text is put together."""

    old: Outline
    new: Outline
    links: Sequence[Link]
    differences: Differences
    units: tuple[Clause, ...] = ()
    _pieces: dict[int, _Stream] = field(default_factory=dict[int, _Stream])
    _shown: set[int] = field(default_factory=set[int])
    _dropped: dict[int, list[Clause]] = field(default_factory=dict[int, list[Clause]])
    _kept: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.units = tuple(sorted(alignable(self.new.clauses), key=lambda clause: clause.span.start))
        self._kept = frozenset(line.strip() for line in self.old.text.split("\n"))
        by_id: Mapping[int, Clause] = {clause.id: clause for clause in (*self.old.clauses, *self.new.clauses)}
        before = 0
        for link in self.links:
            ends = [tuple(by_id[i] for i in ids if i in by_id) for ids in (link.old, link.new)]
            gone = [clause for clause in ends[0] if clause.id not in self._shown]
            if ends[1]:
                self._take(gone, [clause for clause in ends[1] if clause.id not in self._pieces])
                before = ends[1][-1].id if ends[0] else before
            else:
                self._dropped.setdefault(before, []).extend(gone)
            self._shown |= {clause.id for clause in ends[0]}
        whole = [clause for clause in alignable(self.old.clauses) if clause.id not in self._shown]
        self._dropped.setdefault(before, []).extend(whole)

    def _take(self, old: Sequence[Clause], new: Sequence[Clause]) -> None:
        """Share the changes between clauses of both plans out to the new ones, each by its place."""
        if not new:
            return
        before, after = clause_text(self.old, old), clause_text(self.new, new)
        segments = self.differences(before.text, after.text) if old else ()
        blocks = [block for block, _ in after.placed()]
        if not segments:
            for clause in new:
                self._pieces[clause.id] = [(Change.ADDED, self.new.quote(clause.span))]
            return
        for number, (clause, block) in enumerate(zip(new, blocks, strict=True)):
            stream: _Stream = []
            for segment in segments:
                at = segment.new
                if segment.op == "removed":
                    owner = next((place for place, other in enumerate(blocks) if at.start <= other.end), len(blocks) - 1)
                    if owner == number:
                        stream.append((Change.REMOVED, before.text[segment.old.start : segment.old.end]))
                elif at.start < block.end and at.end > block.start:
                    said = after.text[max(at.start, block.start) : min(at.end, block.end)]
                    stream.append((Change.KEPT if segment.op == "equal" else Change.ADDED, said))
            self._pieces[clause.id] = stream

    def unit(self, clause: Clause) -> _Stream:
        """What became a clause of the new plan; one without a link is new."""
        return self._pieces.get(clause.id) or [(Change.ADDED, self.new.quote(clause.span))]

    def gap(self, start: int, end: int) -> Iterator[tuple[Change, str]]:
        """Text between the clauses compared: kept where the old plan has the same line."""
        for line in self.new.text[start:end].splitlines(keepends=True):
            yield (Change.KEPT if not line.strip() or line.strip() in self._kept else Change.ADDED), line

    def dropped_before(self, clause: Clause) -> Iterator[tuple[Change, str]]:
        """What the old plan had before its first clause that the new one has too."""
        if self.units and clause is self.units[0]:
            yield from ((Change.REMOVED, self._text(gone) + "\n") for gone in self._dropped.pop(0, ()))

    def dropped_after(self, clause: Clause) -> Iterator[tuple[Change, str]]:
        """What the old plan had after a clause, and the new one has not."""
        yield from ((Change.REMOVED, "\n" + self._text(gone)) for gone in self._dropped.pop(clause.id, ()))

    def dropped_last(self) -> Iterator[tuple[Change, str]]:
        """What found no place."""
        for gone in (gone for rest in self._dropped.values() for gone in rest):
            yield Change.REMOVED, "\n" + self._text(gone)

    def _text(self, clause: Clause) -> str:
        return self.old.quote(clause.span).strip("\n")

    def levels(self) -> dict[str, int]:
        """The levels of headings by their line: 1-3, of the title 0."""
        found: dict[str, int] = {}
        for clause in self.new.clauses:
            if clause.kind in (ClauseKind.SECTION, ClauseKind.TITLE):
                head = self.new.text[clause.span.start : clause.head_end].strip()
                found[head] = min(clause.level, _DEEPEST)
        found.pop("", None)
        return found


def _lines(stream: _Stream, levels: Mapping[str, int]) -> Iterator[ChangedLine]:
    """The stream cut into paragraphs, each with how its end changed."""
    pieces: list[ChangedPiece] = []
    for change, same in groupby(stream, key=lambda piece: piece[0]):
        for number, line in enumerate("".join(text for _, text in same).split("\n")):
            if number:
                yield _line(pieces, change, levels)
                pieces = []
            if line:
                pieces.append(ChangedPiece(line, change))
    if pieces:
        yield _line(pieces, Change.KEPT, levels)


def _line(pieces: Sequence[ChangedPiece], end: Change, levels: Mapping[str, int]) -> ChangedLine:
    now = "".join(piece.text for piece in pieces if piece.change is not Change.REMOVED).strip()
    return ChangedLine(tuple(pieces), end, levels.get(now, -1))
