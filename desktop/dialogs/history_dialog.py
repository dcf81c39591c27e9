"""批注的历史: who changed an annotation, when and how, newest first; what it said then, and the way back to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.histories import Version
from core.model import Touched
from desktop.desk import Desk
from desktop.dialogs.frame import Foot, lay_out
from desktop.dialogs.rows import Index, TwoLineDelegate, TwoLines, row_list
from desktop.models.annotation_model import status_word
from desktop.tokens import SMALL
from desktop.widgets import Label, PrimaryButton, PushButton, Surface, resize_on_screen, set_surface

VERSION_ROLE = Qt.ItemDataRole.UserRole + 1
WHO_ROLE = Qt.ItemDataRole.UserRole + 2  # author and time, as words


class VersionDelegate(TwoLineDelegate):
    """What was done; who did it when."""

    def lines(self, index: Index) -> TwoLines:
        version: Version = index.data(VERSION_ROLE)
        icon = "undo-2" if version.undone else "pencil-line"
        return TwoLines(icon, index.data(), index.data(WHO_ROLE), muted=version.undone)


class HistoryDialog(QDialog):
    """Of one annotation. Going back is a step of undo and done here."""

    def __init__(self, desk: Desk, annotation_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._annotation_id = annotation_id
        theme = desk.theme
        self.setWindowTitle(self.tr("批注的历史"))
        self._model = QStandardItemModel(self)
        self.view = row_list(VersionDelegate, theme, self._model, self.tr("批注的历史"))
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_version())
        self.view.activated.connect(lambda _: self._go_back())
        self.said = QPlainTextEdit()
        self.said.setReadOnly(True)
        self.said.setTabChangesFocus(True)
        self.said.document().setDocumentMargin(14)
        self.said.setFrameShape(QFrame.Shape.NoFrame)
        self.said.setAccessibleName(self.tr("那时的批注"))
        self.back = PrimaryButton(theme, self.tr("回到这时的样子"), "undo-2")
        self.back.clicked.connect(self._go_back)
        self._lay_out()
        desk.touched.connect(self._refresh)
        desk.library_changed.connect(self.reject)
        self._show()

    def _lay_out(self) -> None:
        theme = self._desk.theme
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        said = Label(theme, self.tr("最新的在最上面。撤销过的也在，可以再取回来。"), tone="text_2", role=SMALL, wrap=True)
        said.setContentsMargins(18, 12, 18, 10)
        column.addWidget(said)
        column.addWidget(self.view, 3)
        then = Label(theme, self.tr("那时的批注"), tone="text_2", role=SMALL)
        then.setContentsMargins(18, 8, 18, 4)
        column.addWidget(then)
        column.addWidget(self.said, 2)
        close = PushButton(theme, self.tr("关闭"))
        close.clicked.connect(self.accept)
        lay_out(self, body, Foot(theme, close, self.back))
        set_surface(self.said, Surface.PAGE)
        resize_on_screen(self, 560, 520)
        self.setMinimumSize(420, 380)

    def _refresh(self, touched: Touched) -> None:
        if "annotation" in touched.ids:
            self._show()

    def _show(self) -> None:
        """Show the steps; the newest is selected."""
        session = self._desk.session
        self._model.clear()
        for version in session.histories.of(self._annotation_id) if session else ():
            item = QStandardItem(self._what(version))
            item.setData(version, VERSION_ROLE)
            item.setData(" · ".join(part for part in (version.author, version.made_at.replace("T", " ")[:19]) if part), WHO_ROLE)
            item.setData(f"{item.text()} {item.data(WHO_ROLE)}", Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        self.view.setCurrentIndex(self._model.index(0, 0))
        self._show_version()

    def _what(self, version: Version) -> str:
        words = {
            "made": self.tr("写下"),
            "deleted": self.tr("删除"),
            "note": self.tr("改批注"),
            "status": self.tr("改状态"),
            "tags": self.tr("改标签"),
            "place": self.tr("改位置"),
        }
        said = self.tr("、").join(words[name] for name in version.changed) or version.label.text(self._desk.language)
        return self.tr("{what}（已撤销）").format(what=said) if version.undone else said

    def _chosen(self) -> Version | None:
        found = self.view.currentIndex().data(VERSION_ROLE)
        return found if isinstance(found, Version) else None

    def _show_version(self) -> None:
        version = self._chosen()
        there = version is not None and version.there
        shown = (self._model.index(row, 0).data(VERSION_ROLE) for row in range(self._model.rowCount()))
        now = next((found for found in shown if not found.undone), None)  # the last step that stands: what is there today
        self.back.setEnabled(there and version != now and self._desk.read_only is None)
        if version is None or not there:
            self.said.setPlainText("")
            return
        head = " · ".join([status_word(version.status), *version.tags])
        self.said.setPlainText(
            "\n".join(part for part in (head, version.note, self.tr("“{quote}”").format(quote=version.exact)) if part)
        )

    def _go_back(self) -> None:
        version = self._chosen()
        if version is None or not self.back.isEnabled():
            return
        if self._desk.edit(lambda session: session.histories.go_back(self._annotation_id, version.change_id)) is not None:
            self._desk.said.emit(self.tr("批注已回到那时的样子，可以撤销"))
