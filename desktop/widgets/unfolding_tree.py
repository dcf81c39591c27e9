"""A tree whose rows unfold in slices between events, so that thousands of them don't stop the window."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from desktop.slices import PAUSE, Slices

Index = QModelIndex | QPersistentModelIndex

TOGETHER = 0.003  # seconds of unfolding between two fittings of the view


class UnfoldingTree(QTreeView):
    """What is in sight stays where it is while rows above it unfold. A reset of the model ends what is under way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._fitting = True  # Qt fits the view while it is made, too
        super().__init__(parent)
        self.unfolding = Slices(self)
        self._any_unfolded = False
        self.expanded.connect(self._note_unfolded)

    def _note_unfolded(self) -> None:
        self._any_unfolded = True

    def unfold_each(self, indexes: Iterable[QModelIndex], *, at_once: bool = False) -> None:
        """Unfold these and fold nothing; those deeper down before those they lie in. A reset of the model ends it."""
        self.unfolding.begin(self._unfold(indexes), at_once=at_once)

    def _unfold(self, indexes: Iterable[QModelIndex]) -> Iterator[object]:
        yield PAUSE
        self.executeDelayedItemsLayout()  # else all is laid out at once at the end
        yield PAUSE
        left = iter(indexes)
        while self._unfold_some(left):
            yield

    def _unfold_some(self, left: Iterator[QModelIndex]) -> bool:
        """Unfold some, and only then fit bars and margins to them, which takes longer; whether any may be left."""
        top, until = self.indexAt(QPoint(1, 0)), time.thread_time() + TOGETHER
        self._fitting, more = False, True
        try:
            while more and time.thread_time() < until:
                index = next(left, None)
                more = index is not None
                if index is not None:
                    self.expand(index)
        finally:
            self._fitting = True
        self.updateGeometries()
        if top.isValid() and self.visualRect(top).top() > 0 and self.verticalScrollBar().value():
            self.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)
        return more

    def updateGeometries(self) -> None:
        if self._fitting:
            super().updateGeometries()

    def expandAll(self) -> None:
        self.unfold_each(self._holders(QModelIndex()))

    def _holders(self, parent: QModelIndex) -> Iterator[QModelIndex]:
        """The rows below one that have others below them, the deepest first."""
        model = self.model()
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            if model.hasChildren(index):
                yield from self._holders(index)
                yield index

    def collapseAll(self) -> None:
        self.unfolding.stop()
        if self._any_unfolded:  # Qt lays out everything anew, which takes long in a tree that was only just filled
            super().collapseAll()
            self._any_unfolded = False

    def reset(self) -> None:
        self.unfolding.stop()
        super().reset()
        self._any_unfolded = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_Asterisk and current.isValid():
            self.unfold_each([*self._holders(current), current])
            return
        super().keyPressEvent(event)
