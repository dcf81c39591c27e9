"""What is placed on a page: characters and rules; and the rows that text stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass

WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2018-\u201d\u2014\u2026]|[\U00020000-\U0003ffff]")
"""A character as wide as its type is high."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character, or a run of them, as placed on a page: its edges from the left, its baseline from the top, its type size.

    All in one unit, whichever.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line from `start` to `end`: across at the height `at` from the top, or down at the place `at` from the left."""

    is_across: bool
    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        """Whether the line reaches over a place along its way."""
        return self.start <= place <= self.end

    def touches(self, other: Rule, near: float) -> bool:
        """Whether two lines meet or cross, or go on from each other, within a distance."""
        if self.is_across is other.is_across:
            return self.at == other.at and self.start - near <= other.end and other.start - near <= self.end
        meets = self.start - near <= other.at <= self.end + near
        return meets and other.start - near <= self.at <= other.end + near


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size and what is placed on it, in any order."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a page; `tabular`: a row of a table, its cells parted by tabs."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    page: int
    tabular: bool = False
