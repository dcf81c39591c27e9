"""The open plan read anew under the reader's eyes: it looks as if it had been opened so, and the reader stays where he was."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from core.model import ClauseKind, Span, Touched
from core.session import Session
from desktop.desk import Place
from desktop.main_window import MainWindow
from desktop.reader.positions import Positions
from desktop.reader.reader_pane import look_of
from tests.desktop.reader.reading import built, items, outline_of, place_of, stored


def look(document: QTextDocument) -> list[tuple[object, ...]]:
    """Every stretch of one format, with what makes a heading."""
    found: list[tuple[object, ...]] = []
    block = document.begin()
    while block.isValid():
        found.append((block.text(), block.blockFormat().topMargin(), block.blockFormat().bottomMargin()))
        at = block.begin()
        while not at.atEnd():
            font = at.fragment().charFormat().font()
            found.append((at.fragment().text(), font.pixelSize(), font.weight()))
            at += 1
        block = block.next()
    return found


def edit(window: MainWindow, change) -> None:
    assert window.desk.edit(change) is not None


def test_a_plan_edited_while_it_is_shown_looks_as_if_opened_anew(reading: MainWindow) -> None:
    text, plan_id = reading.reader.text, outline_of(reading).plan.id
    item = items(reading)[4]

    def demote(session: Session) -> Touched:
        return session.sources.shift_clauses(plan_id, [items(reading)[5].id], 1)

    changes = [
        demote,
        lambda session: session.sources.split_clause(plan_id, item.head_end + 12),
        lambda session: session.sources.name_clause(plan_id, item.id, "", "别的"),
        lambda session: session.sources.set_kind(plan_id, [item.id], ClauseKind.PARAGRAPH),
        lambda session: session.undo(),
        lambda session: session.undo(),
    ]
    for change in changes:
        edit(reading, change)
        outline = outline_of(reading)
        fresh = built(outline, Positions(outline.text), look_of(reading.desk.settings))
        assert look(text.document()) == look(fresh)


def test_a_line_taken_out_above_leaves_what_is_read_where_it_is(reading: MainWindow, qtbot: QtBot) -> None:
    outline, text = outline_of(reading), reading.reader.text
    text.scroll_to(items(reading)[12].span, center=False)
    words = outline.quote(Span(text.top_position(), text.top_position() + 20))
    place = place_of(reading, text.top_position())
    source_id = outline.plan.source_id
    review = reading.desk.session.sources.review(source_id)
    above = next(paragraph for paragraph in review.parsed.plans[0].paragraphs[4:] if len(paragraph.text) > 60)
    edit(reading, lambda session: session.sources.take_out(source_id, above.pieces[0]))
    assert outline_of(reading).text != outline.text
    at = outline_of(reading).text.index(words)
    assert abs((place_of(reading, at) - place).y()) <= 2
    marks = reading.reader.text.overlay.marks
    assert {mark.annotation_id for mark in marks.tags} <= {annotation.id for annotation in stored(reading)}
    edit(reading, lambda session: session.undo())
    assert outline_of(reading).text == outline.text


def test_a_plan_that_is_merged_into_another_closes(reading: MainWindow) -> None:
    desk = reading.desk
    second = next(plan for plan in desk.session.plans() if plan.ordinal == 1)
    desk.show_plan(second.id)
    edit(reading, lambda session: session.sources.merge_plan(second.id))
    assert desk.outline is None and reading.reader.text.toPlainText() == ""
    edit(reading, lambda session: session.undo())
    desk.show_plan(second.id)
    assert outline_of(reading).text


def test_own_values_show_in_the_header_at_once(reading: MainWindow) -> None:
    plan_id, top = outline_of(reading).plan.id, reading.reader.text.verticalScrollBar().value()
    edit(reading, lambda session: session.sources.give_values(plan_id, {"title": "自己的题名", "region": "某地"}))
    assert reading.reader.pane.header._title.text() == "自己的题名" and "某地" in reading.reader.pane.header._about.text()
    assert reading.reader.text.verticalScrollBar().value() == top


def test_the_search_page_shows_the_text_as_it_is(reading: MainWindow, qtbot: QtBot) -> None:
    outline = outline_of(reading)
    item = items(reading)[3]
    query = outline.quote(Span(item.span.start + 4, item.span.start + 14))
    reading.navigation.go(Place("search", query=query))
    qtbot.waitUntil(lambda: reading.late.search().findings is not None, timeout=10_000)
    before = reading.late.search().results.preview.text().toPlainText()
    edit(reading, lambda session: session.sources.split_clause(outline.plan.id, item.span.end - 10))
    qtbot.waitUntil(lambda: reading.late.search().findings is not None, timeout=10_000)
    after = reading.late.search().results.preview.text().toPlainText()
    assert before != after and before.startswith(after) and query in after
