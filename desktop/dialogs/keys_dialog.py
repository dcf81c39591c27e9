"""快捷键: every command with its keys in one table that can be filtered, and below it the keys of the chosen one to change."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import Actions
from desktop.dialogs.frame import Foot, lay_out
from desktop.keymap import Command, Objection, objection
from desktop.theme import Theme
from desktop.tokens import UI, UI_STRONG
from desktop.widgets import EmptyState, Label, PushButton, SearchField, resize_on_screen

_NAME = Qt.ItemDataRole.UserRole


class KeysDialog(QDialog):
    """Filters by words of the command, by key and by group. What is changed holds at once, also in the next start."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = actions
        self.setWindowTitle(self.tr("快捷键"))
        self._filter = SearchField(theme, self.tr("筛选命令或按键"), icon_name="list-filter")
        self.table = QTreeWidget()
        self._nothing = EmptyState(theme, "keyboard", self.tr("没有这样的命令或按键。"), self.tr("清除筛选"))
        self._nothing.triggered.connect(self._filter.clear)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 8)
        column.setSpacing(10)
        column.addWidget(self._filter)
        column.addWidget(self._stack, 1)
        column.addLayout(self._editing())
        self.message = Label(theme, "", tone="text_2", wrap=True)
        column.addWidget(self.message)
        close = PushButton(theme, self.tr("关闭"))
        close.clicked.connect(self.accept)
        self.all_usual = PushButton(theme, self.tr("全部恢复默认"))
        self.all_usual.clicked.connect(self._reset)
        lay_out(self, body, Foot(theme, close, left=self.all_usual))
        for button in (close, self.all_usual, self.take, self.none, self.usual):
            button.setAutoDefault(False)  # Enter belongs to the field that takes keys
        resize_on_screen(self, 600, 680)
        self._prepare()
        self._fill()
        self._filter.textChanged.connect(self._refresh)
        self.table.currentItemChanged.connect(lambda *_: self._show_current())
        self.key.keySequenceChanged.connect(lambda _: self._say())
        self._show_current()
        self._filter.setFocus()

    def _editing(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.key = QKeySequenceEdit()
        self.key.setMaximumSequenceLength(1)
        self.key.setClearButtonEnabled(True)
        self.key.setAccessibleName(self.tr("新的按键"))
        self.take = PushButton(self._theme, self.tr("改成这个键"))
        self.take.clicked.connect(self._take)
        self.none = PushButton(self._theme, self.tr("不设按键"))
        self.none.clicked.connect(lambda: self._set(()))
        self.usual = PushButton(self._theme, self.tr("恢复默认"))
        self.usual.clicked.connect(self._set_usual)
        row.addWidget(self.key, 1)
        for button in (self.take, self.none, self.usual):
            row.addWidget(button)
        return row

    def shown(self) -> list[str]:
        """The commands that pass the filter, from the top."""
        groups = _children(self.table.invisibleRootItem())
        return [item.text(0) for group in groups for item in _children(group) if not item.isHidden()]

    def set_filter(self, text: str) -> None:
        """Show only what has this text in it."""
        self._filter.setText(text)

    def choose(self, name: str) -> None:
        """Make the row of a command the current one."""
        self.table.setCurrentItem(self._items[name])

    def _prepare(self) -> None:
        table = self.table
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

    def _fill(self) -> None:
        self._items: dict[str, QTreeWidgetItem] = {}
        size = QSize(40, self._theme.row_height(QFontMetrics(self._theme.font(UI))))
        for name, group in groupby(self._actions.rows(), key=lambda row: row[0]):
            head = QTreeWidgetItem([name, ""])
            head.setFont(0, self._theme.font(UI_STRONG))
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setSizeHint(0, size)
            for _, command in group:
                item = QTreeWidgetItem([command.text.rstrip("…"), ""])
                item.setData(0, _NAME, command.name)
                head.addChild(item)
                self._items[command.name] = item
            self.table.addTopLevelItem(head)
        self.table.expandAll()
        self._show_keys()

    def _show_keys(self) -> None:
        for name, item in self._items.items():
            own = self._actions.keymap.is_own(name)
            item.setText(1, self._actions.key_text(name) or (self.tr("无") if own else ""))
            item.setFont(1, self._theme.font(UI_STRONG if own else UI))

    # Changing keys

    def _current(self) -> Command | None:
        """The command of the current row; None on the name of a group, or before a row is chosen."""
        item = self.table.currentItem()
        name = item.data(0, _NAME) if item else None
        return self._actions.keymap.command(name) if isinstance(name, str) else None

    def _show_current(self) -> None:
        command = self._current()
        for widget in (self.key, self.none, self.usual):
            widget.setEnabled(command is not None and not command.fixed)
        keys = self._actions.keymap.keys(command.name) if command is not None else ()
        self.key.setKeySequence(QKeySequence(keys[0] if keys else ""))
        self._say()

    def _say(self) -> None:
        """What taking the key would mean."""
        command, key = self._current(), self.key.keySequence()
        if command is None or command.fixed:
            self.message.setText(self.tr("这个键不能改。") if command else self.tr("选一个命令，再按新的键。"))
            self.take.setEnabled(False)
            return
        found = objection(key, command.where) if not key.isEmpty() else None
        self.take.setEnabled(found is None and not key.isEmpty())
        holder = self._actions.keymap.holder(command.name, key.toString())
        if found is Objection.INPUT_METHOD:
            self.message.setText(self.tr("这个键输入法要用，请换一个。"))
        elif found is Objection.WRITES:
            self.message.setText(self.tr("在整个窗口里有效的命令，要用 Ctrl、Alt 或功能键，免得与打字相混。"))
        elif holder is not None:
            text = self.tr("{key} 现在是“{text}”，改了以后那里就没有这个键了。")
            self.message.setText(
                text.format(key=key.toString(QKeySequence.SequenceFormat.NativeText), text=holder.text.rstrip("…"))
            )
        else:
            self.message.setText(self.tr("单个字母和数字键只在正文、对照里有效，输入文字时不起作用。"))

    def _take(self) -> None:
        self._set((self.key.keySequence().toString(),))

    def _set(self, keys: tuple[str, ...]) -> None:
        command = self._current()
        if command is not None:
            self._actions.set_keys(command.name, keys)
            self._show_keys()
            self._show_current()

    def _set_usual(self) -> None:
        command = self._current()
        if command is not None:
            self._set(command.keys)

    def _reset(self) -> None:
        self._actions.reset_keys()
        self._show_keys()
        self._show_current()

    def _refresh(self, text: str) -> None:
        wanted = text.casefold().replace(" ", "")
        found = False
        for group in _children(self.table.invisibleRootItem()):
            whole = wanted in group.text(0).casefold()
            for item in _children(group):
                hidden = not whole and wanted not in f"{item.text(0)}\n{item.text(1)}".casefold().replace(" ", "")
                item.setHidden(hidden)
                found = found or not hidden
            group.setHidden(all(item.isHidden() for item in _children(group)))
        self._stack.setCurrentWidget(self.table if found else self._nothing)


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [item.child(at) for at in range(item.childCount())]
