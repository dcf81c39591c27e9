"""What tagging and noting apply to: the selection, else the current clause; and that one span has one annotation."""

from __future__ import annotations

from collections.abc import Callable

from core.model import Annotation, Span, Status, Touched
from core.session import Session
from desktop.desk import Desk


class Annotating:
    """The commands of annotating in the reader. `selection` tells what is selected in the text."""

    def __init__(self, desk: Desk, selection: Callable[[], Span | None]) -> None:
        self._desk = desk
        self.selection = selection

    def existing(self) -> Annotation | None:
        """The annotation on exactly the selection, or on the whole current clause where nothing is selected."""
        return self._existing(self.selection())

    def _existing(self, span: Span | None) -> Annotation | None:
        """The annotation on exactly this span, or on the whole current clause where there is no span."""
        outline = self._desk.outline
        if outline is None:
            return None
        for annotation in self._desk.annotations_of(outline.plan.id):
            same = annotation.span == span if span else annotation.clause_id == self._desk.clause_id
            if same:
                return annotation
        return None

    def toggle_tag(self, name: str) -> int:
        """Put a tag on the target, or take it off; the annotation's id, 0 where it is gone or there is no target."""
        span = self.selection()
        existing = self._existing(span)
        if existing is None:
            return self._add(span, [name])
        names = [n for n in existing.tags if n != name] if name in existing.tags else [*existing.tags, name]
        if not names and not existing.note:
            self.remove(existing.id)
            return 0
        self._desk.edit(lambda session: session.annotating.edit(existing.id, tag_names=names))
        return existing.id

    def note(self) -> int:
        """The annotation of the target, made where there is none; its id, 0 where there is no target."""
        span = self.selection()
        existing = self._existing(span)
        return existing.id if existing else self._add(span, [])

    def _add(self, span: Span | None, names: list[str]) -> int:
        outline, clause_id = self._desk.outline, self._desk.clause_id
        if outline is None or not (span or clause_id):
            return 0
        made = self._desk.edit(
            lambda session: session.annotating.add(
                outline.plan.id, span=span, clause_id=None if span else clause_id, tag_names=names
            )
        )
        return made[0].id if made else 0

    def remove(self, annotation_id: int) -> None:
        """Delete an annotation."""
        self._desk.edit(lambda session: session.annotating.remove([annotation_id]))

    def write(self, annotation_id: int, note: str, status: Status) -> None:
        """Save note and status. An annotation that says nothing, neither by note nor by tag, is not kept."""

        def change(session: Session) -> Touched:
            if not note.strip() and not session.annotation(annotation_id).tags:
                return session.annotating.remove([annotation_id])
            return session.annotating.edit(annotation_id, note=note, status=status)

        self._desk.edit(change)
