"""Settings, keys, file information, help and about as they are used."""

from __future__ import annotations

from importlib.metadata import version

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.model import NoiseKind, Span
from desktop.desk import Desk
from desktop.dialogs.about_dialog import AboutDialog
from desktop.dialogs.help_dialog import HelpDialog
from desktop.dialogs.keys_dialog import KeysDialog
from desktop.dialogs.licences_dialog import LicencesDialog
from desktop.dialogs.noise_list import NoiseList, NoisePiece
from desktop.dialogs.plan_dialog import PlanDialog
from desktop.dialogs.settings_dialog import SettingsDialog
from desktop.main_window import MainWindow
from desktop.manual import Manual
from desktop.noise_words import noise_word
from desktop.theme import Mode, Theme
from desktop.widgets import Banner, IconButton


def words(widget: QWidget) -> str:
    """All that labels and banners of a dialog say."""
    said = [label.text().replace("\u200b", "") for label in widget.findChildren(QLabel)]
    return "\n".join([*said, *(banner.text() for banner in widget.findChildren(Banner))])


# Settings


def test_colours_apply_at_once_and_are_remembered(desk: Desk, qtbot: QtBot) -> None:
    dialog = SettingsDialog(desk)
    qtbot.addWidget(dialog)
    dialog._colors.set_current("dark")
    assert desk.theme.mode is Mode.DARK and desk.theme.tokens.dark and desk.settings.mode is Mode.DARK


def test_the_language_is_remembered_and_can_follow_the_system_again(desk: Desk, qtbot: QtBot) -> None:
    for chosen, key in (("en", "en"), ("zh", "zh"), ("", "system")):
        desk.settings.language = "en" if chosen != "en" else "zh"
        dialog = SettingsDialog(desk)
        qtbot.addWidget(dialog)
        dialog._language.set_current(key)
        again = SettingsDialog(desk)
        qtbot.addWidget(again)
        assert again._language.current() == key
        assert not chosen or desk.settings.language == chosen


def test_a_new_author_signs_from_now_on(desk: Desk, qtbot: QtBot) -> None:
    dialog = SettingsDialog(desk)
    qtbot.addWidget(dialog)
    dialog._author.setText("  王同事 ")
    dialog.accept()
    assert desk.settings.author == "王同事" == desk.session.author


def test_the_text_size_stays_between_12_and_28_and_is_told_to_the_reader(desk: Desk, qtbot: QtBot) -> None:
    dialog = SettingsDialog(desk)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.reader_size_changed) as told:
        dialog._size.setValue(99)
    assert told.args == [28] and desk.settings.reader_size == 28
    assert dialog._sample.font().pixelSize() == 28


# Keys


@pytest.mark.parametrize(
    "text, shown",
    [
        ("写批注", ["写批注"]),
        ("ctrl+ i", ["导入文件"]),
        ("帮助", ["使用说明", "三步导览", "快捷键", "关于要点"]),
        ("没有这个", []),
    ],
)
def test_keys_are_filtered_by_words_keys_and_group(desk: Desk, qtbot: QtBot, text: str, shown: list[str]) -> None:
    dialog = KeysDialog(desk.theme, desk.actions)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.set_filter(text)
    assert dialog.shown() == shown
    assert dialog._nothing.isVisible() is not bool(shown)


def test_a_key_is_changed_said_whom_it_is_taken_from_and_set_back(desk: Desk, qtbot: QtBot) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    dialog = KeysDialog(desk.theme, desk.actions)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.choose("theme")
    dialog.key.setFocus()
    qtbot.keyClick(dialog.key, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert "在资料库中检索" in dialog.message.text()
    dialog.take.click()
    assert desk.actions.key_text("theme") == "Ctrl+K" and desk.actions.key_text("search") == ""
    assert not window.bar.field.hint_shown()
    dialog.all_usual.click()
    assert desk.actions.key_text("theme") == "" and desk.actions.key_text("search") == "Ctrl+K"
    assert window.bar.field.hint_shown()


def test_the_name_of_a_group_has_no_key_to_change(desk: Desk, qtbot: QtBot) -> None:
    dialog = KeysDialog(desk.theme, desk.actions)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.choose("new_library")
    assert dialog.take.isEnabled()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Up)
    assert dialog.table.currentItem().text(0) == "文件" and dialog.message.text() == "选一个命令，再按新的键。"
    assert not any(control.isEnabled() for control in (dialog.key, dialog.take, dialog.none, dialog.usual))


def test_a_key_of_an_input_method_and_one_that_views_read_themselves_are_refused(desk: Desk, qtbot: QtBot) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    dialog = KeysDialog(desk.theme, desk.actions)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.choose("theme")
    dialog.key.setKeySequence(QKeySequence("Ctrl+Shift+F"))
    assert not dialog.take.isEnabled() and "输入法" in dialog.message.text()
    dialog.choose("unfold")
    assert not dialog.key.isEnabled() and "不能改" in dialog.message.text()


# What is known of a file


def test_values_come_with_their_evidence_and_inferred_ones_say_so(desk: Desk, qtbot: QtBot) -> None:
    dialog = PlanDialog(desk, 2)
    qtbot.addWidget(dialog)
    assert dialog.form.field("year").text() == "2023" and dialog.form.note("year") == "推定：“第39个教师节”"
    assert dialog.form.note("issuer").startswith("推定")
    assert dialog.form.field("document_number").text() == ""


def test_a_value_is_put_right_in_place_and_can_be_set_back(desk: Desk, qtbot: QtBot) -> None:
    dialog = PlanDialog(desk, 2)
    qtbot.addWidget(dialog)
    dialog.show()
    year = dialog.form.field("year")
    year.setFocus()
    year.selectAll()
    qtbot.keyClicks(year, "2024")
    qtbot.keyClick(year, Qt.Key.Key_Return)
    assert desk.session.plan(2).metadata.year == 2024
    assert dialog.form.note("year") == "自填；原文读出的是“2023”"
    dialog.form.restore_button("year").click()
    assert desk.session.plan(2).metadata.year == 2023 and year.text() == "2023"
    assert desk.session.next_undo().zh.startswith("改文件信息")


def test_a_value_that_cannot_be_is_said_below_its_field(desk: Desk, qtbot: QtBot) -> None:
    dialog = PlanDialog(desk, 2)
    qtbot.addWidget(dialog)
    dialog.show()
    year = dialog.form.field("year")
    year.setFocus()
    year.selectAll()
    qtbot.keyClicks(year, "20x4")
    qtbot.keyClick(year, Qt.Key.Key_Return)
    assert "不是年份" in dialog.form.note("year") and desk.session.plan(2).metadata.year == 2023


def test_the_dialog_of_a_plan_that_goes_closes(desk: Desk, qtbot: QtBot) -> None:
    dialog = PlanDialog(desk, 2)
    qtbot.addWidget(dialog)
    dialog.show()
    desk.edit(lambda session: session.sources.bin_plans([2]))
    assert not dialog.isVisible()


def test_items_are_counted_as_in_the_tree_and_annotations_as_they_are_now(desk: Desk, qtbot: QtBot) -> None:
    desk.outline_of(1)  # kept by the desk from here on
    desk.session.annotating.add(1, span=Span(0, 4), note="新写的")
    dialog = PlanDialog(desk, 1)
    qtbot.addWidget(dialog)
    said = words(dialog)
    assert "3 个条目" in said and "3 条批注" in said


def test_source_noise_and_warnings_are_shown(desk: Desk, qtbot: QtBot) -> None:
    dialog = PlanDialog(desk, 1)
    qtbot.addWidget(dialog)
    said = words(dialog)
    for text in (
        "000_8332c1ea556099f3.txt",
        "utf-8",
        "网页杂质 3 处",
        "导航 2 处",
        "免责声明 1 处",
        "中国教育在线",
        "第 16 条之后的编号不连续。",
    ):
        assert text in said
    next(button for button in dialog.findChildren(IconButton) if button.text() == "复制 SHA-256").click()
    assert len(QGuiApplication.clipboard().text()) == 64 and QGuiApplication.clipboard().text() in said


def test_a_file_without_noise_says_so(desk: Desk, qtbot: QtBot) -> None:
    dialog = PlanDialog(desk, 3)
    qtbot.addWidget(dialog)
    assert "没有网页杂质，来源文件全部归入正文。" in words(dialog)


def test_every_kind_of_noise_has_a_name_and_long_pieces_are_shortened(theme: Theme, qtbot: QtBot) -> None:
    noise = NoiseList(theme, [(kind, "页脚 " * 200) for kind in NoiseKind])
    qtbot.addWidget(noise)
    assert len({noise_word(kind) for kind in NoiseKind}) == len(NoiseKind) == len(noise.findChildren(NoisePiece))
    assert all(len(label.text()) < 260 for label in noise.findChildren(QLabel))


# Help and about


@pytest.mark.parametrize("language, title", [("zh", "要点：使用说明"), ("en", "Yaodian: how to use it")])
def test_help_is_shown_in_the_language_of_the_window_and_survives_a_change_of_theme(
    desk: Desk, qtbot: QtBot, language: str, title: str
) -> None:
    dialog = HelpDialog(desk.theme, Manual(language, desk.actions))
    qtbot.addWidget(dialog)
    desk.theme.mode = Mode.DARK
    assert dialog.text().startswith(title) and "**" not in dialog.text()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_opens_at_what_is_said_of_the_mode(desk: Desk, qtbot: QtBot, language: str) -> None:
    manual = Manual(language, desk.actions)
    for mode, heading in manual.modes.items():
        dialog = HelpDialog(desk.theme, manual, mode)
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.section() == heading and "{#" not in dialog.text()
        bar, document = dialog._browser.verticalScrollBar(), dialog._browser.document()
        position = dialog.sections.currentItem().data(Qt.ItemDataRole.UserRole)
        block = document.findBlock(position)
        assert block.text() == heading
        top = document.documentLayout().blockBoundingRect(block).top()
        assert bar.value() <= top + 1 < bar.value() + dialog._browser.viewport().height()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_chapter_of_the_help_stands_whole_on_one_line(desk: Desk, qtbot: QtBot, language: str) -> None:
    dialog = HelpDialog(desk.theme, Manual(language, desk.actions))
    qtbot.addWidget(dialog)
    dialog.show()
    view = dialog.sections
    assert len({view.sizeHintForRow(row) for row in range(view.count())}) == 1
    assert view.sizeHintForColumn(0) <= view.viewport().width()


def test_a_section_is_chosen_in_the_list_of_the_help(desk: Desk, qtbot: QtBot) -> None:
    dialog = HelpDialog(desk.theme, Manual("zh", desk.actions))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog._browser.verticalScrollBar().value() == 0
    dialog.sections.setCurrentRow(5)
    assert dialog._browser.verticalScrollBar().value() > 0


def test_the_help_fits_a_small_screen_and_so_do_its_lines_and_pictures(desk: Desk, qtbot: QtBot) -> None:
    dialog = HelpDialog(desk.theme, Manual("zh", desk.actions))
    qtbot.addWidget(dialog)
    dialog.show()
    screen, browser = dialog.screen().availableSize(), dialog._browser
    assert screen.width() < 1000  # that of the tests, narrower than the manual likes to be
    assert dialog.width() <= screen.width() and dialog.height() <= screen.height()
    assert browser.document().size().width() <= browser.viewport().width() + 1


def test_about_names_version_licence_and_that_nothing_is_sent(theme: Theme, qtbot: QtBot) -> None:
    dialog = AboutDialog(theme, "0.1.0")
    qtbot.addWidget(dialog)
    said = words(dialog)
    for text in ("要点 0.1.0", "MIT", "从不联网", f"Qt {qVersion()}", "SQLite"):
        assert text in said


def test_the_licence_of_every_part_can_be_read_from_about(theme: Theme, qtbot: QtBot) -> None:
    about = AboutDialog(theme, "0.1.0")
    qtbot.addWidget(about)
    about.show()
    qtbot.mouseClick(about.licences, Qt.MouseButton.LeftButton)
    dialog = about.findChild(LicencesDialog)
    assert dialog is not None and dialog.isVisible()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in dialog.text.toPlainText()  # of Qt, the first row
    rows = [[dialog.model.index(row, column).data() for column in range(3)] for row in range(dialog.model.rowCount())]
    assert rows[0] == ["Qt", qVersion(), "LGPL-3.0-only"]
    named = {row[0]: row[1] for row in rows}
    assert named["jieba"] == version("jieba") and named["SQLite"] and "lxml" in named
    dialog.table.setFocus()
    seen = set()
    for name, *_ in rows:
        text = dialog.text.toPlainText()
        assert len(text) > 200, name
        seen.add(text)
        qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    assert len(seen) > 20


def test_escape_closes_every_dialog(desk: Desk, qtbot: QtBot) -> None:
    theme = desk.theme
    for dialog in (
        SettingsDialog(desk),
        KeysDialog(theme, desk.actions),
        PlanDialog(desk, 1),
        HelpDialog(theme, Manual("zh", desk.actions)),
        AboutDialog(theme),
        LicencesDialog(theme),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
