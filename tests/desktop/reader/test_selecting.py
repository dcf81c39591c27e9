"""Selecting with the mouse, the bar under a selection, and what keys do to what is selected."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from core.model import Span
from desktop.main_window import MainWindow
from tests.desktop.reader.reading import LEFT, click_text, drag, items, outline_of, place_of, press, stored


@pytest.mark.parametrize("below", range(0, 26, 3))
def test_a_drag_between_two_lines_selects_along_the_nearer_one(reading: MainWindow, qtbot: QtBot, below: int) -> None:
    item = items(reading)[0]
    reading.reader.text.scroll_to(item.span, center=False)
    start, end = place_of(reading, item.span.start + 2), place_of(reading, item.span.start + 12)
    down = QPoint(0, below)
    viewport = reading.reader.text.viewport()
    qtbot.mousePress(viewport, LEFT, pos=start + down)
    qtbot.mouseMove(viewport, end + down)
    qtbot.mouseRelease(viewport, LEFT, pos=end + down)
    selected = reading.reader.text.selected_span()
    assert selected is not None and 8 <= len(selected) <= 12


def test_the_bar_keeps_its_size_when_a_tag_is_put_on(reading: MainWindow, qtbot: QtBot) -> None:
    item = items(reading)[0]
    reading.reader.text.scroll_to(item.span, center=False)
    drag(qtbot, reading, Span(item.span.start + 2, item.span.start + 12))
    bar = reading.reader.pane.selection.bar
    before = bar.size()
    press(qtbot, reading, Qt.Key.Key_3)
    assert bar.isVisible() and bar.size() == before


def test_escape_ends_a_selection_and_its_bar(reading: MainWindow, qtbot: QtBot) -> None:
    item = items(reading)[0]
    reading.reader.text.scroll_to(item.span, center=False)
    drag(qtbot, reading, Span(item.span.start + 2, item.span.start + 12))
    press(qtbot, reading, Qt.Key.Key_Escape)
    assert reading.reader.text.selected_span() is None and not reading.reader.pane.selection.bar.isVisible()


def test_delete_leaves_an_annotation_alone_that_is_no_longer_selected(reading: MainWindow, qtbot: QtBot) -> None:
    first = stored(reading)[0]
    reading.reader.text.scroll_to(first.span, center=False)
    click_text(qtbot, reading, first.span.start + 2)
    assert reading.reader.inspector.current_id() == first.id
    elsewhere = next(c for c in outline_of(reading).clauses if c.level and c.span.start > first.span.end + 600)
    reading.reader.text.scroll_to(elsewhere.span, center=False)
    click_text(qtbot, reading, elsewhere.span.start + 1)
    press(qtbot, reading, Qt.Key.Key_Delete)
    assert first.id in [annotation.id for annotation in stored(reading)]


def test_delete_removes_the_annotation_that_was_clicked(reading: MainWindow, qtbot: QtBot) -> None:
    first = stored(reading)[0]
    reading.reader.text.scroll_to(first.span, center=False)
    click_text(qtbot, reading, first.span.start + 2)
    press(qtbot, reading, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: first.id not in [annotation.id for annotation in stored(reading)])
    assert "撤销" in reading.toast.text()


def test_a_plan_is_shown_again_where_it_was_left(reading: MainWindow) -> None:
    text, first = reading.reader.text, outline_of(reading).plan.id
    text.scroll_to(items(reading)[20].span, center=False)
    at = text.top_position()
    other = next(plan.id for plan in reading.desk.session.plans() if plan.id != first)
    reading.desk.show_plan(other)
    reading.desk.show_plan(first)
    assert text.top_position() == at


def test_a_narrow_window_folds_the_inspector_and_a_wide_one_brings_it_back(reading: MainWindow, qtbot: QtBot) -> None:
    reading.resize(1400, 800)
    qtbot.waitUntil(lambda: reading.reader.width() >= 1390)
    assert not reading.reader.side.isHidden()
    reading.resize(1000, 700)
    qtbot.waitUntil(reading.reader.side.isHidden)
    reading.resize(1400, 800)
    qtbot.waitUntil(lambda: not reading.reader.inspector.isHidden())


def test_undo_says_what_it_took_back(reading: MainWindow) -> None:
    reading.desk.edit(lambda session: session.annotating.remove([stored(reading)[0].id]))
    reading.actions_["undo"].trigger()
    assert "删除批注" in reading.toast.text()


def test_keys_of_the_window_win_in_the_search_field(reading: MainWindow, qtbot: QtBot) -> None:
    field = reading.bar.field
    field.setFocus()
    field.setText("普惠")
    field.home(False)
    qtbot.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "普惠" and field.selectedText() == "普惠"
