"""The cards in one column. Only those in sight are measured; the others count as high as they were, or as most are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyle, QStyleOptionViewItem, QWidget

from core.model import Annotation
from desktop.models.annotation_model import ANNOTATION_ROLE, AnnotationModel
from desktop.reader.cards.card import CardDelegate
from desktop.reader.place_row import PlaceAct
from desktop.widgets import Surface, set_surface

Index = QModelIndex | QPersistentModelIndex

USUAL = 110  # pixels that a card is taken to be high while none was measured
SETTLINGS = 4  # what comes into sight by measuring is measured too, so many times at most


class CardColumn(QAbstractItemView):
    """Digits, N, S and Delete work on the selected card as they do on the text."""

    digit = Signal(int)
    note_wanted = Signal()
    removal_wanted = Signal()
    status_wanted = Signal()
    act_wanted = Signal(Annotation, PlaceAct)

    def __init__(self, model: AnnotationModel, delegate: CardDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = model
        self._card = delegate
        self._heights: dict[int, int] = {}  # by annotation: as it was measured last
        self._measured: set[int] = set()  # annotations whose height is known to be right
        self._tops: list[int] | None = None  # of every row, and the end of the last; None: to be counted anew
        self._settling = False
        delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        set_surface(self, Surface.PANEL)
        for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self._recount)
        model.dataChanged.connect(self._measure_again)

    # Where cards are

    def _places(self) -> list[int]:
        if self._tops is None:
            known, usual = self._heights, self._usual()
            self._tops = list(accumulate((known.get(each.id, usual) for each in self._cards.annotations), initial=0))
        return self._tops

    def _usual(self) -> int:
        """The height of cards that were never measured: as those that were, on the whole."""
        return sum(self._heights.values()) // len(self._heights) if self._heights else USUAL

    def _recount(self) -> None:
        self._tops = None
        self._measured.clear()  # the first of those that have lost their place has a title
        self._settle()

    def _measure_again(self, first: Index, last: Index) -> None:
        for annotation in self._cards.annotations[first.row() : last.row() + 1]:
            self._measured.discard(annotation.id)
        self._settle()

    def remeasure(self) -> None:
        """Cards may be otherwise: another width or other fonts, or one became an editor or is a card again."""
        self._measured.clear()
        self._settle()

    def _settle(self) -> None:
        """Measure what is in sight; the rest of what is seen stays where it is when a card that reaches out above grows."""
        if self._settling or not self.isVisible():
            return
        self._settling = True
        try:
            for _ in range(SETTLINGS):
                if not self._measure_sight():
                    break
        finally:
            self._settling = False
        self._fit_bar()
        self.updateEditorGeometries()
        self.viewport().update()

    def _measure_sight(self) -> bool:
        """Whether a card in sight has another height than it was taken to have."""
        tops, bar = self._places(), self.verticalScrollBar()
        top, changed, shift = bar.value(), False, 0
        for row in self._rows_between(top, top + self.viewport().height()):
            before = tops[row + 1] - tops[row]
            if (grown := self._measure(row) - before) != 0:
                changed, shift = True, shift + (grown if tops[row] < top else 0)
        if changed:
            self._tops = None
            self._fit_bar()
            bar.setValue(top + shift)
        return changed

    def _measure(self, row: int) -> int:
        annotation = self._cards.annotations[row]
        if annotation.id not in self._measured:
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            option.rect = QRect(0, 0, self.viewport().width(), 0)  # type: ignore[attr-defined]
            self._heights[annotation.id] = self._card.sizeHint(option, self._cards.index(row)).height()
            self._measured.add(annotation.id)
        return self._heights[annotation.id]

    def _rows_between(self, top: int, bottom: int) -> range:
        tops = self._places()
        return range(max(bisect_right(tops, top) - 1, 0), min(bisect_left(tops, bottom), len(tops) - 1))

    def _fit_bar(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._places()[-1] - height))
        bar.setPageStep(height)
        bar.setSingleStep(self.fontMetrics().height())

    # What a view of items has to say

    def visualRect(self, index: Index) -> QRect:
        tops, row = self._places(), index.row()
        if not index.isValid() or row >= len(tops) - 1:
            return QRect()
        return QRect(0, tops[row] - self.verticalScrollBar().value(), self.viewport().width(), tops[row + 1] - tops[row])

    def indexAt(self, point: QPoint) -> QModelIndex:
        tops, y = self._places(), point.y() + self.verticalScrollBar().value()
        return self._cards.index(bisect_right(tops, y) - 1) if 0 <= y < tops[-1] else QModelIndex()

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible) -> None:
        if not index.isValid() or index.row() >= len(self._cards.annotations):
            return
        self._measure(index.row())
        self._tops = None
        self._settle()
        bar, hints, rect = self.verticalScrollBar(), QAbstractItemView.ScrollHint, self.visualRect(index)
        below = rect.bottom() + 1 - self.viewport().height()
        if hint == hints.PositionAtTop or (hint == hints.EnsureVisible and (rect.top() < 0 or rect.top() < below)):
            bar.setValue(bar.value() + rect.top())
        elif hint == hints.PositionAtBottom or (hint == hints.EnsureVisible and below > 0):
            bar.setValue(bar.value() + below)
        elif hint == hints.PositionAtCenter:
            bar.setValue(bar.value() + (rect.top() + below) // 2)

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        moves, rows = QAbstractItemView.CursorAction, len(self._cards.annotations)
        if not rows:
            return QModelIndex()
        row, tops, page = self.currentIndex().row(), self._places(), self.viewport().height()
        to = {
            moves.MoveHome: 0,
            moves.MoveEnd: rows - 1,
            moves.MoveDown: row + 1,
            moves.MoveNext: row + 1,
            moves.MoveUp: row - 1,
            moves.MovePrevious: row - 1,
            moves.MovePageDown: bisect_right(tops, tops[max(row, 0)] + page) - 1,
            moves.MovePageUp: bisect_left(tops, tops[max(row, 0)] - page),
        }.get(action, row)
        return self._cards.index(min(max(to, 0), rows - 1))

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        value = self.verticalScrollBar().value()
        rows = self._rows_between(rect.top() + value, rect.bottom() + 1 + value)
        selection = QItemSelection()
        if rows:
            selection.select(self._cards.index(rows[0]), self._cards.index(rows[-1]))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def doItemsLayout(self) -> None:
        super().doItemsLayout()
        self.remeasure()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._fit_bar()

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.remeasure()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, chosen, states = QPainter(self.viewport()), self.selectionModel(), QStyle.StateFlag
        value = self.verticalScrollBar().value()
        for row in self._rows_between(event.rect().top() + value, event.rect().bottom() + 1 + value):
            index, option = self._cards.index(row), QStyleOptionViewItem()
            self.initViewItemOption(option)
            option.rect = self.visualRect(index)  # type: ignore[attr-defined]
            if chosen.isSelected(index):
                option.state |= states.State_Selected  # type: ignore[attr-defined]
            self._card.paint(painter, option, index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            act = self._card.act_at(index, self.visualRect(index), point)
            if act is not None:
                self.act_wanted.emit(index.data(ANNOTATION_ROLE), act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_8:
            self.digit.emit(event.key() - Qt.Key.Key_0)
        elif plain and event.key() == Qt.Key.Key_N:
            self.note_wanted.emit()
        elif plain and event.key() == Qt.Key.Key_S:
            self.status_wanted.emit()
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)
