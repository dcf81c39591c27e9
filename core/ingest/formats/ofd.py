"""An OFD file (GB/T 33190) -> its paragraphs, by `layout`. Opening the package is left to ofdkit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from importlib import import_module
from typing import Protocol

from core.errors import RefusedFileError
from core.ingest.formats.layout import reading_of
from core.ingest.formats.layout_glyphs import WIDE, Glyph, Sheet
from core.ingest.reading import Reading

MEDIA_TYPE = "application/ofd"


class _Run(Protocol):
    """Text as placed, in millimetres from the top left; `y` is the baseline."""

    text: str
    x: float
    y: float
    size: float
    width: float


class _Page(Protocol):
    box: tuple[float, float, float, float]
    runs: list[_Run]


class _Document(Protocol):
    """The part of `ofdkit.OFDDocument` used here (ofdkit has no type stubs)."""

    pages: Sequence[_Page]


def read(data: bytes) -> Reading:
    """The text of an OFD file. Raises RefusedFileError for a damaged one, a scan and one beyond ofdkit's limits."""
    library = import_module("ofdkit")
    opened: Callable[[bytes], AbstractContextManager[_Document]] = library.open
    try:
        with opened(data) as document:
            sheets = [_sheet(page) for page in document.pages]
    except library.OFDLimitError as error:
        raise RefusedFileError(
            "没有导入这个 OFD：它里面的文件太大或太多。请把它拆成几个文件后再导入。",
            "This OFD file was not imported: what it holds is too large. Please split it.",
        ) from error
    except library.OFDError as error:
        raise RefusedFileError(
            "没有导入这个 OFD：文件已损坏、加了密，或者不是 OFD。请用 OFD 阅读器打开核对，另存后再导入。",
            "This OFD file was not imported: it is damaged, encrypted or no OFD. Open it in an OFD reader and save it again.",
        ) from error
    if not any(char.isalnum() for sheet in sheets for glyph in sheet.glyphs for char in glyph.text):
        raise RefusedFileError(
            "没有导入这个 OFD：里面没有文字，可能是扫描件。请先用文字识别（OCR）软件转成文字版，再导入。",
            "This OFD file was not imported: it holds no text and may be a scan. Turn it into text with OCR software first.",
        )
    return reading_of(sheets, MEDIA_TYPE)


def _sheet(page: _Page) -> Sheet:
    """A page with its characters; what is placed outside it is not shown and left out."""
    left, top, width, height = page.box
    shown = [run for run in page.runs if left <= run.x <= left + width and top <= run.y <= top + height]
    return Sheet(width, height, tuple(glyph for run in shown for glyph in _glyphs(run, left, top)))


def _glyphs(run: _Run, left: float, top: float) -> Iterator[Glyph]:
    """The characters of a run, each with its share of the run's width."""
    widths = [1.0 if WIDE.match(char) else 0.5 for char in run.text]
    unit = run.width / sum(widths)
    at = run.x - left
    for char, width in zip(run.text, widths, strict=True):
        yield Glyph(char, at, at + width * unit, run.y - top, round(run.size, 2))
        at += width * unit
