"""What can be done with the annotations that are chosen, all at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from core.model import Status
from desktop.icons import icon
from desktop.models.annotation_model import status_word
from desktop.reader.cards.words import STATUS_ICONS
from desktop.theme import Theme
from desktop.tokens import SMALL_STRONG
from desktop.widgets import FlowLayout, Label, PushButton, Surface, set_surface


class BulkBar(QWidget):
    """Under the table; how many are chosen stands at its left."""

    tags_wanted = Signal(QWidget)
    status_chosen = Signal(Status)
    author_wanted = Signal()
    copy_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, spacing=8, row_spacing=6)
        row.setContentsMargins(12, 6, 12, 6)
        self.count = Label(theme, role=SMALL_STRONG, tone="text_2")
        self.tags = PushButton(theme, self.tr("标签…"), "tag")
        self.tags.setToolTip(self.tr("给选中的批注加标签或去标签"))
        self.tags.clicked.connect(lambda: self.tags_wanted.emit(self.tags))
        self.status = PushButton(theme, self.tr("状态"), "circle-check")
        self.status.setToolTip(self.tr("改选中批注的状态"))
        menu = QMenu(self)
        for status in Status:
            action = menu.addAction(icon(STATUS_ICONS[status], theme), status_word(status))
            action.triggered.connect(lambda _on=False, status=status: self.status_chosen.emit(status))
        self.status.setMenu(menu)
        self.author = PushButton(theme, self.tr("作者…"), "user")
        self.author.setToolTip(self.tr("改选中批注的作者"))
        self.author.clicked.connect(self.author_wanted)
        self.copy = PushButton(theme, self.tr("复制引文"), "quote")
        self.copy.setToolTip(self.tr("复制原文，注明出处"))
        self.copy.clicked.connect(self.copy_wanted)
        self.remove = PushButton(theme, self.tr("删除"), "trash-2")
        self.remove.setToolTip(self.tr("删除选中的批注，可以撤销"))
        self.remove.clicked.connect(self.removal_wanted)
        self.editing = (self.tags, self.status, self.author, self.remove)  # what changes the library
        for widget in (self.count, self.tags, self.status, self.author, self.copy, self.remove):
            row.addWidget(widget)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        set_surface(self, Surface.PANEL)

    def show_count(self, chosen: int) -> None:
        """Say how many are chosen; without any nothing can be done."""
        self.count.setText(self.tr("选中 %n 条", "", chosen))
        for button in (self.tags, self.status, self.author, self.copy, self.remove):
            button.setEnabled(chosen > 0)
