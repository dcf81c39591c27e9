"""The history of an annotation: every step with who, when and what, and the way back to each state, as a step of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import NotFoundError
from core.model import Annotation, Span, Status
from core.session import Session
from tests.makers import a_library


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_library(tmp_path) as library:
        path = library.path
    with Session.open(path, "甲") as opened:
        yield opened


def made(session: Session) -> int:
    annotation, _ = session.annotating.add(1, span=Span(12, 18), tag_names=["目标"], note="第一稿")
    return annotation.id


def state(annotation: Annotation) -> tuple[str, Status, frozenset[str], str]:
    return annotation.note, annotation.status, frozenset(annotation.tags), annotation.exact


def test_each_step_says_who_did_what_and_what_stood_there_then(session: Session) -> None:
    annotation_id = made(session)
    session.author = "乙"
    session.annotating.edit(annotation_id, note="第二稿")
    session.annotating.edit(annotation_id, status=Status.CHECKED, tag_names=["目标", "经费"])
    session.annotating.edit(annotation_id, span=Span(13, 17))
    found = session.histories.of(annotation_id)
    assert [version.changed for version in found] == [("place",), ("status", "tags"), ("note",), ("made",)]
    assert [version.author for version in found] == ["乙", "乙", "乙", "甲"]
    assert [version.note for version in found] == ["第二稿", "第二稿", "第二稿", "第一稿"]
    assert found[1].tags == ("目标", "经费") and found[2].tags == ("目标",)
    assert found[0].exact == session.annotation(annotation_id).exact != found[1].exact
    assert [version.made_at for version in found] == sorted((version.made_at for version in found), reverse=True)
    assert session.histories.of(annotation_id + 1) == ()


def test_going_back_is_a_step_that_can_be_undone(session: Session) -> None:
    annotation_id = made(session)
    first = state(session.annotation(annotation_id))
    session.annotating.edit(annotation_id, note="第二稿", status=Status.DOUBTFUL, tag_names=[], span=Span(13, 17))
    last = state(session.annotation(annotation_id))
    session.histories.go_back(annotation_id, session.histories.of(annotation_id)[-1].change_id)
    assert state(session.annotation(annotation_id)) == first
    assert len(session.histories.of(annotation_id)) == 3
    session.undo()
    assert state(session.annotation(annotation_id)) == last


def test_what_was_undone_and_then_overtaken_can_still_be_had(session: Session) -> None:
    annotation_id = made(session)
    session.annotating.edit(annotation_id, note="写了很久的一段")
    session.undo()
    session.annotating.edit(annotation_id, status=Status.CHECKED)
    lost = next(version for version in session.histories.of(annotation_id) if version.undone)
    assert lost.note == "写了很久的一段"
    session.histories.go_back(annotation_id, lost.change_id)
    assert session.annotation(annotation_id).note == "写了很久的一段"


def test_a_deleted_annotation_comes_back_from_its_history(session: Session) -> None:
    annotation_id = made(session)
    before = session.annotation(annotation_id)
    session.annotating.remove([annotation_id])
    found = session.histories.of(annotation_id)
    assert (found[0].changed, found[0].there) == (("deleted",), False)
    with pytest.raises(NotFoundError):
        session.histories.go_back(annotation_id, found[0].change_id)
    session.histories.go_back(annotation_id, found[1].change_id)
    assert session.annotation(annotation_id) == before


def test_a_place_whose_words_are_gone_is_not_gone_back_to(session: Session) -> None:
    annotation_id = made(session)
    session.annotating.edit(annotation_id, note="第二稿", span=Span(30, 34))
    with session.library.write() as connection:
        connection.execute("UPDATE paragraph SET text = replace(text, '一、', '壹、')")
    now = session.annotation(annotation_id)
    session.histories.go_back(annotation_id, session.histories.of(annotation_id)[-1].change_id)
    after = session.annotation(annotation_id)
    assert (after.note, after.span) == ("第一稿", now.span)


steps = st.lists(st.sampled_from(("note", "status", "tags", "undo", "redo")), max_size=8)


@settings(max_examples=20)
@given(done=steps)
def test_every_state_it_was_ever_seen_in_can_be_gone_back_to(done: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    with a_library(tmp_path_factory.mktemp("history")) as library, Session(library, "甲") as session:
        annotation_id = made(session)
        seen = {state(session.annotation(annotation_id))}
        for number, step in enumerate(done):
            if step == "note":
                session.annotating.edit(annotation_id, note=f"第{number}稿")
            elif step == "status":
                session.annotating.edit(annotation_id, status=list(Status)[number % 3])
            elif step == "tags":
                session.annotating.edit(annotation_id, tag_names=[["目标"], [], ["目标", "经费"]][number % 3])
            elif step == "redo" or len(session.histories.of(annotation_id)) > 1:
                (session.undo if step == "undo" and session.next_undo().zh == "改批注" else session.redo)()
            seen.add(state(session.annotation(annotation_id)))
        for version in session.histories.of(annotation_id):
            session.histories.go_back(annotation_id, version.change_id)
            reached = state(session.annotation(annotation_id))
            assert reached == (version.note, version.status, frozenset(version.tags), version.exact)
            seen.discard(reached)
        assert not seen
