"""A source's text as a document: its characters never change, room for cards is made, headings are set off, lines hidden."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextOption,
)

from desktop.review.marks import Stripe
from desktop.review.source_overlay import GUTTER
from desktop.theme import reader_families, strong

SIZE = 14  # pixels
CARD = 48  # pixels kept above a line for each plan that begins there
_BETWEEN = 5.0


class Segment(StrEnum):
    """Which lines of a source are shown."""

    ALL = "all"
    NOISE = "noise"
    TEXT = "text"


def a_document(text: str) -> QTextDocument:
    """The document of a source's text; it has no undo and no parent."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    font = QFont()
    font.setFamilies(reader_families())
    font.setPixelSize(SIZE)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setPlainText(text)
    frame = QTextFrameFormat()
    frame.setLeftMargin(GUTTER)
    frame.setTopMargin(12)
    frame.setBottomMargin(SIZE * 4)
    document.rootFrame().setFrameFormat(frame)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(_block(0))
    return document


def _block(above: float) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setLineHeight(_BETWEEN, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
    block.setTopMargin(above)
    block.setBottomMargin(_BETWEEN)
    return block


def make_room(document: QTextDocument, cards: Mapping[int, int]) -> None:
    """Keep room for so many cards above blocks, by their numbers."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for number, count in cards.items():
        cursor.setPosition(document.findBlockByNumber(number).position())
        cursor.setBlockFormat(_block(CARD * count))
    cursor.endEditBlock()


def embolden(document: QTextDocument, *, plain: Collection[tuple[int, int]], bold: Collection[tuple[int, int]]) -> None:
    """Make these passages (UTF-16 units) plain, those semi-bold."""
    style = QTextCharFormat()
    style.setFont(strong(document.defaultFont()))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for passages, form in ((plain, QTextCharFormat()), (bold, style)):
        for start, end in passages:
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(form)
    cursor.endEditBlock()


def show_lines(document: QTextDocument, stripes: Sequence[Stripe], segment: Segment) -> None:
    """Show the lines of a segment and hide the others; `stripes` in text order."""
    at, block = 0, document.begin()
    while block.isValid():
        start, end = block.position(), block.position() + block.length()
        while at < len(stripes) and stripes[at].end <= start:
            at += 1
        here, found = at, {Segment.ALL}
        while here < len(stripes) and stripes[here].start < end:
            found.add(Segment.NOISE if stripes[here].plan is None else Segment.TEXT)
            here += 1
        block.setVisible(segment in found)
        block = block.next()
    document.setPageSize(document.pageSize())  # lays out anew as far as is seen; what is marked dirty is laid out at once
