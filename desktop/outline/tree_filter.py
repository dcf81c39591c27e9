"""What is typed above the section tree to see some of its clauses: words of their lines, and below them facts in their text."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.facts import PlanFact
from desktop.fact_chip import FactChip
from desktop.theme import Theme
from desktop.widgets import SearchField


class TreeFilter(QWidget):
    """Esc leaves it, Down and Enter go on to the clauses that are left."""

    changed = Signal()
    left = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SearchField(theme, self.tr("筛选目录"), icon_name="filter")
        self.field.textChanged.connect(self.changed)
        self.facts = FactChip(theme, self, stretched=True)
        self.facts.chip.setToolTip(self.tr("只看有这种要素的条目"))
        self.facts.changed.connect(self.changed)
        for widget in (self.field, self.facts.chip, self.facts.field):
            widget.installEventFilter(self)
        facts = QHBoxLayout()
        facts.setContentsMargins(0, 0, 0, 0)
        facts.setSpacing(8)
        facts.addWidget(self.facts.chip)
        facts.addWidget(self.facts.field, 1)
        facts.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 6)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addLayout(facts)
        self.setFocusProxy(self.field)

    def clear(self) -> None:
        """Ask for all clauses."""
        self.field.clear()
        if self.facts.asked is not None:
            self.facts.choose(None)

    def with_facts(self, known: Iterable[PlanFact] | None) -> frozenset[int] | None:
        """The clauses in which one of these facts is asked for; None where any clause will do, or no fact is known yet."""
        asked = self.facts.asked
        if asked is None or known is None:
            return None
        return frozenset(each.clause_id for each in known if asked.passes(each.fact))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            onward = (Qt.Key.Key_Down, Qt.Key.Key_Return) if watched is self.field else (Qt.Key.Key_Down,)
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if event.key() in onward:
                self.entered.emit()
                return True
        return super().eventFilter(watched, event)
