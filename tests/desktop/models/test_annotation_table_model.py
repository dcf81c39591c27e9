"""The table of annotations as a model: how much it reads for what is in sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.store.annotation_query import AnnotationRow, Group
from desktop.models.annotation_table_model import AnnotationTableModel


def test_rows_in_sight_are_read_a_few_at_a_time_and_once() -> None:
    asked: list[int] = []

    def fetch(ids: Sequence[int]) -> Mapping[int, AnnotationRow]:
        asked.extend(ids)
        return {}

    model = AnnotationTableModel(fetch, str)
    model.show([Group(None, tuple(range(1, 1001)))])
    for row in range(500, 522, 10):
        model.index(row, 0).data()
    assert set(range(501, 523)) <= set(asked) and len(asked) < 40


def test_annotations_in_several_groups_are_counted_once() -> None:
    model = AnnotationTableModel(lambda _: {}, str)
    model.show([Group(1, (1, 2)), Group(2, (2, 3))], ["甲", "乙"])
    assert model.total() == 3 and model.places({3}) == [5]
