"""The table of contents: filled in, and a field that Word can update."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.briefing.word.references import Heading
from core.briefing.word.wordml import escaped, paragraph, run
from core.briefing.words import Words

DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as the contents list it, with its printed number; `page` is the one they name."""

    text: str
    level: int
    bookmark: str
    page: int


def entries(headings: Iterable[Heading], pages: Mapping[str, int]) -> tuple[Entry, ...]:
    """The headings of the first two levels; `pages` by their bookmarks."""
    return tuple(
        Entry(heading.text, heading.level, heading.bookmark, pages.get(heading.bookmark, 1))
        for heading in headings
        if heading.level <= DEEPEST
    )


def contents(words: Words, listed: Sequence[Entry]) -> str:
    """The entries with their pages, each a link to its place; '' without entries."""
    if not listed:
        return ""
    lines = [paragraph(run(words.contents), "TOCHeading")]
    for number, entry in enumerate(listed):
        begin = _char("begin") + _code(f' TOC \\o "1-{DEEPEST}" \\h \\z \\u ') + _char("separate") if number == 0 else ""
        end = _char("end") if number == len(listed) - 1 else ""
        page = _char("begin") + _code(f" PAGEREF {entry.bookmark} \\h ") + _char("separate")
        page += run(str(entry.page)) + _char("end")
        shown = f"{run(entry.text)}<w:r><w:tab/></w:r>{page}"
        link = f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{shown}</w:hyperlink>'
        lines.append(paragraph(begin + link + end, f"TOC{entry.level}"))
    return "".join(lines)


def _char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _code(instruction: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{escaped(instruction)}</w:instrText></w:r>'
