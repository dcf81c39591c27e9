"""Annotations that are not surely in their place: they are counted, confirmed, moved, and never painted where they were lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.model import Annotation, Fit, Span, Touched
from desktop.main_window import MainWindow
from desktop.models.annotation_model import ANNOTATION_ROLE
from desktop.reader.inspector import UNSURE
from desktop.reader.place_row import PlaceAct
from desktop.reader.relocating import RelocateBar
from tests.desktop.reader.reading import LEFT, outline_of, stored

Unsettle = Callable[[int, Fit], Annotation]


@pytest.fixture
def unsettle(reading: MainWindow) -> Unsettle:
    """Makes the annotation with a number of the open plan unsure, as reading a file anew may leave it."""

    def make(number: int, fit: Fit) -> Annotation:
        found = stored(reading)[number]
        span = Span(found.span.start, found.span.start) if fit is Fit.LOST else found.span
        values = (fit.value, span.start, span.end, found.id)
        with reading.desk.session.library.write() as connection:
            connection.execute('UPDATE annotation SET fit = ?, start = ?, "end" = ?, clause_id = NULL WHERE id = ?', values)
        reading.desk.touched.emit(Touched({"annotation": frozenset({found.id}), "plan": frozenset({found.plan_id})}))
        return reading.desk.session.annotation(found.id)

    return make


def cards(window: MainWindow) -> list[Annotation]:
    model = window.reader.inspector.view.model()
    return [model.index(row, 0).data(ANNOTATION_ROLE) for row in range(model.rowCount())]


def click_act(qtbot: QtBot, window: MainWindow, annotation: Annotation, act: PlaceAct) -> None:
    """Click a word at the foot of a card."""
    view = window.reader.inspector.view
    index = view.model().index_of(annotation.id)
    view.scrollTo(index)
    row, delegate = view.visualRect(index), view.itemDelegate()
    points = (QPoint(x, y) for y in range(row.bottom(), row.top(), -3) for x in range(row.left(), row.right(), 4))
    qtbot.mouseClick(view.viewport(), LEFT, pos=next(p for p in points if delegate.act_at(index, row, p) is act))


def test_the_place_of_an_annotation_is_confirmed_by_a_click(reading: MainWindow, qtbot: QtBot, unsettle: Unsettle) -> None:
    found = unsettle(1, Fit.CHECK)
    click_act(qtbot, reading, found, PlaceAct.CONFIRM)
    assert reading.desk.session.annotation(found.id).fit is Fit.FIRM
    reading.actions_["undo"].trigger()
    assert reading.desk.session.annotation(found.id).fit is Fit.CHECK


def test_an_annotation_is_moved_to_what_is_selected_then(reading: MainWindow, qtbot: QtBot, unsettle: Unsettle) -> None:
    said = QSignalSpy(reading.desk.said)
    found = unsettle(0, Fit.CHECK)
    click_act(qtbot, reading, found, PlaceAct.MOVE)
    bar = reading.reader.inspector.findChild(RelocateBar)
    assert bar.isVisible()
    reading.reader.text.clear_selection()
    qtbot.mouseClick(bar.here, LEFT)
    assert said.count() == 1 and bar.isVisible()
    span = Span(found.span.end + 5, found.span.end + 12)
    reading.reader.text.select(span)
    qtbot.mouseClick(bar.here, LEFT)
    moved = reading.desk.session.annotation(found.id)
    assert (moved.span, moved.fit, moved.exact) == (span, Fit.FIRM, outline_of(reading).quote(span))
    assert not bar.isVisible()


def test_a_lost_annotation_stands_last_and_has_no_mark(reading: MainWindow, qtbot: QtBot, unsettle: Unsettle) -> None:
    found = unsettle(0, Fit.LOST)
    assert cards(reading)[-1].id == found.id and len(cards(reading)) == len(stored(reading))
    marks = reading.reader.text.overlay.marks
    assert found.id not in {mark.annotation_id for mark in marks.tags} | {mark[0] for mark in marks.untagged}
    top = reading.reader.text.verticalScrollBar().value()
    view = reading.reader.inspector.view
    view.scrollToBottom()
    row = view.visualRect(view.model().index_of(found.id))
    qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(row.center().x(), row.top() + 40))
    assert reading.reader.text.verticalScrollBar().value() == top
    view.grab()


def test_places_to_check_are_counted_where_annotations_are(reading: MainWindow, qtbot: QtBot, unsettle: Unsettle) -> None:
    inspector = reading.reader.inspector
    chip = inspector._chips[UNSURE]
    assert not chip.isVisible()
    first, second = unsettle(0, Fit.LOST), unsettle(2, Fit.CHECK)
    assert chip.isVisible() and chip.count() == "2"
    qtbot.mouseClick(chip, LEFT)
    assert [card.id for card in cards(reading)] == [second.id, first.id]
    plan = reading.desk.session.plan(first.plan_id)
    index = reading.reader.library.view.model().index_of(plan.id)
    assert "2 条批注的位置待核对" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    click_act(qtbot, reading, second, PlaceAct.CONFIRM)
    reading.desk.edit(lambda session: session.annotating.remove([first.id]))
    assert not chip.isVisible() and len(cards(reading)) == len(stored(reading))


def test_the_menu_of_a_card_has_what_the_card_has(reading: MainWindow, qtbot: QtBot, unsettle: Unsettle) -> None:
    found = unsettle(0, Fit.CHECK)
    view = reading.reader.inspector.view
    index = view.model().index_of(found.id)
    view.scrollTo(index)
    view.customContextMenuRequested.emit(view.visualRect(index).center())
    menu = QApplication.activePopupWidget()
    words = [action.text() for action in menu.actions()]
    assert "位置无误" in words and "重新定位" in words
    next(action for action in menu.actions() if action.text() == "位置无误").trigger()
    menu.close()
    assert reading.desk.session.annotation(found.id).fit is Fit.FIRM
