"""The lineage as an analyst uses it: keys, mouse, plans chosen, the chain, export."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from core.briefing import PartKind
from core.model import Decision, Relation
from core.session import Session
from desktop.briefing.dialog import BriefingDialog
from desktop.desk import Place
from desktop.lineage.plans_dialog import PlansDialog
from desktop.main_window import MainWindow
from tests.desktop.compare.conftest import NEW, OLD, add, parsed

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="session")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plans of three years, aligned with one another."""
    path = tmp_path_factory.mktemp("three") / "three.yaodian"
    with Session.create(path, "分析员") as session:
        years = ((2021, OLD), (2022, NEW), (2023, OLD))
        ids = add(session, *(parsed(f"要点{year}", text, year=year) for year, text in years))
        session.aligning.lineage(ids)
    return path


@pytest.fixture
def followed(window: MainWindow, three: Path, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window at the lineage of three plans."""
    path = tmp_path / "three.yaodian"
    path.write_bytes(three.read_bytes())
    assert window.desk.open(path)
    window.go(Place("lineage", plan_ids=(1, 2, 3)))
    qtbot.waitUntil(lambda: window.late.lineage().themes.lineage is not None, timeout=60_000)
    return window


def cell(window: MainWindow, row: int, column: int) -> QPoint:
    view = window.late.lineage().view
    return view.visualRect(window.late.lineage().model.index(row, column)).center()


def row_of(window: MainWindow, name: str) -> int:
    model = window.late.lineage().model
    return next(row for row in range(model.rowCount()) if name in model.index(row, 0).data())


def test_between_several_issuers_nothing_is_called_new_or_dropped(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    with Session.create(tmp_path / "two.yaodian", "分析员") as session:
        issuers = enumerate(("甲局", "甲局", "乙局"))
        ids = add(session, *(parsed(f"要点{at}", OLD, issuer=issuer, year=2021 + at) for at, issuer in issuers))
    assert window.desk.open(tmp_path / "two.yaodian")
    legend = window.late.lineage().legend
    for plan_ids, word in ((ids[:2], "取消"), (ids, "此后未见")):
        window.go(Place("lineage", plan_ids=tuple(plan_ids)))
        qtbot.waitUntil(lambda: window.late.lineage().themes.lineage is not None and not window.desk.busy, timeout=60_000)
        assert legend.word(Relation.DROPPED) == word and word in legend.accessibleDescription()


def test_control_3_opens_the_lineage_of_the_usual_plans(window: MainWindow, three: Path, tmp_path: Path, qtbot: QtBot):
    path = tmp_path / "three.yaodian"
    path.write_bytes(three.read_bytes())
    assert window.desk.open(path)
    qtbot.keyClick(window, Qt.Key.Key_3, CONTROL)
    assert window.mode == "lineage"
    qtbot.waitUntil(lambda: window.late.lineage().themes.lineage is not None, timeout=60_000)
    assert window.late.lineage().plan_ids() == (1, 2, 3)


def test_a_click_shows_the_chain_of_the_theme_with_its_texts(followed: MainWindow, qtbot: QtBot):
    row = row_of(followed, "学前教育")
    qtbot.mouseClick(followed.late.lineage().view.viewport(), LEFT, pos=cell(followed, row, 2))
    panel = followed.late.lineage().panel
    assert panel.isVisible()
    texts = "\n".join(panel.texts())
    assert "30所" in texts and "45所" in texts


def test_the_arrow_keys_walk_and_enter_opens_the_reader(followed: MainWindow, qtbot: QtBot):
    view = followed.late.lineage().view
    view.setCurrentIndex(followed.late.lineage().model.index(row_of(followed, "学前教育"), 1))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.currentIndex().column() == 2
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert followed.mode == "read" and followed.desk.outline.plan.id == 2
    followed.actions_["back"].trigger()
    assert followed.mode == "lineage"


def test_the_chain_leads_to_the_comparison(followed: MainWindow, qtbot: QtBot):
    row = row_of(followed, "学前教育")
    qtbot.mouseClick(followed.late.lineage().view.viewport(), LEFT, pos=cell(followed, row, 2))
    qtbot.mouseClick(followed.late.lineage().panel.compare, LEFT)
    assert (followed.mode, followed.late.compare().comparison.plans) == ("compare", (1, 2))


def test_the_themes_stay_while_the_plans_scroll(followed: MainWindow, qtbot: QtBot):
    followed.resize(960, 600)
    view = followed.late.lineage().view
    followed.late.lineage().panel.show()
    qtbot.wait(1)
    bar = view.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    assert view.column_at(10) == 0
    view.setCurrentIndex(followed.late.lineage().model.index(0, 3))
    view.setCurrentIndex(followed.late.lineage().model.index(0, 1))
    assert view.visualRect(view.currentIndex()).left() >= view.columnWidth(0) - 1


def test_a_rejected_link_changes_the_lineage(followed: MainWindow, qtbot: QtBot):
    before = followed.late.lineage().model.rowCount()
    session = followed.desk.session
    pairs = [(1, 2), (1, 3), (2, 3)]
    theme = followed.late.lineage().model.theme(row_of(followed, "学前教育"))
    own = {clause for each in theme.cells.values() for clause in each.clause_ids}
    links = [link.id for pair in pairs for link in session.aligning.stored(*pair).links if own & {*link.old, *link.new}]
    followed.desk.edit(lambda session: session.links.decide(links, Decision.REJECTED))
    qtbot.waitUntil(lambda: followed.late.lineage().model.rowCount() > before, timeout=60_000)


def test_plans_are_chosen_in_a_dialog(followed: MainWindow, qtbot: QtBot):
    followed.late.lineage().choose_plans()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PlansDialog) and dialog.list.chosen() == (1, 2, 3)
    items = [dialog.list.topLevelItem(at) for at in range(3)]
    dialog.field.insert(items[1].text(0))
    assert [item.isHidden() for item in items] == [True, False, True]
    assert dialog.list.chosen() == (1, 2, 3)  # what is taken stays so
    dialog.field.clear()
    assert not any(item.isHidden() for item in items)
    assert dialog.list.height() > 6 * dialog.list.visualItemRect(items[0]).height()  # it takes what room there is
    dialog.list.choose([2], False)
    qtbot.mouseClick(dialog.take, LEFT)
    qtbot.waitUntil(lambda: followed.late.lineage().model.columnCount() == 3, timeout=60_000)
    assert followed.late.lineage().plan_ids() == (1, 3)


def test_a_filter_that_leaves_nothing_says_so(followed: MainWindow, qtbot: QtBot):
    followed.late.lineage().bar.field.insert("没有这样的主题")
    assert followed.late.lineage().empty.isVisible() and followed.late.lineage().empty.text() == "筛选后没有主题"
    followed.late.lineage().empty.button().click()
    assert followed.late.lineage().view.isVisible()


def test_the_matrix_is_exported_as_a_workbook(
    followed: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "沿革"), ""))
    said = QSignalSpy(followed.desk.said)
    qtbot.mouseClick(followed.late.lineage().bar.export, LEFT)
    qtbot.waitUntil(lambda: said.count() > 0, timeout=60_000)
    assert zipfile.is_zipfile(tmp_path / "沿革.xlsx")


def test_the_lineage_goes_into_the_briefing_note(followed: MainWindow, qtbot: QtBot):
    followed.late.lineage().view.setCurrentIndex(followed.late.lineage().model.index(0, 1))
    qtbot.mouseClick(followed.late.lineage().panel.briefing, LEFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BriefingDialog)
    assert dialog.recipe.part(PartKind.LINEAGE) and dialog.recipe.plan_ids == (1, 2, 3) and dialog.recipe.pairs == ()
    dialog.close()


def test_without_plans_it_says_what_to_do(window: MainWindow, tmp_path: Path):
    assert window.desk.open(tmp_path / "empty.yaodian", create=True)
    window.go(Place("lineage"))
    assert window.late.lineage().empty.text() == "沿革要两份以上的文件。先导入，再回到这里。"
