"""The strip beside the text: its ticks stand where the marks do, and cost little more where there are many."""

from __future__ import annotations

import time

from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.reader.marks import Marks
from desktop.reader.overview_strip import TICK, OverviewStrip
from tests.desktop.reader.reading import outline_of


def strip_of(window: MainWindow) -> OverviewStrip:
    return window.reader.findChild(OverviewStrip)


def test_a_tick_stands_at_the_height_of_every_hit_and_nowhere_else(reading: MainWindow, qtbot: QtBot) -> None:
    text, strip, finding = reading.reader.text, strip_of(reading), reading.reader.pane.finding
    qtbot.waitUntil(lambda: text.document().lastBlock().layout().lineCount() > 0)
    finding.show("义务教育")
    bar, edge = text.verticalScrollBar(), reading.desk.theme.tokens.hit_edge
    scale = strip.height() / (bar.maximum() + bar.pageStep())
    rows = {int(text.y_of(hit.start) * scale) // TICK for hit in finding.hits.spans}
    picture = strip.grab().toImage()
    ticked = {y // TICK for y in range(picture.height()) if picture.pixelColor(11, y) == edge}
    assert len(rows) > 3 and ticked == rows


def test_more_marks_than_have_room_cost_little_more(reading: MainWindow, qtbot: QtBot) -> None:
    text, strip = reading.reader.text, strip_of(reading)
    qtbot.waitUntil(lambda: text.document().lastBlock().layout().lineCount() > 0)
    last = len(outline_of(reading).text) - 2

    def spent(number: int) -> float:
        """The least time of painting so many hits in a strip that has just got another height."""
        times: list[float] = []
        for turn in range(4):
            text.set_marks(Marks(hits=[(at * last // number, at * last // number + 1) for at in range(number)]))
            strip.resize(strip.width(), 500 + turn)
            began = time.thread_time()
            strip.grab()
            times.append(time.thread_time() - began)
        return min(times)

    assert spent(5_000) < 3 * spent(250)
