"""Names for files the analyst saves, and saving a table as a workbook: asks where to, writes beside the window, says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from core.progress import Progress
from core.session import Session
from desktop.desk import Desk

LONGEST_NAME = 80
"""Characters; in UTF-8 a Chinese one takes three of the 255 bytes a file name may have."""

Write = Callable[[Session, Path, Progress], object]


def file_name(title: str, suffix: str) -> str:
    """A title as the name of a file on any system; `suffix` with its dot."""
    name = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "_", title).strip(" ._")[:LONGEST_NAME].rstrip(" .")
    return f"{name or 'note'}{suffix}"


def free_path(folder: Path, title: str, suffix: str) -> Path:
    """A file in `folder` named after the title that is not there yet."""
    path = folder / file_name(title, suffix)
    stem, number = path.stem, 1
    while path.exists():
        number += 1
        path = folder / f"{stem} {number}{suffix}"
    return path


def ask_and_save_workbook(desk: Desk, window: QWidget, name: str, write: Write) -> None:
    """Ask where a workbook is to go, `name` suggested, and let `write` make it there."""
    title = QCoreApplication.translate("Saving", "表格存为")
    kind = QCoreApplication.translate("Saving", "Excel 工作簿 (*.xlsx)")
    start = free_path(Path.home(), name, ".xlsx")
    chosen, _ = QFileDialog.getSaveFileName(window, title, str(start), kind)
    if chosen:
        save_workbook(desk, Path(chosen), write)


def save_workbook(desk: Desk, path: Path, write: Write) -> None:
    """Let `write` make a workbook at `path`, in a job; the name gets its ending where it has none."""
    target = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
    said = QCoreApplication.translate("Saving", "已存为“{name}”").format(name=target.name)
    title = QCoreApplication.translate("Saving", "正在导出“{name}”").format(name=target.name)
    desk.run(title, lambda session, progress: write(session, target, progress), lambda _: desk.said.emit(said))
