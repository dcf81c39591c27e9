"""Old Word, WPS and RTF files: turned into .docx by an installed LibreOffice and read as such, else by their bare text."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from core import office
from core.errors import RefusedFileError
from core.ingest.formats import docx, rtf, word97
from core.ingest.lines import split_lines
from core.ingest.preflight import check
from core.ingest.reading import Reading
from core.ingest.sniff import Kind, kind_of
from core.model import Notice

TIME_LIMIT = 50.0
"""Seconds that LibreOffice gets; less than a worker's, so that the bare text can still be read."""

_NO_OFFICE_ZH, _NO_OFFICE_EN = "这台电脑没有装 LibreOffice", "LibreOffice is not installed here"
_FAILED_ZH, _FAILED_EN = "LibreOffice 没能打开它", "LibreOffice could not open it"
_LOST_OF_DOC = (
    "自动编号、文本框、脚注没有读到，已删除的修订文字可能还在",
    "automatic numbers, text boxes and footnotes are missing, deleted revisions may be in it",
)
_LOST_OF_RTF = ("文本框、脚注没有读到", "text boxes and footnotes are missing")
_CUT_OFF = Notice(
    "文件不完整，后面的内容可能缺失，请与原件核对。",
    "The file is cut off; what came after may be missing. Check it against the original.",
)


def read_doc(data: bytes) -> Reading:
    """A .doc, .wps or .rtf file, told apart by content. Raises RefusedFileError where no words come out.

    With LibreOffice all of it as the .docx reader gives it; without, its bare text and a warning that says what is lost.
    """
    program = office.find_office()
    converted = convert(data, program) if program else None
    if converted is not None:
        # What LibreOffice makes of a file it half understands may be refused: its bare text may still be had.
        with suppress(RefusedFileError):
            check(converted, Kind.DOCX, "")
            return replace(docx.read(converted), media_type=_media_type(data))
    return bare(data, failed=program is not None)


def _is_rtf(data: bytes) -> bool:
    return kind_of(data, "") is Kind.RTF


def _media_type(data: bytes) -> str:
    return "application/rtf" if _is_rtf(data) else "application/msword"


def convert(data: bytes, program: Path, time_limit: float = TIME_LIMIT) -> bytes | None:
    """The file as .docx, by a LibreOffice with a profile of its own, `time_limit` in seconds; None where it gives none."""
    return office.convert(data, program, _suffix(data), office.DOCX, time_limit=time_limit)


def _suffix(data: bytes) -> str:
    """What chooses LibreOffice's filter: the .wps of WPS Writer are Word files, those of Microsoft Works are not."""
    if _is_rtf(data):
        return "rtf"
    return "doc" if "WordDocument".encode("utf-16-le") in data else "wps"


def bare(data: bytes, *, failed: bool) -> Reading:
    """The bare text of a file with a warning of what is lost; `failed`: LibreOffice is there and couldn't open it."""
    text, warnings = _bare_text(data)
    if not any(char.isalpha() for char in text):
        raise RefusedFileError(
            "没有导入这个文件：里面没有读出文字。请用 Word 或 WPS 打开，另存为 .docx 后再导入。",
            "This file was not imported: it gave no words. Please open it in Word or WPS, save it as .docx and import that.",
        )
    lost_zh, lost_en = _LOST_OF_RTF if _is_rtf(data) else _LOST_OF_DOC
    why_zh, why_en = (_FAILED_ZH, _FAILED_EN) if failed else (_NO_OFFICE_ZH, _NO_OFFICE_EN)
    warning = Notice(
        f"{why_zh}，只读取了其中的文字：{lost_zh}。用 Word 或 WPS 另存为 .docx 再导入，可以读全。",
        f"{why_en}; only its bare text was read: {lost_en}. Saved as .docx by Word or WPS it can be read whole.",
    )
    lines, _ = split_lines(text)
    return Reading(text, tuple(lines), _media_type(data), warnings=(warning, *warnings))


def _bare_text(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    if _is_rtf(data):
        stripped = rtf.strip(data)
        return stripped.text, () if stripped.complete else (_CUT_OFF,)
    try:
        return word97.text_of(data), ()
    except OSError:
        return "", ()
