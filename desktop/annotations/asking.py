"""What is asked of the annotations of all plans, and the asking: at once, or as a job where that would take long."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.annotating import AnnotationView
from core.progress import Progress
from core.session import Session
from core.store.annotation_query import AnnotationFilter, By, Group, Key, Matrix, Sort
from desktop.annotations.value_list import LARGE
from desktop.desk import Desk

LARGE_WITH_FACTS = 150  # annotations from which on facts, which no row holds, are found beside the window


class Asking(QObject):
    """One view at a time: a table, a matrix, or a cell of the matrix as the table that it opens, from which there is a way back.

    `changed`: something else is asked for; whoever shows the answer then lets it be asked. `answered` gives it: a `Matrix`, or
    groups of a table.
    """

    changed = Signal()
    answered = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = AnnotationView()
        self._cell: AnnotationFilter | None = None
        self.cell_name = ""  # what the cell is called that is open
        self._asked = 0  # counts what was asked, so that a late answer to something older is known

    @property
    def view(self) -> AnnotationView:
        """What is asked for now, and how it is shown."""
        return replace(self._view, asked=self._cell, across=None) if self._cell is not None else self._view

    @property
    def filters(self) -> AnnotationView:
        """The view as it is without the cell."""
        return self._view

    def show(self, view: AnnotationView) -> None:
        """Ask for another view, such as one that was kept under a name."""
        self._view = view
        self.leave_cell()

    def change(self, **values: Any) -> None:
        """Ask for something else in the same view; another filter leaves the cell."""
        if "asked" in values:
            self._cell, self.cell_name = None, ""
        self._view = replace(self._view, **values)
        self.changed.emit()

    def open_cell(self, tag_id: Key, across: By, key: Key, *, one: bool, name: str) -> None:
        """Ask for the annotations of a cell of the matrix: those with a tag and, unless it is the sum, with `one` value."""
        asked, tags = self._view.asked, self._view.asked.of(By.TAG)
        cell = asked.having(By.TAG, [tag_id])
        if len(tags) == 1:  # those that pass and carry this tag too
            cell = replace(asked.having(By.TAG, [*tags, tag_id]), every_tag=True)
        self._cell, self.cell_name = cell.having(across, [key]) if one else cell, name
        self.changed.emit()

    def leave_cell(self) -> None:
        """Ask for what the cell was opened in."""
        self._cell, self.cell_name = None, ""
        self.changed.emit()

    def ask(self) -> None:
        """Ask the library; the answer to an older question is no longer wanted."""
        session = self._desk.session
        self._asked += 1
        if session is None:
            return
        asked, work = self._asked, partial(_find, self.view)
        with_facts = self.view.sort is Sort.FACTS or self.view.asked.facts is not None
        if session.annotating.count() < (LARGE_WITH_FACTS if with_facts else LARGE):
            self.answered.emit(work(session, None))
        else:
            self._desk.run(self.tr("查找批注"), work, partial(self._take, asked))

    def _take(self, asked: int, found: Matrix | tuple[Group, ...]) -> None:
        if asked == self._asked and self._desk.session is not None:
            self.answered.emit(found)


def _find(view: AnnotationView, session: Session, progress: Progress | None) -> Matrix | tuple[Group, ...]:
    if progress is not None:
        progress.step(0, 1, "")
    return session.annotating.matrix(view.across, view.asked) if view.across else session.annotating.find(view)
