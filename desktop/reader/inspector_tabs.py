"""The right pane of the reader: annotations or facts."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.theme import Theme
from desktop.widgets import SegmentedControl, Surface, set_surface

NOTES, FACTS = "notes", "facts"


class InspectorTabs(QWidget):
    """Shows one of its two pages."""

    def __init__(self, theme: Theme, notes: QWidget, facts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = SegmentedControl(theme, self.tr("右侧面板"))
        self.tabs.add(NOTES, self.tr("批注"))
        self.tabs.add(FACTS, self.tr("要素"))
        self._pages = {NOTES: notes, FACTS: facts}
        self._stack = QStackedWidget()
        for page in (notes, facts):
            self._stack.addWidget(page)
        head = QWidget()
        row = QVBoxLayout(head)
        row.setContentsMargins(12, 8, 12, 0)
        row.addWidget(self.tabs)
        set_surface(head, Surface.PANEL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        self.tabs.changed.connect(self.show_page)
        self.tabs.set_current(NOTES)

    def show_page(self, name: str) -> None:
        """Show `notes` or `facts`."""
        self.tabs.set_current(name)
        self._stack.setCurrentWidget(self._pages[name])
