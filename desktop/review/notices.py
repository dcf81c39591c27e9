"""What has to be known of a source before it is read: that it was taken back or renewed, or brings comments of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.review.batch import Entry
from desktop.review.marks import Opened
from desktop.theme import Theme
from desktop.widgets import Banner

if TYPE_CHECKING:
    from core.ingest import Remark

MOST_NAMES = 3


class Notices(QWidget):
    """Banners above the text; each is there only where it has something to say."""

    remarks_wanted = Signal()
    read_wanted = Signal()

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.state = Banner(theme)
        self.remarks = Banner(theme)
        self.remarks.add_button(self.tr("作为批注收入"), self.remarks_wanted.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.state)
        column.addWidget(self.remarks)
        self.show_source(None, None)

    def show_source(self, entry: Entry | None, opened: Opened | None) -> None:
        """Say what there is to say of a source."""
        self.state.clear_buttons()
        text = self._state(entry, opened) if entry and opened else ""
        self.state.set_message(text)
        self.state.setVisible(bool(text))
        if entry and entry.updated and text:
            self.state.add_button(self.tr("到阅读中查看"), self.read_wanted.emit)
        found = opened.review.remarks if opened and opened.in_use else ()
        self.remarks.set_message(self._remarks(found) if found else "")
        self.remarks.setVisible(bool(found))

    def _state(self, entry: Entry, opened: Opened) -> str:
        if not opened.in_use:
            return self.tr("这个来源的文件不在资料库里：导入已撤销，或已移出。")
        if entry.updated and not (entry.to_check or entry.lost):
            return self.tr("这是已有文件的新版本：正文已更新，批注和对应都随文字移动了。")
        if entry.updated:
            said = self.tr("这是已有文件的新版本：正文已更新。{check} 条批注的位置待核对，{lost} 条没有找到原文。")
            return said.format(check=entry.to_check, lost=entry.lost)
        return entry.warnings[0].text(self._language) if entry.warnings else ""

    def _remarks(self, found: Sequence[Remark]) -> str:
        names = [name for name in dict.fromkeys(remark.author for remark in found) if name]
        if not names:
            return self.tr("文件里有 %n 条批注", "", len(found))
        shown = "、".join(names[:MOST_NAMES]) + ("…" if len(names) > MOST_NAMES else "")
        return self.tr("文件里有 %n 条批注（{names}）", "", len(found)).format(names=shown)
