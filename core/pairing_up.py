"""Two clauses of any two plans made a link, wherever they were come upon: their plans are aligned first where they never were."""

from __future__ import annotations

from core.model import Clause, Decision, Touched
from core.progress import SILENT, Progress
from core.session import Session


def order(session: Session, one: int, other: int) -> tuple[int, int]:
    """Two plans as they are aligned, else the earlier one first."""
    known = session.aligning.pairs()
    if (one, other) in known or (other, one) in known:
        return (one, other) if (one, other) in known else (other, one)
    years = {plan_id: session.plan(plan_id).metadata.year or 0 for plan_id in (one, other)}
    return (one, other) if (years[one], one) <= (years[other], other) else (other, one)


def pair_up(session: Session, one: Clause, other: Clause, progress: Progress = SILENT) -> tuple[tuple[int, int, int], Touched]:
    """Link two clauses for good; the plans, old and new, and the link. One that is there for both is confirmed.

    UserError for clauses of one plan, and for those that take no part in alignments.
    """
    old, new = order(session, one.plan_id, other.plan_id)
    there = session.aligning.ready(old, new, progress)
    before, after = (one.id, other.id) if one.plan_id == old else (other.id, one.id)
    both = next((link for link in there.links if before in link.old and after in link.new), None)
    if both is not None and both.decision is not Decision.REJECTED:
        return (old, new, both.id), session.links.decide([both.id], Decision.CONFIRMED)
    touched = session.links.connect(old, new, [before], [after])
    made = session.aligning.stored(old, new)
    known = {link.id for link in there.links}
    return (old, new, next((link.id for link in made.links if link.id not in known), 0) if made else 0), touched
