"""Keeping what there is: histories, backups and restoring, a copy elsewhere, and what to do when a library can't be opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from core.errors import DamagedLibraryError, UserError
from core.progress import Progress
from core.store.backups import Backup, BackupKind, Backups
from desktop.desk import Desk
from desktop.jobs import Job
from desktop.messages import Messages

SUFFIX = ".yaodian"


class SafetyCommands(QObject):
    """`window` owns the dialogs; the copying is done beside it."""

    def __init__(self, desk: Desk, window: QWidget, messages: Messages, current_annotation: Callable[[], int]) -> None:
        super().__init__(window)
        self._current_annotation = current_annotation
        self._desk = desk
        self._window = window
        self._messages = messages
        desk.broken.connect(self._offer)

    def calls(self) -> dict[str, Callable[[], object]]:
        """The commands of this room."""
        return {
            "backups": self.show_backups,
            "save_copy": self.save_copy,
            "history": lambda: self.show_history(self._current_annotation()),
        }

    def show_history(self, annotation_id: int) -> None:
        """Show what was done to an annotation, and the way back."""
        from desktop.dialogs.history_dialog import HistoryDialog

        if not annotation_id:
            self._desk.said.emit(self.tr("先选一条批注，再看它的历史"))
            return
        dialog = HistoryDialog(self._desk, annotation_id, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _offer(self, path: Path) -> None:
        if Backups(path).all():
            self._messages.banner.add_button(self.tr("从备份恢复…"), lambda: self.show_backups(path))

    def met(self, error: UserError) -> None:
        """Say an error that no view was waiting for; a library found damaged while it is open has its backups offered."""
        self._desk.refused.emit(error.notice)
        if isinstance(error, DamagedLibraryError) and self._desk.session is not None:
            self._desk.broken.emit(self._desk.session.path)

    def show_backups(self, path: Path | None = None) -> None:
        """Show the backups of the open library, or of one that can't be opened."""
        from desktop.dialogs.backups_dialog import BackupsDialog

        session = self._desk.session
        library = path or (session.path if session else None)
        if library is None:
            return
        dialog = BackupsDialog(self._desk, library, self._window)
        dialog.make_wanted.connect(lambda: self._make(dialog.refresh))
        dialog.restore_wanted.connect(lambda backup: self.restore(library, backup))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _make(self, made: Callable[[], object]) -> None:
        def done(_: Backup) -> None:
            self._desk.said.emit(self.tr("备份已做好，并已检查"))
            made()

        title = self.tr("正在备份")
        self._desk.run(title, lambda session, progress: session.backups.make(BackupKind.BY_HAND, progress), done)

    def restore(self, path: Path, backup: Backup) -> None:
        """Close the library, put the backup in its place, and open it again; what was there is kept among the backups."""
        if self._desk.session is not None:
            self._desk.close()

        def done(_: None) -> None:
            self._desk.open(path)
            at = backup.made_at.strftime("%Y-%m-%d %H:%M")
            self._desk.said.emit(self.tr("已恢复到 {time} 的备份；恢复前的资料库也留在备份里").format(time=at))

        def work(_: object, progress: Progress) -> None:
            Backups(path).restore(backup, progress)

        self._desk.jobs.run_alone(Job(self.tr("正在恢复"), work, done, lambda: self._desk.open(path)))

    def save_copy(self) -> bool:
        """Ask for a place and write the library there as one whole file."""
        session = self._desk.session
        if session is None:
            return False
        suggested = str(Path.home() / self.tr("{name} 副本.yaodian").format(name=session.path.stem))
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("另存副本"), suggested, self.tr("要点资料库 (*.yaodian)"))
        if not name:
            return False
        path = Path(name) if name.endswith(SUFFIX) else Path(name + SUFFIX)
        return self.copy_to(path)

    def copy_to(self, path: Path) -> bool:
        """Write the open library to `path`, also where its own file is gone; then offer to open it."""
        session = self._desk.session
        if session is None:
            return False

        def done(_: object) -> None:
            words = self.tr("已另存副本：{name}").format(name=path.name)
            self._messages.toast.show_message(words, self.tr("打开副本"), lambda: self._desk.open(path))

        if session.path.exists():
            self._desk.run(self.tr("正在另存副本"), lambda session, progress: session.save_copy(path, progress), done)
        elif self._desk.edit(lambda session: session.save_copy(path)) is not None:  # only the open connection still reads it
            done(None)
        return True
