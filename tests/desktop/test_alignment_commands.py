"""The year before by one click, figures of a comparison, and the ways between the views of alignment."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.alignment.figures import ComparisonFigures
from core.model import Evidence
from core.parsed import ParsedPlan
from core.session import Session
from desktop.app import translate
from desktop.compare.figures_dialog import FiguresDialog
from desktop.compare.filter_bar import Order
from desktop.compare.last_year_dialog import LastYearDialog
from desktop.desk import Place
from desktop.main_window import MainWindow
from tests.desktop.compare.conftest import NEW, OLD, add, parsed

LEFT = Qt.MouseButton.LeftButton


def of_year(year: int, text: str) -> ParsedPlan:
    made = parsed(f"甲省教育厅{year}年工作要点", text, year=year)
    evidence = (Evidence("region", "甲省"), Evidence("year", str(year)))
    return replace(made, metadata=replace(made.metadata, level="省级", evidence=evidence))


@pytest.fixture
def years(window: MainWindow, tmp_path: Path) -> MainWindow:
    """A window on plans of 2022 and 2023 of one series, and a stray one."""
    path = tmp_path / "years.yaodian"
    with Session.create(path, "分析员") as session:
        add(
            session,
            of_year(2022, OLD),
            of_year(2023, NEW),
            parsed("别的材料", OLD, region="丙省", issuer="丙省教育厅", year=2019),
        )
    assert window.desk.open(path)
    return window


def last_year_dialog() -> LastYearDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LastYearDialog)
    return dialog


def test_the_year_before_in_the_series_is_compared_at_once(years: MainWindow, qtbot: QtBot):
    years.desk.show_plan(2)
    years.actions_["compare_last_year"].trigger()
    assert (years.mode, years.late.compare().comparison.plans) == ("compare", (1, 2))
    qtbot.waitUntil(lambda: bool(years.late.compare().shown.pairs()), timeout=30_000)


def test_where_the_series_does_not_say_it_is_asked_once(years: MainWindow, qtbot: QtBot):
    years.desk.show_plan(1)
    years.actions_["compare_last_year"].trigger()
    dialog = last_year_dialog()
    qtbot.mouseClick(dialog.take, LEFT)
    assert years.late.compare().comparison.plans[1] == 1
    earlier = years.late.compare().comparison.plans[0]
    qtbot.waitUntil(lambda: not years.desk.jobs.busy, timeout=30_000)
    years.go(Place("read", plan_id=1))
    years.actions_["compare_last_year"].trigger()
    assert years.late.compare().comparison.plans == (earlier, 1)


def test_none_is_an_answer_and_is_said(years: MainWindow, qtbot: QtBot):
    said = QSignalSpy(years.desk.said)
    years.alignments.last_year(1)
    qtbot.mouseClick(last_year_dialog().none, LEFT)
    assert "没有上一年文件" in said.at(0)[0]
    answer = years.desk.session.sources.predecessor(1)
    assert answer.answered and answer.plan is None


def test_the_figures_open_beside_the_window_and_can_be_copied(years: MainWindow, qtbot: QtBot):
    years.go(Place("compare", old=1, new=2))
    qtbot.waitUntil(lambda: bool(years.late.compare().shown.pairs()), timeout=30_000)
    years.actions_["figures"].trigger()
    qtbot.waitUntil(lambda: years.findChild(FiguresDialog) is not None, timeout=60_000)
    dialog = years.findChild(FiguresDialog)
    rows = [line.split("\t") for line in dialog.text().split("\n") if "\t" in line]
    assert rows[0][0] == "章" and rows[-1][0] == "合计"
    assert int(rows[-1][-1]) == len(years.late.compare().comparison.pairs)
    QGuiApplication.clipboard().setText("")
    dialog.findChildren(type(years.late.compare().bar.sure))[0].click()
    assert QGuiApplication.clipboard().text() == dialog.text()
    dialog.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sections_have_room_for_their_names_beside_the_figures(years: MainWindow, qapp: QApplication, language: str):
    installed = translate(qapp, language)
    session = years.desk.session
    figures = ComparisonFigures(
        sections={"一、坚持和完善党对教育工作的全面领导": {}}, relations={}, kept=0.5, moved=(), decided=0, total=1
    )
    dialog = FiguresDialog(years.desk.theme, figures, (session.outline(1), session.outline(2)), other_issuer=True, parent=years)
    dialog.show()
    for translator in installed:
        qapp.removeTranslator(translator)
    assert dialog.table.columnWidth(0) >= 240
    dialog.close()


def test_figures_without_a_comparison_say_what_to_do(years: MainWindow):
    said = QSignalSpy(years.desk.said)
    years.actions_["figures"].trigger()
    assert "先在“对照”里选两份文件" in said.at(0)[0]


def test_the_list_of_links_is_a_view_of_the_menu(years: MainWindow, qtbot: QtBot):
    years.go(Place("compare", old=1, new=2))
    qtbot.waitUntil(lambda: bool(years.late.compare().shown.pairs()), timeout=30_000)
    years.actions_["link_table"].trigger()
    assert years.late.compare().order() is Order.TABLE and years.actions_["link_table"].isChecked()
    years.actions_["link_table"].trigger()
    assert years.late.compare().order() is Order.LINKS and not years.actions_["link_table"].isChecked()
