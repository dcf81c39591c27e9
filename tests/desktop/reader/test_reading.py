"""Reading: tree, text and header in step, by mouse, wheel and keys."""

from __future__ import annotations

from pathlib import Path
from time import thread_time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from core.model import ClauseKind, Span
from desktop.main_window import MainWindow
from desktop.reader.overview_strip import OverviewStrip
from desktop.reader.plan_document import CACHED
from tests.desktop.reader.reading import (
    LEFT,
    click_text,
    click_tree,
    drag,
    items,
    outline_of,
    place_of,
    press,
    top_of,
    tree_clause,
    turn_wheel,
)

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_click_in_the_tree_scrolls_the_text_there_and_makes_the_clause_current(reading: MainWindow, qtbot: QtBot) -> None:
    clause = items(reading)[-3]
    click_tree(qtbot, reading, clause)
    assert reading.desk.clause_id == clause.id
    assert 0 <= top_of(reading, clause) < reading.reader.text.viewport().height()
    assert tree_clause(reading) == clause


def test_every_row_of_the_tree_makes_its_own_clause_current(reading: MainWindow, qtbot: QtBot) -> None:
    for plan in reading.desk.session.plans():
        reading.desk.show_plan(plan.id)
        for clause in outline_of(reading).clauses[1:]:
            click_tree(qtbot, reading, clause)
            assert reading.desk.clause_id == clause.id, (plan.title, clause)


def test_where_the_title_is_current_no_row_of_the_tree_is_chosen(reading: MainWindow, qtbot: QtBot) -> None:
    click_tree(qtbot, reading, items(reading)[-3])
    reading.desk.set_clause(outline_of(reading).clauses[0].id)
    assert reading.reader.tree.view.selectedIndexes() == []


def test_folding_a_section_leaves_the_text_where_it_is(reading: MainWindow, qtbot: QtBot) -> None:
    section = next(c for c in outline_of(reading).clauses if c.kind is ClauseKind.SECTION)
    click_tree(qtbot, reading, section)
    click_tree(qtbot, reading, items(reading)[-1])
    view, at = reading.reader.tree.view, reading.reader.text.verticalScrollBar().value()
    index = view.index_of(section.id)
    view.scrollTo(index)
    assert view.isExpanded(index)
    chevron = QPoint(14 + 6, view.visualRect(index).center().y())
    qtbot.mouseClick(view.viewport(), LEFT, pos=chevron)
    assert not view.isExpanded(index)
    qtbot.mouseClick(view.viewport(), LEFT, pos=chevron)
    assert view.isExpanded(index)
    assert reading.reader.text.verticalScrollBar().value() == at


def test_the_wheel_moves_text_and_tree(reading: MainWindow, qtbot: QtBot) -> None:
    before = tree_clause(reading)
    turn_wheel(reading, -40)
    qtbot.waitUntil(lambda: tree_clause(reading) != before)
    clause = outline_of(reading).clause(reading.desk.clause_id)
    text = reading.reader.text
    assert tree_clause(reading) == clause
    assert clause.span.start <= text.positions.from_qt(text.window_shown().end) and clause.span.end >= text.top_position()


@pytest.mark.parametrize("how", ["scroll bar", "page down", "strip"])
def test_the_tree_follows_however_the_text_is_scrolled(reading: MainWindow, qtbot: QtBot, how: str) -> None:
    before, text = tree_clause(reading), reading.reader.text
    bar = text.verticalScrollBar()
    if how == "scroll bar":
        for _ in range(5):
            qtbot.mouseClick(bar, LEFT, pos=QPoint(bar.width() // 2, bar.height() - 4))
    elif how == "page down":
        for _ in range(3):
            press(qtbot, reading, Qt.Key.Key_PageDown)
    else:
        strip = reading.reader.findChild(OverviewStrip)
        qtbot.mouseClick(strip, LEFT, pos=QPoint(8, strip.height() // 2))
    assert bar.value() > 0
    qtbot.waitUntil(lambda: tree_clause(reading) != before)


def test_a_clause_chosen_right_after_scrolling_stays_the_current_one(reading: MainWindow, qtbot: QtBot) -> None:
    bar, chosen = reading.reader.text.verticalScrollBar(), items(reading)[0]
    bar.setValue(bar.maximum() // 2)
    reading.desk.set_clause(chosen.id)
    qtbot.wait(100)
    assert reading.desk.clause_id == chosen.id


def test_a_click_in_the_text_moves_the_tree(reading: MainWindow, qtbot: QtBot) -> None:
    reading.reader.text.scroll_to(items(reading)[4].span)
    clause = items(reading)[5]
    click_text(qtbot, reading, clause.span.start + 3)
    assert reading.desk.clause_id == clause.id and tree_clause(reading) == clause


def test_j_and_k_walk_the_clauses_and_stop_at_the_ends(reading: MainWindow, qtbot: QtBot) -> None:
    outline = outline_of(reading)
    walk = [c.id for c in outline.clauses if c.level and c.kind is not ClauseKind.POINT]
    seen: list[int] = []
    for _ in range(len(walk) + 2):
        press(qtbot, reading, Qt.Key.Key_J)
        seen.append(reading.desk.clause_id)
    assert seen[: len(walk)] == walk and seen[len(walk) :] == walk[-1:] * 2
    assert 0 < top_of(reading, outline.clause(walk[-1])) < reading.reader.text.viewport().height()
    press(qtbot, reading, Qt.Key.Key_K)
    press(qtbot, reading, Qt.Key.Key_Up, CONTROL)
    assert reading.desk.clause_id == walk[-3]
    press(qtbot, reading, Qt.Key.Key_Down, CONTROL)
    assert tree_clause(reading).id == walk[-2]


def test_the_mouse_selects_exact_code_points(reading: MainWindow, qtbot: QtBot) -> None:
    clause = items(reading)[3]
    reading.reader.text.scroll_to(clause.span)
    span = Span(clause.span.start + 2, clause.span.start + 9)
    drag(qtbot, reading, span)
    assert reading.reader.text.selected_span() == span
    assert reading.reader.pane.selection.bar.isVisible()
    click_text(qtbot, reading, clause.span.start + 20)
    assert reading.reader.text.selected_span() is None and not reading.reader.pane.selection.bar.isVisible()


def test_the_bar_of_a_selection_stays_inside_the_text_view(reading: MainWindow, qtbot: QtBot) -> None:
    text = reading.reader.text
    for clause in items(reading)[:6]:
        text.select(Span(clause.span.start, clause.span.end))
        if reading.reader.pane.selection.bar.isVisible():
            assert text.viewport().rect().contains(reading.reader.pane.selection.bar.geometry())


def test_where_the_reader_is_stands_in_header_and_status(reading: MainWindow, qtbot: QtBot) -> None:
    clause = items(reading)[2]
    click_tree(qtbot, reading, clause)
    path = outline_of(reading).path(clause)
    assert reading.reader.pane.header._path.text() == "  ›  ".join(c.label for c in path)
    reading.reader.text.select(Span(clause.span.start, clause.span.start + 5))
    assert "选中 5 字" in reading.status._where.text()


def test_zoom_keeps_the_place(reading: MainWindow, qtbot: QtBot) -> None:
    clause, text = items(reading)[-4], reading.reader.text
    click_tree(qtbot, reading, clause)
    text.scroll_to(clause.span, center=False)
    at = text.top_position()
    for _ in range(3):
        turn_wheel(reading, 1, CONTROL)
    assert reading.desk.settings.reader_size == 19
    assert abs(text.top_position() - at) < 45, "a line at most"
    qtbot.keyClick(reading, Qt.Key.Key_0, CONTROL)
    assert reading.desk.settings.reader_size == 16
    assert abs(text.top_position() - at) < 45
    for _ in range(20):
        reading.reader.zoom(reading.desk.settings.reader_size + 1)
    assert reading.desk.settings.reader_size == 28 and abs(text.top_position() - at) < 80


def test_a_narrow_window_wraps_the_text_and_keeps_the_place(reading: MainWindow, qtbot: QtBot) -> None:
    text = reading.reader.text
    text.scroll_to(items(reading)[-4].span, center=False)
    at = text.top_position()
    reading.resize(980, 640)
    qtbot.wait(20)
    assert abs(text.top_position() - at) < 80
    assert text.lineWrapColumnOrWidth() <= text.viewport().width()


def test_reading_another_plan_shows_its_beginning(reading: MainWindow, qtbot: QtBot) -> None:
    reading.reader.text.scroll_to(items(reading)[-1].span)
    other = next(p for p in reading.desk.session.plans() if p.id != outline_of(reading).plan.id)
    reading.desk.show_plan(other.id)
    text = reading.reader.text
    assert text.verticalScrollBar().value() == 0
    assert text.toPlainText() == outline_of(reading).text
    assert place_of(reading, 0).y() > 0


def test_a_plan_of_one_paragraph_paints_many_hits_quickly(reading: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:

    source = tmp_path / "长.txt"
    source.write_text("某市2021年工作要点\n" + "加强教育工作的领导和教育的投入，" * 1500 + "\n", encoding="utf-8")
    (report,) = reading.desk.session.import_files([source])
    reading.desk.show_plan(report.plan_ids[0])
    reading.reader.pane.finding.show("教育")
    assert len(reading.reader.pane.finding.hits.spans) == 3000
    text = reading.reader.text
    bar = text.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    began = thread_time()
    text.viewport().repaint()
    took = thread_time() - began
    assert took < 0.5, "4 s when every line of a paragraph is looked at"


def test_documents_of_plans_and_sizes_shown_before_are_let_go(reading: MainWindow, qtbot: QtBot) -> None:
    text = reading.reader.text
    for size in (16, 18, 20):
        reading.reader.zoom(size)
        for plan in reading.desk.session.plans():
            reading.desk.show_plan(plan.id)
    qtbot.waitUntil(lambda: len(text.findChildren(QTextDocument)) <= CACHED + 2)
    assert text.toPlainText() == outline_of(reading).text
    reading.desk.close()
    qtbot.waitUntil(lambda: len(text.findChildren(QTextDocument)) <= 2)
    assert text.toPlainText() == ""
