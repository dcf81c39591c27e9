"""How the tests of the review point at things: a page with two plans, places of its text, what the library says of it now."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from core.model import NoiseKind, Span
from core.sources import Review
from desktop.main_window import MainWindow
from desktop.reader.overlay import line_rects
from tests.makers import TWO_PLANS

LEFT = Qt.MouseButton.LeftButton

PAGE = TWO_PLANS.replace("3.促进教育公平", "4.促进教育公平")  # a number that jumps
FIRST, SECOND = "某省教育系统2023年工作要点一", "某省教育系统2023年工作要点二"


def place(words: str) -> Span:
    at = PAGE.index(words)
    return Span(at, at + len(words))


def settled(qtbot: QtBot, window: MainWindow) -> None:
    """Jobs are done, and those that they lead to."""
    qtbot.wait(5)
    qtbot.waitUntil(lambda: not window.desk.jobs.busy and not window.late.review().reading, timeout=20_000)
    qtbot.wait(5)


def stored(window: MainWindow) -> Review:
    """The source as the library has it."""
    return window.desk.session.sources.review(window.late.review().source_id)


def texts(window: MainWindow) -> list[str]:
    """The texts of its plans, as the library has them."""
    return [window.desk.session.outline(plan_id).text for plan_id in stored(window).plan_ids]


def noise(window: MainWindow) -> list[tuple[NoiseKind, str]]:
    return [(each.kind, PAGE[each.span.start : each.span.end]) for each in stored(window).parsed.noise]


def point_of(window: MainWindow, at: int) -> QPoint:
    """Where a code point is drawn in the viewport; it is brought into sight."""
    text = window.late.review().text
    text.scroll_to(Span(at, at))
    unit = text.positions.to_qt(at)
    rect = next(iter(line_rects(text.window_shown(), unit, unit + 1)))
    return QPoint(round(rect.left()) + 2, round(rect.center().y()))


def click(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Put the caret before these words."""
    qtbot.mouseClick(window.late.review().text.viewport(), LEFT, pos=point_of(window, place(words).start) - QPoint(2, 0))


def select(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Select words of one line with the mouse."""
    viewport, span = window.late.review().text.viewport(), place(words)
    start, end = point_of(window, span.start), point_of(window, span.end - 1)
    qtbot.mousePress(viewport, LEFT, pos=start - QPoint(2, 0))
    qtbot.mouseMove(viewport, end + QPoint(11, 0))
    qtbot.mouseRelease(viewport, LEFT, pos=end + QPoint(11, 0))
    assert window.late.review().text.selected_span() == span


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """Press a key in the text, and let what it starts end."""
    window.late.review().text.setFocus()
    qtbot.keyClick(window.late.review().text, key)
    settled(qtbot, window)
