"""备份与恢复: the backups of a library, newest first; make one now, or put one in the library's place. Restoring asks once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QVBoxLayout,
    QWidget,
)

from core.store.backups import Backup, BackupKind, Backups
from desktop.desk import Desk
from desktop.dialogs.frame import Foot, lay_out
from desktop.dialogs.rows import Index, Question, TwoLineDelegate, TwoLines, row_list
from desktop.tokens import SMALL
from desktop.widgets import EmptyState, Label, LinkButton, PrimaryButton, PushButton, resize_on_screen

TRADITIONAL = QLocale.DataSizeFormat.DataSizeTraditionalFormat
BACKUP_ROLE = Qt.ItemDataRole.UserRole + 1
WHY_ROLE = Qt.ItemDataRole.UserRole + 2  # kind and size, as words


class BackupDelegate(TwoLineDelegate):
    """When it was made; why, and how large it is."""

    def lines(self, index: Index) -> TwoLines:
        return TwoLines("history", index.data(), index.data(WHY_ROLE))


class BackupsDialog(QDialog):
    """Of the library at `library`, which is open, or can't be opened: then nothing new can be made."""

    make_wanted = Signal()
    restore_wanted = Signal(Backup)

    def __init__(self, desk: Desk, library: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._backups = Backups(library)
        theme = desk.theme
        self.setWindowTitle(self.tr("备份与恢复"))
        self._model = QStandardItemModel(self)
        self.view = row_list(BackupDelegate, theme, self._model, self.tr("备份"))
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self.view.activated.connect(lambda _: self._ask())
        self._empty = EmptyState(theme, "history", self.tr("还没有备份。修改资料库以后会自动做，也可以现在做一个。"))
        self.automatic = QCheckBox(self.tr("自动备份"))
        self.automatic.setToolTip(self.tr("修改较多时、隔一段时间、关闭资料库时"))
        self.automatic.setChecked(desk.settings.backs_up)
        self.automatic.toggled.connect(self._switch)
        self.make = PushButton(theme, self.tr("现在备份"), "history")
        self.make.clicked.connect(self.make_wanted)
        self.make.setEnabled(desk.session is not None and desk.read_only is None)
        self.restore = PrimaryButton(theme, self.tr("恢复到选中的备份…"), "undo-2")
        self.restore.clicked.connect(self._ask)
        self.question = Question(theme, PushButton(theme, self.tr("恢复"), "undo-2"), self.tr("不恢复"))
        self.question.agreed.connect(self._agreed)
        self._lay_out()
        self.refresh()
        (self.view if self._model.rowCount() else self.make).setFocus()

    def _lay_out(self) -> None:
        theme = self._desk.theme
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        words = self.tr("每个备份都是检查过的完整资料库。新的多留，旧的每天、每周留一个。彻底删除的文件也会从备份里清掉。")
        said = Label(theme, words, tone="text_2", role=SMALL, wrap=True)
        folder = LinkButton(theme, self.tr("打开备份所在的文件夹"), role=SMALL)
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._backups.folder))))
        self._folder = folder
        head = QVBoxLayout()
        head.setContentsMargins(18, 12, 18, 10)
        head.setSpacing(6)
        head.addWidget(said)
        head.addWidget(self.automatic)
        head.addWidget(folder, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self.question)
        close = PushButton(theme, self.tr("关闭"))
        close.clicked.connect(self.accept)
        lay_out(self, body, Foot(theme, close, self.restore, left=self.make))
        resize_on_screen(self, 620, 480)
        self.setMinimumSize(460, 360)

    def refresh(self) -> None:
        """Show what backups there are; the newest is selected."""
        self._model.clear()
        locale = QLocale()
        for backup in self._backups.all():
            item = QStandardItem(backup.made_at.strftime("%Y-%m-%d %H:%M:%S"))
            item.setData(backup, BACKUP_ROLE)
            item.setData(f"{self._why(backup.kind)} · {locale.formattedDataSize(backup.size, 1, TRADITIONAL)}", WHY_ROLE)
            item.setToolTip(backup.path.name)
            item.setData(f"{item.text()} {item.data(WHY_ROLE)}", Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        found = self._model.rowCount() > 0
        self.view.setVisible(found)
        self._empty.setVisible(not found)
        self._folder.setVisible(found)
        if found:
            self.view.setCurrentIndex(self._model.index(0, 0))
        self._selected()

    def _why(self, kind: BackupKind) -> str:
        return {
            BackupKind.AUTOMATIC: self.tr("自动"),
            BackupKind.BY_HAND: self.tr("手动"),
            BackupKind.BEFORE_UPGRADE: self.tr("升级资料库之前"),
            BackupKind.BEFORE_RESTORE: self.tr("恢复之前的资料库"),
        }[kind]

    def _switch(self, on: bool) -> None:
        self._desk.settings.backs_up = on

    def _chosen(self) -> Backup | None:
        found = self.view.currentIndex().data(BACKUP_ROLE)
        return found if isinstance(found, Backup) else None

    def _selected(self) -> None:
        """What was asked concerned another choice."""
        self.question.hide()
        writable = self._desk.session is None or self._desk.read_only is None
        self.restore.setEnabled(self._chosen() is not None and writable)

    def _ask(self) -> None:
        if (backup := self._chosen()) is not None and self.restore.isEnabled():
            time = backup.made_at.strftime("%Y-%m-%d %H:%M")
            words = self.tr("恢复到 {time}？之后的修改不在这个备份里。现在的资料库会先留一份在备份里，随时可以恢复回来。")
            self.question.ask(words.format(time=time))

    def _agreed(self) -> None:
        if (backup := self._chosen()) is not None:
            self.accept()
            self.restore_wanted.emit(backup)
