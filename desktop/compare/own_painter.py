"""Paints both plans in their own order: clauses in sight, and the ribbons of which at least one end is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from core.model import Decision
from desktop.compare.marks import draw_marked, marks_of, shown_for
from desktop.compare.own_layout import Entry, OwnColumn
from desktop.compare.pair_layout import GUTTER, INSET, Columns
from desktop.compare.pairs import Pair
from desktop.compare.ribbons import ChipSpec, draw_chips, draw_ribbon, draw_sign
from desktop.compare.shown import Shown
from desktop.compare.words import DECISION_ICONS, RELATION_ICONS, decision_color, decision_label, relation_word
from desktop.theme import Theme
from desktop.tokens import SMALL, SMALL_STRONG

_BAR = 3
Reach = tuple[float, float]


@dataclass(frozen=True)
class View:
    """What is painted: both columns, how far each is scrolled, and the viewport."""

    columns: Columns
    viewport: QSize
    old: OwnColumn
    new: OwnColumn
    offsets: tuple[float, float]

    def column(self, *, new: bool) -> OwnColumn:
        """One of the two columns."""
        return self.new if new else self.old

    def reaches(self, pair: Pair, *, new: bool) -> list[Reach]:
        """Upper and lower edges of the clauses of one side, in the viewport."""
        column, offset = self.column(new=new), self.offsets[new]
        places = sorted(column.place(side.clause.id) for side in (pair.new if new else pair.old))
        return [(top - offset, bottom - offset) for top, bottom in (column.reach(at) for at in places)]


class OwnPainter:
    """Reads the theme at every stroke; keeps nothing."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint_ground(self, painter: QPainter, view: View, shown: Shown, *, focused: bool) -> None:
        """What stands under the chosen pairs."""
        tokens, columns = self._theme.tokens, view.columns
        for pair in shown.chosen():
            for new, left in ((False, 0), (True, columns.new)):
                width = columns.column if not new else view.viewport.width() - columns.new
                for top, bottom in view.reaches(pair, new=new):
                    area = QRect(left, round(top), width, round(bottom - top))
                    painter.fillRect(area, tokens.bg_selected)
                    bar = left if not new else left + width - _BAR
                    painter.fillRect(QRect(bar, area.top(), _BAR, area.height()), tokens.accent)
                    if focused and shown.is_current(pair.id):
                        painter.setPen(QPen(tokens.accent, 1.0))
                        painter.setBrush(Qt.BrushStyle.NoBrush)
                        painter.drawRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5))

    def paint_column(self, painter: QPainter, view: View, shown: Shown, current: Pair | None, *, new: bool) -> None:
        """The clauses of one side that are in sight."""
        column, offset = view.column(new=new), view.offsets[new]
        if not len(column):
            return
        x = INSET + (view.columns.new if new else 0)
        for at in range(column.index_at(offset), column.index_at(offset + view.viewport.height()) + 1):
            entry, top = column.entry(at), round(column.top(at) - offset)
            self._paint_caption(painter, entry, QRect(x, top, view.columns.text, entry.top))
            self._paint_entry(painter, entry, QPointF(x, top + entry.text_top), shown, current, new=new)

    def _paint_entry(
        self, painter: QPainter, entry: Entry, at: QPointF, shown: Shown, current: Pair | None, *, new: bool
    ) -> None:
        tokens = self._theme.tokens
        sides = (current.new if new else current.old) if current else ()
        wording = shown.wording()
        number = next((n for n, side in enumerate(sides) if side.clause.id == entry.text.side.clause.id), -1)
        if wording is None or number < 0:
            entry.text.draw(painter, at, tokens)
            return
        marks = marks_of(wording, number, new=new, show=shown_for(wording, shown.show_choice()))
        draw_marked(painter, entry.text, at, marks, tokens)

    def _paint_caption(self, painter: QPainter, entry: Entry, area: QRect) -> None:
        if entry.caption:
            painter.setFont(self._theme.font(SMALL_STRONG))
            painter.setPen(self._theme.tokens.text_3)
            text = painter.fontMetrics().elidedText(entry.caption, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def paint_links(self, painter: QPainter, view: View, shown: Shown, pairs: Sequence[Pair]) -> None:
        """The ribbons of these pairs; that of the current one has words."""
        left = view.columns.gutter
        painter.save()
        painter.setClipRect(QRect(left, 0, GUTTER, view.viewport.height()))
        for pair in pairs:
            ends = view.reaches(pair, new=False), view.reaches(pair, new=True)
            draw_ribbon(painter, (left, left + GUTTER), ends, pair.link, self._theme.tokens)
            center = QPointF(left + GUTTER / 2, _middle(ends, view.viewport.height()))
            if shown.is_current(pair.id):
                draw_chips(painter, center, self._chips(pair, shown), self._theme.font(SMALL), self._theme.tokens)
            elif pair.link.decision is not Decision.REJECTED:
                color = self._theme.tokens.relations[pair.link.relation]
                draw_sign(painter, _sign_place(left, ends), RELATION_ICONS[pair.link.relation], color, self._theme.tokens)
        painter.restore()

    def _chips(self, pair: Pair, shown: Shown) -> list[ChipSpec]:
        tokens, link = self._theme.tokens, pair.link
        color = tokens.text_3 if link.decision is Decision.REJECTED else tokens.relations[link.relation]
        word = relation_word(link.relation, other_issuer=shown.other_issuer)
        return [
            ChipSpec(RELATION_ICONS[link.relation], word, color),
            ChipSpec(DECISION_ICONS[link.decision], decision_label(link), decision_color(link.decision, tokens), framed=False),
        ]


def _middle(ends: tuple[list[Reach], list[Reach]], height: int) -> float:
    """Half way between both sides, kept in sight."""
    found = [(top + bottom) / 2 for reaches in ends for top, bottom in reaches]
    return min(max(sum(found) / max(len(found), 1), 40), height - 40)


def _sign_place(left: int, ends: tuple[list[Reach], list[Reach]]) -> QPointF:
    """Near the old clause, where ribbons have not crossed yet; near the new one where there is no old one."""
    reaches = ends[0] or ends[1]
    top, bottom = reaches[0]
    return QPointF(left + (16 if ends[0] else GUTTER - 16), (top + bottom) / 2)
