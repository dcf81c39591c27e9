"""The amber bar under the tool bar that says why the open library can only be read, and what can be done about it."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.widgets import Banner


class ReadOnlyBar(Banner):
    """Hidden while the library can be changed."""

    def __init__(self, desk: Desk, save_copy: QAction, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent=parent)
        self._desk = desk
        self.add_button(self.tr("另存副本…"), save_copy.trigger)
        self.retry = self.add_button(self.tr("重试"), self._try_again)
        self.retry.setToolTip(self.tr("看现在能不能修改"))
        desk.library_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say the reason, where there is one."""
        why = self._desk.read_only
        if why is not None:
            self.set_message(why.text(self._desk.language))
        self.setVisible(why is not None)

    def _try_again(self) -> None:
        if self._desk.session is not None:
            self._desk.open(self._desk.session.path)
