"""Annotations and tags in the library: reading them, and the changes that make, edit and delete them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from core.anchors import Anchor
from core.changes import Change, Row, RowChange
from core.errors import NotFoundError, UserError
from core.model import Annotation, Fit, Notice, Outline, Span, Status, Tag
from core.store.library import Library, Record, now

COLORS = 8


def tags(library: Library) -> tuple[Tag, ...]:
    """All tags in the order they were made."""
    rows = library.rows("SELECT * FROM tag ORDER BY id")
    return tuple(
        Tag(row["id"], row["name"], row["color"], row["shortcut"], row["description"], row["parent_id"], bool(row["retired"]))
        for row in rows
    )


def tag_counts(library: Library) -> dict[int, int]:
    """How many annotations of plans outside the bin carry each tag, by tag id."""
    rows = library.rows(
        """SELECT tag_id, count(*) AS n FROM annotation_tag JOIN annotation ON annotation.id = annotation_id
           JOIN plan ON plan.id = plan_id WHERE binned_at IS NULL GROUP BY tag_id"""
    )
    return {row["tag_id"]: row["n"] for row in rows}


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
    tag_rows, tag_ids = _tag_ids(library, tag_names)
    rows = [*tag_rows, RowChange("annotation", {"id": annotation_id}, None, row), *_tagged(annotation_id, tag_ids)]
    named = "、".join(tag_names)
    label = Notice(f"加标签 {named}", f"Tag {named}") if named else Notice("加批注", "Add annotation")
    return annotation_id, Change(label, tuple(rows))


def add_several(
    library: Library, places: Sequence[tuple[Outline, Span]], *, tag_names: Sequence[str], author: str, label: Notice
) -> Change:
    """The change that adds an annotation with these tags on each place; call it inside `write`. Errors as of `add`."""
    tag_rows, tag_ids = _tag_ids(library, tag_names)
    first, at, rows = library.next_id("annotation"), now(), list(tag_rows) if places else []
    same: Row = {"clause_id": None, "note": "", "status": Status.OPEN, "author": author, "created": at, "modified": at}
    for number, (outline, span) in enumerate(places, start=first):
        row: Row = {"plan_id": outline.plan.id, **_anchor(outline, span), **same}
        rows += [RowChange("annotation", {"id": number}, None, row), *_tagged(number, tag_ids)]
    return Change(label, tuple(rows))


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
    if span is not None and outline is not None and (span != old.span or old.fit is not Fit.FIRM):
        clause_id = old.clause_id if span == old.span else None
        after |= {"clause_id": clause_id, "fit": Fit.FIRM, **_anchor(outline, span)}
    rows: list[RowChange] = []
    if tag_names is not None and set(tag_names) != set(old.tags):
        tag_rows, tag_ids = _tag_ids(library, tag_names)
        have = _tag_ids(library, old.tags)[1]
        rows += tag_rows
        rows += [row.inverse() for row in _tagged(annotation_id, [i for i in have if i not in tag_ids])]
        rows += _tagged(annotation_id, [i for i in tag_ids if i not in have])
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
        rows += [row.inverse() for row in _tagged(annotation_id, _tag_ids(library, old.tags)[1])]
        stored = library.rows("SELECT * FROM annotation WHERE id = ?", annotation_id)[0]
        key = stored.pop("id")
        rows.append(RowChange("annotation", {"id": key}, stored, None))
    return Change(Notice("删除批注", "Delete annotation"), tuple(rows))


def _tagged(annotation_id: int, tag_ids: Iterable[int]) -> list[RowChange]:
    return [RowChange("annotation_tag", {"annotation_id": annotation_id, "tag_id": tag_id}, None, {}) for tag_id in tag_ids]


def _tag_ids(library: Library, names: Sequence[str]) -> tuple[list[RowChange], list[int]]:
    """The ids of the named tags and the rows that make those that don't exist yet; UserError where a name is empty."""
    known = {tag.name: tag.id for tag in tags(library)}
    rows: list[RowChange] = []
    first, wanted = library.next_id("tag"), dict.fromkeys(name.strip() for name in names)
    for name in wanted:
        if name not in known:
            _check_name(library, name)
            known[name] = first + len(rows)
            rows.append(_new_tag(library, known[name], name, offset=len(rows)))
    return rows, [known[name] for name in wanted]


def _new_tag(library: Library, tag_id: int, name: str, *, offset: int = 0, given: Row | None = None) -> RowChange:
    """A new tag takes the next colour of the palette and the next free digit as shortcut, unless they are `given`."""
    taken = tags(library)
    number = len(taken) + offset + 1
    free = [str(digit) for digit in range(1, COLORS + 1) if str(digit) not in {tag.shortcut for tag in taken}]
    row: Row = {
        "name": name,
        "color": (number - 1) % COLORS + 1,
        "shortcut": free[offset] if offset < len(free) else "",
        "description": "",
        "parent_id": None,
        **(given or {}),
    }
    return RowChange("tag", {"id": tag_id}, None, row)


def add_tag(library: Library, name: str, **given: str | int) -> Change:
    """The change that makes a tag, with `color`, `shortcut`, `description` where given; UserError for an empty or taken name.

    Call it inside `write`.
    """
    _check_name(library, name)
    row = _new_tag(library, library.next_id("tag"), name, given={**given})
    return Change(Notice(f"新建标签 {name}", f"New tag {name}"), (row,))


def edit_tag(library: Library, tag: Tag) -> Change:
    """The change that gives the tag with this id the other values of `tag`; UserError as in `add_tag`, NotFoundError."""
    old = next((known for known in tags(library) if known.id == tag.id), None)
    if old is None:
        raise NotFoundError(f"标签 {tag.name}", f"tag {tag.name}")
    if old.name != tag.name:
        _check_name(library, tag.name)
    columns = ("name", "color", "shortcut", "description", "parent_id")
    values: Row = {column: getattr(tag, column) for column in columns}
    before: Row = {column: getattr(old, column) for column, value in values.items() if getattr(old, column) != value}
    after: Row = {column: values[column] for column in before}
    rows = (RowChange("tag", {"id": tag.id}, before, after),) if after else ()
    return Change(Notice(f"改标签 {tag.name}", f"Edit tag {tag.name}"), rows)


def _check_name(library: Library, name: str) -> None:
    if not name.strip():
        raise UserError("标签要有名称。请输入名称后再保存。", "A tag needs a name. Enter one and save again.")
    if name in {tag.name for tag in tags(library)}:
        raise UserError(f"已有标签“{name}”。请换一个名称。", f'There is a tag "{name}" already. Choose another name.')


def remove_tag(library: Library, tag_id: int) -> Change:
    """The change that deletes a tag and takes it off every annotation; its children move up to its parent. NotFoundError."""
    found = library.rows("SELECT * FROM tag WHERE id = ?", tag_id)
    if not found:
        raise NotFoundError("这个标签", "such tag")
    carriers = library.rows("SELECT annotation_id FROM annotation_tag WHERE tag_id = ?", tag_id)
    rows = [row.inverse() for carrier in carriers for row in _tagged(carrier["annotation_id"], [tag_id])]
    row = found[0]
    row.pop("id")
    name, parent = row["name"], row["parent_id"]
    for child in library.rows("SELECT id FROM tag WHERE parent_id = ?", tag_id):
        rows.append(RowChange("tag", {"id": child["id"]}, {"parent_id": tag_id}, {"parent_id": parent}))
    return Change(Notice(f"删除标签 {name}", f"Delete tag {name}"), (*rows, RowChange("tag", {"id": tag_id}, row, None)))
