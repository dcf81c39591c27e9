"""The line above the results: how many, of what, whether the search goes on, and the way out of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.search.findings import Findings
from desktop.theme import Theme
from desktop.tokens import PAGE_TITLE, SMALL
from desktop.widgets import ElidedLabel, IconButton, Label, LinkButton, Surface, set_surface


class ResultsHead(QWidget):
    """Says what is shown of what was found."""

    stopped = Signal()  # the search is to end
    beside_wanted = Signal()  # the current clause beside the one it is like
    link_wanted = Signal()  # a link of both
    left = Signal()  # back from clauses like one to the search before

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = Label(theme, role=PAGE_TITLE)
        self._summary = ElidedLabel(theme, tone="text_2", role=SMALL)
        self._stop = LinkButton(theme, self.tr("停止"), role=SMALL)
        self._stop.clicked.connect(self.stopped)
        self._beside = IconButton(theme, "git-compare-arrows", self.tr("和原条目并排对照"))
        self._beside.clicked.connect(self.beside_wanted)
        self._link = IconButton(theme, "link", self.tr("和原条目建立对应"))
        self._link.clicked.connect(self.link_wanted)
        self._leave = IconButton(theme, "x", self.tr("回到检索"))
        self._leave.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(10)
        row.addWidget(self._count)
        row.addWidget(self._summary, 1)
        for widget in (self._stop, self._beside, self._link, self._leave):
            row.addWidget(widget)
        self.setMinimumHeight(44)
        set_surface(self, Surface.PANEL)

    def say(self, findings: Findings, shown: Findings, how: str, *, under_way: bool) -> None:
        """Say the counts of what is shown of the findings; `how`: in what way was looked."""
        number = f"{len(shown.hits):,}"
        self._count.setText(
            self.tr("{count} 条").format(count=number) if findings.like else self.tr("{count} 处").format(count=number)
        )
        clauses = f"{shown.clauses:,}"
        if findings.like:
            parts = [
                self.tr("和“{clause}”相近，在 {plans} 份文件里").format(clause=findings.like, plans=f"{len(shown.by_plan):,}")
            ]
        else:
            parts = [self.tr("{plans} 份文件、{clauses} 条").format(plans=f"{len(shown.by_plan):,}", clauses=clauses), how]
        if shown.hits != findings.hits:
            parts.append(self.tr("筛选前 {count} 处").format(count=f"{findings.total:,}"))
        if under_way:
            parts.append(self.tr("还在找…"))
        elif not findings.complete:
            parts.append(self.tr("已停止，只找了一部分"))
        elif shown.truncated:
            text = self.tr("资料库中共 {total} 处，只列前 {count} 处")
            parts.append(text.format(total=f"{shown.total:,}", count=number))
        self._summary.setText(" · ".join(parts))
        self._stop.setVisible(under_way)
        for widget in (self._beside, self._link, self._leave):
            widget.setVisible(bool(findings.like))

    def count(self) -> str:
        """How many are shown, in words."""
        return self._count.text()

    def summary(self) -> str:
        """What else is said."""
        return self._summary.text()
