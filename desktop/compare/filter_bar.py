"""The chips that choose which pairs are shown, and how the current one is marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from core.model import Relation
from desktop.compare.marks import Show
from desktop.compare.pairs import Filter, Pair
from desktop.compare.words import MOVED_ICON, RELATION_ICONS, moved_word, relation_word
from desktop.theme import Theme
from desktop.tokens import Tokens
from desktop.widgets import Chip, FlowLayout, IconButton, SegmentedControl, TwoRows

_BANDS = ((0.0, 2.0), (0.9, 2.0), (0.5, 0.9), (0.0, 0.5))
_ONE_ROW_FROM = 1000


class Order(Enum):
    """How the links are laid out: partners beside each other, each plan as it is, or a plain table."""

    LINKS = "links"
    OWN = "own"
    TABLE = "table"


class FilterBar(TwoRows):
    """Relations can be combined; none chosen means all. At its right end, how what is left is laid out and marked."""

    changed = Signal(Filter)
    show_chosen = Signal(Show)
    order_chosen = Signal(Order)
    unfolded = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_ONE_ROW_FROM, parent)
        self._filter = Filter()
        self.all = Chip(theme, self.tr("全部"), checked=True)
        self.relations = {
            relation: Chip(theme, relation_word(relation), icon_name=RELATION_ICONS[relation], tone=_tone(relation))
            for relation in Relation
        }
        self.moved = Chip(theme, moved_word(), icon_name=MOVED_ICON, tone=lambda tokens: tokens.relations["moved"])
        self.undecided = Chip(theme, self.tr("只看待定"), icon_name="circle-dashed")
        self.confidence = QComboBox()
        self.confidence.setAccessibleName(self.tr("置信"))
        for text in (self.tr("不论置信"), self.tr("置信 0.90 以上"), self.tr("置信 0.50–0.90"), self.tr("置信 0.50 以下")):
            self.confidence.addItem(text)
        self.tag = QComboBox()
        self.tag.setAccessibleName(self.tr("标签"))
        self.order = SegmentedControl(theme, self.tr("排列"))
        self.order.add(Order.LINKS.value, self.tr("按对应"), tip=self.tr("按对应排列：对应的条目并排"))
        self.order.add(Order.OWN.value, self.tr("按原文"), tip=self.tr("各按原文：两边各按自己的顺序 (O)"))
        self.order.add(Order.TABLE.value, self.tr("列表"), tip=self.tr("对应列表：可以排序的表格 (T)"))
        self.unfold = IconButton(theme, "unfold-vertical", self.tr("全部展开"))
        self.unfold.setCheckable(True)
        self.show_mode = SegmentedControl(theme, self.tr("怎样标出文字"))
        self.show_mode.add(
            Show.DIFFERENT.value,
            self.tr("标出不同"),
            tip=self.tr("删去的加删除线，新增的加底线；标点全半角、空格和编号不计为不同"),
        )
        self.show_mode.add(Show.COMMON.value, self.tr("标出相同"), tip=self.tr("相同的文字加底线，其余不标"))
        self._lay_out()
        self._wire()

    def filter(self) -> Filter:
        """What is chosen."""
        return self._filter

    def clear(self) -> None:
        """Show all pairs again."""
        self._set(Filter())

    def show_pairs(self, pairs: Sequence[Pair], *, other_issuer: bool) -> None:
        """Count the pairs per chip."""
        self.all.set_count(len(pairs))
        tips = {Relation.NEW: self.tr("只有新文件有"), Relation.DROPPED: self.tr("只有旧文件有")}
        for relation, chip in self.relations.items():
            count = sum(pair.link.relation is relation for pair in pairs)
            chip.setText(relation_word(relation, other_issuer=other_issuer))
            chip.set_count(count)
            chip.setToolTip(tips.get(relation, ""))
            chip.setVisible(count > 0 or relation in self._filter.relations)
        moved = sum(pair.link.moved for pair in pairs)
        self.moved.set_count(moved)
        self.moved.setVisible(moved > 0 or self._filter.moved)
        self.undecided.set_count(sum(not pair.decided for pair in pairs))

    def show_tags(self, pairs: Sequence[Pair]) -> None:
        """Offer the tags that the clauses of these pairs carry."""
        names = sorted({tag for pair in pairs for tag in pair.tags} | ({self._filter.tag} - {""}))
        with QSignalBlocker(self.tag):
            self.tag.clear()
            self.tag.addItem(self.tr("不论标签"), "")
            for name in names:
                self.tag.addItem(name, name)
            self.tag.setCurrentIndex(max(0, self.tag.findData(self._filter.tag)))
        self.tag.setVisible(bool(names))

    def allow_own(self, allowed: bool) -> None:
        """Whether there is room for both plans in their own order."""
        self.order.button(Order.OWN.value).setEnabled(allowed)

    def set_show(self, show: Show | None) -> None:
        """Show how the current pair is marked; None where there is nothing to mark."""
        self.show_mode.setEnabled(show is not None)
        if show is not None and self.show_mode.current() != show.value:
            self.show_mode.blockSignals(True)
            self.show_mode.set_current(show.value)
            self.show_mode.blockSignals(False)

    def _lay_out(self) -> None:
        chips = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        chips.setSizePolicy(policy)
        flow = FlowLayout(chips, spacing=6, row_spacing=4)
        for chip in (self.all, *self.relations.values(), self.moved, self.undecided):
            flow.addWidget(chip)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.confidence)
        row.addWidget(self.tag)
        row.addStretch(1)
        row.addWidget(self.order)
        row.addWidget(self.unfold)
        row.addWidget(self.show_mode)
        self.set_rows(chips, row)

    def _wire(self) -> None:
        self.all.clicked.connect(lambda: self._set(replace(self._filter, relations=frozenset(), moved=False)))
        for chip in (*self.relations.values(), self.moved, self.undecided):
            chip.clicked.connect(self._read)
        for box in (self.confidence, self.tag):
            box.activated.connect(lambda _index: self._read())
        self.order.changed.connect(lambda key: self.order_chosen.emit(Order(key)))
        self.show_mode.changed.connect(lambda key: self.show_chosen.emit(Show(key)))
        self.unfold.toggled.connect(self.unfolded)

    def _read(self) -> None:
        chosen = frozenset(relation for relation, chip in self.relations.items() if chip.isChecked())
        band = _BANDS[self.confidence.currentIndex()]
        self._set(Filter(chosen, self.moved.isChecked(), self.undecided.isChecked(), *band, str(self.tag.currentData() or "")))

    def _set(self, chosen: Filter) -> None:
        self.all.setChecked(not chosen.relations and not chosen.moved)
        for relation, chip in self.relations.items():
            chip.setChecked(relation in chosen.relations)
        self.moved.setChecked(chosen.moved)
        self.undecided.setChecked(chosen.undecided)
        self.confidence.setCurrentIndex(_BANDS.index((chosen.least, chosen.most)))
        self.tag.setCurrentIndex(max(0, self.tag.findData(chosen.tag)))
        if chosen != self._filter:
            self._filter = chosen
            self.changed.emit(chosen)


def _tone(relation: Relation) -> Callable[[Tokens], QColor]:
    return lambda tokens: tokens.relations[relation]
