"""A tree that unfolds many rows: all of them, with what is in sight where it was, and the view fitted to them seldom."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QStandardItem, QStandardItemModel
from pytestqt.qtbot import QtBot

from desktop.widgets import UnfoldingTree

ROWS = 200


@pytest.fixture
def tree(qtbot: QtBot) -> Iterator[UnfoldingTree]:
    """Rows with one row below each, of which a few fill the view."""
    model = QStandardItemModel()
    for number in range(ROWS):
        item = QStandardItem(str(number))
        item.appendRow(QStandardItem(f"{number} below"))
        model.appendRow(item)
    tree = UnfoldingTree()
    qtbot.addWidget(tree)
    tree.setModel(model)
    tree.setUniformRowHeights(True)
    tree.resize(200, 120)
    tree.show()
    tree.executeDelayedItemsLayout()
    yield tree


def unfolded(tree: UnfoldingTree) -> int:
    return sum(tree.isExpanded(tree.model().index(row, 0)) for row in range(ROWS))


def test_all_rows_unfold_and_the_view_is_fitted_once_for_many(tree: UnfoldingTree, qtbot: QtBot) -> None:
    ranges: list[int] = []
    tree.verticalScrollBar().rangeChanged.connect(lambda _, most: ranges.append(most))
    tree.expandAll()
    qtbot.waitUntil(lambda: not tree.unfolding.busy)
    assert unfolded(tree) == ROWS
    assert tree.verticalScrollBar().maximum() == ranges[-1] and len(ranges) < ROWS / 2


def test_what_is_in_sight_stays_there_while_rows_above_it_unfold(tree: UnfoldingTree, qtbot: QtBot) -> None:
    tree.scrollTo(tree.model().index(150, 0), UnfoldingTree.ScrollHint.PositionAtTop)
    tree.expandAll()
    qtbot.waitUntil(lambda: not tree.unfolding.busy)
    assert tree.indexAt(QPoint(1, 1)) == tree.model().index(150, 0)
