"""The comparison by links: partners beside each other with ribbons between them. Paints what is in sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.compare.link_area import Hit
from desktop.compare.overview import Stretch
from desktop.compare.pair_layout import GUTTER, captions_of
from desktop.compare.row_painter import RowPainter, Sight
from desktop.compare.row_scroll import RowScroll
from desktop.compare.shown import Shown
from desktop.compare.words import describe
from desktop.theme import Theme
from desktop.widgets.buttons import shows_focus

GRIP = 26
"""Width at either edge of the gutter where the end of a ribbon can be taken."""


class PairArea(RowScroll):
    """Rows in the order given. The current one is unfolded; its wording is marked as soon as the differences are known."""

    def __init__(self, theme: Theme, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(theme, shown, parent)
        self._rows = RowPainter(theme)
        shown.pairs_changed.connect(self._show_pairs)
        shown.current_changed.connect(self._show_current)
        shown.sought.connect(lambda: self._bring_into_sight(shown.current_index()))
        shown.folds_changed.connect(self._show_folds)
        shown.chosen_changed.connect(self.viewport().update)
        shown.marks_changed.connect(self.viewport().update)

    # The strip beside

    def stretches(self) -> list[Stretch]:
        """Every row as a stretch of the whole."""
        total = max(self._layout.total, self.viewport().height(), 1)
        return [
            Stretch(
                self._layout.top(index) / total,
                (self._layout.top(index) + self._layout.height(index)) / total,
                pair.link.relation,
                pair.link.decision,
            )
            for index, pair in enumerate(self._shown.pairs())
        ]

    def name_at(self, share: float) -> str:
        """The pair at a place of the whole (0 to 1), in words."""
        index = self._layout.index_at(round(share * max(self._layout.total, self.viewport().height())))
        return describe(self._shown.pairs()[index], other_issuer=self._shown.other_issuer) if index >= 0 else ""

    # What is where

    def hit(self, at: QPointF) -> Hit:
        y = self._scroll() + round(at.y())
        index = self._layout.index_at(y) if 0 <= y < self._layout.total else -1
        if index < 0:
            return Hit()
        row, columns = self._layout.row(index), self._layout.columns
        top, inside = self._layout.top(index) - self._scroll(), y - self._layout.top(index)
        if columns.stacked:
            new, is_end = row.band is not None and inside >= row.band, False
        else:
            new = at.x() >= columns.gutter + GUTTER / 2
            is_end = columns.gutter <= at.x() < columns.new and not GRIP <= at.x() - columns.gutter < GUTTER - GRIP
        cells = row.new if new else row.old
        cell = next((cell for cell in cells if cell.top <= inside < cell.top + cell.height), None)
        between = not columns.stacked and columns.gutter <= at.x() < columns.new and not is_end
        if cell is None or between:
            return Hit(row.pair.id, new, is_end=is_end and inside >= row.box_top)
        area = QRectF(columns.new if new else 0, top + cell.top, columns.column, cell.height)
        return Hit(row.pair.id, new, cell.text.side, area, is_end)

    def fixed_end(self, link_id: int, new: bool) -> QPointF:
        top, height = self.row_geometry(self._shown.index_of(link_id))
        columns = self._layout.columns
        return QPointF(columns.gutter if new else columns.new, top + height / 2)

    def _menu_place(self) -> QPoint:
        top, height = self.row_geometry(self._shown.current_index())
        return QPoint(self._layout.columns.gutter, top + height // 2)

    # Showing

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shown.pairs():
            return
        painter = QPainter(self.viewport())
        scroll, area = self._scroll(), event.rect()
        first, last = self._layout.index_at(scroll + area.top()), self._layout.index_at(scroll + area.bottom())
        for index in range(first, last + 1):
            row = self._layout.row(index)
            self._rows.paint(painter, row, self._layout.top(index) - scroll, self._sight(row.pair.id))
        self._paint_drag(painter)

    def _sight(self, link_id: int) -> Sight:
        current = self._shown.is_current(link_id)
        return Sight(
            self._layout.columns,
            self.viewport().size(),
            self._shown.other_issuer,
            current=current,
            chosen=self._shown.is_chosen(link_id),
            focused=current and shows_focus(self),
            wording=self._shown.wording() if current else None,
            show=self._shown.show_choice(),
        )

    def _show_pairs(self) -> None:
        """Show other pairs; the current one stays where it is, if it is still there."""
        before = next((at for at, pair in enumerate(self._layout.pairs) if self._shown.is_current(pair.id)), -1)
        offset = self.row_geometry(before)[0] if before >= 0 else 0
        pairs = self._shown.pairs()
        self._layout.set_pairs(pairs, captions_of(pairs, self.tr("（全文无章）")))
        self._unfold()
        if self._shown.current_index() >= 0:
            self._scroll_to(self._layout.top(self._shown.current_index()) - offset)
        self._settle()

    def _show_current(self, link_id: int) -> None:
        """Unfold the current pair and bring it into sight; where it was clicked its top stays where it is, if it can."""
        index = self._shown.index_of(link_id)
        with self._held(index if self._in_place else -1):
            self._unfold()
        self._bring_into_sight(index)

    def _show_folds(self) -> None:
        with self._held(self._anchor()):
            self._unfold()
        self._bring_into_sight(self._shown.current_index())

    def _unfold(self) -> None:
        self._layout.set_unfolded(self._shown.unfolded())
        self._layout.measure(self._shown.current_index())
        self._set_range()
        self.viewport().update()
        self.restacked.emit()
