"""What the annotations are narrowed by: a chip for each kind of value, words, and how to group them. It says what was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.annotating import AnnotationView
from core.fact_filter import FactFilter
from core.store.annotation_query import AnnotationFilter, By
from desktop.annotations.words import Names, by_word
from desktop.fact_chip import FactChip
from desktop.theme import Theme
from desktop.tokens import SMALL
from desktop.widgets import Chip, FlowLayout, LinkButton, SearchField

_PAUSE_MS = 250  # after the last letter typed
_LONGEST = 14  # letters of a value on its chip


class FilterBar(QWidget):
    """Chips in a row that breaks where room is short."""

    changed = Signal(object)  # AnnotationFilter
    values_wanted = Signal(object, QWidget)  # By, the chip below which they are to be offered

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = AnnotationFilter({})
        self._names = Names()
        flow = FlowLayout(self, spacing=6, row_spacing=6)
        flow.setContentsMargins(12, 8, 12, 8)
        self.chips: dict[By, Chip] = {}
        for by in By:
            chip = self.chips[by] = Chip(theme, by_word(by), icon_name="chevron-down")
            chip.clicked.connect(lambda _on, by=by: self._want(by))
            flow.addWidget(chip)
        self.facts = FactChip(theme)
        self.facts.changed.connect(lambda: self._ask(replace(self._asked, facts=self.facts.asked)))
        for part in (self.facts.chip, self.facts.field):
            flow.addWidget(part)
        self.field = SearchField(theme, self.tr("原文或批注里的字"), icon_name="search")
        self.field.setFixedWidth(200)
        flow.addWidget(self.field)
        self.clear_button = LinkButton(theme, self.tr("清除筛选"), role=SMALL)
        self.clear_button.clicked.connect(self.clear)
        flow.addWidget(self.clear_button)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._typed)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.field.returnPressed.connect(self._typed)
        self._show()

    def asked(self) -> AnnotationFilter:
        """What is asked for."""
        return self._asked

    def show_view(self, view: AnnotationView, names: Names) -> None:
        """Show what a view asks for, without saying so again."""
        self._asked, self._names = view.asked, names
        self.facts.show(view.asked.facts if isinstance(view.asked.facts, FactFilter) else None)
        if self.field.text().split() != view.asked.text.split():
            with QSignalBlocker(self.field):
                self.field.setText(view.asked.text)
        self._show()

    def toggle(self, by: By, key: object) -> None:
        """Ask for a value, or no longer."""
        keys = [known for known in self._asked.of(by) if known != key]
        if len(keys) == len(self._asked.of(by)):
            keys.append(key)  # type: ignore[arg-type]
        self._ask(self._asked.having(by, keys))

    def clear(self) -> None:
        """Ask for all annotations."""
        with QSignalBlocker(self.field):
            self.field.clear()
        self._pause.stop()
        self.facts.show(None)
        self._ask(AnnotationFilter({}))

    def _typed(self) -> None:
        self._pause.stop()
        text = self.field.text().strip()
        if text != self._asked.text:
            self._ask(replace(self._asked, text=text))

    def _ask(self, asked: AnnotationFilter) -> None:
        self._asked = asked
        self._show()
        self.changed.emit(asked)

    def _want(self, by: By) -> None:
        self._show()  # a click does not check it; what is asked for does
        self.values_wanted.emit(by, self.chips[by])

    def _show(self) -> None:
        values: Mapping[By, tuple[object, ...]] = self._asked.values
        for by, chip in self.chips.items():
            keys, word = values.get(by, ()), by_word(by)
            if keys:
                name = self._names.short(by, self._asked.of(by)[0])
                name = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
                word = self.tr("{kind}：{value}").format(kind=word, value=name)
            chip.setText(word)
            chip.set_count(f"+{len(keys) - 1}" if len(keys) > 1 else None)
            chip.setChecked(bool(keys))
            chip.setToolTip(self.tr("按{kind}筛选").format(kind=by_word(by)))
        self.clear_button.setVisible(bool(self._asked))
