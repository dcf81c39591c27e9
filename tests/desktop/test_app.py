"""Starting: the words after the program's name, the language, and the program itself."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from threading import current_thread

import pytest
from PySide6.QtWidgets import QApplication, QStackedWidget
from pytestqt.qtbot import QtBot

from desktop.app import arguments, begin, translate
from desktop.desk import Desk
from desktop.late_pages import LatePages
from desktop.later import ROOMS, Later
from desktop.main_window import MainWindow
from desktop.navigation import WELCOME


def test_a_library_named_is_opened_and_other_files_are_imported(
    window: MainWindow, library: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    source = tmp_path / "另.txt"
    source.write_text("某市2021年工作要点\n一、加强监督。\n", encoding="utf-8")
    begin(window, arguments([str(library), str(source)]))
    assert window.desk.session.path == library
    qtbot.waitUntil(lambda: len(window.desk.session.plans()) == 9 and not window.desk.jobs.busy)


def test_a_library_named_that_is_not_there_is_said(window: MainWindow, tmp_path: Path) -> None:
    begin(window, arguments(["--library", str(tmp_path / "fehlt.yaodian")]))
    assert window.mode == WELCOME and "fehlt.yaodian" in window.banner.text() and window.banner.isVisible()


def test_a_last_library_that_is_gone_is_said(window: MainWindow, library: Path) -> None:
    window.desk.settings.last_library = library.with_name("weg.yaodian")
    begin(window, arguments([]))
    assert window.mode == WELCOME and "weg.yaodian" in window.banner.text() and window.banner.isVisible()


def test_nothing_to_open_shows_the_welcome_page_without_a_word(window: MainWindow) -> None:
    begin(window, arguments([]))
    assert window.mode == WELCOME and not window.banner.isVisible()


@pytest.mark.parametrize(("language", "ours", "of_qt"), [("en", "Import files…", "Cancel"), ("zh", "导入文件…", "取消")])
def test_our_words_and_those_of_qt_are_in_the_language_chosen(qapp: QApplication, language: str, ours: str, of_qt: str) -> None:
    installed = translate(qapp, language)
    try:
        said = qapp.translate("CommandTable", "导入文件…"), qapp.translate("QPlatformTheme", "Cancel")
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)
    assert said == (ours, of_qt)


def test_the_first_window_waits_for_no_room_that_it_does_without(project: Path, tmp_path: Path) -> None:
    """Shown by a process of its own: this one has loaded them all."""
    program = "import sys, desktop.app; desktop.app.main(['--quit-after-first-paint']); print(*sys.modules)"
    here = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, cwd=project, env=here, timeout=60, check=True, text=True
    )
    loaded = set(done.stdout.split())
    assert {"desktop.main_window", "desktop.welcome"} <= loaded
    settings = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    late = tuple(f"{room}." for room in settings["tool"]["ruff"]["lint"]["flake8-tidy-imports"]["banned-module-level-imports"])
    packages = {"docx", "lxml", "xlsxwriter", "jieba", "cn2an", "regex", "rapidfuzz"}
    unwanted = {name for name in loaded if f"{name}.".startswith(late)}
    assert unwanted == {"desktop.dialogs", "desktop.dialogs.crash_dialog"} and not loaded & packages
    assert all(f"{room}.".startswith(late) for room in ROOMS)


def test_what_the_first_window_does_without_is_loaded_beside_it_and_then_made_between_events(desk: Desk, qtbot: QtBot) -> None:
    loaded: list[tuple[str, str]] = []
    pages, stack = LatePages(desk), QStackedWidget()
    qtbot.addWidget(stack)
    pages.stand_in(stack)

    def load(room: str) -> None:
        assert stack.count() == 0
        loaded.append((room, current_thread().name))

    later = Later(pages.prepare(), desk)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("desktop.later.import_module", load)
        qtbot.waitUntil(lambda: "desktop.dialogs.tags_dialog" in sys.modules and pages.review.if_made is not None)
        later.stop()
    made = [page.if_made for page in (pages.search, pages.compare, pages.annotations, pages.lineage, pages.ledgers, pages.review)]
    assert [stack.widget(at) for at in range(stack.count())] == made
    assert loaded == [(room, "later") for room in ROOMS]


def test_the_program_starts_where_nothing_can_be_kept(project: Path, tmp_path: Path) -> None:
    (tmp_path / "Yaodian").write_text("a file where its folder should be", encoding="utf-8")
    here = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "desktop.app", "--quit-after-first-paint"]
    done = subprocess.run(command, capture_output=True, cwd=project, env=here, timeout=60, check=False, text=True)
    assert done.returncode == 0 and int(done.stdout) > 0, done.stderr


def test_the_program_starts_paints_and_quits(project: Path, library: Path) -> None:
    command = [sys.executable, "-W", "error", "-m", "desktop.app", "--quit-after-first-paint", "--library", str(library)]
    done = subprocess.run(command, capture_output=True, cwd=project, env=dict(os.environ), timeout=60, check=False, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0 and "Traceback" not in done.stderr


COPY_AND_QUIT = """
import sys
import tomllib
from PySide6.QtCore import QTimer
from desktop import app
from desktop.main_window import MainWindow

begin = app.begin

def begun(window: MainWindow, args: object) -> None:
    begin(window, args)
    QTimer.singleShot(0, window, window.reader.copy_quotation)
    QTimer.singleShot(50, window, window.close)

app.begin = begun
code = app.main(["--library", sys.argv[1], "--language", "zh"])
print("left", code)
"""


def test_a_quotation_on_the_clipboard_does_not_bring_the_program_down_when_it_ends(library: Path, tmp_path: Path) -> None:
    here = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", COPY_AND_QUIT, str(library)], env=here, capture_output=True, text=True, check=False, timeout=120
    )
    assert ended.stdout.split() == ["left", "0"], ended.stderr
    assert ended.returncode == 0, ended.stderr


WITHOUT_ICONS = """
from pathlib import Path

from desktop import app, icons
from desktop.dialogs.crash_dialog import CrashDialog

icons.files = lambda _: Path("gone")
CrashDialog.exec = lambda dialog: print(dialog.text(), "_drawing" in dialog.details)
print("left", app.main(["--language", "en"]))
"""


def test_a_program_of_which_files_are_gone_says_that_it_cannot_start(tmp_path: Path) -> None:
    here = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT_ICONS], env=here, capture_output=True, text=True, check=False, timeout=120
    )
    said, left = ended.stdout.splitlines()
    assert said.startswith("Yaodian could not start") and said.endswith("True") and left == "left 1", ended.stderr


WITHOUT_FONTS = """
from PySide6.QtCore import QTimer
from desktop import app

begin = app.begin

def begun(window, args):
    begin(window, args)
    QTimer.singleShot(0, window, lambda: print(window.banner.isVisible(), window.banner.text(), window.close()))

app.begin = begun
app.main(["--language", "zh"])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system has them")
def test_where_no_chinese_font_is_installed_it_is_said_in_letters_that_can_be_shown(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>", encoding="utf-8")
    here = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "FONTCONFIG_FILE": str(fonts)}
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT_FONTS], env=here, capture_output=True, text=True, check=False, timeout=120
    )
    assert ended.stdout.startswith("True No Chinese font is installed"), ended.stderr
