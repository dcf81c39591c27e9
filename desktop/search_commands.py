"""Finding: in the plan that is read and in the whole library, from the field of the window, and on from hit to hit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.desk import Desk, Place
from desktop.late_pages import LatePage
from desktop.reader.reader_page import ReaderPage
from desktop.top_bar import TopBar

if TYPE_CHECKING:
    from desktop.search.page import SearchPage


class SearchCommands(QObject):
    """Keeps the field of the window and the page of hits in step. `where_changed` says which hit is the current one."""

    where_changed = Signal(str)

    def __init__(self, desk: Desk, bar: TopBar, reader: ReaderPage, search: LatePage[SearchPage]) -> None:
        super().__init__(bar)
        self._desk = desk
        self._bar = bar
        self._reader = reader
        self._search = search
        bar.searched.connect(self.search)
        reader.search_wanted.connect(self.search)
        search.when_made(self._serve)

    def _serve(self, page: SearchPage) -> None:
        page.results.place_changed.connect(self._say_hit)
        page.query_changed.connect(self._bar.field.setText)

    def calls(self, mode: Callable[[], str]) -> dict[str, Callable[[], object]]:
        """The commands of this room; `mode` says which page is shown."""
        return {
            "find": self.find,
            "search": self._bar.focus_search,
            "find_command": self._bar.find_command,
            "next_hit": lambda: self.step(1, mode()),
            "previous_hit": lambda: self.step(-1, mode()),
        }

    def search(self, query: str) -> None:
        """Look for a text in the whole library."""
        self._desk.go.emit(Place("search", query=query))

    def show_query(self, place: Place) -> None:
        """Show what was found for the query of a place, or offer to type one."""
        if place.query:
            self._bar.field.setText(place.query)
        elif not place.plan_id and not self._search().query:
            self._bar.focus_search()  # nothing was searched for yet
        self._search().go_to(place)

    def find(self) -> None:
        """Look for a text in the plan that is read."""
        self._desk.go.emit(Place("read"))
        self._reader.pane.finding.open()

    def step(self, step: int, mode: str) -> None:
        """Go to the next hit, or with -1 to the one before: of the library where these are shown, else of the plan."""
        if mode == "search":
            (self._search().next_hit if step > 0 else self._search().previous_hit)()
        else:
            self._reader.pane.finding.step(step)

    def _say_hit(self, at: int, total: int) -> None:
        self.where_changed.emit(self.tr("第 {at} 处，共 {total} 处").format(at=at, total=total) if total else "")
