"""The bar of the ledgers: which ledger, of which plans, a filter, export; for wording two sides and the fewest occurrences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QWidget

from core.model import Plan, Tag
from desktop.theme import Theme
from desktop.tokens import SMALL
from desktop.widgets import Label, PushButton, SearchField, SegmentedControl, TwoRows

TARGETS, CITATIONS, WORDING = "targets", "citations", "wording"
_ONE_ROW_FROM = 1120
_MOST_LEAST = 20
_WIDEST_SIDE = 300  # pixels of a side, where there is room


class LedgerBar(TwoRows):
    """Says what is wanted; the page does it."""

    kind_chosen = Signal(str)
    plans_asked = Signal()
    sides_chosen = Signal()
    narrowed = Signal()
    filtered = Signal(str)
    export_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_ONE_ROW_FROM, parent)
        self.kinds = SegmentedControl(theme, self.tr("台账"))
        self.kinds.add(TARGETS, self.tr("指标台账"))
        self.kinds.add(CITATIONS, self.tr("引文台账"))
        self.kinds.add(WORDING, self.tr("提法"))
        self.plans = PushButton(theme, "", "columns-3")
        self.shared = QCheckBox(self.tr("只看几份文件都有的"))
        self.before, self.after = QComboBox(), QComboBox()
        self.before.setAccessibleName(self.tr("前一边：文件或年份"))
        self.after.setAccessibleName(self.tr("后一边：文件、年份或标签"))
        for box in (self.before, self.after):
            box.setToolTip(box.accessibleName())
            box.setMinimumContentsLength(10)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMaximumWidth(_WIDEST_SIDE)
        self.all_issuers = QCheckBox(self.tr("不限层级和文种"))
        self.all_issuers.setToolTip(self.tr("比较两个年份时，平时只比较两年都有的发文层级和文种。"))
        self.least = QSpinBox()
        self.least.setRange(1, _MOST_LEAST)
        self.least.setValue(2)
        self.least.setAccessibleName(self.tr("最少出现次数"))
        self.least.setToolTip(self.tr("两边合计少于这么多次的提法不列"))
        self._arrow = Label(theme, "→", tone="text_2")
        self._least_word = Label(theme, self.tr("至少"), tone="text_2", role=SMALL)
        self.field = SearchField(theme, self.tr("筛选"), icon_name="list-filter")
        self.field.setFixedWidth(160)
        self.export = PushButton(theme, self.tr("导出表格"), "table")
        left, right = QHBoxLayout(), QHBoxLayout()
        self._wording = (self.before, self._arrow, self.after, self.all_issuers, self._least_word, self.least)
        for part in (self.kinds, self.plans, self.shared, *self._wording):
            left.addWidget(part, 4 if part in (self.before, self.after) else 0)
        left.addStretch(1)
        right.addWidget(self.field)
        right.addWidget(self.export)
        right.addStretch(1)
        for row in (left, right):
            row.setSpacing(8)
        self.set_rows(left, right)
        self.kinds.changed.connect(self._choose_kind)
        self.plans.clicked.connect(self.plans_asked)
        self.shared.clicked.connect(lambda _on: self.narrowed.emit())
        self.before.activated.connect(lambda _index: self.sides_chosen.emit())
        self.after.activated.connect(lambda _index: self._choose_after())
        self.all_issuers.clicked.connect(lambda _on: self.sides_chosen.emit())
        self.least.valueChanged.connect(lambda _value: self.sides_chosen.emit())
        self.field.textChanged.connect(self.filtered)
        self.export.clicked.connect(self.export_asked)
        self.kind = TARGETS
        self.kinds.set_current(TARGETS)
        self._show_kind()

    def _choose_kind(self, kind: str) -> None:
        self.kind = kind
        self._show_kind()
        self.kind_chosen.emit(kind)

    def _choose_after(self) -> None:
        self._show_sides()
        self.sides_chosen.emit()

    def _show_kind(self) -> None:
        wording = self.kind == WORDING
        for part in (self.plans, self.shared):
            part.setVisible(not wording)
        for part in self._wording:
            part.setVisible(wording)
        self._show_sides()

    def _show_sides(self) -> None:
        """A tag is compared with the rest of its plans; only two years can be of like issuers or of all."""
        ends = (self.before.currentData(), self.after.currentData())
        self.before.setEnabled(not (ends[1] and ends[1][0] == "tag"))
        self.all_issuers.setEnabled(all(end and end[0] == "year" for end in ends))

    def offer(self, plans: Sequence[Plan], tags: Sequence[Tag], usual: tuple[int, int] | None) -> None:
        """The sides there are: plans, then years; tags for the second. What was chosen stays where it still is, else `usual`."""
        years = sorted({plan.metadata.year for plan in plans if plan.metadata.year})
        whole = [(self.tr("{year} 年全部").format(year=year), ("year", year)) for year in years]
        single = [(f"{plan.label} · {plan.title}", ("plan", plan.id)) for plan in plans]
        tagged = [(self.tr("标签“{name}”").format(name=tag.name), ("tag", tag.name)) for tag in tags]
        sides = ((self.before, [*single, *whole]), (self.after, [*single, *whole, *tagged]))
        for at, (box, entries) in enumerate(sides):
            kept = box.currentData()
            box.clear()
            for text, key in entries:
                box.addItem(text, key)
            known = [key for _, key in entries]
            wanted = kept if kept in known else ("plan", usual[at]) if usual else None
            box.setCurrentIndex(known.index(wanted) if wanted in known else min(at, len(entries) - 1))
        self._show_sides()

    def sides(self) -> tuple[tuple[str, object] | None, tuple[str, object] | None]:
        """What is chosen on either side: (`plan`, id), (`year`, year) or (`tag`, name)."""
        return self.before.currentData(), self.after.currentData()

    def show_counts(self, plans: int, rows: int) -> None:
        """Say how many plans are shown; without rows nothing can be filtered or exported."""
        self.plans.setText(self.tr("%n 份文件", "", plans))
        self.plans.setToolTip(self.tr("选择文件"))
        self.field.setEnabled(rows > 0)
        self.export.setEnabled(rows > 0)
