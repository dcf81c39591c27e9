"""The matrix on the screen: the column of themes and the heads stay put, signs of relations stand on the lines between cells."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from core.model import Plan, Relation
from desktop.compare.words import RELATION_ICONS
from desktop.icons import paint_icon
from desktop.lineage.delegate import ROW, MatrixDelegate
from desktop.models.lineage_model import PLAN_ROLE, SIGN_ROLE, LineageModel
from desktop.painting import draw_box
from desktop.theme import Theme
from desktop.tokens import SMALLEST, UI_STRONG

THEMES, PLAN = 148, 196
_HEAD = 54
_Hint = QAbstractItemView.ScrollHint
_SIGN = 20


class MatrixView(QTableView):
    """One cell is current. Enter opens it, arrow keys and the mouse walk."""

    entered_cell = Signal(QModelIndex)
    opened = Signal(QModelIndex)

    def __init__(self, theme: Theme, model: LineageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cells = MatrixDelegate(theme, self)
        self._frozen = _Frozen(theme, self)
        self.setAccessibleName(self.tr("沿革"))
        for view in (self, self._frozen):
            _dress(view, theme, model, self.cells)
        self._frozen.setSelectionModel(self.selectionModel())
        self._frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(self._frozen.verticalScrollBar().setValue)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())
        self.selectionModel().currentChanged.connect(lambda current, _before: self.entered_cell.emit(current))
        self.doubleClicked.connect(self.opened)
        model.modelReset.connect(self._fit)
        self.horizontalHeader().sectionResized.connect(lambda section, _old, new: self._widen(section, new))
        theme.changed.connect(self.viewport().update)
        self._fit()

    def column_at(self, x: int) -> int:
        """The column at a place of the viewport; the themes, where they lie over it."""
        return 0 if x < self.columnWidth(0) else self.columnAt(x)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def scrollTo(self, index: QModelIndex | QPersistentModelIndex, hint: _Hint = _Hint.EnsureVisible) -> None:
        """A cell that the column of themes would cover comes out from under it."""
        super().scrollTo(index, hint)
        if index.column() > 0:
            hidden = self.columnWidth(0) - self.visualRect(index).left()
            if hidden > 0:
                self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        model = self.model()
        if model.rowCount() == 0:
            return
        painter = QPainter(self.viewport())
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        rows = range(max(first, 0), (last if last >= 0 else model.rowCount() - 1) + 1)
        for column in range(1, model.columnCount()):
            x = self.columnViewportPosition(column)
            if not self.columnWidth(0) <= x + _SIGN // 2 < self.viewport().width() + _SIGN:
                continue
            for row in rows:
                relation: Relation | None = model.index(row, column).data(SIGN_ROLE)
                if relation is not None:
                    y = self.rowViewportPosition(row) + self.rowHeight(row) // 2
                    self._paint_sign(painter, QPoint(max(x, self.columnWidth(0) + _SIGN // 2), y), relation)

    def _paint_sign(self, painter: QPainter, center: QPoint, relation: Relation) -> None:
        tokens = self._theme.tokens
        color = tokens.relations[relation]
        area = QRectF(center.x() - _SIGN / 2, center.y() - _SIGN / 2, _SIGN, _SIGN)
        draw_box(painter, area, _SIGN / 2, tokens.bg_page, color)
        paint_icon(painter, area.adjusted(4, 4, -4, -4), RELATION_ICONS[relation], color)

    def _fit(self) -> None:
        for view in (self, self._frozen):
            view.setColumnWidth(0, THEMES)
        for column in range(1, self.model().columnCount()):
            self.setColumnWidth(column, PLAN)
            self._frozen.setColumnHidden(column, True)
        self._place()

    def _widen(self, section: int, width: int) -> None:
        if section == 0:
            self._frozen.setColumnWidth(0, width)
            self._place()

    def _place(self) -> None:
        frame, head = self.frameWidth(), self.horizontalHeader().height()
        self._frozen.setGeometry(frame, frame, self.columnWidth(0), self.viewport().height() + head)


class _Frozen(QTableView):
    """The column of themes, over the main view."""

    def __init__(self, theme: Theme, parent: MatrixView) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class _Heads(QHeaderView):
    """Year and place of a plan over its title; the count of themes over their column."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setFixedHeight(_HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        tokens, model = self._theme.tokens, self.model()
        plan: Plan | None = model.headerData(section, Qt.Orientation.Horizontal, PLAN_ROLE)
        label = str(model.headerData(section, Qt.Orientation.Horizontal))
        below = plan.title if plan else self.tr("{} 个").format(model.rowCount())
        if plan is not None and (evidence := plan.metadata.evidence_for("year")) is not None and evidence.inferred:
            label = self.tr("{}（推定）").format(label)
        painter.save()
        painter.fillRect(rect, tokens.bg_panel)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for top, role, color, text in ((8, UI_STRONG, tokens.text, label), (28, SMALLEST, tokens.text_2, below)):
            painter.setFont(self._theme.font(role))
            painter.setPen(color)
            area = QRect(rect.left() + 15, rect.top() + top, rect.width() - 22, 20)
            mode = Qt.TextElideMode.ElideMiddle if plan else Qt.TextElideMode.ElideRight
            painter.drawText(area, left, painter.fontMetrics().elidedText(text, mode, area.width()))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, tokens.line)
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), tokens.line)
        painter.restore()


def _dress(view: QTableView, theme: Theme, model: LineageModel, cells: MatrixDelegate) -> None:
    """What both views have in common."""
    view.setHorizontalHeader(_Heads(theme, view))
    view.setModel(model)
    view.setItemDelegate(cells)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setShowGrid(False)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(ROW)
