"""Annotations of the whole library as a table: narrowed, grouped, sorted and counted by SQL, so that 100,000 of them are quick.

What is asked for is a value; what comes back are ids in order, and rows for those that are looked at.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import Protocol

from core.language.facts import Fact, FactKind
from core.model import Annotation, ClauseKind, Fit, Span, Status, Tag
from core.store.annotations import READ, read_rows
from core.store.library import Library, Record
from core.store.tags import below, tags

Key = str | int | None
"""A value by which annotations are grouped or counted: a tag's or plan's id, a year, words; None where there is none."""


class By(StrEnum):
    """What annotations are grouped, counted and narrowed by."""

    TAG = "tag"
    PLAN = "plan"
    YEAR = "year"
    ISSUER = "issuer"
    REGION = "region"
    STATUS = "status"
    AUTHOR = "author"
    FIT = "fit"


class Sort(StrEnum):
    """What annotations are sorted by; `PLACE` is plan and text order; `core.annotating` sorts by `FACTS`."""

    PLACE = "place"
    QUOTE = "quote"
    TAGS = "tags"
    NOTE = "note"
    STATUS = "status"
    AUTHOR = "author"
    MODIFIED = "modified"
    FACTS = "facts"


_COLUMNS: Mapping[By, str] = {
    By.TAG: "carried.tag_id",
    By.PLAN: "annotation.plan_id",
    By.YEAR: "plan.year",
    By.ISSUER: "plan.issuer",
    By.REGION: "plan.region",
    By.STATUS: "annotation.status",
    By.AUTHOR: "annotation.author",
    By.FIT: "annotation.fit",
}
_SORTS: Mapping[Sort, str] = {
    Sort.PLACE: "annotation.plan_id",
    Sort.QUOTE: "annotation.exact",
    Sort.TAGS: "(SELECT min(tag.name) FROM annotation_tag JOIN tag ON tag.id = tag_id WHERE annotation_id = annotation.id)",
    Sort.NOTE: "annotation.note",
    Sort.STATUS: "CASE annotation.status WHEN 'open' THEN 0 WHEN 'doubtful' THEN 1 ELSE 2 END",
    Sort.AUTHOR: "annotation.author",
    Sort.MODIFIED: "annotation.modified",
}
_CARRIED = "LEFT JOIN annotation_tag AS carried ON carried.annotation_id = annotation.id"
_CLAUSE = """(SELECT id FROM clause WHERE clause.plan_id = annotation.plan_id AND clause.start <= annotation.start
    AND clause."end" > annotation.start ORDER BY ordinal DESC LIMIT 1)"""


class FactFilter(Protocol):
    """A condition on facts; `core.fact_filter` has it."""

    @property
    def kinds(self) -> Collection[FactKind]: ...
    def passes(self, fact: Fact) -> bool: ...


@dataclass(frozen=True, slots=True)
class AnnotationFilter:
    """Which annotations are asked for. Of each kind of value any passes, where none is given all do; the kinds go together.

    `values` by kind: ids of tags (None: no tag) and plans, years, words. A tag stands for those below it too; `every_tag`: an
    annotation must carry each of them. `text`: each of its words stands in quote or note, letters of either case.
    `facts`: a fact that passes stands in the quote; who asks finds out which annotations have one, and gives them as `among`.
    """

    values: Mapping[By, tuple[Key, ...]]
    every_tag: bool = False
    text: str = ""
    facts: FactFilter | None = None
    among: tuple[int, ...] | None = None

    def __bool__(self) -> bool:
        return bool(self.text.strip()) or self.facts is not None or any(self.values.values())

    def of(self, by: By) -> tuple[Key, ...]:
        """The values of one kind."""
        return self.values.get(by, ())

    def having(self, by: By, keys: Sequence[Key]) -> AnnotationFilter:
        """The filter with other values of one kind."""
        values = {**self.values, by: tuple(keys)}
        return replace(self, values={kind: found for kind, found in values.items() if found})


ALL = AnnotationFilter({})


@dataclass(frozen=True, slots=True)
class Group:
    """Annotations that share a value, in the order asked for; of all annotations the key is None."""

    key: Key
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """An annotation with its place: the plan's words, the deepest clause it begins in, and the facts in its quote."""

    annotation: Annotation
    plan_title: str
    plan_label: str
    year: int | None
    issuer: str | None
    clause_kind: ClauseKind
    clause_label: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A tag, how many annotations carry it or one below it, by column, and how many there are of them at all."""

    tag: Tag | None
    counts: Mapping[Key, int]
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Tags against plans, years, issuers or regions; the last row (tag None) counts the annotations without a tag."""

    by: By
    columns: tuple[Key, ...]
    rows: tuple[MatrixRow, ...]


def _where(known: Sequence[Tag], asked: AnnotationFilter) -> tuple[str, list[object]]:
    where, values = ["plan.binned_at IS NULL"], list[object]()
    for by, keys in asked.values.items():
        if by is By.TAG and keys:
            parts = [_has_tags(below(known, [key])) if isinstance(key, int) else _HAS_NONE for key in keys]
            where.append("(" + (" AND " if asked.every_tag else " OR ").join(parts) + ")")
        elif keys:
            given = [key for key in keys if key is not None]
            parts = [f"{_COLUMNS[by]} IN ({','.join('?' * len(given))})"] if given else []
            parts += [f"{_COLUMNS[by]} IS NULL"] if None in keys else []
            where.append("(" + " OR ".join(parts) + ")")
            values += given
    for word in asked.text.split():
        where.append("(instr(lower(annotation.exact), ?) OR instr(lower(annotation.note), ?))")
        values += [_lower(word)] * 2
    if asked.among is not None:
        where.append("annotation.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(asked.among))
    return " AND ".join(where), values


def _lower(text: str) -> str:
    """As SQLite lowers: ASCII letters only."""
    return "".join(sign.lower() if sign.isascii() else sign for sign in text)


_HAS_NONE = "NOT EXISTS (SELECT 1 FROM annotation_tag WHERE annotation_id = annotation.id)"


def _has_tags(tag_ids: Iterable[int]) -> str:
    ids = ",".join(map(str, sorted(tag_ids)))
    return f"annotation.id IN (SELECT annotation_id FROM annotation_tag WHERE tag_id IN ({ids}))"


def find(
    library: Library, asked: AnnotationFilter = ALL, *, sort: Sort = Sort.PLACE, descending: bool = False, group: By | None = None
) -> tuple[Group, ...]:
    """The ids of the annotations that pass, in order. Grouped by tag, one stands in the group of each tag it carries itself."""
    known = tags(library)
    where, values = _where(known, asked)
    key = _COLUMNS[group] if group else "NULL"
    order = f"{_SORTS[sort]} {'DESC' if descending else 'ASC'}, annotation.plan_id, annotation.start, annotation.id"
    with_tags = _CARRIED if group is By.TAG else ""
    rows = library.db.conn.execute(
        f"""SELECT {key} AS key, annotation.id FROM annotation JOIN plan ON plan.id = annotation.plan_id {with_tags}
            WHERE {where} ORDER BY {f"{key}, " if group else ""}{order}""",
        values,
    )
    found = [Group(key, tuple(row[1] for row in same)) for key, same in groupby(rows, key=lambda row: row[0])]
    return tuple(sorted(found, key=lambda each: _place(group, each.key, _tag_places(known)))) if group else tuple(found)


def _tag_places(known: Sequence[Tag]) -> dict[int, int]:
    return {tag.id: at for at, tag in enumerate(known)}


def _place(by: By, key: Key, places: Mapping[int, int]) -> tuple[object, ...]:
    """Where a value stands among others of its kind: tags as the tree, years from the latest, the missing last."""
    if key is None:
        return (1, 0)
    if by is By.STATUS:
        return (0, list(Status).index(Status(str(key))))
    if by is By.FIT:
        return (0, list(Fit).index(Fit(str(key))))
    if isinstance(key, int):
        return (0, {By.TAG: places.get(key, 0), By.YEAR: -key}.get(by, key))
    return (0, key)


def values(library: Library, by: By, asked: AnnotationFilter = ALL) -> dict[Key, int]:
    """The values of one kind with how many annotations have each, whatever the filter says of this kind; a tag counts itself."""
    known = tags(library)
    where, given = _where(known, asked.having(by, ()))
    rows = library.db.conn.execute(
        f"""SELECT {_COLUMNS[by]} AS key, count(*) FROM annotation JOIN plan ON plan.id = annotation.plan_id
            {_CARRIED if by is By.TAG else ""} WHERE {where} GROUP BY key""",
        given,
    ).fetchall()
    places = _tag_places(known)
    return dict(sorted(rows, key=lambda row: _place(by, row[0], places)))


def rows_of(library: Library, annotation_ids: Sequence[int]) -> dict[int, AnnotationRow]:
    """What a table shows of these annotations, by id; those that are gone are left out."""
    if not annotation_ids:
        return {}
    ids = ",".join(map(str, map(int, annotation_ids)))
    annotations = read_rows(library.rows(READ.format(where=f"annotation.id IN ({ids})")))
    places = {
        row["id"]: row
        for row in library.rows(
            f"""SELECT annotation.id, title, issuer, region, year, kind, number, heading FROM annotation
                JOIN plan ON plan.id = annotation.plan_id
                LEFT JOIN clause ON clause.id = coalesce(annotation.clause_id, {_CLAUSE}) WHERE annotation.id IN ({ids})"""
        )
    }
    return {annotation.id: _row(annotation, places[annotation.id]) for annotation in annotations}


def _row(annotation: Annotation, place: Record) -> AnnotationRow:
    name = place["region"] or place["issuer"] or place["title"]
    return AnnotationRow(
        annotation,
        place["title"],
        f"{name} {place['year']}" if place["year"] else name,
        place["year"],
        place["issuer"],
        ClauseKind(place["kind"] or "title"),
        f"{place['number'] or ''}{place['heading'] or ''}",
    )


def places(library: Library, asked: AnnotationFilter = ALL) -> dict[int, tuple[int, Span]]:
    """Where the annotations that pass stand, by id: plan and span."""
    where, given = _where(tags(library), asked)
    rows = library.db.conn.execute(
        f"""SELECT annotation.id, annotation.plan_id, annotation.start, annotation."end" FROM annotation
            JOIN plan ON plan.id = annotation.plan_id WHERE {where}""",
        given,
    )
    return {row[0]: (row[1], Span(row[2], row[3])) for row in rows}


def matrix(library: Library, by: By, asked: AnnotationFilter = ALL) -> Matrix:
    """How many annotations that pass carry each tag or one below it, by plan, year (the earliest first), issuer or region."""
    known = tags(library)
    where, given = _where(known, asked)
    pairs = [f"({tag.id},{each})" for tag in known for each in sorted(below(known, [tag.id]))]
    base = "annotation JOIN plan ON plan.id = annotation.plan_id"
    counts: dict[int | None, dict[Key, int]] = {}
    column = _COLUMNS[by]
    if pairs:
        found = library.db.conn.execute(
            f"""WITH under(top, tag_id) AS (VALUES {",".join(pairs)})
                SELECT top, {column} AS key, count(DISTINCT annotation.id) FROM {base}
                JOIN annotation_tag ON annotation_tag.annotation_id = annotation.id JOIN under USING (tag_id)
                WHERE {where} GROUP BY top, key""",
            given,
        )
        for top, key, n in found:
            counts.setdefault(top, {})[key] = n
    none = library.db.conn.execute(
        f"SELECT {column} AS key, count(*) FROM {base} WHERE {where} AND {_HAS_NONE} GROUP BY key", given
    )
    counts[None] = dict(none.fetchall())
    columns = {key for found in counts.values() for key in found}
    shown = (*(tag for tag in known if tag.id in counts), *([None] if counts[None] else []))
    rows = [(tag, counts[tag.id if tag else None]) for tag in shown]
    columns = sorted(columns, key=lambda key: (key is None, key) if by is By.YEAR else _place(by, key, {}))
    return Matrix(
        by,
        tuple(columns),
        tuple(MatrixRow(tag, found, sum(found.values())) for tag, found in rows),
    )
