"""Bytes of a text file -> text: BOM, UTF-16 without one, HZ, UTF-8, GB18030. Refuses what is no text and says why.

Size and signatures of other formats are told before, by `preflight` and `sniff`.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from core.errors import RefusedFileError
from core.model import Notice

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HZ = re.compile(rb"~\{(?:[!-w][!-~])+~\}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_USUAL = re.compile(r"[\t\n\r -~\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\xa0\xb7]")
_MARKUP = re.compile(r"\s*(?:<!DOCTYPE\b|<html\b|<head\b|<body\b|<\?xml\b|MIME-Version:)", re.IGNORECASE)
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_PRIVATE_SHARE = 0.02
_LOST_SHARE = 0.01
_MOST_LOST = 2000
_WINDOW = 65_536
_LONGEST_CHARACTER = 4
_NEAR = 60
_SAMPLE = 8192
_CONTROL_SHARE = 0.002
_STRAY_CONTROLS = 8
"""Control characters that any text may have: editors and copied tables leave some behind."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without its byte order mark, the codec that read it, and how many places could not be read (`\ufffd`)."""

    text: str
    encoding: str
    lost: int = 0

    @property
    def warnings(self) -> tuple[Notice, ...]:
        """What to say of the places that could not be read."""
        return (
            (
                Notice(
                    f"文件里有 {self.lost} 处损坏的字节，读作“\ufffd”，请核对。",
                    f"The file has {self.lost} broken bytes, read as “\ufffd”. Please check.",
                ),
            )
            if self.lost
            else ()
        )


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file; raises RefusedFileError for what can't be read, with what to do about it."""
    marked = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), None)
    found = strict(data, marked) if marked else _utf16_without_bom(data)
    found = (
        found
        or hz(data)
        or strict(data, "utf-8")
        or _chinese(data)
        or mended(data, *((marked,) if marked else ("utf-8", "gb18030")))
    )
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


def _refused(name: str, why_zh: str, why_en: str, do_zh: str, do_en: str) -> RefusedFileError:
    return RefusedFileError(
        f"没有导入“{name}”：它{why_zh}。请{do_zh}后再导入。",
        f'"{name}" was not imported: it {why_en}. Please {do_en} and import it again.',
    )


def hz(data: bytes) -> Decoded | None:
    """HZ (RFC 1843), as old mail and pages have it: GB2312 between `~{` and `~}` in what is ASCII otherwise."""
    return strict(data, "hz") if _HZ.search(data) and data.isascii() else None


def strict(data: bytes, encoding: str) -> Decoded | None:
    """The text in that encoding; None where one byte of it does not fit."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def mended(data: bytes, *encodings: str) -> Decoded | None:
    """A text with some broken bytes, in that of the encodings that loses least; None where too much is lost."""
    tried = [found for encoding in encodings if (found := _mended(data, encoding))]
    return min(tried, key=lambda found: found.lost, default=None)


def _mended(data: bytes, encoding: str) -> Decoded | None:
    parts: list[str] = []
    at = lost = 0
    while at < len(data):
        window = data[at : at + _WINDOW]
        try:
            parts.append(window.decode(encoding))
            at += len(window)
        except UnicodeDecodeError as error:
            parts.append(window[: error.start].decode(encoding))
            at += error.start
            # A character that only the window cuts is whole in the next one.
            if error.end < len(window) or at + _LONGEST_CHARACTER > len(data):
                parts.append("\ufffd")
                lost += 1
                at += max((1, 2, 3, 4), key=lambda size: _soundness(data[at + size : at + size + _NEAR], encoding))
            if lost > min(_MOST_LOST, _LOST_SHARE * len(data)):
                return None
    return Decoded("".join(parts), encoding, lost)


def _soundness(data: bytes, encoding: str) -> int:
    """How many usual characters bytes make: a lost byte of GB18030 shifts all that follow it on its line."""
    return len(data.decode(encoding, "replace").encode("gb2312", "ignore").decode("gb2312"))


def _chinese(data: bytes) -> Decoded | None:
    """GB18030, or Big5 where GB18030 would make characters for private use of its commas and commonest words."""
    found = strict(data, "gb18030")
    if found is None or _private_share(found.text) < _PRIVATE_SHARE:
        return found
    traditional = strict(data, "cp950")
    return traditional if traditional and not _private_share(traditional.text) else found


def _private_share(text: str) -> float:
    return len(_PRIVATE.findall(text)) / len(text) if text else 0.0


def _utf16_without_bom(data: bytes) -> Decoded | None:
    """UTF-16 where the bytes make usual characters in one byte order and no sound UTF-8 text."""
    if len(data) % 2 or (b"\x00" not in data and strict(data, "utf-8")):
        return None
    share, encoding = max((_usual_share(data, encoding), encoding) for encoding in ("utf-16-le", "utf-16-be"))
    return strict(data, encoding) if share >= 0.9 else None


def _usual_share(data: bytes, encoding: str) -> float:
    sample = data[:_SAMPLE].decode(encoding, errors="replace")
    return len(_USUAL.findall(sample)) / len(sample) if sample else 0.0


def _is_binary(text: str) -> bool:
    return "\x00" in text or len(_CONTROL.findall(text)) > max(_STRAY_CONTROLS, _CONTROL_SHARE * len(text))
