"""The list of sources: a row a file, with its verdict as sign and sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.model import Notice
from desktop.review.batch import Entry

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1  # the Entry
ABOUT_ROLE = Qt.ItemDataRole.UserRole + 2  # size, encoding, plans and clauses in one line
SENTENCE_ROLE = Qt.ItemDataRole.UserRole + 3  # the verdict in words


class SourceModel(QAbstractListModel):
    """Rows in the order of the import. `language` is that of the sentences of core."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._entries: list[Entry] = []

    @property
    def entries(self) -> Sequence[Entry]:
        """What is shown."""
        return self._entries

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these sources."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def put(self, row: int, entry: Entry) -> None:
        """Show something else in a row."""
        self._entries[row] = entry
        self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, source_id: int) -> int:
        """The row of a source; -1 where it isn't shown."""
        return next((row for row, entry in enumerate(self._entries) if entry.source_id == source_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{entry.place or entry.name}\n{self._sentence(entry)}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join(part for part in (entry.name, self._about(entry), self._sentence(entry)) if part)
        if role in (ABOUT_ROLE, SENTENCE_ROLE):
            return self._about(entry) if role == ABOUT_ROLE else self._sentence(entry)
        return entry if role == ENTRY_ROLE else None

    def _about(self, entry: Entry) -> str:
        parts = [
            _size(entry.size),
            entry.encoding.upper(),
            self.tr("%n 份文件", "", entry.plans) if entry.source_id else "",
            self.tr("%n 条", "", entry.clauses) if entry.source_id else "",
        ]
        return " · ".join(part for part in parts if part)

    def _sentence(self, entry: Entry) -> str:
        """The one thing that matters most of a source."""
        if entry.refused is not None:
            return entry.refused.text(self._language)
        changed = self.tr("已按新版本更新，{check} 条批注待核对，{lost} 条未能定位")
        doubt = (entry.doubt or Notice("", "")).text(self._language)
        return next(
            said
            for matters, said in (
                (entry.to_check or entry.lost, changed.format(check=entry.to_check, lost=entry.lost)),
                (entry.doubts, self.tr("%n 处请核对：", "", entry.doubts) + doubt),
                (entry.warnings, entry.warnings[0].text(self._language) if entry.warnings else ""),
                (entry.remarks, self.tr("文件里有 %n 条批注可以收入", "", entry.remarks)),
                (entry.updated, self.tr("已按新版本更新")),
                (entry.known, self.tr("已在资料库中，没有重复导入")),
                (entry.seen, self.tr("可以使用")),
                (True, ""),
            )
            if matters
        )


def _size(size: int | None) -> str:
    if size is None:
        return ""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f} MB"
