"""What a note is made of: plans, alignments, tags, and how much of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model import Plan, Tag
from desktop.briefing.check_list import CheckList
from desktop.briefing.offered import Pair
from desktop.briefing.scope import Scope, ScopeBoxes
from desktop.theme import Theme
from desktop.tokens import SMALL, SMALL_STRONG
from desktop.widgets import Chip, FlowLayout, Label, LinkButton


class MaterialPage(QWidget):
    """Says through `changed` that something else is chosen."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plans: CheckList[int] = CheckList(theme, self.tr("文件"))
        self._plan_count = Label(theme, tone="text_3", role=SMALL)
        self._all = LinkButton(theme, self.tr("全选"), role=SMALL)
        self._pairs: CheckList[Pair] = CheckList(theme, self.tr("对照"))
        none = self.tr("还没有对照过的文件。在“对照”里选两份文件，这里就能收入它们的对应。")
        self._no_pairs = Label(theme, none, tone="text_3", role=SMALL, wrap=True)
        self._chips: dict[str, Chip] = {}
        self._tag_row = FlowLayout(spacing=6, row_spacing=6)
        self._tag_hint = Label(theme, tone="text_3", role=SMALL, wrap=True)
        self._scope = ScopeBoxes(theme)
        self._lay_out()
        self._plans.changed.connect(self._plans_changed)
        self._pairs.changed.connect(self._pairs_changed)
        self._all.clicked.connect(lambda: self._plans.choose_all(not self._all_chosen()))
        self._scope.changed.connect(self.changed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(self._theme, self.tr("文件"), tone="text_2", role=SMALL_STRONG))
        head.addWidget(self._plan_count, 1)
        head.addWidget(self._all)
        column.addLayout(head)
        column.addWidget(self._plans)
        column.addSpacing(10)
        self._add(column, self.tr("对照"), self._pairs, self._no_pairs)
        tags = QWidget()
        tags.setLayout(self._tag_row)
        self._add(column, self.tr("标签"), tags, self._tag_hint)
        self._add(column, self.tr("范围"), self._scope)
        column.addStretch(1)

    def _add(self, column: QVBoxLayout, title: str, *widgets: QWidget) -> None:
        column.addWidget(Label(self._theme, title, tone="text_2", role=SMALL_STRONG))
        for widget in widgets:
            column.addWidget(widget)
        column.addSpacing(10)

    def fill(
        self, *, plans: Sequence[Plan], links: Mapping[Pair, int | None], tags: Sequence[Tag], tag_counts: Mapping[int, int]
    ) -> None:
        """Offer plans, pairs (with their number of links, None: never aligned) and tags."""
        labels = {plan.id: plan.label for plan in plans}
        rows = [(plan.id, plan.title, self.tr("%n 条批注", "", plan.annotations)) for plan in plans]
        self._plans.fill(rows, ())
        known = [(pair, f"{labels[pair[0]]} → {labels[pair[1]]}", self._links(count)) for pair, count in links.items()]
        self._pairs.fill(known, ())
        self._pairs.setVisible(bool(known))
        self._no_pairs.setVisible(not known)
        for tag in tags:
            chip = Chip(self._theme, tag.name, tag=tag.color - 1, count=tag_counts.get(tag.id, 0))
            chip.toggled.connect(self._tags_changed)
            self._chips[tag.name] = chip
            self._tag_row.addWidget(chip)

    def choose(self, plan_ids: Sequence[int], pairs: Sequence[Pair], tag_names: Sequence[str]) -> None:
        """Take these; what isn't offered is passed over."""
        with QSignalBlocker(self):
            self._plans.choose_only(plan_ids)
            self._pairs.choose_only(pairs)
            for name, chip in self._chips.items():
                chip.setChecked(name in tag_names)
            self._pairs_changed()
            self._tags_changed()
        self.changed.emit()

    def set_scope(self, *, confirmed_only: bool, checked_only: bool) -> None:
        """Take confirmed links and checked annotations only, or all."""
        self._scope.want(confirmed=confirmed_only, checked=checked_only)

    @property
    def plan_ids(self) -> tuple[int, ...]:
        """The plans taken."""
        return self._plans.chosen()

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The alignments taken."""
        return self._pairs.chosen()

    @property
    def tag_names(self) -> tuple[str, ...]:
        """The tags taken; none: annotations of every tag and of none."""
        return tuple(name for name, chip in self._chips.items() if chip.isChecked())

    @property
    def confirmed_only(self) -> bool:
        """Whether links that nobody confirmed are left out."""
        return self._scope.confirmed_only

    @property
    def checked_only(self) -> bool:
        """Whether annotations that aren't checked are left out."""
        return self._scope.checked_only

    def show_scope(self, scope: Scope) -> None:
        """Show how much of what is chosen is confirmed and checked; the choice may be another then."""
        self._scope.show_scope(scope)

    def _links(self, count: int | None) -> str:
        return self.tr("生成时对照") if count is None else self.tr("%n 处对应", "", count)

    def _plans_changed(self) -> None:
        """Alignments of a plan left out go out with it."""
        chosen = set(self._plans.chosen())
        with QSignalBlocker(self._pairs):
            self._pairs.choose([pair for pair in self._pairs.chosen() if not set(pair) <= chosen], False)
        self._count_plans()
        self.changed.emit()

    def _pairs_changed(self) -> None:
        """The plans of an alignment taken in come in with it."""
        with QSignalBlocker(self._plans):
            self._plans.choose([plan_id for pair in self._pairs.chosen() for plan_id in pair])
        self._count_plans()
        self.changed.emit()

    def _all_chosen(self) -> bool:
        return len(self._plans.chosen()) == self._plans.topLevelItemCount()

    def _count_plans(self) -> None:
        total = self._plans.topLevelItemCount()
        self._plan_count.setText(self.tr("已选 {count} / {total}").format(count=len(self._plans.chosen()), total=total))
        self._all.setText(self.tr("全不选") if self._all_chosen() else self.tr("全选"))
        self._all.setEnabled(total > 0)
        self._all.updateGeometry()

    def _tags_changed(self) -> None:
        if not self._chips:
            text = self.tr("还没有标签。选定文件的批注全部收入。")
        elif self.tag_names:
            text = self.tr("只收入带有所选标签的批注。")
        else:
            text = self.tr("不选标签，就收入选定文件的全部批注。")
        self._tag_hint.setText(text)
        self.changed.emit()
