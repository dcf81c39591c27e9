"""生成简报 as it is used: what is chosen at first, what follows from a choice, writing, failing, stopping."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from core.briefing import Grouping, PartKind
from core.model import Decision, Status
from desktop.briefing.dialog import BriefingDialog
from desktop.briefing.part_list import PartList
from desktop.desk import Desk


def shown_count(parts: PartList, kind: PartKind) -> str:
    """What the list says a part holds."""
    row = next(row for row, part in enumerate(parts.parts()) if part.kind is kind)
    return parts.topLevelItem(row).text(1)


def opened(desk: Desk, qtbot: QtBot, **chosen: object) -> BriefingDialog:
    dialog = BriefingDialog(desk, **chosen)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_plans_with_annotations_and_what_compares_them_are_chosen_at_first(desk: Desk, qtbot: QtBot) -> None:
    desk.session.aligning.align(1, 2)
    desk.session.aligning.align(2, 3)
    dialog = opened(desk, qtbot)
    assert dialog.recipe.plan_ids == (1, 2) and dialog.recipe.pairs == ((1, 2),)
    assert dialog.recipe.title == "工作要点研读简报" and dialog.recipe.language == "zh"


def test_without_annotations_every_plan_is_chosen(desk: Desk, qtbot: QtBot) -> None:
    desk.session.annotating.remove([note.id for note in desk.session.annotations()])
    assert opened(desk, qtbot).recipe.plan_ids == (1, 2, 3)


def test_a_pair_asked_for_is_chosen_even_before_it_is_aligned(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot, pair=(3, 1))
    assert dialog.recipe.plan_ids == (1, 3) and dialog.recipe.pairs == ((3, 1),)


def test_a_plan_left_out_takes_its_alignments_with_it_and_the_other_way_round(desk: Desk, qtbot: QtBot) -> None:
    desk.session.aligning.align(1, 2)
    panel = (dialog := opened(desk, qtbot))._panel.material
    panel._plans.choose([2], False)
    assert dialog.recipe.plan_ids == (1,) and dialog.recipe.pairs == ()
    panel._pairs.choose([(1, 2)])
    assert dialog.recipe.plan_ids == (1, 2)


def test_the_preview_follows_the_choice(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    counts = dialog._panel.parts
    qtbot.waitUntil(lambda: "批注条目" in dialog._preview.text() and shown_count(counts, PartKind.ITEMS) == "3 条")
    dialog._panel.material._chips["试点示范"].click()
    qtbot.waitUntil(lambda: shown_count(counts, PartKind.ITEMS) == "1 条")
    dialog._panel.layout_page._title.setText("三地比较")
    dialog._panel.layout_page._language.set_current("en")
    qtbot.waitUntil(lambda: dialog._preview.text().startswith("三地比较") and "Annotated clauses" in dialog._preview.text())


def test_with_nothing_chosen_there_is_nothing_to_write(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    dialog._panel.material._plans.choose_all(False)
    assert not dialog._footer.make_button().isEnabled()
    dialog._panel.material._all.click()
    assert dialog.recipe.plan_ids == (1, 2, 3) and dialog._footer.make_button().isEnabled()


def test_the_note_is_written_and_can_be_opened(desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(
        "desktop.briefing.dialog.QDesktopServices.openUrl", lambda url: bool(shown.append(url.toLocalFile())) or True
    )
    dialog = opened(desk, qtbot)
    dialog.set_path(tmp_path / "new folder" / "三地比较")
    dialog._footer.make_button().setFocus()
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(dialog._footer.make_button(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog._footer._open)
    path = tmp_path / "new folder" / "三地比较.docx"
    assert said.args[0].startswith("已生成“三地比较.docx”") and dialog._footer.result() == said.args[0]
    assert next(p.text for p in Document(str(path)).paragraphs if p.style.name == "Title") == "工作要点研读简报"
    dialog._footer.open_file.emit()
    dialog._footer.open_folder.emit()
    assert [Path(name) for name in shown] == [path, path.parent]


def test_control_and_enter_write_the_note_from_any_field(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(desk, qtbot)
    dialog.set_path(tmp_path / "简报")
    field = next(each for each in dialog.findChildren(QPlainTextEdit) if each.isVisible())
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    field.setFocus()
    with qtbot.waitSignal(desk.said):
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (tmp_path / "简报.docx").exists()


def test_a_name_that_is_taken_gets_a_number_unless_it_was_chosen(desk: Desk, qtbot: QtBot, private_home: Path) -> None:
    dialog = opened(desk, qtbot)
    first = dialog.path
    first.parent.mkdir(parents=True, exist_ok=True)
    first.touch()
    assert dialog.path.name == "工作要点研读简报 2.docx"
    dialog.set_path(first)
    assert dialog.path == first and dialog._footer._warning.text() == "将替换已有的文件"
    first.unlink()


def test_a_file_that_cannot_be_written_is_said_in_the_dialog(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    dialog = opened(desk, qtbot)
    dialog.set_path(tmp_path / "file" / "note.docx")
    dialog._footer.generate.emit()
    qtbot.waitUntil(dialog.banner().isVisible)
    assert dialog.banner().text().startswith("没有写入“note.docx”")
    assert dialog._footer.make_button().isEnabled() and dialog._panel.isEnabled()


def test_a_fault_of_ours_is_said_with_details_for_support(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("core.notes.Notes.write", broken)
    dialog = opened(desk, qtbot)
    dialog.set_path(tmp_path / "note.docx")
    dialog._footer.generate.emit()
    qtbot.waitUntil(dialog.banner().isVisible)
    assert dialog.banner().text().startswith("没有生成简报，资料库未受影响。")


def test_stopping_leaves_no_file_and_says_so(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(desk, qtbot)
    dialog.set_path(tmp_path / "note.docx")
    dialog._footer.generate.emit()
    dialog._footer.cancel.emit()
    qtbot.waitUntil(dialog.banner().isVisible)
    assert dialog.banner().text() == "已停止，没有生成简报。" and not dialog.path.exists()


def test_closing_while_a_note_is_written_stops_it_quietly(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(desk, qtbot)
    dialog.set_path(tmp_path / "note.docx")
    dialog._footer.generate.emit()
    dialog.reject()
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert not dialog.isVisible() and not dialog.banner().isVisible()


def test_an_empty_library_says_what_is_missing(desk: Desk, qtbot: QtBot) -> None:
    desk.session.sources.bin_plans([1, 2, 3])
    dialog = opened(desk, qtbot)
    assert dialog.banner().isVisible() and "还没有文件" in dialog.banner().text()
    assert not dialog._footer.make_button().isEnabled()


def test_nothing_is_cut_off_at_the_smallest_size(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    dialog.resize(dialog.minimumSize())
    assert (dialog.width(), dialog.height()) == (760, 480)
    needed = dialog.layout().minimumSize()
    assert needed.width() <= 760 and needed.height() <= 480
    button = dialog._footer.make_button()
    assert button.width() >= button.sizeHint().width()
    assert dialog._footer.geometry().bottom() < dialog.height()


def test_it_opens_no_larger_than_the_window_below(desk: Desk, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(780, 500)
    dialog = BriefingDialog(desk, window)
    assert (dialog.width(), dialog.height()) == (780, 500)


def test_confirmed_links_alone_are_taken_once_there_are_any(desk: Desk, qtbot: QtBot) -> None:
    links = [link for link in desk.session.aligning.align(1, 2).links if link.old and link.new]
    dialog = opened(desk, qtbot)
    assert not dialog.recipe.confirmed_only and not dialog._panel.material._scope._confirmed.isEnabled()
    desk.session.links.decide([links[0].id], Decision.CONFIRMED)
    dialog = opened(desk, qtbot)
    total = len(desk.session.aligning.stored(1, 2).links)
    assert dialog.recipe.confirmed_only and dialog._panel.material._scope._confirmed_count.text() == f"1 / {total}"
    counts = dialog._panel.parts
    qtbot.waitUntil(lambda: shown_count(counts, PartKind.COMPARISONS) == "1 处")
    dialog._panel.material._scope._confirmed.click()
    qtbot.waitUntil(lambda: shown_count(counts, PartKind.COMPARISONS) == f"{total} 处")
    dialog._panel.material._pairs.choose_all(False)
    dialog._panel.material._pairs.choose_all(True)
    assert not dialog.recipe.confirmed_only


def test_checked_annotations_alone_are_taken_only_when_asked_for(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.session.annotating.edit(desk.session.annotations()[0].id, status=Status.CHECKED)
    dialog = opened(desk, qtbot)
    scope = dialog._panel.material._scope
    assert not dialog.recipe.checked_only and scope._checked_count.text() == "1 / 3"
    scope._checked.click()
    qtbot.waitUntil(lambda: "另有未核的批注2条" in dialog._preview.text())
    path = tmp_path / "note.docx"
    desk.session.notes.write(path, dialog.recipe)
    assert sum(paragraph.text.startswith("原文：") for paragraph in Document(str(path)).paragraphs) == 1


def test_parts_are_taken_moved_and_titled(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    parts = dialog._panel.parts
    parts.setCurrentItem(parts.topLevelItem(2))
    kind = parts.current().kind
    qtbot.keyClick(parts, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [part.kind for part in dialog.recipe.parts][1] is kind and parts.current().kind is kind
    shown = parts.current().shown
    qtbot.keyClick(parts, Qt.Key.Key_Space)
    assert dialog.recipe.parts[1].shown is not shown
    dialog._panel.options._heading.insert("三地亮点")
    dialog._panel.options._grouping.setCurrentIndex(dialog._panel.options._grouping.findData(Grouping.TAG))
    assert dialog.recipe.parts[1].heading == "三地亮点" and dialog.recipe.parts[1].grouping is Grouping.TAG
    assert parts.topLevelItem(1).text(0) == "三地亮点"


def test_own_words_are_kept_in_a_recipe_and_come_back(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = opened(desk, qtbot)
    qtbot.mouseClick(button(dialog._panel, "加一章自己写的"), Qt.MouseButton.LeftButton)
    dialog._panel.options._before.insertPlainText("今年的重点是学前教育。")
    dialog._panel.options._heading.insert("结论")
    qtbot.waitUntil(lambda: "结论" in dialog._preview.text() and "今年的重点是学前教育。" in dialog._preview.text())
    monkeypatch.setattr("desktop.briefing.recipe_bar.QInputDialog.getText", lambda *_, **__: ("季度简报", True))
    dialog._panel.bar.keep_as()
    dialog.close()
    assert desk.session.notes.recipes() == ("季度简报",)
    again = opened(desk, qtbot)
    again._panel.bar._names.setCurrentIndex(again._panel.bar._names.findData("季度简报"))
    assert any(part.before == "今年的重点是学前教育。" and part.heading == "结论" for part in again.recipe.parts)
    again._panel.bar._forget.click()
    assert desk.session.notes.recipes() == ()
    desk.session.undo()
    assert desk.session.notes.recipes() == ("季度简报",)


def test_own_words_are_not_lost_by_closing(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    dialog._panel.options._conclusion.insertPlainText("小结一句。")
    dialog.reject()
    assert desk.session.notes.recipes() == ("上次的简报",)
    opened(desk, qtbot).reject()
    assert desk.session.notes.recipes() == ("上次的简报",)


def test_the_pages_are_turned_by_key_button_and_wheel(desk: Desk, qtbot: QtBot) -> None:
    desk.session.aligning.align(1, 2)
    dialog = opened(desk, qtbot)
    view = dialog._preview
    qtbot.waitUntil(lambda: view.pages > 1)
    qtbot.keyClick(view._paper, Qt.Key.Key_PageDown)
    assert view.page == 1 and "第 2 /" in view._where.text()
    qtbot.mouseClick(view._before, Qt.MouseButton.LeftButton)
    assert view.page == 0 and not view._before.isEnabled()


def button(panel: QWidget, text: str) -> QAbstractButton:
    return next(found for found in panel.findChildren(QAbstractButton) if found.text() == text)


def test_the_same_choice_is_written_as_a_workbook(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(desk, qtbot)
    dialog.set_path(tmp_path / "表.xlsx")
    assert dialog._footer.make_button().text() == "生成 Excel"
    with qtbot.waitSignal(desk.said, timeout=30_000):
        qtbot.mouseClick(dialog._footer.make_button(), Qt.MouseButton.LeftButton)
    assert zipfile.is_zipfile(tmp_path / "表.xlsx")


def test_the_target_table_is_offered_counted_and_shown(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    recipe = dialog.recipe.with_part(PartKind.TARGETS, shown=True)
    dialog._panel.show_recipe(recipe)
    counts = dialog._panel.parts
    ledger = desk.session.ledgers.targets(recipe.plan_ids)
    qtbot.waitUntil(lambda: shown_count(counts, PartKind.TARGETS) == f"{len(ledger.rows)} 项")
    assert "87%以上" in dialog._preview.text() and "统计对象" in dialog._preview.text()
