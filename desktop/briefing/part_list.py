"""内容与次序: the parts of a note as a list, taken or left by their boxes, moved by dragging or by keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from core.briefing import Part, PartKind
from desktop.theme import Theme, tabular
from desktop.tokens import SMALL, UI

_PART = Qt.ItemDataRole.UserRole


class PartList(QTreeWidget):
    """`changed`: another order, or a part taken, left or edited; `chosen`: another part is the current one."""

    changed = Signal()
    chosen = Signal()

    def __init__(self, theme: Theme, names: Mapping[PartKind, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = names
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(self.tr("内容与次序"))
        self.setToolTip(self.tr("空格取舍，拖动或按 Alt+↑、Alt+↓ 换次序"))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemChanged.connect(self._ticked)
        self.currentItemChanged.connect(lambda *_: self.chosen.emit())

    def fill(self, parts: Sequence[Part]) -> None:
        """Show these parts; the first one is the current one."""
        with QSignalBlocker(self):
            self.clear()
            for part in parts:
                self.addTopLevelItem(self._item(part))
            self.setCurrentItem(self._at(0))
        self._fit()
        self.chosen.emit()

    def parts(self) -> tuple[Part, ...]:
        """The parts in their order now."""
        return tuple(self._part(self._at(row)) for row in range(self.topLevelItemCount()))

    def current(self) -> Part | None:
        """The part whose options are shown."""
        item = self.currentItem()
        return self._part(item) if item else None

    def put(self, part: Part) -> None:
        """Let the current part be this one."""
        item = self.currentItem()
        if item is None:
            return
        with QSignalBlocker(self):
            item.setData(0, _PART, part)
            item.setText(0, self._name(part))
        self.changed.emit()

    def add(self, part: Part) -> None:
        """Add a part behind the current one, and make it the current one."""
        at = self.indexOfTopLevelItem(self.currentItem()) + 1
        with QSignalBlocker(self):
            self.insertTopLevelItem(at, self._item(part))
            self.setCurrentItem(self._at(at))
        self._fit()
        self.chosen.emit()
        self.changed.emit()

    def remove_current(self) -> None:
        """Take the current part off the list."""
        with QSignalBlocker(self):
            self.takeTopLevelItem(self.indexOfTopLevelItem(self.currentItem()))
        self._fit()
        self.chosen.emit()
        self.changed.emit()

    def move_current(self, step: int) -> None:
        """Move the current part up (-1) or down (1)."""
        at = self.indexOfTopLevelItem(self.currentItem())
        to = at + step
        if at < 0 or not 0 <= to < self.topLevelItemCount():
            return
        with QSignalBlocker(self):
            item = self._at(at)
            self.takeTopLevelItem(at)
            self.insertTopLevelItem(to, item)
            self.setCurrentItem(item)
        self.changed.emit()

    def show_counts(self, counts: Mapping[int, str]) -> None:
        """Show at the right how much each part holds, by its place in the list."""
        with QSignalBlocker(self):
            for row in range(self.topLevelItemCount()):
                self._at(row).setText(1, counts.get(row, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_current(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        moved = self.currentItem()
        with QSignalBlocker(self):
            super().dropEvent(event)
            if moved is not None and self.indexOfTopLevelItem(moved) >= 0:
                self.setCurrentItem(moved)
        self.chosen.emit()
        self.changed.emit()

    def _item(self, part: Part) -> QTreeWidgetItem:
        item = QTreeWidgetItem([self._name(part), ""])
        item.setFont(1, tabular(self._theme.font(SMALL)))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setSizeHint(0, QSize(40, self._height()))
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(usable | Qt.ItemFlag.ItemIsDragEnabled)
        item.setCheckState(0, Qt.CheckState.Checked if part.shown else Qt.CheckState.Unchecked)
        item.setData(0, _PART, part)
        return item

    def _at(self, row: int) -> QTreeWidgetItem:
        return cast("QTreeWidgetItem", self.topLevelItem(row))

    def _name(self, part: Part) -> str:
        return part.heading.strip() or self._names[part.kind]

    def _part(self, item: QTreeWidgetItem) -> Part:
        part: Part = item.data(0, _PART)
        return replace(part, shown=item.checkState(0) is Qt.CheckState.Checked)

    def _ticked(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            self.setCurrentItem(item)
            self.changed.emit()

    def _height(self) -> int:
        return self._theme.row_height(QFontMetrics(self._theme.font(UI)))

    def _fit(self) -> None:
        self.setFixedHeight(max(1, self.topLevelItemCount()) * self._height() + 2 * self.frameWidth() + 2)
