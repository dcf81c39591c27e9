"""Over the text of a source: what the import came to, which lines are shown, and the corrections as buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions import Actions
from desktop.review.batch import Entry, Verdict
from desktop.review.source_text import Segment
from desktop.theme import Theme
from desktop.tokens import SMALL, UI_STRONG
from desktop.widgets import ElidedLabel, IconButton, Label, PrimaryButton, PushButton, SegmentedControl, Surface, set_surface

_BUTTONS = {
    "take_out": "eye-off",
    "give_back": "undo-2",
    "begin_plan": "square-split-vertical",
    "merge_plan": "merge",
    "next_doubt": "triangle-alert",
}


class ReviewHeader(QWidget):
    """Two rows: the import as a whole, and the source that is shown."""

    take_back_wanted = Signal()
    finished = Signal()
    segment_chosen = Signal(str)
    panel_toggled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = Label(theme, self.tr("导入核对"), role=UI_STRONG)
        self._counts = ElidedLabel(theme, role=SMALL, tone="text_2")
        self.take_back = PushButton(theme, self.tr("撤销导入"))
        self.take_back.clicked.connect(self.take_back_wanted)
        self.done = PrimaryButton(theme, self.tr("完成"), "check")
        self.done.clicked.connect(self.finished)
        self.segments = SegmentedControl(theme, self.tr("显示哪些行"))
        self.segments.add(Segment.ALL, self.tr("来源全文"))
        self.segments.add(Segment.NOISE, self.tr("只看杂质"))
        self.segments.add(Segment.TEXT, self.tr("只看正文"))
        self.segments.changed.connect(self.segment_chosen)
        panel = IconButton(theme, "panel-right", self.tr("显示或隐藏右侧信息"))
        panel.clicked.connect(self.panel_toggled)
        first, self._second = QHBoxLayout(), QHBoxLayout()
        for row in (first, self._second):
            row.setSpacing(8)
        first.addWidget(self._title)
        first.addWidget(self._counts, 1)
        first.addWidget(self.take_back)
        first.addWidget(self.done)
        self._second.addWidget(self.segments)
        self._second.addStretch(1)
        self._second.addWidget(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 12, 7)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(self._second)
        set_surface(self, Surface.PAGE)

    def use(self, actions: Actions) -> None:
        """Offer the corrections as buttons."""
        for place, (name, icon_name) in enumerate(_BUTTONS.items(), 2):
            button = IconButton.for_action(self._theme, icon_name, actions[name])
            self._second.insertWidget(place, button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_entries(self, entries: Sequence[Entry], *, imported: bool) -> None:
        """Say what the sources on the list come to."""
        self._title.setText(self.tr("导入核对") if imported else self.tr("来源核对"))
        refused = sum(entry.verdict is Verdict.REFUSED for entry in entries)
        check = sum(entry.verdict is Verdict.CHECK for entry in entries)
        parts = [
            self.tr("%n 个来源", "", len(entries)),
            self.tr("%n 份文件可用", "", sum(entry.plans for entry in entries)),
            self.tr("%n 个请核对", "", check) if check else "",
            self.tr("%n 个已拒绝", "", refused) if refused else "",
        ]
        self._counts.setText(" · ".join(part for part in parts if part))

    def set_noise(self, count: int) -> None:
        """Say how many pieces of noise the source has."""
        words = self.tr("只看杂质")
        self.segments.button(Segment.NOISE).setText(f"{words} {count}" if count else words)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, self._theme.tokens.line)
