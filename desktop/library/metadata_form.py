"""What is known of a plan, as fields: below each the words it was read from, or that it is the analyst's own."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.errors import UserError
from core.model import Evidence, Metadata
from core.values import checked_values
from desktop.painting import draw_box
from desktop.theme import Theme
from desktop.tokens import RADIUS_CONTROL, SMALL, SMALLEST
from desktop.widgets import Label, LinkButton

NAMES = ("title", "issuer", "region", "level", "year", "issued_on", "document_number", "source_site")
LABELS = 72  # least width of the column of labels


class ValueField(QLineEdit):
    """A value in place. `claim` is what another part of the text says instead: amber, at the field's right end."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._claim = ""
        self._stored = ""

    @property
    def stored(self) -> str:
        """The value as the library has it."""
        return self._stored

    def show_value(self, value: str, claim: str = "") -> None:
        """Show a stored value; what is being typed stays."""
        self._claim = claim
        room = self.fontMetrics().horizontalAdvance(claim) + 8 if claim else 0
        self.setTextMargins(0, 0, room, 0)
        if not (self.hasFocus() and self.isModified()):
            self._take(value)
        self._stored = value
        self.setToolTip(value)
        self.update()

    def _take(self, value: str) -> None:
        self.setText(value)
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._stored:
            self._take(self._stored)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._claim:
            return
        painter, tokens = QPainter(self), self._theme.tokens
        if not self.hasFocus():
            draw_box(painter, self.rect(), RADIUS_CONTROL, None, tokens.warn)
        painter.setFont(self._theme.font(SMALLEST))
        painter.setPen(tokens.warn)
        area = QRect(0, 0, self.width() - 8, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._claim)


class _Row(QWidget):
    """A field and the line below it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.name = name
        self.field = ValueField(theme)
        self.note = Label(theme, role=SMALL, wrap=True)
        self.restore = LinkButton(theme, "", role=SMALL)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self.note, 1)
        below.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.field)
        column.addLayout(below)

    def say(self, text: str, tone: str, *, own: bool = False) -> None:
        """What stands below the field; nothing takes no room."""
        self.note.setText(text)
        self.note.set_tone(tone)
        self.note.setVisible(bool(text))
        self.restore.setVisible(own)


class MetadataForm(QWidget):
    """Fields for every value of `Metadata`. A value that cannot be is said below its field and not handed on."""

    given = Signal(str, str)  # name of the value and what the analyst gave; empty: none
    taken_back = Signal(str)  # the text is to speak again for this value

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._shown: Metadata | None = None
        self._rows: dict[str, _Row] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, LABELS)
        grid.setColumnStretch(1, 1)
        for at, name in enumerate(NAMES):
            row, words = self._row(theme, name), self._label(name)
            label = Label(theme, words, tone="text_2", role=SMALL)
            label.setMinimumHeight(row.field.sizeHint().height())
            label.setBuddy(row.field)
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            grid.addWidget(row, at, 1)
            self._rows[name] = row

    def _row(self, theme: Theme, name: str) -> _Row:
        row = _Row(theme, name)
        row.field.setPlaceholderText(self.tr("未写明"))
        row.field.setAccessibleName(self._label(name))
        row.restore.setText(self.tr("还原"))
        row.restore.setToolTip(self.tr("不用自填的值，恢复从原文读出的"))
        row.restore.setAccessibleName(f"{row.restore.text()} {self._label(name)}")
        row.field.editingFinished.connect(lambda: self._finish(row))
        row.restore.clicked.connect(lambda: self.taken_back.emit(name))
        return row

    def _label(self, name: str) -> str:
        return {
            "title": self.tr("题名"),
            "issuer": self.tr("发文机关"),
            "region": self.tr("地区"),
            "level": self.tr("层级"),
            "year": self.tr("内容年份"),
            "issued_on": self.tr("成文日期"),
            "document_number": self.tr("发文字号"),
            "source_site": self.tr("来源网站"),
        }[name]

    def field(self, name: str) -> ValueField:
        """The field of one value."""
        return self._rows[name].field

    def note(self, name: str) -> str:
        """What stands below a field."""
        return self._rows[name].note.text()

    def restore_button(self, name: str) -> LinkButton:
        """Takes the analyst's own value back; visible only where there is one."""
        return self._rows[name].restore

    def show_metadata(self, data: Metadata | None) -> None:
        """Show what is known of a plan; what is being typed in the field that has the focus stays."""
        self._shown = data
        self.setEnabled(data is not None)
        for name, row in self._rows.items():
            value = getattr(data, name) if data else None
            evidence = data.evidence_for(name) if data else None
            row.field.show_value("" if value is None else str(value), self._claim(evidence, data))
            self._explain(row, evidence)

    def _explain(self, row: _Row, evidence: Evidence | None) -> None:
        if evidence is None:
            row.say("", "text_3")
        elif evidence.own:
            found = evidence.found
            said = self.tr("自填；原文读出的是“{value}”").format(value=found) if found else self.tr("自填；原文没有写明")
            row.say(said, "text_2", own=True)
        elif evidence.quote and (evidence.inferred or evidence.quote != row.field.stored):
            words = self._quoted(evidence.quote)
            pattern = self.tr("推定：{words}") if evidence.inferred else self.tr("依据：{words}")
            row.say(pattern.format(words=words), "warn" if evidence.inferred else "text_3")
        else:
            row.say(self.tr("推定") if evidence.inferred else "", "warn")

    def _quoted(self, quote: str) -> str:
        """The words a value was read from; words that hold quotation marks already get no more of them."""
        folded = " ".join(quote.split())
        return folded if set("“”") & set(folded) else self.tr("“{words}”").format(words=folded)

    def _claim(self, evidence: Evidence | None, data: Metadata | None) -> str:
        if evidence is None or data is None or not evidence.claimed or evidence.own:
            return ""
        pattern = self.tr("题名写 {value}") if evidence.claimed in data.title else self.tr("原文另写 {value}")
        return pattern.format(value=evidence.claimed)

    def _finish(self, row: _Row) -> None:
        """Hand on what was typed, unless nothing changed or it cannot be."""
        typed = row.field.text().strip()
        evidence = self._shown.evidence_for(row.name) if self._shown else None
        if typed == row.field.stored:
            self._explain(row, evidence)
            return
        try:
            checked_values({row.name: typed})
        except UserError as error:
            row.say(error.notice.text(self._language), "err", own=bool(evidence and evidence.own))
            return
        row.field.setModified(False)
        self.given.emit(row.name, typed)
