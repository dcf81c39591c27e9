"""加要素, 改要素: which words of a plan are a fact, of which kind, and what they say. The words themselves stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from math import isfinite

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QTextEdit, QVBoxLayout, QWidget

from core.facts import guessed
from core.language.facts import Fact, FactKind, number_text
from core.model import Span
from desktop.dialogs.frame import Foot, Form, lay_out
from desktop.fact_words import field_words, kind_word
from desktop.reader.positions import Positions
from desktop.theme import Theme
from desktop.tokens import SMALL
from desktop.widgets import Label, PrimaryButton, PushButton

_NUMBERS = ("value", "high", "year", "until_year", "month", "day")
_WHOLE = ("year", "until_year", "month", "day")
_BY_CONTEXT = ("counted",)
_AROUND = 400  # code points shown before and behind the words, within their paragraph
_LINES = 4  # lines of text that are in sight

Values = Mapping[str, str | int | float]


class Words(QTextEdit):
    """A paragraph of a plan of which one passage is chosen, by mouse or keys; it can't be written in."""

    def __init__(self, theme: Theme, text: str, span: Span) -> None:
        super().__init__()
        self._base = max(text.rfind("\n", 0, span.start) + 1, span.start - _AROUND)
        until = text.find("\n", span.end)
        shown = text[self._base : min(until if until >= 0 else len(text), span.end + _AROUND)]
        self._positions = Positions(shown)
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("原文：选中的文字是要素"))
        self.setPlainText(shown)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 18)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Highlight, theme.tokens.selection)
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.tokens.text)
        self.setPalette(palette)
        cursor = self.textCursor()
        cursor.setPosition(self._positions.to_qt(span.start - self._base))
        cursor.setPosition(self._positions.to_qt(span.end - self._base), cursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def span(self) -> Span:
        """The chosen passage in the text of the plan; empty where nothing is chosen."""
        cursor = self.textCursor()
        found = self._positions.span(cursor.selectionStart(), cursor.selectionEnd())
        return Span(found.start + self._base, found.end + self._base)


class FactDialog(QDialog):
    """`saved` gives kind, span and details as `Facts.correct` and `Facts.add` take them."""

    saved = Signal(FactKind, Span, object)

    def __init__(self, theme: Theme, text: str, fact: Fact, *, new: bool = False, parent: QWidget | None = None) -> None:
        """`text` is that of the plan; of a `new` fact what its words alone say is offered."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("加要素") if new else self.tr("改要素"))
        self._theme = theme
        self._text = text
        self._said = fact.details()
        self._said_of = (fact.kind, fact.span)
        self.words = Words(theme, text, fact.span)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(self.tr("种类"))
        for kind in FactKind:
            self.kinds.addItem(kind_word(kind), kind)
        self.kinds.setCurrentIndex(self.kinds.findData(fact.kind))
        self.fields: dict[str, QLineEdit] = {}
        self._problem = Label(theme, tone="err", role=SMALL, wrap=True)
        self._fields = QWidget()
        self._column = QVBoxLayout()
        save = PrimaryButton(theme, self.tr("保存"))
        cancel = PushButton(theme, self.tr("取消"))
        self._lay_out(Foot(theme, cancel, save))
        self._offer(guessed(self._text[fact.span.start : fact.span.end], fact.kind) if new else self._said)
        self.words.cursorPositionChanged.connect(self._reread)  # selectionChanged is silent when keys move an end of it
        self.words.selectionChanged.connect(self._reread)
        self.kinds.currentIndexChanged.connect(self._reread)
        save.clicked.connect(self._save)
        cancel.clicked.connect(self.reject)
        save.setDefault(True)
        next(iter(self.fields.values())).setFocus()

    def _lay_out(self, foot: Foot) -> None:
        form = Form(self._theme)
        form.setContentsMargins(20, 18, 20, 0)
        about = Label(self._theme, self.tr("选中的文字是要素；可以另选。"), tone="text_2", role=SMALL, wrap=True)
        form.add_field(self.tr("原文"), self.words, about, stretch=True)
        form.add_field(self.tr("种类"), self.kinds)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 12)
        self._column.setSpacing(0)
        self._column.addLayout(form)
        self._column.addWidget(self._fields)
        self._problem.setContentsMargins(20, 0, 20, 0)
        self._column.addWidget(self._problem)
        self._column.addStretch(1)
        lay_out(self, body, foot)
        self.resize(480, 0)

    @property
    def kind(self) -> FactKind:
        """The kind that is chosen."""
        return FactKind(self.kinds.currentData())

    def _reread(self) -> None:
        """Offer what the rules say of other words or as another kind; where they say nothing, and of what only the words around
        tell (what is counted), what was said of the same kind stays."""
        span = self.words.span()
        if not span or (self.kind, span) == self._said_of:
            return
        quote = self._text[span.start : span.end]
        read = dict(guessed(quote, self.kind))
        if "title" in field_words(self.kind):
            read["title"] = read.get("title", quote)
        kept: dict[str, str] = {}
        if self.kind is self._said_of[0]:
            kept = {name: field.text() for name, field in self.fields.items() if not read or name in _BY_CONTEXT}
        else:
            self._said = read
        self._said_of = (self.kind, span)
        self._offer({**kept, **read})

    def _offer(self, values: Values) -> None:
        """Fields for the kind that is chosen, with these values in them."""
        names = field_words(self.kind)
        if [*self.fields] != [*names]:
            fresh = QWidget()
            form = Form(self._theme)
            form.setContentsMargins(20, 6, 20, 6)
            fresh.setLayout(form)
            self.fields = {name: QLineEdit() for name in names}
            for name, field in self.fields.items():
                field.setAccessibleName(names[name])
                form.add_field(names[name], field, stretch=True)
            self._column.replaceWidget(self._fields, fresh)
            self._fields.deleteLater()
            self._fields = fresh
        for name, field in self.fields.items():
            value = values.get(name, "")
            field.setText(number_text(value) if isinstance(value, float) else str(value))

    def _save(self) -> None:
        details = {name: value for name, value in self._said.items() if name not in self.fields}
        for name, field in self.fields.items():
            text = field.text().strip()
            if not text:
                continue
            value = _number(text, name) if name in _NUMBERS else text
            if value is None:
                self._complain(self.tr("“{text}”不是数字。请改成数字，或清空。").format(text=text), field)
                return
            details[name] = value
        if not self.words.span():
            self._complain(self.tr("请选中作为要素的文字。"), self.words)
            return
        self.saved.emit(self.kind, self.words.span(), details)
        self.accept()

    def _complain(self, text: str, field: QWidget) -> None:
        self._problem.setText(text)
        field.setFocus()


def _number(text: str, name: str) -> float | int | None:
    plain = text.replace(",", "").replace("，", "")
    with suppress(ValueError, OverflowError):
        value = float(plain)
        if isfinite(value) and abs(value) < 1e18:
            return int(value) if name in _WHOLE else value
    return None
