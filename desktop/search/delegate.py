"""Paints the results of a search: a band per plan, and each hit in its context with the keywords in one column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from core.model import Plan, Tag
from desktop.controls import keyboard_focus
from desktop.icons import paint_icon
from desktop.painting import draw_box, draw_focus, draw_tag_square
from desktop.reader.marks import tag_label
from desktop.search.findings import Found
from desktop.search.model import COUNT_ROLE, FOUND_ROLE, PLAN_ROLE
from desktop.theme import Theme, tabular
from desktop.tokens import RADIUS_MARK, SMALL, SMALLEST, UI_STRONG, FontRole, Tokens

CONTEXT_ROLE = FontRole(14)
KEYWORD_AT = 0.41  # share of a row's width before the keyword
_MARGIN = 16
_INDENT = 40
_SQUARE = 14
_BAR = 72  # length of a similarity of 1
_WIDE = 520  # from which on the heading above a clause is named too
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter


class ResultsDelegate(QStyledItemDelegate):
    """Rows of `ResultsModel`. `set_tags` tells it the colours and numbers of tags."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tags: Mapping[str, Tag] = {}
        self.measure()

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Paint these tags from now on."""
        self._tags = {tag.name: tag for tag in tags}

    def measure(self) -> None:
        """Take the heights of rows from the theme's fonts anew; a view asks for them thousands of times."""
        head = QFontMetrics(self._theme.font(SMALL)).height()
        context = QFontMetrics(self._theme.font(CONTEXT_ROLE)).height()
        self._plan_size = QSize(200, self._theme.row_height(QFontMetrics(self._theme.font(UI_STRONG))) + 6)
        self._hit_size = QSize(200, head + context + 26)

    def sizeHint(self, _option: Any, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self._hit_size if index.internalId() else self._plan_size

    def paint(self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        painter.save()
        tokens, rect = self._theme.tokens, option.rect
        found = index.data(FOUND_ROLE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = tokens.bg_page if isinstance(found, Found) else tokens.bg_panel
        painter.fillRect(rect, tokens.bg_selected if selected else tokens.bg_hover if hovered else ground)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line)
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), tokens.accent)
        if isinstance(found, Found):
            self._paint_hit(painter, rect, found, tokens)
        else:
            opened = bool(option.state & QStyle.StateFlag.State_Open)
            arrow = QRect(_MARGIN, rect.center().y() - 7, 14, 14)
            paint_icon(painter, arrow, "chevron-down" if opened else "chevron-right", tokens.text_3)
            self._paint_plan(painter, rect, index.data(PLAN_ROLE), index.data(COUNT_ROLE), tokens)
        if keyboard_focus(option):
            draw_focus(painter, rect, RADIUS_MARK, tokens)
        painter.restore()

    # A plan

    def _paint_plan(self, painter: QPainter, rect: QRect, plan: Plan, count: int, tokens: Tokens) -> None:
        middle = rect.center().y()
        paint_icon(painter, QRect(_MARGIN + 22, middle - 7, 15, 15), "file-text", tokens.text_2)
        right = self._paint_count(painter, rect, f"{count:,}", tokens)
        known = where(plan, self.tr("推定"))
        small = self._theme.font(SMALL)
        room = right - 12 - (_MARGIN + 44)
        aside = min(QFontMetrics(small).horizontalAdvance(known), room // 3)
        title_font = self._theme.font(UI_STRONG)
        metrics = QFontMetrics(title_font)
        title = metrics.elidedText(plan.title, Qt.TextElideMode.ElideMiddle, room - aside - 10)
        painter.setFont(title_font)
        painter.setPen(tokens.text)
        area = QRect(_MARGIN + 44, rect.top(), room, rect.height())
        painter.drawText(area, _LEFT, title)
        area.setLeft(area.left() + metrics.horizontalAdvance(title) + 10)
        painter.setFont(small)
        painter.setPen(tokens.text_3)
        painter.drawText(area, _LEFT, QFontMetrics(small).elidedText(known, Qt.TextElideMode.ElideRight, area.width()))

    def _paint_count(self, painter: QPainter, rect: QRect, count: str, tokens: Tokens) -> int:
        """The pill of hits at the right end; returns where it begins."""
        font = tabular(self._theme.font(SMALLEST))
        width = max(20, QFontMetrics(font).horizontalAdvance(count) + 12)
        pill = QRect(rect.right() - _MARGIN - width, rect.center().y() - 8, width, 17)
        draw_box(painter, pill, 8.5, tokens.hit)
        painter.setFont(font)
        painter.setPen(tokens.text)
        painter.drawText(pill, _CENTER, count)
        return pill.left()

    # A hit

    def _paint_hit(self, painter: QPainter, rect: QRect, found: Found, tokens: Tokens) -> None:
        head_font, font = self._theme.font(SMALL), self._theme.font(CONTEXT_ROLE)
        head = QRect(_INDENT, rect.top() + 8, rect.width() - _INDENT - _MARGIN, QFontMetrics(head_font).height())
        if found.similarity:
            head.setRight(self._paint_similarity(painter, head, found.similarity, tokens) - 10)
        self._paint_head(painter, head, found, head_font, tokens)
        line = QRect(_INDENT, head.bottom() + 6, head.width(), QFontMetrics(font).height())
        line.setRight(rect.right() - _MARGIN)
        painter.setFont(font)
        if found.similarity:
            self._paint_opening(painter, line, found, tokens)
        else:
            self._paint_context(painter, line, round(rect.width() * KEYWORD_AT), found, tokens)

    def _paint_similarity(self, painter: QPainter, area: QRect, similarity: float, tokens: Tokens) -> int:
        """A bar as long as the similarity, and the figure, at the right end; returns where they begin."""
        painter.setFont(tabular(self._theme.font(SMALL)))
        painter.setPen(tokens.text_2)
        figure = f"{similarity:.2f}"
        width = painter.fontMetrics().horizontalAdvance(figure)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure)
        bar = QRectF(area.right() - width - 8 - _BAR, area.center().y() - 2, _BAR, 5)
        draw_box(painter, bar, 2.5, tokens.line)
        draw_box(painter, QRectF(bar.left(), bar.top(), max(5.0, _BAR * similarity), 5), 2.5, tokens.accent)
        return round(bar.left())

    def _paint_opening(self, painter: QPainter, area: QRect, found: Found, tokens: Tokens) -> None:
        """How a clause begins, the wording it shares with the other one in boxes."""
        metrics = QFontMetricsF(painter.font())
        text = metrics.elidedText(found.after, Qt.TextElideMode.ElideRight, area.width())
        for run in found.shared:
            at = text.find(run)
            if at >= 0:
                left = area.left() + metrics.horizontalAdvance(text[:at])
                box = QRectF(left, area.top(), metrics.horizontalAdvance(run), area.height())
                draw_box(painter, box.adjusted(-1, -2, 1, 2), RADIUS_MARK, tokens.hit, tokens.hit_edge)
        painter.setPen(tokens.text)
        painter.drawText(area, _LEFT, text)

    def _paint_head(self, painter: QPainter, area: QRect, found: Found, font: QFont, tokens: Tokens) -> None:
        squares = (_SQUARE + 4) * len(found.tags)
        metrics = QFontMetrics(font)
        own = found.clause.label or found.plan.title
        name = f"{found.path[-1]} › {own}" if found.path and area.width() > _WIDE else own
        label = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(40, area.width() - squares - 10))
        painter.setFont(font)
        painter.setPen(tokens.text_2)
        painter.drawText(area, _LEFT, label)
        x = area.left() + metrics.horizontalAdvance(label) + 8
        for name in found.tags:
            tag = self._tags.get(name)
            if tag is not None:
                square = QRect(x, area.center().y() - _SQUARE // 2 + 1, _SQUARE, _SQUARE)
                draw_tag_square(painter, square, tokens, tag.color - 1, tag_label(tag))
                x += _SQUARE + 4

    def _paint_context(self, painter: QPainter, area: QRect, keyword_x: int, found: Found, tokens: Tokens) -> None:
        metrics = QFontMetricsF(painter.font())
        match = metrics.elidedText(found.match, Qt.TextElideMode.ElideMiddle, area.right() - keyword_x)
        box = QRectF(keyword_x, area.top(), metrics.horizontalAdvance(match), area.height())
        before = metrics.elidedText(found.before, Qt.TextElideMode.ElideLeft, keyword_x - area.left() - 1)
        after = metrics.elidedText(found.after, Qt.TextElideMode.ElideRight, max(0.0, area.right() - box.right() - 2))
        draw_box(painter, box.adjusted(-1, -2, 1, 2), RADIUS_MARK, tokens.hit, tokens.hit_edge)
        painter.setPen(tokens.text)
        left = QRectF(area.left(), area.top(), keyword_x - area.left() - 1, area.height())
        painter.drawText(left, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, before)
        painter.drawText(box, _LEFT | Qt.TextFlag.TextDontClip, match)
        painter.drawText(QRectF(box.right() + 2, area.top(), area.right() - box.right(), area.height()), _LEFT, after)


def where(plan: Plan, inferred: str) -> str:
    """Region (else issuer) and year of a plan, as far as known; `inferred` stands after what the plan doesn't say itself."""
    data = plan.metadata
    place = ("region", data.region) if data.region else ("issuer", data.issuer)
    known = [(name, str(value)) for name, value in (place, ("year", data.year)) if value]
    guessed = {evidence.field for evidence in data.evidence if evidence.inferred}
    return " · ".join(f"{value} {inferred}" if name in guessed else value for name, value in known)
