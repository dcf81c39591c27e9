"""Over the text: the plan's title and what is known of it, the layers as legend and switch, the path to the clause."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model import ClauseKind, Metadata, Outline
from desktop.reader.layer_strip import LayerStrip
from desktop.theme import Theme
from desktop.tokens import PAGE_TITLE, SMALL
from desktop.widgets import ElidedLabel, IconButton

ACTIVE_BAR = 3  # pixels


class ReaderHeader(QWidget):
    """Stands at the text's left edge."""

    layers_changed = Signal()
    info_wanted = Signal()
    last_year_wanted = Signal()
    panel_toggled = Signal()
    close_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = ElidedLabel(theme, role=PAGE_TITLE, elide=Qt.TextElideMode.ElideMiddle)
        self._about = ElidedLabel(theme, role=SMALL, tone="text_2")
        self._path = ElidedLabel(theme, role=SMALL, tone="text_3", elide=Qt.TextElideMode.ElideLeft)
        self._path.setAccessibleName(self.tr("所在章节"))
        info = IconButton(theme, "info", self.tr("文件信息"))
        info.clicked.connect(self.info_wanted)
        last_year = IconButton(theme, "history", self.tr("与上一年对照"))
        last_year.clicked.connect(self.last_year_wanted)
        panel = IconButton(theme, "panel-right", self.tr("显示或隐藏批注"))
        panel.clicked.connect(self.panel_toggled)
        self.strip = LayerStrip(theme)
        self.strip.switched.connect(self.layers_changed)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title, 1)
        self._buttons = (last_year, info, panel)  # what there is to do with a plan
        for button in self._buttons:
            top.addWidget(button)
        self.close_button = IconButton(theme, "x", self.tr("关闭这一侧"))
        self.close_button.clicked.connect(self.close_wanted)
        self.close_button.hide()
        self._active = self._low = self._shows_plan = False
        top.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 10, 16, 8)
        column.setSpacing(3)
        column.addLayout(top)
        column.addWidget(self._about)
        column.addWidget(self._path)
        column.addSpacing(4)
        column.addWidget(self.strip)

    def show_plan(self, outline: Outline | None) -> None:
        """Show a plan's title and metadata; nothing is claimed that was only inferred without saying so."""
        self._shows_plan = outline is not None
        self._arrange()
        self._title.setText(outline.plan.title if outline else "")
        self._about.setText(" · ".join(self._facts(outline)) if outline else "")
        self.set_path([])
        self.set_hits("", 0, 0)

    def set_beside(self, beside: bool, active: bool) -> None:
        """Whether another plan is beside this one, and whether this is the one that keys and tags are for."""
        self.close_button.setVisible(beside)
        self._active = beside and active
        self._title.set_tone("text" if active else "text_2")
        self.setAccessibleDescription(self.tr("正在用的一侧") if self._active else "")
        self.update()

    def set_low(self, low: bool) -> None:
        """Leave out, where the pane is low, what can be had elsewhere: metadata, the layers that Alt+L offers too."""
        if low != self._low:
            self._low = low
            self._arrange()

    def _arrange(self) -> None:
        for button in self._buttons:
            button.setVisible(self._shows_plan)
        for line in (self._about, self.strip):
            line.setVisible(self._shows_plan and not self._low)

    def _facts(self, outline: Outline) -> list[str]:
        data = outline.plan.metadata
        sections = sum(c.kind is ClauseKind.SECTION and c.level == 1 for c in outline.clauses)
        items = sum(c.kind is ClauseKind.ITEM for c in outline.clauses)
        year = self._said(data, "year", str(data.year)) if data.year else self.tr("未写明")
        facts = [
            self._said(data, "issuer", data.issuer or ""),
            self._said(data, "region", data.region or ""),
            self._said(data, "level", data.level or ""),
            self.tr("内容年份 {year}").format(year=year),
            self._said(data, "issued_on", data.issued_on or ""),
            data.document_number or "",
            " ".join(part for part in (self.tr("%n 章", "", sections) if sections else "", self.tr("%n 条", "", items)) if part),
            self.tr("网页杂质 %n 处", "", outline.plan.noise) if outline.plan.noise else "",
        ]
        return list(dict.fromkeys(fact for fact in facts if fact))

    def _said(self, data: Metadata, field: str, value: str) -> str:
        """A value, marked where it was inferred."""
        evidence = data.evidence_for(field)
        return self.tr("{value}（推定）").format(value=value) if value and evidence and evidence.inferred else value

    def set_path(self, labels: Sequence[str]) -> None:
        """Show the sections above the current clause."""
        self._path.setText("  ›  ".join(label for label in labels if label))

    def set_counts(self, tags: int) -> None:
        """Show how many marks the layer of tags has."""
        self.strip.set_counts(tags)

    def set_hits(self, query: str, at: int, total: int) -> None:
        """Show the layer of search hits while there is a query."""
        self.strip.hits.setText(self.tr("命中“{query}”").format(query=query if len(query) <= 12 else query[:11] + "…"))
        self.strip.hits.set_count(f"{at}/{total}")
        self.strip.set_hits_known(bool(query))

    def tags_on(self) -> bool:
        """Whether tags are drawn."""
        return self.strip.tags.isChecked()

    def hits_on(self) -> bool:
        """Whether hits are drawn."""
        return self.strip.hits.isChecked()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.tokens.line)
        if self._active:
            painter.fillRect(0, 0, self.width(), ACTIVE_BAR, self._theme.tokens.accent)
