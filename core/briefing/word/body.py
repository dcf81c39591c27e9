"""Lays a briefing note out: its chapters as the content of a Word document's body, in the styles of `styles`."""

from __future__ import annotations

from collections.abc import Callable

from core.briefing.content import (
    BriefingNote,
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
    Wordings,
)
from core.briefing.word.chart import figure
from core.briefing.word.page import Page
from core.briefing.word.prose import change_chapter, item_chapter, own_words, text_chapter
from core.briefing.word.references import References
from core.briefing.word.tables import comparison_chapter, lineage_chapter, plan_table, source_table, wording_chapter
from core.briefing.word.wordml import paragraph, run
from core.briefing.words import words_in


class Body:
    """The chapters of one note on pages like `page`, with what they refer to."""

    def __init__(self, note: BriefingNote, page: Page, heed: Callable[[], None] = lambda: None) -> None:
        self._words = words_in(note.language)
        self._page = page
        self._heed = heed
        self.references = References(self._words)

    def chapter(self, chapter: Chapter) -> str:
        """A chapter with its heading; what lies on its side is a section of its own."""
        self._heed()
        content = chapter.content
        if isinstance(content, Comparisons) and content.landscape and not self._page.landscape:
            side = self._page.on_its_side()
            return self._page.end() + self._chapter(chapter, side) + side.end()
        return self._chapter(chapter, self._page)

    def closed(self, content: str) -> tuple[str, Page]:
        """The content of the whole document, and the page of its last section."""
        side = self._page.on_its_side()
        end = side.end()
        return (content.removesuffix(end), side) if content.endswith(end) else (content, self._page)

    def _chapter(self, chapter: Chapter, page: Page) -> str:
        heading = self.references.heading(chapter.heading, 1, numbered=chapter.numbered)
        content = self._content(chapter.content, page) if chapter.content else ""
        return heading + own_words(chapter.before) + content + own_words(chapter.conclusion)

    def _content(self, content: Content, page: Page) -> str:
        words, references = self._words, self.references
        match content:
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
            case Wordings():
                laid = wording_chapter(words, references, content, page)
            case Charts():
                laid = "".join(figure(words, references, chart, page) for chart in content.charts)
            case FullTexts():
                laid = text_chapter(references, content)
            case Sources():
                laid = source_table(words, references, content.plans, page)
        return laid
