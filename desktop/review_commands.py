"""When the review of an import is shown, and the ways to it: after an import, from its toast, from a plan, from the menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.model import ImportReport, Notice, Span
from desktop.desk import Desk, Place
from desktop.late_pages import LatePage
from desktop.library_commands import LibraryCommands
from desktop.messages import Messages
from desktop.review.batch import wants_a_look

if TYPE_CHECKING:
    from desktop.review.page import ReviewPage

MODE = "review"
FEW = 20  # files: more take a while, and the analyst has gone on reading, who must not be called away


class ReviewCommands(QObject):
    """Joins importing, messages and the page."""

    def __init__(
        self, desk: Desk, parent: QObject, page: LatePage[ReviewPage], files: LibraryCommands, messages: Messages
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._files = files
        self._messages = messages
        self._steps = 0
        self._latest: Notice | None = None
        files.imported.connect(self._imported)
        files.taken_back.connect(self._taken_back)
        desk.touched.connect(self.refresh)
        page.when_made(self._wire)

    def _wire(self, page: ReviewPage) -> None:
        page.take_back_wanted.connect(self._take_back)
        page.finished.connect(self._finish)

    def _imported(self, reports: Sequence[ImportReport]) -> None:
        """A few files of which one wants a look are shown at once; of many, or where nothing came in, it is said.

        All others pass with a toast.
        """
        session = self._desk.session
        self._steps = self._files.steps_of(reports)
        self._latest = session.next_undo() if session else None
        self._page().sources.show_reports(reports)
        self.refresh()
        notable = [report for report in reports if wants_a_look(report)]
        at_once = bool(notable) and len(reports) <= FEW and any(report.refused is None for report in reports)
        take_back = self._take_back if self._steps else None
        self._messages.imported(self._files.summary(reports), take_back, None if at_once or not reports else self.open)
        if at_once:
            self.open()
        elif notable:
            self._messages.want_a_look(notable, self.open, self._files.take_in)

    def open(self) -> None:
        """Show the latest import, else the sources of the library."""
        self._desk.go.emit(Place(MODE, source_id=self._page().source_id))

    def open_plan(self, plan_id: int, span: Span | None = None) -> None:
        """Show the source of a plan, where this span of the plan's text stands in it."""
        if self._desk.session is not None:
            source_id = self._desk.session.plan(plan_id).source_id
            self._desk.go.emit(Place(MODE, source_id=source_id, plan_id=plan_id, span=span))

    def show(self, place: Place) -> None:
        """Show a place of the review."""
        self._messages.banner.hide()
        page = self._page()
        page.show_source(place.source_id, place.plan_id, place.span)
        page.refresh()
        page.text.setFocus()

    def refresh(self) -> None:
        """An import can be taken back at once as long as nothing was done since."""
        page, session = self._page.if_made, self._desk.session
        if page is None:
            return
        latest = session is not None and self._steps > 0 and session.next_undo() == self._latest
        button = page.header.take_back
        button.setEnabled(latest)
        button.setToolTip("" if latest else self.tr("导入之后又有修改，请用“撤销”一步一步撤回"))

    def _take_back(self) -> None:
        self._files.take_back(self._steps, self._latest)

    def _taken_back(self) -> None:
        self._steps = 0
        page = self._page()
        page.forget()
        if page.isVisible():
            self._desk.go.emit(Place("read"))
        self._desk.said.emit(self.tr("已撤销导入"))

    def _finish(self, plan_id: int) -> None:
        self._desk.go.emit(Place("read", plan_id=plan_id))
