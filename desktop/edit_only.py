"""What edits is off while the library can only be read, and says why: buttons, fields, and entries of menus made on demand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


@dataclass
class _Before:
    """How a control is when the library can be changed."""

    enabled: bool
    tip: str


class EditOnly(QObject):
    """`why` gives the reason for which nothing can be changed, in the user's language; '' where it can."""

    def __init__(self, why: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._why = why
        self._kept: list[QWidget] = []
        self._fields: list[QLineEdit | QPlainTextEdit] = []
        self._off: dict[QWidget, _Before] = {}

    def keep(self, *controls: QWidget) -> None:
        """Switch these off whenever nothing can be changed; their owners go on switching them as if it always could."""
        for control in controls:
            self._kept.append(control)
            control.installEventFilter(self)
            control.destroyed.connect(lambda _=None, control=control: self._forget(control))
            self._fit(control)

    def fields(self, *fields: QLineEdit | QPlainTextEdit) -> None:
        """Let these only be read whenever nothing can be changed: their text can still be selected and copied."""
        for field in fields:
            self._fields.append(field)
            field.destroyed.connect(lambda _=None, field=field: self._fields.remove(field))
            field.setReadOnly(bool(self._why()))

    def entries(self, *entries: QAction) -> None:
        """Switch entries of a menu off, with the reason, if nothing can be changed now."""
        if why := self._why():
            for entry in entries:
                entry.setEnabled(False)
                entry.setToolTip(why)

    def renew(self) -> None:
        """Another library is open, or none."""
        for control in self._kept:
            self._fit(control)
        for field in self._fields:
            field.setReadOnly(bool(self._why()))

    def _forget(self, control: QWidget) -> None:
        self._kept.remove(control)
        self._off.pop(control, None)

    def _fit(self, control: QWidget) -> None:
        why, before = self._why(), self._off.get(control)
        if why and before is None:
            now = _Before(not _set_off(control), control.toolTip())
            control.setEnabled(False)
            control.setToolTip(why)
            self._off[control] = now
        elif not why and before is not None:
            del self._off[control]
            control.setToolTip(before.tip)
            control.setEnabled(before.enabled)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What its owner switches on stays off, but will be on as soon as something can be changed; so with its words."""
        before = self._off.get(watched) if isinstance(watched, QWidget) else None
        if before is None or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.EnabledChange and not _set_off(watched):
            before.enabled = True
            watched.setEnabled(False)
        elif event.type() == QEvent.Type.ToolTipChange and watched.toolTip() != (why := self._why()):
            before.tip = watched.toolTip()
            watched.setToolTip(why)
        return False


def _set_off(control: QWidget) -> bool:
    """Whether a control itself is off, whatever it stands in."""
    parent = control.parentWidget()
    return not (control.isEnabledTo(parent) if parent is not None else control.isEnabled())
