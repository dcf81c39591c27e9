"""Layers over the text: lexicons and differences, switched by chip, key and menu, stacked where they meet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.model import Decision, Relation
from desktop.dialogs.lexicon_dialog import LexiconDialog
from desktop.main_window import MainWindow
from desktop.reader.change_layer import KEY
from desktop.widgets import Chip
from tests.desktop.reader.reading import LEFT, outline_of, press

LONG = 60_000


def add(window: MainWindow, name: str, *terms: str) -> None:
    window.desk.edit(lambda session: session.lexicons.add(name, terms))


def chip(window: MainWindow, name: str) -> Chip:
    return next(chip for chip in window.reader.pane.header.strip.chips() if chip.text() == name)


def underlined(window: MainWindow) -> dict[str, list[str]]:
    """The words that each layer underlines, in the open plan."""
    text, positions = outline_of(window).text, window.reader.text.positions
    return {
        drawn.layer.name: [text[positions.from_qt(start) : positions.from_qt(end)] for start, end in drawn.places]
        for drawn in window.reader.text.overlay.drawn
        if not drawn.layer.key.startswith("fact:")  # found beside the window, when they are
    }


def test_a_lexicon_underlines_its_terms_and_counts_them(reading: MainWindow) -> None:
    add(reading, "幼教", "学前教育", "学前", "幼儿园")
    text = outline_of(reading).text
    found = underlined(reading)["幼教"]
    assert len(found) == text.count("学前") + text.count("幼儿园")
    assert "学前教育" in found
    assert chip(reading, "幼教").count() == str(len(found))
    reading.desk.edit(lambda session: session.undo())
    assert underlined(reading) == {}


def test_the_chip_and_the_key_switch_a_layer_for_good(qtbot: QtBot, reading: MainWindow) -> None:
    add(reading, "幼教", "学前教育")
    qtbot.mouseClick(chip(reading, "幼教"), LEFT)
    assert underlined(reading) == {}
    assert chip(reading, "幼教").count() == ""
    press(qtbot, reading, Qt.Key.Key_L)
    press(qtbot, reading, Qt.Key.Key_3)
    assert list(underlined(reading)) == ["幼教"]
    press(qtbot, reading, Qt.Key.Key_L)
    press(qtbot, reading, Qt.Key.Key_1)
    assert not reading.reader.text.overlay.tags_on
    plan_ids = [plan.id for plan in reading.desk.session.plans()]
    qtbot.mouseClick(chip(reading, "幼教"), LEFT)
    reading.desk.show_plan(plan_ids[-1])
    assert not chip(reading, "幼教").isChecked()


def test_terms_of_two_lexicons_that_meet_are_underlined_below_one_another(reading: MainWindow) -> None:
    add(reading, "甲", "学前教育")
    add(reading, "乙", "教育")
    overlay, view = reading.reader.text.overlay, reading.reader.text
    place = outline_of(reading).text.index("学前教育")
    view.scroll_to(outline_of(reading).at(place).span)
    slots = {
        (overlay.drawn[at].layer.name, slot) for start, _, at, slot in overlay.visible_places(view.window_shown()) if start >= 0
    }
    assert {("甲", 0), ("乙", 0), ("乙", 1)} <= slots
    view.grab()


def test_a_long_plan_is_searched_in_turns(qtbot: QtBot, reading: MainWindow) -> None:
    reading.desk.edit(lambda session: session.lexicons.add("词", ("教学", "教育")))
    outline = outline_of(reading)
    long = replace(outline, text=outline.text + "教育。" * LONG)
    reading.reader.pane.layers.show(long, reading.reader.text.positions)
    qtbot.waitUntil(lambda: chip(reading, "词").count() == f"{long.text.count('教育') + long.text.count('教学'):,}")


def test_what_differs_from_the_aligned_plan_is_worked_out_when_it_is_switched_on(qtbot: QtBot, reading: MainWindow) -> None:
    session = reading.desk.session
    old, new = session.aligning.pairs()[-1]
    reading.desk.show_plan(new)
    layer = next(layer for layer in reading.reader.pane.layers.all() if layer.key == KEY)
    assert not reading.reader.pane.layers.is_on(layer)
    qtbot.mouseClick(chip(reading, layer.name), LEFT)
    qtbot.waitUntil(lambda: layer.name in underlined(reading), timeout=20000)
    outline, alignment = outline_of(reading), session.aligning.stored(old, new)
    whole = [c for link in alignment.links if link.relation is Relation.NEW for c in link.new]
    places = [(p.start, p.end) for c in whole for p in [outline.clause(c).span]]
    positions = reading.reader.text.positions
    drawn = [(positions.from_qt(a), positions.from_qt(b)) for a, b in reading.reader.text.overlay.drawn[0].places]
    assert set(places) <= set(drawn)
    reading.desk.edit(
        lambda s: s.links.decide([link.id for link in alignment.links if link.new and whole[0] in link.new], Decision.REJECTED)
    )
    qtbot.waitUntil(lambda: layer.name in underlined(reading), timeout=20000)
    again = [positions.from_qt(a) for a, _ in reading.reader.text.overlay.drawn[0].places]
    assert outline.clause(whole[0]).span.start not in again
    reading.desk.show_plan(next(plan.id for plan in session.plans() if plan.id not in (old, new)))
    assert KEY not in {layer.key for layer in reading.reader.pane.layers.all()}


def test_what_has_no_room_is_in_the_menu(qtbot: QtBot, reading: MainWindow) -> None:
    for n in range(12):
        add(reading, f"很长的词表名称{n}", "教育")
    strip = reading.reader.pane.header.strip
    hidden = [chip for chip in strip.chips() if chip.isChecked() and not chip.isVisible()]
    assert hidden
    assert all(strip.rect().contains(chip.geometry()) for chip in strip.chips() if chip.isVisible())
    strip.open_menu()
    menu = strip.findChild(QMenu)
    action = next(action for action in menu.actions() if action.text().startswith(hidden[-1].text()))
    action.trigger()
    assert not hidden[-1].isChecked()
    menu.close()


@pytest.fixture
def dialog(qtbot: QtBot, reading: MainWindow) -> LexiconDialog:
    dialog = LexiconDialog(reading.desk, reading)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_dropped_file_becomes_a_lexicon_that_can_be_edited(
    qtbot: QtBot, reading: MainWindow, dialog: LexiconDialog, tmp_path: Path
) -> None:
    file = tmp_path / "动词.txt"
    file.write_text("出台\n印发\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    action = Qt.DropAction.CopyAction
    dialog.dropEvent(QDropEvent(QPointF(5, 5), action, data, LEFT, Qt.KeyboardModifier.NoModifier))
    assert [each.terms for each in reading.desk.session.lexicons.all()] == [("出台", "印发")]
    dialog._terms.setPlainText("出台\n制定\n制定\n")
    dialog._color.choose(5)
    dialog.accept()
    kept = reading.desk.session.lexicons.all()[0]
    assert (kept.terms, kept.color) == (("出台", "制定"), 5)
    assert underlined(reading)["动词"]


def test_lines_that_give_no_term_are_said_while_they_are_written(reading: MainWindow, dialog: LexiconDialog) -> None:
    dialog._new()
    dialog._terms.setPlainText("学前教育\n# 说明\n学前教育\n" + "长" * 41)
    assert dialog._said.text().startswith("3 行不算词")
    dialog._save()
    assert dialog._said.text().startswith("3 行不算词") and underlined(reading)["词表 1"]
    dialog._terms.setPlainText("学前教育")
    assert "不算词" not in dialog._said.text()


def test_lexicons_are_made_renamed_and_deleted_in_the_dialog(qtbot: QtBot, reading: MainWindow, dialog: LexiconDialog) -> None:
    dialog._new()
    dialog._add_shipped("slogans")
    assert [each.name for each in reading.desk.session.lexicons.all()] == ["词表 1", "口号和套话"]
    dialog._name.setText("词表 1")
    dialog._save()
    assert "词表 1" in dialog._said.text()
    dialog._name.setText("套话")
    dialog._save()
    assert [each.name for each in reading.desk.session.lexicons.all()] == ["词表 1", "套话"]
    dialog._remove()
    assert [each.name for each in reading.desk.session.lexicons.all()] == ["词表 1"]
    reading.desk.edit(lambda session: session.undo())
    assert len(reading.desk.session.lexicons.all()) == 2
    assert dialog._list.count() == 2
    assert dialog.rect().contains(QPoint(5, 5))


def test_a_chip_whose_number_grows_has_room_for_it(reading: MainWindow) -> None:
    header = reading.reader.pane.header
    for count in (1, 12_345):
        header.set_counts(count)
        assert header.strip.tags.width() >= header.strip.tags.sizeHint().width()
