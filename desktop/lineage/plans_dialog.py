"""选择文件: which plans a lineage or a ledger follows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from core.model import Plan
from desktop.briefing.check_list import CheckList
from desktop.dialogs.frame import Foot, lay_out
from desktop.theme import Theme
from desktop.tokens import SMALL
from desktop.widgets import Label, PrimaryButton, PushButton, SearchField, resize_on_screen


class PlansDialog(QDialog):
    """Two plans at least, or `least`; they stand in order of year whatever the order of choosing."""

    chosen = Signal(object)  # ids of plans

    def __init__(
        self,
        theme: Theme,
        plans: Sequence[Plan],
        taken: Sequence[int],
        parent: QWidget | None = None,
        *,
        said: str = "",
        take: str = "",
        least: int = 2,
    ) -> None:
        """`said`: what the choice is for; `take`: the words of the button; those of the lineage where they are empty."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("选择文件"))
        self.field = SearchField(theme, self.tr("查找文件"), icon_name="filter")
        self.list: CheckList[int] = CheckList(theme, self.tr("文件"), grows=True)
        self._state = Label(theme, tone="text_2", role=SMALL)
        self._least = least
        self.take = PrimaryButton(theme, take or self.tr("理出沿革"), None if take else "route")
        cancel = PushButton(theme, self.tr("取消"))
        cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._take)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 10)
        column.setSpacing(8)
        said = said or self.tr("勾选两份以上的文件，按内容年份排成一列。没有对照过的会先对照。")
        column.addWidget(Label(theme, said, tone="text_2", wrap=True))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self._state)
        lay_out(self, body, Foot(theme, cancel, self.take))
        ordered = sorted(plans, key=lambda plan: plan.metadata.year or 9999)
        self.list.fill([(plan.id, f"{plan.label} · {plan.title}", "") for plan in ordered], taken)
        self.list.changed.connect(self._show_state)
        self.field.textChanged.connect(self.list.narrow)
        self._show_state()
        self.list.scroll_to_chosen()
        resize_on_screen(self, 560, 420)

    def _show_state(self) -> None:
        count = len(self.list.chosen())
        self._state.setText(self.tr("已选 %n 份", "", count))
        self.take.setEnabled(count >= self._least)

    def _take(self) -> None:
        self.chosen.emit(self.list.chosen())
        self.accept()
