"""The options of one part of a note: its heading, what belongs to its kind, and the analyst's own words around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from core.briefing import Grouping, Part, PartKind
from desktop.theme import Theme
from desktop.tokens import SMALL
from desktop.widgets import Label

_LINES = 3  # of an empty field for own words
_SWITCHES: Mapping[str, tuple[PartKind, ...]] = {
    "comments": (PartKind.ITEMS,),
    "landscape": (PartKind.COMPARISONS,),
    "whole": (PartKind.ITEMS, PartKind.CHANGES, PartKind.COMPARISONS),
}


class PartOptions(QWidget):
    """Shows the options of a part and says through `changed` that one is another now; `part` has them."""

    changed = Signal()

    def __init__(self, theme: Theme, names: Mapping[PartKind, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._part: Part | None = None
        self._heading = QLineEdit()
        self._heading.setAccessibleName(self.tr("这一部分的标题"))
        self._grouping = QComboBox()
        self._grouping.setAccessibleName(self.tr("批注按什么分组"))
        for grouping, text in self._groupings().items():
            self._grouping.addItem(text, grouping)
        self._switches = {name: QCheckBox(text) for name, text in self._texts().items()}
        self._before = _words(self.tr("开头的话"))
        self._conclusion = _words(self.tr("小结"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        heading = Label(theme, self.tr("标题"), tone="text_2", role=SMALL)
        self._group_label = Label(theme, self.tr("分组"), tone="text_2", role=SMALL)
        before = Label(theme, self.tr("开头的话（自己写，再次生成时保留）"), tone="text_2", role=SMALL)
        self._end_label = Label(theme, self.tr("小结（自己写，再次生成时保留）"), tone="text_2", role=SMALL)
        first = (heading, self._heading, self._group_label, self._grouping, *self._switches.values())
        for widget in (*first, before, self._before, self._end_label, self._conclusion):
            self._column.addWidget(widget)
        self._heading.textChanged.connect(self._edited)
        self._grouping.currentIndexChanged.connect(self._edited)
        for box in self._switches.values():
            box.toggled.connect(self._edited)
        for field in (self._before, self._conclusion):
            field.textChanged.connect(self._edited)

    def _groupings(self) -> dict[Grouping, str]:
        return {
            Grouping.PLAN: self.tr("按文件"),
            Grouping.TAG: self.tr("按标签"),
            Grouping.SECTION: self.tr("按章节"),
            Grouping.STATUS: self.tr("按状态"),
            Grouping.REGION: self.tr("按地区"),
        }

    def _texts(self) -> dict[str, str]:
        return {
            "comments": self.tr("批注另作 Word 批注"),
            "landscape": self.tr("表格横排"),
            "whole": self.tr("长条目写全文，不截短"),
        }

    def show_part(self, part: Part | None) -> None:
        """Show the options of a part; None: of none."""
        self.setVisible(part is not None)
        if part is None or part == self._part:
            return
        self._part = None  # what is filled in now isn't an edit
        self._heading.setText(part.heading)
        self._heading.setPlaceholderText(self._names[part.kind])
        self._grouping.setCurrentIndex(self._grouping.findData(part.grouping))
        self._grouping.setVisible(part.kind is PartKind.ITEMS)
        self._group_label.setVisible(part.kind is PartKind.ITEMS)
        for name, box in self._switches.items():
            box.setVisible(part.kind in _SWITCHES[name])
            box.setChecked(getattr(part, name))
        for field, text in ((self._before, part.before), (self._conclusion, part.conclusion)):
            if field.toPlainText() != text:
                with QSignalBlocker(field):
                    field.setPlainText(text)
        own = part.kind is PartKind.OWN
        self._conclusion.setVisible(not own)
        self._end_label.setVisible(not own)
        self._part = part

    def part(self) -> Part | None:
        """The part with its options as they are now."""
        return self._part

    def _edited(self) -> None:
        if self._part is None:
            return
        self._part = replace(
            self._part,
            heading=self._heading.text(),
            grouping=Grouping(self._grouping.currentData()),
            before=self._before.toPlainText(),
            conclusion=self._conclusion.toPlainText(),
            **{name: box.isChecked() for name, box in self._switches.items()},
        )
        self.changed.emit()


def _words(name: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * _LINES + 14)
    field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return field
