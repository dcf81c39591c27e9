"""The annotations of the open plan as cards, in document order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.model import Annotation, Fit, Status

Index = QModelIndex | QPersistentModelIndex

ANNOTATION_ROLE = Qt.ItemDataRole.UserRole + 1


class AnnotationModel(QAbstractListModel):
    """One row an annotation."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Annotation] = []

    def show(self, annotations: Sequence[Annotation]) -> None:
        """Show these annotations; rows that stay keep their selection and their editor, whatever comes and goes beside them."""
        if [annotation.id for annotation in annotations] != [annotation.id for annotation in self._rows]:
            self._rearrange(annotations)
        before, self._rows = self._rows, list(annotations)
        for start, end in list(_runs(old is not new and old != new for old, new in zip(before, annotations, strict=True))):
            self.dataChanged.emit(self.index(start), self.index(end - 1))

    def _rearrange(self, annotations: Sequence[Annotation]) -> None:
        """Take out rows and put rows in; where that isn't enough, all are other rows."""
        wanted = {annotation.id for annotation in annotations}
        kept = [annotation.id for annotation in self._rows if annotation.id in wanted]
        known = set(kept)
        if kept != [annotation.id for annotation in annotations if annotation.id in known] or not kept:
            self.beginResetModel()
            self._rows = list(annotations)
            self.endResetModel()
            return
        for start, end in reversed(list(_runs([annotation.id not in wanted for annotation in self._rows]))):
            self.beginRemoveRows(QModelIndex(), start, end - 1)
            del self._rows[start:end]
            self.endRemoveRows()
        for start, end in list(_runs([annotation.id not in known for annotation in annotations])):
            self.beginInsertRows(QModelIndex(), start, end - 1)
            self._rows[start:start] = annotations[start:end]
            self.endInsertRows()

    @property
    def annotations(self) -> Sequence[Annotation]:
        """What is shown."""
        return self._rows

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
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags


def _runs(flags: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """Where flags are set: begin and end of each run of them."""
    at = 0
    for on, same in groupby(flags):
        begin, at = at, at + sum(1 for _ in same)
        if on:
            yield begin, at


def in_card_order(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Annotations of one plan in text order, those that have lost their place behind all others."""
    return tuple(sorted(annotations, key=lambda annotation: annotation.fit is Fit.LOST))


def status_word(status: Status) -> str:
    """待核, 已核 or 存疑, in the window's language."""
    return {
        Status.OPEN: QCoreApplication.translate("Status", "待核"),
        Status.CHECKED: QCoreApplication.translate("Status", "已核"),
        Status.DOUBTFUL: QCoreApplication.translate("Status", "存疑"),
    }[status]


def next_status(status: Status) -> Status:
    """The status that one key changes to: 待核, 已核, 存疑, 待核 …"""
    order = [*Status]
    return order[(order.index(status) + 1) % len(order)]
