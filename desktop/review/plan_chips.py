"""Which plan of a source the details are of: a chip each, or a list where there are many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QVBoxLayout, QWidget

from core.model import Plan
from desktop.review.boundary_card import plan_number
from desktop.theme import Theme
from desktop.widgets import Chip, FlowLayout

MOST_CHIPS = 8


class PlanChips(QWidget):
    """Exactly one is on."""

    chosen = Signal(int)  # index of the plan

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._index = 0
        self._shown: tuple[tuple[int, str], ...] = ()
        self._box = QWidget()
        self._flow = FlowLayout(self._box)
        self._group = QButtonGroup(self)
        self._list = QComboBox()
        self._list.setAccessibleName(self.tr("文件"))
        self._list.currentIndexChanged.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.addWidget(self._box)
        column.addWidget(self._list)

    @property
    def index(self) -> int:
        """The index of the plan that is on."""
        return self._index

    def show_plans(self, plans: Sequence[Plan]) -> None:
        """Offer these plans; the one that is on stays on where there are as many."""
        shown = tuple((plan.id, plan.title) for plan in plans)
        if shown == self._shown:
            return
        self._shown = shown
        self._index = min(self._index, max(len(plans) - 1, 0))
        many = len(plans) > MOST_CHIPS
        while (item := self._flow.takeAt(0)) is not None:
            chip = item.widget()
            chip.hide()
            chip.deleteLater()
        for index, plan in enumerate([] if many else plans):
            chip = Chip(self._theme, self.tr("文件{number}").format(number=plan_number(index)), tag=index)
            chip.setToolTip(plan.title)
            chip.setChecked(index == self._index)
            chip.clicked.connect(lambda _checked=False, index=index: self._choose(index))
            self._group.addButton(chip)
            self._flow.addWidget(chip)
        with QSignalBlocker(self._list):
            self._list.clear()
            self._list.addItems([f"{plan_number(index)}  {plan.title}" for index, plan in enumerate(plans)] if many else [])
            self._list.setCurrentIndex(self._index if many else -1)
        self._box.setVisible(not many)
        self._list.setVisible(many)

    def set_index(self, index: int) -> None:
        """Switch a plan on, as if it was chosen."""
        buttons = self._group.buttons()
        if index == self._index:
            return
        if self._list.count() > index:
            self._list.setCurrentIndex(index)
        elif index < len(buttons):
            buttons[index].setChecked(True)
            self._choose(index)

    def _choose(self, index: int) -> None:
        if index >= 0 and index != self._index:
            self._index = index
            self.chosen.emit(index)
