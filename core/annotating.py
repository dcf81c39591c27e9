"""The annotations of a library: made and edited, one or several at once, asked for as a table or a matrix, views kept by name."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.changes import Change
from core.exchange.workbook import Sheet, write_workbook
from core.fact_filter import SHOWN, FactFilter, fact_order, facts_at
from core.model import Annotation, Notice, Outline, Span, Status, Touched
from core.progress import SILENT, Progress
from core.quotation import Quotation, quotation
from core.store import Library, annotation_query, annotations, plans, saved, tags
from core.store.annotation_query import ALL, AnnotationFilter, AnnotationRow, By, Group, Key, Matrix, Sort

KIND = "annotations"  # of saved views
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class AnnotationView:
    """What a table of annotations shows and how; `across`: what the matrix counts by, None where the table is shown."""

    asked: AnnotationFilter = ALL
    sort: Sort = Sort.PLACE
    descending: bool = False
    group: By | None = None
    across: By | None = None

    def to_json(self) -> str:
        """The view as it is kept."""
        value = {
            "values": {by.value: list(keys) for by, keys in self.asked.values.items() if keys},
            "every_tag": self.asked.every_tag,
            "text": self.asked.text,
            "facts": self.asked.facts.to_value() if isinstance(self.asked.facts, FactFilter) else None,
            "sort": self.sort.value,
            "descending": self.descending,
            "group": self.group.value if self.group else None,
            "across": self.across.value if self.across else None,
        }
        return json.dumps(value, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> AnnotationView:
        """The view that `to_json` wrote; what this version does not know is left out."""
        value: dict[str, Any] = json.loads(text)
        kinds: Mapping[str, By] = {by.value: by for by in By}
        sorts: Mapping[str, Sort] = {sort.value: sort for sort in Sort}
        given: dict[str, list[Key]] = value.get("values", {})
        values = {kinds[kind]: tuple(keys) for kind, keys in given.items() if kind in kinds}
        facts = FactFilter.from_value(value.get("facts") or {})
        asked = AnnotationFilter(values, bool(value.get("every_tag")), str(value.get("text", "")), facts)
        sort = sorts.get(value.get("sort", ""), Sort.PLACE)
        group, across = kinds.get(value.get("group") or ""), kinds.get(value.get("across") or "")
        return cls(asked, sort, bool(value.get("descending")), group, across)


class Annotating:
    """What can be asked of the annotations of one library, and done to them, in the name of `author`."""

    def __init__(self, library: Library, author: str) -> None:
        self._library = library
        self._author = author

    # Asking

    def count(self) -> int:
        """How many annotations there are, those of plans in the bin too: how long an answer may take."""
        return self._library.rows("SELECT count(*) AS n FROM annotation")[0]["n"]

    def find(self, view: AnnotationView) -> tuple[Group, ...]:
        """The ids of the annotations that pass, in groups and in order."""
        asked = self._by_facts(view.asked)
        if view.sort is Sort.FACTS:
            return self._by_order_of_facts(annotation_query.find(self._library, asked, group=view.group), view.descending)
        return annotation_query.find(self._library, asked, sort=view.sort, descending=view.descending, group=view.group)

    def _by_order_of_facts(self, groups: tuple[Group, ...], descending: bool) -> tuple[Group, ...]:
        """The groups sorted by the first fact of each annotation; those without one come last either way."""
        wanted = tuple({i for group in groups for i in group.ids})
        places = annotation_query.places(self._library, replace(ALL, among=wanted))
        orders = {i: fact_order(facts) for i, facts in facts_at(self._library, places, SHOWN).items() if facts}
        sorted_groups: list[Group] = []
        for group in groups:
            told = sorted((i for i in group.ids if i in orders), key=orders.__getitem__, reverse=descending)
            sorted_groups.append(replace(group, ids=(*told, *(i for i in group.ids if i not in orders))))
        return tuple(sorted_groups)

    def rows(self, annotation_ids: Sequence[int]) -> dict[int, AnnotationRow]:
        """What a table shows of these annotations, with the facts in their quotes, by id; those that are gone are left out."""
        rows = annotation_query.rows_of(self._library, annotation_ids)
        facts = facts_at(self._library, {i: (row.annotation.plan_id, row.annotation.span) for i, row in rows.items()}, SHOWN)
        return {i: replace(row, facts=facts[i]) for i, row in rows.items()}

    def values(self, by: By, asked: AnnotationFilter = ALL) -> dict[Key, int]:
        """The values of one kind that the filter leaves to choose from, with how many annotations have each."""
        return annotation_query.values(self._library, by, self._by_facts(asked, whatever=by))

    def matrix(self, by: By, asked: AnnotationFilter = ALL) -> Matrix:
        """Tags against plans, years, issuers or regions, with how many annotations stand in each cell."""
        return annotation_query.matrix(self._library, by, self._by_facts(asked))

    def _by_facts(self, asked: AnnotationFilter, *, whatever: By | None = None) -> AnnotationFilter:
        """The filter with the annotations that have a fact it asks for, `whatever` it says of one kind of value."""
        wanted = asked.facts
        if wanted is None:
            return asked
        places = annotation_query.places(self._library, replace(asked.having(whatever, ()) if whatever else asked, facts=None))
        found = facts_at(self._library, places, wanted.kinds)
        return replace(asked, among=tuple(i for i, facts in found.items() if any(map(wanted.passes, facts))))

    def quotation(self, annotation_ids: Sequence[int]) -> Quotation:
        """The passages of annotations, in this order, with their sources."""
        outlines: dict[int, Outline] = {}
        found: list[tuple[Outline, Annotation]] = []
        rows = self.rows(annotation_ids)
        for annotation_id in annotation_ids:
            if annotation_id in rows:
                each = rows[annotation_id].annotation
                if each.plan_id not in outlines:
                    outlines[each.plan_id] = plans.outline(self._library, each.plan_id)
                found.append((outlines[each.plan_id], each))
        return quotation([(outline, each.span, each.exact) for outline, each in found])

    # Editing

    def add(
        self,
        plan_id: int,
        *,
        span: Span | None = None,
        clause_id: int | None = None,
        tag_names: Sequence[str] = (),
        note: str = "",
        status: Status = Status.OPEN,
    ) -> tuple[Annotation, Touched]:
        """A new annotation on a span or on a whole clause; NotFoundError where the plan has no such clause."""
        plan = plans.plan(self._library, plan_id)
        target = plans.span_of(self._library, plan, clause_id or 0) if span is None else span
        with self._library.write():
            annotation_id, change = annotations.add(
                self._library,
                plan_id,
                target,
                clause_id=clause_id if span is None else None,
                tag_names=tag_names,
                note=note,
                status=status,
                author=self._author,
            )
            touched = self._library.run(change, self._author)
        return annotations.annotation(self._library, annotation_id), touched

    def edit(
        self,
        annotation_id: int,
        *,
        note: str | None = None,
        status: Status | None = None,
        author: str | None = None,
        tag_names: Sequence[str] | None = None,
        span: Span | None = None,
    ) -> Touched:
        """Give an annotation what is not None; NotFoundError."""
        return self._run(
            lambda: annotations.edit(
                self._library,
                annotation_id,
                note=note,
                status=status,
                author=author,
                tag_names=tag_names,
                span=span,
            )
        )

    def remove(self, annotation_ids: Sequence[int]) -> Touched:
        """Delete annotations."""
        return self._run(lambda: annotations.remove(self._library, annotation_ids))

    def edit_many(
        self,
        annotation_ids: Sequence[int],
        *,
        add: Sequence[str] = (),
        take: Sequence[str] = (),
        status: Status | None = None,
        author: str | None = None,
    ) -> Touched:
        """Put tags on annotations, take others off, give them a status or an author, as one step."""
        return self._run(
            lambda: annotations.edit_many(self._library, annotation_ids, add=add, take=take, status=status, author=author)
        )

    def toggle_on_clauses(self, plan_id: int, clause_ids: Sequence[int], tag_name: str) -> Touched:
        """Put a tag on whole clauses of a plan, or take it off where all of them have it, as one step; NotFoundError."""
        outline = plans.outline(self._library, plan_id)
        return self._run(lambda: annotations.tag_clauses(self._library, outline, clause_ids, tag_name, author=self._author))

    # Views under names

    def views(self) -> dict[str, AnnotationView]:
        """The views kept, by name; values of tags and plans that are gone are left out."""
        known: dict[By, set[int]] = {
            By.TAG: {tag.id for tag in tags.tags(self._library)},
            By.PLAN: {plan.id for plan in plans.plans(self._library)},
        }
        return {name: _living(AnnotationView.from_json(text), known) for name, text in saved.saved(self._library, KIND).items()}

    def keep_view(self, name: str, view: AnnotationView) -> Touched:
        """Keep a view under a name, in place of the one that has it; UserError for an empty name."""
        label = Notice(f"保存筛选 {name}", f"Save filter {name}")
        return self._run(lambda: Change(label, saved.put(self._library, KIND, name.strip(), view.to_json())))

    def drop_view(self, name: str) -> Touched:
        """No longer keep a view."""
        label = Notice(f"删除筛选 {name}", f"Delete filter {name}")
        return self._run(lambda: Change(label, saved.drop(self._library, KIND, name)))

    # Out

    def export(self, path: Path, view: AnnotationView, *, language: str = "zh", progress: Progress = SILENT) -> int:
        """Write the sheets of a view as a workbook; its bytes. ExportError leaves an older file as it was."""
        return write_workbook(self.sheets(view, language, progress), path, author=self._author)

    def sheets(self, view: AnnotationView, language: str, progress: Progress) -> list[Sheet]:
        """What a view shows, and the tag matrix by its `across`, else by year, as tables."""
        from core.exchange.annotation_sheets import (  # noqa: PLC0415 - brings all of the briefing along
            annotation_sheets,
            matrix_sheet,
        )

        ids = list(dict.fromkeys(i for group in self.find(replace(view, group=None)) for i in group.ids))
        rows: dict[int, AnnotationRow] = {}
        for begin in range(0, len(ids), _AT_ONCE):
            progress.step(begin, len(ids), "annotations")
            rows |= self.rows(ids[begin : begin + _AT_ONCE])
        names = {plan.id: plan.label for plan in plans.plans(self._library)}
        return [
            annotation_sheets([rows[i] for i in ids if i in rows], language),
            matrix_sheet(self.matrix(view.across or By.YEAR, view.asked), names, language),
        ]

    def _run(self, make: Callable[[], Change]) -> Touched:
        return self._library.carry_out(make, self._author)


def _living(view: AnnotationView, known: Mapping[By, set[int]]) -> AnnotationView:
    """The view without tags and plans that are gone; where none of a kind is left, nothing passes rather than all."""
    asked = view.asked
    for by, ids in known.items():
        kept = [key for key in asked.of(by) if key is None or key in ids]
        if len(kept) != len(asked.of(by)):
            asked = asked.having(by, kept or [0])
    return replace(view, asked=asked)
