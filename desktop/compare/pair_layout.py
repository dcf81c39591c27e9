"""Where every row, clause and gutter of the comparison stands: real heights for rows in sight, estimated ones for the others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from desktop.compare.clause_text import FOLDED_LINES, ClauseText, Setting
from desktop.compare.pairs import Pair, Side

GUTTER = 148
INSET = 16
ROW_GAP = 8
STACKED_BELOW = 660
"""A narrower area has no room for two columns beside the gutter: the two sides stand one above the other."""

BAND = 30
"""Height of what joins them then."""

_PADDING = 8
_CHIPS = 64
_CHIPS_MOVED = 92


@dataclass(frozen=True)
class Columns:
    """The two columns and the gutter between them, in a given width; in a narrow one both sides have all of it."""

    width: int

    @property
    def stacked(self) -> bool:
        """Whether the sides stand one above the other."""
        return self.width < STACKED_BELOW

    @property
    def column(self) -> int:
        """Width of one column."""
        return self.width if self.stacked else (self.width - GUTTER) // 2

    @property
    def gutter(self) -> int:
        """Where the gutter begins."""
        return self.column

    @property
    def new(self) -> int:
        """Where the column of the new plan begins."""
        return 0 if self.stacked else self.column + GUTTER

    @property
    def text(self) -> int:
        """Width of the text in a column."""
        return max(40, self.column - 2 * INSET)


@dataclass(frozen=True)
class Cell:
    """A clause in its row: `top` and `height` in pixels, relative to the row."""

    text: ClauseText
    top: int
    height: int

    @property
    def text_top(self) -> int:
        """Where its first line begins."""
        return self.top + _PADDING


@dataclass(frozen=True)
class Row:
    """A pair set in lines. `box_top` is where the clauses begin, below the captions; `height` has the gap to the next row.

    `band` is where the band between the sides begins where they are stacked, None where they stand beside each other.
    """

    pair: Pair
    old: tuple[Cell, ...]
    new: tuple[Cell, ...]
    captions: tuple[str, str]
    box_top: int
    height: int
    band: int | None = None

    @property
    def box_height(self) -> int:
        """Height of what the pair itself takes."""
        return self.height - self.box_top - ROW_GAP


class PairLayout:
    """The rows of a list of pairs, one below the other."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._pairs: tuple[Pair, ...] = ()
        self._captions: list[tuple[str, str]] = []
        self._columns = Columns(0)
        self._unfolded: frozenset[int] = frozenset()
        self._rows: dict[int, Row] = {}
        self._heights: list[int] = []
        self._tops: list[int] = [0]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs of the rows."""
        return self._pairs

    @property
    def columns(self) -> Columns:
        """The columns in use."""
        return self._columns

    @property
    def total(self) -> int:
        """Height of all rows."""
        return self._tops[-1]

    @property
    def pitch(self) -> int:
        """Height of a line of text."""
        return self._setting.pitch

    @property
    def caption_height(self) -> int:
        """Height of the line that names a section."""
        return self._setting.pitch + 4

    def __len__(self) -> int:
        return len(self._pairs)

    def set_pairs(self, pairs: Sequence[Pair], captions: Sequence[tuple[str, str]]) -> None:
        """Show these, with the section names that stand above each ('' for none); rows that look as before are kept."""
        before = {pair.id: index for index, pair in enumerate(self._pairs)}
        rows: dict[int, Row] = {}
        heights: list[int] = []
        for index, (pair, caption) in enumerate(zip(pairs, captions, strict=True)):
            known = before.get(pair.id, -1)
            if known >= 0 and caption == self._captions[known] and _same_shape(pair, self._pairs[known]):
                heights.append(self._heights[known])
                if known in self._rows:
                    rows[index] = replace(self._rows[known], pair=pair)
            else:
                heights.append(self._estimate(pair, caption))
        self._pairs, self._captions, self._rows, self._heights = tuple(pairs), list(captions), rows, heights
        self._stack()

    def set_width(self, width: int) -> None:
        """Set all rows for another width."""
        if width != self._columns.width:
            self._columns = Columns(width)
            self._rebuild()

    def set_setting(self, setting: Setting) -> None:
        """Set all rows in other fonts."""
        self._setting = setting
        self._rebuild()

    def set_unfolded(self, link_ids: frozenset[int]) -> None:
        """Show these pairs whole and the others folded."""
        changed = self._unfolded ^ link_ids
        self._unfolded = link_ids
        for index, pair in enumerate(self._pairs):
            if pair.id in changed:
                self._rows.pop(index, None)
                self._heights[index] = self._estimate(pair, self._captions[index])
        self._stack()

    def measure(self, index: int) -> None:
        """Give a row its real height; nothing for -1."""
        if index >= 0 and self._heights[index] != self.row(index).height:
            self._heights[index] = self.row(index).height
            self._stack()

    def is_unfolded(self, link_id: int) -> bool:
        """Whether a pair is shown whole."""
        return link_id in self._unfolded

    def top(self, index: int) -> int:
        """Where a row begins."""
        return self._tops[index]

    def height(self, index: int) -> int:
        """How high a row is, as far as known."""
        return self._heights[index]

    def index_at(self, y: int) -> int:
        """The row at a height, the nearest one outside; -1 where there are none."""
        return min(max(bisect_right(self._tops, y) - 1, 0), len(self._pairs) - 1)

    def row(self, index: int) -> Row:
        """A row with its texts set."""
        if index not in self._rows:
            self._rows[index] = self._set(index)
        return self._rows[index]

    def settle(self, top: int, bottom: int) -> bool:
        """Give the rows between two heights their real heights; whether any of them was not as estimated."""
        if not self._pairs:
            return False
        changed = False
        for index in range(self.index_at(top), self.index_at(bottom) + 1):
            height = self.row(index).height
            if height != self._heights[index]:
                self._heights[index] = height
                changed = True
        if changed:
            self._stack()
        return changed

    def _rebuild(self) -> None:
        self._rows.clear()
        self._heights = [self._estimate(*shown) for shown in zip(self._pairs, self._captions, strict=True)]
        self._stack()

    def _stack(self) -> None:
        self._tops = list(accumulate(self._heights, initial=0))

    def _set(self, index: int) -> Row:
        pair, captions = self._pairs[index], self._captions[index]
        unfolded = pair.id in self._unfolded
        texts = [
            [ClauseText(side, self._columns.text, self._setting, unfolded=unfolded) for side in sides]
            for sides in (pair.old, pair.new)
        ]
        box_top = self.caption_height if any(captions) else 0
        if self._columns.stacked:
            return self._set_stacked(pair, texts, captions, box_top)
        least = _least(pair)
        box = max(least, *(_column_height([text.height for text in column]) for column in texts))
        old, new = (_cells(column, box_top, box) for column in texts)
        return Row(pair, old, new, captions, box_top, box_top + box + ROW_GAP)

    def _set_stacked(self, pair: Pair, texts: list[list[ClauseText]], captions: tuple[str, str], top: int) -> Row:
        old, new = ([text.height for text in column] for column in texts)
        heights = [_column_height(column) or self._absent for column in (old, new)]
        band = top + heights[0]
        cells = _cells(texts[0], top, heights[0]), _cells(texts[1], band + BAND, heights[1])
        return Row(pair, *cells, captions, top, band + BAND + heights[1] + ROW_GAP, band)

    @property
    def _absent(self) -> int:
        """Height of the line that says that a stacked side has no clause."""
        return self._setting.pitch + _PADDING

    def _estimate(self, pair: Pair, captions: tuple[str, str]) -> int:
        most = None if pair.id in self._unfolded else FOLDED_LINES
        columns = [_column_height([self._estimated_height(side, most) for side in sides]) for sides in (pair.old, pair.new)]
        if self._columns.stacked:
            both = sum(column or self._absent for column in columns)
            return both + BAND + ROW_GAP + (self.caption_height if any(captions) else 0)
        return max(_least(pair), *columns) + ROW_GAP + (self.caption_height if any(captions) else 0)

    def _estimated_height(self, side: Side, most: int | None) -> int:
        parts = (side.head_end, len(side.text) - side.body_start)
        lines = [self._setting.estimated_lines(length, self._columns.text) for length in parts]
        return sum(count if most is None else min(most, count) for count in lines) * self._setting.pitch


def captions_of(pairs: Sequence[Pair], none: str) -> list[tuple[str, str]]:
    """For each pair the sections of its first clauses where they change on that side; `none` where a plan has no sections."""
    last: list[str | None] = [None, None]
    found: list[tuple[str, str]] = []
    for pair in pairs:
        shown = ["", ""]
        for at, sides in enumerate((pair.old, pair.new)):
            if sides and sides[0].section != last[at]:
                shown[at] = sides[0].section or (none if last[at] is None else "")
                last[at] = sides[0].section
        found.append((shown[0], shown[1]))
    return found


def _same_shape(one: Pair, other: Pair) -> bool:
    return one.old == other.old and one.new == other.new and one.link.moved == other.link.moved


def _least(pair: Pair) -> int:
    return _CHIPS_MOVED if pair.link.moved else _CHIPS


def _column_height(texts: Sequence[int]) -> int:
    return sum(height + 2 * _PADDING for height in texts) + ROW_GAP * (len(texts) - 1) if texts else 0


def _cells(texts: Sequence[ClauseText], top: int, box: int) -> tuple[Cell, ...]:
    """The clauses of one side below each other; the last one takes what is left of the box."""
    cells: list[Cell] = []
    at = top
    for number, text in enumerate(texts, start=1):
        height = top + box - at if number == len(texts) else text.height + 2 * _PADDING
        cells.append(Cell(text, at, height))
        at += height + ROW_GAP
    return tuple(cells)
