"""The tags of a library as a tree the analyst arranges: what is in it, moving, merging, retiring, tag sets in and out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.changes import Change
from core.model import Tag, Touched
from core.store import Library, tags
from core.store.tag_import import Taken, take_in


@dataclass(frozen=True, slots=True)
class TagNode:
    """A tag in the tree: how deep it stands (0 is outermost), how many annotations carry it, and it or one below it."""

    tag: Tag
    depth: int
    count: int
    total: int


class Tagging:
    """What can be asked of the tags of one library, and done to them, in the name of `author`."""

    def __init__(self, library: Library, author: str) -> None:
        self._library = library
        self._author = author

    def tree(self, *, totals: bool = True) -> tuple[TagNode, ...]:
        """All tags as the tree reads; without `totals`, which take long to count, a tag's total is its own count."""
        known, counts = tags.tags(self._library), tags.tag_counts(self._library)
        deep = tags.depths(known)
        totals_of = tags.tag_totals(self._library, known) if totals else counts
        return tuple(TagNode(tag, deep[tag.id], counts.get(tag.id, 0), totals_of.get(tag.id, 0)) for tag in known)

    def offered(self) -> tuple[Tag, ...]:
        """The tags in use as the tree reads."""
        return tuple(tag for tag in tags.tags(self._library) if not tag.retired)

    def counts(self) -> dict[int, int]:
        """How many annotations carry each tag, by tag id."""
        return tags.tag_counts(self._library)

    def add(self, name: str, **given: str | int | None) -> Touched:
        """Make a tag with the next colour and digit, or with the `color`, `shortcut`, `description`, `parent_id` given."""
        return self._run(lambda: tags.add_tag(self._library, name.strip(), **given))

    def start_with(self, names: Sequence[str]) -> None:
        """Give a new library its first tags; part of making it, so not a step to undo."""
        with self._library.write() as connection:
            for name in names:
                tags.add_tag(self._library, name).apply(connection)

    def edit(self, tag: Tag) -> Touched:
        """Rename, recolour or describe a tag."""
        return self._run(lambda: tags.edit_tag(self._library, tag))

    def move(self, tag_ids: Sequence[int], parent_id: int | None, before_id: int | None = None) -> Touched:
        """Put tags below another (None: outermost), before one of those there or behind all; UserError: below itself."""
        return self._run(lambda: tags.move_tags(self._library, tag_ids, parent_id, before_id))

    def merge(self, tag_ids: Sequence[int], into_id: int) -> Touched:
        """Turn tags into another one; annotations and the tags below them follow. NotFoundError."""
        return self._run(lambda: tags.merge_tags(self._library, tag_ids, into_id))

    def retire(self, tag_ids: Sequence[int], *, retired: bool = True) -> Touched:
        """Put tags and all below them out of use, or in use again with all above them; annotations keep them."""
        return self._run(lambda: tags.retire_tags(self._library, tag_ids, retired=retired))

    def remove(self, tag_ids: Sequence[int]) -> Touched:
        """Delete tags and take them off every annotation; what lies below them moves up. NotFoundError."""
        return self._run(lambda: tags.remove_tags(self._library, tag_ids))

    def export(self, path: Path) -> int:
        """Write the tags as a tag set (.qdc: REFI-QDA codebook; else a table, .tsv); how many. ExportError."""
        from core.exchange.tag_set import write_tag_set

        known = tags.tags(self._library)
        write_tag_set(known, path)
        return len(known)

    def take_in(self, path: Path) -> tuple[Taken, Touched]:
        """Take in a tag set; a tag with the name of one in it stays as it is and gets what it has none of. RefusedFileError."""
        from core.exchange.tag_set import read_tag_set

        read = read_tag_set(path)
        with self._library.write():
            taken, change = take_in(self._library, read, path.name)
            return taken, self._library.run(change, self._author)

    def _run(self, make: Callable[[], Change]) -> Touched:
        return self._library.carry_out(make, self._author)
