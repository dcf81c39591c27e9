"""The pages as they are: in the preview, as a PDF file, on paper."""

from __future__ import annotations

import threading
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.pdf_view import PdfView, Picture
from core.progress import CancelledError, ControlledProgress, Progress
from core.session import Session
from desktop.briefing import composing
from desktop.briefing.composing import laid_out
from desktop.briefing.dialog import BriefingDialog
from desktop.briefing.printing import print_pages
from desktop.desk import Desk
from desktop.fonts import reader_families


def pdf(*sides: QPageLayout.Orientation) -> bytes:
    """A PDF with a page for each side."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    painter = QPainter()
    for number, side in enumerate(sides):
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), side, QMarginsF(0, 0, 0, 0)))
        if number:
            writer.newPage()
        else:
            painter.begin(writer)
        painter.fillRect(20, 20, 100, 100, Qt.GlobalColor.black)
    painter.end()
    return bytes(buffer.data().data())


UPRIGHT, SIDEWAYS = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape


def sizes(data: bytes) -> list[bool]:
    """Of each page whether it lies on its side."""
    document = pypdfium2.PdfDocument(data)
    found = [width > height for width, height in (page.get_size() for page in document)]
    document.close()
    return found


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A LibreOffice that gives the same three pages for every document."""
    made = pdf(UPRIGHT, SIDEWAYS, UPRIGHT)
    monkeypatch.setattr(composing, "TRUE_MS", 10)
    for room in ("core.office", "desktop.briefing.composing", "desktop.briefing.writing"):
        monkeypatch.setattr(f"{room}.find_office", lambda: Path("soffice"))
    monkeypatch.setattr("core.office.convert", lambda *_, **__: made)
    return made


def opened(desk: Desk, qtbot: QtBot) -> BriefingDialog:
    dialog = BriefingDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def printer(path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    return made


def test_the_preview_turns_into_the_true_pages_and_says_so(desk: Desk, qtbot: QtBot, office: bytes) -> None:
    dialog = opened(desk, qtbot)
    qtbot.waitUntil(lambda: "真实页面" in dialog._preview.hint())
    assert dialog._preview.pages == 3 and "批注条目" in dialog._preview.text()
    with qtbot.waitSignal(dialog._composing.composed):
        dialog._panel.layout_page._title.setText("三地比较")
    assert "大致如此" in dialog._preview.hint()


def test_without_libre_office_the_preview_stays_and_a_pdf_is_refused_in_a_sentence(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(desk, qtbot)
    qtbot.waitUntil(lambda: dialog._preview.pages > 0)
    assert "大致如此" in dialog._preview.hint() and not dialog._composing._later.isActive()
    dialog.set_path(tmp_path / "a.pdf")
    assert dialog._footer.make_button().text() == "生成 PDF"
    qtbot.mouseClick(dialog._footer.make_button(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.banner().isVisible)
    assert "没有装" in dialog.banner().text() and not (tmp_path / "a.pdf").exists()


def test_the_note_is_written_as_pdf(desk: Desk, qtbot: QtBot, tmp_path: Path, office: bytes) -> None:
    dialog = opened(desk, qtbot)
    dialog.set_path(tmp_path / "a.pdf")
    with qtbot.waitSignal(desk.said):
        qtbot.mouseClick(dialog._footer.make_button(), Qt.MouseButton.LeftButton)
    assert (tmp_path / "a.pdf").read_bytes() == office


def test_the_true_pages_are_printed_each_as_it_lies(desk: Desk, qtbot: QtBot, tmp_path: Path, office: bytes) -> None:
    dialog = opened(desk, qtbot)
    with qtbot.waitSignal(desk.said) as said:
        dialog.print_to(printer(tmp_path / "out.pdf"))
    assert said.args[0].startswith("已送去打印") and "3" in said.args[0]
    assert sizes((tmp_path / "out.pdf").read_bytes()) == [False, True, False]
    assert dialog._panel.isEnabled() and dialog._footer.print_button().isEnabled()


def test_without_libre_office_the_pages_of_the_preview_are_printed(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(desk, qtbot)
    with qtbot.waitSignal(desk.said):
        dialog.print_to(printer(tmp_path / "out.pdf"))
    assert len(sizes((tmp_path / "out.pdf").read_bytes())) >= 1


class Heeding(ControlledProgress):
    """Stops after so many pages, and notes in which thread it is asked."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most
        self.threads: set[int] = set()

    def show(self, done: int, total: int, what: str) -> None:
        self.threads.add(threading.get_ident())
        if done == self.most:
            self.cancel()


def test_a_range_of_pages_is_printed_and_printing_can_be_stopped(qapp: QApplication, tmp_path: Path) -> None:
    pages = pdf(UPRIGHT, SIDEWAYS, UPRIGHT)
    chosen = printer(tmp_path / "two.pdf")
    chosen.setFromTo(2, 3)
    assert print_pages(pages, chosen, Progress()) == 2
    assert sizes((tmp_path / "two.pdf").read_bytes()) == [True, False]
    stopped = printer(tmp_path / "one.pdf")
    with pytest.raises(CancelledError):
        print_pages(pages, stopped, Heeding(1))
    assert len(sizes((tmp_path / "one.pdf").read_bytes())) < 3


def test_a_printed_page_looks_like_the_page(qapp: QApplication, tmp_path: Path) -> None:
    drawn, _ = laid_out(f"<p>{'甲乙丙丁' * 1000}</p>", reader_families(serif=True))
    paper = printer(tmp_path / "out.pdf")
    paper.setResolution(300)
    print_pages(drawn, paper, Progress())
    given, made = picture(drawn), picture((tmp_path / "out.pdf").read_bytes())
    assert (given.width, given.height) == (made.width, made.height)
    assert sum(ink > 100 for ink in inked(given)) > 25
    assert inked(made) == [pytest.approx(ink, rel=0.5, abs=100) for ink in inked(given)]


def picture(data: bytes) -> Picture:
    """The first page, a pixel a point."""
    view = PdfView(data)
    try:
        return view.picture(0, 1)
    finally:
        view.close()


def inked(one: Picture) -> list[int]:
    """How many pixels are dark in each strip of twenty lines."""
    strips = (one.pixels[at * one.stride : (at + 20) * one.stride : 4] for at in range(0, one.height, 20))
    return [sum(value < 160 for value in strip) for strip in strips]


def test_the_window_is_not_held_up_by_printing(desk: Desk, qtbot: QtBot, tmp_path: Path, office: bytes) -> None:
    threads: list[int] = []

    def work(session: Session, progress: Progress) -> int:
        threads.append(threading.get_ident())
        return print_pages(office, printer_made, progress)

    printer_made = printer(tmp_path / "out.pdf")
    with qtbot.waitSignal(desk.jobs.finished):
        desk.run("", work, lambda _: None)
    assert threads and threads[0] != threading.get_ident()
    assert len(sizes((tmp_path / "out.pdf").read_bytes())) == 3


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(desk, qtbot)
    dialog.print_to(printer(tmp_path / "no" / "out.pdf"))
    qtbot.waitUntil(dialog.banner().isVisible)
    assert dialog.banner().text().startswith("没有打印")
