"""Every view and every dialog, in both languages: nothing untranslated, nothing cut off, every control has a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.app import translate
from desktop.desk import Desk
from desktop.keymap import WINDOW
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.widgets import ElidedLabel, IconButton

OF_ITS_OWN = {"中文"}
"""A language is called by its own name in every language."""

CHINESE = re.compile("[\u4e00-\u9fff]")
LEFT_OUT = {"quit", "close_library", "open_sample", "undo", "redo", "full_screen", "theme"}
"""Commands that close what is looked at, that make another library, or that turn the window."""

PLANS = {
    "first": "Work plan of Ashford 2020\n1. Schools. Build three schools by June.\n2. Teachers. Train 200 teachers.\n",
    "second": "Work plan of Ashford 2021\n1. Schools. Build five schools by June.\n2. Teachers. Train 300 teachers.\n",
}


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """The language of the window, installed for the test."""
    installed = translate(qapp, request.param)
    yield request.param
    for translator in installed:
        qapp.removeTranslator(translator)


@pytest.fixture
def window(language: str, theme: Theme, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window on a library whose plans, annotation and tag are written in English: all Chinese there is ours."""
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_kwargs: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_kwargs: "")
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    settings.language, settings.author, settings.tour_seen = language, "Ann", True
    made = MainWindow(Desk(settings, theme))
    qtbot.addWidget(made)
    made.desk.open(tmp_path / "library.yaodian", create=True)
    session = made.desk.session
    plan_ids = []
    for name, text in PLANS.items():
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        plan_ids += session.import_files([path])[0].plan_ids
    session.annotating.add(plan_ids[0], clause_id=session.outline(plan_ids[0]).clauses[1].id, tag_names=["Aim"], note="look")
    session.aligning.align(*plan_ids)
    made.resize(1440, 900)
    made.show()
    made.desk.library_changed.emit()
    made.desk.show_plan(plan_ids[0])
    yield made
    made.close()


def shown(root: QWidget) -> Iterator[QWidget]:
    """The visible widgets of a window, itself included."""
    return (widget for widget in (root, *root.findChildren(QWidget)) if widget.isVisible())


def words(widget: QWidget) -> set[str]:
    """What a widget says, tooltips and accessible names too."""
    said = {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()}
    if isinstance(widget, (QLabel, QAbstractButton)):
        said.add(widget.text())
    elif isinstance(widget, (QLineEdit, QTextEdit)):
        said.add(widget.placeholderText())
    elif isinstance(widget, QComboBox):
        said |= {widget.itemText(at) for at in range(widget.count())} | {widget.placeholderText()}
    return said | {word for action in widget.actions() for word in (action.text(), action.toolTip())}


def is_cut_off(widget: QWidget) -> bool:
    """Whether one line of text has less room than it needs; what elides with a tooltip says it all."""
    if isinstance(widget, (ElidedLabel, IconButton)) or not isinstance(widget, (QLabel, QAbstractButton)):
        return False
    if isinstance(widget, QLabel) and (widget.wordWrap() or widget.textFormat() == Qt.TextFormat.RichText):
        return False
    lines = widget.text().replace("&", "").splitlines()
    return any(widget.fontMetrics().horizontalAdvance(line) > widget.width() + 1 for line in lines)


def has_no_name(widget: QWidget) -> bool:
    """Whether a control that can take the focus says nothing of what it is."""
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget, (QScrollBar, QDialog)) or widget.isWindow():
        return False
    if isinstance(widget.parentWidget(), (QAbstractSpinBox, QComboBox)) or widget.objectName().startswith("qt_"):
        return False
    named = widget.accessibleName() or (isinstance(widget, (QAbstractButton, QLabel)) and widget.text())
    labelled = any(label.buddy() is widget for label in widget.window().findChildren(QLabel))
    return not named and not labelled


def findings(root: QWidget, language: str, where: str) -> list[str]:
    """What is wrong with what is shown, in words."""
    found = []
    for widget in shown(root):
        kind = type(widget).__name__
        if language == "en":
            found += [f"{where}: {kind} says {word!r}" for word in words(widget) - OF_ITS_OWN if CHINESE.search(word)]
        if is_cut_off(widget):
            found.append(f"{where}: {kind} has no room for {widget.text()!r}")  # type: ignore[attr-defined]
        if has_no_name(widget):
            found.append(f"{where}: {kind} {widget.objectName()} has no accessible name")
    return found


@pytest.mark.parametrize("size", [(960, 600), (1440, 900)])
def test_every_mode(window: MainWindow, language: str, size: tuple[int, int], qtbot: QtBot) -> None:
    found = []
    window.resize(*size)
    for mode in window.navigation.modes():
        window.navigation.show_mode(mode)
        qtbot.wait(30)
        found += findings(window, language, mode)
    assert found == [], "\n".join(found)


def test_every_dialog(window: MainWindow, language: str, qtbot: QtBot) -> None:
    found, opened = [], set()
    for _, command in window.actions_.rows():
        action = window.actions_.at_hand(command.name)
        if command.name in LEFT_OUT or command.where != WINDOW or action is None:
            continue
        action.trigger()
        qtbot.wait(10)
        for dialog in [top for top in QApplication.topLevelWidgets() if isinstance(top, QDialog) and top.isVisible()]:
            opened.add(type(dialog).__name__)
            found += findings(dialog, language, command.name)
            dialog.close()
        if window.first_steps.tour.at >= 0:
            found += findings(window.first_steps.tour, language, command.name)
            window.first_steps.tour.end()
    assert {"SettingsDialog", "KeysDialog", "HelpDialog", "AboutDialog", "PlanDialog", "BriefingDialog", "TagDialog"} <= opened
    assert found == [], "\n".join(found)
