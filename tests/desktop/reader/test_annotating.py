"""Tagging and noting: by keys, by the palette, by the editor; and what the library has afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from core.model import Span, Status
from desktop.main_window import MainWindow
from desktop.reader.cards.card import lines_of
from desktop.reader.cards.editor import CardEditor
from desktop.reader.text_view import text_font
from desktop.widgets import SaveSoon
from tests.desktop.reader.reading import LEFT, click_text, click_tree, items, on_span, outline_of, press, stored

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def span(reading: MainWindow) -> Span:
    """A selected span that has no annotation yet."""
    clause = items(reading)[6]
    span = Span(clause.span.start + 1, clause.span.start + 7)
    assert on_span(reading, span) is None
    reading.reader.text.select(span)
    return span


def field(window: MainWindow) -> QPlainTextEdit:
    """The open editor's field, which has the focus."""
    found = QApplication.focusWidget()
    assert isinstance(found, QPlainTextEdit)
    return found


def editors(window: MainWindow) -> list[CardEditor]:
    return [editor for editor in window.reader.inspector.view.findChildren(CardEditor) if editor.isVisible()]


def test_a_digit_tags_the_selection_and_again_takes_it_off(reading: MainWindow, qtbot: QtBot, span: Span) -> None:
    tag = reading.desk.session.tags()[0]
    press(qtbot, reading, Qt.Key.Key_1)
    made = on_span(reading, span)
    assert made.tags == (tag.name,) and made.exact == outline_of(reading).quote(span) and made.author == "分析员"
    assert reading.reader.inspector.current_id() == made.id
    assert tag in reading.reader.tree.model.index_of(outline_of(reading).at(span.start).id).data(258)
    press(qtbot, reading, Qt.Key.Key_2)
    assert on_span(reading, span).tags == tuple(t.name for t in reading.desk.session.tags()[:2])
    press(qtbot, reading, Qt.Key.Key_2)
    press(qtbot, reading, Qt.Key.Key_1)
    assert on_span(reading, span) is None


def test_undo_brings_back_a_tag_taken_off_and_redo_takes_it_off_again(reading: MainWindow, qtbot: QtBot, span: Span) -> None:
    press(qtbot, reading, Qt.Key.Key_1)
    made = on_span(reading, span)
    press(qtbot, reading, Qt.Key.Key_1)
    qtbot.keyClick(reading, Qt.Key.Key_Z, CONTROL)
    assert on_span(reading, span) == made
    assert any(mark.annotation_id == made.id for mark in reading.reader.text.overlay.marks.tags)
    qtbot.keyClick(reading, Qt.Key.Key_Y, CONTROL)
    assert on_span(reading, span) is None
    assert not any(mark.annotation_id == made.id for mark in reading.reader.text.overlay.marks.tags)


def test_without_a_selection_a_digit_tags_the_current_clause(reading: MainWindow, qtbot: QtBot) -> None:
    clause = items(reading)[7]
    click_tree(qtbot, reading, clause)
    press(qtbot, reading, Qt.Key.Key_3)
    (made,) = [a for a in stored(reading) if a.clause_id == clause.id]
    assert made.tags == (reading.desk.session.tags()[2].name,) and made.span == clause.span
    press(qtbot, reading, Qt.Key.Key_3)
    assert not [a for a in stored(reading) if a.clause_id == clause.id]


def test_the_palette_tags_too_and_counts(reading: MainWindow, qtbot: QtBot, span: Span) -> None:
    tag = reading.desk.session.tags()[4]
    before = reading.desk.session.tagging.counts().get(tag.id, 0)
    row = reading.reader.inspector.palette_view._grid.itemAt(4).widget()
    qtbot.mouseClick(row, LEFT)
    assert on_span(reading, span).tags == (tag.name,)
    assert reading.reader.inspector.palette_view._grid.itemAt(4).widget()._count == before + 1


def test_the_bar_at_the_selection_tags_it(reading: MainWindow, qtbot: QtBot, span: Span) -> None:
    qtbot.mouseClick(reading.reader.pane.selection.bar._tags[1], LEFT)
    assert on_span(reading, span).tags == (reading.desk.session.tags()[1].name,)
    assert reading.reader.text.selected_span() == span


def test_n_opens_the_editor_and_ctrl_return_saves(reading: MainWindow, qtbot: QtBot, span: Span) -> None:
    press(qtbot, reading, Qt.Key.Key_N)
    qtbot.keyClicks(field(reading), "see 12")
    qtbot.keyClick(field(reading), Qt.Key.Key_Return)
    qtbot.keyClicks(field(reading), "n 1")
    qtbot.keyClick(field(reading), Qt.Key.Key_Return, CONTROL)
    made = on_span(reading, span)
    assert (made.note, made.tags, made.status) == ("see 12\nn 1", (), Status.OPEN)
    qtbot.waitUntil(lambda: not editors(reading))
    assert [mark[0] for mark in reading.reader.text.overlay.marks.untagged].count(made.id) == 1


def test_esc_saves_and_closes(reading: MainWindow, qtbot: QtBot, span: Span) -> None:
    press(qtbot, reading, Qt.Key.Key_N)
    qtbot.keyClicks(field(reading), "abc")
    qtbot.keyClick(field(reading), Qt.Key.Key_Escape)
    assert on_span(reading, span).note == "abc"
    qtbot.waitUntil(lambda: not editors(reading))


def test_an_empty_untagged_note_is_not_kept(reading: MainWindow, qtbot: QtBot, span: Span) -> None:
    before = stored(reading)
    press(qtbot, reading, Qt.Key.Key_N)
    qtbot.keyClick(field(reading), Qt.Key.Key_Escape)
    assert stored(reading) == before
    qtbot.waitUntil(lambda: not editors(reading))


def test_a_click_in_the_text_saves_the_note_and_leaves_the_editor(reading: MainWindow, qtbot: QtBot, span: Span) -> None:
    press(qtbot, reading, Qt.Key.Key_N)
    qtbot.keyClicks(field(reading), "abc")
    reading.reader.text.setFocus(Qt.FocusReason.MouseFocusReason)
    click_text(qtbot, reading, span.end + 4)
    assert on_span(reading, span).note == "abc"
    qtbot.waitUntil(lambda: not editors(reading))
    assert QApplication.focusWidget() is reading.reader.text


def test_a_note_left_empty_by_a_click_elsewhere_is_not_kept(reading: MainWindow, qtbot: QtBot, span: Span) -> None:
    before = stored(reading)
    press(qtbot, reading, Qt.Key.Key_N)
    assert editors(reading)
    reading.reader.text.setFocus(Qt.FocusReason.MouseFocusReason)
    assert stored(reading) == before
    qtbot.waitUntil(lambda: not editors(reading))


def test_what_is_written_survives_the_closing_of_the_window(reading: MainWindow, qtbot: QtBot, span: Span, library: Path) -> None:
    press(qtbot, reading, Qt.Key.Key_N)
    qtbot.keyClicks(field(reading), "abc")
    plan_id = outline_of(reading).plan.id
    reading.close()
    assert reading.desk.open(library)
    assert "abc" in [a.note for a in reading.desk.session.annotations(plan_ids=[plan_id])]


def test_what_is_written_survives_the_change_to_another_plan(reading: MainWindow, qtbot: QtBot, span: Span) -> None:
    press(qtbot, reading, Qt.Key.Key_N)
    qtbot.keyClicks(field(reading), "abc")
    plan_id = outline_of(reading).plan.id
    reading.desk.show_plan(next(p.id for p in reading.desk.session.plans() if p.id != plan_id))
    assert "abc" in [a.note for a in reading.desk.session.annotations(plan_ids=[plan_id])]
    qtbot.waitUntil(lambda: not editors(reading))


def test_what_happens_elsewhere_leaves_the_editor_as_it_is(reading: MainWindow, qtbot: QtBot, span: Span) -> None:
    press(qtbot, reading, Qt.Key.Key_N)
    note = field(reading)
    qtbot.keyClicks(note, "ab")
    reading.desk.set_clause(items(reading)[0].id)
    reading.desk.edit(lambda session: session.annotating.add(outline_of(reading).plan.id, span=Span(0, 3), note="x"))
    reading.reader.inspector.set_scope("clause")
    assert field(reading) is note
    qtbot.keyClicks(note, "c")
    qtbot.keyClick(note, Qt.Key.Key_Return, CONTROL)
    assert on_span(reading, span).note == "abc"


def test_an_undo_while_a_note_is_written_takes_the_writing_back_and_no_more(
    reading: MainWindow, qtbot: QtBot, span: Span
) -> None:
    press(qtbot, reading, Qt.Key.Key_1)
    press(qtbot, reading, Qt.Key.Key_N)
    qtbot.keyClicks(field(reading), "abc")
    reading.actions_["undo"].trigger()
    qtbot.wait(10)
    found = on_span(reading, span)
    assert (found.tags, found.note) == ((reading.desk.session.tags()[0].name,), "")
    reading.actions_["redo"].trigger()
    assert on_span(reading, span).note == "abc"


def test_the_status_is_saved_at_once(reading: MainWindow, qtbot: QtBot, span: Span) -> None:
    press(qtbot, reading, Qt.Key.Key_1)
    press(qtbot, reading, Qt.Key.Key_N)
    (editor,) = editors(reading)
    qtbot.mouseClick(editor._status.button("doubtful"), LEFT)
    assert on_span(reading, span).status is Status.DOUBTFUL
    qtbot.mouseClick(editor._status.button("open"), LEFT)
    assert on_span(reading, span).status is Status.OPEN
    qtbot.mouseClick(editor._status.button("checked"), LEFT)
    qtbot.keyClick(editor.note, Qt.Key.Key_Escape)
    assert on_span(reading, span).status is Status.CHECKED


def test_the_editor_deletes_its_annotation_and_undo_brings_it_back(reading: MainWindow, qtbot: QtBot, span: Span) -> None:
    from desktop.widgets import IconButton

    press(qtbot, reading, Qt.Key.Key_1)
    press(qtbot, reading, Qt.Key.Key_N)
    (editor,) = editors(reading)
    qtbot.mouseClick(editor.findChildren(IconButton)[0], LEFT)
    qtbot.waitUntil(lambda: on_span(reading, span) is None)
    qtbot.keyClick(reading, Qt.Key.Key_Z, CONTROL)
    assert on_span(reading, span) is not None
    qtbot.waitUntil(lambda: not editors(reading))


def test_delete_in_the_text_deletes_the_selected_annotation(reading: MainWindow, qtbot: QtBot) -> None:
    first = stored(reading)[0]
    reading.reader.select_annotation(first.id)
    press(qtbot, reading, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: first.id not in [a.id for a in stored(reading)])


def test_brackets_step_through_the_annotations_round_the_ends(reading: MainWindow, qtbot: QtBot) -> None:
    ids, seen = [a.id for a in stored(reading)], []
    for _ in range(len(ids) + 1):
        press(qtbot, reading, Qt.Key.Key_BracketRight)
        seen.append(reading.reader.inspector.current_id())
    assert seen == [*ids, ids[0]]
    press(qtbot, reading, Qt.Key.Key_BracketLeft)
    assert reading.reader.inspector.current_id() == ids[-1] == reading.reader.text.overlay.selected
    assert reading.desk.clause_id == outline_of(reading).at(stored(reading)[-1].span.start).id


def test_a_click_on_a_marked_span_selects_its_card(reading: MainWindow, qtbot: QtBot) -> None:
    found = stored(reading)[1]
    reading.reader.show_place(found.span)
    click_text(qtbot, reading, found.span.start + 1)
    assert reading.reader.inspector.current_id() == found.id


def test_a_click_on_a_card_goes_to_its_span(reading: MainWindow, qtbot: QtBot) -> None:
    found, view = stored(reading)[-1], reading.reader.inspector.view
    index = view.model().index_of(found.id)
    view.scrollTo(index)
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(index).center())
    assert reading.desk.clause_id == outline_of(reading).at(found.span.start).id
    assert reading.reader.text.overlay.selected == found.id


def test_the_scope_narrows_the_cards(reading: MainWindow, qtbot: QtBot) -> None:
    inspector, view = reading.reader.inspector, reading.reader.inspector.view
    everything = stored(reading)
    outline = outline_of(reading)
    clause = outline.at(everything[0].span.start)
    click_tree(qtbot, reading, clause)
    expected = {
        "clause": [a for a in everything if a.span.overlaps(clause.span)],
        "chapter": [a for a in everything if a.span.overlaps(outline.path(clause)[0].span)],
        "plan": list(everything),
    }
    for scope, wanted in expected.items():
        qtbot.mouseClick(inspector._chips[scope], LEFT)
        assert view.model().rowCount() == len(wanted)
        assert inspector._chips[scope].count() == str(len(wanted)) and inspector._chips[scope].isChecked()
    qtbot.mouseClick(inspector._chips["clause"], LEFT)
    empty = next(c for c in items(reading) if not any(a.span.overlaps(c.span) for a in everything))
    click_tree(qtbot, reading, empty)
    assert not view.isVisible() and inspector._empty.isVisible()
    press(qtbot, reading, Qt.Key.Key_BracketRight)
    assert inspector.current_id() == everything[0].id


def test_offsets_are_exact_behind_characters_beyond_the_first_plane(reading: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    source = tmp_path / "字.txt"
    source.write_text("某市2021年工作要点\n一、😀加强𠀀教育领导。\n二、𠮷深化改革😀试点。\n", encoding="utf-8")
    (report,) = reading.desk.session.import_files([source])
    reading.desk.show_plan(report.plan_ids[0])
    text = outline_of(reading).text
    at = text.index("改革")
    reading.reader.text.select(Span(at, at + 2))
    assert reading.reader.text.textCursor().selectedText() == "改革"
    press(qtbot, reading, Qt.Key.Key_1)
    (made,) = stored(reading)
    assert (made.exact, made.span) == ("改革", Span(at, at + 2))
    reading.reader.pane.finding.show("试点")
    (hit,) = reading.reader.text.overlay.marks.hits
    assert reading.reader.text.toPlainText().encode("utf-16-le")[2 * hit[0] : 2 * hit[1]].decode("utf-16-le") == "试点"
    click_text(qtbot, reading, text.index("教育"))
    assert outline_of(reading).clause(reading.desk.clause_id).span.start == text.index("一、")


def test_a_card_breaks_lines_between_characters_of_any_plane(theme: object, qtbot: QtBot) -> None:
    note = "核对😀口径𠀀再看" * 6
    font = text_font(13)
    lines = lines_of(note, font, 90, 99)
    assert "".join(lines) == note
    assert all(QFontMetrics(font).horizontalAdvance(line) <= 91 for line in lines)
    assert lines_of("好" * 50, text_font(13), 90, 2)[-1].endswith("…")


def test_a_note_typed_with_an_input_method_is_not_ended_by_its_keys(reading: MainWindow, qtbot: QtBot, span: Span) -> None:
    from PySide6.QtGui import QInputMethodEvent

    press(qtbot, reading, Qt.Key.Key_N)
    note = field(reading)
    QApplication.sendEvent(note, QInputMethodEvent("hedui", []))
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    assert editors(reading)
    done = QInputMethodEvent("", [])
    done.setCommitString("核对")
    QApplication.sendEvent(note, done)
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    assert on_span(reading, span).note == "核对"


def test_a_note_is_saved_while_it_is_written_which_goes_on(
    reading: MainWindow, qtbot: QtBot, span: Span, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.widgets.save_soon.WAIT", 1)
    press(qtbot, reading, Qt.Key.Key_N)
    note = field(reading)
    note.insertPlainText("核对口径")
    qtbot.waitUntil(lambda: on_span(reading, span).note == "核对口径")
    assert editors(reading) and note.hasFocus() and note.textCursor().atEnd()
    note.clear()
    qtbot.waitUntil(lambda: not note.findChild(SaveSoon).timer.isActive())
    assert on_span(reading, span).note == "核对口径"  # emptied, it would be deleted under the editor
    note.insertPlainText("核对数字")
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    assert on_span(reading, span).note == "核对数字"


def test_digits_and_delete_work_on_the_selected_card(reading: MainWindow, qtbot: QtBot) -> None:
    session = reading.desk.session
    first = session.annotations(plan_ids=[reading.desk.outline.plan.id])[0]
    reading.reader.inspector.reveal(first.id)
    cards = reading.reader.inspector.view
    cards.setFocus()
    qtbot.keyClick(cards, Qt.Key.Key_6)
    assert "数字化" in session.annotation(first.id).tags
    qtbot.keyClick(cards, Qt.Key.Key_6)
    assert "数字化" not in session.annotation(first.id).tags
    qtbot.keyClick(cards, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: first.id not in [a.id for a in session.annotations()])


def test_s_changes_the_status_in_the_text_and_on_the_card(reading: MainWindow, qtbot: QtBot, span: Span) -> None:
    press(qtbot, reading, Qt.Key.Key_1)
    assert on_span(reading, span).status is Status.OPEN
    press(qtbot, reading, Qt.Key.Key_S)
    assert on_span(reading, span).status is Status.CHECKED and reading.toast.text() == "已核"
    cards = reading.reader.inspector.view
    qtbot.keyClick(cards, Qt.Key.Key_S)
    assert on_span(reading, span).status is Status.DOUBTFUL
    assert reading.reader.inspector.current_id() == on_span(reading, span).id
    qtbot.keyClick(cards, Qt.Key.Key_S)
    assert on_span(reading, span).status is Status.OPEN


def test_s_without_an_annotation_says_that_one_has_to_be_chosen(reading: MainWindow, qtbot: QtBot, span: Span) -> None:
    before = stored(reading)
    reading.reader.inspector.reveal(0)
    press(qtbot, reading, Qt.Key.Key_S)
    assert stored(reading) == before and reading.toast.text() == "先选一条批注，再改它的状态"
