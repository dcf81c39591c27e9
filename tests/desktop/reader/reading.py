"""How the tests of the reader point at things: places of the text and of the tree, keys, what is stored."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextDocument, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.model import Annotation, Clause, ClauseKind, Outline, Span
from desktop.main_window import MainWindow
from desktop.models.outline_model import CLAUSE_ROLE, OutlineModel
from desktop.reader.overlay import line_rects
from desktop.reader.plan_document import Look, building
from desktop.reader.positions import Positions

LEFT = Qt.MouseButton.LeftButton


def outline_of(window: MainWindow) -> Outline:
    assert window.desk.outline is not None
    return window.desk.outline


def items(window: MainWindow) -> list[Clause]:
    return [clause for clause in outline_of(window).clauses if clause.kind is ClauseKind.ITEM]


def stored(window: MainWindow) -> tuple[Annotation, ...]:
    """The annotations of the open plan, as the library has them."""
    return window.desk.session.annotations(plan_ids=[outline_of(window).plan.id])


def chain_of(model: OutlineModel, annotation: Annotation) -> list[Clause]:
    """The clauses an annotation stands in, from its own up."""
    assert model.outline is not None
    return model.chain(model.outline.find(annotation.clause_id or 0) or model.outline.at(annotation.span.start))


def built(outline: Outline, positions: Positions, look: Look) -> QTextDocument:
    """The document of a plan, made in one go."""
    document = QTextDocument()
    for _ in building(document, outline, positions, look):
        pass
    return document


def on_span(window: MainWindow, span: Span) -> Annotation | None:
    return next((annotation for annotation in stored(window) if annotation.span == span), None)


def place_of(window: MainWindow, position: int) -> QPoint:
    """Where a code point of the text is drawn in the viewport, which has to show it."""
    text = window.reader.text
    rects = list(line_rects(text.window_shown(), text.positions.to_qt(position), text.positions.to_qt(position + 1)))
    assert rects, "out of sight"
    return QPoint(round(rects[0].left()) + 2, round(rects[0].center().y()))


def click_text(qtbot: QtBot, window: MainWindow, position: int) -> None:
    qtbot.mouseClick(window.reader.text.viewport(), LEFT, pos=place_of(window, position))


def drag(qtbot: QtBot, window: MainWindow, span: Span) -> None:
    """Select a span with the mouse."""
    viewport = window.reader.text.viewport()
    start, end = place_of(window, span.start), place_of(window, span.end)
    qtbot.mousePress(viewport, LEFT, pos=start - QPoint(2, 0))
    qtbot.mouseMove(viewport, end - QPoint(2, 0))
    qtbot.mouseRelease(viewport, LEFT, pos=end - QPoint(2, 0))


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in the text."""
    window.reader.text.setFocus()
    qtbot.keyClick(window.reader.text, key, modifier)


def click_tree(qtbot: QtBot, window: MainWindow, clause: Clause) -> None:
    """Click a clause's row, right of its chevron."""
    view = window.reader.tree.view
    index = view.index_of(clause.id)
    above = index.parent()
    while above.isValid():
        view.expand(above)
        above = above.parent()
    view.scrollTo(index)
    area = view.visualRect(index)
    qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(area.center().x() + 40, area.center().y()))


def tree_clause(window: MainWindow) -> Clause | None:
    """The clause whose row is selected in the tree."""
    return window.reader.tree.view.currentIndex().data(CLAUSE_ROLE)


def turn_wheel(window: MainWindow, notches: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Turn the wheel over the text; up is positive."""
    viewport = window.reader.text.viewport()
    middle = QPointF(viewport.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(viewport.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def top_of(window: MainWindow, clause: Clause) -> int:
    """How far below the viewport's top a clause begins, in pixels; it has to be in sight."""
    return place_of(window, clause.span.start).y()
