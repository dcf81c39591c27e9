"""The commands of the table as actions of the window and of the views that own their keys: which are on, with which keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.command_table import CommandTable
from desktop.icons import icon
from desktop.keymap import WINDOW, Command, Keymap, Needs
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.widgets import IconButton, PushButton, SearchField

SaysKey = PushButton | IconButton | SearchField
"""A control that says by which key its command is done."""


class Actions(QObject):
    """The commands. The window and views are served with QActions of them; a view that owns keys binds them by name."""

    def __init__(self, theme: Theme, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions: dict[str, QAction] = {}
        self._hosts: dict[str, list[QWidget]] = {}  # by where: the views in which the actions work
        self._bound: dict[str, list[tuple[QWidget, QAction]]] = {}  # of views that own their keys
        self._saying: list[tuple[SaysKey, str]] = []  # controls that say the key of a command
        self._opened: Mapping[Needs, bool] = {}
        self._read_only = ""  # why nothing can be changed
        self._forbidden: set[str] = set()  # what edits, while the library can only be read
        self._table = CommandTable(self).groups()
        self.keymap = Keymap(settings, chain.from_iterable(commands for _, commands in self._table))

    def serve(self, where: str, host: QWidget) -> None:
        """Let the keys of `where` work in the window or a view; in a further one too, such as a second pane.

        Their QActions are made with the first. Of what is never served here, the view that owns the keys binds them itself.
        """
        first = where not in self._hosts
        self._hosts.setdefault(where, []).append(host)
        for _, command in self.rows():
            if command.where == where:
                if first:
                    self._make(command)
                host.addAction(self._actions[command.name])

    def _make(self, command: Command) -> None:
        action = self._actions[command.name] = _action(command, self, self._theme)
        action.setShortcuts([QKeySequence(key) for key in self.keymap.keys(command.name)])
        self._switch(action, command)

    def bind(self, host: QWidget, calls: dict[str, Callable[[], object]]) -> None:
        """Let the keys of commands work within a view that owns them; KeyError for a name that isn't in the table."""
        for name, call in calls.items():
            action = _action(self.keymap.command(name), host, self._theme)
            host.addAction(action)
            action.setShortcuts([QKeySequence(key) for key in self.keymap.keys(name)])
            action.triggered.connect(lambda _checked=False, call=call: call())
            self._bound.setdefault(name, []).append((host, action))
            self._switch(action, self.keymap.command(name))

    def set_keys(self, name: str, keys: tuple[str, ...]) -> None:
        """Give a command other keys, from now on and in the next start."""
        self.keymap.set_keys(name, keys)
        self._rekey()

    def reset_keys(self) -> None:
        """Give all commands the keys of the table."""
        self.keymap.reset()
        self._rekey()

    def _rekey(self) -> None:
        bound = [(name, action) for name, places in self._bound.items() for _, action in places]
        for name, action in chain(self._actions.items(), bound):
            action.setShortcuts([QKeySequence(key) for key in self.keymap.keys(name)])
        for control, name in self._saying:
            control.show_key(self._first_key(name))

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __contains__(self, name: str) -> bool:
        return name in self._actions

    def connect_all(self, calls: dict[str, Callable[[], object]]) -> None:
        """Connect commands by name; KeyError for a name that isn't in the table."""
        for name, call in calls.items():
            self._actions[name].triggered.connect(lambda _checked=False, call=call: call())

    def menus(self) -> Iterator[tuple[str, list[QAction]]]:
        """The window's menus: their words and the commands in them."""
        for title, commands in self._table:
            shown = [command.name for command in commands if command.menu and command.name in self._actions]
            if shown:
                yield title, [self._actions[name] for name in shown]

    def rows(self) -> Iterator[tuple[str, Command]]:
        """The words of a group with each command in it, for the table of keys and for finding a command by its words."""
        for title, commands in self._table:
            for command in commands:
                yield title.partition("(")[0].replace("&", ""), command

    def key_text(self, name: str) -> str:
        """The keys of a command as this system writes them."""
        native = QKeySequence.SequenceFormat.NativeText
        return " / ".join(QKeySequence(key).toString(native) for key in self.keymap.keys(name))

    def _first_key(self, name: str) -> str:
        return next(iter(self.keymap.keys(name)), "")

    def with_key(self, text: str, name: str) -> str:
        """The words of an entry of a menu, with the first key of the command behind them."""
        key = QKeySequence(self._first_key(name)).toString(QKeySequence.SequenceFormat.NativeText)
        return f"{text}\t{key}" if key else text

    def say_key(self, control: SaysKey, name: str) -> None:
        """Let a control say the first key of a command, now and when it is changed."""
        saying = (control, name)
        self._saying.append(saying)
        control.destroyed.connect(lambda: self._saying.remove(saying))
        control.show_key(self._first_key(name))

    def at_hand(self, name: str) -> QAction | None:
        """The action that carries out a command now; None where it can't be done: switched off, or its view isn't shown."""
        action = self._actions.get(name)
        if action is not None:
            where = self.keymap.command(name).where
            shown = where == WINDOW or any(host.isVisible() for host in self._hosts[where])
            return action if action.isEnabled() and shown else None
        return next((action for host, action in self._bound.get(name, ()) if host.isVisible()), None)

    def enable(self, opened: Mapping[Needs, bool], read_only: str = "") -> None:
        """Switch off the commands that need what isn't open, and with a reason (`read_only`) those that edit; on the others."""
        self._opened, self._read_only = opened, read_only
        for _, command in self.rows():
            places = [action for _, action in self._bound.get(command.name, ())]
            made = [self._actions[command.name]] if command.name in self._actions else []
            for action in (*made, *places):
                self._switch(action, command)
        self._forbidden = {command.name for _, command in self.rows() if command.edits and read_only}

    def _switch(self, action: QAction, command: Command) -> None:
        forbidden = bool(self._read_only) and command.edits
        if command.needs is not Needs.NOTHING or forbidden or command.name in self._forbidden:
            action.setEnabled(self._opened.get(command.needs, True) and not forbidden)
        action.setToolTip(self._read_only if forbidden else "")


def _action(command: Command, parent: QObject, theme: Theme) -> QAction:
    action = QAction(command.text, parent)
    action.setObjectName(command.name)
    action.setCheckable(command.checkable)
    if command.where != WINDOW:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    if command.icon:
        action.setIcon(icon(command.icon, theme))
    return action
