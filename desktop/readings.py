"""What is being read: one plan, or two beside each other, each with its own current clause and its own way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.model import Outline
from desktop.places import Places


class Reading(QObject):
    """A plan in a pane of the reader. `outline` is None while the pane shows none."""

    outline_changed = Signal(object)  # another plan: Outline or None
    outline_revised = Signal(Outline)  # the same plan, read anew: its text, clauses or metadata may be others
    clause_changed = Signal(int)  # the current clause

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.outline: Outline | None = None
        self.clause_id = 0
        self.places = Places()
        self.prepare: Callable[[Outline], Iterator[object]] = lambda _: iter(())  # the view's way to make what showing needs

    @property
    def plan_id(self) -> int:
        """The plan that is shown; 0 where none is."""
        return self.outline.plan.id if self.outline else 0

    def show(self, outline: Outline | None) -> None:
        """Show another plan, or none."""
        self.outline = outline
        self.clause_id = 0
        self.outline_changed.emit(outline)

    def revise(self, outline: Outline) -> None:
        """Show the same plan as it is now; the current clause stays, or is the one that has its text now."""
        before, self.outline = self.outline, outline
        if outline.find(self.clause_id) is None:
            old = before.find(self.clause_id) if before else None
            self.clause_id = outline.at(min(old.span.start, len(outline.text)) if old else 0).id
        self.outline_revised.emit(outline)

    def set_clause(self, clause_id: int) -> None:
        """Make this the current clause."""
        if clause_id != self.clause_id:
            self.clause_id = clause_id
            self.clause_changed.emit(clause_id)


class Readings(QObject):
    """One reading, or two from left to right; one of them is the active one, of which the other signals tell."""

    changed = Signal()  # one was opened or closed, or they changed sides
    activated = Signal()  # another one is the active one
    outline_changed = Signal(object)
    outline_revised = Signal(Outline)
    clause_changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spare: Reading | None = None  # a side that was closed; it is used again
        self.active = self._made()
        self._shown = [self.active]

    def _made(self) -> Reading:
        reading = Reading(self)
        for of_one, of_active in (
            (reading.outline_changed, self.outline_changed),
            (reading.outline_revised, self.outline_revised),
            (reading.clause_changed, self.clause_changed),
        ):
            of_one.connect(partial(self._pass_on, reading, of_active.emit))
        return reading

    def _pass_on(self, reading: Reading, emit: object, value: object) -> None:
        if reading is self.active and callable(emit):
            emit(value)

    def all(self) -> tuple[Reading, ...]:
        """The readings, from left to right."""
        return tuple(self._shown)

    def other(self) -> Reading | None:
        """The reading that is not the active one."""
        return next((reading for reading in self._shown if reading is not self.active), None)

    def activate(self, reading: Reading) -> None:
        """Make one of the readings the active one."""
        if reading is not self.active and reading in self._shown:
            self.active = reading
            self.outline_changed.emit(reading.outline)
            self.clause_changed.emit(reading.clause_id)
            self.activated.emit()

    def turn_aside(self) -> None:
        """Make the other side the active one; where there is none it is opened at the right, empty."""
        other = self.other()
        if other is None:
            other, self._spare = self.spare(), None
            self._shown.append(other)
            self.changed.emit()
        self.activate(other)

    def spare(self) -> Reading:
        """The side that is not shown and that opens next."""
        if self._spare is None:
            self._spare = self._made()
        return self._spare

    def leave(self, plan_id: int) -> None:
        """Show this plan nowhere; its side stays, empty."""
        for reading in self._shown:
            if reading.plan_id == plan_id:
                reading.show(None)

    def close(self, reading: Reading) -> None:
        """Close one of two sides; the other one stays and is the active one."""
        if len(self._shown) < 2 or reading not in self._shown:
            return
        stays = next(each for each in self._shown if each is not reading)
        self.activate(stays)
        self._shown = [stays]
        self._spare = reading
        reading.show(None)
        reading.places.clear()
        self.changed.emit()

    def swap(self) -> None:
        """Let left and right change places."""
        if len(self._shown) == 2:
            self._shown.reverse()
            self.changed.emit()
