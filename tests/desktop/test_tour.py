"""The tour of three steps: once on the sample library, again from the menu, by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow


def test_it_is_shown_once_on_the_sample_library(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.settings.tour_seen = False
    window.files.open_sample()
    qtbot.waitUntil(lambda: window.first_steps.tour.at == 0, timeout=60_000)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.first_steps.tour.at == -1 and window.desk.settings.tour_seen
    window.files.open_sample()
    qtbot.wait(50)
    assert window.first_steps.tour.at == -1


def test_buttons_walk_through_it_and_the_last_one_ends_it(reading: MainWindow, qtbot: QtBot) -> None:
    reading.actions_["tour"].trigger()
    tour = reading.first_steps.tour
    for at in (0, 1, 2):
        assert tour.at == at and tour.rect().contains(tour._card.geometry())
        qtbot.mouseClick(tour._after, Qt.MouseButton.LeftButton)
    assert tour.at == -1
    reading.actions_["tour"].trigger()
    qtbot.mouseClick(tour._after, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tour._before, Qt.MouseButton.LeftButton)
    assert tour.at == 0 and not tour._before.isEnabled()


def test_enter_walks_tab_stays_within_it_and_the_window_may_be_resized(reading: MainWindow, qtbot: QtBot) -> None:
    reading.actions_["tour"].trigger()
    tour = reading.first_steps.tour
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert tour.at == 1
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert tour.isAncestorOf(QApplication.focusWidget())
    reading.resize(960, 600)
    qtbot.waitUntil(lambda: tour.size() == reading.size())
    assert tour.rect().contains(tour._card.geometry())


def test_a_key_that_leads_into_the_window_leaves_it(reading: MainWindow, qtbot: QtBot) -> None:
    reading.show_tour()
    assert reading.first_steps.tour.at == 0
    qtbot.keyClick(reading, Qt.Key.Key_F6)
    assert reading.first_steps.tour.at == -1
