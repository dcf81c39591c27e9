"""上一年文件: asks once which plan comes before a plan, where the series does not say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.model import Plan
from desktop.compare.plan_picker import plan_text
from desktop.dialogs.frame import Foot, lay_out
from desktop.theme import Theme
from desktop.tokens import SMALL, UI, UI_STRONG
from desktop.widgets import Label, PrimaryButton, PushButton, resize_on_screen

_PLAN = Qt.ItemDataRole.UserRole


class LastYearDialog(QDialog):
    """The likely plans first, then all others; 没有上一年文件 is an answer too. The answer is kept."""

    answered = Signal(int)  # the plan before, 0 for none

    def __init__(
        self, theme: Theme, plan: Plan, likely: Sequence[Plan], others: Sequence[Plan], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("上一年文件"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("上一年文件"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setUniformItemSizes(True)
        height = theme.row_height(QFontMetrics(theme.font(UI)))
        for each, is_likely in [*((p, True) for p in likely), *((p, False) for p in others)]:
            text = self.tr("{plan}（可能）").format(plan=plan_text(each)) if is_likely else plan_text(each)
            item = QListWidgetItem(text, self.list)
            item.setData(_PLAN, each.id)
            item.setToolTip(each.title)
            item.setSizeHint(QSize(40, height))
        self.take = PrimaryButton(theme, self.tr("与它对照"), "git-compare-arrows")
        self.none = PushButton(theme, self.tr("没有上一年文件"))
        cancel = PushButton(theme, self.tr("取消"))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 10)
        column.setSpacing(8)
        column.addWidget(
            Label(theme, self.tr("“{title}”的上一年文件是哪一份？").format(title=plan.title), role=UI_STRONG, wrap=True)
        )
        said = self.tr("只问这一次，记在资料库里；以后可以再改。")
        column.addWidget(Label(theme, said, tone="text_2", role=SMALL, wrap=True))
        column.addWidget(self.list, 1)
        lay_out(self, body, Foot(theme, cancel, self.take, left=self.none))
        resize_on_screen(self, 520, 380)
        self.list.setCurrentRow(0)
        self.take.setEnabled(self.list.count() > 0)
        cancel.clicked.connect(self.reject)
        self.none.clicked.connect(lambda: self._answer(0))
        self.take.clicked.connect(self._take)
        self.list.itemActivated.connect(lambda _item: self._take())

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._answer(int(item.data(_PLAN)))

    def _answer(self, plan_id: int) -> None:
        self.answered.emit(plan_id)
        self.accept()
