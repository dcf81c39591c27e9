"""第三方软件和许可证: what others wrote that Yaodian ships, with version and licence, and the text of each in full."""

from __future__ import annotations

import sys

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, qVersion
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QAbstractItemView, QDialog, QFrame, QHeaderView, QPlainTextEdit, QTableView, QVBoxLayout, QWidget

from core.shipped import Shipped, here
from desktop.dialogs.frame import Foot, lay_out
from desktop.theme import Theme
from desktop.tokens import SMALL
from desktop.widgets import Label, PushButton, Splitter, Surface, resize_on_screen, set_surface

Index = QModelIndex | QPersistentModelIndex


class Licences(QAbstractTableModel):
    """A row a part: name, version, licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        system = "windows" if sys.platform == "win32" else "linux"
        found = here(system)
        self.parts: list[Shipped] = [part for part, _ in found]
        self._versions = {part.name: version or (qVersion() if part.name == "Qt" else "") for part, version in found}
        self._heads = (self.tr("名称"), self.tr("版本"), self.tr("许可证"))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.parts)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heads[section] if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        part = self.parts[index.row()]
        return (part.name, self._versions[part.name], part.licence)[index.column()]


class LicencesDialog(QDialog):
    """Above the parts, below the licence of the chosen one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("第三方软件和许可证"))
        self.model = Licences(self)
        self.table = self._table()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.document().setDocumentMargin(12)
        self.text.setAccessibleName(self.tr("许可证全文"))
        set_surface(self.text, Surface.PAGE)
        said = self.tr("要点用动态库的方式使用 Qt（LGPL-3.0），可以换成自己编译的 Qt。Qt 和 PySide6 的源代码由 Qt 项目公开发布。")
        split = Splitter(theme, Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.text)
        split.set_default_sizes([300, 320])
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(10)
        line = Label(theme, said, tone="text_2", role=SMALL, wrap=True)
        line.setContentsMargins(18, 0, 18, 0)
        column.addWidget(line)
        column.addWidget(split, 1)
        close = PushButton(theme, self.tr("关闭"))
        close.clicked.connect(self.accept)
        lay_out(self, body, Foot(theme, close))
        resize_on_screen(self, 760, 680)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _: self._show(now.row()))
        self.table.setCurrentIndex(self.model.index(0, 0))

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.windowTitle())
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        return table

    def _show(self, row: int) -> None:
        self.text.setPlainText(self.model.parts[row].text())
