"""The occurrences of one text in the open plan, and which of them is the current one."""

from __future__ import annotations

from core.model import Span
from core.store.search import occurrences


class Hits:
    """Starts empty; `current` is -1 while there are none."""

    def __init__(self) -> None:
        self.query = ""
        self.spans: list[Span] = []
        self.current = -1

    def look_for(self, query: str, text: str, start: int = 0) -> None:
        """Find every occurrence of `query` in `text`; the first one from `start` on is current, else the first of all."""
        self.query = query
        self.spans = [Span(at, at + len(query)) for at in occurrences(text, query)] if query else []
        after = (number for number, span in enumerate(self.spans) if span.start >= start)
        self.current = next(after, 0) if self.spans else -1

    def step(self, step: int) -> None:
        """Make the next or previous hit current, round the ends."""
        if self.spans:
            self.current = (self.current + step) % len(self.spans)

    def choose(self, span: Span) -> None:
        """Make the hit at this place current, where there is one."""
        if span in self.spans:
            self.current = self.spans.index(span)

    def current_span(self) -> Span | None:
        """Where the current hit is."""
        return self.spans[self.current] if self.spans else None

    def counted(self) -> tuple[int, int]:
        """Number of the current hit from 1 (0: none), and how many there are."""
        return self.current + 1, len(self.spans)
