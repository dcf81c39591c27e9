"""The manual: what it names exists, both languages say the same, and it is whole in the window and on paper."""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections import Counter
from itertools import product
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPixmap, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import manual
from desktop.app import translate
from desktop.desk import Desk
from desktop.dialogs.help_dialog import HelpDialog
from desktop.main_window import MainWindow
from desktop.manual import Manual, commands_named, manual_text, picture, scenes_named
from desktop.scenes import SCENES, Sample, take

LANGUAGES = ("zh", "en")


@pytest.fixture
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a picture for every scene, as a build leaves it."""
    monkeypatch.setattr(manual, "pictures_folder", lambda: tmp_path / "pictures")
    for language in LANGUAGES:
        (tmp_path / "pictures" / language).mkdir(parents=True)
        for scene in SCENES:
            image = QPixmap(640, 400)
            image.fill(QColor("#2451a4"))
            image.save(str(tmp_path / "pictures" / language / f"{scene}.png"))
    return tmp_path / "pictures"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_every_scene_it_names_exists(desk: Desk, language: str) -> None:
    known = {command.name for _, command in desk.actions.rows()}
    text = manual_text(language)
    assert len(commands_named(text)) > 30
    assert set(commands_named(text)) - known == set()
    assert set(scenes_named(text)) - set(SCENES) == set()


def test_every_mode_of_the_window_has_a_chapter(window: MainWindow, desk: Desk) -> None:
    for language in LANGUAGES:
        assert set(window.navigation.modes()) - set(Manual(language, desk.actions).modes) == set()


def test_both_languages_have_the_same_chapters_commands_and_pictures() -> None:
    marks = re.compile(r"^(?:#+|- |\d+\. |\|)|@\{[^}]+\}|\{#\w+\}|^!\[[^\]]+(?=\]\()|(?<=\]\()[\w-]+(?=\)$)", re.MULTILINE)
    shapes = [["![" if mark.startswith("![") else mark for mark in marks.findall(manual_text(name))] for name in LANGUAGES]
    assert len(shapes[0]) > 100
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_are_shown_with_the_words_and_keys_they_have_now(qapp: QApplication, desk: Desk, language: str) -> None:
    desk.actions.set_keys("import_files", ("Ctrl+Shift+I",))
    text = Manual(language, desk.actions).text
    bracket = "（Ctrl+Shift+I）" if language == "zh" else "(Ctrl+Shift+I)"
    assert f"**导入文件**{'' if language == 'zh' else ' '}{bracket}" in text  # the tests' window is Chinese
    assert "@{" not in text and "{#" not in text


def test_the_table_of_keys_holds_every_command_that_has_one(desk: Desk) -> None:
    table = Manual("zh", desk.actions).text
    for _, command in desk.actions.rows():
        if desk.actions.key_text(command.name) and not command.name[-1].isdigit():
            assert command.text.replace("[", "\\[") in table, command.name
    assert "1–8" in table and "Alt+1–4" in table


def test_pictures_that_were_not_taken_are_left_out(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manual, "pictures_folder", lambda: tmp_path)
    assert "![" not in Manual("zh", desk.actions).text


def test_pictures_are_shown_and_loaded_only_when_they_are_seen(
    pictures: Path, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []

    def noted(language: str, scene: str) -> Path | None:
        loaded.append(scene)
        return picture(language, scene)

    monkeypatch.setattr("desktop.dialogs.help_dialog.picture", noted)
    dialog = HelpDialog(desk.theme, Manual("zh", desk.actions))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.grab()
    assert "lineage" not in loaded
    rows = [dialog.sections.item(row).text().strip() for row in range(dialog.sections.count())]
    dialog.sections.setCurrentRow(rows.index("沿革"))
    shown = dialog.grab().toImage()
    assert "lineage" in loaded
    colors = {shown.pixelColor(x, y).name() for x in range(0, shown.width(), 9) for y in range(0, shown.height(), 9)}
    assert "#2451a4" in colors


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_holds_all_of_it_with_its_pictures(
    qapp: QApplication, pictures: Path, desk: Desk, tmp_path: Path, language: str
) -> None:
    translators = translate(qapp, language)
    try:
        made = Manual(language, desk.actions)
        made.write_pdf(tmp_path / "手册.pdf", desk.theme)
    finally:
        for translator in translators:
            qapp.removeTranslator(translator)
    pages = pypdfium2.PdfDocument(str(tmp_path / "手册.pdf"))
    assert 8 <= len(pages) <= 24
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    document = QTextDocument()
    made.fill(document, desk.theme, 600)
    # By characters: a PDF names those of which the font has one sign for several, as Noto for radicals, by the first of them.
    wanted, found = (Counter(re.findall(r"\w", unicodedata.normalize("NFKC", each))) for each in (document.toPlainText(), text))
    missing = wanted - found
    assert missing.total() < wanted.total() * 0.01, missing
    shown = sum(1 for page in pages for each in page.get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE)
    assert shown == len(scenes_named(manual_text(language)))


def test_a_pdf_that_cannot_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Manual("zh", desk.actions).write_pdf(tmp_path / "no folder" / "手册.pdf", desk.theme)


def test_scenes_are_taken_of_a_real_window(qapp: QApplication, desk: Desk, tmp_path: Path) -> None:
    made = Sample.make(tmp_path / "样例.yaodian")
    taken = dict(take(qapp, desk, made, ("welcome", "read"), QSize(960, 600)))
    assert list(taken) == ["welcome", "read"]
    images = [picture.toImage() for picture in taken.values()]
    assert images[0].size() == images[1].size() == QSize(960, 600)
    assert images[0] != images[1]


def test_a_picture_in_few_colours_keeps_those_that_fill_it(
    project: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(project / "packaging"))
    small = importlib.import_module("make_manual").small
    image = QPixmap(300, 200)
    image.fill(QColor("#e2eaf8"))
    assert small(image).pixelColor(10, 10) == QColor("#e2eaf8")


def test_a_pdf_says_the_same_time_and_id_in_every_build(
    project: Path, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pictures: Path
) -> None:
    monkeypatch.syspath_prepend(str(project / "packaging"))
    undated = importlib.import_module("make_manual").undated
    made = []
    for name in ("one.pdf", "two.pdf"):
        Manual("zh", desk.actions).write_pdf(tmp_path / name, desk.theme)
        made.append((tmp_path / name).read_bytes())
    made[1] = re.sub(rb"(?<=Date \(D:)\d{14}", b"20200101000000", made[1])  # as if made on another day
    assert made[0] != made[1]  # at least its id
    assert undated(made[0], 1_700_000_000) == undated(made[1], 1_700_000_000)
    (tmp_path / "three.pdf").write_bytes(undated(made[0], 1_700_000_000))
    assert len(pypdfium2.PdfDocument(str(tmp_path / "three.pdf"))) > 5
    assert b"D:20231114221320" in undated(made[0], 1_700_000_000)


def test_a_picture_is_found_by_its_scene(pictures: Path) -> None:
    assert picture("zh", "read") == pictures / "zh" / "read.png"
    assert picture("zh", "nothing") is None


def test_no_heading_stands_at_the_foot_of_a_page(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, alone = tmp_path / "手册.pdf", list[tuple[int, int]]()
    for lines, margin in product((30, 31, 32), range(60, 90, 4)):  # wherever on the page it comes
        text = "\n\n".join(["# 手册", *["一行。"] * lines, "## 下一章", "这一段有两行：" + "字" * 60])
        monkeypatch.setattr(manual, "manual_text", lambda _, text=text: text)
        monkeypatch.setattr(manual, "_MARGIN", margin)
        Manual("zh", desk.actions).write_pdf(path, desk.theme)
        for page in pypdfium2.PdfDocument(str(path)):
            said = page.get_textpage().get_text_range().split()
            if said[-2:-1] and said[-2].endswith("章"):  # and then the number of the page
                alone.append((lines, margin))
    assert alone == []
