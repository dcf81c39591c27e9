"""A file that stands in for text of a .docx (`w:altChunk`) -> its reading: a page, a saved page, Word again, plain text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes, policy

from core.errors import RefusedFileError
from core.ingest.formats import text
from core.ingest.formats.html_charset import decode_page
from core.ingest.formats.html_page import page_of
from core.ingest.lines import split_lines
from core.ingest.reading import Reading

_MAIL = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version|Content-Type):", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype|html|head|body|p|div|table|h[1-6]|span|meta)\b", re.IGNORECASE)
_HEAD = 2048


def read_chunk(data: bytes, read_document: Callable[[bytes], Reading]) -> Reading | None:
    """What a chunk says, by its content; None for one that can't be read, as RTF. `read_document` reads a .docx."""
    try:
        if data.startswith(b"PK\x03\x04"):
            return read_document(data)
        if data.startswith(b"{\\rtf"):
            return None
        if _MAIL.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf")):
            return _saved_page(data.removeprefix(b"\xef\xbb\xbf"))
        if _PAGE.search(data[:_HEAD].replace(b"\x00", b"")):
            return _page(data, "")
        return text.read(data, "", markdown=False)
    except RefusedFileError:
        return None


def _saved_page(data: bytes) -> Reading | None:
    try:
        message = message_from_bytes(data, policy=policy.compat32)
    except RecursionError:
        return None
    for part in message.walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and isinstance(content, bytes) and content:
            return _page(content, part.get_content_charset() or "")
    return None


def _page(data: bytes, charset: str) -> Reading:
    """All that a page shows: it is the document itself, there is no site round it."""
    decoded = decode_page(data, charset)
    shown = page_of(decoded.text).lines
    plain = "\n".join("\n" * line.spaced + line.text for line in shown)
    lines, _ = split_lines(plain)
    marked = tuple(replace(line, mark=each.mark) for line, each in zip(lines, shown, strict=True))
    return Reading(plain, marked, "text/html", decoded.encoding, warnings=decoded.warnings)
