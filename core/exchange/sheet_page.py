"""How a sheet lies on paper and how high its rows are: what a spreadsheet program would have to guess. LibreOffice does not.

Widths are in characters as spreadsheets count them (a digit of the default font), heights in points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

FONT_SIZE = 10  # points
_LINE, _PADDING = 14.0, 3.0
_HIGHEST = 409.0  # the most that a row can have
_EDGE = 1.6  # characters that a line loses at its ends
_DIGIT = 0.95  # characters that a digit of the font takes; an ideograph two of them
_A4, _A3 = 9, 8  # numbers of paper sizes, ECMA-376 18.3.1.63
_FITS_A4, _FITS_A3 = 190.0, 290.0  # characters across that can be read there


@dataclass(frozen=True, slots=True)
class Paper:
    """Landscape always; `pages` side by side hold the width."""

    size: int
    pages: int


def paper_for(widths: Sequence[float]) -> Paper:
    """The paper on which columns of these widths can still be read."""
    across = sum(widths)
    return Paper(_A4, 1) if across <= _FITS_A4 else Paper(_A3, ceil(across / _FITS_A3))


def row_height(cells: Iterable[tuple[str, float]]) -> float | None:
    """The height for texts in columns of these widths, wrapped; None where each takes one line."""
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return min(_HIGHEST, lines * _LINE + _PADDING) if lines > 1 else None


def _lines(text: str, width: float) -> int:
    room = max(1.0, width - _EDGE)
    return sum(max(1, ceil(_across(line) / room)) for line in text.split("\n"))


def _across(line: str) -> float:
    """The characters a line takes; what UTF-8 writes with three bytes and more is as wide as two digits."""
    return _DIGIT * (len(line) + (len(line.encode("utf-8", "replace")) - len(line)) // 2)
