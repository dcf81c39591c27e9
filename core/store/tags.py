"""Tags in the library: a tree in the analyst's order, and the changes that make, edit, move, merge, retire and delete them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from core.changes import Change, Row, RowChange
from core.errors import NotFoundError, UserError
from core.model import Notice, Tag
from core.store import saved
from core.store.library import Library

COLORS = 8
ORDER = "tags", "order"
"""Where the ids of the tags are kept in the order the analyst gave them; what is not there follows in the order it was made."""

_COLUMNS = ("name", "color", "shortcut", "description", "parent_id", "retired")


def tags(library: Library) -> tuple[Tag, ...]:
    """All tags as the tree reads: each before those below it, siblings in the analyst's order, else as they were made."""
    rows = library.rows("SELECT * FROM tag ORDER BY id")
    made = [
        Tag(row["id"], row["name"], row["color"], row["shortcut"], row["description"], row["parent_id"], bool(row["retired"]))
        for row in rows
    ]
    return in_tree_order(made, _order(library))


def _order(library: Library) -> list[int]:
    kind, name = ORDER
    found = library.rows("SELECT value FROM saved WHERE kind = ? AND name = ?", kind, name)
    return json.loads(found[0]["value"]) if found else []


def in_tree_order(made: Sequence[Tag], order: Sequence[int] = ()) -> tuple[Tag, ...]:
    """Tags as a tree reads; siblings by their place in `order`, the others behind them by id."""
    place = {tag_id: at for at, tag_id in enumerate(order)}
    known = {tag.id for tag in made}
    below: dict[int | None, list[Tag]] = {}
    for tag in sorted(made, key=lambda tag: (place.get(tag.id, len(place)), tag.id)):
        below.setdefault(tag.parent_id if tag.parent_id in known else None, []).append(tag)
    found: list[Tag] = []
    ahead = below.pop(None, [])[::-1]
    while ahead:
        tag = ahead.pop()
        found.append(tag)
        ahead += below.pop(tag.id, [])[::-1]
    return (*found, *(tag for ring in below.values() for tag in ring))  # none is left out, whatever the file says


def depths(known: Sequence[Tag]) -> dict[int, int]:
    """How deep each tag stands, 0 for the outermost, of tags as the tree reads."""
    found: dict[int, int] = {}
    for tag in known:
        found[tag.id] = found.get(tag.parent_id, -1) + 1 if tag.parent_id is not None else 0
    return found


def below(known: Sequence[Tag], tag_ids: Iterable[int]) -> set[int]:
    """These tags and all below them, of tags as the tree reads."""
    found = set(tag_ids)
    for tag in known:
        if tag.parent_id in found:
            found.add(tag.id)
    return found


def above(known: Sequence[Tag], tag_id: int) -> list[int]:
    """The tags a tag lies in, the nearest first."""
    parents = {tag.id: tag.parent_id for tag in known}
    found: list[int] = []
    at = parents.get(tag_id)
    while at is not None and at not in found:
        found.append(at)
        at = parents.get(at)
    return found


def tag_counts(library: Library) -> dict[int, int]:
    """How many annotations of plans outside the bin carry each tag, by tag id."""
    counts = library.rows("SELECT tag_id, count(*) AS n FROM annotation_tag GROUP BY tag_id")  # of the index alone
    binned = library.rows(
        """SELECT tag_id, count(*) AS n FROM plan CROSS JOIN annotation ON annotation.plan_id = plan.id
           CROSS JOIN annotation_tag ON annotation_id = annotation.id WHERE binned_at IS NOT NULL GROUP BY tag_id"""
    )
    less = {row["tag_id"]: row["n"] for row in binned}
    return {row["tag_id"]: n for row in counts if (n := row["n"] - less.get(row["tag_id"], 0))}


def tag_totals(library: Library, known: Sequence[Tag]) -> dict[int, int]:
    """How many annotations of plans outside the bin carry each tag or one below it, by tag id."""
    totals = tag_counts(library)
    for tag in known:
        under = below(known, [tag.id])
        if len(under) > 1:
            ids = ",".join(map(str, under))
            found = library.rows(
                f"""SELECT count(DISTINCT annotation_id) AS n FROM annotation_tag WHERE tag_id IN ({ids}) AND annotation_id NOT IN
                    (SELECT annotation.id FROM plan CROSS JOIN annotation ON annotation.plan_id = plan.id
                     WHERE binned_at IS NOT NULL)"""
            )
            totals[tag.id] = found[0]["n"]
    return totals


# Tags of an annotation, as rows


def tagged(annotation_id: int, tag_ids: Iterable[int]) -> list[RowChange]:
    """The rows that put tags on an annotation."""
    return [RowChange("annotation_tag", {"annotation_id": annotation_id, "tag_id": tag_id}, None, {}) for tag_id in tag_ids]


def tag_ids(library: Library, names: Sequence[str]) -> tuple[list[RowChange], list[int]]:
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


# Single tags


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


def add_tag(library: Library, name: str, **given: str | int | None) -> Change:
    """The change that makes a tag, with `color`, `shortcut`, `description`, `parent_id` where given; UserError: empty, taken.

    Call it inside `write`.
    """
    _check_name(library, name)
    row = _new_tag(library, library.next_id("tag"), name, given={**given})
    freed = _freed_key(library, str(given.get("shortcut") or ""), 0)
    return Change(Notice(f"新建标签 {name}", f"New tag {name}"), (*freed, row))


def edit_tag(library: Library, tag: Tag) -> Change:
    """The change that gives the tag with this id the other values of `tag`; UserError as in `add_tag`, NotFoundError.

    A key that another tag has is taken from it. UserError where the tag would lie below itself.
    """
    old = _known(library, tag.id, tag.name)
    if old.name != tag.name:
        _check_name(library, tag.name)
    if tag.parent_id is not None and tag.parent_id in below(tags(library), [tag.id]):
        raise _below_itself(tag.name)
    before: Row = {column: getattr(old, column) for column in _COLUMNS if getattr(old, column) != getattr(tag, column)}
    after: Row = {column: getattr(tag, column) for column in before}
    freed = _freed_key(library, tag.shortcut, tag.id) if "shortcut" in after else ()
    rows = (*freed, RowChange("tag", {"id": tag.id}, _stored(before), _stored(after))) if after else ()
    return Change(Notice(f"改标签 {tag.name}", f"Edit tag {tag.name}"), rows)


def _stored(row: Row) -> Row:
    return {column: int(value) if isinstance(value, bool) else value for column, value in row.items()}


def _freed_key(library: Library, key: str, but: int) -> tuple[RowChange, ...]:
    """The rows that take a key from the tag that has it."""
    holders = [tag for tag in tags(library) if key and tag.shortcut == key and tag.id != but]
    return tuple(RowChange("tag", {"id": tag.id}, {"shortcut": key}, {"shortcut": ""}) for tag in holders)


def _known(library: Library, tag_id: int, name: str = "") -> Tag:
    found = next((known for known in tags(library) if known.id == tag_id), None)
    if found is None:
        raise NotFoundError(f"标签 {name}" if name else "这个标签", f"tag {name}" if name else "such tag")
    return found


def _check_name(library: Library, name: str) -> None:
    if not name.strip():
        raise UserError("标签要有名称。请输入名称后再保存。", "A tag needs a name. Enter one and save again.")
    if name in {tag.name for tag in tags(library)}:
        raise UserError(f"已有标签“{name}”。请换一个名称。", f'There is a tag "{name}" already. Choose another name.')


def _below_itself(name: str) -> UserError:
    return UserError(
        f"标签“{name}”不能放到它自己下面。请选别的位置。", f'The tag "{name}" cannot lie below itself. Choose another place.'
    )


# Several tags at once


def move_tags(library: Library, moved_ids: Sequence[int], parent_id: int | None, before_id: int | None = None) -> Change:
    """The change that puts tags below `parent_id` (None: outermost), before a sibling or behind all. UserError: below itself."""
    known = tags(library)
    moved = [tag for tag in known if tag.id in moved_ids]
    if parent_id is not None:
        _known(library, parent_id)
    inside = next((tag for tag in moved if parent_id in below(known, [tag.id])), None)
    if inside is not None:
        raise _below_itself(inside.name)
    ids = [tag.id for tag in moved]
    rest = [tag.id for tag in known if tag.id not in ids]
    at = rest.index(before_id) if before_id in rest else len(rest)
    rows = [
        RowChange("tag", {"id": tag.id}, {"parent_id": tag.parent_id}, {"parent_id": parent_id})
        for tag in moved
        if tag.parent_id != parent_id
    ]
    order = [*rest[:at], *ids, *rest[at:]]
    there = {tag.id: replace(tag, parent_id=parent_id if tag.id in ids else tag.parent_id) for tag in known}
    order = [tag.id for tag in in_tree_order([*there.values()], order)]
    if order == [tag.id for tag in known] and not rows:
        return Change(Notice("", ""), ())
    named = "、".join(tag.name for tag in moved[:3])
    return Change(Notice(f"移动标签 {named}", f"Move tag {named}"), (*rows, *saved.put(library, *ORDER, json.dumps(order))))


def merge_tags(library: Library, merged_ids: Sequence[int], into_id: int) -> Change:
    """The change that turns tags into another one: their annotations and the tags below them follow. NotFoundError.

    The other tag takes over a key, and a description, where it has none of its own.
    """
    into, known = _known(library, into_id), tags(library)
    merged = [tag for tag in known if tag.id in merged_ids and tag.id != into_id]
    gone = {tag.id for tag in merged}
    have = {row["annotation_id"] for row in library.rows("SELECT annotation_id FROM annotation_tag WHERE tag_id = ?", into_id)}
    rows: list[RowChange] = []
    for tag in merged:
        for row in library.rows("SELECT annotation_id FROM annotation_tag WHERE tag_id = ? ORDER BY annotation_id", tag.id):
            annotation_id = row["annotation_id"]
            rows += [each.inverse() for each in tagged(annotation_id, [tag.id])]
            if annotation_id not in have:
                have.add(annotation_id)
                rows += tagged(annotation_id, [into_id])
    line = {into_id, *above(known, into_id)}
    for tag in known:
        if tag.parent_id in gone and tag.id not in gone:
            kept = next((each for each in above(known, tag.id) if each not in gone), None)
            after = kept if tag.id in line else into_id
            rows.append(RowChange("tag", {"id": tag.id}, {"parent_id": tag.parent_id}, {"parent_id": after}))
    rows += _deleted(merged)
    taken: Mapping[str, str] = {
        column: next((value for tag in merged if (value := getattr(tag, column))), "")
        for column in ("shortcut", "description")
        if not getattr(into, column)
    }
    after_into: Row = {column: value for column, value in taken.items() if value}
    if after_into:
        rows.append(RowChange("tag", {"id": into_id}, dict.fromkeys(after_into, ""), after_into))
    named = "、".join(tag.name for tag in merged[:3])
    label = Notice(f"把标签 {named} 并入 {into.name}", f"Merge tag {named} into {into.name}")
    return Change(label, tuple(rows) if merged else ())


def _deleted(gone: Sequence[Tag]) -> list[RowChange]:
    """The rows that delete tags, given as the tree reads: what lies below goes first."""
    return [
        RowChange("tag", {"id": tag.id}, _stored({column: getattr(tag, column) for column in _COLUMNS}), None)
        for tag in reversed(gone)
    ]


def retire_tags(library: Library, tag_ids: Sequence[int], *, retired: bool) -> Change:
    """The change that puts tags, with all below them, out of use, which gives their keys free; or in use, with all above them."""
    known = tags(library)
    wanted = below(known, tag_ids) if retired else {*tag_ids, *(each for i in tag_ids for each in above(known, i))}
    rows = [
        RowChange(
            "tag",
            {"id": tag.id},
            {"retired": int(tag.retired), "shortcut": tag.shortcut},
            {"retired": int(retired), "shortcut": "" if retired else tag.shortcut},
        )
        for tag in known
        if tag.id in wanted and tag.retired != retired
    ]
    named = "、".join(tag.name for tag in known if tag.id in tag_ids)
    label = Notice(f"停用标签 {named}", f"Retire tag {named}") if retired else Notice(f"恢复标签 {named}", f"Revive tag {named}")
    return Change(label, tuple(rows))


def remove_tags(library: Library, tag_ids: Sequence[int]) -> Change:
    """The change that deletes tags and takes them off every annotation; what lies below them moves up. NotFoundError."""
    for tag_id in tag_ids:
        _known(library, tag_id)
    known = tags(library)
    gone = [tag for tag in known if tag.id in tag_ids]
    rows: list[RowChange] = []
    for tag in gone:
        carriers = library.rows("SELECT annotation_id FROM annotation_tag WHERE tag_id = ?", tag.id)
        rows += [row.inverse() for carrier in carriers for row in tagged(carrier["annotation_id"], [tag.id])]
    for tag in known:
        if tag.parent_id in tag_ids and tag.id not in tag_ids:
            kept = next((each for each in above(known, tag.id) if each not in tag_ids), None)
            rows.append(RowChange("tag", {"id": tag.id}, {"parent_id": tag.parent_id}, {"parent_id": kept}))
    named = "、".join(tag.name for tag in gone[:3])
    return Change(Notice(f"删除标签 {named}", f"Delete tag {named}"), (*rows, *_deleted(gone)))
