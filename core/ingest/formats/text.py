"""Plain text and Markdown: decoding, and lines without their blanks and markup."""

from __future__ import annotations

from core.ingest.decode import decode
from core.ingest.lines import split_lines
from core.ingest.reading import Reading


def read(data: bytes, name: str, *, markdown: bool) -> Reading:
    """A text file by its bytes; RefusedFileError for one that is no text or has no words."""
    decoded = decode(data, name)
    lines, markup = split_lines(decoded.text, markdown)
    media_type = "text/markdown" if markdown else "text/plain"
    return Reading(decoded.text, tuple(lines), media_type, decoded.encoding, tuple(markup), warnings=decoded.warnings)
