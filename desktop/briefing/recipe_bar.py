"""The recipes kept under a name: choose one, keep what is chosen now, forget one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QWidget

from desktop.theme import Theme
from desktop.widgets import IconButton


class RecipeBar(QWidget):
    """`opened`: a recipe was chosen by its name; `keep_wanted` and `forget_wanted` say under which name."""

    opened = Signal(str)
    keep_wanted = Signal(str)
    forget_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = QComboBox()
        self._names.setAccessibleName(self.tr("配方"))
        self._names.setToolTip(self.tr("配方记着一份简报的内容、次序和你写的话；有了新批注，用同一配方再生成即可"))
        self._keep = IconButton(theme, "save", self.tr("存配方"))
        self._keep_as = IconButton(theme, "file-plus", self.tr("另存配方…"))
        self._forget = IconButton(theme, "trash-2", self.tr("删除配方"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._names, 1)
        for button in (self._keep, self._keep_as, self._forget):
            row.addWidget(button)
        self._names.currentIndexChanged.connect(self._chosen)
        self._keep.clicked.connect(lambda: self.keep_wanted.emit(self.name) if self.name else self.keep_as())
        self._keep_as.clicked.connect(self.keep_as)
        self._forget.clicked.connect(lambda: self.forget_wanted.emit(self.name))
        self.fill((), "")

    @property
    def name(self) -> str:
        """The name of the recipe that is shown; empty where it has none yet."""
        return self._names.currentData() or ""

    def fill(self, names: Sequence[str], current: str) -> None:
        """Offer these recipes; `current` is the one shown, '' one without a name."""
        with QSignalBlocker(self._names):
            self._names.clear()
            self._names.addItem(self.tr("不用配方"), "")
            for name in names:
                self._names.addItem(name, name)
            self._names.setCurrentIndex(max(0, self._names.findData(current)))
        self._forget.setEnabled(bool(self.name))

    def keep_as(self) -> None:
        """Ask for a name to keep what is chosen now."""
        name, given = QInputDialog.getText(self, self.tr("另存配方"), self.tr("配方名称"), text=self.name)
        if given and name.strip():
            self.keep_wanted.emit(name.strip())

    def _chosen(self) -> None:
        self._forget.setEnabled(bool(self.name))
        self.opened.emit(self.name)
