"""文件信息: what is known of a plan and from which words, its source, the noise left out, and what the import was unsure of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.model import ClauseKind, Evidence, Metadata, Outline, Source
from desktop.desk import Desk
from desktop.dialogs.frame import LABELS, Foot, lay_out, scrolled
from desktop.dialogs.noise_list import NoiseList
from desktop.theme import Theme
from desktop.tokens import PAGE_TITLE, SMALL, SMALL_STRONG, UI_STRONG
from desktop.widgets import Banner, IconButton, Label, PushButton

WIDEST_VALUE = 340  # pixels kept for a value that has a doubt beside it


class PlanDialog(QDialog):
    """Read only."""

    def __init__(self, desk: Desk, plan_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self.setWindowTitle(self.tr("文件信息"))
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(24, 18, 24, 20)
        self._column.setSpacing(8)
        if desk.session is not None:
            outline = desk.outline_of(plan_id)
            self._fill(
                outline,
                desk.session.plan(plan_id).annotations,
                desk.session.source_of(plan_id),
                [notice.text(desk.language) for notice in desk.session.warnings_of(plan_id)],
            )
        self._column.addStretch(1)
        close = PushButton(self._theme, self.tr("关闭"))
        close.clicked.connect(self.accept)
        lay_out(self, scrolled(content), Foot(self._theme, close))
        self.resize(680, 640)
        self.setMinimumSize(480, 360)

    def _fill(self, outline: Outline, annotations: int, origin: Source, warnings: Sequence[str]) -> None:
        plan = outline.plan
        title = Label(self._theme, plan.title, role=PAGE_TITLE, wrap=True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(title)
        items = sum(clause.kind is ClauseKind.ITEM for clause in outline.clauses)
        said = self.tr("{clauses} 个条目 · {letters} 字 · {annotations} 条批注").format(
            clauses=f"{items:,}", letters=f"{len(outline.text):,}", annotations=f"{annotations:,}"
        )
        self._column.addWidget(Label(self._theme, said, tone="text_2", role=SMALL))
        for text in warnings:
            self._column.addWidget(Banner(self._theme, text, framed=True))
        self._add_section(self.tr("内容"), self._metadata(plan.metadata))
        self._add_section(self.tr("来源文件"), self._source(origin))
        head = self.tr("网页杂质 {count} 处").format(count=len(outline.noise)) if outline.noise else self.tr("网页杂质")
        self._add_section(head, NoiseList(self._theme, outline.noise))

    def _add_section(self, title: str, content: QWidget) -> None:
        head = Label(self._theme, title, role=UI_STRONG)
        head.setContentsMargins(0, 14, 0, 2)
        self._column.addWidget(head)
        self._column.addWidget(content)

    # What is known of the plan

    def _metadata(self, data: Metadata) -> QWidget:
        rows = (
            ("title", self.tr("题名"), data.title),
            ("issuer", self.tr("发文机关"), data.issuer),
            ("region", self.tr("地区"), data.region),
            ("level", self.tr("级别"), data.level),
            ("year", self.tr("内容年份"), str(data.year) if data.year else None),
            ("issued_on", self.tr("日期"), data.issued_on),
            ("document_number", self.tr("发文字号"), data.document_number),
        )
        box, grid = _grid()
        for row, (name, text, value) in enumerate(rows):
            grid.addWidget(Label(self._theme, text, tone="text_2", role=SMALL_STRONG), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._value(value, data.evidence_for(name), data.title), row, 1)
        return box

    def _value(self, value: str | None, evidence: Evidence | None, title: str) -> QWidget:
        """A value, how far it is known, and below it the words it was read from."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        row = QHBoxLayout()
        row.setSpacing(10)
        shown = Label(self._theme, value or self.tr("未写明"), tone="text" if value else "text_3", wrap=True)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        doubts = self._doubts(evidence, title)
        row.addWidget(shown, 0 if doubts else 1)
        if doubts:
            shown.setMinimumWidth(min(WIDEST_VALUE, shown.fontMetrics().horizontalAdvance(shown.text()) + 2))
            row.addWidget(Label(self._theme, doubts, tone="warn", role=SMALL), 1)
        column.addLayout(row)
        if evidence is not None and evidence.quote and evidence.quote != value:
            column.addWidget(Label(self._theme, self._evidence(evidence.quote), tone="text_3", role=SMALL, wrap=True))
        return box

    def _evidence(self, quote: str) -> str:
        """The words a value was read from; words that hold quotation marks already get no more of them."""
        folded = " ".join(quote.split())
        quoted = set("“”") & set(folded)
        return (self.tr("依据：{quote}") if quoted else self.tr("依据：“{quote}”")).format(quote=folded)

    def _doubts(self, evidence: Evidence | None, title: str) -> str:
        if evidence is None:
            return ""
        parts = [self.tr("推定")] if evidence.inferred else []
        if evidence.claimed:
            where = self.tr("题名写 {value}") if evidence.claimed in title else self.tr("原文另写 {value}")
            parts.append(where.format(value=evidence.claimed))
        return "，".join(parts)

    # Its source

    def _source(self, origin: Source) -> QWidget:
        rows = (
            (self.tr("文件名"), origin.name),
            ("SHA-256", origin.sha256),
            (self.tr("编码"), origin.encoding),
            (self.tr("大小"), self.tr("{bytes} 字节").format(bytes=f"{origin.size:,}")),
            (self.tr("导入时间"), origin.imported_at.replace("T", " ")[:16]),
        )
        box, grid = _grid()
        for row, (text, value) in enumerate(rows):
            grid.addWidget(Label(self._theme, text, tone="text_2", role=SMALL_STRONG), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(BreakableLabel(self._theme, value), row, 1)
            if value == origin.sha256:
                copy = IconButton(self._theme, "copy", self.tr("复制 SHA-256"))
                copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(origin.sha256))
                grid.addWidget(copy, row, 2, Qt.AlignmentFlag.AlignTop)
        return box


class BreakableLabel(Label):
    """Text that may break anywhere, since file names and checksums have no blanks."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, "\u200b".join(text), wrap=True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setToolTip(text)
        self.setAccessibleName(text)


def _grid() -> tuple[QWidget, QGridLayout]:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnMinimumWidth(0, LABELS)
    grid.setColumnStretch(1, 1)
    return box, grid
