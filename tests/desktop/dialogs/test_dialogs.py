"""Settings, keys, file information, help and about as they are used."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.model import Evidence, NoiseKind, Span
from desktop.desk import Desk
from desktop.dialogs.about_dialog import AboutDialog
from desktop.dialogs.help_dialog import HelpDialog, help_text
from desktop.dialogs.keys_dialog import KeysDialog
from desktop.dialogs.noise_list import NoiseList, NoisePiece
from desktop.dialogs.plan_dialog import PlanDialog
from desktop.dialogs.settings_dialog import SettingsDialog
from desktop.noise_words import noise_word
from desktop.theme import Mode, Theme
from desktop.widgets import Banner, IconButton

ROWS = (
    ("文件", "新建资料库", "Ctrl+N"),
    ("文件", "导入文件", "Ctrl+I"),
    ("批注", "写批注", "N"),
    ("批注", "下一条目", "J / Ctrl+Down"),
)


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
        ("", ["新建资料库", "导入文件", "写批注", "下一条目"]),
        ("批注", ["写批注", "下一条目"]),
        ("ctrl+ i", ["导入文件"]),
        ("资料", ["新建资料库"]),
        ("没有", []),
    ],
)
def test_keys_are_filtered_by_words_keys_and_group(theme: Theme, qtbot: QtBot, text: str, shown: list[str]) -> None:
    dialog = KeysDialog(theme, ROWS)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.set_filter(text)
    assert dialog.shown() == shown
    assert dialog._nothing.isVisible() is not bool(shown)


# What is known of a file


def test_values_come_with_their_evidence_and_inferred_ones_say_so(desk: Desk, qtbot: QtBot) -> None:
    dialog = PlanDialog(desk, 2)
    qtbot.addWidget(dialog)
    said = words(dialog)
    assert "2023\n推定，题名写 2024\n依据：“第39个教师节”" in said
    assert "省委教育工委组织部\n推定" in said and "发文字号\n未写明" in said


@pytest.mark.parametrize("quote, said", [("“两场战役”", "“两场战役”"), ("“一”和“二”", "“一”和“二”"), ("两 场\n", "“两 场”")])
def test_evidence_stands_in_one_pair_of_quotation_marks(desk: Desk, qtbot: QtBot, quote: str, said: str) -> None:
    dialog = PlanDialog(desk, 1)
    qtbot.addWidget(dialog)
    assert dialog._evidence(quote) == f"依据：{said}"


def test_items_are_counted_as_in_the_tree_and_annotations_as_they_are_now(desk: Desk, qtbot: QtBot) -> None:
    desk.outline_of(1)  # kept by the desk from here on
    desk.session.annotate(1, span=Span(0, 4), note="新写的")
    dialog = PlanDialog(desk, 1)
    qtbot.addWidget(dialog)
    said = words(dialog)
    assert "3 个条目" in said and "3 条批注" in said


def test_an_inferred_region_or_level_says_so(desk: Desk, qtbot: QtBot) -> None:
    dialog = PlanDialog(desk, 1)
    qtbot.addWidget(dialog)
    for name in ("region", "level"):
        assert dialog._doubts(Evidence(name, "来湘", inferred=True), "题名") == "推定"


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
    theme: Theme, qtbot: QtBot, language: str, title: str
) -> None:
    dialog = HelpDialog(theme, language)
    qtbot.addWidget(dialog)
    theme.mode = Mode.DARK
    assert dialog.text().startswith(title) and "**" not in dialog.text()


def test_both_languages_have_the_same_chapters() -> None:
    shapes = [
        [line.split(" ")[0] for line in help_text(language).splitlines() if line[:1] in "#|1-"] for language in ("zh", "en")
    ]
    assert shapes[0] == shapes[1]


def test_about_names_version_licence_and_that_nothing_is_sent(theme: Theme, qtbot: QtBot) -> None:
    dialog = AboutDialog(theme, "0.1.0")
    qtbot.addWidget(dialog)
    said = words(dialog)
    for text in ("要点 0.1.0", "MIT", "从不联网", "LGPL-3.0"):
        assert text in said


def test_escape_closes_every_dialog(desk: Desk, qtbot: QtBot) -> None:
    theme = desk.theme
    for dialog in (
        SettingsDialog(desk),
        KeysDialog(theme, ROWS),
        PlanDialog(desk, 1),
        HelpDialog(theme, "zh"),
        AboutDialog(theme),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
