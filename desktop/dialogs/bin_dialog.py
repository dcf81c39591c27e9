"""回收站: the plans that were removed, to be put back or erased for good. Erasing asks once, in the dialog itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from core.model import Plan, Touched
from desktop.desk import Desk
from desktop.dialogs.frame import Foot, lay_out
from desktop.icons import paint_icon
from desktop.library.library_panel import RowDelegate
from desktop.theme import Theme
from desktop.tokens import SMALL, UI
from desktop.widgets import EmptyState, Label, PrimaryButton, PushButton, Surface, set_surface

Index = QModelIndex | QPersistentModelIndex

PLAN_ROLE = Qt.ItemDataRole.UserRole + 1
TIME_ROLE = Qt.ItemDataRole.UserRole + 2  # when it was removed, as words


class BinnedDelegate(RowDelegate):
    """Two lines: the title; its file, when it was removed, and how many annotations it has."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heights = (QFontMetrics(self.theme.font(role)).height() for role in (UI, SMALL))
        return QSize(200, sum(heights) + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, tokens, plan = self.row(option), self.theme.tokens, index.data(PLAN_ROLE)
        painter.save()
        self.draw_ground(painter, row)
        paint_icon(painter, QRect(14, row.rect.top() + 10, 14, 14), "file-text", tokens.text_3)
        below = self.tr("{file} · 移出于 {time}").format(file=plan.file, time=index.data(TIME_ROLE))
        if plan.annotations:
            below += " · " + self.tr("%n 条批注", "", plan.annotations)
        top = row.rect.top() + 7
        lines = (
            (UI, tokens.text, plan.title, Qt.TextElideMode.ElideMiddle),
            (SMALL, tokens.text_2, below, Qt.TextElideMode.ElideRight),
        )
        for role, color, words, elide in lines:
            painter.setFont(self.theme.font(role))
            painter.setPen(color)
            metrics = painter.fontMetrics()
            area = QRect(36, top, row.rect.width() - 48, metrics.height() + 2)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(words, elide, area.width()))
            top += metrics.height() + 3
        painter.restore()


class BinDialog(QDialog):
    """Putting back is a step of undo and done here; erasing is asked for by a signal."""

    erase_wanted = Signal(list)  # plan ids

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        theme = desk.theme
        self.setWindowTitle(self.tr("回收站"))
        self._model = QStandardItemModel(self)
        self.view = QListView()
        self.view.setModel(self._model)
        self.view.setItemDelegate(BinnedDelegate(theme, self.view))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(self.tr("回收站里的文件"))
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self._empty = EmptyState(theme, "trash-2", self.tr("回收站是空的。移出资料库的文件会放在这里。"))
        self.restore = PrimaryButton(theme, self.tr("移回资料库"), "undo-2")
        self.restore.clicked.connect(self._restore)
        self.erase = PushButton(theme, self.tr("彻底删除…"), "trash-2")
        self.erase.clicked.connect(self._ask)
        self.question = Question(theme)
        self.question.agreed.connect(self._erase)
        self._lay_out()
        desk.touched.connect(self._refresh)
        theme.changed.connect(self.view.viewport().update)
        self._show()

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        words = self.tr("移出资料库的文件留在这里，批注和对应都还在。")
        said = Label(self._desk.theme, words, tone="text_2", role=SMALL, wrap=True)
        said.setContentsMargins(18, 12, 18, 10)
        column.addWidget(said)
        column.addWidget(self.view, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self.question)
        close = PushButton(self._desk.theme, self.tr("关闭"))
        close.clicked.connect(self.accept)
        lay_out(self, body, Foot(self._desk.theme, close, self.restore, left=self.erase))
        set_surface(self.view, Surface.PAGE)
        self.resize(620, 460)
        self.setMinimumSize(440, 320)

    def _show(self) -> None:
        """Show what is in the bin; the first plan is selected."""
        session = self._desk.session
        self._model.clear()
        for plan, at in session.sources.binned() if session else ():
            item = QStandardItem(plan.title)
            item.setData(plan, PLAN_ROLE)
            item.setData(at.replace("T", " ")[:16], TIME_ROLE)
            item.setToolTip(plan.title)
            self._model.appendRow(item)
        empty = self._model.rowCount() == 0
        self.view.setVisible(not empty)
        self._empty.setVisible(empty)
        if not empty:
            self.view.setCurrentIndex(self._model.index(0, 0))
        self._selected()

    def _refresh(self, touched: Touched) -> None:
        if "plan" in touched.ids:
            self._show()

    def _chosen(self) -> list[Plan]:
        return [index.data(PLAN_ROLE) for index in sorted(self.view.selectedIndexes(), key=QModelIndex.row)]

    def _selected(self) -> None:
        """What was asked concerned another choice."""
        self.question.hide()
        for button in (self.restore, self.erase):
            button.setEnabled(bool(self._chosen()))

    def _restore(self) -> None:
        ids = [plan.id for plan in self._chosen()]
        if ids and self._desk.edit(lambda session: session.sources.restore(ids)) is not None:
            self._desk.said.emit(self.tr("已移回 %n 份文件，可以撤销", "", len(ids)))

    def _ask(self) -> None:
        self.question.ask(self._chosen())

    def _erase(self) -> None:
        self.question.hide()
        self.erase_wanted.emit([plan.id for plan in self._chosen()])


class Question(QWidget):
    """What goes when plans are erased, in plain words, and the answer to it."""

    agreed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = Label(theme, tone="err", wrap=True)
        self.yes = PushButton(theme, self.tr("彻底删除"), "trash-2")
        self.yes.clicked.connect(self.agreed)
        no = PushButton(theme, self.tr("不删"))
        no.clicked.connect(self.hide)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(no)
        buttons.addWidget(self.yes)
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

    def ask(self, plans: Sequence[Plan]) -> None:
        """Ask about these plans."""
        notes = self.tr("%n 条批注", "", sum(plan.annotations for plan in plans))
        names = self.tr("“{title}”").format(title=plans[0].title) if len(plans) == 1 else self.tr("%n 份文件", "", len(plans))
        self._words.setText(
            self.tr(
                "彻底删除{names}？正文、{notes}和有关的对应都会删掉，没有别的文件用到的来源文件也一起删掉。"
                "不能撤销。以前复制到别处的资料库不受影响。"
            ).format(names=names, notes=notes)
        )
        self.show()
        self.yes.setFocus()
