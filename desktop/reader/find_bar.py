"""Finding a text in the open plan: a field, the number of hits, and steps between them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.theme import Theme, tabular
from desktop.tokens import SMALL
from desktop.widgets import IconButton, Label, SearchField


class FindBar(QWidget):
    """Hidden until it is opened; Esc closes it."""

    query_changed = Signal(str)
    step_wanted = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = SearchField(theme, self.tr("在本文件中查找"))
        self._field.setMaximumWidth(320)
        self._field.textChanged.connect(self.query_changed)
        self._field.returnPressed.connect(lambda: self.step_wanted.emit(1))
        self._count = Label(theme, tone="text_3", role=SMALL)
        self._count.setFont(tabular(self._count.font()))
        self.previous = IconButton(theme, "chevron-up", self.tr("上一处命中"))
        self.previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.following = IconButton(theme, "chevron-down", self.tr("下一处命中"))
        self.following.clicked.connect(lambda: self.step_wanted.emit(1))
        close = IconButton(theme, "x", self.tr("关闭"), "Esc")
        close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(48, 4, 8, 4)
        row.setSpacing(6)
        row.addWidget(self._field, 1)
        for widget in (self._count, self.previous, self.following, close):
            row.addWidget(widget)
        row.addStretch(1)
        self.hide()

    def query(self) -> str:
        """The text looked for."""
        return self._field.text()

    def set_query(self, query: str) -> None:
        """Put a text into the field without looking for it."""
        self._field.blockSignals(True)
        self._field.setText(query)
        self._field.blockSignals(False)
        self.setVisible(bool(query))

    def set_count(self, at: int, total: int) -> None:
        """Say which of how many hits is the current one."""
        self._count.setText(f"{at}/{total}" if total else self.tr("没有找到") if self.query() else "")

    def open(self, query: str = "") -> None:
        """Show the bar with the focus in its field."""
        self.show()
        if query:
            self._field.setText(query)
        self._field.setFocus()
        self._field.selectAll()

    def close_bar(self) -> None:
        """Hide the bar and forget the text."""
        self.set_query("")
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)
