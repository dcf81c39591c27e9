"""What the tests of the window share: the theme, settings of their own, a sample library, a desk and the window on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core import sample
from core.session import Session
from desktop.desk import Desk
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.theme import Mode, Theme

AUTHOR = "分析员"
PATIENCE = 30_000  # milliseconds


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Waits long enough for a busy machine where a test doesn't say how long."""
    qtbot.waitUntil = partial(qtbot.waitUntil, timeout=PATIENCE)  # type: ignore[method-assign]
    return qtbot


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """What a test copied goes with it: the offscreen clipboard may not outlive the application."""
    yield
    QApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def no_sample_left(private_home: Path) -> Iterator[None]:
    """The sample library that a test made is not there for the next one, whichever that is."""
    yield
    for left in (private_home / "data").rglob("*.yaodian*"):
        left.unlink() if left.is_file() else shutil.rmtree(left)


def end(thing: QObject) -> None:
    """Delete what nothing owns and the widgets that were to go: if all stayed, every test would be slower than the last."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shiboken6.delete(thing)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme, in force."""
    theme = Theme(Mode.LIGHT)
    theme.apply(qapp)
    yield theme
    end(theme)


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """The sample library, made once; tests work on copies of it."""
    path = tmp_path_factory.mktemp("sample") / "样例.yaodian"
    with Session.create(path, AUTHOR) as session:
        sample.build(session, seeds)
    return path


@pytest.fixture
def library(made_sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample library: eight plans, annotations, one alignment."""
    return Path(shutil.copy(made_sample, tmp_path / "样例.yaodian"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of the test's own, in Chinese."""
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    settings.language, settings.author, settings.tour_seen = "zh", AUTHOR, True
    settings.backs_up = False  # tests that want backups switch them on
    return settings


@pytest.fixture
def desk(settings: Settings, theme: Theme) -> Iterator[Desk]:
    """A desk without a library."""
    desk = Desk(settings, theme)
    yield desk
    desk.close()
    end(desk)


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    """The window, shown, without a library."""
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def reading(window: MainWindow, library: Path) -> MainWindow:
    """The window on the sample library, at the first plan that has annotations."""
    desk = window.desk
    assert desk.open(library)
    desk.show_plan(desk.session.annotations()[0].plan_id)
    window.reader.text.setFocus()
    return window


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The off-screen platform has no window manager to tell sizes to, and says so for every window: that is no fault of ours."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
