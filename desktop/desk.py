"""What is open in one window, shared by its views: the session, the open plan, the place in it, and the way to change things.

Views ask the desk, tell it what the analyst does, and listen to what it says was touched; they don't know each other.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.errors import DamagedLibraryError, MissingLibraryError, UserError
from core.model import Annotation, Clause, Notice, Outline, Plan, Span, Touched
from core.progress import Progress
from core.session import Session
from desktop.actions import Actions
from desktop.edit_only import EditOnly
from desktop.edits import Edits, Result
from desktop.jobs import Job, Jobs
from desktop.lookups import Lookups, Question
from desktop.opening import Opened, opened
from desktop.places import Place
from desktop.reading_beside import ReadingBeside
from desktop.readings import Reading, Readings
from desktop.settings import Settings
from desktop.shelf import Shelf, concerns
from desktop.theme import Theme


class Desk(QObject):
    """One window's state. `session` is None while no library is open."""

    library_closing = Signal()  # the last moment to save what is being written
    library_changed = Signal()  # another library, or none
    touched = Signal(Touched)  # an edit, an undo or a job changed these ids
    outline_changed = Signal(object)  # the open plan, that of the active reading: Outline or None
    outline_revised = Signal(Outline)  # the same plan, read anew: its text, clauses or metadata may be others
    clause_changed = Signal(int)  # the current clause of the open plan
    go = Signal(Place)  # a view asks the window to show a place
    broken = Signal(Path)  # a library that is damaged or gone could not be opened: its backups may help
    editing_changed = Signal()  # an edit waits its turn or is under way beside the window, or is over; or `unsaved` changed
    refused = Signal(Notice)  # a sentence the analyst must see
    said = Signal(str)  # something done, worth a passing message

    def __init__(self, settings: Settings, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.theme = theme
        self.actions = Actions(theme, settings, self)
        self.jobs = Jobs(self)
        self.edit_only = EditOnly(self.why_read_only, self)
        self.library_changed.connect(self.edit_only.renew)
        self.lookups = Lookups(self)
        self.session: Session | None = None
        self._opened: Opened | None = None
        self.readings = Readings(self)
        self._shelf = Shelf()
        self._beside = ReadingBeside(self._shelf, self)
        self._plans: tuple[tuple[int, int], tuple[Plan, ...]] | None = None  # as of a state of the library
        self._edits = Edits(self._queue, lambda: {reading.plan_id for reading in self.readings.all()}, self)
        self._edits.touched.connect(self.touched)
        self._edits.refused.connect(self.refused)
        self._edits.changed.connect(self.editing_changed)
        self.readings.outline_changed.connect(self.outline_changed)
        self.readings.outline_revised.connect(self.outline_revised)
        self.readings.clause_changed.connect(self.clause_changed)
        self.readings.changed.connect(self._remember)
        self.jobs.refused.connect(self.refused)
        self.lookups.refused.connect(self.refused)
        self.lookups.failed.connect(self.jobs.failed)
        self.touched.connect(self._refresh)  # the first to hear of it: no view may be given what a plan was before

    # The library

    def open(self, path: Path, *, create: bool = False) -> bool:
        """Open or create a library in place of the open one; on refusal the open one stays and the reason is said."""
        if not create and self._opened is not None and path.absolute() == self._opened.session.path.absolute():
            self.close()  # what one window has locked it can't open a second time
        try:
            self._opened = self._replace(opened(path, self.settings.author, create=create))
        except UserError as error:
            self.refused.emit(error.notice)
            if isinstance(error, DamagedLibraryError | MissingLibraryError):
                self.broken.emit(path)
            return False
        self.session = self._opened.session
        self._plans = None
        self.settings.last_library = path
        self.library_changed.emit()
        if self.session.library.upgraded:
            self.said.emit(self.tr("资料库已升级。升级前的样子留在“备份与恢复”里。"))
        return True

    def _replace(self, coming: Opened) -> Opened:
        self.close()
        return coming

    @property
    def read_only(self) -> Notice | None:
        """Why nothing can be changed in the open library; None where it can."""
        return self._opened.read_only if self._opened else None

    def why_read_only(self) -> str:
        """The same as a sentence; '' where it can be changed."""
        return self.read_only.text(self.language) if self.read_only else ""

    def close(self) -> None:
        """Close the library; what is being written is saved and jobs on it are stopped first."""
        if self.session is None:
            return
        self.library_closing.emit()
        self.lookups.close()
        self.jobs.wait()
        if self._opened is not None:
            self._opened.close()
        self._opened = self.session = None
        self._plans = None
        self._beside.close()
        self._shelf.clear()
        self._edits.forget()
        for reading in self.readings.all()[:0:-1]:
            self.readings.close(reading)
        self.show_plan(0)
        self.library_changed.emit()

    # Plans

    def plans(self) -> tuple[Plan, ...]:
        """The plans of the open library, read once for all views while nobody writes it; none where none is open."""
        if self.session is None:
            return ()
        state = self.session.state
        if self._plans is None or self._plans[0] != state:
            self._plans = (state, self.session.plans())
        return self._plans[1]

    def outline_of(self, plan_id: int) -> Outline:
        """A plan's text and clauses as they are now, from a small cache."""
        if self.session is None:
            raise LookupError("no library is open")
        return self._shelf.outline(self.session, plan_id)

    def annotations_of(self, plan_id: int) -> tuple[Annotation, ...]:
        """A plan's annotations in text order as they are now, from the same cache."""
        return self._shelf.annotations(self.session, plan_id) if self.session is not None else ()

    @property
    def outline(self) -> Outline | None:
        """The open plan: that of the active reading."""
        return self.readings.active.outline

    @property
    def clause_id(self) -> int:
        """The current clause of the open plan."""
        return self.readings.active.clause_id

    def show_plan(self, plan_id: int, then: Callable[[], object] = lambda: None) -> None:
        """Make this the open plan, `then` do something; 0 shows none.

        A long plan is read beside the window and shown when all of it is there, unless another one is asked for before.
        """
        reading = self.readings.active
        self._beside.stop()
        if plan_id and plan_id != reading.plan_id and self._beside.takes_long(plan_id):
            self._beside.read(plan_id, reading, partial(self._show, reading, plan_id, then))
        else:
            self._show(reading, plan_id, then)

    def _show(self, reading: Reading, plan_id: int, then: Callable[[], object]) -> None:
        if reading.plan_id != plan_id:
            reading.show(self.outline_of(plan_id) if plan_id else None)
            self._remember()
        then()

    @property
    def coming(self) -> int:
        """The plan that will be shown when it was read; 0 where none is."""
        return self._beside.plan_id

    def _remember(self) -> None:
        """What is read stays for the next start; a library that closes changes nothing in that."""
        if self.session is not None and self.outline is not None:
            self.settings.set_last_plans(self.session.path, [reading.plan_id for reading in self.readings.all()])

    def resume(self) -> None:
        """Read what was read last in this library, else its first plan."""
        if self.session is None:
            return
        known = [plan.id for plan in self.plans()]
        last = [plan_id for plan_id in self.settings.last_plans(self.session.path) if plan_id in known]
        first, *beside = last or [min(known, default=0)]
        self.show_plan(first)
        if beside:
            self.readings.turn_aside()
            self.show_plan(beside[0])
            self.readings.turn_aside()

    def _refresh(self, touched: Touched) -> None:
        """Plans that are gone are not shown and not kept; those that were touched are read anew."""
        if self.session is None:
            return
        known = {plan.id for plan in self.plans()} if "plan" in touched.ids else set[int]()
        self._shelf.renew(self.session, touched, known)
        for read in self._edits.just_read:
            self._shelf.put(*read)
        self._beside.renew(touched)
        if "plan" not in touched.ids:
            return
        for reading in self.readings.all():
            if reading.plan_id and reading.plan_id not in known:
                reading.show(None)
            elif reading.plan_id and concerns(touched, reading.plan_id):
                reading.revise(self.outline_of(reading.plan_id))

    def read(self, plan_id: int, span: Span | None = None, *, beside: bool = False) -> None:
        """Ask the window to show a plan in the reader, at a span; `beside` the plan that is being read."""
        self.go.emit(Place("read", plan_id=plan_id, span=span, beside=beside))

    def alike(self, clause: Clause) -> None:
        """Ask the window to show the clauses of all plans that are most like this one."""
        self.go.emit(Place("search", plan_id=clause.plan_id, span=clause.span))

    def set_clause(self, clause_id: int) -> None:
        """Make this the current clause of the open plan."""
        self.readings.active.set_clause(clause_id)

    # Changing things

    def edit(self, change: Callable[[Session], Result]) -> Result | None:
        """Carry out an edit, which returns what it touched (alone or last in a tuple), and tell the views; None where refused."""
        return self._edits.carry_out(self.session, change) if self.session is not None else None

    def edit_beside(
        self, title: str, change: Callable[[Session], Touched], done: Callable[[Touched], None] | None = None
    ) -> None:
        """Carry out an edit that may take longer than the window can wait, as a job; then tell the views, and `done`."""
        if self.session is not None:
            self._edits.carry_out_beside(title, change, done)

    @property
    def editing(self) -> bool:
        """Whether edits are under way beside the window; what undo would take back is known when they are done."""
        return self._edits.waiting > 0

    @property
    def unsaved(self) -> bool:
        """Whether the file did not take the last edit."""
        return self._edits.unsaved

    def run(
        self,
        title: str,
        work: Callable[[Session, Progress], Any],
        done: Callable[[Any], None],
        stopped: Callable[[], None] | None = None,
        *,
        again: Callable[[], object] | None = None,
        repeats: bool = True,
    ) -> None:
        """Queue a long job on the open library; `done` gets its result on this thread.

        `again` asks for it once more, where more has to be done for that than to run it; what `repeats` not is not offered again.
        """
        again = again or (lambda: self.run(title, work, done, stopped))
        self._queue(Job(title, work, done, stopped, again if repeats else None))

    def _queue(self, job: Job) -> None:
        if self.session is not None:
            self.jobs.run(job, self.session.path, self.settings.author, read_only=self.session.read_only)

    def ask(
        self,
        asker: object,
        work: Callable[[Session, Progress], Any],
        done: Callable[[Any], object],
        refused: Callable[[], object] = lambda: None,
    ) -> Question | None:
        """Ask the open library beside the window and its jobs; another question of the same asker stops this one."""
        if self.session is None:
            return None
        question = Question(asker, work, done, refused)
        self.lookups.ask(self.session.path, self.settings.author, question)
        return question

    @property
    def busy(self) -> bool:
        """Whether a job or a question is under way."""
        return self.jobs.busy or self.lookups.busy

    @property
    def language(self) -> str:
        """The language of the window, `zh` or `en`."""
        return self.settings.language
