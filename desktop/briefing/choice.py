"""What was chosen for a briefing note, the outline of the note it will be, and a file to write it to. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from pathlib import Path

from core.briefing import BriefingNote, compose
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

    def export(self, path: Path, session: Session, progress: Progress) -> int:
        """Write the note; its size in bytes. Errors as of `Session.export_note`."""
        return session.export_note(
            path,
            title=self.title,
            plan_ids=self.plan_ids,
            pairs=self.pairs,
            tag_names=self.tag_names,
            language=self.language,
            confirmed_only=self.confirmed_only,
            checked_only=self.checked_only,
            with_lineage=self.with_lineage,
            progress=progress,
        )


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
    note = compose(
        title=choice.title,
        author=session.author,
        date=date.today().isoformat(),
        language=choice.language,
        plans=[(outline_of(i), [note for note in notes if note.plan_id == i]) for i in choice.plan_ids],
        alignments=stored,
        tags=session.tags(),
        differences=lambda _old, _new: (),  # only counted here, and comparing wordings takes its time
        confirmed_only=choice.confirmed_only,
        checked_only=choice.checked_only,
    )
    return tuple(_lines(note, words_in(choice.language), with_lineage=choice.with_lineage and len(note.plans) > 1))


def scope_of(session: Session, choice: Choice) -> Scope:
    """How many of the links and annotations that a choice takes are confirmed and checked."""
    stored = [session.alignment(old, new) for old, new in choice.pairs]
    notes = session.annotations(plan_ids=choice.plan_ids, tag_names=choice.tag_names) if choice.plan_ids else ()
    return Scope.of([link for found in stored if found for link in found.links], notes)


def _lines(note: BriefingNote, words: Words, *, with_lineage: bool) -> list[Line]:
    lines = [Line(LineKind.TITLE, note.title), Line(LineKind.SUBTITLE, note.subtitle)]
    chapters = [(words.overview, [Line(LineKind.TEXT, said) for said in note.summary], Counted.NOTHING)]
    if note.groups:
        items: list[Line] = []
        for group in note.groups:
            sections = [(section.path, sum(len(item.remarks) for item in section.items)) for section in group.sections]
            items.append(Line(LineKind.PART, group.heading, Counted.ANNOTATIONS, sum(count for _, count in sections)))
            items += [Line(LineKind.SECTION, " › ".join(path), Counted.ANNOTATIONS, count) for path, count in sections if path]
        chapters.append((words.items, items, Counted.ANNOTATIONS))
    if note.comparisons:
        rows = [Line(LineKind.PART, compared.heading, Counted.LINKS, len(compared.rows)) for compared in note.comparisons]
        chapters.append((words.comparisons, rows, Counted.LINKS))
    if with_lineage:
        chapters.append((words.lineage, [], Counted.NOTHING))
    for number, (heading, content, counted) in enumerate(chapters, 1):
        total = sum(line.count for line in content if line.kind is LineKind.PART)
        lines += [Line(LineKind.CHAPTER, words.chapter(number, heading), counted, total), *content]
    if note.plans:
        lines.append(Line(LineKind.CHAPTER, words.sources, Counted.PLANS, len(note.plans)))
        lines += [Line(LineKind.SECTION, plan.title) for plan in note.plans]
    return lines


def pairs_offered(session: Session, plans: Sequence[Plan], wanted: Pair | None) -> list[Pair]:
    """The stored alignments between plans that are there, and the wanted pair, aligned or not."""
    known = {plan.id for plan in plans}
    stored = [pair for pair in session.alignments() if known.issuperset(pair)]
    return stored if wanted is None or wanted in stored else [*stored, wanted]
