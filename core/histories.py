"""The history of an annotation, read from the log of the library: who did what to it when, and the way back to a state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.changes import Change, Row, RowChange, Value
from core.errors import NotFoundError
from core.model import Notice, Span, Status, Touched
from core.store import Library, annotations, plans
from core.store.library import Record
from core.store.tags import tag_ids, tagged


@dataclass(frozen=True, slots=True)
class Version:
    """A step that concerned an annotation, and what the annotation said after it.

    `undone`: the step was taken back since, so what it says was lost from sight. `there`: False where the step deleted it.
    `changed` names what the step changed: `made`, `deleted`, `note`, `status`, `tags`, `place`.
    """

    change_id: int
    made_at: str
    author: str
    label: Notice
    undone: bool
    there: bool
    changed: tuple[str, ...]
    note: str = ""
    status: Status = Status.OPEN
    tags: tuple[str, ...] = ()
    exact: str = ""


@dataclass(frozen=True, slots=True)
class _State:
    """The row of an annotation (None: it isn't there) and the ids of its tags."""

    row: Mapping[str, Value] | None
    tags: frozenset[int]

    def after(self, rows: tuple[RowChange, ...], annotation_id: int) -> _State:
        """The state that row changes lead to."""
        row, tags = self.row, self.tags
        for change in rows:
            if change.table == "annotation" and change.key.get("id") == annotation_id:
                row = None if change.after is None else {**(row or {}), **change.after}
            elif change.table == "annotation_tag" and change.key.get("annotation_id") == annotation_id:
                tag_id = change.key.get("tag_id")
                assert isinstance(tag_id, int)
                tags = tags - {tag_id} if change.after is None else tags | {tag_id}
        return _State(row, tags)

    def fits(self, rows: tuple[RowChange, ...], annotation_id: int) -> bool:
        """Whether row changes can have begun from this state: every edit knows the time of the one before it."""
        for change in rows:
            if change.table == "annotation" and change.key.get("id") == annotation_id:
                return (self.row is None) == (change.before is None) and all(
                    (self.row or {}).get(column) == value for column, value in (change.before or {}).items()
                )
        return self.row is not None


class Histories:
    """The histories of annotations of one library; going back is an edit in the name of `author`."""

    def __init__(self, library: Library, author: str) -> None:
        self._library = library
        self._author = author

    def of(self, annotation_id: int) -> tuple[Version, ...]:
        """The steps that concerned an annotation, the newest first; none where there never was one."""
        found: list[Version] = []
        walked, names = self._walk(annotation_id)
        for entry, before, after in walked:
            row = after.row or {}
            found.append(
                Version(
                    entry["id"],
                    str(entry["made_at"]),
                    entry["author"],
                    Notice(entry["label_zh"], entry["label_en"]),
                    undone=entry["state"] != "done",
                    there=after.row is not None,
                    changed=_changed(before, after),
                    note=str(row.get("note", "")),
                    status=Status(str(row.get("status", Status.OPEN))),
                    tags=tuple(names[tag_id] for tag_id in sorted(after.tags) if tag_id in names),
                    exact=str(row.get("exact", "")),
                )
            )
        return tuple(found)

    def _walk(self, annotation_id: int) -> tuple[list[tuple[Record, _State, _State]], dict[int, str]]:
        """Log entry, state before and state after each step, from today's state back: what was undone leads nowhere.

        And the names of tags by id, also of those that are gone, as the steps knew them.
        """
        names: dict[int, str] = {row["id"]: row["name"] for row in self._library.rows("SELECT id, name FROM tag")}
        entries = self._library.rows(
            "SELECT change_log.* FROM change_log JOIN concern ON change_id = change_log.id"
            " WHERE \"table\" = 'annotation' AND row_id = ? ORDER BY change_log.id DESC",
            annotation_id,
        )
        changes = [Change.from_json(Notice("", ""), entry["rows"]) for entry in entries]
        for row in (row for change in changes for row in change.rows):
            tag_id, name = row.key.get("id"), (row.after or row.before or {}).get("name")
            if row.table == "tag" and isinstance(tag_id, int) and isinstance(name, str):
                names.setdefault(tag_id, name)
        state = self._now(annotation_id)
        for entry, change in zip(entries, changes, strict=True):
            if entry["state"] == "done":
                state = state.after(change.inverse().rows, annotation_id)
        known = [state]  # what a step may have begun from: the state before it, or that of a step that was undone later
        found: list[tuple[Record, _State, _State]] = []
        for entry, change in zip(reversed(entries), reversed(changes), strict=True):
            done = entry["state"] == "done"
            before = known[0] if done else next((s for s in reversed(known) if s.fits(change.rows, annotation_id)), known[0])
            after = before.after(change.rows, annotation_id)
            known = [after] if done else [*known, after]
            found.append((entry, before, after))
        return found[::-1], names

    def _now(self, annotation_id: int) -> _State:
        rows = self._library.rows("SELECT * FROM annotation WHERE id = ?", annotation_id)
        tags = self._library.rows("SELECT tag_id FROM annotation_tag WHERE annotation_id = ?", annotation_id)
        return _State({c: v for c, v in rows[0].items() if c != "id"} if rows else None, frozenset(row["tag_id"] for row in tags))

    def go_back(self, annotation_id: int, change_id: int) -> Touched:
        """Give an annotation the note, status, tags and, where its words still stand there, the place it had after a step.

        It is a step of its own, which can be undone. NotFoundError where there is no such state.
        """
        return self._library.carry_out(lambda: self._way_back(annotation_id, change_id), self._author)

    def _way_back(self, annotation_id: int, change_id: int) -> Change:
        walked, names = self._walk(annotation_id)
        wanted = next((after for entry, _, after in walked if entry["id"] == change_id), None)
        now = self._now(annotation_id)
        if wanted is None or wanted.row is None:
            raise NotFoundError("批注的这个状态", "such state of the annotation")
        wanted_tags = [names[tag_id] for tag_id in sorted(wanted.tags) if tag_id in names]
        label = Notice("批注回到以前的样子", "Annotation as it was before")
        if now.row is None:
            return Change(label, self._made_again(annotation_id, wanted.row, wanted_tags))
        row = wanted.row
        text = plans.text(self._library, annotations.annotation(self._library, annotation_id).plan_id)
        start, end = row.get("start"), row.get("end")
        span = Span(start, end) if isinstance(start, int) and isinstance(end, int) else None
        moved = span is not None and (now.row["start"], now.row["end"]) != (start, end)
        still = moved and span is not None and text[span.start : span.end] == row.get("exact")
        change = annotations.edit(
            self._library,
            annotation_id,
            note=str(row.get("note", "")),
            status=Status(str(row.get("status", Status.OPEN))),
            tag_names=wanted_tags,
            span=span if still else None,
        )
        return replace(change, label=label)

    def _made_again(self, annotation_id: int, wanted: Mapping[str, Value], tag_names: Sequence[str]) -> tuple[RowChange, ...]:
        """The rows of an annotation that was deleted; its clause may be gone since."""
        row: Row = dict(wanted)
        plans.plan(self._library, int(str(row["plan_id"])))
        if not self._library.rows("SELECT 1 FROM clause WHERE id = ?", row["clause_id"]):
            row["clause_id"] = None
        new_tags, ids = tag_ids(self._library, tag_names)
        return (RowChange("annotation", {"id": annotation_id}, None, row), *new_tags, *tagged(annotation_id, ids))


def _changed(before: _State, after: _State) -> tuple[str, ...]:
    if before.row is None or after.row is None:
        return ("made",) if after.row is not None else ("deleted",)
    row, new = before.row, after.row
    found = [name for name in ("note", "status") if row.get(name) != new.get(name)]
    if before.tags != after.tags:
        found.append("tags")
    if (row.get("start"), row.get("end")) != (new.get("start"), new.get("end")):
        found.append("place")
    return tuple(found)
