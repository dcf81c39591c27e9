"""Prints the pages of a PDF, one at a time between other events, so that it can be stopped."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter

_POINTS = 72  # an inch, of PDF
_DOTS = 300  # an inch: more than this nobody sees on paper


class Printing(QObject):
    """`start` prints; `stepped` says how many pages are done, of how many, `finished` how many were printed (0: it failed)."""

    stepped = Signal(int, int)
    finished = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Any = None  # of pypdfium2, which has no types
        self._printer: Any = None
        self._painter: QPainter | None = None
        self._range = range(0)
        self._at = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)

    def start(self, pages: bytes, printer: Any) -> None:
        """Print the pages of a PDF that the printer (a QPrinter) is asked for."""
        self._document, self._printer = import_module("pypdfium2").PdfDocument(pages), printer
        total = len(self._document)
        first, last = max(printer.fromPage(), 1), printer.toPage() or total
        self._range = range(first - 1, min(last, total))
        self._at = 0
        printer.setFullPage(True)
        if self._range:
            self._turn(self._range[0])
        self._painter = QPainter()
        if not self._range or not self._painter.begin(printer):
            self._end(0)
            return
        self._timer.start()

    @property
    def running(self) -> bool:
        """Whether pages are being printed."""
        return self._painter is not None

    def stop(self) -> None:
        """Print no further page; what went out before may come out of the printer."""
        if self._painter is not None:
            self._printer.abort()
            self._close()

    def _next(self) -> None:
        if self._at == len(self._range):
            self._end(self._at)
            return
        number = self._range[self._at]
        if self._at:
            self._turn(number)
            self._printer.newPage()
        self._draw(number)
        self._at += 1
        self.stepped.emit(self._at, len(self._range))

    def _turn(self, number: int) -> None:
        """Lay the paper as the page lies."""
        width, height = self._document[number].get_size()
        side = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
        self._printer.setPageOrientation(side)

    def _draw(self, number: int) -> None:
        """Draw a page in its true size, or as large as the paper allows."""
        page, dots = self._document[number], self._printer.resolution()
        drawn = page.render(scale=min(dots, _DOTS) / _POINTS, prefer_bgrx=True)
        image = QImage(drawn.buffer, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
        size, paper = QSizeF(*page.get_size()) * (dots / _POINTS), QSizeF(self._printer.width(), self._printer.height())
        if size.width() > paper.width() + 1 or size.height() > paper.height() + 1:
            size.scale(paper, Qt.AspectRatioMode.KeepAspectRatio)
        if self._painter is not None:
            self._painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)

    def _end(self, printed: int) -> None:
        self._close()
        self.finished.emit(printed)

    def _close(self) -> None:
        self._timer.stop()
        if self._painter is not None and self._painter.isActive():
            self._painter.end()
        self._painter = self._document = self._printer = None
