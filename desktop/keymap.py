"""A command as a value, and the keys that commands have: those of the table, or the analyst's own.

Keys that an input method needs are refused: Ctrl+Space, Ctrl+. and Ctrl+;, Ctrl+Shift and Ctrl+Alt with a letter, the
Super key, and in the whole window everything that writes a character.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from desktop.settings import Settings

WINDOW, READER, COMPARE, NOTE = "window", "reader", "compare", "note"
OUTLINE, REVIEW, LIBRARY, ANNOTATIONS, SEARCH = "outline", "review", "library", "annotations", "search"

_OF_INPUT_METHODS = (Qt.Key.Key_Space, Qt.Key.Key_Period, Qt.Key.Key_Semicolon)


class Needs(StrEnum):
    """What has to be open for a command."""

    NOTHING = "nothing"
    LIBRARY = "library"
    PLAN = "plan"
    TWO_PLANS = "two plans"


@dataclass(frozen=True)
class Command:
    """A command. `keys` in portable form, the first one is shown; `where` is the view it works in, `needs` what must be open.

    `edits`: it changes the library, and is off where that can only be read. `fixed`: its key can't be changed, since a view reads
    it as part of moving about in it.
    """

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    where: str = WINDOW
    checkable: bool = False
    menu: bool = True
    needs: Needs = Needs.NOTHING
    edits: bool = False
    fixed: bool = False


class Objection(StrEnum):
    """Why a key can't be had."""

    INPUT_METHOD = "input method"
    WRITES = "writes a character"
    TWO_KEYS = "more than one key"


def objection(key: QKeySequence, where: str) -> Objection | None:
    """Why a command that works in `where` can't have this key; None where it can."""
    if key.count() != 1:
        return Objection.TWO_KEYS
    pressed = key[0]  # type: ignore[index]
    control, shift, alt = (
        bool(pressed.keyboardModifiers() & modifier)
        for modifier in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier)
    )
    letter = Qt.Key.Key_A <= pressed.key() <= Qt.Key.Key_Z
    if pressed.keyboardModifiers() & Qt.KeyboardModifier.MetaModifier:
        return Objection.INPUT_METHOD
    if control and ((letter and (shift or alt)) or pressed.key() in _OF_INPUT_METHODS):
        return Objection.INPUT_METHOD
    if pressed.key() == Qt.Key.Key_Space and shift:
        return Objection.INPUT_METHOD
    if (
        where == WINDOW and not control and not alt and pressed.key() < Qt.Key.Key_Escape
    ):  # below it are the signs that are written
        return Objection.WRITES
    return None


class Keymap:
    """Keys by command; what the analyst chose is kept in the settings, the rest is as in the table."""

    def __init__(self, settings: Settings, commands: Iterable[Command]) -> None:
        self._settings = settings
        self._commands = {command.name: command for command in commands}

    def command(self, name: str) -> Command:
        """A command by name; KeyError."""
        return self._commands[name]

    def keys(self, name: str) -> tuple[str, ...]:
        """The keys of a command in portable form."""
        own = self._settings.keys(name)
        return self._commands[name].keys if own is None else own

    def is_own(self, name: str) -> bool:
        """Whether the analyst chose the keys of a command."""
        return self._settings.keys(name) is not None

    def holder(self, name: str, key: str) -> Command | None:
        """Another command that has this key where `name` would work with it."""
        where = self._commands[name].where
        for other in self._commands.values():
            meets = WINDOW in (where, other.where) or where == other.where
            if other.name != name and meets and key in self.keys(other.name):
                return other
        return None

    def set_keys(self, name: str, keys: Sequence[str]) -> None:
        """Give a command these keys, which are taken from others that meet it; those of the table are not kept as own."""
        for key in keys:
            while (other := self.holder(name, key)) is not None:
                self._settings.set_keys(other.name, tuple(k for k in self.keys(other.name) if k != key))
        self._settings.set_keys(name, None if tuple(keys) == self._commands[name].keys else tuple(keys))

    def reset(self) -> None:
        """All keys as in the table."""
        for name in self._commands:
            self._settings.set_keys(name, None)
