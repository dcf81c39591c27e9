"""Links decided, made and changed by hand: each is a step that can be undone, and no clause is left out of the links by it."""

from __future__ import annotations

from collections.abc import Sequence

from core.errors import NotFoundError
from core.model import Decision, Link, Relation, Touched
from core.store import Library, links, relinking


class Links:
    """What can be done to the links of one library, in the name of `author`."""

    def __init__(self, library: Library, author: str) -> None:
        self._library = library
        self._author = author

    def link(self, link_id: int) -> Link:
        """A link by id; NotFoundError."""
        return links.link(self._library, link_id)

    def decide(self, link_ids: Sequence[int], decision: Decision) -> Touched:
        """Confirm, reject or set back links."""
        return self._library.carry_out(lambda: links.decide(self._library, link_ids, decision), self._author)

    def edit(self, link_id: int, *, relation: Relation, moved: bool, note: str) -> Touched:
        """Give a link another relation, flag or note."""
        return self._library.carry_out(
            lambda: links.edit(self._library, link_id, relation=relation, moved=moved, note=note), self._author
        )

    def progress(self, plan_id: int) -> dict[int, tuple[int, int]]:
        """By clause of a plan: how many of its links are confirmed, and how many there are."""
        return links.progress(self._library, plan_id)

    def relink(self, link_id: int, old: Sequence[int], new: Sequence[int], relation: Relation | None = None) -> Touched:
        """Give a link other clauses; without `relation` their numbers say it. Those left alone become new or dropped."""
        return self._library.carry_out(
            lambda: relinking.relink(self._library, link_id, (tuple(old), tuple(new)), relation), self._author
        )

    def connect(self, old_plan: int, new_plan: int, old: Sequence[int], new: Sequence[int]) -> Touched:
        """Make a link by hand between clauses of two plans that were aligned; NotFoundError, UserError."""
        found = links.alignment(self._library, old_plan, new_plan)
        if found is None:
            raise NotFoundError("这两份文件的对照", "alignment of these two plans")
        return self._library.carry_out(lambda: relinking.connect(self._library, found, (tuple(old), tuple(new))), self._author)

    def split(self, link_id: int) -> Touched:
        """Make of a link of one clause with several one link for each; UserError for any other."""
        return self._library.carry_out(lambda: relinking.split(self._library, link_id), self._author)

    def join(self, link_ids: Sequence[int]) -> Touched:
        """Make one link of several of one alignment; UserError for fewer than two."""
        return self._library.carry_out(lambda: relinking.join(self._library, link_ids), self._author)
