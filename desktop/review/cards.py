"""The cards at which plans begin, over the text of a source: only those in sight exist, and they move with the text."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, Signal

from desktop.review.boundary_card import ABOVE, HEIGHT, BoundaryCard
from desktop.review.marks import Opened
from desktop.review.source_overlay import GUTTER
from desktop.review.source_text import SourceText
from desktop.theme import Theme

_LEFT = GUTTER - 24
_EDGE = 28  # pixels from the view's top and bottom in which dragging scrolls
_STEP = 24


class Cards(QObject):
    """Says which plan is to be split, merged or begin elsewhere, by its index in the source."""

    split_wanted = Signal(int)
    merge_wanted = Signal(int)
    move_wanted = Signal(int, int)  # index of the plan, code point of the source

    def __init__(self, theme: Theme, text: SourceText) -> None:
        super().__init__(text)
        self._theme = theme
        self._text = text
        self._opened: Opened | None = None
        self._cards: list[BoundaryCard] = []
        text.laid_out.connect(self.place)

    @property
    def shown(self) -> list[BoundaryCard]:
        """The cards in sight, from above."""
        return [card for card in self._cards if not card.isHidden()]

    def show_source(self, opened: Opened | None) -> None:
        """Cards for the plans of a source."""
        self._opened = opened
        self.place()

    def place(self) -> None:
        """Put a card above each plan's first line that is in sight."""
        opened, height = self._opened, self._text.viewport().height()
        used = 0
        if opened is not None and self._text.marks is opened.marks:
            width = self._text.lineWrapColumnOrWidth() - _LEFT
            for at, beginning in enumerate(opened.marks.beginnings):
                top = self._text.card_place(at)
                if top is None or top + ABOVE + HEIGHT < 0 or top > height:
                    continue
                if used == len(self._cards):
                    self._cards.append(self._new_card())
                card, plan = self._cards[used], opened.plans[beginning.plan]
                card.show_plan(beginning.plan, plan.title, plan.clauses)
                card.setGeometry(QRect(_LEFT, top + ABOVE, width, HEIGHT))
                card.show()
                used += 1
        for card in self._cards[used:]:
            card.hide()

    def _new_card(self) -> BoundaryCard:
        card = BoundaryCard(self._theme, self._text.viewport())
        card.split_wanted.connect(self.split_wanted)
        card.merge_wanted.connect(self.merge_wanted)
        card.handle.dragged.connect(self._drag)
        card.handle.dropped.connect(lambda place: self._drop(card.index, place))
        card.handle.left.connect(lambda: self._text.show_drop(None))
        card.handle.stepped.connect(lambda step: self._step(card.index, step))
        return card

    def _drag(self, place: QPoint) -> None:
        viewport, bar = self._text.viewport(), self._text.verticalScrollBar()
        y = viewport.mapFromGlobal(place).y()
        if y < _EDGE or y > viewport.height() - _EDGE:
            bar.setValue(bar.value() + (-_STEP if y < _EDGE else _STEP))
        self._text.show_drop(self._text.line_at(place))

    def _drop(self, index: int, place: QPoint) -> None:
        self._text.show_drop(None)
        at = self._text.line_at(place)
        if at != self._begins(index):
            self.move_wanted.emit(index, at)

    def _step(self, index: int, step: int) -> None:
        at = self._text.next_line(self._begins(index), step)
        if at is not None:
            self.move_wanted.emit(index, at)

    def _begins(self, index: int) -> int:
        marks = self._text.marks
        return next((beginning.at for beginning in marks.beginnings if beginning.plan == index), 0)
