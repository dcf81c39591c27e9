"""A plan's text as a QTextDocument: a block a line, headings by weight and size. The characters are exactly the plan's."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject
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
from desktop.fonts import reader_families, strong
from desktop.reader.laying_out import LayingOut
from desktop.reader.positions import Positions

CACHED = 8  # documents
PIECE = 20_000  # code points of text put into a document at once
GUTTER = 48  # pixels left of the text: note counts, the bar of the current clause
COLUMN = 38  # characters a line, at most
LINE_HEIGHT = 1.75
SECTION_SCALE = 1.125


@dataclass(frozen=True)
class Look:
    """How the text is set: font size in pixels, characters a line at most, height of a line in font sizes, family or ''."""

    size: int
    columns: int = COLUMN
    line_height: float = LINE_HEIGHT
    family: str = ""

    def width(self) -> int:
        """The widest that lines of text get, in pixels."""
        return self.columns * self.size + self.size // 2

    def families(self) -> list[str]:
        """The font families to ask for, the chosen one first."""
        return [self.family, *reader_families()] if self.family else reader_families()


def building(document: QTextDocument, outline: Outline, positions: Positions, look: Look) -> Iterator[None]:
    """Make a new document that of a plan, in slices; it has no undo."""
    family, size = look.families(), look.size
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
    frame = QTextFrameFormat()
    frame.setLeftMargin(GUTTER)
    frame.setTopMargin(size)
    frame.setBottomMargin(size * 8)
    document.rootFrame().setFrameFormat(frame)
    cursor = QTextCursor(document)
    cursor.setBlockFormat(_block(look))  # which all blocks after it take over
    for at in range(0, len(outline.text), PIECE):
        cursor.insertText(outline.text[at : at + PIECE])
        yield
    cursor.beginEditBlock()
    for clause in outline.clauses:
        _format(cursor, clause, positions, look)
        yield
    cursor.endEditBlock()


class PlanDocuments:
    """The documents of the plans shown last, by plan and look; `owner` is the view they are for."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._kept: OrderedDict[tuple[int, Look], QTextDocument] = OrderedDict()

    def of(self, outline: Outline, positions: Positions, look: Look) -> QTextDocument:
        """The document of a plan in a look, made where there is none."""
        for _ in self.prepare(outline, positions, look):
            pass
        key = (outline.plan.id, look)
        self._kept.move_to_end(key)
        return self._kept[key]

    def prepare(self, outline: Outline, positions: Positions, look: Look) -> Iterator[None]:
        """Make the document of a plan where there is none, in slices."""
        key = (outline.plan.id, look)
        if key in self._kept:
            return
        document = QTextDocument()
        yield from building(document, outline, positions, look)
        # PySide's setDocument keeps every document it is given for ever, unless Qt owns and deletes it.
        document.setParent(self._owner)
        LayingOut(document)
        self._kept[key] = document
        while len(self._kept) > CACHED:
            self._kept.popitem(last=False)[1].deleteLater()

    def forget(self, plan_ids: Collection[int], shown: QTextDocument) -> None:
        """Drop those of some plans (none named: all) but for the one that is shown."""
        for key in [key for key in self._kept if not plan_ids or key[0] in plan_ids]:
            if self._kept[key] is not shown:
                self._kept.pop(key).deleteLater()


def restyle(document: QTextDocument, before: Outline, after: Outline, positions: Positions, look: Look) -> None:
    """Set off the headings of `after` in the document made for `before`, whose text is the same; what stays is not touched."""
    old, new = ({_head(clause) for clause in outline.clauses} for outline in (before, after))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cleared: set[int] = set()
    for start, end, _ in old - new:
        cursor.setPosition(positions.to_qt(start))
        cursor.setPosition(positions.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(QTextCharFormat())
        cursor.setBlockFormat(_block(look))
        cleared.add(document.findBlock(positions.to_qt(start)).blockNumber())
    for clause in after.clauses:
        if _head(clause) not in old or document.findBlock(positions.to_qt(clause.span.start)).blockNumber() in cleared:
            _format(cursor, clause, positions, look)
    cursor.endEditBlock()


def _head(clause: Clause) -> tuple[int, int, ClauseKind | None]:
    """Where number and heading stand and, where the kind shows in how they look, the kind."""
    kind = clause.kind if clause.kind in (ClauseKind.SECTION, ClauseKind.TITLE) else None
    return clause.span.start, max(clause.head_end, clause.span.start), kind


def _block(look: Look, *, above: float = 0.0, below: float = 0.6) -> QTextBlockFormat:
    block, size = QTextBlockFormat(), look.size
    block.setLineHeight(size * (look.line_height - 1.35), QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
    block.setTopMargin(size * above)
    block.setBottomMargin(size * below)
    return block


def _format(cursor: QTextCursor, clause: Clause, positions: Positions, look: Look) -> None:
    """Set off a clause's number and heading; a section's (and the plan's title) by size and room above too."""
    if clause.head_end <= clause.span.start:
        return
    cursor.setPosition(positions.to_qt(clause.span.start))
    cursor.setPosition(positions.to_qt(clause.head_end), QTextCursor.MoveMode.KeepAnchor)
    font = strong(cursor.document().defaultFont())
    style = QTextCharFormat()
    if clause.kind in (ClauseKind.SECTION, ClauseKind.TITLE):
        font.setPixelSize(round(look.size * SECTION_SCALE * (1.1 if clause.kind is ClauseKind.TITLE else 1.0)))
    style.setFont(font)
    if clause.kind in (ClauseKind.SECTION, ClauseKind.TITLE):
        cursor.setBlockFormat(_block(look, above=1.0 if clause.kind is ClauseKind.SECTION else 0.0, below=0.5))
    cursor.mergeCharFormat(style)
