"""The full text of plans with the annotations as comments on their passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.briefing.content import Comment, FullText, FullTexts, TextLine, TextPiece
from core.briefing.material import Material
from core.briefing.reviewed import citation
from core.briefing.words import Words
from core.model import Annotation, Clause, ClauseKind, Fit, Outline, Span

_DEEPEST = 3


def full_texts(words: Words, material: Material) -> FullTexts | None:
    """The chapter; None without plans."""
    colors = {tag.name: tag.color for tag in material.tags}
    texts = tuple(_full_text(words, outline, material.of(plan_id), colors) for plan_id, outline in material.plans.items())
    return FullTexts(texts) if texts else None


def _full_text(words: Words, outline: Outline, annotations: Sequence[Annotation], colors: dict[str, int]) -> FullText:
    placed = [_Placed(one, span) for one in annotations if (span := _marked(outline, one))]
    placed.sort(key=lambda one: (one.span.start, one.span.end))
    return FullText(
        outline.plan.title,
        tuple(_Lines(outline, placed, colors).lines()),
        tuple(Comment(one.annotation.author, one.annotation.created, _said(words, one.annotation)) for one in placed),
        citation(words, outline.plan),
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """An annotation and the span it marks."""

    annotation: Annotation
    span: Span


def _marked(outline: Outline, annotation: Annotation) -> Span | None:
    """The span of an annotation without blanks at its ends; None where it has no place in the text."""
    quoted = outline.quote(annotation.span)
    start = annotation.span.start + len(quoted) - len(quoted.lstrip())
    end = annotation.span.start + len(quoted.rstrip())
    return Span(start, end) if annotation.fit is not Fit.LOST and start < end else None


def _said(words: Words, annotation: Annotation) -> str:
    tags = f"{words.tags}{words.colon}{words.comma.join(annotation.tags)}" if annotation.tags else ""
    status = f"{words.status}{words.colon}{words.statuses[annotation.status]}"
    return "\n".join(part for part in (annotation.note, tags, status) if part)


class _Lines:
    """Cuts a text into lines, and the lines where a heading or an annotation begins or ends."""

    def __init__(self, outline: Outline, placed: Sequence[_Placed], colors: dict[str, int]) -> None:
        self._text = outline.text
        self._placed = placed
        self._colors = colors
        self._heads = {clause.span.start: clause for clause in outline.clauses if clause.parent_id is not None}
        self._signed = [clause.span for clause in outline.clauses if clause.kind is ClauseKind.SIGNATURE]
        self._opened = 0
        self._open: set[int] = set()

    def lines(self) -> list[TextLine]:
        """The lines that hold anything, in order."""
        found: list[TextLine] = []
        at = 0
        for line in self._text.split("\n"):
            end = at + len(line)
            pieces = tuple(self._pieces(at, end))
            if pieces:
                found.append(
                    TextLine(self._level(at, end), pieces, any(at >= span.start and end <= span.end for span in self._signed))
                )
            at = end + 1
        return found

    def _level(self, at: int, end: int) -> int:
        clause = self._heads.get(at)
        whole = clause is not None and clause.kind is ClauseKind.SECTION and self._head_end(clause) >= end
        return min(clause.level, _DEEPEST) if clause and whole else 0

    def _head_end(self, clause: Clause) -> int:
        rest = self._text[clause.head_end : clause.head_end + 1]
        return clause.head_end + (rest in "。：:")

    def _pieces(self, at: int, end: int) -> list[TextPiece]:
        """The pieces of a line; an annotation over several lines opens in its first and closes in its last one."""
        clause = self._heads.get(at)
        head = min(clause.head_end, end) if clause else at
        opening = self._opened
        while self._opened < len(self._placed) and self._placed[self._opened].span.start < max(end, at + 1):
            self._opened += 1
        inside = [*sorted(self._open), *range(opening, self._opened)]
        edges = {at, end, head} if end > at else {at}
        for number in inside:
            span = self._placed[number].span
            edges |= {edge for edge in (span.start, span.end) if at < edge < end}
        pieces = [self._piece(start, stop, head, inside) for start, stop in pairwise(sorted(edges))]
        for number in inside:
            (self._open.discard if self._placed[number].span.end <= end else self._open.add)(number)
        return pieces

    def _piece(self, start: int, stop: int, head: int, inside: Sequence[int]) -> TextPiece:
        on = [number for number in inside if self._placed[number].span.start <= start < self._placed[number].span.end]
        colors = [self._colors.get(tag, 0) for number in on for tag in self._placed[number].annotation.tags]
        return TextPiece(
            self._text[start:stop],
            strong=stop <= head,
            tag=(colors[0] if colors else 0) if on else None,
            opens=tuple(number for number in on if self._placed[number].span.start == start),
            closes=tuple(number for number in on if self._placed[number].span.end == stop),
        )
