"""A PDF to look at: its pages as pictures, its outline. PDFium serves one thread at a time: each question waits for its turn."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

_BAND = 1_500_000
"""Pixels that are drawn at a time: some 30 ms."""
_TURN = threading.Lock()
"""Held by whoever asks PDFium, which keeps state of its own for the whole process."""


class NoPdfError(ValueError):
    """The bytes are no PDF."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels of four bytes (blue, green, red, unused) from the top; `stride` is the length of a line in bytes."""

    pixels: bytes
    width: int
    height: int
    stride: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the outline: its level and its page, both counted from 1."""

    title: str
    level: int
    page: int


class PdfView:
    """An opened PDF; pages are numbered from 0, sizes are in points. `close` lets go of it."""

    def __init__(self, data: bytes) -> None:
        """Raises NoPdfError."""
        library: Any = import_module("pypdfium2")
        with _TURN:
            try:
                self._document: Any = library.PdfDocument(data)
            except library.PdfiumError as error:
                raise NoPdfError from error
            self._sizes = [tuple(self._document.get_page_size(number)) for number in range(len(self._document))]

    def __len__(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page."""
        width, height = self._sizes[page]
        return width, height

    def picture(self, page: int, scale: float, heed: Callable[[], None] = lambda: None) -> Picture:
        """A page at `scale` pixels a point. It is drawn in bands, so that others wait for no more than one; `heed` is called
        with each.
        """
        width, height = (math.ceil(length * scale) for length in self.size(page))
        rows = max(1, _BAND // width)
        bands: list[bytes] = []
        for top in range(0, height, rows):
            heed()
            bands.append(self._band(page, scale, top, max(0, height - top - rows)))
        return Picture(b"".join(bands), width, height, len(bands[0]) // min(rows, height))

    def _band(self, page: int, scale: float, above: int, below: int) -> bytes:
        """The lines of a page without so many above and below them."""
        crop = tuple(max(0.0, lines - 0.5) / scale for lines in (0, below, 0, above))  # PDFium rounds up
        with _TURN:
            sheet = self._document[page]
            drawn = sheet.render(scale=scale, crop=crop, prefer_bgrx=True)
            pixels = bytes(drawn.buffer)
            drawn.close()
            sheet.close()
        return pixels

    def outline(self, deepest: int) -> list[Heading]:
        """The headings of the outline down to a level, in order."""
        found: list[Heading] = []
        with _TURN:
            for item in self._document.get_toc(max_depth=deepest + 1):
                place = item.get_dest()
                if item.level < deepest and place is not None and place.get_index() is not None:
                    found.append(Heading(item.get_title(), item.level + 1, place.get_index() + 1))
        return found

    def close(self) -> None:
        """Let go of the file."""
        with _TURN:
            self._document.close()
