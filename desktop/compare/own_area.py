"""The comparison with each plan in its own order: ribbons cross where clauses moved, and both columns scroll by partners."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.compare.clause_text import Setting
from desktop.compare.link_area import Hit, LinkArea
from desktop.compare.overview import Stretch
from desktop.compare.own_layout import Common, OwnColumn, backbone
from desktop.compare.own_painter import OwnPainter, View
from desktop.compare.pair_area import GRIP
from desktop.compare.pair_layout import GUTTER, Columns
from desktop.compare.pairs import Pair
from desktop.compare.shown import Shown
from desktop.compare.words import describe
from desktop.theme import Theme
from desktop.widgets.buttons import shows_focus

_MARGIN = 24
_ROUNDS = 6


class OwnArea(LinkArea):
    """Lays out only while it is visible; what changed meanwhile is caught up with when it is shown."""

    def __init__(self, theme: Theme, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(theme, shown, parent)
        self._painter = OwnPainter(theme)
        self._columns = Columns(0)
        self._old, self._new = (OwnColumn((), 0, Setting.of(theme), frozenset(), "") for _ in range(2))
        self._common = Common.of((), (0, 0))
        self._shift = 0.0  # of the new column, while the partner of a moved clause stands beside it
        self._stale = True
        self._pairs_of: dict[int, list[Pair]] = {}  # by clause id
        for signal in (shown.pairs_changed, shown.folds_changed, theme.changed):
            signal.connect(self._rebuild)
        shown.current_changed.connect(lambda _link: self._show_current())
        shown.sought.connect(self._seek)
        shown.chosen_changed.connect(self.viewport().update)
        shown.marks_changed.connect(self.viewport().update)

    def offsets(self) -> tuple[float, float]:
        """How far the old and the new column are scrolled."""
        return self._offset(new=False), self._offset(new=True)

    def reach_of(self, clause_id: int) -> tuple[int, int] | None:
        """Upper and lower edge of a clause in the viewport; None where it is not shown."""
        for column, offset in zip((self._old, self._new), self.offsets(), strict=True):
            if (at := column.place(clause_id)) >= 0:
                top, bottom = column.reach(at)
                return round(top - offset), round(bottom - offset)
        return None

    # The strip beside

    def visible_part(self) -> tuple[float, float]:
        """Which part of the whole is in sight, as shares."""
        height = self.viewport().height()
        total = max(self._common.total, height, 1)
        return self._value() / total, (self._value() + height) / total

    def center_on(self, share: float) -> None:
        """Scroll so that a place of the whole (0 to 1) is in the middle."""
        height = self.viewport().height()
        self.verticalScrollBar().setValue(round(share * max(self._common.total, height)) - height // 2)

    def stretches(self) -> list[Stretch]:
        """Every pair as a stretch of the whole."""
        total = max(self._common.total, self.viewport().height(), 1)
        found: list[Stretch] = []
        for pair in self._shown.pairs():
            if pair.sides():
                start, end = (self._common.of_height(y, new=not pair.old) for y in self._reach(pair))
                found.append(Stretch(start / total, end / total, pair.link.relation, pair.link.decision))
        return found

    def name_at(self, share: float) -> str:
        """The pair at a place of the whole (0 to 1), in words."""
        if not len(self._old):
            return ""
        height = self._common.place(share * max(self._common.total, 1), new=False)
        pair = self._pair_of(self._old.side(self._old.index_at(height)).clause.id)
        return describe(pair, other_issuer=self._shown.other_issuer) if pair else ""

    # What is where

    def hit(self, at: QPointF) -> Hit:
        columns = self._columns
        new = at.x() >= columns.gutter + GUTTER / 2
        in_gutter = columns.gutter <= at.x() < columns.new
        is_end = in_gutter and not GRIP <= at.x() - columns.gutter < GUTTER - GRIP
        column, offset = (self._new, self.offsets()[1]) if new else (self._old, self.offsets()[0])
        y = at.y() + offset
        if not len(column) or not 0 <= y < column.total or (in_gutter and not is_end):
            return Hit()
        place = column.index_at(y)
        top, bottom = column.reach(place)
        side = column.side(place)
        pair = self._pair_of(side.clause.id)
        if pair is None or not top <= y < bottom:
            return Hit()
        area = QRectF(columns.new if new else 0, top - offset, columns.column, bottom - top)
        return Hit(pair.id, new, side, area, is_end)

    def fixed_end(self, link_id: int, new: bool) -> QPointF:
        pair = self._shown.pairs()[self._shown.index_of(link_id)]
        held = pair.old if new else pair.new
        reach = self.reach_of((held or pair.sides())[0].clause.id) or (0, 0)
        return QPointF(self._columns.gutter if new else self._columns.new, sum(reach) / 2)

    def _menu_place(self) -> QPoint:
        pair = self._shown.current()
        reach = self.reach_of(pair.sides()[0].clause.id) if pair and pair.sides() else None
        return QPoint(self._columns.gutter, sum(reach or (0, 0)) // 2)

    def _pair_of(self, clause_id: int) -> Pair | None:
        """The pair a clause is in: the current one if it is in that too."""
        found = self._pairs_of.get(clause_id, [])
        return next((pair for pair in found if self._shown.is_current(pair.id)), found[0] if found else None)

    # Laying out

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._rebuild()
            self._seek()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rebuild()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self._shift = 0.0
        self._settle()
        self.viewport().update()
        self.moved.emit()

    def _rebuild(self) -> None:
        """Set both columns anew; what stands in the upper third of the old one stays there."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        line = self._line()
        held = self._old.index_at(self._offset(new=False) + line) if len(self._old) else -1
        held_id = self._old.side(held).clause.id if held >= 0 else 0
        gap = self._old.top(held) - self._offset(new=False) if held >= 0 else 0.0
        self._columns = Columns(self.viewport().width())
        pairs, unfolded = self._shown.pairs(), self._shown.unfolded()
        self._pairs_of = {}
        for pair in pairs:
            for side in pair.sides():
                self._pairs_of.setdefault(side.clause.id, []).append(pair)
        whole = frozenset(side.clause.id for pair in pairs if pair.id in unfolded for side in pair.sides())
        setting, none = Setting.of(self._theme), self.tr("（全文无章）")
        self._old, self._new = (
            OwnColumn(list({s.clause.id: s for s in sides}.values()), self._columns.text, setting, whole, none)
            for sides in ([s for pair in pairs for s in pair.old], [s for pair in pairs for s in pair.new])
        )
        self._join()
        place = self._old.place(held_id)
        if place >= 0:
            self._set_value(self._common.of_height(self._old.top(place) - gap + line, new=False) - line)
        self._settle()
        self.viewport().update()
        self.restacked.emit()

    def _join(self) -> None:
        """The common scale of both columns as high as they are now."""
        places = [{c.side(at).clause.id: at for at in range(len(c))} for c in (self._old, self._new)]
        run = backbone(self._shown.pairs(), places[0], places[1])
        tops = [(self._old.reach(a)[0], self._new.reach(b)[0]) for a, b in run]
        self._common = Common.of(tops, (self._old.total, self._new.total))
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(max(1, height - _MARGIN))
        bar.setSingleStep(Setting.of(self._theme).pitch)
        shift = self._shift
        bar.setRange(0, max(0, round(self._common.total) - height))
        self._shift = shift

    def _settle(self) -> None:
        """Real heights for what is in sight; what stands in the upper third of the old column stays there."""
        height, line = self.viewport().height(), self._line()
        for _ in range(_ROUNDS):
            old, new = self.offsets()
            at = self._old.index_at(old + line) if len(self._old) else -1
            gap = self._old.top(at) - old if at >= 0 else 0.0
            changed = self._old.settle(old, old + height) if len(self._old) else False
            changed = (self._new.settle(new, new + height) if len(self._new) else False) or changed
            if not changed:
                return
            self._join()
            if at >= 0:
                self._set_value(self._common.of_height(self._old.top(at) - gap + line, new=False) - line)
            self.restacked.emit()

    # Scrolling

    def _line(self) -> int:
        """The height of the viewport at which partners stand beside each other."""
        return self.viewport().height() // 3

    def _value(self) -> int:
        return self.verticalScrollBar().value()

    def _set_value(self, value: float) -> None:
        """Scroll without letting go of a partner that was brought beside a moved clause."""
        shift = self._shift
        blocked = self.verticalScrollBar().blockSignals(True)
        self.verticalScrollBar().setValue(round(value))
        self.verticalScrollBar().blockSignals(blocked)
        self._shift = shift

    def _offset(self, *, new: bool) -> float:
        column = self._new if new else self._old
        offset = self._common.place(self._value() + self._line(), new=new) - self._line()
        most = max(0, column.total - self.viewport().height())
        return min(max(offset, 0), most) + (self._shift if new else 0.0)

    def _show_current(self) -> None:
        self._shift = 0.0
        self._rebuild()
        if not self._in_place:
            self._seek()

    def _seek(self) -> None:
        """Bring the current pair into sight; where its sides moved apart, the new one comes beside the old one."""
        pair = self._shown.current()
        if pair is None or not pair.sides() or not self.isVisible():
            return
        self._shift = 0.0
        top, bottom = self._reach(pair)
        offset = self._offset(new=not pair.old)
        if top - _MARGIN < offset or bottom + _MARGIN > offset + self.viewport().height():
            self._set_value(self._common.of_height(top, new=not pair.old) - self._line())
            self._settle()
        if pair.old and pair.new:
            old, new = (self.reach_of(side.clause.id) or (0, 0) for side in (pair.old[0], pair.new[0]))
            if not 0 <= new[0] < self.viewport().height() - _MARGIN:
                self._shift = float(new[0] - old[0])
                self._settle()
        self.viewport().update()
        self.moved.emit()

    def _reach(self, pair: Pair) -> tuple[int, int]:
        """Upper and lower edge of the first clause of a pair in its own column."""
        column, side = (self._old, pair.old[0]) if pair.old else (self._new, pair.new[0])
        return column.reach(column.place(side.clause.id))

    def _in_sight(self) -> list[Pair]:
        """The pairs of which a clause is in sight, the current one last."""
        found: dict[int, Pair] = {}
        for column, offset in zip((self._old, self._new), self.offsets(), strict=True):
            if len(column):
                for at in range(column.index_at(offset), column.index_at(offset + self.viewport().height()) + 1):
                    found |= {pair.id: pair for pair in self._pairs_of.get(column.side(at).clause.id, ())}
        return sorted(found.values(), key=lambda pair: self._shown.is_current(pair.id))

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._shown.pairs() or self._stale:
            return
        painter = QPainter(self.viewport())
        view = View(self._columns, self.viewport().size(), self._old, self._new, self.offsets())
        current = self._shown.current()
        self._painter.paint_ground(painter, view, self._shown, focused=shows_focus(self))
        for new in (False, True):
            self._painter.paint_column(painter, view, self._shown, current, new=new)
        self._painter.paint_links(painter, view, self._shown, self._in_sight())
        self._paint_drag(painter)
