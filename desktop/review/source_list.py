"""The left pane of the review: the sources of an import, or of the library, as rows of four lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.icons import paint_icon
from desktop.library.library_panel import RowDelegate
from desktop.review.batch import Entry, Verdict
from desktop.review.source_model import ABOUT_ROLE, ENTRY_ROLE, SENTENCE_ROLE, SourceModel
from desktop.theme import tabular
from desktop.tokens import SMALL, UI
from desktop.widgets import SectionHeader, Surface, set_surface

Index = QModelIndex | QPersistentModelIndex

SIGNS = {
    Verdict.UNSEEN: ("file-text", "text_3"),
    Verdict.OK: ("circle-check", "ok"),
    Verdict.CHECK: ("triangle-alert", "warn"),
    Verdict.REFUSED: ("circle-x", "err"),
}
_LEFT = 34
_PAD = 9
_VERTICAL = Qt.AlignmentFlag.AlignVCenter


class SourceDelegate(RowDelegate):
    """Sign and name, what it is, and the verdict in words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        small = QFontMetrics(self.theme.font(SMALL)).height() + 2
        return QSize(120, QFontMetrics(self.theme.font(UI)).height() + 2 * small + 2 * _PAD + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, entry, tokens = self.row(option), index.data(ENTRY_ROLE), self.theme.tokens
        if not isinstance(entry, Entry):
            return
        painter.save()
        self.draw_ground(painter, row)
        painter.fillRect(QRect(row.rect.left(), row.rect.bottom(), row.rect.width(), 1), tokens.line)
        sign, tone = SIGNS[entry.verdict]
        y = row.rect.top() + _PAD
        for role, font, color in (
            (int(Qt.ItemDataRole.DisplayRole), self.theme.font(UI), tokens.text),
            (ABOUT_ROLE, tabular(self.theme.font(SMALL)), tokens.text_3),
            (SENTENCE_ROLE, self.theme.font(SMALL), getattr(tokens, tone)),
        ):
            metrics = QFontMetrics(font)
            area = QRect(_LEFT, y, row.rect.width() - _LEFT - 10, metrics.height() + 1)
            if y == row.rect.top() + _PAD:
                paint_icon(painter, QRect(11, area.center().y() - 8, 16, 16), sign, getattr(tokens, tone))
            painter.setFont(font)
            painter.setPen(color)
            # The end of a name tells files of one site apart; of a sentence the beginning does.
            elide = Qt.TextElideMode.ElideMiddle if role == Qt.ItemDataRole.DisplayRole else Qt.TextElideMode.ElideRight
            painter.drawText(area, _VERTICAL, metrics.elidedText(str(index.data(role) or ""), elide, area.width()))
            y = area.bottom() + 2
        painter.restore()


class SourceList(QWidget):
    """Header and list."""

    chosen = Signal(int)  # row

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SourceModel(desk.language, self)
        self._header = SectionHeader(desk.theme, self.tr("来源文件"))
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(SourceDelegate(desk.theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.view.setAccessibleName(self.tr("来源文件"))
        self.view.selectionModel().currentChanged.connect(self._current)
        desk.theme.changed.connect(self.view.viewport().update)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self.view, 1)
        set_surface(self, Surface.PANEL)
        set_surface(self.view, Surface.PANEL)

    def set_title(self, title: str) -> None:
        """Say which sources these are."""
        self._header.set_title(title)
        self._header.set_count(f"{self.model.rowCount():,}")

    def select(self, row: int) -> None:
        """Make a row the current one, in sight."""
        index = self.model.index(row)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def _current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.row())
