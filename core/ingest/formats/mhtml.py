"""A page saved as one file (MHTML, a mail with the page and its pictures) -> the page as `html` reads it."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import Message

from core.errors import RefusedFileError
from core.ingest.formats import html
from core.ingest.reading import Reading

MEDIA_TYPE = "multipart/related"


def read(data: bytes) -> Reading:
    """The first page in the file; raises RefusedFileError where there is none, or it can't be read."""
    page = _page(data)
    content = _content(page) if page is not None else b""
    if page is None or not content:
        raise RefusedFileError(
            "没有导入这个文件：里面没有网页，可能没有保存完整。请在浏览器中重新保存网页后再导入。",
            "This file was not imported: it holds no page; it may not have been saved whole. Save the page again in a browser.",
        )
    reading = html.read(content, page.get_content_charset() or "")
    return replace(reading, media_type=MEDIA_TYPE)


def _page(data: bytes) -> Message | None:
    """The first part that is a page; None where there is none, or parts lie in parts beyond what the library can follow."""
    try:
        parts = message_from_bytes(data, policy=policy.compat32).walk()
        return next((part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    except RecursionError:
        return None


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
