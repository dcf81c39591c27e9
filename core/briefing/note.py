"""Composes a briefing note: the parts that a recipe names, in its order, made of what there is.

What a note holds is in `content`; each part has a module of its own; nothing here knows a file format.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from core.briefing.charts import charts
from core.briefing.comparison import AlignedPlans, comparison
from core.briefing.content import (
    BriefingNote,
    Chapter,
    Comparisons,
    Content,
    FollowedThemes,
    Overview,
    ReviewedPlan,
    Sources,
)
from core.briefing.full_text import full_texts
from core.briefing.items import items
from core.briefing.key_changes import key_changes
from core.briefing.material import Compared, Material
from core.briefing.recipe import Part, PartKind, Recipe
from core.briefing.reviewed import reviewed_plan, summary
from core.briefing.targets import target_table
from core.briefing.wordings import wordings
from core.briefing.words import Words, words_in
from core.lineage_table import lineage_table
from core.model import Status
from core.progress import SILENT, Progress

__all__ = ["AlignedPlans", "BriefingNote", "Material", "compose"]

_COMPARING = (PartKind.CHANGES, PartKind.COMPARISONS, PartKind.WORDING)
"""Parts that ask for differences, all for the same ones."""


def compose(recipe: Recipe, material: Material, progress: Progress = SILENT) -> BriefingNote:
    """Make a note. Parts for which there is nothing are left out, unless the analyst wrote something of their own there.

    What the recipe leaves out (links nobody confirmed, annotations that aren't checked) the note counts.
    """
    words = words_in(recipe.language)
    composer = _Composer(words, recipe, material)
    chapters: list[Chapter] = []
    shown = recipe.shown()
    for number, part in enumerate(shown):
        progress.step(number, len(shown), words.headings[part.kind])
        chapter = composer.chapter(part, progress)
        if chapter:
            chapters.append(chapter)
    return BriefingNote(
        title=recipe.title,
        author=material.author,
        date=words.day(material.date),
        language="zh" if words.chinese else "en",
        chapters=tuple(chapters),
        template=recipe.template,
        contents=recipe.contents,
        cover=recipe.cover,
    )


class _Composer:
    """The parts of one note."""

    def __init__(self, words: Words, recipe: Recipe, material: Material) -> None:
        self._words = words
        self._recipe = recipe
        given = material.annotations
        chosen = given if not recipe.checked_only else tuple(one for one in given if one.status is Status.CHECKED)
        self._unchecked = len(given) - len(chosen)
        asking = sum(part.kind in _COMPARING for part in recipe.shown())
        differences = Compared(material.differences) if asking > 1 else material.differences
        self._material = replace(material, annotations=chosen, differences=differences)
        self._counts = dict.fromkeys(material.plans, 0)
        for annotation in chosen:
            self._counts[annotation.plan_id] = self._counts.get(annotation.plan_id, 0) + 1

    def chapter(self, part: Part, progress: Progress) -> Chapter | None:
        """A part as a chapter; None where it would be empty."""
        make: Mapping[PartKind, Callable[[Part, Progress], Content | None]] = {
            PartKind.OVERVIEW: self._overview,
            PartKind.CHANGES: self._changes,
            PartKind.ITEMS: lambda part, _: items(self._words, self._material, part),
            PartKind.COMPARISONS: self._comparisons,
            PartKind.LINEAGE: self._lineage,
            PartKind.TARGETS: self._targets,
            PartKind.WORDING: self._wording,
            PartKind.CHARTS: lambda _part, _: charts(self._words, self._material, confirmed_only=self._recipe.confirmed_only),
            PartKind.TEXT: lambda _part, _: full_texts(self._words, self._material),
            PartKind.SOURCES: self._sources,
        }
        content = make[part.kind](part, progress) if part.kind in make else None
        before, conclusion = _paragraphs(part.before), _paragraphs(part.conclusion)
        if content is None and not before and not conclusion:
            return None
        return Chapter(part.kind, part.heading.strip() or self._words.headings[part.kind], content, before, conclusion)

    def _overview(self, _part: Part, _progress: Progress) -> Content:
        said = summary(self._words, self._material, confirmed_only=self._recipe.confirmed_only, unchecked=self._unchecked)
        return Overview(said, self._plans())

    def _sources(self, _part: Part, _progress: Progress) -> Content | None:
        plans = self._plans()
        return Sources(plans) if plans else None

    def _plans(self) -> tuple[ReviewedPlan, ...]:
        return tuple(
            reviewed_plan(self._words, outline, self._counts[plan_id]) for plan_id, outline in self._material.plans.items()
        )

    def _changes(self, part: Part, progress: Progress) -> Content | None:
        return key_changes(self._words, self._material, part, confirmed_only=self._recipe.confirmed_only, heed=progress.heed)

    def _comparisons(self, part: Part, progress: Progress) -> Content | None:
        tables = tuple(
            comparison(
                self._words,
                aligned,
                self._material.differences,
                confirmed_only=self._recipe.confirmed_only,
                full_text=part.whole,
                heed=progress.heed,
            )
            for aligned in self._material.alignments
        )
        return Comparisons(tables, part.landscape) if tables else None

    def _lineage(self, _part: Part, _progress: Progress) -> Content | None:
        """The themes that more than one plan speaks of; the others would fill pages and tell nothing of change."""
        lineage = self._material.lineage
        if lineage is None:
            return None
        shared = tuple(theme for theme in lineage.themes if len(theme.cells) > 1)
        single = len(lineage.themes) - len(shared)
        said = self._words.followed.format(plans=len(lineage.plan_ids), themes=len(shared), single=single)
        table = lineage_table(replace(lineage, themes=shared), self._material.plans, self._material.quantities)
        return FollowedThemes(said, table)

    def _targets(self, _part: Part, _progress: Progress) -> Content | None:
        ledger = self._material.targets
        return target_table(self._words, ledger) if ledger is not None else None

    def _wording(self, _part: Part, progress: Progress) -> Content | None:
        return wordings(self._words, self._material, confirmed_only=self._recipe.confirmed_only, heed=progress.heed)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
