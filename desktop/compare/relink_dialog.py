"""改选对应条目: the counterparts of a link chosen from ranked candidates or from all clauses of the other plan."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from core.alignment import Candidate
from desktop.compare.comparison import Comparison
from desktop.compare.counterpart_delegate import CounterpartDelegate
from desktop.compare.pairs import Pair, Side
from desktop.dialogs.frame import Foot, lay_out
from desktop.models.counterpart_model import SIDE_ROLE, CounterpartModel
from desktop.theme import Theme
from desktop.tokens import SMALL, UI_STRONG
from desktop.widgets import Label, PrimaryButton, PushButton, SearchField, SegmentedControl, resize_on_screen

_OLD, _NEW = "old", "new"


class RelinkDialog(QDialog):
    """One side stays, the other one is chosen; Enter in the filter takes the first clause, Space ticks several."""

    chosen = Signal(object, object)  # ids of the old and of the new clauses

    def __init__(self, theme: Theme, language: str, comparison: Comparison, pair: Pair, parent: QWidget) -> None:
        super().__init__(parent)
        self._comparison = comparison
        self._pair = pair
        self.setWindowTitle(self.tr("改选对应条目"))
        self._side = SegmentedControl(theme, self.tr("改选哪一边"))
        self._side.add(_NEW, self.tr("改选新条目"))
        self._side.add(_OLD, self.tr("改选旧条目"))
        self._held = Label(theme, role=UI_STRONG, wrap=True)
        self.field = SearchField(theme, self.tr("筛选条目：编号、标题或正文"), icon_name="list-filter")
        self.model = CounterpartModel(self)
        self.view = _View(self.model)
        self.view.setItemDelegate(CounterpartDelegate(theme, language, self.view))
        self._state = Label(theme, tone="text_2", role=SMALL)
        self.take = PrimaryButton(theme, self.tr("改为这些对应"), "link")
        cancel = PushButton(theme, self.tr("取消"))
        cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._take)
        lay_out(self, self._body(theme), Foot(theme, cancel, self.take))
        resize_on_screen(self, 560, 620)
        self._side.set_current(_NEW if pair.old else _OLD)
        self._wire()
        self._refill()
        self.field.setFocus()

    def choose_side(self, *, new: bool) -> None:
        """Choose the clauses of this side."""
        self._side.set_current(_NEW if new else _OLD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self.field.hasFocus():  # there it has done its work already
                self._take()
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _body(self, theme: Theme) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 10)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self._side)
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(Label(theme, self.tr("不变的一边"), tone="text_3", role=SMALL))
        column.addWidget(self._held)
        column.addWidget(self.field)
        column.addWidget(self.view, 1)
        column.addWidget(self._state)
        return body

    def _wire(self) -> None:
        self._side.changed.connect(lambda _key: self._refill())
        self.field.textChanged.connect(self.model.set_filter)
        self.field.returnPressed.connect(self._take_first)
        self.model.chosen_changed.connect(self._show_state)
        self.view.clicked.connect(lambda index: self.model.choose_only(_side_of(index).clause.id))
        self.view.doubleClicked.connect(lambda _index: self._take())
        if self._comparison.candidates is not None:
            self._comparison.candidates.ready.connect(self._refill)

    def _new(self) -> bool:
        return self._side.current() == _NEW

    def _refill(self) -> None:
        """Candidates come when they are ranked; what was ticked by then stays ticked."""
        held, changed = (self._pair.old, self._pair.new) if self._new() else (self._pair.new, self._pair.old)
        self._held.setText("\n".join(side.name for side in held) or self.tr("没有条目：选定后成为单独的一处"))
        ranked: tuple[Candidate, ...] = ()
        if held and self._comparison.candidates is not None:
            ranked = self._comparison.candidates.of(held[0].clause.id) or ()
        sides = self._comparison.choices(new=self._new())
        before = set(self.model.chosen()) & {side.clause.id for side in sides}
        self.model.show(sides, ranked, before or {side.clause.id for side in changed})
        self.view.select_first()

    def _take_first(self) -> None:
        """Enter while typing: the first clause that is left."""
        if self.model.rowCount() and self.field.text():
            self.model.choose_only(_side_of(self.model.index(0)).clause.id)
        self._take()

    def _take(self) -> None:
        if self.take.isEnabled():
            old, new = ([side.clause.id for side in sides] for sides in (self._pair.old, self._pair.new))
            found = list(self.model.chosen())
            self.chosen.emit(*((old, found) if self._new() else (found, new)))
            self.accept()

    def _show_state(self) -> None:
        held = self._pair.old if self._new() else self._pair.new
        count = len(self.model.chosen())
        self._state.setText(self.tr("已选 %n 条；按空格可多选", "", count))
        self.take.setEnabled(bool(count or held))
        self.take.setText(self.tr("改为这些对应") if count else self.tr("改为没有对应"))


class _View(QListView):
    """Space ticks."""

    def __init__(self, model: CounterpartModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(self.tr("候选条目"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setUniformItemSizes(False)
        self._toggle: Callable[[int], None] = model.toggle

    def select_first(self) -> None:
        """Make the first row the current one."""
        index = self.model().index(0, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._toggle(_side_of(self.currentIndex()).clause.id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _side_of(index: QModelIndex) -> Side:
    side: Side = index.data(SIDE_ROLE)
    return side
