"""Finding a text in the plan of a pane: the bar, the hits, and the way from one to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.model import Span
from desktop.reader.find_bar import FindBar
from desktop.reader.hits import Hits
from desktop.reader.outline_panel import OutlinePanel
from desktop.reader.reader_header import ReaderHeader
from desktop.reader.text_view import PlanTextView
from desktop.readings import Reading
from desktop.theme import Theme


class Finding(QObject):
    """Counts hits in bar, header and tree. Drawing and scrolling are left to whoever hears `changed` and `place_wanted`."""

    changed = Signal()  # other hits, or another current one
    place_wanted = Signal(Span)

    def __init__(self, reading: Reading, theme: Theme, text: PlanTextView, tree: OutlinePanel, header: ReaderHeader) -> None:
        super().__init__(text)
        self._reading = reading
        self._text = text
        self._tree = tree
        self._header = header
        self.hits = Hits()
        self.bar = FindBar(theme)
        self.bar.query_changed.connect(self.show)
        self.bar.step_wanted.connect(self.step)
        self.bar.closed.connect(self._close)

    def begin(self) -> None:
        """Another plan is shown: forget the hits; `repeat` looks for them there."""
        self.hits = Hits()

    def repeat(self) -> None:
        """Look in the text as it is now for what the bar says."""
        if self.bar.query():
            self._look_for(self.bar.query())

    def show(self, query: str) -> None:
        """Mark every occurrence of a text in the plan, and go to the first one from here on."""
        self._look_for(query)
        self._go()

    def _look_for(self, query: str) -> None:
        outline = self._reading.outline
        self.hits.look_for(query, outline.text if outline else "", self._text.top_position())
        self._tree.count_hits(self.hits.spans)
        self._say()

    def step(self, step: int) -> None:
        """Go to the next or previous hit, round the ends."""
        self.hits.step(step)
        self._go()

    def show_at(self, query: str, span: Span) -> None:
        """Mark a query and go to its hit at a span; for coming from the search page."""
        self.bar.set_query(query)
        self.show(query)
        self.hits.choose(span)
        self._go()

    def _go(self) -> None:
        self._say()
        span = self.hits.current_span()
        if span is not None:
            self.place_wanted.emit(span)

    def _say(self) -> None:
        self._header.set_hits(self.hits.query, *self.hits.counted())
        self.bar.set_count(*self.hits.counted())
        self.changed.emit()

    def open(self) -> None:
        """Open the find bar with the selected text."""
        span, outline = self._text.selected_span(), self._reading.outline
        selected = outline.quote(span) if span and outline else ""
        self.bar.open(selected if "\n" not in selected else "")

    def _close(self) -> None:
        self.show("")
        self._text.setFocus()
