"""A file as read -> the plans in it: the order in which noise, splitting, joining, outline and metadata go.

The analyst's edits come in where each of these has decided: of lines before the plans are made, of clauses after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath

from core.edits import LINE_EDITS, Edit
from core.ingest.corrections import Corrections, parted
from core.ingest.doubts import doubts_of, unanswered
from core.ingest.flattened import unflattened
from core.ingest.lines import Line, is_blank
from core.ingest.metadata import Surroundings, describe
from core.ingest.noise import classify, is_info
from core.ingest.paragraphs import join, paragraph
from core.ingest.reading import Reading
from core.ingest.split import Part, split
from core.ingest.title_words import is_document_number, is_title_like
from core.ingest.titles import Title, find_title
from core.model import NoiseKind, Notice, Span
from core.outline import ClauseEdit, edited
from core.outline import parse as outline_of
from core.parsed import Noise, OutlineNode, Paragraph, ParsedPlan, ParsedSource
from core.positions import Positions

RULES = 1
"""Raised with every change of the rules by which a source reads differently: sources read by older ones can be read again."""

_UNSURE = Notice(
    "这一篇在来源文件里没有自己的标题，是按内容判断从上一篇后面分出来的，请核对。",
    "This text has no title of its own in its source; it was parted from the one before it by its content. Please check.",
)
_NO_PLAN = Notice("这个文件里没有找到正文，只有网页杂质。", "No plan was found in this file, only web noise.")
_LONGEST_BORROWED_TITLE = 30
_LONG = 60
_MOST_PAGE_LINES = 200


def parse(reading: Reading, name: str, edits: Sequence[Edit] = ()) -> ParsedSource:
    """The plans of a source with their section trees, and the noise around them.

    `name` serves as title where a text has none. `edits` are anchored in the reading's text; those that nothing answers to
    any more are among the doubts of the result.
    """
    corrections = Corrections(edits)
    lines = corrections.cut(unflattened(reading.lines))
    kinds, kept = corrections.overrule(lines, classify(lines))
    page = _Page(lines, kinds, kept, name)
    parts = corrections.bound(lines, split(lines, kinds), lambda part: page.first_line(part, page.title(part)))
    titles = [page.title(part) for part in parts]
    ends = [0, *(part.end for part in parts)]
    for before, part, title in zip(ends, parts, titles, strict=False):
        page.mark_before(before, page.first_line(part, title))
    clause_edits = [edit for edit in edits if edit.kind not in LINE_EDITS]
    unheard, plans = set(clause_edits), list[ParsedPlan]()
    around = _around(lines, kinds)
    for before, part, title in zip(ends, parts, titles, strict=False):
        made = page.plan(part, title, before, around, clause_edits)
        if made is not None:
            plan, heard = made
            plans.append(plan)
            unheard -= heard
    noise = _merged(reading.text, lines, kinds, reading.markup)
    doubts = (*doubts_of(lines, kinds, plans), *unanswered([edit for edit in clause_edits if edit in unheard]))
    warnings = reading.warnings if plans else (*reading.warnings, _NO_PLAN)
    ordered = tuple(sorted(doubts, key=lambda doubt: doubt.span.start))
    return ParsedSource(reading.text, reading.media_type, reading.encoding, noise, tuple(plans), warnings, ordered)


def _around(lines: Sequence[Line], kinds: Sequence[NoiseKind | None]) -> Surroundings:
    """What the page says round its plans; each plan asks anew, so of a page of thousands of lines the first count."""
    page = [line.text for line, kind in zip(lines, kinds, strict=True) if kind is not None][:_MOST_PAGE_LINES]
    return Surroundings(page, NoiseKind.SITE_INTRO in kinds, own_title=True)


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of one source with the kinds of noise among them; `kept` are those that the analyst gave back."""

    lines: Sequence[Line]
    kinds: list[NoiseKind | None]
    kept: frozenset[int]
    name: str

    def title(self, part: Part) -> Title | None:
        """Where a part's title stands, by the lines of the whole source."""
        if part.unsure:
            return None
        first = self.lines[part.start]
        if part.titled:
            return Title(part.start, part.start + 1, first.text)
        if part.given and not is_title_like(first.text):
            return None
        found = find_title(self.lines[part.start : part.end], self.kinds[part.start : part.end])
        return replace(found, start=found.start + part.start, end=found.end + part.start) if found else None

    def first_line(self, part: Part, title: Title | None) -> int:
        """The line at which a part's plan begins."""
        return title.start if title else part.start

    def mark_before(self, start: int, end: int) -> None:
        """Whatever stands before a title is the page's: a collection's introduction, a site's name, a document number."""
        for at in range(start, end):
            if self.kinds[at] is not None or at in self.kept:
                continue
            text = self.lines[at].text
            if is_info(text) or is_document_number(text):
                self.kinds[at] = NoiseKind.PAGE_INFO
            else:
                self.kinds[at] = NoiseKind.SITE_INTRO if len(text) >= _LONG else NoiseKind.PAGE_TITLE

    def plan(
        self, part: Part, title: Title | None, before: int, around: Surroundings, edits: Sequence[Edit]
    ) -> tuple[ParsedPlan, set[Edit]] | None:
        """A part's plan, and which of the edits of clauses stand in it and were carried out; None where it has no words."""
        first = self.first_line(part, title)
        lead = [at for at in range(min(before, first), first) if at in self.kept]
        own = [at for at in (*lead, *range(first, part.end)) if self.kinds[at] is None]
        if not own:
            return None
        heads, body = self._head_and_body(own, title)
        paragraphs = [*heads, *join(body)]
        texts = [each.text for each in paragraphs]
        borrowed = None if title else self._borrowed_title(texts, part)
        heading = title.text if title else borrowed or self.name
        title_length = len("\n".join(head.text for head in heads))
        nodes = outline_of(texts, heading, title_length, _marks(paragraphs, [line for line in body if line.mark]))
        nodes, heard = _with_edits(nodes, paragraphs, edits)
        surroundings = replace(around, own_title=not part.titled, inferred_title=borrowed)
        metadata = describe(heading, texts, nodes, surroundings)
        return ParsedPlan(metadata, tuple(paragraphs), nodes, (_UNSURE,) if part.unsure else ()), heard

    def _head_and_body(self, own: Sequence[int], title: Title | None) -> tuple[list[Paragraph], list[Line]]:
        """What was given back before the title, the title as one paragraph, and the lines below it.

        A line that holds both title and body is cut at the space between them.
        """
        if title is None:
            return [], [self.lines[at] for at in own]
        lead = [paragraph([self.lines[at]]) for at in own if at < title.start]
        head = [self.lines[at] for at in own if title.start <= at < title.end]
        body = [self.lines[at] for at in own if at >= title.end]
        if title.length and head:
            first, rest = parted(head[0], title.length)
            return [*lead, *([paragraph([first])] if first else [])], [*([rest] if rest else []), *body]
        return [*lead, *([paragraph(head)] if head else [])], body

    def _borrowed_title(self, texts: Sequence[str], part: Part) -> str:
        """For a text without title: the file's name, if it is Chinese and the text the file's only one; else its first words."""
        stem = re.sub(r"\.[A-Za-z0-9_]+$", "", PurePath(self.name).stem)
        if not (part.unsure or part.given) and len(re.findall(r"[\u4e00-\u9fff]", stem)) >= 4:
            return stem
        first = next((text for text in texts if not is_document_number(text)), texts[0])
        return re.split(r"[。，,；;：:！？]", first, maxsplit=1)[0][:_LONGEST_BORROWED_TITLE]


def _with_edits(
    nodes: Sequence[OutlineNode], paragraphs: Sequence[Paragraph], edits: Sequence[Edit]
) -> tuple[tuple[OutlineNode, ...], set[Edit]]:
    """The clauses after those edits that stand in this plan, and which of them were carried out."""
    if not edits:
        return tuple(nodes), set()
    positions = Positions(paragraphs)
    here = [(edit, at) for edit in edits if (at := positions.in_plan(edit.at)) is not None]
    asked = {ClauseEdit(edit.kind, at, edit.value): edit for edit, at in here}
    text = "\n".join(each.text for each in paragraphs)
    changed, failed = edited(nodes, text, [ClauseEdit(edit.kind, at, edit.value) for edit, at in here])
    return changed, {edit for edit, _ in here} - {asked[each] for each in failed}


def _marks(paragraphs: Sequence[Paragraph], marked: Sequence[Line]) -> dict[int, int]:
    """The heading level of each paragraph that markup shows to be a heading, by its place in the plan."""
    levels = {line.start: line.mark for line in marked}
    return {at: levels[each.pieces[0].start] for at, each in enumerate(paragraphs) if each.pieces[0].start in levels}


def _merged(text: str, lines: Sequence[Line], kinds: Sequence[NoiseKind | None], markup: Sequence[Noise]) -> tuple[Noise, ...]:
    """All noise in order; neighbours of one kind with only blanks between them are one."""
    found = [*markup]
    for line, kind in zip(lines, kinds, strict=True):
        if kind is not None:
            found += [Noise(kind, piece) for piece in line.pieces]
    found.sort(key=lambda noise: noise.span.start)
    merged: list[Noise] = found[:1]
    for before, noise in pairwise(found):
        between = text[before.span.end : noise.span.start]
        if noise.kind is merged[-1].kind and all(is_blank(char) for char in between):
            merged[-1] = Noise(noise.kind, Span(merged[-1].span.start, noise.span.end))
        else:
            merged.append(noise)
    return tuple(merged)
