"""How the tests of the section tree point at clauses, press keys on them and wait for what comes of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.model import Clause
from desktop.main_window import MainWindow
from desktop.models.outline_model import CLAUSES

PLAN = """某省教育系统2023年工作要点
2023年工作的总体要求是：坚持稳中求进，办好人民满意的教育。各级教育部门要增强责任感和紧迫感，把思想和行动统一到决策部署上来。
一、加强党的建设
1.学习宣传贯彻党的二十大精神。组织全员培训，覆盖率达到100%。
2.压实管党治党责任。开展专项督查，推动问题整改到位。
二、推进教育改革
1.深化评价改革。完善学生综合素质评价，破除唯分数倾向。
2.落实“双减”政策。规范校外培训，提高课后服务质量。
3.促进教育公平。改善农村学校办学条件，扩大优质资源覆盖面。
三、提高保障水平
1.落实经费投入。一般公共预算教育支出只增不减。
"""
NO_KEYS = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def clause(window: MainWindow, words: str) -> Clause:
    """The clause whose text begins so."""
    outline = window.desk.outline
    assert outline is not None
    return next(each for each in outline.clauses[1:] if outline.quote(each.span).startswith(words))


def shape(window: MainWindow) -> list[str]:
    """Levels and first characters of all clauses, as the open plan has them."""
    assert window.desk.outline is not None
    return [f"{each.level} {each.label[:4]}" for each in window.desk.outline.clauses[1:]]


def middle(window: MainWindow, words: str) -> QPoint:
    """A point of a clause's row, right of its chevron."""
    view = window.reader.tree.view
    index = view.index_of(clause(window, words).id)
    view.scrollTo(index)
    area = view.visualRect(index)
    assert not area.isEmpty(), words
    return QPoint(120, area.center().y())


def choose(qtbot: QtBot, window: MainWindow, *beginnings: str) -> None:
    """Click rows: the first plainly, the others with Ctrl."""
    for number, words in enumerate(beginnings):
        keys = Qt.KeyboardModifier.ControlModifier if number else NO_KEYS
        qtbot.mouseClick(window.reader.tree.view.viewport(), LEFT, keys, middle(window, words))
    window.reader.tree.view.setFocus()


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Press a key in the tree and wait for what it does."""
    qtbot.keyClick(window.reader.tree.view, key, keys)
    settled(qtbot, window)


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.desk.jobs.busy, timeout=20_000)


def selected(window: MainWindow) -> list[str]:
    return [each.label[:4] for each in window.reader.tree.view.selected()]


def drag(window: MainWindow, words: str, *, drop: bool = True, plan_id: int = 0) -> tuple[bool, str]:
    """Drag what is selected onto a clause ('' is beside all); whether the place was accepted and what the hint said."""
    view = window.reader.tree.view
    data: QMimeData = view.model().mimeData(view.selectionModel().selectedIndexes())
    if plan_id:
        data.setData(CLAUSES, f"{plan_id} 1 2".encode())
    at = middle(window, words) if words else QPoint(100, view.viewport().height() - 3)
    move = Qt.DropAction.MoveAction
    enter = QDragEnterEvent(at, move, data, LEFT, NO_KEYS)
    QApplication.sendEvent(view.viewport(), enter)
    if not enter.isAccepted():
        return False, ""
    over = QDragMoveEvent(at, move, data, LEFT, NO_KEYS)
    QApplication.sendEvent(view.viewport(), over)
    said = view.findChild(type(view._hint)).text()
    view.grab()  # what a drag looks like is drawn
    if drop and over.isAccepted():
        QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(at), move, data, LEFT, NO_KEYS))
    return over.isAccepted(), said


def menu_entries(window: MainWindow, menu: Callable[[], object]) -> list[str]:
    """The entries of the menu that a call opens."""
    menu()
    found = QApplication.activePopupWidget()
    assert found is not None
    entries = [action.text() for action in found.actions() if not action.isSeparator()]
    found.close()
    return entries
