"""The outline of a note as a page of paper: headings, what stands under each in figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from desktop.briefing.choice import Counted, Line, LineKind
from desktop.fonts import reader_families, strong
from desktop.theme import Theme
from desktop.tokens import SMALL, FontRole
from desktop.widgets import Label

JOINER = "\u2060"  # keeps a figure and its unit on one line
PAPER = 520  # widest page in pixels
_SIZES: Mapping[LineKind, int] = {
    LineKind.TITLE: 19,
    LineKind.SUBTITLE: 12,
    LineKind.CHAPTER: 15,
    LineKind.PART: 14,
    LineKind.SECTION: 13,
    LineKind.TEXT: 13,
}
_INDENT = {LineKind.SECTION: 26}
_ABOVE = {LineKind.TITLE: 8, LineKind.CHAPTER: 16, LineKind.PART: 8}


class NotePreview(QWidget):
    """A page in the middle of a darker ground. `show_outline` fills it; `show_text` says why there is nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: Sequence[Line] = ()
        self._page = QTextEdit()
        self._page.setReadOnly(True)
        self._page.setFrameShape(QFrame.Shape.NoFrame)
        self._page.setMaximumWidth(PAPER)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page.setAccessibleName(self.tr("简报提纲"))
        self._page.document().setDocumentMargin(36)
        hint = self.tr("这是提纲，列出各部分和数目；版式以生成的 Word 文档为准。")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 10)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._page, 100)
        row.addStretch(1)
        column.addLayout(row, 1)
        said = Label(theme, hint, tone="text_2", role=SMALL, wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(said)
        theme.changed.connect(self._fill)

    def text(self) -> str:
        """What stands on the page."""
        return self._page.toPlainText().replace(JOINER, "")

    def show_outline(self, lines: Sequence[Line]) -> None:
        """Show the outline of a note."""
        self._lines = lines
        self._fill()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        QPainter(self).fillRect(self.rect(), tokens.bg_window if tokens.dark else tokens.line)

    def _fill(self) -> None:
        at = self._page.verticalScrollBar().value()
        self._page.clear()
        cursor = self._page.textCursor()
        for number, line in enumerate(self._lines):
            if number:
                cursor.insertBlock()
            self._write(cursor, line)
        self._page.moveCursor(QTextCursor.MoveOperation.Start)  # it went along to the end, and a resize would follow it
        self._page.verticalScrollBar().setValue(at)

    def _write(self, cursor: QTextCursor, line: Line) -> None:
        tokens = self._theme.tokens
        block = QTextBlockFormat()
        block.setTopMargin(_ABOVE.get(line.kind, 2))
        block.setBottomMargin(3)
        block.setLeftMargin(_INDENT.get(line.kind, 0))
        block.setLineHeight(4, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        if line.kind in (LineKind.TITLE, LineKind.SUBTITLE):
            block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        cursor.setBlockFormat(block)
        faint = line.kind in (LineKind.SUBTITLE, LineKind.SECTION)
        cursor.insertText(line.text, self._style(line.kind, tokens.text_2 if faint else tokens.text))
        if line.counted is not Counted.NOTHING:
            kept = JOINER.join(self._counted(line).replace(" ", "\u00a0"))
            cursor.insertText(f"　{kept}", self._style(LineKind.SUBTITLE, tokens.text_3))

    def _counted(self, line: Line) -> str:
        if line.counted is Counted.PLANS:
            return self.tr("%n 份", "", line.count)
        return (
            self.tr("%n 条批注", "", line.count) if line.counted is Counted.ANNOTATIONS else self.tr("%n 处对应", "", line.count)
        )

    def _style(self, kind: LineKind, color: QColor) -> QTextCharFormat:
        font = QFont(self._theme.font(FontRole(_SIZES[kind])))
        bold = kind in (LineKind.TITLE, LineKind.CHAPTER)
        font.setFamilies([*reader_families(serif=not bold), *font.families()])
        style = QTextCharFormat()
        style.setFont(strong(font) if bold else font)
        style.setForeground(color)
        return style
