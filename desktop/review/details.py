"""The right pane of the review: what is known of the chosen plan, what to check in the source, its noise; the section tree."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.model import Plan, Span
from desktop.desk import Desk
from desktop.dialogs.frame import scrolled
from desktop.library.metadata_form import MetadataForm
from desktop.review.findings import Findings
from desktop.review.marks import Opened
from desktop.review.plan_chips import PlanChips
from desktop.review.plan_tree import PlanTree
from desktop.tokens import SMALL
from desktop.widgets import ElidedLabel, SegmentedControl, Surface, set_surface

DETAILS, OUTLINE = "details", "outline"


class Details(QWidget):
    """Own values are stored as they are given; the rest is asked for by signals."""

    go_wanted = Signal(Span)
    give_back_wanted = Signal(list)  # spans
    plan_chosen = Signal(int)  # index of the plan

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._opened: Opened | None = None
        self.chips = PlanChips(desk.theme)
        self.form = MetadataForm(desk.theme, desk.language)
        self.findings = Findings(desk.theme, desk.language)
        self.tree = PlanTree(desk)
        self.tabs = SegmentedControl(desk.theme, self.tr("右侧显示"))
        self._checksum = ElidedLabel(desk.theme, role=SMALL, tone="text_2")
        self._lay_out()
        self.chips.chosen.connect(self._choose)
        self.form.given.connect(self._give)
        self.form.taken_back.connect(self._take_back)
        self.findings.go_wanted.connect(self.go_wanted)
        self.findings.give_back_wanted.connect(self.give_back_wanted)
        self.tree.go_wanted.connect(self.go_wanted)
        self.tabs.changed.connect(lambda tab: self._stack.setCurrentIndex(int(tab == OUTLINE)))
        self.show_source(None)

    def _lay_out(self) -> None:
        content = QWidget()
        form = QVBoxLayout()
        form.setContentsMargins(12, 4, 12, 12)
        form.addWidget(self.form)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addLayout(form)
        column.addWidget(self.findings)
        column.addStretch(1)
        self.area = scrolled(content, self.tr("来源和文件的信息"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.area)
        self._stack.addWidget(self.tree)
        self.tabs.add(DETAILS, self.tr("文件信息"))
        self.tabs.add(OUTLINE, self.tr("目录"))
        tabs = QHBoxLayout()
        tabs.setContentsMargins(12, 0, 12, 8)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.addWidget(self._checksum, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.chips)
        column.addLayout(tabs)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        set_surface(self, Surface.PANEL)

    @property
    def plan(self) -> Plan | None:
        """The chosen plan."""
        plans = self._opened.plans if self._opened else ()
        return plans[self.chips.index] if self.chips.index < len(plans) else None

    def show_source(self, opened: Opened | None) -> None:
        """Show a source; the chosen plan stays the chosen one where it is still there."""
        before = self.plan
        self._opened = opened
        plans = opened.plans if opened else ()
        self.chips.show_plans(plans)
        still = next((index for index, plan in enumerate(plans) if before is not None and plan.id == before.id), None)
        if still is not None:
            self.follow(still)
        self.findings.show_source(opened)
        self.area.widget().setVisible(opened is not None)
        self._show_plan()
        said = self.tr("来源文件按原样保存，SHA-256 {sum}").format(sum=opened.review.source.sha256[:12]) if opened else ""
        self._checksum.setText(said)
        if opened:
            self._checksum.setToolTip(opened.review.source.sha256)

    def follow(self, index: int) -> None:
        """Show another plan without going to its place in the text."""
        with QSignalBlocker(self):
            self.chips.set_index(index)

    def _choose(self, index: int) -> None:
        self._show_plan()
        self.plan_chosen.emit(index)

    def _show_plan(self) -> None:
        plan = self.plan
        self.form.show_metadata(plan.metadata if plan else None)
        self.tree.show_plan(self._opened, self.chips.index)

    def refresh_values(self) -> None:
        """Read the plans' values anew, none of which is gone."""
        session = self._desk.session
        if session is not None and self._opened is not None:
            self._opened = replace(self._opened, plans=tuple(session.plan(plan.id) for plan in self._opened.plans))
            self._show_plan()

    def _give(self, name: str, value: str) -> None:
        plan = self.plan
        if plan is not None:
            self._desk.edit(lambda session: session.sources.give_values(plan.id, {name: value or None}))

    def _take_back(self, name: str) -> None:
        plan = self.plan
        if plan is not None:
            self._desk.edit(lambda session: session.sources.take_back_values(plan.id, [name]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, line = QPainter(self), self._desk.theme.tokens.line
        painter.fillRect(0, self._stack.geometry().bottom() + 1, self.width(), 1, line)
        painter.fillRect(0, self._stack.geometry().top() - 1, self.width(), 1, line)
