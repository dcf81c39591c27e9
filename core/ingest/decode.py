"""Bytes of a text file -> text: BOM, UTF-16 without one, UTF-8, GB18030. Refuses what is no text and says why."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from core.errors import RefusedFileError

LARGEST = 64 * 1024 * 1024
"""Bytes a file may have."""

TEXT_SUFFIXES = frozenset({"", ".txt", ".text"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})

_MAGIC = (
    (b"PK\x03\x04", "压缩包或 Office 文档", "a zip archive or an Office document"),
    (b"PK\x05\x06", "空的压缩包", "an empty zip archive"),
    (b"%PDF", "PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Office 文档", "an old Office document"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"GIF8", "图片", "a picture"),
    (b"II*\x00", "图片", "a picture"),
    (b"Rar!", "压缩包", "an archive"),
    (b"7z\xbc\xaf\x27\x1c", "压缩包", "an archive"),
    (b"\x1f\x8b\x08", "压缩包", "an archive"),
    (b"SQLite format 3\x00", "数据库", "a database"),
    (b"\x7fELF", "程序", "a program"),
    (b"{\\rtf", "RTF 文档", "an RTF document"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_USUAL = re.compile(r"[\t\n\r -~\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\xa0\xb7]")
_MARKUP = re.compile(r"\s*(?:<!DOCTYPE\b|<html\b|<head\b|<body\b|<\?xml\b|MIME-Version:)", re.IGNORECASE)
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_PRIVATE_SHARE = 0.02
_SAMPLE = 8192
_CONTROL_SHARE = 0.002
_STRAY_CONTROLS = 8
"""Control characters that any text may have: editors and copied tables leave some behind."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without its byte order mark, and the codec that read it."""

    text: str
    encoding: str


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file; raises RefusedFileError for what can't be read, with what to do about it."""
    _preflight(data, name)
    found = _by_bom(data) or _utf16_without_bom(data) or _strict(data, "utf-8") or _chinese(data)
    if found is None:
        raise _refused(
            name,
            "不是能认出的文字编码",
            "is in no text encoding that is known here",
            "另存为 UTF-8 文本",
            "save it as UTF-8 text",
        )
    if _is_binary(found.text):
        raise _refused(
            name,
            "不是文本文件，里面有控制字符",
            "is no text file: it holds control characters",
            "选择文字版文件",
            "choose a text version",
        )
    if _MARKUP.match(found.text):
        raise _refused(
            name,
            "是网页或 XML 的源代码，不是正文",
            "is the source code of a web page or XML, not its text",
            "在浏览器中打开，把正文另存为 UTF-8 文本",
            "open it in a browser, save its text as UTF-8",
        )
    if not any(char.isalpha() for char in found.text):
        raise _refused(name, "里面没有文字", "holds no words", "检查文件内容", "check what it holds")
    return found


def _preflight(data: bytes, name: str) -> None:
    if not data:
        raise _refused(name, "是空文件", "is empty", "检查文件是否下载或复制完整", "check that it was downloaded or copied whole")
    if len(data) > LARGEST:
        raise _refused(name, "超过 64 MB", "is larger than 64 MB", "拆成几个文件", "split it into several files")
    for magic, zh, en in _MAGIC:
        if data.startswith(magic):
            raise _refused(
                name, f"是{zh}，不是文本", f"is {en}, not text", "另存为 UTF-8 文本（.txt）", "save it as UTF-8 text (.txt)"
            )


def _refused(name: str, why_zh: str, why_en: str, do_zh: str, do_en: str) -> RefusedFileError:
    return RefusedFileError(
        f"没有导入“{name}”：它{why_zh}。请{do_zh}后再导入。",
        f'"{name}" was not imported: it {why_en}. Please {do_en} and import it again.',
    )


def _by_bom(data: bytes) -> Decoded | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding)
    return None


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _chinese(data: bytes) -> Decoded | None:
    """GB18030, or Big5 where GB18030 would make characters for private use of its commas and commonest words."""
    found = _strict(data, "gb18030")
    if found is None or _private_share(found.text) < _PRIVATE_SHARE:
        return found
    traditional = _strict(data, "cp950")
    return traditional if traditional and not _private_share(traditional.text) else found


def _private_share(text: str) -> float:
    return len(_PRIVATE.findall(text)) / len(text) if text else 0.0


def _utf16_without_bom(data: bytes) -> Decoded | None:
    """UTF-16 where the bytes make usual characters in one byte order and no sound UTF-8 text."""
    if len(data) % 2 or (b"\x00" not in data and _strict(data, "utf-8")):
        return None
    share, encoding = max((_usual_share(data, encoding), encoding) for encoding in ("utf-16-le", "utf-16-be"))
    return _strict(data, encoding) if share >= 0.9 else None


def _usual_share(data: bytes, encoding: str) -> float:
    sample = data[:_SAMPLE].decode(encoding, errors="replace")
    return len(_USUAL.findall(sample)) / len(sample) if sample else 0.0


def _is_binary(text: str) -> bool:
    return "\x00" in text or len(_CONTROL.findall(text)) > max(_STRAY_CONTROLS, _CONTROL_SHARE * len(text))
