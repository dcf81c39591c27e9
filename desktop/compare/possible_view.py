"""可能的对应: clauses below the line that may belong to the current link too, each with its confidence and a way to take it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.alignment import explain
from desktop.compare.pairs import Side
from desktop.fonts import tabular
from desktop.theme import Theme
from desktop.tokens import SMALL
from desktop.widgets import ElidedLabel, IconButton, Label

SHOWN = 3
LEAST = 0.02
"""Confidence from which a clause is worth a look."""

Possible = tuple[Side, float, tuple[str, ...]]
"""A clause, its confidence, and the reasons as codes."""


class PossibleView(QWidget):
    """One line a candidate; says so where there is none, and nothing while they are being ranked."""

    taken = Signal(int)  # clause id

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = language
        self._shown: tuple[Possible, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_possible(self, found: Sequence[Possible] | None) -> None:
        """Show candidates, the likeliest first; None while they are not known."""
        shown = None if found is None else tuple(found[:SHOWN])
        if shown == self._shown and self._column.count():
            return
        self._shown = shown
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for each in shown or ():
            self._column.addWidget(self._line(*each))
        if not shown:
            said = self.tr("正在找…") if shown is None else self.tr("没有别的相近条目")
            self._column.addWidget(Label(self._theme, said, tone="text_3", role=SMALL))

    def names(self) -> list[str]:
        """The candidates shown."""
        return [side.name for side, _, _ in self._shown or ()]

    def button(self, at: int) -> IconButton:
        """The button that takes the candidate at a place; IndexError."""
        return self.findChildren(IconButton)[at]

    def _line(self, side: Side, confidence: float, reasons: tuple[str, ...]) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        name = ElidedLabel(self._theme, side.name, role=SMALL)
        name.setToolTip("\n".join([side.name, *(explain(reason, self._language) for reason in reasons)]))
        share = Label(self._theme, f"{confidence:.2f}", tone="text_3", role=SMALL)
        share.setFont(tabular(share.font()))
        take = IconButton(self._theme, "link", self.tr("改为与它对应：{}").format(side.name))
        take.clicked.connect(lambda: self.taken.emit(side.clause.id))
        row.addWidget(name, 1)
        row.addWidget(share)
        row.addWidget(take)
        return line
