"""The analyst's lexicons as layers. A long plan is searched a piece at a time, so that the window answers between."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from core.language.terms import Lexicon, TermFinder
from core.model import Outline, Span, Touched
from desktop.desk import Desk
from desktop.painting import Underline
from desktop.reader.layers import Layer, LayerSource

PIECE = 20_000  # code points searched at once
TURN = 0.008  # seconds of searching before the window has its turn


class _Search:
    """Finds the terms of one lexicon in one text, bit by bit."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.spans: list[Span] = []
        self._finder = TermFinder(lexicon.terms)
        self._text = ""
        self._at = 0

    def begin(self, text: str) -> None:
        """Start anew, in this text."""
        self._text, self._at, self.spans = text, 0, []

    @property
    def ended(self) -> bool:
        """Whether the whole text was searched."""
        return self._at >= len(self._text)

    def go_on(self, until: float) -> None:
        """Search on, till the end or till the time is up."""
        while not self.ended and time.perf_counter() < until:
            end = min(self._at + PIECE, len(self._text))
            self.spans += self._finder.spans(self._text, self._at, end)
            self._at = max(end, self.spans[-1].end if self.spans else 0)


class LexiconLayers(LayerSource):
    """A layer for each lexicon of the library."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._text = ""
        self._searches: dict[str, _Search] = {}  # by key, in the order of the lexicons
        self._wanted: set[str] = set()  # keys whose places were asked for before they were known
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._search)
        desk.library_changed.connect(self._reload)
        desk.touched.connect(self._on_touched)
        self._reload()

    def _on_touched(self, touched: Touched) -> None:
        if "lexicon" in touched.ids:
            self._reload()

    def _reload(self) -> None:
        """What was found for a lexicon that is as it was stays."""
        session, before = self._desk.session, self._searches
        self._searches = {}
        for lexicon in session.lexicons.all() if session else ():
            key = f"lexicon:{lexicon.id}"
            search = before.get(key)
            if search is None or search.lexicon.terms != lexicon.terms:
                search = _Search(lexicon)
                search.begin(self._text)
            search.lexicon = lexicon
            self._searches[key] = search
        self.changed.emit()

    def layers(self) -> Sequence[Layer]:
        return [
            Layer(
                key,
                search.lexicon.name,
                Underline.SOLID,
                lambda tokens, color=search.lexicon.color: tokens.tag(color - 1).bar,
                self.tr("词表“{name}”，%n 个词", "", len(search.lexicon.terms)).format(name=search.lexicon.name),
            )
            for key, search in self._searches.items()
        ]

    def show(self, outline: Outline | None) -> None:
        text = outline.text if outline else ""
        if text != self._text:
            self._text = text
            for search in self._searches.values():
                search.begin(text)

    def places(self, key: str) -> Sequence[Span] | None:
        search = self._searches[key]
        search.go_on(time.perf_counter() + TURN)
        if search.ended:
            return search.spans
        self._wanted.add(key)
        self._timer.start()
        return None

    def _search(self) -> None:
        """A turn of searching for what was asked for."""
        until = time.perf_counter() + TURN
        for key in [key for key in self._searches if key in self._wanted]:
            self._searches[key].go_on(until)
            if not self._searches[key].ended:
                self._timer.start()
                return
            self._wanted.discard(key)
            self.found.emit(key)
