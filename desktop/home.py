"""Where Yaodian keeps what is the user's: where the system has it, or, for a program that is carried about, in `data` beside it.

The folder `data` beside the program makes it one that is carried, on a stick say; without it, or where it can't be written, it is
like any other. A library near a carried program is remembered by the way to it, which is the same wherever the stick turns up.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from PySide6.QtCore import QSettings, QStandardPaths

DATA = "data"


@dataclass(frozen=True)
class Home:
    """`carried`: the folder of a program that is carried; None for one of the system's."""

    carried: Path | None = None

    @classmethod
    def beside(cls, program: Path) -> Home:
        """That of the program at this path."""
        folder = program.parent / DATA
        return cls(folder if folder.is_dir() and _takes_files(folder) else None)

    @classmethod
    def ours(cls) -> Home:
        """That of the running program."""
        return cls.beside(Path(sys.executable))

    def settings(self) -> QSettings:
        """Where choices are remembered."""
        if self.carried is None:
            return QSettings("Yaodian", "Yaodian")
        return QSettings(str(self.carried / "settings.ini"), QSettings.Format.IniFormat)

    def own(self) -> Path:
        """The folder of the sample library and of the logs; it may not be there yet."""
        return self.carried or Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))

    def libraries(self) -> Path:
        """The folder in which libraries and documents are looked for at first."""
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        return self.carried or (documents if documents.is_dir() else Path.home())

    def told(self, path: Path) -> str:
        """A path as it is remembered: from `data` on, for what lies in the program's folder or beside that."""
        if self.carried is None:
            return str(path)
        path = path.absolute()
        near = path.is_relative_to(self.carried.parent.parent.absolute())
        return os.path.relpath(path, self.carried).replace(os.sep, "/") if near else str(path)

    def found(self, told: str) -> Path:
        """The path that was remembered."""
        return Path(os.path.normpath(self.carried / told)) if self.carried else Path(told)


def _takes_files(folder: Path) -> bool:
    """Tried, not asked: Windows says of any folder that it can be written."""
    try:
        with TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
