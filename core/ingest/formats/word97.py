"""The text of a .doc or .wps file by its piece table, for machines without a word processor. Numbers that Word counts, text
boxes and notes are not in that text; deleted text still is."""

from __future__ import annotations

import re
import struct

from core.ingest.ole import Container

_WORD_97 = 0x00C1
_TABLE_1 = 0x0200
_COMPLEX = 0x0004
_COMPRESSED = 1 << 30
_CLX = 0x01A2
_MAIN_LENGTH = 0x4C
_PIECES = 2
_LEFT_OUT = re.compile(r"[\x00-\x06\x08\x0e-\x12\x16-\x1d\x1f]")
_BREAKS = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-"})
_FIELD = re.compile(r"[\x13\x14\x15]")


def text_of(data: bytes) -> str:
    """The main text, a line per paragraph and table row (cells kept apart by tabs), fields as their results.

    [MS-DOC] 2.4.1. Raises OSError where it is no Word document or damaged.
    """
    container = Container(data)
    main = container.read("WordDocument")
    try:
        version, flags = struct.unpack_from("<2xH6xH", main)
        raw = _pieces(container, main, flags) if version >= _WORD_97 else _word_6(main, flags)
    except (struct.error, UnicodeDecodeError) as error:
        raise OSError(f"damaged Word document ({type(error).__name__})") from error
    return _plain(raw)


def _pieces(container: Container, main: bytes, flags: int) -> str:
    (length,) = struct.unpack_from("<l", main, _MAIN_LENGTH)
    start, size = struct.unpack_from("<LL", main, _CLX)
    clx = container.read("1Table" if flags & _TABLE_1 else "0Table")[start : start + size]
    table = _piece_table(clx)
    count = (len(table) - 4) // 12
    positions = struct.unpack_from(f"<{count + 1}L", table)
    found: list[str] = []
    for at in range(count):
        (place,) = struct.unpack_from("<L", table, 4 * (count + 1) + 8 * at + 2)
        first, end = positions[at], min(positions[at + 1], max(0, length))
        if end > first:
            found.append(_piece(main, place, end - first))
    return "".join(found)


def _piece_table(clx: bytes) -> bytes:
    """Behind the property blocks (1, length in 16 bits) stands the table of pieces (2, length in 32)."""
    at = 0
    while at < len(clx) and clx[at] != _PIECES:
        (size,) = struct.unpack_from("<H", clx, at + 1)
        at += 3 + size
    (size,) = struct.unpack_from("<L", clx, at + 1)
    return clx[at + 5 : at + 5 + size]


def _piece(main: bytes, place: int, length: int) -> str:
    if place & _COMPRESSED:
        start = (place & ~_COMPRESSED) // 2
        return main[start : start + length].decode("cp1252", "replace")
    return main[place : place + 2 * length].decode("utf-16-le", "replace")


def _word_6(main: bytes, flags: int) -> str:
    """Word 6 and 95 keep the text in one run of bytes, in China in GBK, unless it was saved in pieces."""
    if flags & _COMPLEX:
        raise OSError("a Word 6 document saved in pieces")
    start, end = struct.unpack_from("<LL", main, 0x18)
    return main[start:end].decode("gb18030", "replace")


def _plain(raw: str) -> str:
    """Word's control characters (MS-DOC 2.4.1) as line breaks and tabs; a row ends with the mark of a cell once more."""
    rows = re.sub(r"\x07\x07", "\n", _without_codes(raw)).replace("\x07", "\t")
    return _LEFT_OUT.sub("", rows.translate(_BREAKS))


def _without_codes(raw: str) -> str:
    """Fields nest: each is `0x13 code 0x14 result 0x15`, and its code is not text."""
    found: list[str] = []
    in_code: list[bool] = []
    at = 0
    for mark in _FIELD.finditer(raw):
        if not any(in_code):
            found.append(raw[at : mark.start()])
        at = mark.end()
        if mark.group() == "\x13":
            in_code.append(True)
        elif in_code and mark.group() == "\x14":
            in_code[-1] = False
        elif in_code:
            in_code.pop()
    # A field that never ends would swallow the rest of the text.
    found.append(raw[at:])
    return "".join(found)
