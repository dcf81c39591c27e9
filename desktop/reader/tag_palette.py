"""The tags at the foot of the inspector: legend, counter and button at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from core.model import Tag
from desktop.painting import draw_box, draw_focus, draw_tag_square
from desktop.reader.marks import tag_label
from desktop.theme import Theme, tabular
from desktop.tokens import SMALL
from desktop.widgets import SectionHeader

COLUMNS = 2


class _TagRow(QToolButton):
    """Square, name, count; a context menu edits the tag."""

    edit_wanted = Signal(Tag)

    def __init__(self, theme: Theme, tag: Tag, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tag = tag
        self._count = count
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip("  ".join(part for part in (tag.name, tag.shortcut, tag.description) if part))
        self.setAccessibleName(self.tr("标签 {name}，{n} 条批注").format(name=tag.name, n=count))

    def sizeHint(self) -> QSize:
        return QSize(110, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = self._theme.tokens, QPainter(self)
        if self.underMouse():
            draw_box(painter, self.rect(), 4, tokens.bg_hover)
        middle = self.rect().center().y()
        draw_tag_square(painter, QRect(4, middle - 7, 16, 16), tokens, self._tag.color - 1, tag_label(self._tag))
        painter.setFont(tabular(self._theme.font(SMALL)))
        metrics = painter.fontMetrics()
        count = str(self._count)
        painter.setPen(tokens.text_3)
        flag = Qt.AlignmentFlag
        painter.drawText(self.rect().adjusted(0, 0, -6, 0), flag.AlignRight | flag.AlignVCenter, count)
        room = self.rect().adjusted(27, 0, -14 - metrics.horizontalAdvance(count), 0)
        painter.setPen(tokens.text)
        painter.drawText(room, flag.AlignVCenter, metrics.elidedText(self._tag.name, Qt.TextElideMode.ElideRight, room.width()))
        if self.hasFocus():
            draw_focus(painter, self.rect(), 4, tokens)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("改标签…"), lambda: self.edit_wanted.emit(self._tag))
        menu.popup(event.globalPos())


class TagPalette(QWidget):
    """A click puts the tag on the selection or the current clause; + makes a new one."""

    chosen = Signal(str)
    new_wanted = Signal()
    edit_wanted = Signal(Tag)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        header = SectionHeader(theme, self.tr("标签"), self.tr("选中文字后按数字键"))
        header.add_button("plus", self.tr("新建标签")).clicked.connect(self.new_wanted)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(8, 0, 8, 8)
        self._grid.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addLayout(self._grid)

    def show_tags(self, tags: Sequence[Tag], counts: Mapping[int, int]) -> None:
        """Show these tags with the number of annotations that carry each, by tag id."""
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for at, tag in enumerate(tags):
            row = _TagRow(self._theme, tag, counts.get(tag.id, 0), self)
            row.clicked.connect(lambda _checked=False, name=tag.name: self.chosen.emit(name))
            row.edit_wanted.connect(self.edit_wanted)
            self._grid.addWidget(row, at // COLUMNS, at % COLUMNS)
