"""The tree of results: which hit is current, how the keys move, and which is to be opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from core.model import Tag
from desktop.search.delegate import ResultsDelegate
from desktop.search.findings import Findings, Found
from desktop.search.model import FOUND_ROLE, ResultsModel
from desktop.theme import Theme
from desktop.widgets import Surface, set_surface


class ResultsView(QTreeView):
    """Plans folded open, hits below. Enter or a double click opens, Space or a click folds a plan."""

    current_changed = Signal(QModelIndex)
    opened = Signal(QModelIndex)

    def __init__(self, theme: Theme, model: ResultsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results = model
        self._delegate = ResultsDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self.tr("检索结果"))
        set_surface(self, Surface.PAGE)
        theme.changed.connect(self._redraw)

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Paint these tags from now on."""
        self._delegate.set_tags(tags)

    def show_findings(self, findings: Findings, keep: Found | None) -> None:
        """Show these hits, all plans open; the hit `keep` stays the current one where it is still there, and all its place."""
        at = self.verticalScrollBar().value()
        self._results.show(findings)
        self.expandAll()
        kept = self._results.index_of(keep.plan.id, keep.span) if keep else QModelIndex()
        index = kept if kept.isValid() else self._results.first()
        self.setCurrentIndex(index)
        if kept.isValid():
            self.verticalScrollBar().setValue(at)
        else:
            self.scrollToTop()
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        if not index.isValid():
            self.current_changed.emit(index)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) hit, round the end."""
        count = self._results.hits()
        if not count:
            return
        current = self.currentIndex()
        number = self._results.number_of(current) if current.isValid() else 0
        if by < 0 and current.isValid() and current.data(FOUND_ROLE) is None:
            number += 1  # a plan's row stands between the last hit before it and its first
        index = self._results.hit((number - 1 + by) % count + 1)
        self.expand(index.parent())
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def currentChanged(self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(index)
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            self._fold(index if index.data(FOUND_ROLE) is None else index.parent())
        elif event.key() == Qt.Key.Key_F3:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and index.data(FOUND_ROLE) is None:
            self._fold(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.data(FOUND_ROLE) is not None:
            self.opened.emit(index)

    def _fold(self, plan: QModelIndex) -> None:
        self.setExpanded(plan, not self.isExpanded(plan))
        self.setCurrentIndex(plan if not self.isExpanded(plan) else self.currentIndex())

    def _redraw(self) -> None:
        self._delegate.measure()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
