"""What can go wrong through the input or the machine: each error says what happened and what to do, in both languages.

An error that is ours is any other exception; fronts show it as a failure of Yaodian.
"""

from __future__ import annotations

from pathlib import Path

from core.model import Notice


class UserError(Exception):
    """Something the analyst or the machine can put right; `notice` is the sentence to show."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.notice = Notice(zh, en)


class NotALibraryError(UserError):
    """The file exists and is no library."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}”不是要点资料库，没有改动它。请选择 .yaodian 文件，或新建资料库后导入它。",
            f'"{path.name}" is not a Yaodian library; it was left as it is. '
            "Choose a .yaodian file, or create a library and import this file into it.",
        )


class NewerLibraryError(UserError):
    """The library was written by a later version."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}”由更新版本的要点写成，这个版本打不开，没有改动它。请升级要点后再打开。",
            f'"{path.name}" was written by a newer version of Yaodian and was left as it is. Upgrade to open it.',
        )


class MissingLibraryError(UserError):
    """There is no such file, or its folder is missing."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"找不到“{path}”。它可能被移走，或所在的盘没有接上。请找到文件后再打开。",
            f'"{path}" was not found. It may have been moved, or its drive is not connected. Locate it and open it again.',
        )


class LibraryExistsError(UserError):
    """A new library would overwrite a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"已经有一个“{path.name}”，没有改动它。请打开它，或换个名称新建。",
            f'There is a "{path.name}" already; it was left as it is. Open it, or choose another name.',
        )


class LockedLibraryError(UserError):
    """Another program holds the library."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}”正被另一个程序占用，这次修改没有写入。请关掉占用它的窗口后重试。",
            f'"{path.name}" is in use by another program; this change was not written. Close that window and try again.',
        )


class ReadOnlyLibraryError(UserError):
    """The library or its folder can't be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}”或它所在的文件夹不能写入，没有改动它。请复制到可以写入的位置再打开。",
            f'"{path.name}" or its folder cannot be written; it was left as it is. Copy it to a place you can write to.',
        )


class DamagedLibraryError(UserError):
    """SQLite finds the file malformed."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}”已损坏，没有改动它。请从备份恢复，没有备份就打开它的副本。",
            f'"{path.name}" is damaged; it was left as it is. Restore it from a backup; where there is none, open a copy of it.',
        )


class MovedLibraryError(UserError):
    """The file under the library's name is gone, or is another one than was opened."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}”在打开以后被移走、替换，或它所在的盘断开了，这次修改没有写入。请把文件放回原处后重新打开，或另存副本。",
            f'"{path.name}" was moved or replaced after it was opened, or its drive is gone; this change was not written. '
            "Put the file back and open it again, or save a copy.",
        )


class BadBackupError(UserError):
    """A backup that doesn't pass the check any more."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"备份“{name}”读不出来或不完整，没有用它恢复，资料库没有改动。请选另一个备份。",
            f'The backup "{name}" cannot be read or is not whole; nothing was restored. Choose another.',
        )


class BackupClearingError(UserError):
    """Backups that hold what is to be erased can't be removed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"没有彻底删除：备份“{name}”里有这些内容，但它不能删掉。请关掉占用它的程序，或检查备份文件夹能否写入，再试一次。",
            f'Nothing was erased: the backup "{name}" holds this content and cannot be removed. '
            "Close the program that uses it, or see whether the folder of backups can be written, then try again.",
        )


class DiskFullError(UserError):
    """The drive has no room left, or gave up while it was written to."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"没有写入“{path.name}”：磁盘已满，或写入时出错。之前的内容没有改动。请腾出空间或检查磁盘后再试。",
            f'"{path.name}" was not written: the disk is full or failed. What was there is as it was. '
            "Make room or check the disk, then try again.",
        )


class RefusedFileError(UserError):
    """A file that can't be imported; the rest of a batch goes on."""


class NotFoundError(UserError):
    """An id, tag or file named by the user does not exist."""

    def __init__(self, what_zh: str, what_en: str) -> None:
        super().__init__(f"没有{what_zh}。请核对后再试。", f"There is no {what_en}. Check it and try again.")


class StaleChangeError(UserError):
    """The rows a change (or an undo) starts from are no longer as it knew them."""

    def __init__(self) -> None:
        super().__init__(
            "这些内容已被另一处修改，这一步没有执行。请刷新后再试。",
            "This content was changed elsewhere; the step was not carried out. Refresh and try again.",
        )


class ExportError(UserError):
    """The note could not be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"没有写入“{path.name}”：文件可能正在 Word 中打开，或磁盘已满、不可写。原文件没有改动。请关闭它或换个位置再试。",
            f'"{path.name}" was not written: it may be open in Word, or the disk is full or read-only. '
            "The old file is as it was. Close it or choose another place.",
        )
