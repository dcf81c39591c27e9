"""A note on the pages that LibreOffice makes of it: as PDF, and as a Word document whose table of contents names those pages.

Where there is no LibreOffice the contents name the pages that `word.paging` reckons. Word is not told to update them when it
opens the file: it would first warn its reader of fields that may refer to other files.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core import office
from core.briefing.content import BriefingNote
from core.briefing.word.contents import DEEPEST, Entry
from core.briefing.word.writer import written
from core.pdf_view import Heading, NoPdfError, PdfView

_Heed = Callable[[], None]
_LONGEST = 60.0
"""Seconds that pages are waited for; then the contents name those reckoned."""


def document(note: BriefingNote, template: bytes | None, heed: _Heed) -> bytes:
    """The note as the bytes of a .docx file; `template` and `heed` as of `word.document_bytes`."""
    data, entries = written(note, heed, template)
    if not entries or office.find_office() is None:
        return data
    try:
        pages = pages_in(office.pdf_of(data, heed, _LONGEST), entries)
    except (office.ConversionError, office.NoOfficeError):
        return data
    return written(note, heed, template, pages)[0] if pages else data


def pdf(note: BriefingNote, template: bytes | None, heed: _Heed) -> bytes:
    """The note as PDF; NoOfficeError, ConversionError."""
    data, entries = written(note, heed, template)
    made = office.pdf_of(data, heed)
    pages = pages_in(made, entries) if entries else ()
    if not pages or pages == tuple(entry.page for entry in entries):
        return made
    return office.pdf_of(written(note, heed, template, pages)[0], heed)


def pages_in(made: bytes, entries: Sequence[Entry]) -> tuple[int, ...]:
    """The page (1 is the first) of each entry by the outline of a PDF, which may list more; () where it lacks one."""
    outline = iter(_outline(made))
    pages: list[int] = []
    for entry in entries:
        sought = _squeezed(entry.text)
        found = next((one for one in outline if one.level == entry.level and _squeezed(one.title).endswith(sought)), None)
        if found is None:
            return ()
        pages.append(found.page)
    return tuple(pages)


def _outline(made: bytes) -> list[Heading]:
    try:
        view = PdfView(made)
    except NoPdfError:
        return []
    try:
        return view.outline(DEEPEST)
    finally:
        view.close()


def _squeezed(text: str) -> str:
    return "".join(text.split())
