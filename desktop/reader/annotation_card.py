"""An annotation as a card in a list, and the editor that takes the card's place while its note is written."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

from PySide6.QtCore import (
    QDate,
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from core.model import Annotation, Fit, Status, Tag
from desktop.icons import paint_icon
from desktop.models.annotation_model import ANNOTATION_ROLE, status_word
from desktop.painting import draw_box, draw_tag_square
from desktop.reader.marks import tag_label
from desktop.reader.place_row import HEIGHT, TITLE, PlaceAct, PlaceRow, fit_word
from desktop.reader.positions import Positions
from desktop.theme import Theme
from desktop.tokens import RADIUS_CARD, SMALL, SMALL_STRONG, SMALLEST, UI, FontRole
from desktop.widgets import IconButton, PushButton, SegmentedControl

Index = QModelIndex | QPersistentModelIndex

STATUS_ICONS = {Status.OPEN: "circle-dashed", Status.CHECKED: "circle-check", Status.DOUBTFUL: "circle-question-mark"}
OUTER, INNER = 6, 10  # pixels round a card and inside it
QUOTE_LINES, NOTE_LINES = 2, 8
EDITOR_HEIGHT = 190
CACHED = 20_000  # heights of cards


def lines_of(text: str, font: QFont, width: float, most: int) -> list[str]:
    """A text broken to a width, at most so many lines, the last one elided."""
    if "\n" not in text and QFontMetrics(font).horizontalAdvance(text) <= width:
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
            found[-1] = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, int(width))
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
        self._heights: dict[tuple[Annotation, int], int] = {}  # a list asks for all of them whenever one changes
        theme.changed.connect(self._heights.clear)

    def _width(self, option: QStyleOptionViewItem) -> int:
        view = cast("Any", option).widget
        return (view.viewport().width() if isinstance(view, QListView) else 300) - 2 * OUTER - 2 * INNER

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
        annotation: Annotation = index.data(ANNOTATION_ROLE)
        width = self._width(option)
        title = TITLE if _opens_lost(index) else 0
        if annotation.id == self.editing:
            return QSize(width, EDITOR_HEIGHT + 2 * OUTER + title)
        key = (annotation, width)
        if key not in self._heights:
            if len(self._heights) >= CACHED:
                self._heights.clear()
            self._heights[key] = self._height(annotation, width)
        return QSize(width, self._heights[key] + title)

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


def when(stamp: str) -> str:
    """A stored time as the user reads it: today's by the hour, else the date."""
    at = datetime.fromisoformat(stamp)
    if at.date() == datetime.now(at.tzinfo).date():
        return at.strftime("%H:%M")
    return QLocale().toString(QDate(at.year, at.month, at.day), QLocale.FormatType.ShortFormat)


class NoteEdit(QPlainTextEdit):
    """Ctrl+Return and Esc finish; while an input method composes, both are its own."""

    finished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._composing = False

    def inputMethodEvent(self, event: Any) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control
        if not self._composing and (enter or event.key() == Qt.Key.Key_Escape):
            self.finished.emit()
            return
        super().keyPressEvent(event)


class CardEditor(QWidget):
    """Note and status of one annotation. It says when it is left, by whatever way; who owns it then saves what is written."""

    saved = Signal(int, str, Status)  # worth saving, though writing goes on
    finished = Signal()
    removed = Signal(int)

    def __init__(self, theme: Theme, annotation: Annotation, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._annotation = annotation
        self._note = NoteEdit(self)
        self._note.setPlainText(annotation.note)
        self._note.setPlaceholderText(self.tr("写批注，Ctrl+Enter 完成"))
        self._note.setAccessibleName(self.tr("批注"))
        self._note.setTabChangesFocus(True)
        self._note.moveCursor(self._note.textCursor().MoveOperation.End)
        self._note.finished.connect(self.finished)
        self._note.installEventFilter(self)
        self._status = SegmentedControl(theme, self.tr("核对状态"))
        for status in Status:
            self._status.add(status.value, status_word(status), STATUS_ICONS[status])
        self._status.set_current(annotation.status.value)
        self._status.changed.connect(self.save)
        remove = IconButton(theme, "trash-2", self.tr("删除批注"))
        remove.clicked.connect(lambda: self.removed.emit(annotation.id))
        done = PushButton(theme, self.tr("完成"))
        done.clicked.connect(self.finished)
        row = QHBoxLayout()
        row.addWidget(remove)
        row.addStretch(1)
        row.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(OUTER + INNER, OUTER + INNER, OUTER + INNER, OUTER + 6)
        column.setSpacing(6)
        column.addWidget(self._status)
        column.addWidget(self._note, 1)
        column.addLayout(row)

    @property
    def note(self) -> QPlainTextEdit:
        """The field of the note."""
        return self._note

    @property
    def annotation(self) -> Annotation:
        """The annotation as the library has it."""
        return self._annotation

    def written(self) -> tuple[str, Status]:
        """Note and status as they stand here."""
        return self._note.toPlainText(), Status(self._status.current())

    def unsaved(self) -> bool:
        """Whether what stands here is not what the library has."""
        return self.written() != (self._annotation.note, self._annotation.status)

    def save(self) -> None:
        """Ask for what differs to be saved."""
        if self.unsaved():
            self.saved.emit(self._annotation.id, *self.written())

    def refresh(self, annotation: Annotation) -> None:
        """The library has the annotation like this now: by our saving, which changes nothing here, or by an undo."""
        shown, self._annotation = self.unsaved(), annotation
        if shown or not self.unsaved():
            return
        if self._note.toPlainText() != annotation.note:
            self._note.setPlainText(annotation.note)
        with QSignalBlocker(self._status):
            self._status.set_current(annotation.status.value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason:
            if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
                self.save()
            elif not self.isAncestorOf(QApplication.focusWidget() or self.window()):
                self.finished.emit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        card = self.rect().adjusted(OUTER, OUTER, -OUTER, -OUTER)
        draw_box(QPainter(self), card, RADIUS_CARD, tokens.bg_page, tokens.accent, width=2.0)
