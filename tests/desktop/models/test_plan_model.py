"""The library's tree as a model: groups by year, plans, counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.modeltest import ModelTester

from core.model import Metadata, Plan
from core.session import Session
from desktop.models.plan_model import COUNT_ROLE, PLAN_ROLE, PlanModel


def a_plan(plan_id: int, year: int | None, *, annotations: int = 0) -> Plan:
    return Plan(plan_id, 1, plan_id, Metadata(f"要点{plan_id}", region="某省", year=year), "a.txt", 3, annotations, 0)


@pytest.fixture
def model(qtmodeltester: ModelTester) -> PlanModel:
    model = PlanModel()
    qtmodeltester.check(model)
    return model


def shown(model: PlanModel) -> list[tuple[str, list[int]]]:
    found: list[tuple[str, list[int]]] = []
    for row in range(model.rowCount()):
        group = model.index(row, 0)
        plans = [model.index(at, 0, group).data(PLAN_ROLE).id for at in range(model.rowCount(group))]
        found.append((group.data(), plans))
    return found


def test_plans_stand_by_year_newest_first_and_without_a_year_last(model: PlanModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show([a_plan(1, 2020), a_plan(2, None), a_plan(3, 2023), a_plan(4, 2020)])
    assert shown(model) == [("2023 年", [3]), ("2020 年", [1, 4]), ("年份未写明", [2])]
    model.show([])
    assert model.rowCount() == 0
    assert tester.model() is model


def test_a_group_counts_its_plans_and_a_plan_its_annotations(model: PlanModel) -> None:
    model.show([a_plan(1, 2020, annotations=5), a_plan(2, 2020)])
    group = model.index(0, 0)
    assert group.data(COUNT_ROLE) == 2
    assert [model.index(row, 0, group).data(COUNT_ROLE) for row in (0, 1)] == [5, 0]
    assert model.index(0, 0, group).data(Qt.ItemDataRole.AccessibleTextRole) == "要点1，某省，5 条批注"


def test_groups_cannot_be_selected_and_plans_can(model: PlanModel) -> None:
    model.show([a_plan(1, 2020)])
    group = model.index(0, 0)
    assert not group.flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.index(0, 0, group).flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_every_plan_of_the_sample_is_found_by_its_id(model: PlanModel, library: Path) -> None:
    with Session.open(library) as session:
        plans = session.plans()
    model.show(plans)
    for plan in plans:
        index = model.index_of(plan.id)
        assert index.data(PLAN_ROLE) == plan and model.index(index.row(), 0, index.parent()) == index
    assert not model.index_of(999).isValid()
