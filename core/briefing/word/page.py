"""The page as a section of a document describes it: size, margins, footers, lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.briefing.word.wordml import paragraph, twips

_FIRST = re.compile(r'<w:titlePg[^>]*/>| w:start="[^"]*"(?=[^<>]*/>)')
_EDGE = twips(5)
"""Nearer to the edge of the paper nothing is printed."""
LINE = 579
"""Exact line height of body text in twentieths of a point: 22 lines a page."""


@dataclass(frozen=True, slots=True)
class Page:
    """Sizes in twips; as XML, `notes` are the references of a section to its headers and footers, `grid` what comes last."""

    paper: tuple[int, int]
    margins: tuple[int, int, int, int]
    """Top, right, bottom, left."""
    header: int = twips(15)
    footer: int = twips(23)
    notes: str = ""
    grid: str = f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/>'

    @property
    def width(self) -> int:
        """Of the text."""
        return self.paper[0] - self.margins[1] - self.margins[3]

    @property
    def landscape(self) -> bool:
        """Whether it lies on its side."""
        return self.paper[0] > self.paper[1]

    def on_its_side(self) -> Page:
        """The page turned by a quarter: what was its top is at the right. Header and footer stay as far from the text."""
        top, right, bottom, left = self.margins
        turned = replace(
            self,
            paper=(self.paper[1], self.paper[0]),
            margins=(left, top, right, bottom),
            header=max(self.header + left - top, _EDGE),
            footer=max(self.footer + right - bottom, _EDGE),
        )
        return turned.later()

    def later(self) -> Page:
        """The page of a later section of the document: without a first page of its own, its numbers go on."""
        return replace(self, grid=_FIRST.sub("", self.grid))

    def shared(self, shares: Sequence[int]) -> tuple[int, ...]:
        """The width of the text shared out to columns."""
        total = sum(shares)
        widths = [self.width * share // total for share in shares]
        widths[-1] += self.width - sum(widths)
        return tuple(widths)

    def section(self) -> str:
        """The properties of a section of such pages."""
        top, right, bottom, left = self.margins
        turned = ' w:orient="landscape"' if self.landscape else ""
        return (
            f'<w:sectPr>{self.notes}<w:pgSz w:w="{self.paper[0]}" w:h="{self.paper[1]}"{turned}/>'
            f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
            f'w:header="{self.header}" w:footer="{self.footer}" w:gutter="0"/>{self.grid}</w:sectPr>'
        )

    def end(self) -> str:
        """The paragraph with which a section of such pages ends."""
        return paragraph("", "SectionEnd", self.section())


OFFICIAL = Page((twips(210), twips(297)), (twips(37), twips(26), twips(35), twips(28)))
"""A4 with the margins of GB/T 9704-2012."""
