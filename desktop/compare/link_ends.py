"""The two ends of a link: the headings of its clauses, which open them in the reader."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.model import Clause
from desktop.compare.pairs import Side
from desktop.painting import draw_box, draw_focus
from desktop.theme import Theme
from desktop.tokens import RADIUS_CARD, RADIUS_MARK, SMALL, SMALLEST
from desktop.widgets import Label, LinkButton
from desktop.widgets.buttons import shows_focus

End = tuple[str, tuple[Side, ...]]
"""The name of a side and its clauses."""


class LinkEnds(QWidget):
    """The headings of both sides as links into the reader, on a card."""

    opened = Signal(Clause)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 10, 8)
        self._column.setSpacing(2)
        theme.changed.connect(self.update)

    def show_ends(self, ends: tuple[End, End], nothing: str) -> None:
        """Show both ends; `nothing` stands where an end has no clause."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name, sides in ends:
            self._column.addWidget(Label(self._theme, name, tone="text_3", role=SMALLEST))
            for side in sides:
                self._column.addWidget(_EndLink(self._theme, side, self))
            if not sides:
                self._column.addWidget(Label(self._theme, nothing, tone="text_2", role=SMALL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        draw_box(QPainter(self), self.rect(), RADIUS_CARD, tokens.bg_page, tokens.line)


class _EndLink(LinkButton):
    """A heading of one side, elided; a click opens it in the reader."""

    def __init__(self, theme: Theme, side: Side, ends: LinkEnds) -> None:
        super().__init__(theme, side.name, parent=ends)
        self._theme = theme
        self._whole = self.text()
        self.setToolTip(self.tr("在阅读中打开：{}").format(self._whole))
        self.setAccessibleName(self._whole)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: ends.opened.emit(side.clause))

    def sizeHint(self) -> QSize:
        return QSize(120, max(24, self.fontMetrics().height() + 6))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.Link))
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if shows_focus(self):
            draw_focus(painter, self.rect(), RADIUS_MARK + 1, self._theme.tokens)
