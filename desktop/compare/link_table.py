"""对应列表: the links as a plain table, for sorting, for the keyboard and for screen readers; the same keys as in the columns."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from core.model import Clause
from desktop.compare.shown import Shown
from desktop.models.link_model import LINK_ROLE, SORT_ROLE, Column, LinkModel
from desktop.theme import Theme
from desktop.tokens import UI

_WIDTHS = {Column.RELATION: 110, Column.CONFIDENCE: 70, Column.DECISION: 90, Column.NOTE: 160}


class LinkTable(QTableView):
    """Follows what is shown and leads it; several rows can be chosen."""

    opened = Signal(Clause)
    menu_asked = Signal(QPoint)

    def __init__(self, theme: Theme, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self._model = LinkModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._model)
        self._sorted.setSortRole(SORT_ROLE)
        self._leading = False
        self.setModel(self._sorted)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("对应列表"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.row_height(QFontMetrics(theme.font(UI))))
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column in (Column.OLD, Column.NEW):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            head.resizeSection(column, width)
        shown.pairs_changed.connect(self._show_pairs)
        shown.current_changed.connect(lambda _link: self._follow())
        self.selectionModel().selectionChanged.connect(self._lead)
        self.doubleClicked.connect(lambda _index: self._open())

    def links(self) -> list[int]:
        """The links in the order of the rows."""
        return [int(self._sorted.index(row, 0).data(LINK_ROLE)) for row in range(self._sorted.rowCount())]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_pairs()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.text() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier and event.key() != Qt.Key.Key_Escape:
            event.ignore()  # letters are commands here, no search among the rows
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def _show_pairs(self) -> None:
        if self.isVisible():
            self._leading = True
            self._model.show(self._shown.pairs(), other_issuer=self._shown.other_issuer)
            self._leading = False
            self._follow()

    def _follow(self) -> None:
        """The row of the current pair is the current one."""
        at = self._shown.current_index()
        if self._leading or not self.isVisible() or not 0 <= at < self._model.rowCount():
            return
        index = self._sorted.mapFromSource(self._model.index(at, 0))
        self._leading = True
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self._leading = False
        self.scrollTo(index)

    def _lead(self, _selected: QItemSelection, _left: QItemSelection) -> None:
        """What is chosen here is chosen everywhere."""
        if self._leading:
            return
        self._leading = True
        current = self.currentIndex()
        rows = [index for index in self.selectionModel().selectedRows() if index != current.siblingAtColumn(0)]
        for number, index in enumerate([*rows, current] if current.isValid() else rows):
            link_id = _link_of(index)
            self._shown.select(link_id) if number == 0 else self._shown.toggle_chosen(link_id)
        self._leading = False

    def _open(self) -> None:
        pair = self._shown.current()
        if pair is not None and pair.sides():
            self.opened.emit((pair.new or pair.old)[0].clause)


def _link_of(index: QModelIndex) -> int:
    return int(index.data(LINK_ROLE))
