"""Finding in the open plan, and the layers: what is counted, stepped through, painted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.store.search import occurrences
from desktop.main_window import MainWindow
from desktop.models.outline_model import HITS_ROLE
from tests.desktop.reader.reading import LEFT, outline_of, place_of, press, stored

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def find(qtbot: QtBot, window: MainWindow, words: str) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    field = QApplication.focusWidget()
    assert window.reader.pane.finding.bar.isAncestorOf(field)
    field.setText(words)


def picture(window: MainWindow) -> QImage:
    return window.reader.text.viewport().grab().toImage()


def has_color(image: QImage, color: QColor) -> bool:
    return any(image.pixelColor(x, y) == color for y in range(0, image.height(), 2) for x in range(0, image.width(), 2))


def test_hits_are_counted_in_bar_header_and_tree(reading: MainWindow, qtbot: QtBot) -> None:
    find(qtbot, reading, "学前教育")
    outline = outline_of(reading)
    found = list(occurrences(outline.text, "学前教育"))
    assert len(found) > 2
    assert reading.reader.pane.finding.bar._count.text() == f"1/{len(found)}"
    assert (
        reading.reader.pane.header.strip.hits.count() == f"1/{len(found)}" and reading.reader.pane.header.strip.hits.isVisible()
    )
    model = reading.reader.tree.model
    top = [c for c in outline.clauses if c.parent_id == outline.clauses[0].id]
    assert sum(model.index_of(c.id).data(HITS_ROLE) for c in top) == len(found)


def test_f3_goes_round_the_end_and_the_reader_goes_along(reading: MainWindow, qtbot: QtBot) -> None:
    find(qtbot, reading, "学前教育")
    outline = outline_of(reading)
    found = list(occurrences(outline.text, "学前教育"))
    for number in [*range(1, len(found)), 0, 1]:
        qtbot.keyClick(reading, Qt.Key.Key_F3)
        assert reading.reader.text.overlay.marks.current_hit == number
        assert reading.desk.clause_id == outline.at(found[number]).id
        assert reading.reader.text.viewport().rect().contains(place_of(reading, found[number]))
    qtbot.keyClick(reading, Qt.Key.Key_F3, SHIFT)
    qtbot.keyClick(reading, Qt.Key.Key_F3, SHIFT)
    assert reading.reader.text.overlay.marks.current_hit == len(found) - 1
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert reading.reader.text.overlay.marks.current_hit == 0


def test_nothing_found_is_said(reading: MainWindow, qtbot: QtBot) -> None:
    find(qtbot, reading, "没有这样的话")
    assert reading.reader.pane.finding.bar._count.text() == "没有找到"
    qtbot.keyClick(reading, Qt.Key.Key_F3)
    assert reading.reader.text.overlay.marks.hits == []


def test_digits_and_letters_in_the_field_are_text(reading: MainWindow, qtbot: QtBot) -> None:
    before = stored(reading)
    qtbot.keyClick(reading, Qt.Key.Key_F, CONTROL)
    field = QApplication.focusWidget()
    for key in "1n2jk]3":
        qtbot.keyClick(field, key)
    assert reading.reader.pane.finding.bar.query() == "1n2jk]3"
    assert stored(reading) == before


def test_esc_closes_the_bar_and_takes_the_hits_away(reading: MainWindow, qtbot: QtBot) -> None:
    find(qtbot, reading, "教育")
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not reading.reader.pane.finding.bar.isVisible() and reading.reader.text.overlay.marks.hits == []
    assert not reading.reader.pane.header.strip.hits.isVisible()
    assert QApplication.focusWidget() is reading.reader.text


def test_the_selected_words_are_looked_for(reading: MainWindow, qtbot: QtBot) -> None:
    from core.model import Span

    at = outline_of(reading).text.index("学前教育")
    reading.reader.text.select(Span(at, at + 4))
    qtbot.keyClick(reading, Qt.Key.Key_F, CONTROL)
    assert reading.reader.pane.finding.bar.query() == "学前教育"


def test_a_query_goes_along_to_the_next_plan(reading: MainWindow, qtbot: QtBot) -> None:
    find(qtbot, reading, "教育")
    other = next(p for p in reading.desk.session.plans() if p.id != outline_of(reading).plan.id)
    reading.desk.show_plan(other.id)
    count = len(list(occurrences(outline_of(reading).text, "教育")))
    assert reading.reader.pane.finding.bar._count.text() == f"1/{count}"


def test_a_layer_switched_off_is_not_painted(reading: MainWindow, qtbot: QtBot) -> None:
    tokens = reading.desk.theme.tokens
    found = next(a for a in stored(reading) if a.tags)
    reading.reader.show_place(found.span)
    reading.reader.pane.finding.bar.open(found.exact[-4:])
    qtbot.wait(20)
    color = next(tag.color for tag in reading.desk.session.tags() if tag.name == found.tags[0])
    tint, bar = tokens.tag(color - 1).tint, tokens.tag(color - 1).bar
    shown = picture(reading)
    assert has_color(shown, tint) and has_color(shown, bar) and has_color(shown, tokens.hit_current)
    qtbot.mouseClick(reading.reader.pane.header.strip.tags, LEFT)
    without_tags = picture(reading)
    assert not has_color(without_tags, tint) and not has_color(without_tags, bar)
    assert has_color(without_tags, tokens.hit_current)
    qtbot.mouseClick(reading.reader.pane.header.strip.hits, LEFT)
    assert not has_color(picture(reading), tokens.hit_current)
    qtbot.mouseClick(reading.reader.pane.header.strip.tags, LEFT)
    qtbot.mouseClick(reading.reader.pane.header.strip.hits, LEFT)
    assert picture(reading) == shown


def test_every_line_of_a_selected_annotation_is_tinted(reading: MainWindow, qtbot: QtBot) -> None:
    found = next(a for a in stored(reading) if a.tags)
    reading.reader.show_place(found.span)
    before = picture(reading)
    reading.reader.select_annotation(found.id)
    assert picture(reading) != before
    press(qtbot, reading, Qt.Key.Key_J)
