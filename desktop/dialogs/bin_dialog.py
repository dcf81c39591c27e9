"""回收站: the plans that were removed, to be put back or erased for good. Erasing asks once, in the dialog itself."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QVBoxLayout,
    QWidget,
)

from core.model import Plan, Touched
from desktop.desk import Desk
from desktop.dialogs.frame import Foot, lay_out
from desktop.dialogs.rows import Index, Question, TwoLineDelegate, TwoLines, row_list
from desktop.tokens import SMALL
from desktop.widgets import EmptyState, Label, PrimaryButton, PushButton, resize_on_screen

PLAN_ROLE = Qt.ItemDataRole.UserRole + 1
TIME_ROLE = Qt.ItemDataRole.UserRole + 2  # when it was removed, as words


class BinnedDelegate(TwoLineDelegate):
    """The title; its file, when it was removed, and how many annotations it has."""

    def lines(self, index: Index) -> TwoLines:
        plan = index.data(PLAN_ROLE)
        below = self.tr("{file} · 移出于 {time}").format(file=plan.file, time=index.data(TIME_ROLE))
        if plan.annotations:
            below += " · " + self.tr("%n 条批注", "", plan.annotations)
        return TwoLines("file-text", plan.title, below, middle=True)


class BinDialog(QDialog):
    """Putting back is a step of undo and done here; erasing is asked for by a signal."""

    erase_wanted = Signal(list)  # plan ids

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        theme = desk.theme
        self.setWindowTitle(self.tr("回收站"))
        self._model = QStandardItemModel(self)
        self.view = row_list(BinnedDelegate, theme, self._model, self.tr("回收站里的文件"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self._empty = EmptyState(theme, "trash-2", self.tr("回收站是空的。移出资料库的文件会放在这里。"))
        self.restore = PrimaryButton(theme, self.tr("移回资料库"), "undo-2")
        self.restore.clicked.connect(self._restore)
        self.erase = PushButton(theme, self.tr("彻底删除…"), "trash-2")
        self.erase.clicked.connect(self._ask)
        self.question = Question(theme, PushButton(theme, self.tr("彻底删除"), "trash-2"), self.tr("不删"), tone="err")
        self.question.agreed.connect(self._erase)
        self._lay_out()
        desk.edit_only.keep(self.restore, self.erase, self.question.yes)
        desk.touched.connect(self._refresh)
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
        resize_on_screen(self, 620, 460)
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
        plans = self._chosen()
        notes = self.tr("%n 条批注", "", sum(plan.annotations for plan in plans))
        names = self.tr("“{title}”").format(title=plans[0].title) if len(plans) == 1 else self.tr("%n 份文件", "", len(plans))
        self.question.ask(
            self.tr(
                "彻底删除{names}？正文、{notes}和有关的对应都会删掉，没有别的文件用到的来源文件也一起删掉。"
                "不能撤销。以前复制到别处的资料库不受影响。"
            ).format(names=names, notes=notes)
        )

    def _erase(self) -> None:
        self.question.hide()
        self.erase_wanted.emit([plan.id for plan in self._chosen()])
