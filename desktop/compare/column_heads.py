"""What stands above the two columns: title of each plan and what is known about it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.alignable import alignable
from core.model import ClauseKind, Outline, Plan
from desktop.compare.pair_layout import GUTTER, INSET, Columns
from desktop.theme import Theme
from desktop.tokens import SMALL, UI_STRONG, FontRole


class ColumnHeads(QWidget):
    """Two lines per side, in line with the columns below; the gutter says how many links there are."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[tuple[str, str], ...] = ()
        self._links = 0
        self._right = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_plans(self, old: Outline, new: Outline, *, links: int, strip: int) -> None:
        """Show two plans; `strip` is the width that the columns leave free at the right."""
        self._lines = tuple((outline.plan.title, self._known(outline)) for outline in (old, new))
        self._links = links
        self._right = strip
        self.setAccessibleName("；".join(f"{title}，{known}" for title, known in self._lines))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 52)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.bg_page)
        painter.fillRect(0, 0, self.width(), 1, tokens.line)
        painter.fillRect(0, self.height() - 1, self.width(), 1, tokens.line)
        columns = Columns(self.width() - self._right)
        if columns.stacked:
            for top, name, line in zip((6, 27), (self.tr("旧"), self.tr("新")), self._lines, strict=False):
                area = QRect(INSET, top, columns.text + INSET, 20)
                self._paint_line(painter, area, f"{name}　{line[0]} · {line[1]}", UI_STRONG, tokens.text)
            return
        for x, (title, known) in zip((0, columns.new), self._lines, strict=False):
            for top, role, color, text in ((6, UI_STRONG, tokens.text, title), (27, SMALL, tokens.text_2, known)):
                self._paint_line(painter, QRect(x + INSET, top, columns.text + INSET, 20), text, role, color)
        painter.setFont(self._theme.font(SMALL))
        painter.setPen(tokens.text_3)
        gutter = QRect(columns.gutter, 0, GUTTER, self.height())
        painter.drawText(gutter, Qt.AlignmentFlag.AlignCenter, self.tr("对应 %n 处", "", self._links))

    def _paint_line(self, painter: QPainter, area: QRect, text: str, role: FontRole, color: QColor) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(color)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, area.width() - INSET)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _known(self, outline: Outline) -> str:
        plan = outline.plan
        data = plan.metadata
        known = {"region": data.region, "issuer": data.issuer}
        parts = [self._value(plan, name, value) for name, value in known.items() if value][:1]
        if data.year:
            parts.append(self.tr("内容年份 {}").format(self._value(plan, "year", str(data.year))))
        sections = sum(clause.kind is ClauseKind.SECTION and clause.level == 1 for clause in outline.clauses)
        counts = [self.tr("%n 章", "", sections)] if sections else []
        parts.append(" ".join([*counts, self.tr("%n 条", "", len(alignable(outline.clauses)))]))
        return " · ".join(parts)

    def _value(self, plan: Plan, name: str, value: str) -> str:
        evidence = plan.metadata.evidence_for(name)
        return self.tr("{}（推定）").format(value) if evidence is not None and evidence.inferred else value
