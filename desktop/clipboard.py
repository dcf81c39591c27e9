"""Passages with their sources on the clipboard, as plain and rich text under the names by which other programs ask for them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from core.quotation import Quotation

_RTF = ("text/rtf", "application/rtf", 'application/x-qt-windows-mime;value="Rich Text Format"')


def copy_quotation(made: Quotation) -> None:
    """Put a quotation on the clipboard."""
    data = QMimeData()
    data.setText(made.plain)
    data.setHtml(made.html)
    for name in _RTF:
        data.setData(name, QByteArray(made.rtf.encode("ascii")))
    QGuiApplication.clipboard().setMimeData(data)
