"""The chips that choose which pairs are shown, and how the current one is marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.model import Relation
from desktop.compare.marks import Show
from desktop.compare.pairs import Filter, Pair
from desktop.compare.words import MOVED_ICON, RELATION_ICONS, moved_word, relation_word
from desktop.theme import Theme
from desktop.tokens import Tokens
from desktop.widgets import Chip, FlowLayout, IconButton, SegmentedControl


class FilterBar(QWidget):
    """Relations can be combined; none chosen means all."""

    changed = Signal(Filter)
    show_chosen = Signal(Show)
    unfolded = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = Filter()
        self.all = Chip(theme, self.tr("全部"), checked=True)
        self.relations = {
            relation: Chip(theme, relation_word(relation), icon_name=RELATION_ICONS[relation], tone=_tone(relation))
            for relation in Relation
        }
        self.moved = Chip(theme, moved_word(), icon_name=MOVED_ICON, tone=lambda tokens: tokens.relations["moved"])
        self.undecided = Chip(theme, self.tr("只看待定"), icon_name="circle-dashed")
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
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 6)
        row.setSpacing(8)
        row.addWidget(chips, 1)
        row.addWidget(self.unfold)
        row.addWidget(self.show_mode)

    def _wire(self) -> None:
        self.all.clicked.connect(lambda: self._set(Filter(undecided=self.undecided.isChecked())))
        for chip in (*self.relations.values(), self.moved, self.undecided):
            chip.clicked.connect(self._read)
        self.show_mode.changed.connect(lambda key: self.show_chosen.emit(Show(key)))
        self.unfold.toggled.connect(self.unfolded)

    def _read(self) -> None:
        chosen = frozenset(relation for relation, chip in self.relations.items() if chip.isChecked())
        self._set(Filter(chosen, self.moved.isChecked(), self.undecided.isChecked()))

    def _set(self, chosen: Filter) -> None:
        self.all.setChecked(not chosen.relations and not chosen.moved)
        for relation, chip in self.relations.items():
            chip.setChecked(relation in chosen.relations)
        self.moved.setChecked(chosen.moved)
        self.undecided.setChecked(chosen.undecided)
        if chosen != self._filter:
            self._filter = chosen
            self.changed.emit(chosen)


def _tone(relation: Relation) -> Callable[[Tokens], QColor]:
    return lambda tokens: tokens.relations[relation]
