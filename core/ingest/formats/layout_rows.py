"""Text as placed on a page -> its rows in reading order: columns one after the other, cells of a table's row kept apart."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from core.ingest.formats.layout_glyphs import WIDE, Glyph, Row, Sheet
from core.ingest.formats.layout_tables import take_tables

_SAME_BASELINE = 0.35
_APART = 1.8
_TINY = 0.1
_FAR = 1e5
_FEWEST_IN_COLUMNS = 8


def rows_of(sheet: Sheet, page: int) -> list[Row]:
    """The rows of a page from top to bottom; where it has two columns, the left one first."""
    ruled, sheet = take_tables(sheet, page, _cell)
    lines = [segments for line in _lines(sheet.glyphs) if (segments := list(_segments(line, page)))]
    gutter = _gutter(lines)
    if gutter is not None:
        return [*_by_column(lines, gutter), *ruled]
    tabular = [_is_aligned(lines, at) for at in range(len(lines))]
    rows = [_joined(line, table) for line, table in zip(lines, tabular, strict=True)]
    return sorted([*rows, *ruled], key=lambda row: row.baseline)


def _cell(glyphs: Sequence[Glyph], right: float) -> str:
    """The text of a cell of a ruled table; a space where a line of it ends early."""
    rows = [_joined(segments, False) for line in _lines(glyphs) if (segments := list(_segments(line, 0)))]
    parts = [row.text + (" " if right - row.right > 2 * row.size else "") for row in rows]
    return "".join(parts).strip()


def _lines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    for glyph in sorted(filter(_is_readable, glyphs), key=lambda glyph: glyph.baseline):
        if line and glyph.baseline - line[0].baseline > _SAME_BASELINE * max(glyph.size, line[0].size):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _is_readable(glyph: Glyph) -> bool:
    return glyph.size > _TINY and all(-_FAR < place < _FAR for place in (glyph.left, glyph.right, glyph.baseline, glyph.size))


def _segments(line: Sequence[Glyph], page: int) -> Iterator[Row]:
    """A line cut where a wide gap is; blanks and gaps within become spaces, a glyph painted twice for weight is read once."""
    text: list[str] = []
    seen: list[Glyph] = []
    spaced = False
    line = sorted(line, key=lambda glyph: glyph.left)
    usual = _usual_gap(line)
    for glyph in line:
        if glyph.text.isspace():
            spaced = True
            continue
        before = seen[-1] if seen else None
        if before and glyph.text == before.text and glyph.left - before.left < 0.3 * (before.right - before.left):
            continue
        gap = glyph.left - before.right - usual if before else 0.0
        if before and gap > _APART * max(glyph.size, before.size):
            yield _row(text, seen, page)
            text, seen = [], []
        elif before and (gap > _least_space(before, glyph) or (spaced and gap > 0.1 * glyph.size)):
            text.append(" ")
        text.append(glyph.text)
        seen.append(glyph)
        spaced = False
    if seen:
        yield _row(text, seen, page)


def _usual_gap(line: Sequence[Glyph]) -> float:
    """How far apart the characters of a line are set, where it is stretched to the margin or spaced out as a title."""
    seen = (glyph for glyph in line if not glyph.text.isspace())
    gaps = [glyph.left - before.right for before, glyph in pairwise(seen)]
    return max(0.0, median(gaps)) if len(gaps) > 2 else 0.0


def _least_space(before: Glyph, glyph: Glyph) -> float:
    """The gap that is a space: types set Chinese and Latin apart by a quarter of their size without one."""
    mixed = (WIDE.match(before.text[-1]) is None) != (WIDE.match(glyph.text[0]) is None)
    return (0.4 if mixed else 0.2) * min(before.size, glyph.size)


def _row(text: Sequence[str], glyphs: Sequence[Glyph], page: int) -> Row:
    return Row(
        "".join(text),
        min(glyph.left for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        median(glyph.baseline for glyph in glyphs),
        median(glyph.size for glyph in glyphs),
        page,
    )


def _gutter(lines: Sequence[Sequence[Row]]) -> float | None:
    """Where the space between two columns is; None where most lines run across, or their halves are cells of a table."""
    pairs = [line for line in lines if len(line) == 2]
    if len(pairs) < max(_FEWEST_IN_COLUMNS, len(lines) // 2):
        return None
    gutter = median((left.right + right.left) / 2 for left, right in pairs)
    pairs = [(left, right) for left, right in pairs if left.right < gutter < right.left]
    columns = ([pair[0] for pair in pairs], [pair[1] for pair in pairs])
    filled = all(
        sum(row.right - row.left for row in column)
        > 0.7 * len(column) * (max(row.right for row in column) - min(row.left for row in column))
        for column in columns
        if column
    )
    return gutter if filled and len(pairs) >= _FEWEST_IN_COLUMNS else None


def _by_column(lines: Sequence[Sequence[Row]], gutter: float) -> Iterator[Row]:
    """What stands left of the gutter, then what stands right of it, in the stretches between rows that cross it.

    The right column is put below the left one, so that indents and line ends mean the same in both.
    """
    shift = _first_edge(lines, gutter, math.inf) - _first_edge(lines, -math.inf, gutter)
    right: list[Row] = []
    for line in lines:
        if any(row.left < gutter < row.right for row in line):
            yield from right
            right = []
            yield _joined(line, False)
        else:
            yield from (row for row in line if row.right <= gutter)
            right += [replace(row, left=row.left - shift, right=row.right - shift) for row in line if row.left >= gutter]
    yield from right


def _first_edge(lines: Sequence[Sequence[Row]], start: float, end: float) -> float:
    """Where the rows between two places begin, the leftmost of them."""
    return min((row.left for line in lines for row in line if start <= row.left and row.right <= end), default=0.0)


def _is_aligned(lines: Sequence[Sequence[Row]], at: int) -> bool:
    """Whether a line's cells stand under or over those of a neighbour."""
    near = [lines[other] for other in (at - 1, at + 1) if 0 <= other < len(lines)]
    return any(
        abs(cell.left - other.left) < cell.size or abs(cell.left + cell.right - other.left - other.right) < 2 * cell.size
        for cell in lines[at][1:]
        for line in near
        for other in line[1:]
    )


def _joined(line: Sequence[Row], tabular: bool) -> Row:
    text = ("\t" if tabular else " ").join(row.text for row in line)
    return Row(text, line[0].left, line[-1].right, line[0].baseline, line[0].size, line[0].page, tabular and len(line) > 1)


def pitches(rows: Sequence[Row]) -> list[float]:
    """The distances between rows that follow each other on a page."""
    return [
        below.baseline - row.baseline for row, below in pairwise(rows) if row.page == below.page and below.baseline > row.baseline
    ]
