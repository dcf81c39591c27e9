"""The left side of 生成简报: title, plans, alignments, tags, scope and language of the note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from core.model import Plan, Tag
from desktop.briefing.check_list import CheckList
from desktop.briefing.choice import Choice, Pair
from desktop.briefing.scope import Scope, ScopeBoxes
from desktop.theme import Theme
from desktop.tokens import SMALL, SMALL_STRONG
from desktop.widgets import Chip, FlowLayout, Label, LinkButton, SegmentedControl, Surface, set_surface

TITLES = {"zh": "工作要点研读简报", "en": "Briefing note on work plans"}  # in the note's language, not the window's


class ChoicePanel(QWidget):
    """Says through `changed` that something else is chosen."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = QLineEdit()
        self._title.setClearButtonEnabled(True)
        self._title.setAccessibleName(self.tr("标题"))
        self._plans: CheckList[int] = CheckList(theme, self.tr("文件"))
        self._plan_count = Label(theme, tone="text_3", role=SMALL)
        self._all = LinkButton(theme, self.tr("全选"), role=SMALL)
        self._pairs: CheckList[Pair] = CheckList(theme, self.tr("对照"))
        none = self.tr("还没有对照过的文件。在“对照”里选两份文件，这里就能收入它们的对应。")
        self._no_pairs = Label(theme, none, tone="text_3", role=SMALL, wrap=True)
        self._lineage = QCheckBox(self.tr("附主题沿革表"))
        self._lineage.setToolTip(self.tr("贯穿两份以上文件的主题，按年份排成一张表；没有对照过的文件会先对照"))
        self._chips: dict[str, Chip] = {}
        self._tag_row = FlowLayout(spacing=6, row_spacing=6)
        self._tag_hint = Label(theme, tone="text_3", role=SMALL, wrap=True)
        self._scope = ScopeBoxes(theme)
        self._language = SegmentedControl(theme, self.tr("简报语言"))
        self._language.add("zh", "中文")
        self._language.add("en", "English")
        self._lay_out()
        self._title.textChanged.connect(self.changed)
        self._plans.changed.connect(self._plans_changed)
        self._pairs.changed.connect(self._pairs_changed)
        self._all.clicked.connect(lambda: self._plans.choose_all(not self._all_chosen()))
        self._scope.changed.connect(self.changed)
        self._lineage.toggled.connect(self.changed)
        self._language.changed.connect(self._language_changed)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(6)
        self._add(column, self.tr("标题"), self._title)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(self._theme, self.tr("文件"), tone="text_2", role=SMALL_STRONG))
        head.addWidget(self._plan_count, 1)
        head.addWidget(self._all)
        column.addLayout(head)
        column.addWidget(self._plans)
        column.addSpacing(10)
        self._add(column, self.tr("对照"), self._pairs, self._no_pairs, self._lineage)
        tags = QWidget()
        tags.setLayout(self._tag_row)
        self._add(column, self.tr("标签"), tags, self._tag_hint)
        self._add(column, self.tr("范围"), self._scope)
        language = QHBoxLayout()
        language.addWidget(self._language)
        language.addStretch(1)
        column.addWidget(Label(self._theme, self.tr("简报语言"), tone="text_2", role=SMALL_STRONG))
        column.addLayout(language)
        column.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(self.tr("简报的内容"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        set_surface(content, Surface.PANEL)
        set_surface(area, Surface.PANEL)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.setMinimumWidth(300)

    def _add(self, column: QVBoxLayout, title: str, *widgets: QWidget) -> None:
        column.addWidget(Label(self._theme, title, tone="text_2", role=SMALL_STRONG))
        for widget in widgets:
            column.addWidget(widget)
        column.addSpacing(10)

    def fill(
        self,
        *,
        plans: Sequence[Plan],
        chosen: Sequence[int],
        links: Mapping[Pair, int | None],
        taken: Sequence[Pair],
        tags: Sequence[Tag],
        tag_counts: Mapping[int, int],
        language: str,
    ) -> None:
        """Offer plans, pairs (with their number of links, None: never aligned) and tags; `chosen` and `taken` are checked."""
        labels = {plan.id: plan.label for plan in plans}
        rows = [(plan.id, plan.title, self.tr("{count} 条批注").format(count=plan.annotations)) for plan in plans]
        self._plans.fill(rows, chosen)
        known = [(pair, f"{labels[pair[0]]} → {labels[pair[1]]}", self._links(count)) for pair, count in links.items()]
        self._pairs.fill(known, taken)
        self._pairs.setVisible(bool(known))
        self._no_pairs.setVisible(not known)
        for tag in tags:
            chip = Chip(self._theme, tag.name, tag=tag.color - 1, count=tag_counts.get(tag.id, 0))
            chip.toggled.connect(self._tags_changed)
            self._chips[tag.name] = chip
            self._tag_row.addWidget(chip)
        self._language.set_current(language if language in TITLES else "zh")
        self._title.setPlaceholderText(TITLES[self._language.current()])
        self._tags_changed()
        self._count_plans()

    def choice(self) -> Choice:
        """What is chosen now."""
        language = self._language.current()
        return Choice(
            self._title.text().strip() or TITLES[language],
            self._plans.chosen(),
            self._pairs.chosen(),
            tuple(name for name, chip in self._chips.items() if chip.isChecked()),
            language,
            confirmed_only=self._scope.confirmed_only,
            checked_only=self._scope.checked_only,
            with_lineage=self._lineage.isChecked() and self._lineage.isEnabled(),
        )

    def take_lineage(self, taken: bool) -> None:
        """Put the lineage of the chosen plans into the note, or leave it out."""
        self._lineage.setChecked(taken)

    def show_scope(self, scope: Scope) -> None:
        """Show how much of what is chosen is confirmed and checked; `choice` may be another then."""
        self._scope.show_scope(scope)

    def _links(self, count: int | None) -> str:
        return self.tr("生成时对照") if count is None else self.tr("{count} 处对应").format(count=count)

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
        elif any(chip.isChecked() for chip in self._chips.values()):
            text = self.tr("只收入带有所选标签的批注。")
        else:
            text = self.tr("不选标签，就收入选定文件的全部批注。")
        self._tag_hint.setText(text)
        self.changed.emit()

    def _language_changed(self) -> None:
        self._title.setPlaceholderText(TITLES[self._language.current()])
        self.changed.emit()
