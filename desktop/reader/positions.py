"""The one place where code points meet Qt's UTF-16 units."""

from __future__ import annotations

import re
from bisect import bisect_left

from core.model import Span

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Positions:
    """Converts offsets of one text. A character beyond U+FFFF is one code point and two units."""

    def __init__(self, text: str) -> None:
        self._wide = [found.start() for found in _WIDE.finditer(text)]
        self._wide_units = [at + shift for shift, at in enumerate(self._wide)]

    def to_qt(self, code_point: int) -> int:
        """The UTF-16 offset of a code point offset."""
        return code_point + bisect_left(self._wide, code_point)

    def from_qt(self, unit: int) -> int:
        """The code point offset of a UTF-16 offset; inside a pair, that of its character."""
        before = bisect_left(self._wide_units, unit)
        inside = before > 0 and self._wide_units[before - 1] + 1 == unit
        return self._wide[before - 1] if inside else unit - before

    def span(self, start: int, end: int) -> Span:
        """The code points between two UTF-16 offsets."""
        return Span(self.from_qt(start), self.from_qt(end))
