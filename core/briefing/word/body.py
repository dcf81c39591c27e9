"""Lays a briefing note out: its chapters as the content of a Word document's body, in the styles of `styles`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set

from core.briefing.content import (
    BriefingNote,
    ChangedText,
    Chapter,
    Charts,
    Comparisons,
    Content,
    FollowedThemes,
    FullTexts,
    Items,
    KeyChanges,
    Overview,
    Sources,
    Targets,
    Wordings,
)
from core.briefing.word.chart import figure
from core.briefing.word.contents import contents
from core.briefing.word.page import Page
from core.briefing.word.paging import pages
from core.briefing.word.prose import change_chapter, item_chapter, own_words, text_chapter
from core.briefing.word.references import References
from core.briefing.word.tables import (
    comparison_chapter,
    lineage_chapter,
    plan_table,
    source_table,
    target_chapter,
    wording_chapter,
)
from core.briefing.word.tracked import changed_chapter
from core.briefing.word.wordml import paragraph, run
from core.briefing.words import words_in

_COVER = paragraph(run("一"), "Title") + paragraph(run("一"), "Subtitle") + paragraph(run("一"), "BannerLine")
"""What stands before the text in the templates that ship, more or less."""


class Body:
    """What stands in the places of a template: the chapters of one note on pages like `page`, with what they refer to."""

    def __init__(self, note: BriefingNote, page: Page, references: References, heed: Callable[[], None]) -> None:
        self._note = note
        self._words = words_in(note.language)
        self._page = page
        self._heed = heed
        self._sections = 0
        self.references = references

    def values(self) -> dict[str, str]:
        """The words that a template may name."""
        note, words = self._note, self._words
        return {
            "title": note.title,
            "date": note.date,
            "author": note.author,
            "byline": words.byline.format(author=note.author) if note.author else "",
            "organization": note.cover.organization,
            "number": note.cover.number,
            "addressee": note.cover.addressee,
            "banner": words.banner,
        }

    def homeless(self, blocks: Set[str]) -> bool:
        """Whether there are chapters for which these blocks are no place."""
        return "body" not in blocks and any(chapter.kind.value not in blocks for chapter in self._note.chapters)

    def laid(self, blocks: Sequence[str], *, titled: bool) -> dict[str, str]:
        """The content of blocks in the order they stand in; without a title in the template (`titled`) the text has it."""
        found: dict[str, str] = {}
        for block in blocks:
            if block == "body":
                chapters = [chapter for chapter in self._note.chapters if chapter.kind.value not in blocks]
                found[block] = ("" if titled else self._title()) + "".join(map(self.chapter, chapters))
            elif block == "head":
                found[block] = self._head()
            elif block == "signature":
                found[block] = self._signature()
            elif block != "contents":
                same = [chapter for chapter in self._note.chapters if chapter.kind.value == block]
                found[block] = "".join(map(self.chapter, same))
        return found | ({"contents": self._contents(blocks, found)} if self._note.contents else {})

    def _contents(self, blocks: Sequence[str], found: Mapping[str, str]) -> str:
        """The table of contents, by the pages of what stands before and after it; it takes room itself."""
        order = [block for block in blocks if block != "contents"]
        text = "".join(found.get(block, "") for block in order)
        headings = self.references.headings
        first = contents(self._words, headings, {})
        reckoned = pages(text, self._page, before=_COVER + first)
        return contents(self._words, headings, reckoned)

    def _title(self) -> str:
        values = self.values()
        known = "　".join(part for part in (values["date"], values["byline"]) if part)
        return paragraph(run(self._note.title), "Title") + (paragraph(run(known), "Subtitle") if known else "")

    def _head(self) -> str:
        """The red head of an official paper: who issues it, its number, a line."""
        cover = self._note.cover
        named = paragraph(run(cover.organization), "RedHead") if cover.organization else ""
        return named + (paragraph(run(cover.number), "RedNumber") if named or cover.number else "")

    def _signature(self) -> str:
        """Who signs, and when, at the right."""
        signed = self._note.cover.organization or self._note.author
        return "".join(paragraph(run(text), "Signature") for text in (signed, self._note.date) if text)

    def chapter(self, chapter: Chapter) -> str:
        """A chapter with its heading; what lies on its side is a section of its own."""
        self._heed()
        content = chapter.content
        if isinstance(content, Comparisons | Targets) and content.landscape and not self._page.landscape:
            side = self._page.on_its_side()
            before = (self._page.later() if self._sections else self._page).end()
            self._sections += 1
            return before + self._chapter(chapter, side) + side.end()
        return self._chapter(chapter, self._page)

    def closed(self, content: str) -> str:
        """The whole document with the properties of its last section."""
        side = self._page.on_its_side()
        end = side.end()
        if content.endswith(end):
            return content.removesuffix(end) + side.section()
        return content + (self._page.later() if self._sections else self._page).section()

    def _chapter(self, chapter: Chapter, page: Page) -> str:
        heading = self.references.heading(chapter.heading, 1, numbered=chapter.numbered) if chapter.heading else ""
        content = self._content(chapter.content, page) if chapter.content else ""
        return heading + own_words(chapter.before) + content + own_words(chapter.conclusion)

    def _content(self, content: Content, page: Page) -> str:
        words, references = self._words, self.references
        match content:
            case ChangedText():
                laid = changed_chapter(content, self._note.author)
            case Overview():
                said = paragraph(run(words.space(*content.summary)), "BodyText")
                laid = said + (plan_table(words, references, content.plans, page) if content.plans else "")
            case Items():
                laid = item_chapter(words, references, content)
            case KeyChanges():
                laid = change_chapter(words, references, content)
            case Comparisons():
                laid = comparison_chapter(words, references, content, page)
            case FollowedThemes():
                laid = lineage_chapter(words, references, content, page)
            case Targets():
                laid = target_chapter(words, references, content, page)
            case Wordings():
                laid = wording_chapter(words, references, content, page)
            case Charts():
                laid = "".join(figure(words, references, chart, page) for chart in content.charts)
            case FullTexts():
                laid = text_chapter(references, content)
            case Sources():
                laid = source_table(words, references, content.plans, page)
        return laid
