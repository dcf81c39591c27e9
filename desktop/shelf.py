"""What views read of plans again and again: their outlines and annotations, kept as they are now."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable
from typing import TypeVar

from core.model import Annotation, Outline, Touched
from core.session import Session

Kept = TypeVar("Kept")

KEPT = 24  # plans
FEW = 1_000  # annotations that are read one by one rather than with all of their plan


def concerns(touched: Touched, plan_id: int) -> bool:
    """Whether a plan was touched; where plans were but none is named, any may have been."""
    ids = touched.ids.get("plan")
    return ids is not None and (not ids or plan_id in ids)


class Shelf:
    """The plans of one library that were looked at last."""

    def __init__(self) -> None:
        self._outlines: OrderedDict[int, Outline] = OrderedDict()
        self._annotations: OrderedDict[int, tuple[Annotation, ...]] = OrderedDict()

    def clear(self) -> None:
        """Keep nothing; for another library."""
        self._outlines.clear()
        self._annotations.clear()

    def has(self, plan_id: int) -> bool:
        """Whether a plan is here with its annotations."""
        return plan_id in self._outlines and plan_id in self._annotations

    def outline(self, session: Session, plan_id: int) -> Outline:
        """A plan's text and clauses."""
        if plan_id not in self._outlines:
            self.put(session.outline(plan_id))
        self._outlines.move_to_end(plan_id)
        return self._outlines[plan_id]

    def annotations(self, session: Session, plan_id: int) -> tuple[Annotation, ...]:
        """A plan's annotations in text order."""
        if plan_id not in self._annotations:
            self._keep(self._annotations, plan_id, session.annotations(plan_ids=[plan_id]))
        self._annotations.move_to_end(plan_id)
        return self._annotations[plan_id]

    def put(self, outline: Outline, annotations: tuple[Annotation, ...] | None = None) -> None:
        """Keep a plan as it was read elsewhere."""
        self._keep(self._outlines, outline.plan.id, outline)
        if annotations is not None:
            self._keep(self._annotations, outline.plan.id, annotations)

    @staticmethod
    def _keep(kept: OrderedDict[int, Kept], plan_id: int, value: Kept) -> None:
        kept[plan_id] = value
        while len(kept) > KEPT:
            kept.popitem(last=False)

    def renew(self, session: Session, touched: Touched, known: Collection[int]) -> None:
        """Something was touched: read anew what that concerns, at the latest when it is asked for.

        `known` are all plans; it counts where plans were touched.
        """
        if "plan" in touched.ids:
            for plan_id in [plan_id for plan_id in self._outlines if plan_id not in known or concerns(touched, plan_id)]:
                del self._outlines[plan_id]
        changed = touched.ids.get("annotation")
        if {"plan", "tag"} & touched.ids.keys() or (changed is not None and not 0 < len(changed) <= FEW):
            self._annotations.clear()
        elif changed:
            self._read_again(session, changed)

    def _read_again(self, session: Session, changed: Iterable[int]) -> None:
        ids = set(changed)
        now = session.annotations(annotation_ids=ids)
        for plan_id, before in self._annotations.items():
            found = [each for each in now if each.plan_id == plan_id]
            if found or any(each.id in ids for each in before):
                stay = [each for each in before if each.id not in ids]
                self._annotations[plan_id] = tuple(sorted([*stay, *found], key=lambda each: (each.span.start, each.id)))
