"""Annotations in the library: reading them, and the changes that make, edit and delete them. Tags are `tags`'."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from core.anchors import Anchor
from core.changes import Change, Row, RowChange
from core.errors import NotFoundError, UserError
from core.model import Annotation, Fit, Notice, Outline, Span, Status
from core.store.library import Library, Record, now
from core.store.tags import tag_ids, tagged


def find(library: Library, *, plan_ids: Sequence[int] = (), tag_names: Sequence[str] = ()) -> tuple[Annotation, ...]:
    """Annotations of plans outside the bin, in plan and text order; with `tag_names` those that carry any of them."""
    where, values = ["plan.binned_at IS NULL"], list[object]()
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


def _read(library: Library, where: str, values: Iterable[object]) -> tuple[Annotation, ...]:
    rows = library.rows(
        f"""SELECT annotation.*, tag.name AS tag FROM annotation JOIN plan ON plan.id = annotation.plan_id
            LEFT JOIN annotation_tag ON annotation_tag.annotation_id = annotation.id LEFT JOIN tag ON tag.id = tag_id
            WHERE {where} ORDER BY annotation.plan_id, annotation.start, annotation.id, tag.id""",
        *values,
    )
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
    outline: Outline,
    span: Span,
    *,
    clause_id: int | None = None,
    tag_names: Sequence[str] = (),
    note: str = "",
    status: Status = Status.OPEN,
    author: str = "",
) -> tuple[int, Change]:
    """The id of a new annotation and the change that adds it, with those of its tags that don't exist yet.

    Call it inside `write`. UserError where the span is empty or outside the plan's text.
    """
    annotation_id, at = library.next_id("annotation"), now()
    row: Row = {
        "plan_id": outline.plan.id,
        "clause_id": clause_id,
        **_anchor(outline, span),
        "note": note,
        "status": status,
        "author": author,
        "created": at,
        "modified": at,
    }
    tag_rows, ids = tag_ids(library, tag_names)
    rows = [*tag_rows, RowChange("annotation", {"id": annotation_id}, None, row), *tagged(annotation_id, ids)]
    named = "、".join(tag_names)
    label = Notice(f"加标签 {named}", f"Tag {named}") if named else Notice("加批注", "Add annotation")
    return annotation_id, Change(label, tuple(rows))


def _anchor(outline: Outline, span: Span) -> Row:
    """Position and quote of a span as an annotation stores them; UserError where it is empty or outside the text."""
    if not span or span.end > len(outline.text):
        raise UserError(
            f"区段 {span.start}–{span.end} 是空的，或超出正文（共 {len(outline.text)} 字）。请重新选择文字。",
            f"The span {span.start}-{span.end} is empty or outside the text ({len(outline.text)} characters). Select again.",
        )
    return anchor_row(Anchor.on(outline.text, span))


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
    outline: Outline | None = None,
) -> Change:
    """The change that gives an annotation what is not None; a new `span` needs the plan's `outline`. Call it inside `write`.

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
    if span is not None and outline is not None and (span != old.span or old.fit is not Fit.FIRM):
        clause_id = old.clause_id if span == old.span else None
        after |= {"clause_id": clause_id, "fit": Fit.FIRM, **_anchor(outline, span)}
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


def remove(library: Library, annotation_ids: Sequence[int]) -> Change:
    """The change that deletes annotations with their tags; NotFoundError."""
    rows: list[RowChange] = []
    for annotation_id in dict.fromkeys(annotation_ids):
        old = annotation(library, annotation_id)
        rows += [row.inverse() for row in tagged(annotation_id, tag_ids(library, old.tags)[1])]
        stored = library.rows("SELECT * FROM annotation WHERE id = ?", annotation_id)[0]
        key = stored.pop("id")
        rows.append(RowChange("annotation", {"id": key}, stored, None))
    return Change(Notice("删除批注", "Delete annotation"), tuple(rows))
