"""Undo and redo of the open library as actions that name the step they would take back or repeat."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from core.model import Notice
from desktop.desk import Desk


class Undo(QObject):
    """Keeps two actions true. The steps themselves are in the library's log and outlive the window."""

    def __init__(self, desk: Desk, undo: QAction, redo: QAction) -> None:
        super().__init__(undo)
        self._desk = desk
        self._undo = undo
        self._redo = redo
        undo.triggered.connect(lambda: desk.edit(lambda session: session.undo()))
        redo.triggered.connect(lambda: desk.edit(lambda session: session.redo()))
        desk.touched.connect(self.refresh)
        desk.library_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what would be undone and redone now."""
        session = self._desk.session
        self._say(self._undo, self.tr("撤销"), self.tr("撤销“{step}”"), session.next_undo() if session else None)
        self._say(self._redo, self.tr("重做"), self.tr("重做“{step}”"), session.next_redo() if session else None)

    def _say(self, action: QAction, plain: str, named: str, step: Notice | None) -> None:
        action.setEnabled(step is not None)
        action.setText(named.format(step=step.text(self._desk.language)) if step else plain)
        action.setToolTip(action.text())
