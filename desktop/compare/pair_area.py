"""The comparison itself: two columns of clauses with ribbons between them. Paints what is in sight, and walks from row to row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QWidget

from core.model import Clause
from desktop.compare.differences import Differences, Wording
from desktop.compare.marks import Show, shown_for
from desktop.compare.overview import Stretch
from desktop.compare.pair_layout import Cell, captions_of
from desktop.compare.pairs import Pair
from desktop.compare.row_painter import RowPainter, Sight
from desktop.compare.row_scroll import RowScroll
from desktop.compare.words import describe
from desktop.theme import Theme
from desktop.widgets.buttons import shows_focus


class PairArea(RowScroll):
    """Rows in the order given. The current one is unfolded; its wording is marked as soon as the differences are known."""

    current_changed = Signal(int)  # link id, 0 for none
    opened = Signal(Clause)  # show this clause in the reader
    menu_asked = Signal(QPoint)  # for the current pair, at a place of the screen
    wording_changed = Signal()  # how the current pair's wording is shown

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._rows = RowPainter(theme)
        self._pairs: tuple[Pair, ...] = ()
        self._current = 0
        self._folded = False
        self._all_unfolded = False
        self._other_issuer = False
        self._show: Show | None = None
        self._differences: Differences | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("对照"))

    # What is shown

    def set_pairs(self, pairs: Sequence[Pair], *, other_issuer: bool) -> None:
        """Show these pairs; the current one stays where it is, if it is still there."""
        before, offset = self._current_index(), 0
        if before >= 0:
            offset = self.row_geometry(before)[0]
        self._pairs = tuple(pairs)
        self._other_issuer = other_issuer
        self._layout.set_pairs(self._pairs, captions_of(self._pairs, self.tr("（全文无章）")))
        self._unfold()
        if self._current_index() >= 0:
            self._scroll_to(self._layout.top(self._current_index()) - offset)
        self._settle()

    def set_differences(self, differences: Differences | None) -> None:
        """Where the wording of pairs is compared."""
        if differences is self._differences:
            return
        self._differences = differences
        if differences is not None:
            differences.ready.connect(self._mark_anew)

    def set_show(self, show: Show | None) -> None:
        """Mark what differs or what is common; None leaves it to how much is common."""
        self._show = show
        self._mark_anew()

    def shown(self) -> Show | None:
        """How the current pair is marked; None while that is not known."""
        wording = self._wording()
        return shown_for(wording, self._show) if wording else None

    def pairs(self) -> tuple[Pair, ...]:
        """The pairs shown."""
        return self._pairs

    def index_of(self, link_id: int) -> int:
        """The row of a link; -1 where it is not shown."""
        return next((index for index, pair in enumerate(self._pairs) if pair.id == link_id), -1)

    def current(self) -> Pair | None:
        """The current pair."""
        index = self._current_index()
        return self._pairs[index] if index >= 0 else None

    def is_unfolded(self, link_id: int) -> bool:
        """Whether a pair is shown whole."""
        return self._layout.is_unfolded(link_id)

    # Going from row to row

    def select(self, link_id: int, *, in_place: bool = False) -> None:
        """Make a pair the current one, unfold it and bring it into sight; `in_place`: its top stays where it is, if it can."""
        index = self.index_of(link_id)
        if index >= 0 and link_id == self._current:
            self._bring_into_sight(index)
            return
        with self._held(index if in_place else -1):
            self._current = link_id if index >= 0 else 0
            self._folded = False
            self._unfold()
        if index >= 0:
            self._bring_into_sight(index)
            self._tell_reader(self._pairs[index])
        self.current_changed.emit(self._current)
        self.wording_changed.emit()

    def step(self, by: int) -> None:
        """Go some rows down, or up where negative, as far as there are any."""
        if self._pairs:
            index = min(max(self._current_index() + by, 0), len(self._pairs) - 1)
            self.select(self._pairs[index].id)

    def toggle_fold(self) -> None:
        """Fold or unfold the current pair."""
        with self._held(self._current_index()):
            self._folded = not self._folded
            self._unfold()
        self._bring_into_sight(self._current_index())

    def set_all_unfolded(self, on: bool) -> None:
        """Show every pair whole, or only the current one."""
        with self._held(self._anchor()):
            self._all_unfolded = on
            self._folded = False
            self._unfold()

    def open_current(self) -> None:
        """Show the current pair in the reader: its new clause, the old one where it has none."""
        pair = self.current()
        if pair is not None and pair.sides():
            self.opened.emit((pair.new or pair.old)[0].clause)

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
            for index, pair in enumerate(self._pairs)
        ]

    def name_at(self, share: float) -> str:
        """The pair at a place of the whole (0 to 1), in words."""
        index = self._layout.index_at(round(share * max(self._layout.total, self.viewport().height())))
        return describe(self._pairs[index], other_issuer=self._other_issuer) if index >= 0 else ""

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar, move = event.key(), self.verticalScrollBar(), QAbstractSlider.SliderAction
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.step(-len(self._pairs) if key == Qt.Key.Key_Home else len(self._pairs))
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar.triggerAction(move.SliderPageStepAdd if key == Qt.Key.Key_PageDown else move.SliderPageStepSub)
        elif key == Qt.Key.Key_Space:
            self.toggle_fold()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._row_under(event)
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton) and index >= 0:
            self.select(self._pairs[index].id, in_place=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self._row_under(event)
        cell = self._cell_under(index, event) if index >= 0 else None
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self.opened.emit(cell.text.side.clause)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() is not QContextMenuEvent.Reason.Mouse and self._current_index() >= 0:
            top, height = self.row_geometry(self._current_index())
            at = self.viewport().mapToGlobal(QPoint(self._layout.columns.gutter, top + height // 2))
        self.menu_asked.emit(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._pairs:
            return
        painter = QPainter(self.viewport())
        scroll, area = self._scroll(), event.rect()
        first, last = self._layout.index_at(scroll + area.top()), self._layout.index_at(scroll + area.bottom())
        for index in range(first, last + 1):
            row = self._layout.row(index)
            self._rows.paint(painter, row, self._layout.top(index) - scroll, self._sight(row.pair.id))

    # Within

    def _current_index(self) -> int:
        return self.index_of(self._current)

    def _sight(self, link_id: int) -> Sight:
        current = link_id == self._current
        return Sight(
            self._layout.columns,
            self.viewport().size(),
            self._other_issuer,
            current=current,
            focused=current and shows_focus(self),
            wording=self._wording() if current and not self._folded else None,
            show=self._show,
        )

    def _wording(self) -> Wording | None:
        pair = self.current()
        return self._differences.of(pair) if self._differences and pair else None

    def _unfold(self) -> None:
        ids = {pair.id for pair in self._pairs} if self._all_unfolded else {self._current} - {0}
        self._layout.set_unfolded(frozenset(ids - {self._current} if self._folded else ids))
        self._layout.measure(self._current_index())
        self._set_range()
        self.viewport().update()
        self.restacked.emit()

    def _row_under(self, event: QMouseEvent) -> int:
        y = self._scroll() + round(event.position().y())
        return self._layout.index_at(y) if 0 <= y < self._layout.total else -1

    def _cell_under(self, index: int, event: QMouseEvent) -> Cell | None:
        row = self._layout.row(index)
        x, columns = event.position().x(), self._layout.columns
        y = self._scroll() + event.position().y() - self._layout.top(index)
        cells = row.old if x < columns.gutter else row.new if x >= columns.new else ()
        return next((cell for cell in cells if cell.top <= y < cell.top + cell.height), None)

    def _mark_anew(self) -> None:
        self.viewport().update()
        self.wording_changed.emit()

    def _tell_reader(self, pair: Pair) -> None:
        self.setAccessibleDescription(describe(pair, other_issuer=self._other_issuer))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
