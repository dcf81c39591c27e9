"""Both plans in their own order: where the clauses of each column stand, and which places of the two belong beside each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from core.model import Decision
from desktop.compare.clause_text import FOLDED_LINES, ClauseText, Setting
from desktop.compare.pairs import Pair, Side

_PADDING = 8
_GAP = 8
_CAPTION = 4  # above the pitch of a line


@dataclass(frozen=True)
class Entry:
    """A clause set in its column: `top` of its box relative to the entry, which begins with the caption if there is one."""

    text: ClauseText
    caption: str
    top: int
    height: int

    @property
    def box_height(self) -> int:
        """Height of the clause without caption and gap."""
        return self.height - self.top - _GAP

    @property
    def text_top(self) -> int:
        """Where its first line begins."""
        return self.top + _PADDING


class OwnColumn:
    """The clauses of one plan, one below the other; only those asked for have their texts set."""

    def __init__(self, sides: Sequence[Side], width: int, setting: Setting, unfolded: frozenset[int], no_section: str) -> None:
        """`unfolded`: clause ids; `no_section` stands above a plan without sections."""
        self._sides = sorted(sides, key=lambda side: side.clause.ordinal)
        self._width = width
        self._setting = setting
        self._unfolded = unfolded
        self._places = {side.clause.id: at for at, side in enumerate(self._sides)}
        sections = [side.section for side in self._sides]
        shown = ["" if before == after else after for before, after in zip(["", *sections], sections, strict=False)]
        if sections and not sections[0]:
            shown[0] = no_section
        self._captions = shown
        self._entries: dict[int, Entry] = {}
        self._heights = [self._estimate(at) for at in range(len(self._sides))]
        self._stack()

    @property
    def total(self) -> int:
        """Height of the column."""
        return self._tops[-1]

    def __len__(self) -> int:
        return len(self._sides)

    def place(self, clause_id: int) -> int:
        """The place of a clause in the column; -1 where it is not in it."""
        return self._places.get(clause_id, -1)

    def side(self, at: int) -> Side:
        """The clause at a place."""
        return self._sides[at]

    def top(self, at: int) -> int:
        """Where an entry begins."""
        return self._tops[at]

    def reach(self, at: int) -> tuple[int, int]:
        """Upper and lower edge of the box of a clause, as far as known."""
        top = self._tops[at] + (self._caption_height if self._captions[at] else 0)
        return top, self._tops[at + 1] - _GAP

    def index_at(self, y: float) -> int:
        """The entry at a height, the nearest one outside; -1 where there are none."""
        return min(max(bisect_right(self._tops, y) - 1, 0), len(self._sides) - 1)

    def entry(self, at: int) -> Entry:
        """An entry with its text set."""
        if at not in self._entries:
            side = self._sides[at]
            text = ClauseText(side, self._width, self._setting, unfolded=side.clause.id in self._unfolded)
            top = self._caption_height if self._captions[at] else 0
            self._entries[at] = Entry(text, self._captions[at], top, top + text.height + 2 * _PADDING + _GAP)
        return self._entries[at]

    def settle(self, top: float, bottom: float) -> bool:
        """Give the entries between two heights their real heights; whether any of them was not as estimated."""
        changed = False
        for at in range(max(self.index_at(top), 0), self.index_at(bottom) + 1):
            height = self.entry(at).height
            if height != self._heights[at]:
                self._heights[at] = height
                changed = True
        if changed:
            self._stack()
        return changed

    @property
    def _caption_height(self) -> int:
        return self._setting.pitch + _CAPTION

    def _estimate(self, at: int) -> int:
        side = self._sides[at]
        most = None if side.clause.id in self._unfolded else FOLDED_LINES
        parts = (side.head_end, len(side.text) - side.body_start)
        lines = [self._setting.estimated_lines(length, self._width) for length in parts]
        text = sum(count if most is None else min(most, count) for count in lines) * self._setting.pitch
        return text + 2 * _PADDING + _GAP + (self._caption_height if self._captions[at] else 0)

    def _stack(self) -> None:
        self._tops = list(accumulate(self._heights, initial=0))


def backbone(pairs: Sequence[Pair], old: Mapping[int, int], new: Mapping[int, int]) -> list[tuple[int, int]]:
    """The longest run of links whose clauses stand in the same order in both plans, as places; what moved is not in it."""
    ends = sorted(
        (old[pair.old[0].clause.id], new[pair.new[0].clause.id])
        for pair in pairs
        if pair.old and pair.new and pair.link.decision is not Decision.REJECTED
    )
    last: list[int] = []  # the lowest place in the new plan with which a run of each length ends
    holders: list[int] = []
    before: list[int] = []
    for at, (_, place) in enumerate(ends):
        length = bisect_left(last, place)
        before.append(holders[length - 1] if length else -1)
        last[length : length + 1] = [place]
        holders[length : length + 1] = [at]
    run: list[tuple[int, int]] = []
    at = holders[-1] if holders else -1
    while at >= 0:
        run.append(ends[at])
        at = before[at]
    run.reverse()
    return [each for number, each in enumerate(run) if number == 0 or each[0] > run[number - 1][0]]


@dataclass(frozen=True)
class Common:
    """Heights of both columns on one scale, which is as long as the longer of the two between any two partners."""

    old: tuple[float, ...]
    new: tuple[float, ...]
    scale: tuple[float, ...]

    @classmethod
    def of(cls, partners: Sequence[tuple[int, int]], totals: tuple[int, int]) -> Common:
        """From heights at which partners stand (rising on both sides) and the heights of both columns."""
        olds = (0.0, *(float(a) for a, _ in partners if a > 0), float(totals[0]))
        news = (0.0, *(float(b) for a, b in partners if a > 0), float(totals[1]))
        steps = [max(b - a, d - c) for (a, b), (c, d) in zip(pairwise(olds), pairwise(news), strict=True)]
        return cls(olds, news, tuple(accumulate(steps, initial=0.0)))

    @property
    def total(self) -> float:
        """Length of the scale."""
        return self.scale[-1]

    def place(self, at: float, *, new: bool) -> float:
        """The height in a column that belongs to a place of the scale."""
        return _between(at, self.scale, self.new if new else self.old)

    def of_height(self, height: float, *, new: bool) -> float:
        """The place of the scale that belongs to a height in a column."""
        return _between(height, self.new if new else self.old, self.scale)


def _between(value: float, given: Sequence[float], wanted: Sequence[float]) -> float:
    """The value on another scale; straight lines between the marks of both."""
    at = min(max(bisect_right(given, value) - 1, 0), len(given) - 2)
    low, high = given[at], given[at + 1]
    share = (min(max(value, low), high) - low) / (high - low) if high > low else 0.0
    return wanted[at] + share * (wanted[at + 1] - wanted[at])
