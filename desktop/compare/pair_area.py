"""The comparison itself: two columns of clauses with ribbons between them. Paints what is in sight, and walks from row to row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from core.model import Clause, Decision
from desktop.compare.clause_text import Setting
from desktop.compare.differences import Differences
from desktop.compare.marks import Show, draw_lines, draw_tints, marks_of, shown_for
from desktop.compare.overview import Stretch
from desktop.compare.pair_layout import GUTTER, INSET, Cell, PairLayout, Row, captions_of
from desktop.compare.pairs import Pair
from desktop.compare.ribbons import ChipSpec, draw_chips, draw_ribbon
from desktop.compare.words import (
    DECISION_ICONS,
    MOVED_ICON,
    RELATION_ICONS,
    decision_color,
    decision_label,
    decision_word,
    moved_word,
    relation_word,
)
from desktop.theme import Theme
from desktop.tokens import SMALL, SMALL_STRONG
from desktop.widgets import Surface, set_surface

_MARGIN = 24
_BAR = 3
_LINES_PER_WHEEL = 3


class PairArea(QAbstractScrollArea):
    """Rows in the order given. The current one is unfolded; its wording is marked as soon as the differences are known."""

    current_changed = Signal(int)  # link id, 0 for none
    opened = Signal(Clause)  # show this clause in the reader
    moved = Signal()  # what is in sight
    restacked = Signal()  # how high the rows are
    wording_changed = Signal()  # how the current pair's wording is shown

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._layout = PairLayout(Setting.of(theme))
        self._pairs: tuple[Pair, ...] = ()
        self._current = 0
        self._folded = False
        self._all_unfolded = False
        self._other_issuer = False
        self._show: Show | None = None
        self._differences: Differences | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("对照"))
        set_surface(self, Surface.PAGE)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        theme.changed.connect(self._restyle)

    # What is shown

    def set_pairs(self, pairs: Sequence[Pair], *, other_issuer: bool) -> None:
        """Show these pairs; the current one stays where it is, if it is still there."""
        known = self.index_of(self._current)
        offset = self._layout.top(known) - self._scroll() if known >= 0 else 0
        self._pairs = tuple(pairs)
        self._other_issuer = other_issuer
        self._layout.set_pairs(self._pairs, captions_of(self._pairs, self.tr("（全文无章）")))
        self._unfold()
        index = self.index_of(self._current)
        if index >= 0:
            self._scroll_to(self._layout.top(index) - offset)
        self._settle()

    def set_differences(self, differences: Differences | None) -> None:
        """Where the wording of pairs is compared."""
        self._differences = differences
        if differences is not None:
            differences.ready.connect(self._wording_arrived)

    def set_show(self, show: Show | None) -> None:
        """Mark what differs or what is common; None leaves it to how much is common."""
        self._show = show
        self._wording_arrived()

    def shown(self) -> Show | None:
        """How the current pair is marked; None while that is not known."""
        pair = self.current()
        wording = self._differences.of(pair) if self._differences and pair else None
        return shown_for(wording, self._show) if wording else None

    def pairs(self) -> tuple[Pair, ...]:
        """The pairs shown."""
        return self._pairs

    def index_of(self, link_id: int) -> int:
        """The row of a link; -1 where it is not shown."""
        return next((index for index, pair in enumerate(self._pairs) if pair.id == link_id), -1)

    def current(self) -> Pair | None:
        """The current pair."""
        index = self.index_of(self._current)
        return self._pairs[index] if index >= 0 else None

    def is_unfolded(self, link_id: int) -> bool:
        """Whether a pair is shown whole."""
        return self._layout.is_unfolded(link_id)

    # Going from row to row

    def select(self, link_id: int, *, place: bool = True) -> None:
        """Make a pair the current one and unfold it. `place`: bring it into sight; without, its top stays where it is."""
        index = self.index_of(link_id)
        if link_id == self._current and index >= 0:
            self._bring_into_sight(index)
            return
        offset = self._layout.top(index) - self._scroll() if index >= 0 else 0
        self._current = link_id if index >= 0 else 0
        self._folded = False
        self._unfold()
        if index >= 0:
            if not place:
                self._scroll_to(self._layout.top(index) - offset)
            self._settle()
            self._bring_into_sight(index)
            self._tell_reader(self._pairs[index])
        self.current_changed.emit(self._current)
        self.wording_changed.emit()

    def step(self, by: int) -> None:
        """Go some rows down, or up where negative, as far as there are any."""
        if self._pairs:
            index = min(max(self.index_of(self._current) + by, 0), len(self._pairs) - 1)
            self.select(self._pairs[index].id)

    def toggle_fold(self) -> None:
        """Fold or unfold the current pair."""
        self._folded = not self._folded
        self._unfold()
        self._settle()
        self._bring_into_sight(self.index_of(self._current))

    def set_all_unfolded(self, on: bool) -> None:
        """Show every pair whole, or only the current one."""
        index = max(self.index_of(self._current), 0)
        offset = self._layout.top(index) - self._scroll() if self._pairs else 0
        self._all_unfolded = on
        self._folded = False
        self._unfold()
        if self._pairs:
            self._scroll_to(self._layout.top(index) - offset)
        self._settle()

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

    def visible_part(self) -> tuple[float, float]:
        """Which part of the whole is in sight, as shares."""
        height = self.viewport().height()
        total = max(self._layout.total, height, 1)
        return self._scroll() / total, (self._scroll() + height) / total

    def center_on(self, share: float) -> None:
        """Scroll so that a place of the whole is in the middle."""
        self._scroll_to(round(share * self._layout.total) - self.viewport().height() // 2)

    def name_at(self, share: float) -> str:
        """The pair at a place of the whole, in words."""
        index = self._layout.index_at(round(share * max(self._layout.total, self.viewport().height())))
        return self.describe(self._pairs[index]) if index >= 0 else ""

    def describe(self, pair: Pair) -> str:
        """A pair in words: relation, decision, and the headings of both sides."""
        relation = relation_word(pair.link.relation, other_issuer=self._other_issuer)
        moved = "、" + moved_word() if pair.link.moved else ""
        heads = " → ".join("、".join(side.head or side.body[:20] for side in sides) for sides in (pair.old, pair.new) if sides)
        return f"{relation}{moved}，{decision_word(pair.link.decision)}：{heads}"

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        index = self._anchor()
        offset = self._layout.top(index) - self._scroll() if index >= 0 else 0
        self._layout.set_width(self.viewport().width())
        self._set_range()
        if index >= 0:
            self._scroll_to(self._layout.top(index) - offset)
        self._settle()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self._settle()
        self.viewport().update()
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        page = max(1, self.viewport().height() - _MARGIN)
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.step(-len(self._pairs) if key == Qt.Key.Key_Home else len(self._pairs))
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._scroll_to(self._scroll() + (page if key == Qt.Key.Key_PageDown else -page))
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
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self.select(self._pairs[index].id, place=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self._row_under(event)
        cell = self._cell_under(index, event) if index >= 0 else None
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self.opened.emit(cell.text.side.clause)

    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._pairs:
            return
        painter = QPainter(self.viewport())
        scroll = self._scroll()
        area = event.rect()
        first, last = self._layout.index_at(scroll + area.top()), self._layout.index_at(scroll + area.bottom())
        for index in range(first, last + 1):
            self._paint_row(painter, self._layout.row(index), self._layout.top(index) - scroll)

    def _paint_row(self, painter: QPainter, row: Row, top: int) -> None:
        tokens, columns = self._theme.tokens, self._layout.columns
        current = row.pair.id == self._current
        self._paint_captions(painter, row, top)
        if current:
            self._paint_current(painter, row, top)
        left, right = columns.gutter, columns.gutter + GUTTER
        old = [(top + cell.top, top + cell.top + cell.height) for cell in row.old]
        new = [(top + cell.top, top + cell.top + cell.height) for cell in row.new]
        draw_ribbon(painter, (left, right), (old, new), row.pair.link, tokens)
        chips = self._chips(row.pair)
        draw_chips(painter, QPointF((left + right) / 2, self._chip_center(row, top)), chips, self._theme.font(SMALL), tokens)
        wording = self._differences.of(row.pair) if current and self._differences and not self._folded else None
        for new_side, cells in enumerate((row.old, row.new)):
            x = columns.new if new_side else 0
            if not cells:
                self._paint_absent(painter, QRect(x + INSET, top + row.box_top, columns.text, row.box_height))
            for number, cell in enumerate(cells):
                at = QPointF(x + INSET, top + cell.text_top)
                marks = marks_of(wording, number, new=bool(new_side), show=shown_for(wording, self._show)) if wording else None
                if marks:
                    draw_tints(painter, cell.text, at, marks, tokens)
                cell.text.draw(painter, at, tokens)
                if marks:
                    draw_lines(painter, cell.text, at, marks, tokens)

    def _paint_captions(self, painter: QPainter, row: Row, top: int) -> None:
        painter.setFont(self._theme.font(SMALL_STRONG))
        painter.setPen(self._theme.tokens.text_3)
        for x, caption in zip((0, self._layout.columns.new), row.captions, strict=True):
            if caption:
                text = painter.fontMetrics().elidedText(caption, Qt.TextElideMode.ElideRight, self._layout.columns.text)
                area = QRect(x + INSET, top, self._layout.columns.text + INSET, row.box_top)
                painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_current(self, painter: QPainter, row: Row, top: int) -> None:
        tokens, columns = self._theme.tokens, self._layout.columns
        width = self.viewport().width()
        for x, end, cells in ((0, columns.gutter, row.old), (columns.new, width, row.new)):
            tops = [(cell.top, cell.height) for cell in cells] or [(row.box_top, row.box_height)]
            for cell_top, height in tops:
                painter.fillRect(QRect(x, top + cell_top, end - x, height), tokens.bg_selected)
                bar = x if x == 0 else end - _BAR
                painter.fillRect(QRect(bar, top + cell_top, _BAR, height), tokens.accent)
        if self.hasFocus():
            painter.setPen(QPen(tokens.accent, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(0.5, top + row.box_top - 1.5, width - 1, row.box_height + 2))

    def _paint_absent(self, painter: QPainter, area: QRect) -> None:
        painter.setFont(self._theme.font(SMALL))
        painter.setPen(self._theme.tokens.text_3)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.tr("未见对应条目"))

    def _chips(self, pair: Pair) -> list[ChipSpec]:
        tokens, link = self._theme.tokens, pair.link
        rejected = link.decision is Decision.REJECTED
        color = tokens.text_3 if rejected else tokens.relations[link.relation]
        word = relation_word(link.relation, other_issuer=self._other_issuer)
        decision = decision_color(link.decision, tokens)
        chips = [
            ChipSpec(RELATION_ICONS[link.relation], word, color),
            ChipSpec(DECISION_ICONS[link.decision], decision_label(link), decision, framed=False),
        ]
        if link.moved:
            chips.append(ChipSpec(MOVED_ICON, self._moved_text(pair), tokens.text_3 if rejected else tokens.relations["moved"]))
        return chips

    def _moved_text(self, pair: Pair) -> str:
        if not pair.old or not pair.new:
            return moved_word()
        return f"{moved_word()} {pair.old[0].short_number}→{pair.new[0].short_number}"

    def _chip_center(self, row: Row, top: int) -> float:
        """The middle of the part of a row that is in sight, so that a long row keeps its chips on the screen."""
        half = 48 if row.pair.link.moved else 34
        low, high = top + row.box_top, top + row.box_top + row.box_height
        seen_low, seen_high = max(low, 0), min(high, self.viewport().height())
        return min(max((seen_low + seen_high) / 2, low + half), high - half) if high - low > 2 * half else (low + high) / 2

    # Within

    def _unfold(self) -> None:
        ids = {pair.id for pair in self._pairs} if self._all_unfolded else {self._current} - {0}
        self._layout.set_unfolded(frozenset(ids - {self._current} if self._folded else ids))
        self._set_range()
        self.viewport().update()
        self.restacked.emit()

    def _settle(self) -> None:
        """Real heights for what is in sight; the current row, or else the top one, stays where it is."""
        for _ in range(8):
            anchor = self._anchor()
            if anchor < 0:
                return
            scroll = self._scroll()
            before = self._layout.top(anchor)
            if not self._layout.settle(scroll, scroll + self.viewport().height()):
                return
            self._set_range()
            self._scroll_to(scroll + self._layout.top(anchor) - before)
            self.viewport().update()
            self.restacked.emit()

    def _anchor(self) -> int:
        if not self._pairs:
            return -1
        scroll = self._scroll()
        current = self.index_of(self._current)
        if current >= 0 and scroll <= self._layout.top(current) <= scroll + self.viewport().height():
            return current
        return self._layout.index_at(scroll)

    def _bring_into_sight(self, index: int) -> None:
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
        bar.setPageStep(height)
        bar.setSingleStep(max(1, Setting.of(self._theme).pitch))
        bar.setRange(0, max(0, self._layout.total - height))

    def _row_under(self, event: QMouseEvent) -> int:
        y = self._scroll() + round(event.position().y())
        return self._layout.index_at(y) if 0 <= y < self._layout.total else -1

    def _cell_under(self, index: int, event: QMouseEvent) -> Cell | None:
        row = self._layout.row(index)
        x, columns = event.position().x(), self._layout.columns
        y = self._scroll() + event.position().y() - self._layout.top(index)
        cells = row.old if x < columns.gutter else row.new if x >= columns.new else ()
        return next((cell for cell in cells if cell.top <= y < cell.top + cell.height), None)

    def _wording_arrived(self) -> None:
        self.viewport().update()
        self.wording_changed.emit()

    def _restyle(self) -> None:
        self._layout.set_setting(Setting.of(self._theme))
        self._set_range()
        self._settle()
        self.viewport().update()

    def _tell_reader(self, pair: Pair) -> None:
        self.setAccessibleDescription(self.describe(pair))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
