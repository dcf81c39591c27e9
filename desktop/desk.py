"""What is open in one window, shared by its views: the session, the open plan, the place in it, and the way to change things.

Views ask the desk, tell it what the analyst does, and listen to what it says was touched; they don't know each other.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from core.errors import UserError
from core.model import Notice, Outline, Span, Touched
from core.progress import Progress
from core.session import Session
from desktop.jobs import Job, Jobs
from desktop.settings import Settings
from desktop.theme import Theme

CACHED_PLANS = 24

Result = TypeVar("Result")


@dataclass(frozen=True)
class Place:
    """Where the analyst is: a mode of the window and what it shows there. 0 and None: as it was."""

    mode: str
    plan_id: int = 0
    span: Span | None = None
    old: int = 0
    new: int = 0
    link_id: int = 0
    plan_ids: tuple[int, ...] = ()
    query: str = ""


class Desk(QObject):
    """One window's state. `session` is None while no library is open."""

    library_closing = Signal()  # the last moment to save what is being written
    library_changed = Signal()  # another library, or none
    touched = Signal(Touched)  # an edit, an undo or a job changed these ids
    outline_changed = Signal(object)  # the open plan: Outline or None
    clause_changed = Signal(int)  # the current clause of the open plan
    go = Signal(Place)  # a view asks the window to show a place
    refused = Signal(Notice)  # a sentence the analyst must see
    said = Signal(str)  # something done, worth a passing message

    def __init__(self, settings: Settings, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.theme = theme
        self.jobs = Jobs(self)
        self.session: Session | None = None
        self.outline: Outline | None = None
        self.clause_id = 0
        self._outlines: OrderedDict[int, Outline] = OrderedDict()
        self.jobs.refused.connect(self.refused)
        self.touched.connect(self._forget_gone)  # the first to hear of it: no view may ask for a plan that is gone

    # The library

    def open(self, path: Path, *, create: bool = False) -> bool:
        """Open or create a library in place of the open one; on refusal the open one stays and the reason is said."""
        try:
            session = (Session.create if create else Session.open)(path, self.settings.author)
        except UserError as error:
            self.refused.emit(error.notice)
            return False
        self.close()
        self.session = session
        self.settings.last_library = path
        self.library_changed.emit()
        return True

    def close(self) -> None:
        """Close the library; what is being written is saved and jobs on it are stopped first."""
        if self.session is None:
            return
        self.library_closing.emit()
        self.jobs.wait()
        self.session.close()
        self.session = None
        self._outlines.clear()
        self.show_plan(0)
        self.library_changed.emit()

    # Plans

    def outline_of(self, plan_id: int) -> Outline:
        """A plan's text and clauses, from a small cache; texts never change while a library is open."""
        if plan_id not in self._outlines:
            if self.session is None:
                raise LookupError("no library is open")
            self._outlines[plan_id] = self.session.outline(plan_id)
            while len(self._outlines) > CACHED_PLANS:
                self._outlines.popitem(last=False)
        self._outlines.move_to_end(plan_id)
        return self._outlines[plan_id]

    def show_plan(self, plan_id: int) -> None:
        """Make this the open plan; 0 shows none."""
        if (self.outline.plan.id if self.outline else 0) == plan_id:
            return
        self.outline = self.outline_of(plan_id) if plan_id else None
        self.clause_id = 0
        if self.outline and self.session:
            self.settings.set_last_plan(self.session.path, plan_id)
        self.outline_changed.emit(self.outline)

    def _forget_gone(self, touched: Touched) -> None:
        """Plans that were removed, or whose import was undone, are not shown and not kept."""
        if "plan" not in touched.ids or self.session is None:
            return
        known = {plan.id for plan in self.session.plans()}
        for plan_id in [plan_id for plan_id in self._outlines if plan_id not in known]:
            del self._outlines[plan_id]
        if self.outline is not None and self.outline.plan.id not in known:
            self.show_plan(0)

    def read(self, plan_id: int, span: Span | None = None) -> None:
        """Ask the window to show a plan in the reader, at a span."""
        self.go.emit(Place("read", plan_id=plan_id, span=span))

    def set_clause(self, clause_id: int) -> None:
        """Make this the current clause of the open plan."""
        if clause_id != self.clause_id:
            self.clause_id = clause_id
            self.clause_changed.emit(clause_id)

    # Changing things

    def edit(self, change: Callable[[Session], Result]) -> Result | None:
        """Carry out an edit, which returns what it touched (alone or last in a tuple), and tell the views; None where refused."""
        if self.session is None:
            return None
        try:
            result = change(self.session)
        except UserError as error:
            self.refused.emit(error.notice)
            return None
        touched = result[-1] if isinstance(result, tuple) else result
        if isinstance(touched, Touched):
            self.touched.emit(touched)
        return result

    def run(
        self,
        title: str,
        work: Callable[[Session, Progress], Any],
        done: Callable[[Any], None],
        stopped: Callable[[], None] | None = None,
    ) -> None:
        """Queue a long job on the open library; `done` gets its result on this thread."""
        if self.session is not None:
            self.jobs.run(Job(title, work, done, stopped), self.session.path, self.settings.author)

    @property
    def language(self) -> str:
        """The language of the window, `zh` or `en`."""
        return self.settings.language
