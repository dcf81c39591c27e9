"""What is remembered of a library is what reading it anew would give, whoever wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.model import Span
from core.session import Session
from core.store import Library
from tests.makers import a_library


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(a_library(tmp_path), "甲")


def test_plans_are_read_once_while_nothing_is_written(session: Session) -> None:
    assert session.plans() is session.plans()


def test_an_annotation_changes_the_numbers_and_not_what_else_is_known(session: Session) -> None:
    before = session.plans()[0]
    session.annotating.add(before.id, span=Span(0, 2), note="一")
    after = session.plans()[0]
    assert (before.annotations, after.annotations) == (0, 1)
    assert after.metadata is before.metadata
    session.undo()
    assert session.plans()[0].annotations == 0
    session.redo()
    assert session.plans()[0].annotations == 1


def test_what_another_connection_writes_is_seen(session: Session) -> None:
    plan = session.plans()[0]
    with Session.open(session.path, "乙") as other:
        other.annotating.add(plan.id, span=Span(0, 2), note="一")
    assert session.plans()[0].annotations == 1
    with Session.open(session.path, "乙") as other:
        other.sources.bin_plans([plan.id])
    assert session.plans() == ()


def test_what_is_rolled_back_is_not_remembered(session: Session) -> None:
    library: Library = session.library
    plan_id = session.plans()[0].id
    with pytest.raises(ZeroDivisionError), library.write() as connection:
        connection.execute("UPDATE plan SET title = '别的' WHERE id = ?", (plan_id,))
        assert session.plans()[0].title == "别的"
        raise ZeroDivisionError
    assert session.plans()[0].title != "别的"


def test_a_list_of_plans_says_what_a_plan_by_itself_says(session: Session) -> None:
    session.annotating.add(session.plans()[0].id, span=Span(0, 2), note="一")
    assert [session.plan(plan.id) for plan in session.plans()] == list(session.plans())
