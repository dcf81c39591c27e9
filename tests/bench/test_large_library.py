"""The made library is a library like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.model import Span
from core.session import Session
from tests.bench.large_library import build


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("large") / "large.yaodian", clauses=3000, annotations=60, pairs=3)


def test_a_made_library_is_whole_and_as_large_as_asked_for(made: Path) -> None:
    with Session.open(made) as session:
        found = session.check()
        clauses = session.library.rows("SELECT count(*) AS n FROM clause WHERE level > 0")[0]["n"]
    assert (found["integrity"], found["foreign_keys"], found["unindexed"]) == ("ok", 0, 0)
    assert clauses == 3000
    assert found["annotation"] == 60
    assert found["alignment"] == 3


def test_its_clauses_and_annotations_lie_where_their_words_are(made: Path) -> None:
    with Session.open(made) as session:
        for plan in session.plans()[:16]:
            outline = session.outline(plan.id)
            for clause in outline.clauses:
                assert outline.quote(clause.span).startswith(clause.number or "")
                parent = outline.find(clause.parent_id) if clause.parent_id else None
                assert parent is None or (parent.span.start <= clause.span.start and clause.span.end <= parent.span.end)
            for annotation in session.annotations(plan_ids=[plan.id]):
                assert outline.quote(annotation.span) == annotation.exact
        query = session.outline(2).quote(Span(40, 43))
        everywhere = session.library.rows("SELECT text FROM paragraph")
        assert session.search(query).total == sum(row["text"].count(query) for row in everywhere) > 0


def test_it_can_be_edited_and_made_again_the_same(made: Path, tmp_path: Path) -> None:
    with Session.open(build(tmp_path / "again.yaodian", clauses=3000, annotations=60, pairs=3)) as again:
        rows = "SELECT title, paragraph.text FROM paragraph JOIN plan ON plan.id = plan_id ORDER BY paragraph.id"
        with Session.open(made) as session:
            assert again.library.rows(rows) == session.library.rows(rows)
        made_one, _ = again.annotating.add(1, span=Span(3, 9), tag_names=["目标指标"])
        assert made_one.id == 61
        again.undo()
        assert len(again.annotations()) == 60
