"""Word-level marks of an unfolded pair: what differs (tint with underline or strike), or what both sides have in common."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from core.model import Span
from desktop.compare.clause_text import ClauseText
from desktop.compare.differences import Wording
from desktop.tokens import Tokens

LEAST_COMMON = 0.5
"""Below this share of common text nearly everything would be marked as different."""


class Show(Enum):
    """Which words of a pair are marked."""

    DIFFERENT = "different"
    COMMON = "common"


class Mark(Enum):
    """What a mark says of its words."""

    REMOVED = "removed"
    ADDED = "added"
    KEPT = "kept"
    MOVED = "moved"


@dataclass(frozen=True)
class Marks:
    """The marked spans of one clause, all of one kind."""

    kind: Mark
    spans: tuple[Span, ...]


def shown_for(wording: Wording, choice: Show | None) -> Show:
    """The analyst's choice; without one, what is common where that is less than half."""
    return choice or (Show.DIFFERENT if wording.share >= LEAST_COMMON else Show.COMMON)


def marks_of(wording: Wording, index: int, *, new: bool, show: Show) -> tuple[Marks, ...]:
    """The marks of the clause at `index` of one side; sentences that only moved are neither lost nor gained."""
    if show is Show.COMMON:
        return (Marks(Mark.KEPT, (wording.kept_new if new else wording.kept_old)[index]),)
    moved = Marks(Mark.MOVED, (wording.moved_new if new else wording.moved_old)[index])
    return (Marks(Mark.ADDED, wording.added[index]) if new else Marks(Mark.REMOVED, wording.removed[index]), moved)


def draw_marked(painter: QPainter, text: ClauseText, at: QPointF, marks: tuple[Marks, ...], tokens: Tokens) -> None:
    """A clause with its marks, the top left corner of its text at `at`: tints below the text, lines over it."""
    for each in marks:
        _draw_tints(painter, text, at, each, tokens)
    text.draw(painter, at, tokens)
    for each in marks:
        _draw_lines(painter, text, at, each, tokens)


def _draw_tints(painter: QPainter, text: ClauseText, at: QPointF, marks: Marks, tokens: Tokens) -> None:
    if marks.kind in (Mark.ADDED, Mark.REMOVED):
        tint = tokens.added if marks.kind is Mark.ADDED else tokens.removed
        for box in text.boxes(marks.spans):
            painter.fillRect(_whole(box.translated(at)), tint)


def _draw_lines(painter: QPainter, text: ClauseText, at: QPointF, marks: Marks, tokens: Tokens) -> None:
    color, drop, thick = _line(marks.kind, tokens)
    for box in text.boxes(marks.spans):
        area = _whole(box.translated(at))
        top = area.top() + area.height() * drop if drop < 1 else area.bottom() - thick
        painter.fillRect(QRectF(area.left(), round(top), area.width(), thick), color)


def _line(kind: Mark, tokens: Tokens) -> tuple[QColor, float, int]:
    """Colour, place in the height of the box (1 is its bottom), and thickness."""
    return {
        Mark.REMOVED: (tokens.removed_line, 0.52, 1),
        Mark.ADDED: (tokens.added_line, 1.0, 2),
        Mark.KEPT: (tokens.text_2, 1.0, 1),
        Mark.MOVED: (tokens.relations["moved"], 1.0, 2),
    }[kind]


def _whole(box: QRectF) -> QRectF:
    """The box on whole pixels, so that neighbours neither overlap nor leave a seam."""
    left, right = round(box.left()), round(box.right())
    return QRectF(left, round(box.top()), right - left, round(box.height()))
