"""The rules drawn on a page -> its ruled tables: a row of text for each row of a table, its cells parted by tabs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.ingest.formats.layout_glyphs import Glyph, Row, Rule, Sheet

_NEAR = 2.5
_FEWEST_COLUMNS = 2
_MOST_RULES = 2000

Setter = Callable[[Sequence[Glyph], float], str]
"""The text of the glyphs of a cell, and of its right edge."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Rules that touch: those across by their height, those down by their place; each with the stretch it covers."""

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]

    def cell_of(self, x: float, y: float) -> tuple[float, float] | None:
        """The top and left edge of the cell round a point; None outside the table."""
        left = max((rule.at for rule in self.down if rule.at <= x and rule.covers(y)), default=None)
        top = max((rule.at for rule in self.across if rule.at <= y and rule.covers(x)), default=None)
        enclosed = any(rule.at > x and rule.covers(y) for rule in self.down) and any(
            rule.at > y and rule.covers(x) for rule in self.across
        )
        return (top, left) if left is not None and top is not None and enclosed else None

    def rows(self) -> Iterator[list[tuple[float, float, float]]]:
        """The cells of each row from the left: top, left and right edge; a cell over several rows stands in its first."""
        for top, bottom in pairwise(sorted({rule.at for rule in self.across})):
            edges = sorted({rule.at for rule in self.down if rule.covers((top + bottom) / 2)})
            cells = [
                (top, left, right)
                for left, right in pairwise(edges)
                if any(rule.at == top and rule.covers((left + right) / 2) for rule in self.across)
            ]
            if cells:
                yield cells


def take_tables(sheet: Sheet, page: int, text_of: Setter) -> tuple[list[Row], Sheet]:
    """The rows of the ruled tables of a page from the top, and the page without what stands in them."""
    rows: list[Row] = []
    rest = list(sheet.glyphs)
    for grid in _grids(sheet.rules):
        set_rows = list(grid.rows())
        known = {(top, left) for row in set_rows for top, left, _ in row}
        cells: dict[tuple[float, float], list[Glyph]] = {}
        outside: list[Glyph] = []
        for glyph in rest:
            cell = grid.cell_of((glyph.left + glyph.right) / 2, glyph.baseline - glyph.size / 3)
            (cells.setdefault(cell, []) if cell and cell in known else outside).append(glyph)
        rest = outside
        for row in set_rows:
            glyphs = [glyph for top, left, _ in row for glyph in cells.get((top, left), [])]
            if any(not glyph.text.isspace() for glyph in glyphs):
                text = "\t".join(text_of(cells.get((top, left), []), right) for top, left, right in row)
                first = min(glyph.baseline for glyph in glyphs)
                rows.append(Row(text, row[0][1], row[-1][2], first, glyphs[0].size, page, tabular=True))
    return rows, Sheet(sheet.width, sheet.height, tuple(rest))


def _grids(rules: Sequence[Rule]) -> list[_Grid]:
    """The groups of rules that touch and enclose two columns at least; a frame round a text is none."""
    if not rules or len(rules) > _MOST_RULES:
        return []
    snapped = _snapped(rules)
    groups: list[list[Rule]] = []
    for rule in snapped:
        touching = [group for group in groups if any(rule.touches(other, _NEAR) for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([rule, *(other for group in touching for other in group)])
    grids = (
        _Grid(tuple(rule for rule in group if rule.is_across), tuple(rule for rule in group if not rule.is_across))
        for group in groups
    )
    return [
        grid
        for grid in grids
        if len({rule.at for rule in grid.down}) > _FEWEST_COLUMNS and len({rule.at for rule in grid.across}) > 1
    ]


def _snapped(rules: Sequence[Rule]) -> list[Rule]:
    """The rules with those at nearly one place put at the same, each once."""
    found: set[Rule] = set()
    for is_across in (True, False):
        place = float("-inf")
        for rule in sorted((rule for rule in rules if rule.is_across is is_across), key=lambda rule: rule.at):
            place = rule.at if rule.at - place > _NEAR else place
            found.add(Rule(is_across, place, round(rule.start, 1), round(rule.end, 1)))
    return sorted(found, key=lambda rule: (rule.is_across, rule.at, rule.start))
