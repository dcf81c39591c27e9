"""提法: how plans word things, against other plans, another year, or what a tag leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from core.errors import UserError
from core.exchange.workbook import write_workbook
from core.language.phrases import Phrases
from core.language.words import Words
from core.model import Outline, Plan
from core.progress import SILENT, Progress
from core.series import document_kind
from core.store import Library, annotations, plans
from core.wording.comparing import Change, Passage, PhrasePlace, Wording, WordingRow, compare
from core.wording.sheets import change_word, wording_sheet

__all__ = ["Change", "PhrasePlace", "Wording", "WordingRow", "Wordings", "change_word"]


class Wordings:
    """Comparisons of wording in one library; the first loads the dictionary. NotFoundError for an unknown plan."""

    def __init__(self, library: Library, words: Words) -> None:
        self._library = library
        self._phrases = Phrases(words)

    def plans(self, before: Sequence[int], after: Sequence[int], *, least: int = 2, progress: Progress = SILENT) -> Wording:
        """Plans against other plans; UserError where a side is empty or a plan is on both."""
        if not before or not after or set(before) & set(after):
            raise UserError(
                "要比较提法，两边都要有文件，且不能是同一份。请重新选择。",
                "To compare wording each side needs a plan, and none may be on both. Choose again.",
            )
        sides = ([self._outline(each) for each in before], [self._outline(each) for each in after])
        found = compare((_whole(sides[0]), _whole(sides[1])), self._phrases, least=least, progress=progress)
        kinds = [{_kind(outline.plan) for outline in side} for side in sides]
        return replace(found, unlike=kinds[0] != kinds[1])

    def years(
        self, before: int, after: int, *, all_issuers: bool = False, least: int = 2, progress: Progress = SILENT
    ) -> Wording:
        """All plans of one year against those of another; without `all_issuers` only levels and kinds that both years have."""
        known = plans.plans(self._library)
        sides = [[plan for plan in known if plan.metadata.year == year] for year in (before, after)]
        both = {_kind(plan) for plan in sides[0]} & {_kind(plan) for plan in sides[1]}
        chosen = [[plan.id for plan in side if all_issuers or _kind(plan) in both] for side in sides]
        found = self.plans(chosen[0], chosen[1], least=least, progress=progress)
        left_out = tuple(plan for side in sides for plan in side if plan.id not in {*chosen[0], *chosen[1]})
        return replace(found, left_out=left_out)

    def tag(self, name: str, plan_ids: Sequence[int] = (), *, least: int = 2, progress: Progress = SILENT) -> Wording:
        """What carries a tag (second side) against the rest of the plans; without `plan_ids` those in which the tag stands."""
        found = annotations.find(self._library, plan_ids=plan_ids, tag_names=[name])
        if not found:
            raise UserError(f"这些文件里没有标签“{name}”的批注。", f'Nothing in these plans carries the tag "{name}".')
        tagged: list[Passage] = []
        rest: list[Passage] = []
        for plan_id in plan_ids or dict.fromkeys(note.plan_id for note in found):
            outline, at = self._outline(plan_id), 0
            for start, end in _united([(note.span.start, note.span.end) for note in found if note.plan_id == plan_id]):
                rest.append(Passage(plan_id, at, outline.text[at:start]))
                tagged.append(Passage(plan_id, start, outline.text[start:end]))
                at = end
            rest.append(Passage(plan_id, at, outline.text[at:]))
        return replace(compare((rest, tagged), self._phrases, least=least, progress=progress), of_tag=True)

    def export(self, path: Path, found: Wording, before: str, after: str, *, language: str = "zh") -> int:
        """Write a comparison as a workbook, its sides named `before` and `after`; its size in bytes. ExportError."""
        return write_workbook([wording_sheet(found, before, after, language)], path)

    def _outline(self, plan_id: int) -> Outline:
        return plans.outline(self._library, plan_id)


def _whole(side: Sequence[Outline]) -> list[Passage]:
    return [Passage(outline.plan.id, 0, outline.text) for outline in side]


def _kind(plan: Plan) -> tuple[str | None, str | None]:
    """What plans that are compared should share: the level of their issuer and the kind of document."""
    return plan.metadata.level, document_kind(plan.title)


def _united(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found
