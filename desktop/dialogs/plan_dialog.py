"""文件信息: what is known of a plan and from which words, each value to be put right; its source, its noise, and doubts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from core.model import ClauseKind, Outline, Source, Touched
from desktop.desk import Desk
from desktop.dialogs.frame import LABELS, Foot, lay_out, scrolled
from desktop.dialogs.noise_list import NoiseList
from desktop.library.metadata_form import MetadataForm
from desktop.shelf import concerns
from desktop.theme import Theme
from desktop.tokens import PAGE_TITLE, SMALL, SMALL_STRONG, UI_STRONG
from desktop.widgets import Banner, IconButton, Label, PushButton, resize_on_screen


class PlanDialog(QDialog):
    """Values are stored as they are given, each as a step of undo; the rest can only be read."""

    def __init__(self, desk: Desk, plan_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = desk.theme
        self._plan_id = plan_id
        self.setWindowTitle(self.tr("文件信息"))
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(24, 18, 24, 20)
        self._column.setSpacing(8)
        self._title = Label(self._theme, role=PAGE_TITLE, wrap=True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._said = Label(self._theme, tone="text_2", role=SMALL)
        self.form = MetadataForm(self._theme, desk.language)
        self.form.given.connect(self._give)
        self.form.taken_back.connect(self._take_back)
        if desk.session is not None:
            self._fill(
                desk.outline_of(plan_id),
                desk.session.source_of(plan_id),
                [notice.text(desk.language) for notice in desk.session.warnings_of(plan_id)],
            )
        self._column.addStretch(1)
        close = PushButton(self._theme, self.tr("关闭"))
        close.clicked.connect(self.accept)
        lay_out(self, scrolled(content, self.tr("文件信息")), Foot(self._theme, close))
        resize_on_screen(self, 680, 640)
        self.setMinimumSize(480, 360)
        self._show_plan()
        desk.edit_only.keep(self.form)
        desk.touched.connect(self._refresh)

    def _fill(self, outline: Outline, origin: Source, warnings: Sequence[str]) -> None:
        self._column.addWidget(self._title)
        self._column.addWidget(self._said)
        for text in warnings:
            self._column.addWidget(Banner(self._theme, text, framed=True))
        self._add_section(self.tr("内容"), self.form)
        self._add_section(self.tr("来源文件"), self._source(origin))
        head = self.tr("网页杂质 {count} 处").format(count=len(outline.noise)) if outline.noise else self.tr("网页杂质")
        self._add_section(head, NoiseList(self._theme, outline.noise))

    def _show_plan(self) -> None:
        session = self._desk.session
        if session is None:
            return
        plan, outline = session.plan(self._plan_id), self._desk.outline_of(self._plan_id)
        items = sum(clause.kind is ClauseKind.ITEM for clause in outline.clauses)
        counts = (
            self.tr("%n 个条目", "", items),
            self.tr("{letters} 字").format(letters=f"{len(outline.text):,}"),
            self.tr("%n 条批注", "", plan.annotations),
        )
        said = " · ".join(counts)
        self._title.setText(plan.title)
        self._said.setText(said)
        self.form.show_metadata(plan.metadata)

    def _refresh(self, touched: Touched) -> None:
        """Show what the library has now; a plan that is gone has nothing to be shown."""
        session = self._desk.session
        if session is None or self._plan_id not in {plan.id for plan in session.plans()}:
            self.reject()
        elif concerns(touched, self._plan_id):
            self._show_plan()

    def _give(self, name: str, value: str) -> None:
        self._desk.edit(lambda session: session.sources.give_values(self._plan_id, {name: value or None}))

    def _take_back(self, name: str) -> None:
        self._desk.edit(lambda session: session.sources.take_back_values(self._plan_id, [name]))

    def _add_section(self, title: str, content: QWidget) -> None:
        head = Label(self._theme, title, role=UI_STRONG)
        head.setContentsMargins(0, 14, 0, 2)
        self._column.addWidget(head)
        self._column.addWidget(content)

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
