"""The section tree of the chosen plan in the review: its clauses can be put right here as in the reader."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model import Clause, Span
from core.positions import Positions
from desktop.desk import Desk
from desktop.models.outline_model import CLAUSE_ROLE
from desktop.outline.editing import OutlineEditing
from desktop.outline.tree import OutlineTree
from desktop.review.marks import Opened


class PlanTree(QWidget):
    """A click on a clause leads to its place in the source; the plan is read when the tree is looked at."""

    go_wanted = Signal(Span)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._opened: Opened | None = None
        self._index = 0
        self.tree = OutlineTree(desk.theme)
        self.editing = OutlineEditing(desk, self.tree)
        self.tree.clicked.connect(self._go)
        self.tree.activated.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tree)

    def show_plan(self, opened: Opened | None, index: int) -> None:
        """Show the plan with this index; the one that is shown already as it was looked at."""
        self._opened, self._index = opened, index
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        opened = self._opened
        plan = opened.plans[self._index] if opened and self._index < len(opened.plans) else None
        if opened is None or plan is None or plan.id not in opened.in_use:
            self.tree.show_outline(None)
            return
        outline, shown = self._desk.outline_of(plan.id), self.tree.outline
        if shown is not None and shown.plan.id == plan.id:
            self.tree.revise(outline)
        else:
            self.tree.show_outline(outline)

    def _go(self, index: QModelIndex) -> None:
        clause = index.data(CLAUSE_ROLE)
        if isinstance(clause, Clause) and self._opened is not None and len(self.tree.selected()) == 1:
            places = Positions(self._opened.review.parsed.plans[self._index].paragraphs)
            self.go_wanted.emit(places.span_in_source(clause.head))
