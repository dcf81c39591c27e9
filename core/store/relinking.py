"""Links that the analyst makes, changes, splits and joins by hand; whoever is left alone by it stands in a link of its own.

What holds after each change: every clause that was in a link is in one that is not rejected, and no clause that has a
counterpart is called new or dropped as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from core.changes import Change, Row, RowChange
from core.errors import NotFoundError, UserError
from core.model import Alignment, Decision, Link, Notice, Relation
from core.store import links
from core.store.library import Library

Ends = tuple[tuple[int, ...], tuple[int, ...]]


def relation_by_count(old: Sequence[int], new: Sequence[int]) -> Relation:
    """The relation that the numbers of clauses on both sides alone give; one to one counts as revised."""
    if not old or not new:
        return Relation.DROPPED if old else Relation.NEW
    if len(old) == len(new) == 1:
        return Relation.REVISED
    return Relation.SPLIT if len(old) == 1 else Relation.MERGED if len(new) == 1 else Relation.REVISED


@dataclass(slots=True)
class _Desk:
    """The links of an alignment while they are changed, and the rows that change them."""

    library: Library
    alignment: Alignment
    links: dict[int, Link] = field(default_factory=dict[int, Link])
    rows: list[RowChange] = field(default_factory=list[RowChange])
    ordinals: dict[int, int] = field(default_factory=dict[int, int])
    fresh: int = 0

    def __post_init__(self) -> None:
        self.links = {link.id: link for link in self.alignment.links}
        stored = self.library.rows("SELECT id, ordinal FROM link WHERE alignment_id = ?", self.alignment.id)
        self.ordinals = {row["id"]: row["ordinal"] for row in stored}
        self.fresh = self.library.next_id("link")

    def change(self, link: Link) -> None:
        """Give the link with this id other ends, relation and decision."""
        before = self.links[link.id]
        columns = ("relation", "moved", "decision")
        old: Row = {column: _stored(getattr(before, column)) for column in columns}
        new: Row = {column: _stored(getattr(link, column)) for column in columns}
        if old != new:
            self.rows.append(RowChange("link", {"id": link.id}, old, new))
        for side in ("old", "new"):
            had, has = getattr(before, side), getattr(link, side)
            self.rows += [_end(link.id, clause, side).inverse() for clause in had if clause not in has]
        for side in ("old", "new"):
            had, has = getattr(before, side), getattr(link, side)
            self.rows += [_end(link.id, clause, side) for clause in has if clause not in had]
        self.links[link.id] = link

    def add(self, link: Link, near: int) -> None:
        """A new link, listed beside the link `near`."""
        made = replace(link, id=self.fresh)
        self.fresh += 1
        self.ordinals[made.id] = self.ordinals.get(near, 0)
        self.rows.append(RowChange("link", {"id": made.id}, None, self._row(made)))
        self.rows += [_end(made.id, clause, side) for side in ("old", "new") for clause in getattr(made, side)]
        self.links[made.id] = made

    def remove(self, link: Link) -> None:
        """Take a link away."""
        self.rows += [_end(link.id, clause, side).inverse() for side in ("old", "new") for clause in getattr(link, side)]
        self.rows.append(RowChange("link", {"id": link.id}, self._row(link), None))
        del self.links[link.id]

    def _row(self, link: Link) -> Row:
        return {
            "alignment_id": self.alignment.id,
            "ordinal": self.ordinals[link.id],
            "relation": link.relation.value,
            "moved": int(link.moved),
            "confidence": link.confidence,
            "reasons": json.dumps(link.reasons, ensure_ascii=False),
            "decision": link.decision.value,
            "note": link.note,
        }

    def settle(self, clauses: Iterable[int], near: int) -> None:
        """Give each of these clauses that is left alone a link of its own; take such links away where it has a counterpart."""
        for clause in dict.fromkeys(clauses):
            own = [
                link
                for link in self.links.values()
                if clause in (*link.old, *link.new) and link.decision is not Decision.REJECTED
            ]
            paired = [link for link in own if link.old and link.new]
            alone = [link for link in own if not (link.old and link.new)]
            if paired:
                for link in alone:
                    self.remove(link)
            elif not alone:
                side = self._side(clause)
                ends = ((clause,), ()) if side == "old" else ((), (clause,))
                self.add(Link(0, *ends, relation_by_count(*ends), False, 1.0, (), Decision.PROPOSED), near)

    def _side(self, clause: int) -> str:
        found = self.library.rows("SELECT plan_id FROM clause WHERE id = ?", clause)
        return "old" if found and found[0]["plan_id"] == self.alignment.old else "new"


def relink(library: Library, link_id: int, ends: Ends, relation: Relation | None = None) -> Change:
    """The change that gives a link other clauses, as the analyst's own; call it inside `write`. NotFoundError, UserError."""
    desk, link = _open(library, link_id)
    _check(desk, ends)
    freed = {*link.old, *link.new, *ends[0], *ends[1]}
    desk.change(_by_hand(link, ends, relation))
    desk.settle(freed, link_id)
    return Change(Notice("改选对应条目", "Link other clauses"), tuple(desk.rows))


def connect(library: Library, alignment: Alignment, ends: Ends, relation: Relation | None = None) -> Change:
    """The change that makes a link of the analyst's own; call it inside `write`. UserError."""
    desk = _Desk(library, alignment)
    _check(desk, ends)
    if not (ends[0] and ends[1]):
        raise UserError(
            "对应要有两边的条目。请再选另一边的条目。", "A link needs clauses on both sides. Choose one on the other side too."
        )
    near = next((link.id for link in alignment.links if set(link.old) & set(ends[0])), 0)
    made = Link(0, *ends, relation or relation_by_count(*ends), False, 1.0, (), Decision.MANUAL)
    desk.add(made, near)
    desk.settle((*ends[0], *ends[1]), near)
    return Change(Notice("手动对应", "Link by hand"), tuple(desk.rows))


def split(library: Library, link_id: int) -> Change:
    """The change that makes of a link of one clause with several one link for each of these; call it inside `write`.

    UserError where neither side is a single clause.
    """
    desk, link = _open(library, link_id)
    if min(len(link.old), len(link.new)) != 1 or max(len(link.old), len(link.new)) < 2:
        raise UserError(
            "只有一条对多条的对应可以拆开。请改选条目。",
            "Only a link of one clause with several can be split. Choose other clauses.",
        )
    pairs = [((a,), (b,)) for a in link.old for b in link.new]
    desk.change(_by_hand(link, pairs[0], None))
    for ends in pairs[1:]:
        desk.add(_by_hand(replace(link, note=""), ends, None), link_id)
    return Change(Notice("拆开对应", "Split the link"), tuple(desk.rows))


def join(library: Library, link_ids: Sequence[int]) -> Change:
    """The change that makes one link of several of one alignment; call it inside `write`. UserError for fewer than two."""
    chosen = list(dict.fromkeys(link_ids))
    if len(chosen) < 2:
        raise UserError("请先选两条以上的对应，再合并。", "Choose two or more links to join.")
    desk, first = _open(library, chosen[0])
    others = [desk.links[link_id] for link_id in chosen[1:] if link_id in desk.links]
    joined = [first, *others]
    ends = tuple(tuple(dict.fromkeys(c for link in joined for c in getattr(link, side))) for side in ("old", "new"))
    notes = "\n".join(link.note for link in joined if link.note)
    for link in others:
        desk.remove(link)
    desk.change(_by_hand(first, (ends[0], ends[1]), None))
    if notes != first.note:
        desk.rows.append(RowChange("link", {"id": first.id}, {"note": first.note}, {"note": notes}))
    desk.settle((*ends[0], *ends[1]), first.id)
    return Change(Notice("合并对应", "Join links"), tuple(desk.rows))


def _open(library: Library, link_id: int) -> tuple[_Desk, Link]:
    link = links.link(library, link_id)
    rows = library.rows(
        "SELECT old_plan_id, new_plan_id FROM alignment JOIN link ON alignment_id = alignment.id WHERE link.id = ?", link_id
    )
    alignment = links.alignment(library, rows[0]["old_plan_id"], rows[0]["new_plan_id"]) if rows else None
    if alignment is None:
        raise NotFoundError(f"编号为 {link_id} 的对应", f"link with the id {link_id}")
    return _Desk(library, alignment), link


def _by_hand(link: Link, ends: Ends, relation: Relation | None) -> Link:
    decided = relation or relation_by_count(*ends)
    return replace(link, old=ends[0], new=ends[1], relation=decided, decision=Decision.MANUAL)


def _check(desk: _Desk, ends: Ends) -> None:
    for side, plan_id, clauses in (("old", desk.alignment.old, ends[0]), ("new", desk.alignment.new, ends[1])):
        marks = ",".join(map(str, clauses)) or "0"
        found = desk.library.rows(f"SELECT count(*) AS n FROM clause WHERE plan_id = ? AND id IN ({marks})", plan_id)[0]["n"]
        if found != len(set(clauses)):
            raise UserError("选的条目不在这份文件里。请重新选择。", f"A chosen clause is not in the {side} plan. Choose again.")
    if not ends[0] and not ends[1]:
        raise UserError("对应至少要有一个条目。请重新选择。", "A link needs at least one clause. Choose again.")


def _end(link_id: int, clause: int, side: str) -> RowChange:
    return RowChange("link_end", {"link_id": link_id, "clause_id": clause}, None, {"side": side})


def _stored(value: object) -> str | int:
    return int(value) if isinstance(value, bool) else str(value)
