"""Edits as values: whatever was done, undo leads back step by step to the same rows, and redo forward again."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from core.changes import Change, RowChange
from core.errors import StaleChangeError
from core.model import Decision, Link, Notice, Relation, Span, Status, Tag
from core.store import Library, annotations, links, plans, tags
from tests.makers import a_library, a_source, clause_ids

TABLES = (
    "source",
    "noise",
    "plan",
    "evidence",
    "paragraph",
    "clause",
    "tag",
    "annotation",
    "annotation_tag",
    "alignment",
    "saved",
)
LABEL = Notice("一步", "A step")

names = st.sampled_from(["经费", "机制", "监督", "安全 生产", "a"])
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
numbers = st.integers(0, 60)


def contents(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """Every row that means something to the analyst, with the storage class of each value."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for table in (*TABLES, "link", "link_end"):
        columns = [row[1] for row in library.db.conn.execute(f'PRAGMA table_info("{table}")')]
        shown = ", ".join(f'"{column}", typeof("{column}")' for column in columns)
        found[table] = sorted(library.db.conn.execute(f'SELECT {shown} FROM "{table}"').fetchall(), key=repr)
    return found


def pick(rows: list[dict[str, int]], number: int) -> int | None:
    return rows[number % len(rows)]["id"] if rows else None


class Analyst:
    """Does one edit at a time, choosing among what is there by number; an edit that finds nothing to do makes no step."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def _run(self, make: Callable[[], Change]) -> None:
        with self.library.write():
            self.library.run(make(), "测试")

    def annotate(self, number: int, tag_names: list[str], note: str) -> None:
        outline = plans.outline(self.library, plans.plans(self.library)[0].id)
        start = number % (len(outline.text) - 1)
        span = Span(start, min(len(outline.text), start + 1 + len(note)))
        self._run(lambda: annotations.add(self.library, outline.plan.id, span, tag_names=tag_names, note=note)[1])

    def edit(self, number: int, tag_names: list[str], note: str) -> None:
        annotation_id = pick(self.library.rows("SELECT id FROM annotation ORDER BY id"), number)
        if annotation_id:
            status = list(Status)[number % 3]
            self._run(lambda: annotations.edit(self.library, annotation_id, note=note, status=status, tag_names=tag_names))

    def move(self, number: int, tag_names: list[str], note: str) -> None:
        annotation_id = pick(self.library.rows("SELECT id FROM annotation ORDER BY id"), number)
        if annotation_id:
            outline = plans.outline(self.library, annotations.annotation(self.library, annotation_id).plan_id)
            start = number % (len(outline.text) - 1)
            self._run(lambda: annotations.edit(self.library, annotation_id, span=Span(start, start + 1)))

    def delete(self, number: int, tag_names: list[str], note: str) -> None:
        annotation_id = pick(self.library.rows("SELECT id FROM annotation ORDER BY id"), number)
        if annotation_id:
            self._run(lambda: annotations.remove(self.library, [annotation_id]))

    def add_tag(self, number: int, tag_names: list[str], note: str) -> None:
        name = f"标签{number}"
        if name not in {tag.name for tag in tags.tags(self.library)}:
            self._run(lambda: tags.add_tag(self.library, name))

    def edit_tag(self, number: int, tag_names: list[str], note: str) -> None:
        known = tags.tags(self.library)
        if known:
            tag = known[number % len(known)]
            edited = Tag(tag.id, f"{tag.name}{len(known)}*{number}", number % 8 + 1, "", note, None)
            if edited.name not in {other.name for other in known}:
                self._run(lambda: tags.edit_tag(self.library, edited))

    def nest_tag(self, number: int, tag_names: list[str], note: str) -> None:
        known = tags.tags(self.library)
        if len(known) > 1:
            child = known[1 + number % (len(known) - 1)]
            moved = Tag(child.id, child.name, child.color, child.shortcut, child.description, known[0].id)
            self._run(lambda: tags.edit_tag(self.library, moved))

    def move_tags(self, number: int, tag_names: list[str], note: str) -> None:
        known = tags.tags(self.library)
        if len(known) > 1:
            moved = known[number % len(known)].id
            free = [tag.id for tag in known if tag.id not in tags.below(known, [moved])]
            places = [(None, i) for i in (None, *free)] + [(i, None) for i in free]
            parent, before = places[number % len(places)]
            self._run(lambda: tags.move_tags(self.library, [moved], parent, before))

    def merge_tags(self, number: int, tag_names: list[str], note: str) -> None:
        ids = [tag.id for tag in tags.tags(self.library)]
        if len(ids) > 1:
            into = ids.pop(number % len(ids))
            self._run(lambda: tags.merge_tags(self.library, ids[: 1 + number % 3], into))

    def retire_tags(self, number: int, tag_names: list[str], note: str) -> None:
        ids = [tag.id for tag in tags.tags(self.library)]
        if ids:
            self._run(lambda: tags.retire_tags(self.library, [ids[number % len(ids)]], retired=number % 2 == 0))

    def delete_tag(self, number: int, tag_names: list[str], note: str) -> None:
        tag_id = pick(self.library.rows("SELECT id FROM tag ORDER BY id"), number)
        if tag_id:
            self._run(lambda: tags.remove_tags(self.library, [tag_id]))

    def decide(self, number: int, tag_names: list[str], note: str) -> None:
        ids = [row["id"] for row in self.library.rows("SELECT id FROM link ORDER BY id")][: 1 + number % 3]
        self._run(lambda: links.decide(self.library, ids, list(Decision)[number % 3]))

    def edit_link(self, number: int, tag_names: list[str], note: str) -> None:
        link_id = pick(self.library.rows("SELECT id FROM link ORDER BY id"), number)
        relation = list(Relation)[number % 6]
        if link_id:
            self._run(lambda: links.edit(self.library, link_id, relation=relation, moved=number % 2 == 0, note=note))

    def bin(self, number: int, tag_names: list[str], note: str) -> None:
        known = plans.plans(self.library)
        if len(known) > 1:
            self._run(lambda: plans.bin_plans(self.library, [known[-1].id]))


EDITS = (
    Analyst.annotate,
    Analyst.edit,
    Analyst.move,
    Analyst.delete,
    Analyst.add_tag,
    Analyst.edit_tag,
    Analyst.nest_tag,
    Analyst.move_tags,
    Analyst.merge_tags,
    Analyst.retire_tags,
    Analyst.delete_tag,
    Analyst.decide,
    Analyst.edit_link,
    Analyst.bin,
)
edits = st.tuples(st.sampled_from(EDITS), numbers, st.lists(names, max_size=3, unique=True), words)


def an_aligned_library(folder: Path) -> Library:
    """Two plans, and a proposed link for each pair of their clauses that stand at the same place."""
    library = a_library(folder, a_source(), a_source(noise="另一页"))
    pairs = zip(clause_ids(library, 1), clause_ids(library, 2), strict=True)
    proposed = [Link(0, (old,), (new,), Relation.UNCHANGED, False, 0.9, ("similarity:1.00",)) for old, new in pairs]
    links.store(library, 1, 2, proposed)
    return library


@contextmanager
def library_in_a_folder() -> Iterator[Library]:
    with tempfile.TemporaryDirectory() as folder:
        library = an_aligned_library(Path(folder))
        yield library
        library.close()


def test_how_much_undo_and_redo_have_to_do_is_known_before() -> None:
    with library_in_a_folder() as library:
        lengths: list[tuple[int, int]] = []

        def look() -> None:
            lengths.append((library.next_length(redo=False), library.next_length(redo=True)))

        look()
        library.carry_out(lambda: tags.add_tag(library, "目标"), "")
        look()
        library.undo()
        look()
    (_, one, undone) = lengths
    assert lengths[0] == (0, 0) and one[0] > 10 and undone == (0, one[0])


@given(st.lists(edits, max_size=25))
def test_undoing_everything_restores_every_row_and_redoing_everything_brings_it_back(steps) -> None:
    with library_in_a_folder() as library:
        before = contents(library)
        for edit, *words_of_it in steps:
            edit(Analyst(library), *words_of_it)
        after = contents(library)
        while library.next_undo():
            library.undo()
        assert contents(library) == before
        while library.next_redo():
            library.redo()
        assert contents(library) == after
        assert library.check()["integrity"] == "ok"
        assert library.check()["foreign_keys"] == 0


class UndoHistory(RuleBasedStateMachine):
    """Edits, undo, redo and reopening in any order, beside a plain list of what the library held after each step."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.library = an_aligned_library(Path(self.folder.name))
        self.states = [contents(self.library)]
        self.at = 0

    @rule(edit=edits)
    def edit(self, edit) -> None:
        perform, *words_of_it = edit
        logged = self.library.rows("SELECT count(*) AS n FROM change_log")[0]["n"]
        perform(Analyst(self.library), *words_of_it)
        if self.library.rows("SELECT count(*) AS n FROM change_log")[0]["n"] > logged:
            self.states = [*self.states[: self.at + 1], contents(self.library)]
            self.at += 1

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        self.library.undo()
        self.at -= 1

    @rule()
    def redo(self) -> None:
        self.library.redo()
        self.at = min(self.at + 1, len(self.states) - 1)

    @rule()
    def reopen(self) -> None:
        self.library.close()
        self.library = Library.open(self.library.path)

    @invariant()
    def the_library_holds_what_it_held_after_this_step(self) -> None:
        assert contents(self.library) == self.states[self.at]
        assert (self.library.next_undo() is None) == (self.at == 0)
        assert (self.library.next_redo() is None) == (self.at == len(self.states) - 1)

    def teardown(self) -> None:
        self.library.close()
        self.folder.cleanup()


UndoHistory.TestCase.settings = settings(max_examples=15, stateful_step_count=30)
TestUndoHistory = UndoHistory.TestCase


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with an_aligned_library(tmp_path) as opened:
        yield opened


def annotate(library: Library, note: str = "要点", tag_names: tuple[str, ...] = ("经费",)) -> int:
    outline = plans.outline(library, 1)
    with library.write():
        annotation_id, change = annotations.add(library, outline.plan.id, Span(0, 4), tag_names=tag_names, note=note)
        library.run(change, "甲")
    return annotation_id


def test_an_edit_of_a_row_that_was_changed_elsewhere_is_stale_and_changes_nothing(library: Library) -> None:
    annotation_id = annotate(library)
    with library.write():
        change = annotations.edit(library, annotation_id, note="新", tag_names=["机制"])
    with Library.open(library.path) as other, other.write():
        other.run(annotations.edit(other, annotation_id, note="另一处"), "乙")
    before = contents(library)
    with pytest.raises(StaleChangeError):
        library.run(change, "甲")
    assert contents(library) == before
    assert library.rows("SELECT count(*) AS n FROM change_log")[0]["n"] == 2


@pytest.mark.parametrize(
    "row",
    [
        RowChange("tag", {"id": 1}, {"name": "别的"}, {"name": "新"}),
        RowChange("tag", {"id": 99}, {"name": "经费"}, {"name": "新"}),
        RowChange("tag", {"id": 2}, {"name": "机制"}, {"name": "经费"}),
        RowChange("tag", {"id": 1}, {"name": "经费"}, None),
        RowChange("annotation_tag", {"annotation_id": 1, "tag_id": 99}, None, {}),
        RowChange("annotation_tag", {"annotation_id": 1, "tag_id": 1}, None, {}),
        RowChange("annotation", {"id": 1}, {"note": "不是这个"}, None),
    ],
    ids=["other value", "no such row", "name taken", "still carried", "no such tag", "there already", "deleting another"],
)
def test_a_step_with_one_row_that_does_not_fit_is_refused_as_a_whole(library: Library, row: RowChange) -> None:
    annotate(library, tag_names=("经费",))
    with library.write():
        library.run(tags.add_tag(library, "机制"), "")
    before = contents(library)
    good = RowChange("tag", {"id": 2}, {"color": 2}, {"color": 7})
    with pytest.raises(StaleChangeError):
        library.run(Change(LABEL, (good, row)), "")
    assert contents(library) == before


def test_a_new_edit_after_undo_makes_redo_impossible_but_keeps_the_log(library: Library) -> None:
    annotate(library, "一")
    annotate(library, "二")
    library.undo()
    assert library.next_redo() is not None
    annotate(library, "三")
    assert library.next_redo() is None
    assert library.redo().ids == {}
    assert [row["state"] for row in library.rows("SELECT state FROM change_log ORDER BY id")] == ["done", "dropped", "done"]


def test_undo_with_nothing_to_undo_touches_nothing(library: Library) -> None:
    assert library.undo().ids == {}
    assert library.redo().ids == {}


def test_an_undo_that_is_stale_does_not_stand_before_the_steps_made_earlier(library: Library) -> None:
    annotation_id = annotate(library)
    with library.write():
        library.run(annotations.edit(library, annotation_id, note="改过"), "")
    with library.write() as connection:
        connection.execute("UPDATE annotation SET note = '外面改的'")
    before = contents(library)
    with pytest.raises(StaleChangeError):
        library.undo()
    assert contents(library) == before
    assert library.next_undo() == Notice("加标签 经费", "Tag 经费")


def test_undo_and_redo_say_which_annotations_they_touched(library: Library) -> None:
    annotation_id = annotate(library)
    assert library.undo().ids == {"annotation": {annotation_id}, "tag": {1}}
    assert library.redo().ids == {"annotation": {annotation_id}, "tag": {1}}


def test_the_log_names_the_author_and_the_step(library: Library) -> None:
    annotate(library)
    assert library.next_undo() == Notice("加标签 经费", "Tag 经费")
    assert library.rows("SELECT author FROM change_log") == [{"author": "甲"}]


values = st.one_of(st.none(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False), words)
columns = st.dictionaries(st.sampled_from(["note", "start", "名"]), values, max_size=3)
row_changes = st.builds(
    RowChange,
    st.sampled_from(["annotation", "tag", "link"]),
    st.fixed_dictionaries({"id": st.integers(1)}),
    st.none() | columns,
    st.none() | columns,
)


@given(st.lists(row_changes, max_size=5))
def test_a_change_comes_back_from_json_as_it_was(rows: list[RowChange]) -> None:
    change = Change(LABEL, tuple(rows))
    assert Change.from_json(LABEL, change.to_json()) == change


@given(st.lists(row_changes, max_size=5))
def test_the_inverse_of_the_inverse_is_the_change(rows: list[RowChange]) -> None:
    change = Change(LABEL, tuple(rows))
    assert change.inverse().inverse() == change
    assert change.inverse().touched() == change.touched()


def test_a_change_writes_inside_the_transaction_of_its_caller(library: Library) -> None:
    change = Change(LABEL, (RowChange("plan", {"id": 1}, {"binned_at": None}, {"binned_at": "2026"}),))
    before = contents(library)
    with pytest.raises(sqlite3.ProgrammingError), library.write() as connection:
        change.apply(connection)
        raise sqlite3.ProgrammingError
    assert contents(library) == before


def test_half_a_surrogate_pair_is_stored_as_a_replacement_character(tmp_path: Path) -> None:
    with a_library(tmp_path) as library, library.write():
        library.run(tags.add_tag(library, "标\ud83d签"), "")
        assert [tag.name for tag in tags.tags(library)] == ["标\ufffd签"]
