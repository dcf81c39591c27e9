"""The pages of a PDF as placed text, by PDFium. What is no readable text, and what to say of it, is left to `pdf`."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from types import ModuleType
from typing import Protocol, cast

from core.ingest.formats.layout_glyphs import Glyph, Rule, Sheet

_PICTURE_SHARE = 0.3
_SLANT = 0.05
_LINE_HYPHEN = 2
_PASSWORD_ERRORS = (4, 5)
_PICTURE = 3
_PATH = 2
_MOVE = 2
_SHORTEST_RULE = 6.0

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the bottom left."""


class DamagedError(Exception):
    """PDFium can't make sense of the file."""


class PasswordError(Exception):
    """The file opens with a password only."""


@dataclass(frozen=True, slots=True)
class PdfPage:
    """The text of a page, and whether pictures cover much of it."""

    sheet: Sheet
    pictured: bool


class _Object(Protocol):
    def get_bounds(self) -> Rectangle: ...
    def get_matrix(self) -> _Matrix: ...


class _Matrix(Protocol):
    def on_point(self, x: float, y: float) -> tuple[float, float]: ...


class _Text(Protocol):
    def count_chars(self) -> int: ...
    def close(self) -> None: ...


class _Page(Protocol):
    def get_mediabox(self) -> Rectangle: ...
    def get_objects(self, kinds: Sequence[int], max_depth: int, /) -> Iterator[_Object]: ...
    def get_textpage(self) -> _Text: ...
    def close(self) -> None: ...


class _Document(Protocol):
    """The part of `pypdfium2.PdfDocument` used here (pypdfium2 has no type stubs)."""

    def __len__(self) -> int: ...
    def __getitem__(self, at: int) -> _Page: ...
    def close(self) -> None: ...


def pages_of(data: bytes) -> list[PdfPage]:
    """The pages in order; raises PasswordError or DamagedError."""
    library = import_module("pypdfium2")
    try:
        document = cast(_Document, library.PdfDocument(data))
        try:
            return [_page(document[at], library.raw) for at in range(len(document))]
        finally:
            document.close()
    except library.PdfiumError as error:
        if getattr(error, "err_code", None) in _PASSWORD_ERRORS:
            raise PasswordError from error
        raise DamagedError from error


def _page(page: _Page, raw: ModuleType) -> PdfPage:
    left, bottom, right, top = page.get_mediabox()
    pictures = [each.get_bounds() for each in page.get_objects([_PICTURE], 3)]
    covered = sum((box[2] - box[0]) * (box[3] - box[1]) for box in pictures)
    text = page.get_textpage()
    sheet = _sheet(list(_characters(text, raw)), (left, bottom, right, top))
    if sheet.width == right - left:
        places = (place for each in page.get_objects([_PATH], 1) for place in _strokes(each, raw))
        sheet = replace(sheet, rules=tuple(_rules(places, left, top)))
    text.close()
    page.close()
    return PdfPage(sheet, covered > _PICTURE_SHARE * abs((right - left) * (top - bottom)))


def _sheet(characters: Sequence[tuple[int, Glyph]], box: Rectangle) -> Sheet:
    """The characters that stand upright as most on the page do, seen from their top left; a slanted watermark is left out."""
    turns = Counter(turn for turn, _ in characters if turn >= 0)
    turn = turns.most_common(1)[0][0] if turns else 0
    left, bottom, right, top = box
    width, height = (right - left, top - bottom) if turn % 2 == 0 else (top - bottom, right - left)
    origin = ((left, top), (bottom, -left), (-right, -bottom), (-top, right))[turn]
    glyphs = [
        replace(glyph, left=glyph.left - origin[0], right=glyph.right - origin[0], baseline=origin[1] - glyph.baseline)
        for own, glyph in characters
        if own == turn
    ]
    return Sheet(width, height, tuple(glyphs))


def _characters(text: _Text, raw: ModuleType) -> Iterator[tuple[int, Glyph]]:
    """Each character with the quarter turns it stands at, anticlockwise (-1: slanted), as seen with the page turned back."""
    matrix, box = raw.FS_MATRIX(), raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        raw.FPDFText_GetMatrix(text, at, matrix)
        raw.FPDFText_GetLooseCharBox(text, at, box)
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        size = raw.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
        turns = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
        turn = round(turns) % 4 if abs(turns - round(turns)) < _SLANT else -1
        left, right, baseline = (
            (box.left, box.right, y.value),
            (box.bottom, box.top, -x.value),
            (-box.right, -box.left, -y.value),
            (-box.top, -box.bottom, x.value),
        )[turn]
        yield turn, Glyph(_character(raw.FPDFText_GetUnicode(text, at)), left, right, baseline, round(size, 1))


def _strokes(path: _Object, raw: ModuleType) -> Iterator[tuple[float, float, float, float]]:
    """The straight pieces of a path, from and to, in points from the bottom left; a closed one's last piece too."""
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    start = before = (0.0, 0.0)
    for at in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == _MOVE:
            start = point
        else:
            yield (*before, *point)
        if raw.FPDFPathSegment_GetClose(segment):
            yield (*point, *start)
        before = point


def _rules(strokes: Iterable[tuple[float, float, float, float]], left: float, top: float) -> Iterator[Rule]:
    """The strokes that run across or down, from the top left of the page."""
    for x0, y0, x1, y1 in strokes:
        across = abs(y1 - y0) < 1 and abs(x1 - x0) > _SHORTEST_RULE
        if across or (abs(x1 - x0) < 1 and abs(y1 - y0) > _SHORTEST_RULE):
            ends = sorted((x0 - left, x1 - left) if across else (top - y0, top - y1))
            yield Rule(across, top - y0 if across else x0 - left, ends[0], ends[1])


def _character(code: int) -> str:
    """The character of a code; a hyphen that ends a line is handed on as 2, and half a surrogate pair is none."""
    if code == _LINE_HYPHEN:
        return "-"
    return "\ufffd" if code == 0 or 0xD800 <= code <= 0xDFFF else chr(code)
