"""A scroll area of rows whose real heights are known only once they are in sight: keeps a row where it is while others settle."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.compare.clause_text import Setting
from desktop.compare.link_area import LinkArea
from desktop.compare.pair_layout import PairLayout
from desktop.compare.shown import Shown
from desktop.theme import Theme

_MARGIN = 24
_ROUNDS = 8


class RowScroll(LinkArea):
    """Lays rows out and scrolls them; what is in them is left to its heir."""

    def __init__(self, theme: Theme, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(theme, shown, parent)
        self._layout = PairLayout(Setting.of(theme))
        theme.changed.connect(self._restyle)

    def visible_part(self) -> tuple[float, float]:
        """Which part of the whole is in sight, as shares."""
        height = self.viewport().height()
        total = max(self._layout.total, height, 1)
        return self._scroll() / total, (self._scroll() + height) / total

    def center_on(self, share: float) -> None:
        """Scroll so that a place of the whole (0 to 1) is in the middle."""
        height = self.viewport().height()
        self._scroll_to(round(share * max(self._layout.total, height)) - height // 2)

    def row_geometry(self, index: int) -> tuple[int, int]:
        """Top, relative to the viewport, and height of a row."""
        return self._layout.top(index) - self._scroll(), self._layout.height(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        with self._held(self._anchor()):
            self._layout.set_width(self.viewport().width())
            self._set_range()
        self.restacked.emit()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self._settle()
        self.viewport().update()
        self.moved.emit()

    @contextmanager
    def _held(self, index: int) -> Iterator[None]:
        """Whatever changes within, a row keeps its place on the screen (if the ends of the whole allow it)."""
        offset = self._layout.top(index) - self._scroll() if index >= 0 else 0
        yield
        if index >= 0:
            self._scroll_to(self._layout.top(index) - offset)
        self._settle()
        self.viewport().update()

    def _settle(self) -> None:
        """Real heights for what is in sight; the current row, or else the top one, stays where it is."""
        for _ in range(_ROUNDS):
            anchor = self._anchor()
            if anchor < 0:
                return
            scroll, before = self._scroll(), self._layout.top(anchor)
            if not self._layout.settle(scroll, scroll + self.viewport().height()):
                return
            self._set_range()
            self._scroll_to(scroll + self._layout.top(anchor) - before)
            self.viewport().update()
            self.restacked.emit()

    def _anchor(self) -> int:
        current, scroll = self._shown.current_index(), self._scroll()
        if current >= 0 and scroll <= self._layout.top(current) <= scroll + self.viewport().height():
            return current
        return self._layout.index_at(scroll)

    def _bring_into_sight(self, index: int) -> None:
        """Scroll as little as shows the row whole; its beginning where it is too high for that."""
        if index < 0:
            return
        room = self.viewport().height()
        margin = min(_MARGIN, room // 8)
        top, height = self._layout.top(index), self._layout.height(index)
        if top - margin < self._scroll() or height + 2 * margin > room:
            self._scroll_to(top - margin)
        elif top + height + margin > self._scroll() + room:
            self._scroll_to(top + height + margin - room)

    def _scroll(self) -> int:
        return self.verticalScrollBar().value()

    def _scroll_to(self, value: int) -> None:
        self.verticalScrollBar().setValue(value)

    def _set_range(self) -> None:
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        bar.setPageStep(max(1, height - _MARGIN))
        bar.setSingleStep(self._layout.pitch)
        bar.setRange(0, max(0, self._layout.total - height))

    def _restyle(self) -> None:
        with self._held(self._anchor()):
            self._layout.set_setting(Setting.of(self._theme))
            self._set_range()
