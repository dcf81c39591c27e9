"""Bytes of a web page -> its text: by byte order mark, by what the page declares, else by what the bytes can be."""

from __future__ import annotations

import codecs
import re

from core.errors import RefusedFileError
from core.ingest.decode import LARGEST, Decoded
from core.model import Notice

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CODECS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "xgbk": "gb18030",
    "cp936": "gb18030",
    "euccn": "gb18030",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "xxbig5": "big5hkscs",
    "cp950": "big5hkscs",
    "hzgb2312": "hz",
    "euctw": "big5hkscs",
    "shiftjis": "cp932",
    "euckr": "cp949",
}
"""Codecs for the names that pages give, bare of signs; a page that says GB2312 holds GBK as often as not."""

_DECLARED = re.compile(rb"""<(?:\?xml[^>]*encoding|meta[^>]*charset)\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_HEAD = 4096
_PRIVATE_SHARE = 0.02
_LOST_SHARE = 0.02


def decode_page(data: bytes, charset: str = "") -> tuple[Decoded, tuple[Notice, ...]]:
    """The text of a page and what was lost in reading it; `charset` is the name a mail header gives it, if any.

    UTF-8 comes before what the page declares: browsers save pages as UTF-8 and leave the old name in them, and other
    encodings never look like it. Raises RefusedFileError for a page that is empty, too large or in no known encoding.
    """
    if not data.strip():
        raise RefusedFileError(
            "没有导入这个网页：它是空的。请重新保存后再导入。", "This page was not imported: it is empty. Please save it again."
        )
    if len(data) > LARGEST:
        raise RefusedFileError(
            "没有导入这个网页：它超过 64 MB。请只保存网页正文后再导入。",
            "This page was not imported: it is larger than 64 MB. Please save its text only.",
        )
    names = [name for name in (_codec(charset), _declared(data)) if name]
    for encoding in [*_marked(data), "utf-8", *names, "gb18030"]:
        found = _strict(data, encoding)
        if found is not None:
            return _big5(data, found) if not names else found, ()
    return _mended(data, names[0] if names else "gb18030")


def _marked(data: bytes) -> list[str]:
    """What the first bytes show: a byte order mark, or the zeros of UTF-16 round the first tag."""
    found = [encoding for bom, encoding in _BOMS if data.startswith(bom)]
    head = data.lstrip(b"\r\n\t \x00")[:64]
    if not found and b"\x00" in head:
        at = data.find(b"<")
        found = ["utf-16-be" if at > 0 and at % 2 and data[at - 1] == 0 else "utf-16-le"]
    return found[:1]


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:_HEAD])
    return _codec(found[1].decode("ascii")) if found else ""


def _codec(name: str) -> str:
    return _CODECS.get(re.sub(r"[^a-z0-9]", "", name.lower()), "")


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _big5(data: bytes, found: Decoded) -> Decoded:
    """Big5 in place of GB18030 that would hold characters for private use, the commas of Big5 being such."""
    if found.encoding != "gb18030" or len(_PRIVATE.findall(found.text)) < _PRIVATE_SHARE * len(
        re.findall(r"[^\0-\x7f]", found.text)
    ):
        return found
    return _strict(data, "big5hkscs") or found


def _mended(data: bytes, encoding: str) -> tuple[Decoded, tuple[Notice, ...]]:
    """A page with some broken bytes, in the encoding that loses least; too many and it is none we know."""
    tried = ((data.decode(name, errors="replace"), name) for name in ("utf-8", encoding))
    text, name = min(tried, key=lambda found: found[0].count("\ufffd"))
    lost = text.count("\ufffd")
    if lost > _LOST_SHARE * len(text):
        raise RefusedFileError(
            "没有导入这个网页：不是能认出的文字编码。请在浏览器中打开它，另存为 UTF-8 网页后再导入。",
            "This page was not imported: it is in no text encoding known here. Open it in a browser and save it as UTF-8.",
        )
    notice = Notice(
        f"网页里有 {lost} 处损坏的字节，读作“\ufffd”，请核对。",
        f"The page has {lost} broken bytes, read as “\ufffd”. Please check.",
    )
    return Decoded(text, name), (notice,)
