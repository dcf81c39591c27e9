"""Prints the pages of a PDF, in the thread of a job."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter

from core.pdf_view import PdfView
from core.progress import CancelledError, Progress

_POINTS = 72  # an inch, of PDF
_DOTS = 300  # an inch: more than this nobody sees on paper


def print_pages(pages: bytes, printer: Any, progress: Progress) -> int:
    """Print those pages of a PDF that the printer (a QPrinter nobody else uses meanwhile) is asked for; how many they were.

    0 where the printer takes nothing. After CancelledError what went out before may still come out of the printer.
    """
    view, painter = PdfView(pages), QPainter()
    try:
        chosen = range(max(printer.fromPage(), 1) - 1, min(printer.toPage() or len(view), len(view)))
        printer.setFullPage(True)
        if chosen:
            _turn(printer, view.size(chosen[0]))
        if not chosen or not painter.begin(printer):
            return 0
        for done, number in enumerate(chosen):
            progress.step(done, len(chosen), "")
            if done:
                _turn(printer, view.size(number))
                printer.newPage()
            _draw(painter, printer, view, number, progress)
        return len(chosen)
    except CancelledError:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
        view.close()


def _turn(printer: Any, size: tuple[float, float]) -> None:
    """Lay the paper as the page lies."""
    side = QPageLayout.Orientation.Landscape if size[0] > size[1] else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(side)


def _draw(painter: QPainter, printer: Any, view: PdfView, number: int, progress: Progress) -> None:
    """Draw a page in its true size, or as large as the paper allows."""
    dots, (width, height) = printer.resolution(), view.size(number)
    size, paper = QSizeF(width, height) * (dots / _POINTS), QSizeF(printer.width(), printer.height())
    if size.width() > paper.width() + 1 or size.height() > paper.height() + 1:
        size.scale(paper, Qt.AspectRatioMode.KeepAspectRatio)
    drawn = view.picture(number, min(dots, _DOTS) / _POINTS, progress.heed)
    image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
