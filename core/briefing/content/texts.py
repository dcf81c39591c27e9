"""Whole texts: plans with their annotations, and one plan as changes of another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a passage of a full text."""

    author: str
    made: str
    text: str


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of a paragraph. `tag`: colour 1-8 of the tag on it, 0 of an annotation without one, None of plain text.

    `opens` and `closes`: places among the comments of the text that begin before it and end after it.
    """

    text: str
    strong: bool = False
    tag: int | None = None
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TextLine:
    """A paragraph of a plan; `level` 1-3 of a heading, 0 of anything else; `signed`: who issued the plan, and when."""

    level: int
    pieces: tuple[TextPiece, ...]
    signed: bool = False


@dataclass(frozen=True, slots=True)
class FullText:
    """A whole plan with its annotations as comments; `source` is what a footnote cites."""

    heading: str
    lines: tuple[TextLine, ...]
    comments: tuple[Comment, ...]
    source: str

    @property
    def below(self) -> tuple[TextLine, ...]:
        """The lines below the heading: without a first one that says the same and carries no comment."""
        first = self.lines[0].pieces if self.lines else ()
        again = "".join(piece.text for piece in first).strip() == self.heading and not any(piece.opens for piece in first)
        return self.lines[1:] if again else self.lines


@dataclass(frozen=True, slots=True)
class FullTexts:
    """Whole plans one after another."""

    texts: tuple[FullText, ...]


class Change(StrEnum):
    """What became of a stretch of the old text."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ChangedPiece:
    """A stretch of a paragraph and what became of it."""

    text: str
    change: Change


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A paragraph; `end` is what became of the break after it, `level` 1-3 of a heading, 0 of the title, -1 of anything else."""

    pieces: tuple[ChangedPiece, ...]
    end: Change
    level: int = -1


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A new text as changes of an old one."""

    lines: tuple[ChangedLine, ...]
