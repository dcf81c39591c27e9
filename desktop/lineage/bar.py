"""The bars of the lineage: which plans, how the columns and rows stand, what the cells show, and the legend of signs below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from core.model import Relation
from desktop.compare.ribbons import ChipSpec, chip_size, draw_chip
from desktop.compare.words import RELATION_ICONS, lineage_word
from desktop.models.lineage_model import SortBy
from desktop.theme import Theme
from desktop.tokens import SMALL, SMALLEST
from desktop.widgets import Chip, Label, PushButton, SearchField, SegmentedControl, TwoRows

_ONE_ROW_FROM = 980
_YEAR, _ISSUER = "year", "issuer"


class LineageBar(TwoRows):
    """Says what is wanted; the page does it."""

    plans_asked = Signal()
    by_issuer_chosen = Signal(bool)
    sort_chosen = Signal(SortBy)
    cells_changed = Signal()
    filtered = Signal(str)
    export_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_ONE_ROW_FROM, parent)
        self.plans = PushButton(theme, "", "columns-3")
        self.columns = SegmentedControl(theme, self.tr("列的次序"))
        self.columns.add(_YEAR, self.tr("按年份"))
        self.columns.add(_ISSUER, self.tr("按发文机关"))
        self.sort = QComboBox()
        self.sort.setAccessibleName(self.tr("主题的次序"))
        for text, order in (
            (self.tr("按原文次序"), SortBy.TEXT),
            (self.tr("按变化大小"), SortBy.CHANGE),
            (self.tr("按章节"), SortBy.SECTION),
            (self.tr("按最早年份"), SortBy.FIRST),
        ):
            self.sort.addItem(text, order)
        self.quantities = Chip(theme, self.tr("数量指标"))
        self.quantities.setChecked(True)
        self.length = Chip(theme, self.tr("字数"))
        self.annotations = Chip(theme, self.tr("批注"))
        self.field = SearchField(theme, self.tr("筛选主题"), icon_name="list-filter")
        self.field.setFixedWidth(180)
        self.export = PushButton(theme, self.tr("导出表格"), "table")
        left, right = QHBoxLayout(), QHBoxLayout()
        for part in (self.plans, self.columns, self.sort, Label(theme, self.tr("格内"), tone="text_2", role=SMALL)):
            left.addWidget(part)
        left.addWidget(self.quantities)
        left.addWidget(self.length)
        left.addWidget(self.annotations)
        left.addStretch(1)
        right.addWidget(self.field)
        right.addWidget(self.export)
        right.addStretch(1)
        for row in (left, right):
            row.setSpacing(8)
        self.set_rows(left, right)
        self.plans.clicked.connect(self.plans_asked)
        self.columns.changed.connect(lambda key: self.by_issuer_chosen.emit(key == _ISSUER))
        self.sort.activated.connect(lambda _index: self.sort_chosen.emit(SortBy(self.sort.currentData())))
        for chip in (self.quantities, self.length, self.annotations):
            chip.clicked.connect(self.cells_changed)
        self.field.textChanged.connect(self.filtered)
        self.export.clicked.connect(self.export_asked)

    def show_plans(self, count: int, *, themes: int) -> None:
        """Say how many plans are followed; without themes nothing can be sorted or exported."""
        self.plans.setText(self.tr("%n 份文件", "", count))
        for part in (self.columns, self.sort, self.quantities, self.length, self.annotations, self.field, self.export):
            part.setEnabled(themes > 0)


class Legend(QWidget):
    """What the signs between the cells mean. Between several issuers nothing is new or dropped: it is only not seen elsewhere."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._several_issuers = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("图例"))
        self._hint = self.tr("与有此主题的前一份相比")
        self.setToolTip(self._hint)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(300, 30)

    def set_several_issuers(self, several: bool) -> None:
        """Whether the plans that are followed come from more than one issuer."""
        self._several_issuers = several
        self.setAccessibleDescription("、".join(map(self.word, Relation)))
        self.update()

    def word(self, relation: Relation) -> str:
        """What the sign of a relation is called."""
        return lineage_word(relation, several_issuers=self._several_issuers)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, tokens.line)
        left = 12.0
        for relation in Relation:
            chip = ChipSpec(RELATION_ICONS[relation], self.word(relation), tokens.relations[relation], framed=False)
            size = chip_size(chip, self._theme.font(SMALL))
            draw_chip(painter, QPointF(left, (self.height() - size.height()) / 2), chip, self._theme.font(SMALL), tokens)
            left += size.width()
        painter.setFont(self._theme.font(SMALLEST))
        painter.setPen(tokens.text_3)
        middle = (self.height() + painter.fontMetrics().capHeight()) / 2
        room = self.width() - round(left) - 16
        painter.drawText(
            QPointF(left + 8, middle), painter.fontMetrics().elidedText(self._hint, Qt.TextElideMode.ElideRight, room)
        )
