"""改要素: what a fact says, put right. The words themselves are the plan's and stay."""

from __future__ import annotations

from contextlib import suppress
from math import isfinite

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from core.facts import PlanFact
from core.language.facts import number_text
from desktop.dialogs.frame import Foot, Form, lay_out
from desktop.fact_words import field_words, kind_word
from desktop.theme import Theme
from desktop.tokens import SMALL
from desktop.widgets import Label, PrimaryButton, PushButton

_NUMBERS = ("value", "high", "year", "until_year", "month", "day")
_WHOLE = ("year", "until_year", "month", "day")


class FactDialog(QDialog):
    """`saved` gives the details as `Facts.correct` takes them."""

    saved = Signal(object)

    def __init__(self, theme: Theme, found: PlanFact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("改要素：{kind}").format(kind=kind_word(found.kind)))
        self._kept = {name: value for name, value in found.fact.details().items() if name not in field_words(found.kind)}
        self.fields: dict[str, QLineEdit] = {}
        self._problem = Label(theme, tone="err", role=SMALL, wrap=True)
        body = QWidget()
        form = Form(theme)
        body.setLayout(form)
        words = Label(theme, " ".join(found.fact.text.split()), wrap=True)
        form.add_field(self.tr("原文"), words, stretch=True)
        for name, text in field_words(found.kind).items():
            value = getattr(found.fact, name)
            shown = "" if value is None else number_text(value) if isinstance(value, float) else str(value)
            field = QLineEdit(shown)
            field.setAccessibleName(text)
            self.fields[name] = field
            form.add_field(text, field, stretch=True)
        form.addWidget(self._problem, 60, 1)
        save = PrimaryButton(theme, self.tr("保存"))
        cancel = PushButton(theme, self.tr("取消"))
        save.clicked.connect(self._save)
        cancel.clicked.connect(self.reject)
        save.setDefault(True)
        lay_out(self, body, Foot(theme, cancel, save))
        self.resize(420, self.sizeHint().height())

    def _save(self) -> None:
        details: dict[str, str | int | float] = dict(self._kept)
        for name, field in self.fields.items():
            text = field.text().strip()
            if not text:
                continue
            value = _number(text, name) if name in _NUMBERS else text
            if value is None:
                self._problem.setText(self.tr("“{text}”不是数字。请改成数字，或清空。").format(text=text))
                field.setFocus()
                return
            details[name] = value
        self.saved.emit(details)
        self.accept()


def _number(text: str, name: str) -> float | int | None:
    plain = text.replace(",", "").replace("，", "")
    with suppress(ValueError, OverflowError):
        value = float(plain)
        if isfinite(value) and abs(value) < 1e18:
            return int(value) if name in _WHOLE else value
    return None
