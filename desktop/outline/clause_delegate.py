"""How a clause looks in the section tree."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from core.model import Clause, ClauseKind, Tag
from desktop.icons import paint_icon
from desktop.library.library_panel import RowDelegate
from desktop.models.outline_model import CLAUSE_ROLE, DECISIONS_ROLE, HITS_ROLE, NOTES_ROLE, TAGS_ROLE
from desktop.painting import draw_box, draw_tag_square
from desktop.reader.marks import tag_label
from desktop.theme import tabular
from desktop.tokens import SMALLEST, UI, UI_STRONG

Index = QModelIndex | QPersistentModelIndex

EDGE = 14  # pixels left of the chevrons of the outermost clauses
STEP = 14  # pixels of indentation a level
TEXT = 18  # pixels from a chevron to the text
WIDE = 260  # pixels of a row that has room for numbers of links
SQUARES = 3  # tag squares shown in a row


def chevron_left(clause: Clause) -> int:
    """Where a clause's chevron begins, in pixels of the viewport."""
    return EDGE + (clause.level - 1) * STEP


class ClauseDelegate(RowDelegate):
    """Chevron, number and heading, links confirmed of all, a sign of notes, tag squares, hit pill.

    The chain of the current clause is semi-bold where it is a section.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, clause = self.row(option), index.data(CLAUSE_ROLE)
        if not isinstance(clause, Clause):
            return
        view, whole = row.view, row.rect
        painter.save()
        self.draw_ground(painter, row)
        tokens, left = self.theme.tokens, chevron_left(clause)
        if view.model().hasChildren(index):
            chevron = "chevron-down" if view.isExpanded(index) else "chevron-right"
            paint_icon(painter, QRect(left, whole.center().y() - 6, 12, 12), chevron, tokens.text_3)
        right = self._badges(painter, whole, index)
        bold = clause.kind is ClauseKind.SECTION and view.isExpanded(index)
        painter.setFont(self.theme.font(UI_STRONG if bold else UI))
        unnumbered = not clause.number and clause.kind is not ClauseKind.SECTION
        painter.setPen(tokens.text_2 if unnumbered else tokens.text)
        area = QRect(left + TEXT, whole.top(), right - left - TEXT - 4, whole.height())
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _badges(self, painter: QPainter, whole: QRect, index: Index) -> int:
        """Draw pill and squares from the right; where they begin."""
        tokens, right = self.theme.tokens, whole.right() - 10
        painter.setFont(tabular(self.theme.font(SMALLEST)))
        hits = index.data(HITS_ROLE)
        if hits:
            width = max(18, painter.fontMetrics().horizontalAdvance(str(hits)) + 10)
            pill = QRect(right - width, whole.center().y() - 8, width, 17)
            draw_box(painter, pill, 8, tokens.hit)
            painter.setPen(tokens.text)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(hits))
            right -= width + 5
        tags: tuple[Tag, ...] = index.data(TAGS_ROLE)
        if len(tags) > SQUARES:
            more = f"+{len(tags) - SQUARES}"
            width = painter.fontMetrics().horizontalAdvance(more)
            painter.setPen(tokens.text_3)
            painter.drawText(QRect(right - width, whole.top(), width, whole.height()), Qt.AlignmentFlag.AlignVCenter, more)
            right -= width + 4
        for tag in reversed(tags[:SQUARES]):
            draw_tag_square(painter, QRect(right - 15, whole.center().y() - 7, 15, 15), tokens, tag.color - 1, tag_label(tag))
            right -= 18
        if not tags and index.data(NOTES_ROLE):
            paint_icon(painter, QRect(right - 13, whole.center().y() - 6, 12, 12), "message-square", tokens.text_3)
            right -= 18
        confirmed, links = index.data(DECISIONS_ROLE)
        if confirmed and whole.width() >= WIDE:  # of what nobody has decided yet there is nothing to say
            words = f"{confirmed}/{links}"
            width = painter.fontMetrics().horizontalAdvance(words)
            painter.setPen(tokens.ok if confirmed == links else tokens.text_3)
            painter.drawText(QRect(right - width, whole.top(), width, whole.height()), Qt.AlignmentFlag.AlignVCenter, words)
            right -= width + 6
        return right
