"""The line above the table of annotations: how many there are, how they are grouped, table or matrix, saved filters, export."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QWidget

from core.store.annotation_query import By
from desktop.annotations.words import by_word
from desktop.theme import Theme
from desktop.tokens import PAGE_TITLE
from desktop.widgets import Chip, Label, PushButton, SegmentedControl, Surface, set_surface

TABLE, MATRIX = "table", "matrix"
GROUPS = (None, By.TAG, By.PLAN, By.YEAR, By.ISSUER, By.REGION, By.STATUS, By.AUTHOR)
ACROSS = (By.YEAR, By.ISSUER, By.REGION, By.PLAN)


class PageHead(QWidget):
    """Says what is chosen; what is shown it is told."""

    group_chosen = Signal(object)  # By, None for no groups
    across_chosen = Signal(object)  # By
    mode_chosen = Signal(str)
    left_cell = Signal()
    export_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = Label(theme, role=PAGE_TITLE)
        self.cell_chip = Chip(theme, "", icon_name="x", checked=True)
        self.cell_chip.setToolTip(self.tr("回到矩阵"))
        self.modes = SegmentedControl(theme, self.tr("表格或矩阵"))
        self.modes.add(TABLE, self.tr("表格"), "list", self.tr("一行一条批注"))
        self.modes.add(MATRIX, self.tr("矩阵"), "table", self.tr("各个标签有多少条，按年份或机关"))
        self.groups = QComboBox()
        self.across = QComboBox()
        self.saved_button = PushButton(theme, self.tr("筛选方案"), "bookmark")
        self.saved_menu = QMenu(self.saved_button)
        self.export_button = PushButton(theme, self.tr("导出…"), "download")
        self._fill_boxes()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 12, 6)
        row.setSpacing(8)
        for widget in (self.count, self.cell_chip):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.groups, self.across, self.modes, self.saved_button, self.export_button):
            row.addWidget(widget)
        self.setMinimumHeight(44)
        set_surface(self, Surface.PANEL)
        self.groups.currentIndexChanged.connect(lambda at: self.group_chosen.emit(GROUPS[at]))
        self.across.currentIndexChanged.connect(lambda at: self.across_chosen.emit(ACROSS[at]))
        self.modes.changed.connect(self.mode_chosen)
        self.cell_chip.clicked.connect(self.left_cell)
        self.export_button.clicked.connect(self.export_wanted)

    def _fill_boxes(self) -> None:
        for by in GROUPS:
            self.groups.addItem(self.tr("按{kind}分组").format(kind=by_word(by)) if by else self.tr("不分组"))
        for by in ACROSS:
            self.across.addItem(self.tr("标签 × {kind}").format(kind=by_word(by)))
        self.groups.setAccessibleName(self.tr("分组"))
        self.groups.setToolTip(self.tr("批注按什么分组"))
        self.across.setAccessibleName(self.tr("矩阵的列"))
        self.across.setToolTip(self.tr("标签与什么交叉统计"))
        self.saved_button.setToolTip(self.tr("保存或调出筛选"))
        self.saved_button.setMenu(self.saved_menu)
        self.export_button.setToolTip(self.tr("把筛选后的批注和统计存为 Excel 表格"))

    def chosen_across(self) -> By:
        """What the matrix counts by."""
        return ACROSS[self.across.currentIndex()]

    def show_choice(self, group: By | None, across: By | None, *, cell: str) -> None:
        """Show how annotations are grouped or counted; `cell` names the cell of the matrix whose annotations are listed."""
        matrix = across is not None and not cell
        for box, at in ((self.groups, GROUPS.index(group)), (self.across, ACROSS.index(across or By.YEAR))):
            with QSignalBlocker(box):
                box.setCurrentIndex(at)
        with QSignalBlocker(self.modes):
            self.modes.set_current(MATRIX if matrix else TABLE)
        self.groups.setVisible(not matrix)
        self.across.setVisible(matrix)
        self.cell_chip.setText(cell)
        self.cell_chip.set_count(None)
        self.cell_chip.setVisible(bool(cell))
        self.cell_chip.setChecked(True)
