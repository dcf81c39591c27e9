"""What the pages of a document refer to, gathered while they are laid out: footnotes, comments, captions, headings, charts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from core.briefing.content import Chart, Comment
from core.briefing.word.placeholders import Element, W
from core.briefing.word.wordml import DECLARED, attribute, bookmark, field, paragraph, run
from core.briefing.words import Words

_INITIALS = 3
_BOOKMARKS = 900000
"""Above the numbers that bookmarks of a template have."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading for the table of contents: its printed number and text, its level 1-3, the bookmark it stands under."""

    text: str
    level: int
    bookmark: str


class References:
    """The references of one document; numbers are given in the order they are asked for."""

    def __init__(
        self,
        words: Words,
        *,
        number: int | None = None,
        known: bool = True,
        footnotes: Sequence[Element] = (),
        comments: Sequence[Element] = (),
    ) -> None:
        """`number` is the list by which headings count where their styles don't; `known`: how they count is known; `footnotes`
        and `comments` are those that are there already.
        """
        self._words = words
        self._number = number
        self._known = known
        self._given = {"footnote": _written(footnotes), "comment": _written(comments)}
        self._first = {"footnote": _next(footnotes, 1), "comment": _next(comments, 0)}
        self.footnotes: list[str] = []
        self.comments: list[Comment] = []
        self.charts: list[Chart] = []
        self.headings: list[Heading] = []
        self._counted = {1: 0, 2: 0}
        self._captions: dict[str, int] = {}
        self._bookmarks = 0

    def footnote(self, text: str) -> str:
        """The mark of a new footnote; '' for no text."""
        if not text:
            return ""
        self.footnotes.append(text)
        number = self._first["footnote"] + len(self.footnotes) - 1
        return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'

    def comment(self, comment: Comment) -> int:
        """The number of a new comment."""
        self.comments.append(comment)
        return self._first["comment"] + len(self.comments) - 1

    def chart(self, chart: Chart) -> str:
        """The relation of a new chart."""
        self.charts.append(chart)
        return f"rIdChart{len(self.charts)}"

    def heading(self, text: str, level: int, *, source: str = "", numbered: bool = True, annex: bool = False) -> str:
        """A heading of level 1-3, of which the first two count, with the footnote that cites its source; of an `annex` on a page
        of its own.
        """
        self._bookmarks += 1
        name = f"_Toc{_BOOKMARKS + self._bookmarks}"
        self.headings.append(Heading(self._printed(text, level, numbered=numbered), level, name))
        list_of = 0 if not numbered else self._number
        counted = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{list_of}"/></w:numPr>'
        properties = ("<w:pageBreakBefore/>" if annex else "") + ("" if level > 2 or list_of is None else counted)
        named = bookmark(_BOOKMARKS + self._bookmarks, name, run(text))
        return paragraph(named + self.footnote(source), f"Heading{level}", properties)

    def _printed(self, text: str, level: int, *, numbered: bool) -> str:
        if not (numbered and self._known) or level not in self._counted:
            return text
        self._counted[level] += 1
        if level == 1:
            self._counted[2] = 0
            return self._words.chapter(self._counted[1], text)
        return self._words.part(self._counted[2], text, self._counted[1])

    def caption(self, label: str, text: str, *, above: bool) -> str:
        """A numbered caption of a table (`above` it) or of a figure; `label` is its word."""
        number = self._captions.get(label, 0) + 1
        self._captions[label] = number
        self._bookmarks += 1
        counted = run(label + self._words.between_count) + field(f" SEQ {label} \\* ARABIC ", str(number))
        named = bookmark(_BOOKMARKS + self._bookmarks, self._name(label, number), counted)
        return paragraph(named + run(f"　{text}"), "Caption", "<w:keepNext/>" if above else "")

    def reference(self, label: str, ahead: int = 1) -> str:
        """A reference to the caption with this word that comes `ahead`: 1 is the next one."""
        number = self._captions.get(label, 0) + ahead
        return field(f" REF {self._name(label, number)} \\h ", f"{label}{self._words.between_count}{number}")

    def _name(self, label: str, number: int) -> str:
        return f"{'Figure' if label == self._words.figure else 'Table'}{number}"

    def comments_part(self) -> str:
        """The comments as the part of the document that holds them."""
        made = "".join(_comment(number, comment) for number, comment in enumerate(self.comments, self._first["comment"]))
        return f"<w:comments {DECLARED}>{self._given['comment']}{made}</w:comments>"

    def footnotes_part(self) -> str:
        """The footnotes as the part of the document that holds them."""
        lines = self._given["footnote"] or "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" '
            f'w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for kind, number in (("separator", -1), ("continuationSeparator", 0))
        )
        notes = "".join(
            f'<w:footnote w:id="{number}">{paragraph(_FOOTNOTE_MARK + run(f" {text}"), "FootnoteText")}</w:footnote>'
            for number, text in enumerate(self.footnotes, self._first["footnote"])
        )
        return f"<w:footnotes {DECLARED}>{lines}{notes}</w:footnotes>"


def _written(notes: Sequence[Element]) -> str:
    return "".join(etree.tostring(note, encoding="unicode", with_tail=False) for note in notes)


def _next(notes: Sequence[Element], first: int) -> int:
    """The next free number after those of notes."""
    return max([first - 1, *(int(note.get(f"{W}id") or 0) for note in notes)]) + 1


_FOOTNOTE_MARK = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
_COMMENT_MARK = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")


def _comment(number: int, comment: Comment) -> str:
    lines = comment.text.splitlines() or [""]
    paragraphs = "".join(
        paragraph((_COMMENT_MARK if place == 0 else "") + run(line), "CommentText") for place, line in enumerate(lines)
    )
    made = _MOMENT.match(comment.made)
    date = f' w:date="{made.group()}Z"' if made else ""
    author, initials = attribute(comment.author or "—"), attribute(_initials(comment.author))
    return f'<w:comment w:id="{number}" w:author={author}{date} w:initials={initials}>{paragraphs}</w:comment>'


def _initials(author: str) -> str:
    """The first letters of a name's words; of a Chinese name, which has no spaces, its first characters."""
    words = author.split()
    return "".join(word[0] for word in words)[:_INITIALS] if len(words) > 1 else author[:_INITIALS]
