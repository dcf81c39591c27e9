"""An annotation as a card: how it is drawn, and how high it is."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.model import Annotation, Fit, Tag
from desktop.controls import keyboard_focus
from desktop.icons import paint_icon
from desktop.models.annotation_model import ANNOTATION_ROLE, status_word
from desktop.painting import draw_box, draw_focus, draw_tag_square
from desktop.reader.cards.words import STATUS_ICONS, when
from desktop.reader.marks import tag_label
from desktop.reader.place_row import HEIGHT, TITLE, PlaceAct, PlaceRow, fit_word
from desktop.reader.positions import Positions
from desktop.theme import Theme
from desktop.tokens import RADIUS_CARD, SMALL, SMALL_STRONG, SMALLEST, UI, FontRole

Index = QModelIndex | QPersistentModelIndex

OUTER, INNER = 6, 10  # pixels round a card and inside it
QUOTE_LINES, NOTE_LINES = 2, 8
EDITOR_HEIGHT = 190


def lines_of(text: str, font: QFont, width: float, most: int) -> list[str]:
    """A text broken to a width, at most so many lines, the last one elided."""
    metrics = QFontMetrics(font)
    text = text[: most * round(width / max(metrics.horizontalAdvance("i"), 1)) + 1]  # more than that many lines can hold
    if "\n" not in text and metrics.horizontalAdvance(text) <= width:
        return [text]
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[str] = []
    positions = Positions(text)
    layout.beginLayout()
    while (line := layout.createLine()).isValid() and len(found) < most:
        line.setLineWidth(width)
        span = positions.span(line.textStart(), line.textStart() + line.textLength())
        found.append(text[span.start : span.end])
        if len(found) == most and span.end < len(text):
            rest = text[span.start :].replace("\n", " ")
            found[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, int(width))
    layout.endLayout()
    return found


class CardDelegate(QStyledItemDelegate):
    """Tags and status, quote, note, author and time. `editing` is the annotation whose card is an editor now."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._place = PlaceRow(theme)
        self.tags: dict[str, Tag] = {}
        self.editing = 0

    def _texts(self, annotation: Annotation, width: int) -> tuple[list[str], list[str]]:
        quote = lines_of(annotation.exact.replace("\n", " "), self._theme.font(SMALL), width - 12, QUOTE_LINES)
        note = lines_of(annotation.note, self._theme.font(UI), width, NOTE_LINES) if annotation.note else []
        return quote, note

    def _head_rows(self, annotation: Annotation, width: int) -> int:
        """Rows of tag chips: they wrap when they don't fit beside the status."""
        metrics, left, rows = QFontMetrics(self._theme.font(SMALL)), 0, 1
        for name in annotation.tags:
            chip = metrics.horizontalAdvance(name) + 34
            if left and left + chip > width - 60:
                rows, left = rows + 1, 0
            left += chip
        return rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """How high a row is that is as wide as the option's."""
        annotation: Annotation = index.data(ANNOTATION_ROLE)
        width = cast("Any", option).rect.width()
        title = TITLE if _opens_lost(index) else 0
        editing = annotation.id == self.editing
        height = EDITOR_HEIGHT + 2 * OUTER if editing else self._height(annotation, width - 2 * OUTER - 2 * INNER)
        return QSize(width, height + title)

    def _height(self, annotation: Annotation, width: int) -> int:
        quote, note = self._texts(annotation, width)
        small, normal = self._line(SMALL), self._line(UI)
        lines = small * len(quote) + normal * len(note) + small
        return 24 * self._head_rows(annotation, width) + lines + self._place.height(annotation) + 2 * INNER + 9 + 2 * OUTER

    def _line(self, role: FontRole) -> int:
        return QFontMetrics(self._theme.font(role)).height() + 3

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        annotation: Annotation = index.data(ANNOTATION_ROLE)
        known, tokens = cast("Any", option), self._theme.tokens
        if _opens_lost(index):
            painter.setFont(self._theme.font(SMALL_STRONG))
            painter.setPen(tokens.text_2)
            title = QRect(known.rect.left() + OUTER + 2, known.rect.top(), known.rect.width(), TITLE)
            painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, fit_word(Fit.LOST))
        if annotation.id == self.editing:
            return
        card = self._card(known.rect, index)
        selected = bool(known.state & QStyle.StateFlag.State_Selected)
        painter.save()
        edge = tokens.accent if selected else tokens.line
        draw_box(painter, card, RADIUS_CARD, tokens.bg_page, edge, width=2.0 if selected else 1.0)
        area = card.adjusted(INNER, INNER, -INNER, -INNER)
        top = self._head(painter, annotation, area)
        quote, note = self._texts(annotation, area.width())
        painter.fillRect(QRect(area.left(), top + 2, 2, self._line(SMALL) * len(quote) - 2), tokens.line_strong)
        painter.setPen(tokens.text_2)
        top = self._lines(painter, quote, area.adjusted(12, 0, 0, 0), top, SMALL) + 5
        painter.setPen(tokens.text)
        top = self._lines(painter, note, area, top, UI) + 3
        words = " · ".join(part for part in (annotation.author, when(annotation.modified)) if part)
        painter.setPen(tokens.text_3)
        self._lines(painter, [words], area, top, SMALLEST)
        if annotation.fit is not Fit.FIRM:
            self._place.paint(painter, annotation, _place_row(card))
        if keyboard_focus(known):
            draw_focus(painter, card.adjusted(-3, -3, 3, 3), RADIUS_CARD, tokens)
        painter.restore()

    def _card(self, row: QRect, index: Index) -> QRect:
        return row.adjusted(OUTER, OUTER + (TITLE if _opens_lost(index) else 0), -OUTER, -OUTER)

    def act_at(self, index: Index, row: QRect, point: QPoint) -> PlaceAct | None:
        """What a click on a point of a row asks for, where its annotation is not surely in its place."""
        annotation = index.data(ANNOTATION_ROLE)
        if not isinstance(annotation, Annotation) or annotation.id == self.editing:
            return None
        return self._place.act_at(annotation, _place_row(self._card(row, index)), point)

    def _head(self, painter: QPainter, annotation: Annotation, area: QRect) -> int:
        """Tag chips at the left, status at the right; where what follows begins."""
        tokens, left, top = self._theme.tokens, area.left(), area.top()
        painter.setFont(self._theme.font(SMALL))
        metrics = painter.fontMetrics()
        word = status_word(annotation.status)
        width = metrics.horizontalAdvance(word)
        painter.setPen(tokens.text_2)
        painter.drawText(QRect(area.right() - width, top, width + 1, 20), Qt.AlignmentFlag.AlignVCenter, word)
        paint_icon(painter, QRect(area.right() - width - 18, top + 3, 14, 14), STATUS_ICONS[annotation.status], tokens.text_2)
        for name in annotation.tags:
            tag = self.tags.get(name)
            advance = metrics.horizontalAdvance(name)
            if left > area.left() and left + advance + 34 > area.right() - 60:
                left, top = area.left(), top + 24
            if tag is None:
                continue
            draw_box(painter, QRect(left, top, advance + 28, 20), 4, tokens.tag(tag.color - 1).tint)
            draw_tag_square(painter, QRect(left + 3, top + 3, 14, 14), tokens, tag.color - 1, tag_label(tag))
            painter.setPen(tokens.text)
            painter.drawText(QRect(left + 22, top, advance + 2, 20), Qt.AlignmentFlag.AlignVCenter, name)
            left += advance + 34
        if not annotation.tags:
            paint_icon(painter, QRect(left, top + 3, 14, 14), "message-square", tokens.text_3)
        return top + 24

    def _lines(self, painter: QPainter, lines: list[str], area: QRect, top: int, role: FontRole) -> int:
        painter.setFont(self._theme.font(role))
        step = self._line(role)
        for line in lines:
            painter.drawText(QRectF(area.left(), top, area.width() + 2, step), Qt.AlignmentFlag.AlignVCenter, line.rstrip("\n"))
            top += step
        return top


def _place_row(card: QRect) -> QRect:
    """The foot of a card, inside its edges."""
    return QRect(card.left() + INNER, card.bottom() - INNER - HEIGHT + 7, card.width() - 2 * INNER, HEIGHT)


def _opens_lost(index: Index) -> bool:
    """Whether a card is the first of those that have no place; they stand last."""
    found, before = index.data(ANNOTATION_ROLE), index.sibling(index.row() - 1, 0).data(ANNOTATION_ROLE)
    return found.fit is Fit.LOST and (before is None or before.fit is not Fit.LOST)
