"""The table of a ledger: sorted and filtered; Enter or a double click on a cell leads to its place, or offers its places."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from desktop.models.ledger_model import PLACES_ROLE, SORT_ROLE, LedgerModel
from desktop.theme import Theme
from desktop.tokens import UI

Index = QModelIndex | QPersistentModelIndex
_FIRST, _OTHER, _NUMBER = 280, 170, 104  # px; the first column takes what the others leave, up to _WIDEST
_WIDEST = 560


class _Rows(QSortFilterProxyModel):
    """Numbers before words, and what is empty last, whichever way a column is sorted."""

    def lessThan(self, left: Index, right: Index) -> bool:
        one, other = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if (one == "") != (other == ""):
            return (other == "") is (self.sortOrder() == Qt.SortOrder.AscendingOrder)
        return (isinstance(one, str), one) < (isinstance(other, str), other)


class LedgerView(QTableView):
    """`opened` gives the places of a cell and where on the screen it is."""

    opened = Signal(object, QPoint)

    def __init__(self, theme: Theme, model: LedgerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = _Rows(self)
        self.rows.setSourceModel(model)
        self.rows.setFilterKeyColumn(-1)
        self.rows.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("台账"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.row_height(QFontMetrics(theme.font(UI))))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.doubleClicked.connect(self._open)

    def fit(self, widths: tuple[int, ...]) -> None:
        """Columns of these kinds of width: 0 the first, 1 words, 2 numbers."""
        rest = sum((_FIRST, _OTHER, _NUMBER)[kind] for kind in widths[1:])
        first = max(_FIRST, min(_WIDEST, self.viewport().width() - rest))
        for column, kind in enumerate(widths):
            self.setColumnWidth(column, (first, _OTHER, _NUMBER)[kind])
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        places = index.data(PLACES_ROLE) if index.isValid() else ()
        if places:
            self.opened.emit(places, self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))
