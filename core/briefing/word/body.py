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
from core.briefing.word.chart import figures
from core.briefing.word.contents import Entry, contents, entries
from core.briefing.word.page import LINE, Page
from core.briefing.word.paging import pages as reckoned
from core.briefing.word.prose import change_chapter, item_chapter, own_words, text_chapter
from core.briefing.word.references import References
from core.briefing.word.tables import (
    better_sideways,
    comparison_chapter,
    lineage_chapter,
    plan_table,
    source_table,
    target_chapter,
    wording_chapter,
)
from core.briefing.word.tracked import changed_chapter
from core.briefing.word.wordml import end_with_next, paragraph, right_indent, run, width
from core.briefing.words import words_in

_END = 2.0
_EMPTY_LINE = f'<w:spacing w:before="{LINE}" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'


def _ends(name: str, day: str) -> list[float]:
    """How many characters before the margin who signs and the day end: the day begins two after the name, and what is longer of
    the two ends two before the margin (GB/T 9704-2012, 7.3.5.2).
    """
    longer = width(day) - width(name)
    return [_END + 2 + longer, _END] if longer > 0 else [_END, -longer]


class Body:
    """What stands in the places of a template: the chapters of one note on pages like `page`, with what they refer to."""

    def __init__(
        self, note: BriefingNote, page: Page, references: References, heed: Callable[[], None], known: Sequence[int] = ()
    ) -> None:
        """`known` are the pages that the table of contents is to name."""
        self._note = note
        self._words = words_in(note.language)
        self._page = page
        self._heed = heed
        self._sections = 0
        self._signed = False
        self._known = known
        self.entries: tuple[Entry, ...] = ()
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

    def laid(self, blocks: Sequence[str], *, titled: bool, before: str = "") -> dict[str, str]:
        """The content of blocks in the order they stand in; without a title in the template (`titled`) the text has it. `before`
        is what the template has before its table of contents.
        """
        found: dict[str, str] = {}
        for block in blocks:
            if block == "body":
                chapters = [chapter for chapter in self._note.chapters if chapter.kind.value not in blocks]
                found[block] = ("" if titled else self._title()) + "".join(map(self.chapter, chapters))
            elif block == "head":
                found[block] = self._head()
            elif block == "signature":
                found[block] = self._signature()
                self._signed = bool(found[block])
            elif block != "contents":
                same = [chapter for chapter in self._note.chapters if chapter.kind.value == block]
                found[block] = "".join(map(self.chapter, same))
        self._keep_signature(blocks, found)
        if self._note.contents and "contents" in blocks:
            self._list(blocks, found, before)
            found["contents"] = contents(self._words, self.entries)
        return found

    def _keep_signature(self, blocks: Sequence[str], found: dict[str, str]) -> None:
        """Put the signature on the page where the text before it ends, though that lies on its side."""
        at = blocks.index("signature") if "signature" in blocks else 0
        before = found.get(blocks[at - 1], "") if at else ""
        if before and found["signature"]:
            end = self._page.on_its_side().end()
            found[blocks[at - 1]] = end_with_next(before.removesuffix(end))
            found["signature"] += end if before.endswith(end) else ""

    def _list(self, blocks: Sequence[str], found: Mapping[str, str], before: str) -> None:
        """Make the entries of the table of contents: by the pages that are known, else by those reckoned of what stands before
        and after it; it takes room itself.
        """
        headings = self.references.headings
        unpaged = entries(headings, {})
        if len(self._known) == len(unpaged):
            pages = {entry.bookmark: page for entry, page in zip(unpaged, self._known, strict=True)}
        else:
            text = "".join(found.get(block, "") for block in blocks if block != "contents")
            pages = reckoned(
                text, self._page, before=before + contents(self._words, unpaged), footnotes=self.references.footnotes
            )
        self.entries = entries(headings, pages)

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
        """Who signs, and when, at the right after an empty line."""
        texts = [text for text in (self._note.cover.organization or self._note.author, self._note.date) if text]
        ends = _ends(*texts) if self._words.chinese and len(texts) > 1 else [_END] * len(texts)
        lines = zip(texts, ends, (_EMPTY_LINE, ""), strict=False)
        return "".join(paragraph(run(text), "Signature", before + right_indent(end)) for text, end, before in lines)

    def chapter(self, chapter: Chapter) -> str:
        """A chapter with its heading; what lies on its side is a section of its own."""
        self._heed()
        if self._sideways(chapter.content) and not self._page.landscape:
            side = self._page.on_its_side()
            before = (self._page.later() if self._sections else self._page).end()
            self._sections += 1
            return before + self._chapter(chapter, side) + side.end()
        return self._chapter(chapter, self._page)

    def _sideways(self, content: Content | None) -> bool:
        match content:
            case Comparisons(landscape=wanted):
                return wanted
            case FollowedThemes(table=table):
                return better_sideways(len(table.columns), self._page)
            case Targets(plans=plans, rows=rows):
                return bool(rows) and better_sideways(len(plans), self._page)
            case _:
                return False

    def closed(self, content: str) -> str:
        """The whole document with the properties of its last section."""
        side = self._page.on_its_side()
        end = side.end()
        if content.endswith(end):
            return content.removesuffix(end) + side.section()
        return content + (self._page.later() if self._sections else self._page).section()

    def _chapter(self, chapter: Chapter, page: Page) -> str:
        annex = self._signed and not chapter.numbered
        heading = self.references.heading(chapter.heading, 1, numbered=chapter.numbered, annex=annex) if chapter.heading else ""
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
                laid = figures(words, references, content.charts, page)
            case FullTexts():
                laid = text_chapter(references, content)
            case Sources():
                laid = source_table(words, references, content.plans, page)
        return laid
