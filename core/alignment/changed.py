"""Where the text of a plan differs from the plan it was aligned with, as spans of its own text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from core.alignment.segments import Segment
from core.model import Alignment, Clause, Decision, Link, Outline, Relation, Span

Diff = Callable[[str, str], Sequence[Segment]]


def changed_spans(alignment: Alignment, old: Outline, new: Outline, diff: Diff, *, of_new: bool = True) -> Iterator[Span]:
    """What stands in the new plan only (or, not `of_new`, in the old one only), link by link; rejected links say nothing.

    A clause without a partner differs as a whole. What was only moved is no difference.
    """
    own, side = (new, "added") if of_new else (old, "removed")
    for link in alignment.links:
        if link.decision is Decision.REJECTED or link.relation is Relation.UNCHANGED:
            continue
        here = [own.clause(clause_id) for clause_id in (link.new if of_new else link.old)]
        if not (link.old and link.new):
            yield from (clause.span for clause in here)
            continue
        for segment in diff(_words(old, link, of_new=False), _words(new, link, of_new=True)):
            if segment.op == side and segment.elsewhere is None:
                yield from _placed(segment.new if of_new else segment.old, here)


def _words(outline: Outline, link: Link, *, of_new: bool) -> str:
    ids = link.new if of_new else link.old
    return "\n".join(outline.quote(outline.clause(clause_id).span) for clause_id in ids)


def _placed(span: Span, clauses: Sequence[Clause]) -> Iterator[Span]:
    """A span of the joined clauses as spans of the plan."""
    starts = [0, *accumulate(len(clause.span) + 1 for clause in clauses)]
    for start, clause in zip(starts, clauses, strict=False):
        first, last = max(span.start - start, 0), min(span.end - start, len(clause.span))
        if first < last:
            yield Span(clause.span.start + first, clause.span.start + last)
