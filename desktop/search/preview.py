"""The whole clause around a hit, with all hits in it marked, its annotations' tags, and the way into the reader."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from core.model import Annotation, Clause, ClauseKind, Outline, Plan, Span, Tag
from desktop.fonts import strong
from desktop.painting import draw_box, draw_tag_square
from desktop.reader.marks import Marks, TagMark, tag_label
from desktop.reader.overlay import Overlay, Window
from desktop.reader.positions import Positions
from desktop.theme import Theme
from desktop.tokens import RADIUS_MARK, SMALL, UI_STRONG, FontRole
from desktop.widgets import ElidedLabel, FlowLayout, IconButton, Label, PushButton, Surface, set_surface

TEXT_ROLE = FontRole(15)
_MARGIN = 16


class ClauseText(QTextEdit):
    """A clause's text with its heading set off and hits marked; read only, selectable by mouse and keyboard."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._overlay = Overlay(theme)
        self._shown: tuple[int, int, str] | None = None
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        theme.changed.connect(self.viewport().update)

    def show_clause(self, outline: Outline, clause: Clause, hits: Sequence[Span], current: Span) -> None:
        """Show a clause, its hits and which of them is the current one; spans are of the plan."""
        positions, first = self._put(outline, clause), clause.span.start
        marked = [(positions.to_qt(hit.start - first), positions.to_qt(min(hit.end, clause.span.end) - first)) for hit in hits]
        at = hits.index(current) if current in hits else -1
        self._show(Marks(hits=marked, current_hit=at), marked[at][1] if at >= 0 else 0)

    def show_annotation(self, outline: Outline, clause: Clause, annotation: Annotation, tags: Sequence[Tag]) -> None:
        """Show a clause with an annotation's passage on the tints of its tags."""
        positions, span = self._put(outline, clause), annotation.span
        start, end = (
            positions.to_qt(min(max(at, clause.span.start), clause.span.end) - clause.span.start) for at in (span.start, span.end)
        )
        mine = [tag for tag in tags if tag.name in annotation.tags]
        marks = [TagMark(annotation.id, start, end, start, end, tag.color - 1, tag_label(tag), tag.name) for tag in mine]
        self._overlay.selected = annotation.id
        self._show(Marks(tags=marks, untagged=[] if mine else [(annotation.id, start, end)]), end)

    def _put(self, outline: Outline, clause: Clause) -> Positions:
        """Set the text of a clause, if it isn't there; the places in it."""
        text = outline.quote(clause.span)
        positions = Positions(text)
        head = clause.head_end - clause.span.start
        shown = outline.plan.id, head, text
        if self._shown != shown:
            self._shown = shown
            self._set_text(text, positions.to_qt(head))
        return positions

    def _show(self, marks: Marks, at: int) -> None:
        self._overlay.marks = marks
        cursor = self.textCursor()
        cursor.setPosition(at)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.viewport().update()

    def marks(self) -> Marks:
        """What is marked."""
        return self._overlay.marks

    def _set_text(self, text: str, head_end: int) -> None:
        font = self._theme.font(TEXT_ROLE)
        self.document().setDefaultFont(font)
        self.setCurrentCharFormat(QTextCharFormat())  # else it is all bold where the cursor stood in a heading
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        block.setLineHeight(font.pixelSize() * 0.4, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        block.setBottomMargin(font.pixelSize() * 0.5)
        cursor.setBlockFormat(block)
        if head_end:
            cursor.setPosition(0)
            cursor.setPosition(head_end, QTextCursor.MoveMode.KeepAnchor)
            style = QTextCharFormat()
            style.setFontWeight(QFont.Weight(strong(font).weight()))
            cursor.mergeCharFormat(style)

    def paintEvent(self, event: QPaintEvent) -> None:
        document = self.document()
        offset = QPointF(0.0, -float(self.verticalScrollBar().value()))
        width = float(self.viewport().width())
        window = Window(document, 0, document.characterCount(), offset, width, width)
        below = QPainter(self.viewport())
        self._overlay.paint_below(below, window)
        below.end()
        super().paintEvent(event)
        above = QPainter(self.viewport())
        self._overlay.paint_above(above, window)
        above.end()


class TagPill(QWidget):
    """A tag's square and name on its tint."""

    def __init__(self, theme: Theme, tag: Tag, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tag = tag
        self.setFont(theme.font(SMALL))
        self.setAccessibleName(tag.name)
        self.setToolTip(tag.description or tag.name)
        metrics = self.fontMetrics()
        self.setFixedSize(min(220, metrics.horizontalAdvance(tag.name) + 31), max(20, metrics.height() + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = self._theme.tokens, QPainter(self)
        draw_box(painter, self.rect(), RADIUS_MARK + 1, tokens.tag(self._tag.color - 1).tint)
        draw_tag_square(
            painter, self.rect().adjusted(4, 3, 18 - self.width(), -3), tokens, self._tag.color - 1, tag_label(self._tag)
        )
        area = self.rect().adjusted(24, 0, -5, 0)
        painter.setPen(tokens.text)
        name = self.fontMetrics().elidedText(self._tag.name, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


class ClausePreview(QWidget):
    """Head, text and tags of the clause that holds the current hit."""

    opened = Signal()  # 在阅读中打开
    copied = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = ElidedLabel(theme, role=UI_STRONG)
        self._open = PushButton(theme, self.tr("在阅读中打开"), "book-open-text")
        self._open.clicked.connect(self.opened)
        self._copy = IconButton(theme, "quote", self.tr("复制并注明出处"))
        self._copy.clicked.connect(self.copied)
        self._path = ElidedLabel(theme, role=SMALL, tone="text_2")
        self._path.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self._text = ClauseText(theme)
        self._text.setAccessibleName(self.tr("条目全文"))
        self._foot = QWidget()
        self._foot_title = Label(theme, tone="text_2", role=SMALL)
        self._pills = FlowLayout(spacing=6, row_spacing=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        path = QHBoxLayout()
        path.setContentsMargins(_MARGIN, 14, _MARGIN, 0)
        path.addWidget(self._path)
        column.addLayout(path)
        column.addWidget(self._text, 1)
        column.addWidget(self._footer())
        set_surface(self, Surface.PAGE)
        self.setMinimumWidth(240)

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(_MARGIN, 6, 8, 6)
        row.addWidget(self._title, 1)
        row.addWidget(self._copy)
        row.addWidget(self._open)
        head.setMinimumHeight(44)
        set_surface(head, Surface.PANEL)
        return head

    def _footer(self) -> QWidget:
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(_MARGIN, 10, _MARGIN, 12)
        column.setSpacing(8)
        column.addWidget(self._foot_title)
        pills = QWidget()
        pills.setLayout(self._pills)
        policy = pills.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        pills.setSizePolicy(policy)
        column.addWidget(pills)
        set_surface(self._foot, Surface.PANEL)
        return self._foot

    def text(self) -> ClauseText:
        """The view of the text."""
        return self._text

    def title(self) -> str:
        """The plan and clause named at the top."""
        return self._title.text()

    def show_hit(self, outline: Outline, clause: Clause, hits: Sequence[Span], current: Span) -> None:
        """Show the clause that holds `current`, one of `hits`."""
        self._title.setText(f"{outline.plan.label} · {self._name(outline.plan, clause)}")
        path = outline.path(clause)[:-1]
        self._path.setText(" › ".join(step.label for step in path))
        self._path.setVisible(bool(path))
        self._text.show_clause(outline, clause, hits, current)

    def show_tags(self, notes: int, tags: Sequence[Tag]) -> None:
        """Say how many annotations the clause has, and which tags."""
        self._foot.setVisible(notes > 0)
        self._foot_title.setText(self.tr("本条批注 %n", "", notes))
        while (item := self._pills.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for tag in tags:
            self._pills.addWidget(TagPill(self._theme, tag))

    def _name(self, plan: Plan, clause: Clause) -> str:
        """第 9 条, else the printed number, else the heading."""
        number = (clause.number or "").rstrip("、.．。 ")
        if clause.kind is ClauseKind.ITEM and number.isdecimal():
            return self.tr("第 {number} 条").format(number=number)
        return number or clause.heading or plan.title
