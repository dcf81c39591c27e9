"""实质变化: where a pair changes figures, dates, cited documents or how strongly it is worded, one line each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.alignment import Substance
from desktop.compare.differences import SubstanceChange
from desktop.theme import Theme
from desktop.tokens import SMALL, SMALL_STRONG
from desktop.widgets import Label


class SubstanceView(QWidget):
    """Not there while nothing of the substance changes, or while that is not known yet."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[SubstanceChange, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(theme, self.tr("实质变化"), tone="text_2", role=SMALL_STRONG))
        self._lines = Label(theme, role=SMALL, wrap=True)
        column.addWidget(self._lines)
        self.hide()

    def show_changes(self, changes: Sequence[SubstanceChange]) -> None:
        """Show these changes."""
        self._shown = tuple(changes)
        self._lines.setText("\n".join(self.texts()))
        self.setVisible(bool(self._shown))

    def texts(self) -> list[str]:
        """The lines shown."""
        words = {
            Substance.FIGURE: self.tr("数字"),
            Substance.DATE: self.tr("时间"),
            Substance.DOCUMENT: self.tr("引用文件"),
            Substance.STRONGER: self.tr("力度加强"),
            Substance.WEAKER: self.tr("力度减弱"),
        }
        nothing = self.tr("（无）")
        return [
            self.tr("{kind}：{before} → {after}").format(
                kind=words[each.kind], before=each.before or nothing, after=each.after or nothing
            )
            for each in self._shown
        ]
