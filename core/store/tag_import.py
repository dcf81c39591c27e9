"""A tag set taken into a library: tags are told by their names, and what the library says of them wins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.changes import Change, Row, RowChange
from core.model import Notice, Tag
from core.store.library import Library
from core.store.tags import COLORS, above, tags


@dataclass(frozen=True, slots=True)
class ReadTag:
    """A tag of a tag set. `parent` is the place of another one in the set before it; `color` 0: none is given."""

    name: str
    parent: int | None = None
    color: int = 0
    shortcut: str = ""
    description: str = ""
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """How many tags of a set were new, and how many were there already."""

    new: int
    known: int


def take_in(library: Library, read: Sequence[ReadTag], name: str) -> tuple[Taken, Change]:
    """The change that takes a tag set in; call it inside `write`.

    A new tag has what the set says, but a key only where it is free; where the set knows no keys, the first new ones get those
    that are free. A known tag gets a description and a parent where it has none.
    """
    known = {tag.name: tag for tag in tags(library)}
    keys = {"", *(tag.shortcut for tag in known.values())}
    free = [str(digit) for digit in range(1, COLORS + 1) if str(digit) not in keys] if not any(t.shortcut for t in read) else []
    before, next_id = dict(known), library.next_id("tag")
    at: list[Tag] = []
    for each in read:
        parent = at[each.parent] if each.parent is not None else None
        found = known.get(each.name)
        if found is None:
            shortcut = each.shortcut if each.shortcut not in keys else free.pop(0) if free and not each.retired else ""
            color = each.color or len(known) % COLORS + 1
            found = Tag(next_id, each.name, color, shortcut, each.description, parent.id if parent else None, each.retired)
            keys.add(shortcut)
            next_id += 1
        else:
            found = replace(found, description=found.description or each.description)
            if parent is not None and found.parent_id is None and not _lies_in(parent, found, known):
                found = replace(found, parent_id=parent.id)
        known[each.name] = found
        at.append(found)
    rows = [_row(before.get(tag.name), tag) for tag in known.values() if before.get(tag.name) != tag]
    rows.sort(key=lambda row: row.before is not None)  # a tag must be there before another one lies below it
    new = len(known) - len(before)
    label = Notice(f"导入标签 {name}", f"Import tags {name}")
    return Taken(new, len({each.name for each in read}) - new), Change(label, tuple(rows))


def _lies_in(tag: Tag, other: Tag, known: dict[str, Tag]) -> bool:
    return tag.id == other.id or other.id in above([*known.values()], tag.id)


def _row(before: Tag | None, after: Tag) -> RowChange:
    columns = ("name", "color", "shortcut", "description", "parent_id", "retired")
    if before is None:
        row: Row = {column: getattr(after, column) for column in columns}
        return RowChange("tag", {"id": after.id}, None, {**row, "retired": int(after.retired)})
    changed = [column for column in ("description", "parent_id") if getattr(before, column) != getattr(after, column)]
    was: Row = {column: getattr(before, column) for column in changed}
    becomes: Row = {column: getattr(after, column) for column in changed}
    return RowChange("tag", {"id": after.id}, was, becomes)
