"""Annotations in the library: reading them, and the changes that make, edit and delete them. Tags are `tags`'."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from core.anchors import Anchor
from core.changes import Change, Row, RowChange
from core.errors import NotFoundError, UserError
from core.model import Annotation, Fit, Notice, Outline, Span, Status
from core.store import plans
from core.store.library import Library, Record, now
from core.store.tags import tag_ids, tagged


def find(
    library: Library, *, plan_ids: Sequence[int] = (), tag_names: Sequence[str] = (), annotation_ids: Collection[int] = ()
) -> tuple[Annotation, ...]:
    """Annotations of plans outside the bin, in plan and text order; with `tag_names` those that carry any of them.

    With `annotation_ids` those of these that are there.
    """
    where, values = ["plan.binned_at IS NULL"], list[object]()
    if annotation_ids:
        where.append("annotation.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(sorted(annotation_ids)))
    if plan_ids:
        where.append(f"annotation.plan_id IN ({','.join('?' * len(plan_ids))})")
        values += plan_ids
    if tag_names:
        where.append(
            "annotation.id IN (SELECT annotation_id FROM annotation_tag JOIN tag ON tag.id = tag_id "
            f"WHERE tag.name IN ({','.join('?' * len(tag_names))}))"
        )
        values += tag_names
    return _read(library, " AND ".join(where), values)


def annotation(library: Library, annotation_id: int) -> Annotation:
    """An annotation by id; NotFoundError."""
    found = _read(library, "annotation.id = ?", [annotation_id])
    if not found:
        raise NotFoundError(f"编号为 {annotation_id} 的批注", f"annotation with the id {annotation_id}")
    return found[0]


READ = """SELECT annotation.*, tag.name AS tag FROM annotation JOIN plan ON plan.id = annotation.plan_id
LEFT JOIN annotation_tag ON annotation_tag.annotation_id = annotation.id LEFT JOIN tag ON tag.id = tag_id
WHERE {where} ORDER BY annotation.plan_id, annotation.start, annotation.id, tag.id"""
"""One row an annotation and tag, for `read_rows`."""


def _read(library: Library, where: str, values: Iterable[object]) -> tuple[Annotation, ...]:
    return read_rows(library.rows(READ.format(where=where), *values))


def read_rows(rows: Iterable[Record]) -> tuple[Annotation, ...]:
    """The annotations that the rows of a query such as `READ` tell of."""
    return tuple(_annotation(list(group)) for _, group in groupby(rows, key=lambda row: row["id"]))


def _annotation(rows: list[Record]) -> Annotation:
    row = rows[0]
    return Annotation(
        id=row["id"],
        plan_id=row["plan_id"],
        clause_id=row["clause_id"],
        span=Span(row["start"], row["end"]),
        exact=row["exact"],
        prefix=row["prefix"],
        suffix=row["suffix"],
        tags=tuple(r["tag"] for r in rows if r["tag"] is not None),
        note=row["note"],
        status=Status(row["status"]),
        author=row["author"],
        created=row["created"],
        modified=row["modified"],
        fit=Fit(row["fit"]),
    )


def add(
    library: Library,
    plan_id: int,
    span: Span,
    *,
    clause_id: int | None = None,
    tag_names: Sequence[str] = (),
    note: str = "",
    status: Status = Status.OPEN,
    author: str = "",
) -> tuple[int, Change]:
    """The id of a new annotation in a plan and the change that adds it, with those of its tags that don't exist yet.

    Call it inside `write`. UserError where the span is empty or outside the plan's text.
    """
    annotation_id = library.next_id("annotation")
    row = _new_row(plan_id, plans.text(library, plan_id), span, clause_id=clause_id, note=note, status=status, author=author)
    tag_rows, ids = tag_ids(library, tag_names)
    rows = [*tag_rows, RowChange("annotation", {"id": annotation_id}, None, row), *tagged(annotation_id, ids)]
    named = "、".join(tag_names)
    label = Notice(f"加标签 {named}", f"Tag {named}") if named else Notice("加批注", "Add annotation")
    return annotation_id, Change(label, tuple(rows))


def _new_row(
    plan_id: int, text: str, span: Span, *, clause_id: int | None, author: str, note: str = "", status: Status = Status.OPEN
) -> Row:
    at = now()
    return {
        "plan_id": plan_id,
        "clause_id": clause_id,
        **_anchor(text, span),
        "note": note,
        "status": status,
        "author": author,
        "created": at,
        "modified": at,
    }


def add_several(
    library: Library, places: Sequence[tuple[Outline, Span]], *, tag_names: Sequence[str], author: str, label: Notice
) -> Change:
    """The change that adds an annotation with these tags on each place; call it inside `write`. Errors as of `add`."""
    tag_rows, ids = tag_ids(library, tag_names)
    rows = [*tag_rows] if places else []
    for number, (outline, span) in enumerate(places, start=library.next_id("annotation")):
        row = _new_row(outline.plan.id, outline.text, span, clause_id=None, author=author)
        rows += [RowChange("annotation", {"id": number}, None, row), *tagged(number, ids)]
    return Change(label, tuple(rows))


def _anchor(text: str, span: Span) -> Row:
    """Position and quote of a span as an annotation stores them; UserError where it is empty or outside the text."""
    if not span or span.end > len(text):
        raise UserError(
            f"区段 {span.start}–{span.end} 是空的，或超出正文（共 {len(text)} 字）。请重新选择文字。",
            f"The span {span.start}-{span.end} is empty or outside the text ({len(text)} characters). Select again.",
        )
    return anchor_row(Anchor.on(text, span))


def anchor_row(anchor: Anchor) -> Row:
    """Position and quote by column, as annotations and edits keep them."""
    return {
        "start": anchor.span.start,
        "end": anchor.span.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }


def edit(
    library: Library,
    annotation_id: int,
    *,
    note: str | None = None,
    status: Status | None = None,
    author: str | None = None,
    tag_names: Sequence[str] | None = None,
    span: Span | None = None,
) -> Change:
    """The change that gives an annotation what is not None. Call it inside `write`.

    A given span, also the one it has, is where the annotation surely belongs. UserError where it is empty or outside the text.
    """
    old = annotation(library, annotation_id)
    after: Row = {}
    if note is not None and note != old.note:
        after["note"] = note
    if status is not None and status != old.status:
        after["status"] = status
    if author is not None and author.strip() != old.author:
        after["author"] = author.strip()
    if span is not None and (span != old.span or old.fit is not Fit.FIRM):
        clause_id = old.clause_id if span == old.span else None
        after |= {"clause_id": clause_id, "fit": Fit.FIRM, **_anchor(plans.text(library, old.plan_id), span)}
    rows: list[RowChange] = []
    if tag_names is not None and set(tag_names) != set(old.tags):
        tag_rows, ids = tag_ids(library, tag_names)
        have = tag_ids(library, old.tags)[1]
        rows += tag_rows
        rows += [row.inverse() for row in tagged(annotation_id, [i for i in have if i not in ids])]
        rows += tagged(annotation_id, [i for i in ids if i not in have])
    if after or rows:
        after["modified"] = now()
        stored = library.rows("SELECT * FROM annotation WHERE id = ?", annotation_id)[0]
        before: Row = {column: stored[column] for column in after}
        rows.append(RowChange("annotation", {"id": annotation_id}, before, after))
    return Change(Notice("改批注", "Edit annotation"), tuple(rows))


def edit_many(
    library: Library,
    annotation_ids: Sequence[int],
    *,
    add: Sequence[str] = (),
    take: Sequence[str] = (),
    status: Status | None = None,
    author: str | None = None,
) -> Change:
    """The change that puts tags on annotations, takes others off, and gives all of them a status or an author.

    Call it inside `write`. Ids that are gone are passed over; what is as wanted already is not touched.
    """
    tag_rows, wanted = tag_ids(library, add)
    unwanted = tag_ids(library, take)[1] if take else []
    values: Row = {}
    if status is not None:
        values["status"] = status.value
    if author is not None:
        values["author"] = author.strip()
    rows, at, edited = [*tag_rows], now(), 0
    for stored, carried in _stored(library, annotation_ids):
        key = stored["id"]
        of_tags = [row.inverse() for row in tagged(key, [i for i in carried if i in unwanted])]
        of_tags += tagged(key, [i for i in wanted if i not in carried])
        after: Row = {column: value for column, value in values.items() if stored[column] != value}
        if of_tags or after:
            after["modified"] = at
            before: Row = {column: stored[column] for column in after}
            rows += [*of_tags, RowChange("annotation", {"id": key}, before, after)]
            edited += 1
    label = Notice("改批注", "Edit annotation") if edited == 1 else Notice(f"改 {edited} 条批注", f"Edit {edited} annotations")
    return Change(label, tuple(rows) if edited else ())


def _stored(library: Library, annotation_ids: Sequence[int]) -> Iterator[tuple[Record, list[int]]]:
    """The stored rows of annotations with the ids of their tags, in the order given."""
    wanted = list(dict.fromkeys(annotation_ids))
    for begin in range(0, len(wanted), _AT_ONCE):
        some = ",".join(map(str, map(int, wanted[begin : begin + _AT_ONCE])))
        carried: dict[int, list[int]] = {}
        for row in library.rows(f"SELECT * FROM annotation_tag WHERE annotation_id IN ({some}) ORDER BY tag_id"):
            carried.setdefault(row["annotation_id"], []).append(row["tag_id"])
        found = {row["id"]: row for row in library.rows(f"SELECT * FROM annotation WHERE id IN ({some})")}
        for annotation_id in wanted[begin : begin + _AT_ONCE]:
            if annotation_id in found:
                yield found[annotation_id], carried.get(annotation_id, [])


def remove(library: Library, annotation_ids: Sequence[int]) -> Change:
    """The change that deletes annotations with their tags; NotFoundError."""
    rows: list[RowChange] = []
    found = list(_stored(library, annotation_ids))
    gone = set(annotation_ids) - {stored["id"] for stored, _ in found}
    if gone:
        annotation(library, min(gone))
    for stored, carried in found:
        key = stored.pop("id")
        rows += [row.inverse() for row in tagged(key, carried)]
        rows.append(RowChange("annotation", {"id": key}, stored, None))
    many = len(found) != 1
    label = Notice(f"删除 {len(found)} 条批注", f"Delete {len(found)} annotations") if many else _DELETED
    return Change(label, tuple(rows))


_DELETED = Notice("删除批注", "Delete annotation")
_AT_ONCE = 500


def tag_clauses(library: Library, outline: Outline, clause_ids: Sequence[int], name: str, *, author: str = "") -> Change:
    """The change that puts a tag on whole clauses; where each of them has it, takes it off, and what then says nothing goes.

    An annotation that stands on a whole clause takes the tag; a clause without one gets one. Call it inside `write`.
    """
    on_clause: dict[int, Annotation] = {}
    for found in find(library, plan_ids=[outline.plan.id]):
        if found.clause_id is not None and found.clause_id in clause_ids:
            on_clause.setdefault(found.clause_id, found)
    tag_rows, ids = tag_ids(library, [name])
    carriers = [found for found in on_clause.values() if name in found.tags]
    if len(carriers) == len(set(clause_ids)):
        silent = [found.id for found in carriers if found.tags == (name,) and not found.note]
        kept = edit_many(library, [found.id for found in carriers if found.id not in silent], take=[name])
        label = Notice(f"去掉标签 {name}（{len(carriers)} 条）", f"Take tag {name} off {len(carriers)} clauses")
        return Change(label, (*remove(library, silent).rows, *kept.rows) if silent else kept.rows)
    rows = [*tag_rows]
    next_id = library.next_id("annotation")
    for clause_id in dict.fromkeys(clause_ids):
        clause = outline.clause(clause_id)
        found = on_clause.get(clause_id)
        if found is not None and name not in found.tags:
            rows += tagged(found.id, ids)
            rows.append(RowChange("annotation", {"id": found.id}, {"modified": found.modified}, {"modified": now()}))
        elif found is None:
            row = _new_row(outline.plan.id, outline.text, clause.span, clause_id=clause_id, author=author)
            rows += [RowChange("annotation", {"id": next_id}, None, row), *tagged(next_id, ids)]
            next_id += 1
    label = Notice(f"加标签 {name}（{len(clause_ids)} 条）", f"Tag {name} on {len(clause_ids)} clauses")
    return Change(label, tuple(rows))
