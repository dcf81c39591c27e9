"""Passages with their sources on the clipboard, as plain and rich text under the names by which other programs ask for them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from core.quotation import Quotation

_RTF = ("text/rtf", "application/rtf", 'application/x-qt-windows-mime;value="Rich Text Format"')


# Platforms without a clipboard of the system keep what was copied in the process, till after Python has ended.
_OF_THE_PROCESS = ("offscreen", "minimal", "linuxfb", "eglfs", "vnc")


def let_go() -> None:
    """At the end: what a platform would keep beyond the interpreter that made it goes now. Others hand it to the system."""
    if QGuiApplication.platformName() in _OF_THE_PROCESS:
        QGuiApplication.clipboard().clear()


def copy_quotation(made: Quotation) -> None:
    """Put a quotation on the clipboard."""
    data = QMimeData()
    data.setText(made.plain)
    data.setHtml(made.html)
    for name in _RTF:
        data.setData(name, QByteArray(made.rtf.encode("ascii")))
    QGuiApplication.clipboard().setMimeData(data)
