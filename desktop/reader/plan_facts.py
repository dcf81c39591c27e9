"""The facts of the open plan, found a piece at a time so that the window answers between; layers and the list ask it."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from core.facts import PlanFact
from core.language.facts import Fact, facts_in_pieces
from core.model import Outline, Touched
from desktop.desk import Desk

TURN = 0.012  # seconds of finding before the window has its turn


class PlanFacts(QObject):
    """`changed` says that the facts of the plan that is shown are known, or others."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._outline: Outline | None = None
        self._pieces: Iterator[tuple[Fact, ...]] | None = None
        self._found: list[Fact] = []
        self.facts: tuple[PlanFact, ...] | None = None  # None: not known yet
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)
        desk.touched.connect(self._on_touched)

    def show(self, outline: Outline | None) -> None:
        """Another plan is shown, or the same one with another text."""
        same = self._outline is not None and outline is not None and self._outline.text == outline.text
        self._outline = outline
        if outline is None:
            self._pieces, self._found, self.facts = None, [], ()
            self._timer.stop()
        elif same and self._pieces is None:
            self._merge()
        elif not same:
            self._found, self.facts = [], None
            self._pieces = facts_in_pieces(outline.text)
            self._timer.start()

    def _go_on(self) -> None:
        until = time.perf_counter() + TURN
        while self._pieces is not None and time.perf_counter() < until:
            piece = next(self._pieces, None)
            if piece is None:
                self._pieces = None
                self._merge()
                return
            self._found += piece
        if self._pieces is not None:
            self._timer.start()

    def _merge(self) -> None:
        session = self._desk.session
        if session is not None and self._outline is not None:
            self.facts = session.facts.in_outline(self._outline, self._found)
            self.changed.emit()

    def _on_touched(self, touched: Touched) -> None:
        if "fact" in touched.ids and self._outline is not None and self._pieces is None:
            self._merge()
