"""The tags at the foot of the inspector: legend, counter and button at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from core.model import Tag
from core.store.tags import depths
from desktop.painting import draw_box, draw_focus, draw_tag_square
from desktop.reader.marks import tag_label
from desktop.theme import Theme, tabular
from desktop.tokens import SMALL
from desktop.widgets import SectionHeader, Surface, set_surface

COLUMNS = 2
_MOST_ROWS = 8  # in sight at once


class _TagRow(QToolButton):
    """Square, name, count; a context menu edits the tag."""

    edit_wanted = Signal(Tag)

    def __init__(self, theme: Theme, tag: Tag, count: int, depth: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._left = 4 + 14 * depth
        self._theme = theme
        self._tag = tag
        self._count = count
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip("  ".join(part for part in (tag.name, tag.shortcut, tag.description) if part))
        self.setAccessibleName(self.tr("标签 {name}，%n 条批注", "", count).format(name=tag.name))

    def sizeHint(self) -> QSize:
        return QSize(110, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = self._theme.tokens, QPainter(self)
        if self.underMouse() and self.isEnabled():
            draw_box(painter, self.rect(), 4, tokens.bg_hover)
        middle = self.rect().center().y()
        draw_tag_square(painter, QRect(self._left, middle - 7, 16, 16), tokens, self._tag.color - 1, tag_label(self._tag))
        painter.setFont(tabular(self._theme.font(SMALL)))
        metrics = painter.fontMetrics()
        count = str(self._count)
        painter.setPen(tokens.text_3)
        flag = Qt.AlignmentFlag
        painter.drawText(self.rect().adjusted(0, 0, -6, 0), flag.AlignRight | flag.AlignVCenter, count)
        room = self.rect().adjusted(self._left + 23, 0, -14 - metrics.horizontalAdvance(count), 0)
        painter.setPen(tokens.text if self.isEnabled() else tokens.text_3)
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
    manage_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        header = SectionHeader(theme, self.tr("标签"), self.tr("选中文字后按数字键"))
        manage, new = header.add_button("settings", self.tr("标签管理")), header.add_button("plus", self.tr("新建标签"))
        manage.clicked.connect(self.manage_wanted)
        new.clicked.connect(self.new_wanted)
        rows = QWidget()
        self._grid = QGridLayout(rows)
        self._grid.setContentsMargins(8, 0, 8, 8)
        self._grid.setSpacing(2)
        self._area = QScrollArea()
        self._area.setAccessibleName(self.tr("标签"))
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(rows)
        for widget in (self._area, rows):
            set_surface(widget, Surface.PANEL)
        self.editing = (manage, new, rows)  # what changes the library
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self._area)

    def show_tags(self, tags: Sequence[Tag], counts: Mapping[int, int]) -> None:
        """Show these tags with the number of annotations that carry each, by tag id."""
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        shown = [tag for tag in tags if not tag.retired]
        deep = depths(tags)
        columns = 1 if any(deep[tag.id] for tag in shown) else COLUMNS
        for at, tag in enumerate(shown):
            row = _TagRow(self._theme, tag, counts.get(tag.id, 0), deep[tag.id], self)
            row.clicked.connect(lambda _checked=False, name=tag.name: self.chosen.emit(name))
            row.edit_wanted.connect(self.edit_wanted)
            self._grid.addWidget(row, at // columns, at % columns)
        tallest = min(_MOST_ROWS, -(-len(shown) // columns)) * 28 + 8
        self._area.setFixedHeight(tallest if shown else 0)
