"""Asks for one line of text, such as a name to keep something under."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QDialog, QLineEdit, QWidget

from desktop.dialogs.frame import Foot, Form, lay_out
from desktop.theme import Theme
from desktop.tokens import SMALL
from desktop.widgets import Label, PrimaryButton, PushButton

LONGEST = 40


class NameDialog(QDialog):
    """`given` says what was entered. `known` are offered while typing; one of them gets the words `replaces` beside it."""

    given = Signal(str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        label: str,
        text: str = "",
        *,
        known: tuple[str, ...] = (),
        replaces: str = "",
        may_be_empty: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._known = known
        self._replaces = replaces
        self._may_be_empty = may_be_empty
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.field = QLineEdit(text)
        self.field.setMaxLength(LONGEST)
        self.field.setCompleter(QCompleter(list(known), self))
        self._said = Label(theme, tone="text_2", role=SMALL, wrap=True)
        self.save = PrimaryButton(theme, self.tr("确定"))
        self.save.setDefault(True)
        self.save.clicked.connect(self._give)
        cancel = PushButton(theme, self.tr("取消"))
        cancel.clicked.connect(self.reject)
        body = QWidget()
        form = Form(theme)
        body.setLayout(form)
        form.add_field(label, self.field, self._said, stretch=True)
        lay_out(self, body, Foot(theme, cancel, self.save))
        self.setMinimumWidth(380)
        self.field.textChanged.connect(self._check)
        self._check(text)
        self.field.selectAll()

    def _check(self, text: str) -> None:
        self.save.setEnabled(self._may_be_empty or bool(text.strip()))
        self._said.setText(self._replaces if text.strip() in self._known else "")

    def _give(self) -> None:
        self.given.emit(self.field.text().strip())
        self.accept()
