"""对照数据: the figures of a comparison in a window beside the main one, ready to be copied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.alignable import alignable
from core.alignment import ComparisonFigures
from core.model import Outline, Relation
from desktop.compare.words import relation_word
from desktop.dialogs.frame import Foot, lay_out
from desktop.theme import Theme, tabular
from desktop.tokens import SMALL, SMALL_STRONG, UI
from desktop.widgets import Label, PushButton, resize_on_screen

_LINK = Qt.ItemDataRole.UserRole
_SECTION, _EDGES = 260, 60  # pixels for the name of a section, and for what stands round the table


class FiguresDialog(QDialog):
    """Counts by section and relation as a table, the text kept in words, and what moved as a list that leads there."""

    link_wanted = Signal(int)

    def __init__(
        self, theme: Theme, figures: ComparisonFigures, outlines: tuple[Outline, Outline], *, other_issuer: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._figures = figures
        self._outlines = outlines
        self._words = [relation_word(relation, other_issuer=other_issuer) for relation in Relation]
        self.setWindowTitle(self.tr("对照数据"))
        self.table = self._table()
        self.moved = self._moved()
        copy = PushButton(theme, self.tr("复制"), "copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        close = PushButton(theme, self.tr("关闭"))
        close.clicked.connect(self.accept)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 10)
        column.setSpacing(8)
        for sentence in self.sentences():
            column.addWidget(Label(theme, sentence, wrap=True))
        column.addWidget(Label(theme, self.tr("各章的对应"), tone="text_2", role=SMALL_STRONG))
        column.addWidget(self.table, 3)
        column.addWidget(Label(theme, self.tr("移动了的条目"), tone="text_2", role=SMALL_STRONG))
        column.addWidget(self.moved, 2)
        if not figures.moved:
            self.moved.hide()
            column.addWidget(Label(theme, self.tr("没有移动的条目"), tone="text_3", role=SMALL))
        lay_out(self, body, Foot(theme, copy, close))
        head = self.table.horizontalHeader()
        counts = sum(head.sectionSizeHint(column) for column in range(1, head.count()))
        resize_on_screen(self, _SECTION + counts + _EDGES, 600)

    def sentences(self) -> list[str]:
        """The figures that are no table, in words."""
        figures, (old, new) = self._figures, self._outlines
        return [
            self.tr("旧：{label}，{count} 条。新：{other}，{others} 条。").format(
                label=old.plan.label,
                count=len(alignable(old.clauses)),
                other=new.plan.label,
                others=len(alignable(new.clauses)),
            ),
            self.tr("两份文件的文字有 {share} 相同。").format(share=f"{figures.kept:.0%}"),
            self.tr("已决 {decided} / {total}。").format(decided=figures.decided, total=figures.total),
        ]

    def text(self) -> str:
        """Everything as text, the table with tabs, as a spreadsheet takes it."""
        lines = [*self.sentences(), ""]
        lines += ["\t".join(row) for row in self._cells()]
        moved = [self.moved.item(row).text() for row in range(self.moved.count())]
        return "\n".join([*lines, *(["", self.tr("移动了的条目"), *moved] if moved else [])])

    def _cells(self) -> list[list[str]]:
        """The table with its head: sections and the sum."""
        figures = self._figures
        rows = [[self.tr("章"), *self._words, self.tr("合计")]]
        rows += [self._row(name or self.tr("（无章）"), counts) for name, counts in figures.sections.items()]
        return [*rows, self._row(self.tr("合计"), figures.relations)]

    def _row(self, name: str, counts: Mapping[Relation, int]) -> list[str]:
        return [name, *(str(counts.get(relation, 0)) for relation in Relation), str(sum(counts.values()))]

    def _table(self) -> QTableWidget:
        head, *rows = self._cells()
        table = QTableWidget(len(rows), len(head))
        table.setAccessibleName(self.tr("各章的对应"))
        table.setHorizontalHeaderLabels(head)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self._theme.row_height(QFontMetrics(self._theme.font(UI))))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for at, row in enumerate(rows):
            _fill(table, at, row, self._theme)
        return table

    def _moved(self) -> QListWidget:
        shown = QListWidget()
        shown.setAccessibleName(self.tr("移动了的条目"))
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.setTextElideMode(Qt.TextElideMode.ElideRight)
        old, new = self._outlines
        for link in self._figures.moved:
            item = QListWidgetItem(f"{_names(old, link.old)} → {_names(new, link.new)}", shown)
            item.setData(_LINK, link.id)
            item.setToolTip(item.text())
        shown.itemActivated.connect(lambda item: self.link_wanted.emit(int(item.data(_LINK))))
        return shown


def _names(outline: Outline, clause_ids: Sequence[int]) -> str:
    found = (outline.find(clause_id) for clause_id in clause_ids)
    return "、".join(clause.label or outline.quote(clause.span)[:20] for clause in found if clause is not None)


def _fill(table: QTableWidget, at: int, row: Sequence[str], theme: Theme) -> None:
    for column, text in enumerate(row):
        item = QTableWidgetItem(text)
        if column:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setFont(tabular(theme.font(UI)))
        item.setToolTip(text if not column else "")
        table.setItem(at, column, item)
