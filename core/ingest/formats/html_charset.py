"""Bytes of a web page -> its text: by byte order mark, by what the page declares, else by what the bytes can be."""

from __future__ import annotations

import codecs
import re

from core.errors import RefusedFileError
from core.ingest.decode import Decoded, hz, mended, strict

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


def decode_page(data: bytes, charset: str = "") -> Decoded:
    """The text of a page; `charset` is the name a mail header gives it, if any.

    UTF-8 comes before what the page declares: browsers save pages as UTF-8 and leave the old name in them, and other
    encodings never look like it. Raises RefusedFileError for a page that is empty or in no known encoding.
    """
    if not data.strip():
        raise RefusedFileError(
            "没有导入这个网页：它是空的。请重新保存后再导入。", "This page was not imported: it is empty. Please save it again."
        )
    if found := hz(data):
        return found
    names = [name for name in (_codec(charset), _declared(data)) if name]
    for encoding in [*_marked(data), "utf-8", *names, "gb18030"]:
        found = strict(data, encoding)
        if found is not None:
            return _big5(data, found) if not names else found
    found = mended(data, "utf-8", names[0] if names else "gb18030")
    if found is None:
        raise RefusedFileError(
            "没有导入这个网页：不是能认出的文字编码。请在浏览器中打开它，另存为 UTF-8 网页后再导入。",
            "This page was not imported: it is in no text encoding known here. Open it in a browser and save it as UTF-8.",
        )
    return found


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


def _big5(data: bytes, found: Decoded) -> Decoded:
    """Big5 in place of GB18030 that would hold characters for private use, the commas of Big5 being such."""
    if found.encoding != "gb18030" or len(_PRIVATE.findall(found.text)) < _PRIVATE_SHARE * len(
        re.findall(r"[^\0-\x7f]", found.text)
    ):
        return found
    return strict(data, "big5hkscs") or found
