"""范围: whether a note holds only what is confirmed and checked already, with how much of each that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from core.model import Annotation, Decision, Link, Status
from desktop.theme import Theme
from desktop.tokens import SMALL
from desktop.widgets import Label


@dataclass(frozen=True, slots=True)
class Scope:
    """How many of the links and annotations chosen are confirmed (by the analyst, or made by hand) and checked."""

    confirmed: int
    links: int
    checked: int
    annotations: int

    @classmethod
    def of(cls, links: Sequence[Link], annotations: Sequence[Annotation]) -> Scope:
        """Counted of these; rejected links are in no note."""
        listed = [link for link in links if link.decision is not Decision.REJECTED]
        return cls(
            sum(link.decision is not Decision.PROPOSED for link in listed),
            len(listed),
            sum(annotation.status is Status.CHECKED for annotation in annotations),
            len(annotations),
        )


class ScopeBoxes(QWidget):
    """Two boxes with their counts at the right end.

    Confirmed links alone are taken as soon as there are any, until the analyst says otherwise; checked annotations alone
    only when asked for. Where nothing is confirmed or checked the box can't be taken: the note would be empty.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: bool | None = None  # None: the analyst didn't say
        self._checked_wanted = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._confirmed, self._confirmed_count = self._add(theme, self.tr("只含已确认的对应"))
        self._checked, self._checked_count = self._add(theme, self.tr("只含已核的批注"))
        self._confirmed.clicked.connect(self._confirmed_clicked)
        self._checked.clicked.connect(self._checked_clicked)

    def _add(self, theme: Theme, text: str) -> tuple[QCheckBox, Label]:
        box, count = QCheckBox(text), Label(theme, tone="text_3", role=SMALL)
        row = QHBoxLayout()
        row.addWidget(box)
        row.addStretch(1)
        row.addWidget(count)
        self._column.addLayout(row)
        return box, count

    @property
    def confirmed_only(self) -> bool:
        """Whether links that nobody confirmed are left out."""
        return self._confirmed.isChecked()

    @property
    def checked_only(self) -> bool:
        """Whether annotations that aren't checked are left out."""
        return self._checked.isChecked()

    def want(self, *, confirmed: bool, checked: bool) -> None:
        """Take what the analyst wanted before, where there is any."""
        self._wanted, self._checked_wanted = confirmed, checked

    def show_scope(self, scope: Scope) -> None:
        """Show how many there are."""
        self._confirmed_count.setText(f"{scope.confirmed:,} / {scope.links:,}")
        self._checked_count.setText(f"{scope.checked:,} / {scope.annotations:,}")
        self._confirmed.setEnabled(scope.confirmed > 0)
        self._checked.setEnabled(scope.checked > 0)
        self._confirmed.setChecked(scope.confirmed > 0 and self._wanted is not False)
        self._checked.setChecked(scope.checked > 0 and self._checked_wanted)

    def _confirmed_clicked(self, wanted: bool) -> None:
        self._wanted = wanted
        self.changed.emit()

    def _checked_clicked(self, wanted: bool) -> None:
        self._checked_wanted = wanted
        self.changed.emit()
