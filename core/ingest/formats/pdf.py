"""A PDF with text -> its paragraphs, by `layout`. Scans and encrypted files are refused with what to do about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.errors import RefusedFileError
from core.ingest.formats.layout import reading_of
from core.ingest.formats.layout_glyphs import Sheet
from core.ingest.formats.pdf_pages import DamagedError, PasswordError, PdfPage, pages_of
from core.ingest.reading import Reading
from core.model import Notice

MEDIA_TYPE = "application/pdf"

_FEWEST_ON_A_PAGE = 10
_UNKNOWN_SHARE = 0.2


def read(data: bytes) -> Reading:
    """The text of a PDF. Raises RefusedFileError for a scan, a PDF under a password and one that is damaged."""
    try:
        pages = pages_of(data)
    except PasswordError as error:
        raise RefusedFileError(
            "没有导入这个 PDF：它设了打开密码。请用密码打开，另存为不加密的 PDF 后再导入。",
            "This PDF was not imported: it is protected by a password. Open it with the password and save it without one.",
        ) from error
    except DamagedError as error:
        raise RefusedFileError(
            "没有导入这个 PDF：文件已损坏或没有下载完整。请重新下载后再导入。",
            "This PDF was not imported: it is damaged or was not downloaded whole. Please download it again.",
        ) from error
    scanned = [at for at, page in enumerate(pages) if page.pictured and len(_characters(page.sheet)) < _FEWEST_ON_A_PAGE]
    _check(pages, scanned)
    reading = reading_of([page.sheet for page in pages], MEDIA_TYPE)
    return replace(reading, warnings=(_told(scanned),) if scanned else ())


def _check(pages: Sequence[PdfPage], scanned: Sequence[int]) -> None:
    characters = [char for page in pages for char in _characters(page.sheet)]
    if len(characters) < _FEWEST_ON_A_PAGE or len(scanned) == len(pages):
        raise RefusedFileError(
            "没有导入这个 PDF：它是扫描件或图片，里面没有文字。请先用文字识别（OCR）软件转成文字版，再导入。",
            "This PDF was not imported: it is a scan and holds no text. Please turn it into text with OCR software first.",
        )
    unknown = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in characters)
    if unknown > _UNKNOWN_SHARE * len(characters):
        raise RefusedFileError(
            "没有导入这个 PDF：它的字体没有说明每个字是什么字，读出来是乱码。请换一个版本，或用文字识别（OCR）软件转换。",
            "This PDF was not imported: its fonts don't tell which characters they draw. "
            "Please find another version, or turn it into text with OCR software first.",
        )


def _characters(sheet: Sheet) -> list[str]:
    return [glyph.text for glyph in sheet.glyphs if not glyph.text.isspace()]


def _told(scanned: Sequence[int]) -> Notice:
    pages = [str(at + 1) for at in scanned]
    return Notice(
        f"第 {'、'.join(pages)} 页是扫描的图片，没有读到文字，请核对。",
        f"Pages scanned as pictures, without text: {', '.join(pages)}. Please check.",
    )
