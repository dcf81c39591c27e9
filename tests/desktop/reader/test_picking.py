"""Clicks select: two a word, three a sentence, four a clause; and how the text is set."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from core.model import Span
from desktop.dialogs.settings_dialog import SettingsDialog
from desktop.main_window import MainWindow
from desktop.reader.picking import sentence_at
from tests.desktop.reader.reading import LEFT, outline_of, place_of, press


def selected(window: MainWindow) -> str:
    span = window.reader.text.selected_span()
    return outline_of(window).quote(span) if span else ""


def test_a_double_click_selects_a_word_of_the_dictionary(qtbot: QtBot, reading: MainWindow) -> None:
    place = outline_of(reading).text.index("学前教育资源供给")
    reading.reader.show_place(Span(place, place + 4))
    qtbot.wait(600)
    qtbot.mouseDClick(reading.reader.text.viewport(), LEFT, pos=place_of(reading, place + 1) + QPoint(2, 0))
    qtbot.waitUntil(lambda: selected(reading) == "学前教育", timeout=20000)


def test_three_presses_select_the_sentence_and_four_the_clause(qtbot: QtBot, reading: MainWindow) -> None:
    outline, text = outline_of(reading), reading.reader.text
    place = outline.text.index("公办园在园幼儿占比")
    reading.reader.show_place(Span(place, place + 4))
    picker = text.picker
    assert picker is not None
    picker.pick(outline, place, 3)
    assert selected(reading) == outline.quote(sentence_at(outline.text, place))
    picker.pick(outline, place, 4)
    assert selected(reading) == outline.quote(outline.at(place).span).strip()


def test_sentences_end_with_their_stop_or_their_line() -> None:
    text = "一、标题\n甲乙。丙丁！”戊己\n庚"
    words = [text[s.start : s.end] for s in (sentence_at(text, at) for at in range(len(text)))]
    assert words[0] == "一、标题"
    assert words[5:8] == ["甲乙。"] * 3
    assert words[8:12] == ["丙丁！”"] * 4
    assert words[12:14] == ["戊己"] * 2
    assert words[-1] == "庚"


def test_width_height_and_font_of_the_text_are_the_readers_choice(qtbot: QtBot, reading: MainWindow) -> None:
    dialog = SettingsDialog(reading.desk, reading)
    qtbot.addWidget(dialog)
    dialog.look_changed.connect(reading.reader.set_look)
    text, before = reading.reader.text, reading.reader.text.lineWrapColumnOrWidth()
    tall = text.document().size().height()
    dialog._columns.setValue(24)
    assert text.lineWrapColumnOrWidth() < before
    assert text.document().size().height() > tall
    tall = text.document().size().height()
    dialog._line.setValue(2.2)
    assert text.document().size().height() > tall
    dialog._font.setCurrentIndex(dialog._font.count() - 1)
    assert text.document().defaultFont().families()[0] == dialog._font.currentData() == reading.desk.settings.reader_font


def test_a_key_shows_the_source_with_its_noise(qtbot: QtBot, reading: MainWindow) -> None:
    press(qtbot, reading, Qt.Key.Key_O)
    qtbot.waitUntil(lambda: reading.mode == "review", timeout=20000)


def test_ticks_are_painted_once_while_the_text_scrolls(qtbot: QtBot, reading: MainWindow) -> None:
    from desktop.reader.overview_strip import OverviewStrip

    strip = reading.reader.findChild(OverviewStrip)
    strip.grab()
    before = strip._pixmap.cacheKey()
    reading.reader.text.verticalScrollBar().setValue(400)
    strip.grab()
    assert strip._pixmap.cacheKey() == before
    reading.reader.pane.finding.show("教育")
    ticked = strip.grab().toImage()
    assert strip._pixmap.cacheKey() != before
    edge = reading.desk.theme.tokens.hit_edge
    assert any(ticked.pixelColor(11, y) == edge for y in range(ticked.height()))
