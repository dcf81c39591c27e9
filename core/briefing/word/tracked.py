"""Lays a changed text out with tracked changes: they can be accepted and rejected one by one in Word."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

from core.briefing.content import Change, ChangedLine, ChangedText
from core.briefing.word.wordml import attribute, paragraph, run

_FIRST = 800_000
"""Above the numbers of a template's own changes."""
_STYLES = {0: "PlanTitle", 1: "PlanHeading1", 2: "PlanHeading2", 3: "PlanHeading3"}
_MARKS = {Change.ADDED: "ins", Change.REMOVED: "del"}


def changed_chapter(changed: ChangedText, author: str) -> str:
    """The text with its changes, by this author and made now."""
    return _Tracker(author).laid(changed)


class _Tracker:
    def __init__(self, author: str) -> None:
        moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._by = f'w:author={attribute(author or "—")} w:date="{moment}"'
        self._numbers = count(_FIRST)

    def laid(self, changed: ChangedText) -> str:
        return "".join(self._line(line) for line in changed.lines)

    def _line(self, line: ChangedLine) -> str:
        runs = "".join(self._piece(piece.text, piece.change) for piece in line.pieces)
        mark = f"<w:rPr>{self._marked(line.end)}</w:rPr>" if line.end in _MARKS else ""
        return paragraph(runs, _STYLES.get(line.level, "BodyText"), mark)

    def _piece(self, text: str, change: Change) -> str:
        if change is Change.KEPT:
            return run(text)
        content = run(text)
        if change is Change.REMOVED:
            content = content.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        return f'<w:{_MARKS[change]} w:id="{next(self._numbers)}" {self._by}>{content}</w:{_MARKS[change]}>'

    def _marked(self, change: Change) -> str:
        return f'<w:{_MARKS[change]} w:id="{next(self._numbers)}" {self._by}/>'
