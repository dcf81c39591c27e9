"""The head of a panel: title, count, and icon buttons on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.fonts import tabular
from desktop.theme import Theme
from desktop.tokens import SMALL, SMALL_STRONG
from desktop.widgets.buttons import IconButton
from desktop.widgets.label import ElidedLabel, Label


class SectionHeader(QWidget):
    """36 px high; the count gives way first when the panel is narrow."""

    def __init__(self, theme: Theme, title: str, count: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = Label(theme, title, tone="text_2", role=SMALL_STRONG)
        self._count = ElidedLabel(theme, count, tone="text_3", role=SMALL)
        self._count.setFont(tabular(self._count.font()))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 6, 4)
        self._row.setSpacing(0)
        self._row.addWidget(self._title)
        self._row.addSpacing(8)
        self._row.addWidget(self._count, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(36)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)

    def title(self) -> str:
        """The title as shown."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def count(self) -> str:
        """What stands beside the title, such as `7 份文件`."""
        return self._count.text()

    def set_count(self, count: str) -> None:
        """Change what stands beside the title."""
        self._count.setText(count)

    def add_button(self, icon_name: str, text: str, key: str | None = None) -> IconButton:
        """Add an icon button at the right end and return it."""
        button = IconButton(self._theme, icon_name, text, key, self)
        self._row.addWidget(button)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """Add any other control at the right end."""
        self._row.addWidget(widget)
