"""A chip that narrows by facts: the kind from a menu, and beside it a field for words or a value (毛入园率 ≥ 85%)."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QMenu

from core.errors import UserError
from core.fact_filter import FactFilter
from core.language.facts import FactKind
from desktop.fact_words import kind_word
from desktop.theme import Theme
from desktop.widgets import Chip

_PAUSE_MS = 400  # after the last letter typed
_WIDE, _NARROW = 150, 60  # pixels of the field: where it stands in a row, and at least where it takes what room there is
_SIGNS = tuple("≥≤<>=")


class FactChip(QObject):
    """`chip` and `field` stand side by side in a bar; the field only where a kind is chosen."""

    changed = Signal()
    refused = Signal(object)  # the Notice why what is typed can't be asked for

    def __init__(self, theme: Theme, parent: QObject | None = None, *, stretched: bool = False) -> None:
        super().__init__(parent)
        self.asked: FactFilter | None = None
        self.chip = Chip(theme, self.tr("要素"), icon_name="chevron-down")
        self.chip.setToolTip(self.tr("按要素筛选"))
        self.field = QLineEdit()
        if stretched:
            self.field.setMinimumWidth(_NARROW)
        else:
            self.field.setFixedWidth(_WIDE)
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(self.tr("要素的字或数值"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(lambda: self._read(complain=False))
        self.field.textEdited.connect(lambda _text: self._pause.start())
        self.field.returnPressed.connect(lambda: self._read(complain=True))
        self.chip.clicked.connect(self._offer)
        self.show(None)

    def show(self, asked: FactFilter | None) -> None:
        """Show what is asked for, without saying so."""
        if asked != self.asked:  # what is typed stays as it is typed
            with QSignalBlocker(self.field):
                self.field.setText(asked.text if asked else "")
        self.asked = asked
        self.chip.setText(self.tr("要素：{kind}").format(kind=kind_word(asked.kind)) if asked and asked.kind else self.tr("要素"))
        self.chip.setChecked(asked is not None)
        self.field.setVisible(asked is not None)
        with_value = asked is not None and asked.kind in (FactKind.QUANTITY, FactKind.TIME)
        hint = self.tr("≤ 2025") if asked and asked.kind is FactKind.TIME else self.tr("毛入园率 ≥ 85%")
        self.field.setPlaceholderText(hint if with_value else self.tr("其中的字"))

    def _offer(self) -> None:
        self.chip.setChecked(self.asked is not None)  # a click does not check it; what is asked for does
        menu = QMenu(self.chip)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("不限")).triggered.connect(lambda: self.choose(None))
        menu.addSeparator()
        for kind in FactKind:
            entry = menu.addAction(kind_word(kind))
            entry.setCheckable(True)
            entry.setChecked(self.asked is not None and self.asked.kind is kind)
            entry.triggered.connect(lambda _on=False, kind=kind: self.choose(kind))
        menu.popup(self.chip.mapToGlobal(QPoint(0, self.chip.height())))

    def choose(self, kind: FactKind | None) -> None:
        """Ask for facts of a kind, whatever they say; for none where there is no kind."""
        self.show(FactFilter(kind) if kind else None)
        if kind:
            self.field.setFocus()
        self.changed.emit()

    def _read(self, *, complain: bool) -> None:
        """Ask for what is typed; what can't be read is said at Enter, not while one types."""
        self._pause.stop()
        text = self.field.text().strip()
        if self.asked is None or text == self.asked.text or (not complain and text.endswith(_SIGNS)):
            return
        try:
            asked = FactFilter.parse(self.asked.kind, text)
        except UserError as error:
            if complain:
                self.refused.emit(error.notice)
            return
        self.asked = asked
        self.changed.emit()
