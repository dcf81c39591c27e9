"""The analyst's corrections of a section tree: the tree as a list of clauses with levels, edited, and made a tree again.

A clause is named by where it begins in the plan's text; of several that begin at one place (a preamble and its first
paragraph) the innermost is meant. Corrections never change the text: they say where clauses begin, and what they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.clause_levels import NUMBERED, block_end, levels_allowed
from core.edits import EditKind
from core.model import ClauseKind, Span
from core.outline.headings import heading_end
from core.outline.markers import POINT_STYLES, Marker, Style, marker_of
from core.parsed import OutlineNode


@dataclass(frozen=True, slots=True)
class ClauseEdit:
    """An edit of the clause that begins at `at` (code points of the plan's text)."""

    kind: EditKind
    at: int
    value: str = ""


@dataclass(slots=True)
class _Row:
    """One clause while it is edited; `fixed`: the analyst said what kind it is."""

    kind: ClauseKind
    level: int
    number: str | None
    heading: str
    start: int
    head_end: int
    fixed: bool = False

    @property
    def style(self) -> Style | None:
        marker = marker_of(f"{self.number} {self.heading}") if self.number else None
        if marker is None and self.kind is ClauseKind.POINT:
            return Style.SPOKEN
        return marker.style if marker else None


def edited(
    nodes: Sequence[OutlineNode], text: str, edits: Sequence[ClauseEdit]
) -> tuple[tuple[OutlineNode, ...], tuple[ClauseEdit, ...]]:
    """The clauses after the edits, in reading order with the root first, and those edits that no clause answers to."""
    if not edits:
        return tuple(nodes), ()
    rows = _Rows(nodes, text)
    unanswered = tuple(edit for edit in edits if not rows.apply(edit))
    return rows.nodes(), unanswered


class _Rows:
    def __init__(self, nodes: Sequence[OutlineNode], text: str) -> None:
        self._text = text
        self._rows = [_Row(node.kind, node.level, node.number, node.heading, node.span.start, node.head_end) for node in nodes]

    def apply(self, edit: ClauseEdit) -> bool:
        """Carry out one edit; False where there is no such clause, or no place for one."""
        if edit.kind is EditKind.SPLIT:
            return self._split(edit.at)
        index = max((at for at, row in enumerate(self._rows) if row.start == edit.at), default=0)
        if index == 0:
            return False
        row = self._rows[index]
        if edit.kind is EditKind.JOIN:
            self._join(index)
        elif edit.kind is EditKind.LEVEL:
            self._move(index, int(edit.value))
        elif edit.kind is EditKind.KIND:
            self._set_kind(index, ClauseKind(edit.value))
        elif edit.kind is EditKind.NUMBER:
            row.number = edit.value or None
            self._measure_head(row)
        elif edit.kind is EditKind.HEADING:
            row.heading = edit.value
            self._measure_head(row)
        else:
            return False
        return True

    def _end(self, index: int) -> int:
        return block_end(self._rows, index)

    def _parent(self, index: int) -> int:
        level = self._rows[index].level
        return next((at for at in range(index - 1, 0, -1) if self._rows[at].level < level), 0)

    def _children(self, index: int) -> list[int]:
        end, level = self._end(index), self._rows[index].level
        return [at for at in range(index + 1, end) if self._rows[at].level == level + 1]

    def _split(self, at: int) -> bool:
        """A clause of its own from a place on; it takes its level from the clause it is cut from, or from its number."""
        if not 0 < at < len(self._text) or any(row.start == at for row in self._rows[1:]):
            return False
        index = max(i for i, row in enumerate(self._rows) if row.start < at)
        if index == 0 and at < self._rows[0].head_end:
            return False
        pattern = self._rows[index] if index else _Row(ClauseKind.PARAGRAPH, 1, None, "", at, at)
        line = self._text[at : self._line_end(at)]
        marker = marker_of(line)
        kin = self._of_style(index, marker.style) if marker else None
        fresh = _Row(pattern.kind, max(1, pattern.level), None, "", at, at)
        if marker:
            if kin:
                fresh.kind, fresh.level = kin.kind, kin.level
            elif pattern.kind not in NUMBERED:
                fresh.kind = ClauseKind.POINT if marker.style in POINT_STYLES else ClauseKind.ITEM
            self._name(fresh, line, marker)
        elif fresh.kind in NUMBERED:
            self._name(fresh, line, None)
        elif fresh.kind not in (ClauseKind.CLOSING, ClauseKind.SIGNATURE, ClauseKind.PREAMBLE):
            fresh.kind = ClauseKind.PARAGRAPH
        self._rows.insert(index + 1, fresh)
        self._settle(index + 1)
        return True

    def _of_style(self, index: int, style: Style) -> _Row | None:
        """The nearest clause before, on the way up from `index`, that is numbered in this style."""
        while index > 0:
            if self._rows[index].style is style:
                return self._rows[index]
            before = next((at for at in range(index - 1, 0, -1) if self._rows[at].level <= self._rows[index].level), 0)
            index = before
        return None

    def _line_end(self, at: int) -> int:
        end = self._text.find("\n", at)
        return len(self._text) if end < 0 else end

    def _name(self, row: _Row, line: str, marker: Marker | None) -> None:
        """Number and heading as they stand at the beginning of a clause's first line."""
        row.number = marker.number if marker else None
        rest = line[len(row.number or "") :]
        body = rest.lstrip()
        length = heading_end(body) if body else 0
        row.heading = body[:length].strip()
        row.head_end = row.start + len(row.number or "") + (len(rest) - len(body) + length if length else 0)

    def _measure_head(self, row: _Row) -> None:
        """Where number and heading end: behind the last of them that is found at the beginning of the clause."""
        at = row.start
        for words in (row.number, row.heading):
            if words:
                found = self._text.find(words, at, at + len(words) + 8)
                at = found + len(words) if found >= 0 else at
        row.head_end = at

    def _join(self, index: int) -> None:
        """Let the clause before take a clause's text; where that has clauses inside, as a paragraph behind them.

        What lay inside lies in the clause that took the text.
        """
        row, before, parent = self._rows[index], self._rows[index - 1], self._parent(index)
        if index > 1 and before.level > row.level:
            row.kind, row.number, row.heading, row.head_end = ClauseKind.PARAGRAPH, None, "", row.start
            row.level += 1
        else:
            for at in range(index + 1, self._end(index)):
                self._rows[at].level += before.level - row.level
            del self._rows[index]
        self._tidy()
        self._settle(min(max(parent, 1), len(self._rows) - 1), itself=True)

    def _move(self, index: int, level: int) -> None:
        allowed = levels_allowed(self._rows, index)
        target = min(max(level, allowed.start), allowed.stop - 1)
        delta = target - self._rows[index].level
        parent = self._parent(index)
        for at in range(index, self._end(index)):
            self._rows[at].level += delta
        self._tidy()
        self._settle(index)
        self._settle(parent, itself=True)

    def _set_kind(self, index: int, kind: ClauseKind) -> None:
        row = self._rows[index]
        if kind in NUMBERED and row.kind not in NUMBERED:
            line = self._text[row.start : self._line_end(row.start)]
            self._name(row, line, marker_of(line))
        elif kind not in NUMBERED:
            row.number, row.heading, row.head_end = None, "", row.start
        row.kind, row.fixed = kind, True
        parent = self._parent(index)
        if self._rows[parent].kind is ClauseKind.PREAMBLE and kind in NUMBERED:
            self._leave(index, parent)
        self._tidy()

    def _leave(self, index: int, parent: int) -> None:
        """What follows a new heading in a preamble lies under the heading, at the preamble's level."""
        row, end = self._rows[index], self._end(parent)
        row.level = self._rows[parent].level
        for at in range(index + 1, end):
            self._rows[at].level = max(self._rows[at].level, row.level + 1)
        if self._rows[parent].start == row.start:
            del self._rows[parent]

    def _tidy(self) -> None:
        """No clause lies more than one level below the one before it."""
        for before, row in zip(self._rows, self._rows[1:], strict=False):
            row.level = min(max(row.level, 1), before.level + 1)

    def _settle(self, index: int, *, itself: bool = False) -> None:
        """Name the kinds anew where clauses came to lie elsewhere: what holds clauses is a section, the lowest is an item."""
        parent = self._parent(index)
        self._rename(index)
        if not itself:
            self._rename(parent)

    def _rename(self, index: int) -> None:
        row = self._rows[index]
        if index == 0 or row.fixed or row.kind not in NUMBERED:
            return
        holder = self._rows[self._parent(index)]
        structural = row.style not in POINT_STYLES
        inside = [self._rows[at] for at in self._children(index)]
        if any(child.kind in (ClauseKind.SECTION, ClauseKind.ITEM) for child in inside) or (
            structural and any(child.kind is ClauseKind.POINT and child.style not in POINT_STYLES for child in inside)
        ):
            row.kind = ClauseKind.SECTION
            for child in inside:
                if child.kind is ClauseKind.POINT and child.style not in POINT_STYLES and not child.fixed:
                    child.kind = ClauseKind.ITEM
        elif holder.kind is ClauseKind.ITEM and (not structural or holder.style is Style.ARTICLE):
            row.kind = ClauseKind.POINT
        elif row.style is not None and row.style <= Style.DIVISION:
            row.kind = ClauseKind.SECTION
        elif structural or holder.kind is not ClauseKind.ITEM:
            row.kind = ClauseKind.ITEM

    def nodes(self) -> tuple[OutlineNode, ...]:
        """The clauses with the ends and parents that their levels give."""
        found: list[OutlineNode] = []
        path: list[int] = []
        for index, row in enumerate(self._rows):
            del path[row.level :]
            end = self._end(index)
            stop = self._rows[end].start if end < len(self._rows) else len(self._text)
            last = len(self._text[row.start : stop].rstrip()) + row.start if end < len(self._rows) else stop
            parent = path[-1] if path else None
            number, heading = row.number, row.heading
            found.append(
                OutlineNode(row.kind, row.level, parent, number, heading, Span(row.start, last), min(row.head_end, last))
            )
            path.append(index)
        return tuple(found)
