"""What was chosen for a briefing note, the outline of the note it will be, and a file to write it to. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from pathlib import Path

from core.briefing import BriefingNote, Material, PartKind, Recipe, compose
from core.briefing.content import Chapter, Comparisons, Content, Items, Overview, Sources
from core.briefing.recipe import usual_parts
from core.briefing.words import Words, words_in
from core.model import Outline, Plan
from core.progress import Progress
from core.session import Session
from desktop.briefing.scope import Scope

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Choice:
    """What goes into a note. No tags: annotations of every tag and of none."""

    title: str
    plan_ids: tuple[int, ...]
    pairs: tuple[Pair, ...]
    tag_names: tuple[str, ...]
    language: str
    confirmed_only: bool = False
    checked_only: bool = False
    with_lineage: bool = False

    def recipe(self) -> Recipe:
        """The recipe of the note."""
        shown = [PartKind.OVERVIEW, PartKind.ITEMS, PartKind.COMPARISONS, PartKind.SOURCES]
        shown += [PartKind.LINEAGE] if self.with_lineage else []
        return Recipe(
            title=self.title,
            language=self.language,
            parts=usual_parts(*shown),
            plan_ids=self.plan_ids,
            pairs=self.pairs,
            tag_names=self.tag_names,
            confirmed_only=self.confirmed_only,
            checked_only=self.checked_only,
        )

    def export(self, path: Path, session: Session, progress: Progress) -> int:
        """Write the note; its size in bytes. Errors as of `Notes.write`."""
        return session.notes.write(path, self.recipe(), progress)


class LineKind(Enum):
    """What a line of the outline is."""

    TITLE = auto()
    SUBTITLE = auto()
    CHAPTER = auto()
    PART = auto()
    SECTION = auto()
    TEXT = auto()


class Counted(Enum):
    """What stands under a line of the outline."""

    NOTHING = auto()
    PLANS = auto()
    ANNOTATIONS = auto()
    LINKS = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the outline, and how many of what stand under it in the note."""

    kind: LineKind
    text: str
    counted: Counted = Counted.NOTHING
    count: int = 0


def outline(session: Session, choice: Choice, outline_of: Callable[[int], Outline]) -> tuple[Line, ...]:
    """The headings of the note with how much stands under each, worded as the note words them.

    `outline_of` gives a plan by id. Pairs that were never aligned are left out: what they hold is known only once they are.
    """
    notes = session.annotations(plan_ids=choice.plan_ids, tag_names=choice.tag_names) if choice.plan_ids else ()
    stored = [(found, outline_of(old), outline_of(new)) for old, new in choice.pairs if (found := session.alignment(old, new))]
    plans = dict.fromkeys([*choice.plan_ids, *(plan_id for pair in choice.pairs for plan_id in pair)])
    material = Material(
        author=session.author,
        date=date.today().isoformat(),
        plans={plan_id: outline_of(plan_id) for plan_id in plans},
        annotations=notes,
        alignments=tuple(stored),
        tags=session.tags(),
        differences=lambda _old, _new: (),  # only counted here, and comparing wordings takes its time
    )
    note = compose(choice.recipe(), material)
    return tuple(_lines(note, words_in(choice.language), with_lineage=choice.with_lineage and len(plans) > 1))


def scope_of(session: Session, choice: Choice) -> Scope:
    """How many of the links and annotations that a choice takes are confirmed and checked."""
    stored = [session.alignment(old, new) for old, new in choice.pairs]
    notes = session.annotations(plan_ids=choice.plan_ids, tag_names=choice.tag_names) if choice.plan_ids else ()
    return Scope.of([link for found in stored if found for link in found.links], notes)


def _lines(note: BriefingNote, words: Words, *, with_lineage: bool) -> list[Line]:
    subtitle = "　".join(part for part in (note.date, words.byline.format(author=note.author) if note.author else "") if part)
    lines = [Line(LineKind.TITLE, note.title), Line(LineKind.SUBTITLE, subtitle)]
    number = 0
    for chapter in _with_lineage(note, words) if with_lineage else note.chapters:
        number += chapter.numbered
        counted, content = _content(chapter.content, words, number)
        total = sum(line.count for line in content if line.kind is LineKind.PART)
        if isinstance(chapter.content, Sources):
            total = len(content)
        heading = words.chapter(number, chapter.heading) if chapter.numbered else chapter.heading
        lines += [Line(LineKind.CHAPTER, heading, counted, total), *content]
    return lines


def _with_lineage(note: BriefingNote, words: Words) -> list[Chapter]:
    """The chapters with that of the lineage, which is known only once the note is made."""
    lineage = Chapter(PartKind.LINEAGE, words.headings[PartKind.LINEAGE], None)
    at = next((place for place, chapter in enumerate(note.chapters) if not chapter.numbered), len(note.chapters))
    return [*note.chapters[:at], lineage, *note.chapters[at:]]


def _content(content: Content | None, words: Words, chapter: int) -> tuple[Counted, list[Line]]:
    """What is counted in a chapter, and its lines."""
    match content:
        case Overview():
            return Counted.NOTHING, [Line(LineKind.TEXT, said) for said in content.summary]
        case Items():
            items: list[Line] = []
            for number, group in enumerate(content.groups, 1):
                heading = words.part(number, group.heading, chapter)
                items.append(Line(LineKind.PART, heading, Counted.ANNOTATIONS, group.remarks))
                for section in group.sections:
                    if section.path:
                        count = sum(len(item.remarks) for item in section.items)
                        items.append(Line(LineKind.SECTION, " › ".join(section.path), Counted.ANNOTATIONS, count))
            return Counted.ANNOTATIONS, items
        case Comparisons():
            return Counted.LINKS, [
                Line(LineKind.PART, words.part(number, one.heading, chapter), Counted.LINKS, len(one.rows))
                for number, one in enumerate(content.tables, 1)
            ]
        case Sources():
            return Counted.PLANS, [Line(LineKind.SECTION, plan.title) for plan in content.plans]
        case _:
            return Counted.NOTHING, []


def pairs_offered(session: Session, plans: Sequence[Plan], wanted: Pair | None) -> list[Pair]:
    """The stored alignments between plans that are there, and the wanted pair, aligned or not."""
    known = {plan.id for plan in plans}
    stored = [pair for pair in session.alignments() if known.issuperset(pair)]
    return stored if wanted is None or wanted in stored else [*stored, wanted]
