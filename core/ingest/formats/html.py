"""A saved web page -> its visible text, the document's lines told from the page's own, its title, date and source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.ingest.formats.html_charset import decode_page
from core.ingest.formats.html_main import kinds_of
from core.ingest.formats.html_page import Page, PageLine, page_of
from core.ingest.lines import Line, split_lines
from core.ingest.reading import Reading
from core.model import NoiseKind, Span

MEDIA_TYPE = "text/html"

_TITLE_META = ("articletitle", "article_title", "og:title", "dc.title", "twitter:title")
_DATE_META = ("pubdate", "publishdate", "article:published_time", "publish_date")
_SOURCE_META = ("contentsource", "source", "article:author")
_SITE = re.compile(r"\s*(?:[_|｜]|[-—–]{1,2}(?!\d))\s*")
_MOST_LINES = 5


def read(data: bytes, charset: str = "") -> Reading:
    """A page as read: all its visible text in order, lines that are the page's own with their kind.

    `charset` is the name that a mail header gives the encoding, if any. Raises RefusedFileError for a page without text.
    """
    decoded = decode_page(data, charset)
    page = page_of(decoded.text)
    names = _names(page)
    title = _title_lines(page.lines, names)
    kinds = kinds_of(page, title)
    told = _told(page, kinds)
    text = "\n".join([*told, *("\n" * line.spaced + line.text for line in page.lines)])
    lines, _ = split_lines(text)
    kept = [replace(line, kind=NoiseKind.PAGE_INFO) for line in lines[: len(told)]]
    levels = _levels(page.lines, kinds, title)
    for line, kind, level in zip(lines[len(told) :], kinds, levels, strict=True):
        kept.append(replace(line, kind=kind, mark=level))
    if title:
        kept = _with_title(kept, len(told) + title[0], len(told) + title[1])
    named = "".join(page.lines[at].text.strip() for at in range(*title)) if title else next(iter(names), "")
    return Reading(text, tuple(kept), MEDIA_TYPE, decoded.encoding, title=named, warnings=decoded.warnings)


def _names(page: Page) -> list[str]:
    """What the page may be called, the surest first: by its meta elements, by its title element less the site's name."""
    names = [page.meta[name] for name in _TITLE_META if name in page.meta]
    parts = _SITE.split(page.title)
    names += ["".join(page.title.split()) if len(parts) == 1 else "", *sorted(parts, key=len, reverse=True)[:1], page.title]
    return [name for name in names if len(_folded(name)) >= 4]


def _title_lines(lines: Sequence[PageLine], names: Sequence[str]) -> tuple[int, int] | None:
    """The lines that together make the page's title, outside its links; the last such lines before the prose begins."""
    bare = [_folded(line.text) for line in lines]
    for name in map(_folded, names):
        found = [
            (at, end) for at in range(len(lines)) if name.startswith(bare[at]) and (end := _end_of(bare, at, name)) is not None
        ]
        plain = [(at, end) for at, end in found if not any(2 * lines[each].linked > len(bare[each]) for each in range(at, end))]
        if plain:
            first = plain[0]
            following = [span for span in plain[1:] if sum(map(len, bare[first[1] : span[0]])) < 400]
            return following[-1] if following else first
    return None


def _end_of(bare: Sequence[str], start: int, name: str) -> int | None:
    whole = ""
    for end in range(start, min(start + _MOST_LINES, len(bare))):
        whole += bare[end]
        if whole == name:
            return end + 1
        if not name.startswith(whole):
            return None
    return None


def _folded(text: str) -> str:
    return re.sub(r"[\s\u200b\ufeff“”\"《》]", "", text)


def _told(page: Page, kinds: Sequence[NoiseKind | None]) -> list[str]:
    """Date and source that only the page's meta elements tell, as lines of the kind that other pages print."""
    shown = "\n".join(line.text for line, kind in zip(page.lines, kinds, strict=True) if kind is NoiseKind.PAGE_INFO)
    told: list[str] = []
    date = next((page.meta[name] for name in _DATE_META if name in page.meta), "")
    if re.match(r"(?:19|20)\d{2}\D", date) and not re.search(r"(?:19|20)\d{2}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}", shown):
        told.append(f"发布时间：{date[:32]}")
    source = next((page.meta[name] for name in _SOURCE_META if name in page.meta), "")
    if source and "来源" not in shown and source not in shown:
        told.append(f"来源：{source[:60]}")
    return told


def _levels(lines: Sequence[PageLine], kinds: Sequence[NoiseKind | None], title: tuple[int, int] | None) -> list[int]:
    """The heading level of each line of the document; one lower where the page's first level is not the title's alone."""
    marks = [line.mark if kind is None else 0 for line, kind in zip(lines, kinds, strict=True)]
    if title is None:
        return marks
    below = [mark for at, mark in enumerate(marks) if mark and not title[0] <= at < title[1]]
    return [mark + 1 if mark and 1 in below else mark for mark in marks]


def _with_title(lines: Sequence[Line], start: int, end: int) -> list[Line]:
    """The lines with the title's as one line of the first level, of as many pieces as it was broken into."""
    pieces: tuple[Span, ...] = tuple(piece for line in lines[start:end] for piece in line.pieces)
    title = replace(lines[start], text="".join(line.text for line in lines[start:end]), pieces=pieces, mark=1, kind=None)
    return [*lines[:start], title, *lines[end:]]
