"""The section tree as a model: its shape, its marks, its filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.modeltest import ModelTester

from core.model import Annotation, Clause, Outline, Span, Tag
from core.session import Session
from core.store.search import occurrences
from desktop.models.outline_model import CLAUSE_ROLE, HITS_ROLE, NOTES_ROLE, TAGS_ROLE, OutlineModel
from tests.desktop.reader.reading import chain_of

STRICT = QAbstractItemModelTester.FailureReportingMode.Warning


@pytest.fixture
def session(library: Path) -> Iterator[Session]:
    with Session.open(library) as session:
        yield session


@pytest.fixture
def outlines(session: Session) -> list[Outline]:
    return [session.outline(plan.id) for plan in session.plans()]


def indexes(model: OutlineModel, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from indexes(model, index)


def clauses(model: OutlineModel) -> list[Clause]:
    return [index.data(CLAUSE_ROLE) for index in indexes(model)]


def mark(model: OutlineModel, annotations: Iterable[Annotation], tags: Sequence[Tag]) -> None:
    """Mark at once."""
    for _ in model.marking(annotations, tags):
        pass


def test_a_model_of_every_seed_plan_keeps_the_rules_of_models(outlines: list[Outline], qtmodeltester: ModelTester) -> None:
    model = OutlineModel()
    tester = QAbstractItemModelTester(model, STRICT)
    for outline in [*outlines, None]:
        model.show(outline)
        qtmodeltester.check(model)
    assert tester.model() is model and model.rowCount() == 0


def test_every_clause_stands_once_below_its_parent_in_reading_order(outlines: list[Outline]) -> None:
    model = OutlineModel()
    for outline in outlines:
        model.show(outline)
        assert clauses(model) == list(outline.clauses[1:])
        for index in indexes(model):
            clause: Clause = index.data(CLAUSE_ROLE)
            assert model.index_of(clause.id) == index
            above = index.parent().data(CLAUSE_ROLE)
            assert (above.id if above else outline.clauses[0].id) == clause.parent_id
        assert not model.index_of(outline.clauses[0].id).isValid()


def test_tags_stand_at_their_clause_and_at_all_above_it(session: Session, outlines: list[Outline]) -> None:
    model, tags = OutlineModel(), session.tags()
    for outline in outlines:
        annotations = session.annotations(plan_ids=[outline.plan.id])
        model.show(outline)
        mark(model, annotations, tags)
        for index in indexes(model):
            clause: Clause = index.data(CLAUSE_ROLE)
            inside = {name for a in annotations for name in a.tags if clause.span.start <= a.span.start < clause.span.end}
            assert {tag.name for tag in index.data(TAGS_ROLE)} == inside


def test_tags_are_found_in_slices_and_shown_when_all_are_found(session: Session) -> None:
    annotations, model = [each for each in session.annotations() if each.plan_id == 1], OutlineModel()
    model.show(session.outline(1))
    marking = model.marking(annotations, session.tags())
    for _ in annotations:
        next(marking)
        assert not any(index.data(TAGS_ROLE) or index.data(NOTES_ROLE) for index in indexes(model))
    assert next(marking, None) is None
    assert sum(index.data(NOTES_ROLE) for index in indexes(model) if not index.parent().isValid()) == len(annotations)


def test_a_tag_taken_off_goes_from_the_tree(session: Session) -> None:
    annotation = session.annotations()[0]
    model = OutlineModel()
    model.show(session.outline(annotation.plan_id))
    mark(model, [annotation], session.tags())
    marked = [index for index in indexes(model) if index.data(TAGS_ROLE)]
    said: list[tuple[int, list[int]]] = []
    model.dataChanged.connect(lambda first, last, roles: said.append((first.internalId(), list(roles))))
    mark(model, [], session.tags())
    assert marked and not any(index.data(TAGS_ROLE) for index in indexes(model))
    assert sorted(said) == sorted((index.internalId(), [NOTES_ROLE, TAGS_ROLE]) for index in marked)


def test_hits_are_counted_at_their_clause_and_at_all_above_it(outlines: list[Outline]) -> None:
    model = OutlineModel()
    for outline in outlines:
        model.show(outline)
        hits = [Span(at, at + 2) for at in occurrences(outline.text, "教育")]
        model.count_hits(hits)
        expected = Counter(c.id for c in outline.clauses for hit in hits if c.span.start <= hit.start < c.span.end)
        assert {index.data(CLAUSE_ROLE).id: index.data(HITS_ROLE) for index in indexes(model)} == {
            clause.id: expected[clause.id] for clause in outline.clauses[1:]
        }
        assert sum(expected.values()) > 0
        model.count_hits([])
        assert not any(index.data(HITS_ROLE) for index in indexes(model))


def test_a_row_says_in_words_what_is_painted(session: Session) -> None:
    annotation = next(a for a in session.annotations() if len(a.tags) == 2)
    outline = session.outline(annotation.plan_id)
    model = OutlineModel()
    model.show(outline)
    mark(model, [annotation], session.tags())
    model.count_hits([annotation.span])
    clause = outline.at(annotation.span.start)
    said = model.index_of(clause.id).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"{clause.label}，标签 {'、'.join(annotation.tags)}，1 条批注，1 处命中"


def test_narrowed_it_shows_what_holds_the_words_with_all_above_it(outlines: list[Outline], qtmodeltester: ModelTester) -> None:
    model = OutlineModel()
    tester = QAbstractItemModelTester(model, STRICT)
    outline = max(outlines, key=lambda o: len(o.clauses))
    model.show(outline)
    for words in ("", "教", "教育", "教育教", "没有这样的话", "学", ""):
        model.narrow(words, annotated=False)
        qtmodeltester.check(model)
        matching = [c for c in outline.clauses[1:] if words in model.about(c)]
        wanted = {c.id for found in matching for c in model.chain(found)}
        assert [c.id for c in clauses(model)] == [c.id for c in outline.clauses[1:] if c.id in wanted]
        assert all(model.index_of(c.id).isValid() == (c.id in wanted) for c in outline.clauses)
    model.show(outlines[0])
    assert clauses(model) == list(outlines[0].clauses[1:]) and tester.model() is model


def test_only_annotated_clauses_follow_the_annotations(session: Session) -> None:
    annotations = session.annotations()
    model = OutlineModel()
    tester = QAbstractItemModelTester(model, STRICT)
    model.show(session.outline(annotations[0].plan_id))
    model.narrow("", annotated=True)
    assert clauses(model) == []
    mark(model, annotations[:1], session.tags())
    assert [c.id for c in clauses(model)] == [c.id for c in reversed(chain_of(model, annotations[0]))]
    mark(model, [], session.tags())
    assert clauses(model) == [] and tester.model() is model


def test_clauses_that_hold_others_come_behind_all_that_lie_in_them(outlines: list[Outline]) -> None:
    model = OutlineModel()
    for outline in outlines:
        model.show(outline)
        found = list(model.holders())
        assert {c.id for c in found} == {c.parent_id for c in outline.clauses[1:]} - {outline.clauses[0].id}
        seen: set[int] = set()
        for clause in found:
            assert clause.parent_id not in seen
            seen.add(clause.id)


def test_the_clause_at_a_place_is_the_deepest_that_holds_it(outlines: list[Outline]) -> None:
    for outline in outlines:
        for position in range(0, len(outline.text) + 2, 7):
            holding = [c for c in outline.clauses if c.span.start <= position < c.span.end]
            deepest = max(holding, key=lambda clause: clause.level, default=outline.clauses[0])
            assert outline.at(position) == deepest
