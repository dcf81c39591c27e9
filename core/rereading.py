"""Making plans of a source again: with new edits, by later rules, or from a later version of its file.

Each gives one change, in which plans and clauses keep their ids and what hangs on them goes with its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core import ingest
from core.anchors import Anchor, locate
from core.changes import Change, RowChange
from core.edits import Edit
from core.errors import UserError
from core.model import Fit, Notice
from core.moves import Moves, stay
from core.parsed import ParsedSource
from core.store import Library, edits, sources
from core.store.following import Following
from core.store.revise import Revision


@dataclass(frozen=True, slots=True)
class Reread:
    """A change, and how many annotations it leaves to be checked or without a place."""

    change: Change
    to_check: int = 0
    lost: int = 0


def reading_of(library: Library, source_id: int) -> ingest.Reading:
    """What was read of a source; of one stored by an older version its bytes are read again. NotFoundError, RefusedFileError."""
    return _reading(sources.reading(library, source_id))


def _reading(stored: sources.StoredReading) -> ingest.Reading:
    if stored.reading:
        return ingest.Reading.from_json(stored.text, stored.reading)
    return ingest.load(stored.content, stored.name)


def is_outdated(library: Library, source_id: int) -> bool:
    """Whether the source was made plans of by older rules than today's."""
    return sources.parsed_by(library, source_id) != ingest.RULES


@dataclass(frozen=True, slots=True)
class Prepared:
    """A source made plans of with further edits: what takes time, done before anything is locked."""

    stored: sources.StoredReading
    reading: ingest.Reading
    before: tuple[Edit, ...]
    new: tuple[Edit, ...]
    parsed: ParsedSource


def prepare(library: Library, source_id: int, new: Sequence[Edit] = ()) -> Prepared:
    """Make plans of a source with the edits so far and new ones; NotFoundError, RefusedFileError."""
    stored = sources.reading(library, source_id)
    reading, before = _reading(stored), edits.edits_of(library, source_id)
    return Prepared(stored, reading, before, tuple(new), ingest.parse(reading, stored.name, [*before, *new]))


def reread(library: Library, source_id: int, label: Notice, prepared: Prepared) -> Reread:
    """The change that makes the plans of a source what was prepared; call it inside `write`.

    Edits that change nothing are not kept. UserError where nothing of the source would be left.
    """
    if edits.edits_of(library, source_id) != prepared.before:  # another window was quicker
        prepared = prepare(library, source_id, prepared.new)
    stored, reading = prepared.stored, prepared.reading
    rows = edits.added(library, source_id, prepared.new)
    if stored.parsed_by != ingest.RULES:
        before, after = {"parsed_by": stored.parsed_by}, {"parsed_by": ingest.RULES}
        rows.append(RowChange("source", {"id": source_id}, {**before}, {**after}))
    same = reading.text == stored.text
    move = stay if same else Moves(stored.text, reading.text)
    revision = Revision(library, source_id, _some(prepared.parsed), source_id, move)
    if not same:
        renewed = {"text": reading.text, "reading": reading.to_json()}
        rows.append(RowChange("source", {"id": source_id}, {"text": stored.text, "reading": stored.reading}, {**renewed}))
    return _reread(revision, label, rows, same_text=same)


def replaced(library: Library, earlier: int, source_id: int, reading: ingest.Reading, label: Notice) -> Reread:
    """The change that gives the plans of the source `earlier` the text of a later version of its file, stored as `source_id`.

    The edits of the earlier version come along as far as their words are found. Call it inside `write`.
    """
    move = Moves(sources.reading(library, earlier).text, reading.text)
    moved = [found for edit in edits.edits_of(library, earlier) if (found := _moved(edit, reading.text, move(edit.at)))]
    parsed = ingest.parse(reading, sources.source(library, source_id).name, moved)
    revision = Revision(library, earlier, _some(parsed), source_id, move)
    return _reread(revision, label, edits.added(library, source_id, moved), same_text=False)


def _reread(revision: Revision, label: Notice, rows: Sequence[RowChange], *, same_text: bool) -> Reread:
    steps = revision.compute()
    followed = Following(revision, same_text=same_text).compute()
    found = steps.rows(followed.rows)
    only_edits = not found and all(row.table == "edit" for row in rows)
    change = Change(label, () if only_edits else (*rows, *found))
    return Reread(change, followed.to_check, followed.lost)


def _moved(edit: Edit, text: str, expected: int | None) -> Edit | None:
    span, fit = locate(edit.anchor, text, expected)
    return None if fit is Fit.LOST else replace(edit, anchor=Anchor.on(text, span))


def _some(parsed: ParsedSource) -> ParsedSource:
    if not parsed.plans:
        raise UserError(
            "这样改，来源文件里就没有正文了，没有改动。要移出整份文件，请用“移出资料库”。",
            "Nothing would be left of this source, so nothing was changed. To remove a whole plan, use Remove from library.",
        )
    return parsed
