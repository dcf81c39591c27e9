"""A plan's text as a QTextDocument: a block a line, headings by weight and size. The characters are exactly the plan's."""

from __future__ import annotations

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextOption,
)

from core.model import Clause, ClauseKind, Outline
from desktop.fonts import strong
from desktop.reader.positions import Positions

GUTTER = 48  # pixels left of the text: note counts, the bar of the current clause
COLUMN = 38  # characters a line, at most
LINE_HEIGHT = 1.75
SECTION_SCALE = 1.125


def column_width(size: int) -> int:
    """The widest that lines of text get, in pixels, at a font size in pixels."""
    return COLUMN * size + size // 2


def build(outline: Outline, positions: Positions, family: list[str], size: int) -> QTextDocument:
    """The document of a plan in a font size in pixels; it has no undo and no parent."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    font = QFont()
    if family:
        font.setFamilies(family)
    font.setPixelSize(size)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setPlainText(outline.text)
    frame = QTextFrameFormat()
    frame.setLeftMargin(GUTTER)
    frame.setTopMargin(size)
    frame.setBottomMargin(size * 8)
    document.rootFrame().setFrameFormat(frame)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(_block(size))
    for clause in outline.clauses:
        _format(cursor, clause, positions, size)
    cursor.endEditBlock()
    return document


def _block(size: int, *, above: float = 0.0, below: float = 0.6) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setLineHeight(size * (LINE_HEIGHT - 1.35), QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
    block.setTopMargin(size * above)
    block.setBottomMargin(size * below)
    return block


def _format(cursor: QTextCursor, clause: Clause, positions: Positions, size: int) -> None:
    """Set off a clause's number and heading; a section's (and the plan's title) by size and room above too."""
    if clause.head_end <= clause.span.start:
        return
    cursor.setPosition(positions.to_qt(clause.span.start))
    cursor.setPosition(positions.to_qt(clause.head_end), QTextCursor.MoveMode.KeepAnchor)
    font = strong(cursor.document().defaultFont())
    style = QTextCharFormat()
    if clause.kind in (ClauseKind.SECTION, ClauseKind.TITLE):
        font.setPixelSize(round(size * SECTION_SCALE * (1.1 if clause.kind is ClauseKind.TITLE else 1.0)))
    style.setFont(font)
    if clause.kind in (ClauseKind.SECTION, ClauseKind.TITLE):
        cursor.setBlockFormat(_block(size, above=1.0 if clause.kind is ClauseKind.SECTION else 0.0, below=0.5))
    cursor.mergeCharFormat(style)
