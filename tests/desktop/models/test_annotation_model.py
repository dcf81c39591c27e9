"""The cards as a model: what changed is said as little as possible, so that selection and editor stay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.modeltest import ModelTester

from core.model import Annotation, Span, Status
from desktop.models.annotation_model import ANNOTATION_ROLE, AnnotationModel


def an_annotation(annotation_id: int, note: str = "") -> Annotation:
    span = Span(annotation_id, annotation_id + 2)
    return Annotation(annotation_id, 1, None, span, "原文", "", "", ("甲", "乙"), note, Status.OPEN, "王芳", "", "")


@pytest.fixture
def model(qtmodeltester: ModelTester) -> AnnotationModel:
    model = AnnotationModel()
    model.show([an_annotation(n) for n in (1, 2, 3)])
    qtmodeltester.check(model)
    return model


def ids(model: AnnotationModel) -> list[int]:
    return [model.index(row).data(ANNOTATION_ROLE).id for row in range(model.rowCount())]


@pytest.mark.parametrize("wanted", [[], [2], [1, 2, 3, 4], [4, 1, 2, 3], [1, 4, 3], [5, 6], [3, 2, 1], [1, 3, 9]])
def test_after_any_change_the_cards_are_those_wanted(model: AnnotationModel, wanted: list[int]) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    kept = {n: QPersistentModelIndex(model.index_of(n)) for n in (1, 2, 3)}
    model.show([an_annotation(n, "新") for n in wanted])
    assert ids(model) == wanted and tester.model() is model
    assert all(model.index(row).data(ANNOTATION_ROLE).note == "新" for row in range(model.rowCount()))
    if wanted == sorted(wanted) and set(wanted) & set(kept):
        for n, index in kept.items():
            assert index.isValid() == (n in wanted)
            assert not index.isValid() or index.data(ANNOTATION_ROLE).id == n


def test_a_changed_note_is_said_for_its_row_only(model: AnnotationModel) -> None:
    changed, reset = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    model.show([an_annotation(1), an_annotation(2, "改过"), an_annotation(3)])
    assert (changed.count(), changed.at(0)[0].row(), reset.count()) == (1, 1, 0)


def test_changed_cards_beside_one_another_are_said_at_once(model: AnnotationModel) -> None:
    model.show([an_annotation(each) for each in range(1, 9)])
    spy = QSignalSpy(model.dataChanged)
    changed = [an_annotation(each, "新" if each in (2, 3, 4, 8) else "") for each in range(1, 9)]
    model.show(changed)
    assert [(spy.at(at)[0].row(), spy.at(at)[1].row()) for at in range(spy.count())] == [(1, 3), (7, 7)]
    assert list(model.annotations) == changed


def test_a_card_says_its_words(model: AnnotationModel) -> None:
    model.show([replace(an_annotation(1, "核对"), status=Status.DOUBTFUL)])
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "甲、乙，存疑，原文，核对"
    assert not model.index_of(7).isValid()
