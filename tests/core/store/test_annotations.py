"""Annotations and tags: anchored by place and quote, edited, carried, taken off."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.anchors import CONTEXT
from core.changes import Change
from core.errors import NotFoundError, UserError
from core.model import Fit, Span, Status
from core.store import Library, annotations, plans, tags
from tests.makers import LINES, a_library, a_source

TEXT = "\n".join(LINES)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with a_library(tmp_path, a_source(), a_source(noise="另一页")) as opened:
        yield opened


def run(library: Library, make) -> None:
    with library.write():
        change: Change = make()
        library.run(change, "")


def annotate(library: Library, span: Span, plan_id: int = 1, **what) -> int:
    with library.write():
        annotation_id, change = annotations.add(library, plan_id, span, **what)
        library.run(change, "")
    return annotation_id


@given(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT)))
def test_an_annotation_is_anchored_by_position_and_by_quote(start: int, length: int) -> None:
    span = Span(start, min(start + length, len(TEXT)))
    with tempfile.TemporaryDirectory() as folder, a_library(Path(folder)) as library:
        found = annotations.annotation(library, annotate(library, span, note="记", author="甲", status=Status.DOUBTFUL))
    assert (found.span, found.exact) == (span, TEXT[span.start : span.end])
    assert (TEXT[: span.start] + found.exact + TEXT[span.end :]) == TEXT
    assert TEXT[: span.start].endswith(found.prefix)
    assert TEXT[span.end :].startswith(found.suffix)
    assert len(found.prefix) == min(CONTEXT, span.start)
    assert len(found.suffix) == min(CONTEXT, len(TEXT) - span.end)
    assert (found.note, found.author, found.status) == ("记", "甲", Status.DOUBTFUL)


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, len(TEXT) + 1), Span(900, 901)])
def test_a_span_that_is_empty_or_outside_the_text_is_refused(library: Library, span: Span) -> None:
    with pytest.raises(UserError, match=f"{span.start}-{span.end}"):
        annotate(library, span)
    kept = annotate(library, Span(0, 2))
    with pytest.raises(UserError, match=f"{span.start}-{span.end}"):
        run(library, lambda: annotations.edit(library, kept, span=span))
    assert [item.span for item in annotations.find(library)] == [Span(0, 2)]


def test_an_edit_changes_what_is_given_and_the_time_and_nothing_else(library: Library) -> None:
    annotation_id = annotate(library, Span(0, 4), note="一", tag_names=["经费", "机制"])
    before = annotations.annotation(library, annotation_id)
    run(library, lambda: annotations.edit(library, annotation_id, status=Status.CHECKED, tag_names=["机制", "新"]))
    after = annotations.annotation(library, annotation_id)
    assert after == replace(before, status=Status.CHECKED, tags=("机制", "新"), modified=after.modified)
    assert after.modified >= before.modified


def test_a_moved_annotation_gets_the_quote_of_its_new_place(library: Library) -> None:
    annotation_id = annotate(library, Span(0, 4), clause_id=1)
    run(library, lambda: annotations.edit(library, annotation_id, span=Span(5, 7)))
    moved = annotations.annotation(library, annotation_id)
    assert (moved.clause_id, moved.span, moved.exact, moved.prefix) == (None, Span(5, 7), TEXT[5:7], TEXT[:5])


def test_an_edit_that_changes_nothing_is_no_step(library: Library) -> None:
    annotation_id = annotate(library, Span(0, 4), note="一", tag_names=["b", "a"])
    change = annotations.edit(library, annotation_id, note="一", status=Status.OPEN, tag_names=["a", "b"])
    assert change.rows == ()


def test_annotations_are_listed_in_plan_and_text_order_and_by_tag(library: Library) -> None:
    last = annotate(library, Span(9, 12), tag_names=["经费"])
    other = annotate(library, Span(0, 2), plan_id=2, tag_names=["机制"])
    first = annotate(library, Span(1, 3), tag_names=["机制", "经费"])
    assert [item.id for item in annotations.find(library)] == [first, last, other]
    assert [item.id for item in annotations.find(library, plan_ids=[2])] == [other]
    assert [item.id for item in annotations.find(library, tag_names=["经费"])] == [first, last]
    assert [item.id for item in annotations.find(library, plan_ids=[1], tag_names=["机制", "经费"])] == [first, last]
    assert annotations.find(library, tag_names=["没有"]) == ()
    assert plans.plan(library, 1).annotations == 2


def test_annotations_of_a_plan_in_the_bin_are_neither_listed_nor_counted(library: Library) -> None:
    annotate(library, Span(0, 2), tag_names=["经费"])
    assert tags.tag_counts(library) == {1: 1}
    run(library, lambda: plans.bin_plans(library, [1]))
    assert annotations.find(library) == ()
    assert tags.tag_counts(library) == {}


def test_deleting_takes_the_tags_off_but_keeps_them(library: Library) -> None:
    first, second = annotate(library, Span(0, 2), tag_names=["a"]), annotate(library, Span(2, 4), tag_names=["a"])
    run(library, lambda: annotations.remove(library, [second, first, first]))
    assert annotations.find(library) == ()
    assert [tag.name for tag in tags.tags(library)] == ["a"]
    library.undo()
    assert [item.id for item in annotations.find(library)] == [first, second]


def test_an_annotation_that_is_not_there_is_said_so(library: Library) -> None:
    for ask in (
        lambda: annotations.annotation(library, 9),
        lambda: annotations.edit(library, 9, note=""),
        lambda: annotations.remove(library, [9]),
    ):
        with pytest.raises(NotFoundError, match="9"):
            ask()


def test_new_tags_take_the_colours_and_digits_in_turn(library: Library) -> None:
    annotate(library, Span(0, 2), tag_names=[f"标签{number}" for number in range(9)])
    found = tags.tags(library)
    assert [tag.color for tag in found] == [1, 2, 3, 4, 5, 6, 7, 8, 1]
    assert [tag.shortcut for tag in found] == ["1", "2", "3", "4", "5", "6", "7", "8", ""]


def test_a_tag_named_twice_in_one_go_is_one_tag(library: Library) -> None:
    annotation_id = annotate(library, Span(0, 2), tag_names=["a", " a", "b", "a"])
    assert annotations.annotation(library, annotation_id).tags == ("a", "b")


@pytest.mark.parametrize("name", ["", " ", "　"])
def test_a_tag_needs_a_name(library: Library, name: str) -> None:
    with pytest.raises(UserError, match="name"):
        annotate(library, Span(0, 2), tag_names=["a", name])
    with pytest.raises(UserError, match="name"):
        run(library, lambda: tags.add_tag(library, name))
    assert tags.tags(library) == ()


def test_a_name_can_be_taken_only_once(library: Library) -> None:
    run(library, lambda: tags.add_tag(library, "a"))
    run(library, lambda: tags.add_tag(library, "b", color=5))
    tag = tags.tags(library)[1]
    assert tag.color == 5
    with pytest.raises(UserError, match="already"):
        run(library, lambda: tags.add_tag(library, "a"))
    with pytest.raises(UserError, match="already"):
        run(library, lambda: tags.edit_tag(library, replace(tag, name="a")))
    run(library, lambda: tags.edit_tag(library, replace(tag, description="说明", parent_id=1)))
    assert tags.tags(library)[1] == replace(tag, description="说明", parent_id=1)


def test_renaming_a_tag_renames_it_on_every_annotation(library: Library) -> None:
    annotation_id = annotate(library, Span(0, 2), tag_names=["a"])
    run(library, lambda: tags.edit_tag(library, replace(tags.tags(library)[0], name="甲")))
    assert annotations.annotation(library, annotation_id).tags == ("甲",)


def test_deleting_a_tag_takes_it_off_and_moves_its_children_up(library: Library) -> None:
    annotation_id = annotate(library, Span(0, 2), tag_names=["a", "b", "c"])
    _, b, c = tags.tags(library)
    run(library, lambda: tags.edit_tag(library, replace(b, parent_id=1)))
    run(library, lambda: tags.edit_tag(library, replace(c, parent_id=2)))
    run(library, lambda: tags.remove_tags(library, [2]))
    assert [(tag.name, tag.parent_id) for tag in tags.tags(library)] == [("a", None), ("c", 1)]
    assert annotations.annotation(library, annotation_id).tags == ("a", "c")
    library.undo()
    assert [(tag.name, tag.parent_id) for tag in tags.tags(library)] == [("a", None), ("b", 1), ("c", 2)]
    assert annotations.annotation(library, annotation_id).tags == ("a", "b", "c")


def test_a_tag_that_is_not_there_is_said_so(library: Library) -> None:
    run(library, lambda: tags.add_tag(library, "a"))
    with pytest.raises(NotFoundError):
        tags.remove_tags(library, [9])
    with pytest.raises(NotFoundError):
        tags.edit_tag(library, replace(tags.tags(library)[0], id=9))


def test_a_given_span_is_where_an_annotation_surely_belongs_also_the_one_it_has(library: Library) -> None:
    clause = plans.clauses(library, 1)[3]
    found = annotate(library, clause.span, clause_id=clause.id)
    library.db.conn.execute("UPDATE annotation SET fit = 'check', exact = '别的'")
    outline = plans.outline(library, 1)
    assert outline.plan.to_check == 1
    run(library, lambda: annotations.edit(library, found, span=clause.span))
    confirmed = annotations.annotation(library, found)
    assert (confirmed.fit, confirmed.clause_id, confirmed.exact) == (Fit.FIRM, clause.id, outline.quote(clause.span))
    run(library, lambda: annotations.edit(library, found, span=Span(0, 4)))
    moved = annotations.annotation(library, found)
    assert (moved.span, moved.clause_id) == (Span(0, 4), None) and plans.plan(library, 1).to_check == 0
    library.undo()
    library.undo()
    assert annotations.annotation(library, found).fit is Fit.CHECK
