"""A framed list of things to take or leave, each with a count at its right end."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.theme import Theme, tabular
from desktop.tokens import SMALL, UI

ROWS = 5  # rows before the list scrolls
Key = TypeVar("Key", bound=Hashable)


class CheckList(QTreeWidget, Generic[Key]):
    """Rows named by keys. Space or a click on the box takes or leaves one."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, *, grows: bool = False) -> None:
        """`grows`: it takes what height there is, where it is else as high as a few rows."""
        super().__init__(parent)
        self._theme = theme
        self._grows = grows
        self._items: dict[Key, QTreeWidgetItem] = {}
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(name)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemChanged.connect(lambda _item, column: self.changed.emit() if column == 0 else None)

    def fill(self, rows: Iterable[tuple[Key, str, str]], chosen: Iterable[Key]) -> None:
        """Offer rows of key, text and what stands at the right, with those of `chosen` taken."""
        taken = set(chosen)
        blocker = QSignalBlocker(self)
        self.clear()
        self._items.clear()
        height = self._theme.row_height(QFontMetrics(self._theme.font(UI)))
        for key, text, aside in rows:
            item = QTreeWidgetItem([text, aside])
            item.setToolTip(0, text)
            item.setFont(1, tabular(self._theme.font(SMALL)))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setSizeHint(0, QSize(40, height))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(0, Qt.CheckState.Checked if key in taken else Qt.CheckState.Unchecked)
            self.addTopLevelItem(item)
            self._items[key] = item
        blocker.unblock()
        least = max(1, min(ROWS, len(self._items))) * height + 2 * self.frameWidth() + 2
        if self._grows:
            self.setMinimumHeight(least)
        else:
            self.setFixedHeight(least)

    def narrow(self, words: str) -> None:
        """Show only the rows that hold all these words; what is taken stays so."""
        wanted = words.casefold().split()
        for item in self._items.values():
            item.setHidden(not all(word in item.text(0).casefold() for word in wanted))

    def scroll_to_chosen(self) -> None:
        """Bring the first row taken into sight."""
        for key in self.chosen()[:1]:
            self.setCurrentItem(self._items[key])
            self.scrollToItem(self._items[key])

    def chosen(self) -> tuple[Key, ...]:
        """The keys taken, from the top."""
        return tuple(key for key, item in self._items.items() if item.checkState(0) is Qt.CheckState.Checked)

    def choose(self, keys: Iterable[Key], taken: bool = True) -> None:
        """Take or leave some."""
        state = Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked
        with QSignalBlocker(self):
            for key in keys:
                self._items[key].setCheckState(0, state)
        self.changed.emit()

    def choose_only(self, keys: Iterable[Key]) -> None:
        """Take those of the keys that are offered, and no other."""
        wanted = set(keys)
        with QSignalBlocker(self):
            for key, item in self._items.items():
                item.setCheckState(0, Qt.CheckState.Checked if key in wanted else Qt.CheckState.Unchecked)
        self.changed.emit()

    def choose_all(self, taken: bool) -> None:
        """Take or leave all."""
        self.choose(self._items, taken)
