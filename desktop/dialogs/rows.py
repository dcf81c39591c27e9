"""The lists in the dialogs of what was kept: rows of an icon and two lines, and a question about the row chosen."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.icons import paint_icon
from desktop.library.library_panel import RowDelegate
from desktop.theme import Theme
from desktop.tokens import SMALL, UI
from desktop.widgets import Label, PushButton, Surface, set_surface

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class TwoLines:
    """A row: its icon and its lines. `muted`: the first line counts no more; `middle`: it is elided there."""

    icon: str
    first: str
    second: str
    muted: bool = False
    middle: bool = False


class TwoLineDelegate(RowDelegate):
    """Paints the rows that `lines` gives."""

    @abstractmethod
    def lines(self, index: Index) -> TwoLines:
        """What a row says."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heights = (QFontMetrics(self.theme.font(role)).height() for role in (UI, SMALL))
        return QSize(200, sum(heights) + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, tokens, said = self.row(option), self.theme.tokens, self.lines(index)
        painter.save()
        self.draw_ground(painter, row)
        paint_icon(painter, QRect(14, row.rect.top() + 10, 14, 14), said.icon, tokens.text_3)
        top = row.rect.top() + 7
        elided = Qt.TextElideMode.ElideMiddle if said.middle else Qt.TextElideMode.ElideRight
        for role, color, words, elide in (
            (UI, tokens.text_2 if said.muted else tokens.text, said.first, elided),
            (SMALL, tokens.text_2, said.second, Qt.TextElideMode.ElideRight),
        ):
            painter.setFont(self.theme.font(role))
            painter.setPen(color)
            metrics = painter.fontMetrics()
            area = QRect(36, top, row.rect.width() - 48, metrics.height() + 2)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(words, elide, area.width()))
            top += metrics.height() + 3
        painter.restore()


def row_list(delegate: type[TwoLineDelegate], theme: Theme, model: QAbstractItemModel, name: str) -> QListView:
    """A list of such rows, of which one is chosen; `name` is what a screen reader calls it."""
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(delegate(theme, view))
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setAccessibleName(name)
    set_surface(view, Surface.PAGE)
    theme.changed.connect(view.viewport().update)
    return view


class Question(QWidget):
    """What something does, in plain words, and the answer to it; `yes` has the first focus."""

    agreed = Signal()

    def __init__(self, theme: Theme, yes: PushButton, no: str, tone: str = "text") -> None:
        super().__init__()
        self._words = Label(theme, tone=tone, wrap=True)
        self.yes = yes
        yes.clicked.connect(self.agreed)
        leave = PushButton(theme, no)
        leave.clicked.connect(self.hide)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(10)
        column.addWidget(self._words)
        column.addLayout(buttons)
        set_surface(self, Surface.WINDOW)
        self.hide()

    def text(self) -> str:
        """What is asked."""
        return self._words.text()

    def ask(self, words: str) -> None:
        """Ask this."""
        self._words.setText(words)
        self.show()
        self.yes.setFocus()
