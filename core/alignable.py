"""Which clauses of a plan take part in alignments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model import Clause, ClauseKind

_CHAPTER = 1200  # code points; an item of several paragraphs that is longer holds more than one matter
_ARTICLE = re.compile("第.+条")


def alignable(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses that an alignment pairs, in reading order.

    Every item (lowest numbered item or article) with all it holds, and every unnumbered paragraph that stands in none: the
    preamble, the lines that lead a section, all paragraphs of a text where nothing is numbered. Of an item as long as a chapter
    (reports number nothing below) its paragraphs and points are paired instead.
    """
    children: dict[int | None, list[Clause]] = {}
    for clause in clauses:
        children.setdefault(clause.parent_id, []).append(clause)
    found: list[Clause] = []
    pending = list(reversed(children.get(None, [])))
    while pending:
        clause = pending.pop()
        inside = children.get(clause.id, [])
        if _stands_alone(clause, inside):
            found.append(clause)
        else:
            pending += reversed(inside)
    return tuple(found)


def _stands_alone(clause: Clause, inside: Sequence[Clause]) -> bool:
    """Whether a clause is paired as a whole, with all it holds."""
    if clause.kind is ClauseKind.ITEM:
        paragraphs = sum(part.kind is ClauseKind.PARAGRAPH for part in inside)
        is_chapter = paragraphs > 1 and len(clause.span) > _CHAPTER and not _ARTICLE.match(clause.number or "")
        return not is_chapter
    return clause.kind in (ClauseKind.PARAGRAPH, ClauseKind.POINT) or (clause.kind is ClauseKind.PREAMBLE and not inside)
