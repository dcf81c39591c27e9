"""The mode 批注 as a person uses it: filtering, grouping, sorting, choosing several, editing them, the matrix, saved filters."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from core.annotating import AnnotationView
from core.language.facts import FactKind
from core.model import Status
from core.store.annotation_query import AnnotationFilter, By, Sort
from desktop.annotations.head import ACROSS, GROUPS, MATRIX, TABLE
from desktop.annotations.page import AnnotationsPage
from desktop.annotations.table_view import runs_of
from desktop.desk import Place
from desktop.dialogs.history_dialog import HistoryDialog
from desktop.dialogs.name_dialog import NameDialog
from desktop.main_window import MainWindow
from desktop.models.annotation_table_model import Column
from desktop.search.preview import TagPill
from desktop.widgets import SaveSoon
from desktop.widgets.choice_list import ChoiceList

LEFT, KEY, CONTROL = Qt.MouseButton.LeftButton, Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(reading: MainWindow, qtbot: QtBot) -> AnnotationsPage:
    """The mode, opened by its key on the sample library with its 14 annotations."""
    qtbot.keyClick(reading, KEY.Key_5, CONTROL)
    assert reading.mode == "annotations"
    return reading.late.annotations()


def model(page: AnnotationsPage) -> QAbstractItemModel:
    return page.table.model()


def cell(page: AnnotationsPage, row: int, column: Column = Column.PLACE, parent: QModelIndex | None = None) -> QModelIndex:
    return model(page).index(row, column, parent or QModelIndex())


def click(qtbot: QtBot, page: AnnotationsPage, index: QModelIndex, how: Qt.KeyboardModifier | None = None) -> None:
    place = page.table.visualRect(index).center()
    qtbot.mouseClick(page.table.viewport(), LEFT, how or Qt.KeyboardModifier.NoModifier, place)


def popup(page: AnnotationsPage) -> ChoiceList:
    return page.window().findChildren(ChoiceList)[-1]


def choose(qtbot: QtBot, page: AnnotationsPage, by: By, text: str) -> None:
    """Choose a value under its chip, by mouse and keys."""
    qtbot.mouseClick(page.filters.chips[by], LEFT)
    offered = popup(page)
    assert offered.field.hasFocus()
    offered.field.insert(text)
    qtbot.keyClick(offered.field, KEY.Key_Return)
    qtbot.keyClick(offered.field, KEY.Key_Escape)
    qtbot.keyClick(offered.field, KEY.Key_Escape)
    assert not offered.isVisible()


def notes(page: AnnotationsPage):
    return page._desk.session.annotations()


def test_the_mode_lists_all_annotations_and_says_how_many(page: AnnotationsPage) -> None:
    assert model(page).rowCount() == 14 and page.head.count.text() == "14 条批注"
    assert cell(page, 0, Column.STATUS).data() == "存疑"
    assert page.window().status.findChild(object) is not None
    assert page.table.chosen() == [1] and page.panel._id() == 1


@pytest.mark.parametrize("group", [None, By.TAG, By.YEAR])
def test_the_model_keeps_qt_s_rules(page: AnnotationsPage, qtmodeltester, group: By | None) -> None:
    page.asking.change(group=group)
    qtmodeltester.check(model(page), force_py=True)


def test_values_are_chosen_under_their_chips_and_narrow_one_another(page: AnnotationsPage, qtbot: QtBot) -> None:
    choose(qtbot, page, By.TAG, "目标")
    assert page.head.count.text() == "6 条批注" and page.filters.chips[By.TAG].text() == "标签：目标指标"
    choose(qtbot, page, By.YEAR, "2023")
    assert page.head.count.text() == "2 条批注"
    qtbot.mouseClick(page.filters.clear_button, LEFT)
    assert page.head.count.text() == "14 条批注" and not page.filters.chips[By.TAG].isChecked()


def test_words_narrow_while_they_are_typed_and_an_empty_result_offers_the_way_back(page: AnnotationsPage, qtbot: QtBot) -> None:
    page.filters.field.setFocus()
    page.filters.field.insert("毛入园率")
    qtbot.waitUntil(lambda: page.head.count.text() == "2 条批注")
    page.filters.field.insert("没有的字")
    qtbot.keyClick(page.filters.field, KEY.Key_Return)
    assert page.results.nothing_passes.isVisible() and not page.table.isVisible()
    qtbot.mouseClick(page.results.nothing_passes.button(), LEFT)
    assert page.head.count.text() == "14 条批注" and page.table.isVisible() and page.filters.field.text() == ""


def test_facts_have_a_column_and_narrow_by_kind_and_value(page: AnnotationsPage, qtbot: QtBot) -> None:
    facts = page.filters.facts
    assert not facts.field.isVisible()
    qtbot.mouseClick(facts.chip, LEFT)
    menu = next(each for each in facts.chip.findChildren(QMenu) if each.isVisible())
    next(entry for entry in menu.actions() if entry.text() == "数量").trigger()
    menu.close()
    assert facts.chip.text() == "要素：数量" and facts.field.hasFocus()
    with_numbers = model(page).rowCount()
    assert 0 < with_numbers < 14
    assert all(cell(page, row, Column.FACTS).data() for row in range(with_numbers))
    qtbot.keyClicks(facts.field, ">= 80%")
    qtbot.keyClick(facts.field, KEY.Key_Return)
    assert 0 < model(page).rowCount() < with_numbers
    assert any("87%以上" in cell(page, row, Column.FACTS).data() for row in range(model(page).rowCount()))
    qtbot.mouseClick(page.filters.clear_button, LEFT)
    assert model(page).rowCount() == 14 and not facts.field.isVisible() and facts.chip.text() == "要素"


def test_a_value_that_is_none_is_said_at_enter(page: AnnotationsPage, qtbot: QtBot) -> None:
    facts = page.filters.facts
    facts.choose(FactKind.QUANTITY)
    shown = model(page).rowCount()
    qtbot.keyClicks(facts.field, ">= many")
    with qtbot.waitSignal(page._desk.refused):
        qtbot.keyClick(facts.field, KEY.Key_Return)
    assert model(page).rowCount() == shown


def test_groups_are_rows_that_unfold_and_stand_for_what_is_in_them(page: AnnotationsPage, qtbot: QtBot) -> None:
    page.head.groups.setCurrentIndex(GROUPS.index(By.STATUS))
    rows = page.table.model().group_rows()
    assert [cell(page, row).data() for row in rows] == ["待核  11", "已核  2", "存疑  1"]
    click(qtbot, page, cell(page, rows[1]))
    assert len(page.table.chosen()) == 2
    qtbot.keyClick(page.table, KEY.Key_Return)
    assert model(page).rowCount() == 15 and model(page).is_folded(rows[1])
    qtbot.keyClick(page.table, KEY.Key_Right)
    assert model(page).rowCount() == 17
    place = page.table.visualRect(cell(page, 0))
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=QPoint(12, place.center().y()))
    assert model(page).rowCount() == 6 and cell(page, 1).data() == "已核  2"


def test_a_click_on_a_head_sorts_and_the_chosen_row_stays_chosen(page: AnnotationsPage, qtbot: QtBot) -> None:
    head = page.table.header()
    before = page.table.chosen()
    place = QPoint(head.sectionViewportPosition(Column.STATUS) + 10, head.height() // 2)
    qtbot.mouseClick(head.viewport(), LEFT, pos=place)
    qtbot.mouseClick(head.viewport(), LEFT, pos=place)
    assert page.asking.view.sort is Sort.STATUS and page.asking.view.descending
    assert cell(page, 0, Column.STATUS).data() == "已核" and page.table.chosen() == before


def test_a_click_on_the_head_of_facts_sorts_by_them(page: AnnotationsPage, qtbot: QtBot) -> None:
    page.table.setColumnHidden(Column.FACTS, False)
    head = page.table.header()
    place = QPoint(head.sectionViewportPosition(Column.FACTS) + 10, head.height() // 2)
    qtbot.mouseClick(head.viewport(), LEFT, pos=place)
    assert page.asking.view.sort is Sort.FACTS
    said = [cell(page, row, Column.FACTS).data() for row in range(model(page).rowCount())]
    assert "" in said and any(said) and not any(said[said.index("") :])


def test_enter_and_double_click_open_the_place_in_the_reader(page: AnnotationsPage, qtbot: QtBot) -> None:
    window: MainWindow = page.window()
    click(qtbot, page, cell(page, 10))
    chosen = page.table.current()
    qtbot.keyClick(page.table, KEY.Key_Return)
    assert window.mode == "read" and window.reader.inspector.current_id() == chosen
    window.navigation.back()
    assert window.mode == "annotations" and page.table.current() == chosen
    click(qtbot, page, cell(page, 3))
    qtbot.mouseDClick(page.table.viewport(), LEFT, pos=page.table.visualRect(cell(page, 3)).center())
    assert window.mode == "read"


def test_digits_tag_all_that_is_chosen_as_one_step_and_take_off_again(page: AnnotationsPage, qtbot: QtBot) -> None:
    before = notes(page)
    click(qtbot, page, cell(page, 0))
    click(qtbot, page, cell(page, 3), Qt.KeyboardModifier.ShiftModifier)
    assert len(page.table.chosen()) == 4
    qtbot.keyClick(page.table, KEY.Key_6)
    assert sum("数字化" in note.tags for note in notes(page)) == 5 and len(page.table.chosen()) == 4
    qtbot.keyClick(page.table, KEY.Key_6)
    assert sum("数字化" in note.tags for note in notes(page)) == 1
    for _ in range(2):
        qtbot.keyClick(page.window(), KEY.Key_Z, CONTROL)
    assert notes(page) == before


def test_0_offers_the_tags_and_makes_a_new_one_for_all(page: AnnotationsPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, KEY.Key_A, CONTROL)
    qtbot.keyClick(page.table, KEY.Key_0)
    offered = popup(page)
    offered.field.insert("待议")
    qtbot.keyClick(offered.field, KEY.Key_Return)
    assert all("待议" in note.tags for note in notes(page)) and page.table.hasFocus()


def test_status_and_author_of_several_and_deleting_them(page: AnnotationsPage, qtbot: QtBot) -> None:
    click(qtbot, page, cell(page, 3))
    click(qtbot, page, cell(page, 4), CONTROL)
    ids = page.table.chosen()
    page.bulk_bar.status.menu().actions()[1].trigger()
    assert {note.status for note in notes(page) if note.id in ids} == {Status.CHECKED}
    qtbot.mouseClick(page.bulk_bar.author, LEFT)
    dialog = page.window().findChild(NameDialog)
    dialog.field.setText("李明")
    qtbot.keyClick(dialog.field, KEY.Key_Return)
    assert {note.author for note in notes(page) if note.id in ids} == {"李明"}
    page.table.setFocus()
    qtbot.keyClick(page.table, KEY.Key_Delete)
    assert len(notes(page)) == 12 and page.head.count.text() == "12 条批注"


def test_the_note_is_written_in_the_panel_and_saved_when_it_is_left(page: AnnotationsPage, qtbot: QtBot) -> None:
    click(qtbot, page, cell(page, 3))
    annotation_id = page.table.current()
    qtbot.keyClick(page.table, KEY.Key_N)
    assert page.panel.note.hasFocus()
    page.panel.note.insertPlainText("甲")
    qtbot.keyClick(page.panel.note, KEY.Key_Return, CONTROL)
    assert page._desk.session.annotation(annotation_id).note == "甲" and page.table.hasFocus()
    page.panel.note.setFocus()
    page.panel.note.insertPlainText("乙")
    click(qtbot, page, cell(page, 5))
    assert "乙" in page._desk.session.annotation(annotation_id).note and page.table.current() != annotation_id
    qtbot.mouseClick(page.panel.status.button("checked"), LEFT)
    assert page._desk.session.annotation(page.table.current()).status is Status.CHECKED


def test_a_note_that_passes_the_filter_no_more_stays_while_it_is_written(page: AnnotationsPage, qtbot: QtBot) -> None:
    page.filters.field.setFocus()
    page.filters.field.insert("口径不同")
    qtbot.waitUntil(lambda: page.head.count.text() == "1 条批注")
    annotation_id, note = page.table.current(), page.panel.note
    note.findChild(SaveSoon).timer.setInterval(1)
    page.panel.write()
    note.setPlainText("算法不同")
    qtbot.waitUntil(lambda: page._desk.session.annotation(annotation_id).note == "算法不同")
    assert note.toPlainText() == "算法不同" and note.hasFocus() and page.head.count.text() == "1 条批注"
    page._desk.edit(lambda session: session.undo())
    assert "口径不同" in note.toPlainText()
    page._desk.edit(lambda session: session.redo())
    qtbot.keyClick(note, KEY.Key_Return, CONTROL)
    assert page.results.nothing_passes.isVisible()


def test_an_undo_shows_the_note_as_it_was(page: AnnotationsPage, qtbot: QtBot) -> None:
    before = page.panel.note.toPlainText()
    page.panel.write()
    page.panel.note.setPlainText("换了")
    qtbot.keyClick(page.panel.note, KEY.Key_Escape)
    page._desk.edit(lambda session: session.undo())
    assert page.panel.note.toPlainText() == before


def test_chosen_rows_are_copied_with_their_sources(page: AnnotationsPage, qtbot: QtBot) -> None:
    click(qtbot, page, cell(page, 0))
    click(qtbot, page, cell(page, 1), CONTROL)
    qtbot.keyClick(page.table, KEY.Key_Q)
    data = QApplication.clipboard().mimeData()
    assert data.text().count("\n") == 1 and "《" in data.text() and "<p style=" in data.html()
    assert bytes(data.data("text/rtf").data()).startswith(b"{\\rtf1")


def test_h_shows_what_became_of_the_current_annotation(page: AnnotationsPage, qtbot: QtBot) -> None:
    click(qtbot, page, cell(page, 3))
    annotation_id = page.table.current()
    qtbot.keyClick(page.table, KEY.Key_S)
    qtbot.keyClick(page.table, KEY.Key_H)
    dialog = page.window().findChild(HistoryDialog)
    assert dialog.isVisible() and dialog.view.model().rowCount() == len(page._desk.session.histories.of(annotation_id)) == 2
    dialog.reject()


def test_the_tags_of_a_row_are_beside_one_another_when_the_table_comes_back(page: AnnotationsPage, qtbot: QtBot) -> None:
    page.asking.show(AnnotationView(AnnotationFilter({By.TAG: (3,), By.YEAR: (2023,)}), across=By.YEAR))
    assert page.matrix.isVisible()
    qtbot.mouseClick(page.head.modes.button(TABLE), LEFT)
    assert model(page).rowCount() == 1 and len(page._desk.session.annotation(page.table.current()).tags) == 2

    def places() -> set[int]:
        return {pill.x() for pill in page.panel.findChildren(TagPill) if pill.isVisible()}

    qtbot.waitUntil(lambda: len(places()) == 2)


def test_the_place_in_the_reader_is_not_said_here(page: AnnotationsPage) -> None:
    window: MainWindow = page.window()
    said = window.status._where.text()
    window.desk.set_clause(window.desk.outline.clauses[3].id)  # as a plan that is read anew has another current clause
    assert said == "14 条批注" == window.status._where.text()


# Matrix


def test_a_cell_of_the_matrix_opens_its_annotations_and_the_chip_leads_back(page: AnnotationsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.head.modes.button(MATRIX), LEFT)
    counts = page.matrix.model()
    assert page.matrix.isVisible() and [counts.index(0, column).data() for column in range(4)] == ["目标指标", "4", "2", "6"]
    qtbot.mouseClick(page.matrix.viewport(), LEFT, pos=page.matrix.visualRect(counts.index(0, 1)).center())
    assert page.table.isVisible() and page.head.count.text() == "4 条批注" and page.head.cell_chip.text() == "目标指标 × 2020"
    qtbot.mouseClick(page.head.cell_chip, LEFT)
    assert page.matrix.isVisible() and not page.head.cell_chip.isVisible()
    page.matrix.setFocus()
    page.matrix.setCurrentIndex(counts.index(1, 3))
    qtbot.keyClick(page.matrix, KEY.Key_Return)
    assert page.head.count.text() == "2 条批注"


def test_the_matrix_keeps_qt_s_rules_and_counts_by_other_values(page: AnnotationsPage, qtmodeltester) -> None:
    page.head.modes.set_current(MATRIX)
    page.head.across.setCurrentIndex(ACROSS.index(By.PLAN))
    heads = [page.matrix.model().headerData(column, Qt.Orientation.Horizontal) for column in range(1, 4)]
    assert any("宁夏" in head for head in heads)
    qtmodeltester.check(page.matrix.model(), force_py=True)


def test_a_cell_that_is_kept_comes_back_as_the_table_that_it_opened(page: AnnotationsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.head.modes.button(MATRIX), LEFT)
    counts = page.matrix.model()
    qtbot.mouseClick(page.matrix.viewport(), LEFT, pos=page.matrix.visualRect(counts.index(0, 1)).center())
    view = page.asking.view
    page.filters.clear()
    page.asking.show(view)
    assert page.table.isVisible() and page.head.count.text() == "4 条批注"


# Saved filters, export, empty


def test_a_filter_is_kept_under_a_name_and_called_up(page: AnnotationsPage, qtbot: QtBot) -> None:
    choose(qtbot, page, By.STATUS, "已核")
    page.head.groups.setCurrentIndex(GROUPS.index(By.TAG))
    page.saved.ask_name()
    dialog = page.window().findChild(NameDialog)
    dialog.field.insert("已核的")
    qtbot.keyClick(dialog.field, KEY.Key_Return)
    page.filters.clear()
    page.head.groups.setCurrentIndex(0)
    menu = QMenu(page)
    page.saved.fill(menu)
    assert [action.text() for action in menu.actions() if action.text()] == ["已核的", "保存当前筛选…", "删除筛选"]
    menu.actions()[0].trigger()
    assert page.asking.view.asked == AnnotationFilter({By.STATUS: ("checked",)}) and page.asking.view.group is By.TAG
    assert page.head.count.text() == "2 条批注" and page.filters.chips[By.STATUS].isChecked()
    menu.findChild(QMenu).actions()[0].trigger()
    assert page._desk.session.annotating.views() == {}


def test_what_passes_is_exported(page: AnnotationsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "批注.xlsx"
    monkeypatch.setattr("desktop.saving.QFileDialog.getSaveFileName", lambda *_: (str(path), ""))
    qtbot.mouseClick(page.head.export_button, LEFT)
    qtbot.waitUntil(lambda: path.exists() and not page._desk.jobs.busy)
    assert path.read_bytes().startswith(b"PK")


def test_a_library_without_annotations_says_how_to_make_one(page: AnnotationsPage, qtbot: QtBot) -> None:
    page._desk.edit(lambda session: session.annotating.remove([note.id for note in session.annotations()]))
    assert page.results.none_yet.isVisible() and "按 N 写批注" in page.results.none_yet.text()
    page.head.modes.set_current(MATRIX)
    assert page.results.none_yet.isVisible()
    page.head.modes.set_current(TABLE)
    page._desk.edit(lambda session: session.undo())
    assert page.head.count.text() == "14 条批注" and page.table.isVisible()


def test_changes_made_while_another_mode_is_shown_are_there_on_return(page: AnnotationsPage, qtbot: QtBot) -> None:
    page.window().go(Place("read"))
    page._desk.edit(lambda session: session.annotating.remove([1]))
    page.window().go(Place("annotations"))
    assert page.head.count.text() == "13 条批注"


def test_a_large_library_is_asked_beside_the_window(page: AnnotationsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("page", "asking", "value_list"):
        monkeypatch.setattr(f"desktop.annotations.{module}.LARGE", 1)
    qtbot.mouseClick(page.filters.chips[By.TAG], LEFT)
    offered = popup(page)
    qtbot.waitUntil(lambda: offered.model.rowCount() == 9)
    offered.field.insert("目标")
    qtbot.keyClick(offered.field, KEY.Key_Return)
    qtbot.waitUntil(lambda: page.head.count.text() == "6 条批注")


def test_no_dialog_is_left_open(page: AnnotationsPage) -> None:
    assert not [dialog for dialog in page.window().findChildren(QDialog) if dialog.isVisible()]


def test_s_gives_all_that_is_chosen_the_next_status_as_one_step(page: AnnotationsPage, qtbot: QtBot) -> None:
    before = notes(page)
    click(qtbot, page, cell(page, 3))
    click(qtbot, page, cell(page, 4), CONTROL)
    ids = page.table.chosen()
    for expected in (Status.CHECKED, Status.DOUBTFUL, Status.OPEN, Status.CHECKED):
        qtbot.keyClick(page.table, KEY.Key_S)
        assert {note.status for note in notes(page) if note.id in ids} == {expected}
    for _ in range(4):
        qtbot.keyClick(page.window(), KEY.Key_Z, CONTROL)
    assert notes(page) == before


def test_many_are_copied_deleted_and_brought_back_beside_the_window(
    page: AnnotationsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, jobs = page._desk, list[str]()
    desk.jobs.started.connect(jobs.append)
    monkeypatch.setattr("desktop.annotations.bulk.MANY", 5)
    monkeypatch.setattr("desktop.undo.LARGE_STEP", 500)
    page.table.selectAll()
    before, quotes = notes(page), [each.exact for each in notes(page)]
    page.bulk.copy()
    qtbot.waitUntil(lambda: all(words in QApplication.clipboard().text() for words in quotes))
    page.bulk.remove()
    qtbot.waitUntil(lambda: not notes(page) and not desk.editing)
    page.window().actions_["undo"].trigger()
    qtbot.waitUntil(lambda: notes(page) == before and not desk.editing)
    assert [title for title in jobs if title != "查找批注"] == ["复制批注", "删除批注", "正在撤销"]


def test_rows_beside_one_another_are_chosen_again_as_one_run(page: AnnotationsPage) -> None:
    page.table.selectAll()
    page._ask()
    selection = page.table.selectionModel().selection()
    assert len(page.table.chosen()) == 14 and selection.size() == 1
    assert list(runs_of([1, 2, 5, 7, 8])) == [(1, 2), (5, 5), (7, 8)] and not list(runs_of([]))


def test_the_reader_shows_what_was_edited_here_when_it_comes_back(page: AnnotationsPage, qtbot: QtBot) -> None:
    window, marked = page.window(), list[None]()
    pane = window.reader.pane
    pane.marked.connect(lambda: marked.append(None))
    page.table.selectAll()
    qtbot.keyClick(page.table, KEY.Key_3)
    assert not marked
    window.go(Place("read"))
    assert marked and pane.annotations == page._desk.annotations_of(pane.reading.plan_id)
    assert all(len(each.tags) > 0 for each in pane.annotations)
