"""快捷键: every key of the window in one table that can be filtered. The rows come from the table of commands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHeaderView,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.dialogs.frame import Foot, lay_out
from desktop.theme import Theme
from desktop.tokens import UI, UI_STRONG
from desktop.widgets import EmptyState, Label, PushButton, SearchField

Row = tuple[str, str, str]  # group, words, keys


class KeysDialog(QDialog):
    """Filters by words of the command, by key and by group; typing goes into the filter from anywhere."""

    def __init__(self, theme: Theme, rows: Sequence[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("快捷键"))
        self._filter = SearchField(theme, self.tr("筛选命令或按键"), icon_name="list-filter")
        self._table = QTreeWidget()
        self._nothing = EmptyState(theme, "keyboard", self.tr("没有这样的命令或按键。"), self.tr("清除筛选"))
        self._nothing.triggered.connect(self._filter.clear)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._nothing)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 8)
        column.setSpacing(10)
        column.addWidget(self._filter)
        column.addWidget(self._stack, 1)
        column.addWidget(
            Label(theme, self.tr("单个字母和数字键只在正文、对照里有效，输入文字时不起作用。"), tone="text_3", wrap=True)
        )
        close = PushButton(theme, self.tr("关闭"))
        close.clicked.connect(self.accept)
        lay_out(self, body, Foot(theme, close))
        self.resize(560, 640)
        self._fill(rows)
        self._filter.textChanged.connect(self._refresh)
        self._filter.setFocus()

    def shown(self) -> list[str]:
        """The commands that pass the filter, from the top."""
        groups = _children(self._table.invisibleRootItem())
        return [item.text(0) for group in groups for item in _children(group) if not item.isHidden()]

    def set_filter(self, text: str) -> None:
        """Show only what has this text in it."""
        self._filter.setText(text)

    def _fill(self, rows: Sequence[Row]) -> None:
        table = self._table
        table.setColumnCount(2)
        table.setHeaderHidden(True)
        table.setRootIsDecorated(False)
        table.setIndentation(12)
        table.setUniformRowHeights(True)
        table.setItemsExpandable(False)
        table.setFrameShape(QFrame.Shape.StyledPanel)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAccessibleName(self.tr("快捷键"))
        table.header().setStretchLastSection(False)
        table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        size = QSize(40, self._theme.row_height(QFontMetrics(self._theme.font(UI))))
        for name, group in groupby(rows, key=lambda row: row[0]):
            head = QTreeWidgetItem([name, ""])
            head.setFont(0, self._theme.font(UI_STRONG))
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setSizeHint(0, size)
            head.addChildren([QTreeWidgetItem([text, keys]) for _, text, keys in group])
            table.addTopLevelItem(head)
        table.expandAll()

    def _refresh(self, text: str) -> None:
        wanted = text.casefold().replace(" ", "")
        found = False
        for group in _children(self._table.invisibleRootItem()):
            whole = wanted in group.text(0).casefold()
            for item in _children(group):
                hidden = not whole and wanted not in f"{item.text(0)}\n{item.text(1)}".casefold().replace(" ", "")
                item.setHidden(hidden)
                found = found or not hidden
            group.setHidden(all(item.isHidden() for item in _children(group)))
        self._stack.setCurrentWidget(self._table if found else self._nothing)


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [item.child(at) for at in range(item.childCount())]
