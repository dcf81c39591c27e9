"""The table of contents: filled in, and a field that Word can update."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.briefing.word.references import Heading
from core.briefing.word.wordml import escaped, paragraph, run
from core.briefing.words import Words

_DEEPEST = 2


def contents(words: Words, headings: Sequence[Heading], pages: Mapping[str, int]) -> str:
    """The headings of the first two levels with their pages, each a link to its place; '' without headings."""
    listed = [heading for heading in headings if heading.level <= _DEEPEST]
    if not listed:
        return ""
    lines = [paragraph(run(words.contents), "TOCHeading")]
    for number, heading in enumerate(listed):
        begin = _char("begin") + _code(f' TOC \\o "1-{_DEEPEST}" \\h \\z \\u ') + _char("separate") if number == 0 else ""
        end = _char("end") if number == len(listed) - 1 else ""
        page = _char("begin") + _code(f" PAGEREF {heading.bookmark} \\h ") + _char("separate")
        page += run(str(pages.get(heading.bookmark, 1))) + _char("end")
        shown = f"{run(heading.text)}<w:r><w:tab/></w:r>{page}"
        link = f'<w:hyperlink w:anchor="{heading.bookmark}" w:history="1">{shown}</w:hyperlink>'
        lines.append(paragraph(begin + link + end, f"TOC{heading.level}"))
    return "".join(lines)


def _char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _code(instruction: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{escaped(instruction)}</w:instrText></w:r>'
