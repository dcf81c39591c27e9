"""The annotations of the open plan as cards, in document order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.model import Annotation, Status

Index = QModelIndex | QPersistentModelIndex

ANNOTATION_ROLE = Qt.ItemDataRole.UserRole + 1


class AnnotationModel(QAbstractListModel):
    """One row an annotation."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Annotation] = []

    def show(self, annotations: Sequence[Annotation]) -> None:
        """Show these annotations; rows whose annotation only changed keep their place and selection."""
        if [a.id for a in annotations] == [a.id for a in self._rows]:
            for row, (old, new) in enumerate(zip(self._rows, annotations, strict=True)):
                if old != new:
                    self._rows[row] = new
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._rows = list(annotations)
        self.endResetModel()

    def index_of(self, annotation_id: int) -> QModelIndex:
        """The row of an annotation; invalid where it isn't shown."""
        row = next((row for row, found in enumerate(self._rows) if found.id == annotation_id), -1)
        return self.index(row) if row >= 0 else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        annotation = self._rows[index.row()]
        if role == ANNOTATION_ROLE:
            return annotation
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = ["、".join(annotation.tags), status_word(annotation.status), annotation.exact, annotation.note]
            return "，".join(part for part in parts if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable


def status_word(status: Status) -> str:
    """待核, 已核 or 存疑, in the window's language."""
    return {
        Status.OPEN: QCoreApplication.translate("Status", "待核"),
        Status.CHECKED: QCoreApplication.translate("Status", "已核"),
        Status.DOUBTFUL: QCoreApplication.translate("Status", "存疑"),
    }[status]
