"""The first page: its choices, and files dropped on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.welcome import Card, WelcomePage
from desktop.widgets import PrimaryButton


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> WelcomePage:
    page = WelcomePage(theme)
    qtbot.addWidget(page)
    page.resize(960, 540)
    page.show()
    return page


def dragged(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def enter(page: WelcomePage, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(page, event)
    return event


@pytest.mark.parametrize(
    "signal, title", [("open_library", "打开资料库"), ("new_library", "新建资料库"), ("open_sample", "用样例试一试")]
)
def test_each_card_is_a_choice_by_mouse_and_by_enter(page: WelcomePage, qtbot: QtBot, signal: str, title: str) -> None:
    card = next(card for card in page.findChildren(Card) if card.text() == title)
    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.keyClick(card, Qt.Key.Key_Return)


def test_tab_stops_only_where_something_can_be_chosen(page: WelcomePage, qtbot: QtBot) -> None:
    page.activateWindow()
    stops: list[QWidget] = []
    widget = page.nextInFocusChain()
    while widget is not page:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and page.isAncestorOf(widget):
            stops.append(widget)
        widget = widget.nextInFocusChain()
    assert len(stops) == 4 and all(isinstance(stop, Card | PrimaryButton) for stop in stops)


def test_the_one_primary_button_chooses_files(page: WelcomePage, qtbot: QtBot) -> None:
    (button,) = page.findChildren(PrimaryButton)
    with qtbot.waitSignal(page.choose_files):
        button.click()


def test_files_dragged_over_the_page_show_and_leave_no_trace(page: WelcomePage, tmp_path: Path) -> None:
    assert enter(page, dragged(QUrl.fromLocalFile(str(tmp_path)))).isAccepted() and page._drop.hovered()
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert not page._drop.hovered()


def test_what_is_no_file_is_not_taken(page: WelcomePage) -> None:
    assert not enter(page, dragged(QUrl("https://example.org/a.txt"))).isAccepted() and not page._drop.hovered()


def test_dropped_files_and_folders_are_handed_on(page: WelcomePage, qtbot: QtBot, tmp_path: Path) -> None:
    data = dragged(QUrl.fromLocalFile(str(tmp_path / "a.txt")), QUrl.fromLocalFile(str(tmp_path)))
    enter(page, data)
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(page.files_dropped) as dropped:
        QApplication.sendEvent(page, drop)
    assert dropped.args == [[tmp_path / "a.txt", tmp_path]] and not page._drop.hovered()


def test_nothing_is_cut_off_in_the_smallest_window(page: WelcomePage) -> None:
    for card in page.findChildren(Card):
        assert card.width() >= card.sizeHint().width() and card.height() >= card.sizeHint().height()
