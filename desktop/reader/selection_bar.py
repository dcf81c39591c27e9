"""The small bar under a selection: tags by number, note, search, copy. It goes with the selection and takes no focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from core.model import Tag
from desktop.icons import icon
from desktop.painting import draw_box, draw_tag_square
from desktop.reader.marks import tag_label
from desktop.theme import Theme
from desktop.tokens import RADIUS_CARD, SMALL

SHOWN_TAGS = 8


class _TagButton(QToolButton):
    def __init__(self, theme: Theme, tag: Tag, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tag = tag
        self.setToolTip(f"{tag.name}  {tag.shortcut}".strip())
        self.setAccessibleName(tag.name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            draw_box(painter, self.rect().adjusted(1, 1, -1, -1), 6, self._theme.tokens.bg_hover)
        area = QRect(0, 0, 20, 20)
        area.moveCenter(self.rect().center())
        draw_tag_square(painter, area, self._theme.tokens, self.tag.color - 1, tag_label(self.tag))


class SelectionBar(QWidget):
    """Lives in the viewport of a text view."""

    tagged = Signal(str)  # name of a tag
    noted = Signal()
    searched = Signal()
    copied = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._host = parent
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 4, 6, 4)
        self._row.setSpacing(2)
        self._tags: list[_TagButton] = []
        self.note = self._add(self.tr("批注"), "message-square", "N", self.noted)
        self._add(self.tr("检索"), "search", "", self.searched)
        self._add("", "copy", self.tr("复制并注明出处"), self.copied)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.changed.connect(self.update)
        self.hide()

    def _add(self, text: str, icon_name: str, tip: str, signal: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(icon_name, self._theme))
        button.setText(text)
        button.setFont(self._theme.font(SMALL))
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(text or tip)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        style = Qt.ToolButtonStyle
        button.setToolButtonStyle(style.ToolButtonTextBesideIcon if text else style.ToolButtonIconOnly)
        button.clicked.connect(signal)
        self._row.addWidget(button)
        return button

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Offer these tags, the first eight of them; the bar keeps its size while they are the same."""
        if [button.tag for button in self._tags] == list(tags[:SHOWN_TAGS]):
            return
        for button in self._tags:
            self._row.removeWidget(button)
            button.deleteLater()
        self._tags = []
        for at, tag in enumerate(tags[:SHOWN_TAGS]):
            button = _TagButton(self._theme, tag, self)
            button.clicked.connect(lambda _checked=False, name=tag.name: self.tagged.emit(name))
            self._row.insertWidget(at, button)
            button.setVisible(True)
            self._tags.append(button)

    def show_at(self, selection: QRect) -> None:
        """Show under the last line of a selection, given in the parent's coordinates; above it where there is no room."""
        self.adjustSize()
        room = self._host.rect()
        x = max(8, min(selection.left(), room.width() - self.width() - 8))
        y = selection.bottom() + 6
        if y + self.height() > room.height() - 4:
            y = max(4, selection.top() - self.height() - 6)
        self.move(QPoint(x, y))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        draw_box(QPainter(self), self.rect(), RADIUS_CARD, tokens.bg_page, tokens.line_strong)
