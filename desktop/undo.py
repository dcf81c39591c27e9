"""Undo and redo of the open library as actions that name the step they would take back or repeat."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from core.model import Notice, Touched
from core.session import Session
from desktop.desk import Desk

LARGE_PLAN = 500  # clauses
LARGE_STEP = 100_000  # characters of the log: some hundred annotations


class Undo(QObject):
    """Keeps two actions true. The steps themselves are in the library's log and outlive the window."""

    def __init__(self, desk: Desk, undo: QAction, redo: QAction) -> None:
        super().__init__(undo)
        self._desk = desk
        self._undo = undo
        self._redo = redo
        undo.triggered.connect(self.undo)
        redo.triggered.connect(self.redo)
        desk.touched.connect(self.refresh)
        desk.library_changed.connect(self.refresh)
        self.refresh()

    def undo(self) -> None:
        """Take back the latest step and say which it was: it may have been in another plan."""
        step = self._desk.session.next_undo() if self._desk.session else None
        if self._desk.editing:  # the latest step is still to come
            self._desk.edit_beside(self.tr("正在撤销"), lambda session: session.undo())
        elif step:
            words = self.tr("已撤销“{step}”").format(step=step.text(self._desk.language))
            self._step(self.tr("正在撤销"), lambda session: session.undo(), words, redo=False)

    def redo(self) -> None:
        """Carry out again the step undone last and say which it was."""
        step = self._desk.session.next_redo() if self._desk.session else None
        if self._desk.editing:
            self._desk.edit_beside(self.tr("正在重做"), lambda session: session.redo())
        elif step:
            words = self.tr("已重做“{step}”").format(step=step.text(self._desk.language))
            self._step(self.tr("正在重做"), lambda session: session.redo(), words, redo=True)

    def _step(self, title: str, step: Callable[[Session], Touched], words: str, *, redo: bool) -> None:
        """Carry out a step and say which it was; beside the window where it, or reading an open plan anew, takes long."""
        shown, session = [reading.outline for reading in self._desk.readings.all()], self._desk.session
        large = session is not None and session.next_length(redo=redo) > LARGE_STEP
        if large or any(outline is not None and len(outline.clauses) > LARGE_PLAN for outline in shown):
            self._desk.edit_beside(title, step, lambda _: self._desk.said.emit(words))
        elif self._desk.edit(step) is not None:
            self._desk.said.emit(words)

    def refresh(self) -> None:
        """Say what would be undone and redone now."""
        session = self._desk.session
        self._say(self._undo, self.tr("撤销"), self.tr("撤销“{step}”"), session.next_undo() if session else None)
        self._say(self._redo, self.tr("重做"), self.tr("重做“{step}”"), session.next_redo() if session else None)

    def _say(self, action: QAction, plain: str, named: str, step: Notice | None) -> None:
        action.setEnabled(step is not None and self._desk.read_only is None)
        action.setText(named.format(step=step.text(self._desk.language)) if step else plain)
        action.setToolTip(action.text())
