"""The search field, elided labels, surfaces and splitters."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QTreeView, QWidget

from desktop.theme import DARK, LIGHT, Mode, Theme
from desktop.widgets import ElidedLabel, Label, SearchField, Splitter, Surface, set_surface


@pytest.fixture
def field(theme: Theme, qtbot) -> SearchField:
    made = SearchField(theme, "在资料库中检索")
    made.show_key("Ctrl+K")
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_key_is_shown_only_while_the_field_is_idle(field: SearchField):
    field.clearFocus()
    assert field.hint_shown()
    field.setText("学前教育")
    assert not field.hint_shown()


def test_the_field_can_be_emptied_by_escape_and_by_its_button(field: SearchField, qtbot):
    field.setText("学前教育")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    field.setText("学前教育")
    clear = next(action for action in field.actions() if action.text())
    assert clear.isVisible()
    clear.trigger()
    assert field.text() == ""
    assert not clear.isVisible()


def test_enter_says_so(field: SearchField, qtbot):
    field.setText("学前")
    with qtbot.waitSignal(field.returnPressed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.accessibleName() == "在资料库中检索"


def test_a_label_that_does_not_fit_tells_all_in_its_tooltip(theme: Theme, qtbot):
    label = ElidedLabel(theme, "省委教育工委组织部2024年工作要点一", elide=Qt.TextElideMode.ElideMiddle)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.shown_text().startswith("省")
    assert label.shown_text().endswith("一")
    assert label.toolTip() == label.text()
    label.resize(label.sizeHint())
    assert label.shown_text() == label.text()
    assert label.toolTip() == ""


@given(st.text(alphabet="教育工作要点0123 年", max_size=40), st.integers(30, 400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_an_elided_label_never_shows_more_than_fits(theme: Theme, text: str, width: int):
    label = ElidedLabel(theme, text)
    label.resize(width, 20)
    assert label.fontMetrics().horizontalAdvance(label.shown_text()) <= width
    label.deleteLater()


def test_labels_take_their_colour_from_the_theme(theme: Theme, qtbot):
    label = Label(theme, "已拒绝", tone="err")
    qtbot.addWidget(label)
    assert label.palette().color(label.foregroundRole()) == LIGHT.err
    theme.mode = Mode.DARK
    assert label.palette().color(label.foregroundRole()) == DARK.err
    label.set_tone("ok")
    assert label.palette().color(label.foregroundRole()) == DARK.ok


def test_a_surface_follows_the_theme(theme: Theme, qapp: QApplication, qtbot):
    tree = QTreeView()
    tree.setFrameShape(QTreeView.Shape.NoFrame)
    qtbot.addWidget(tree)
    set_surface(tree, Surface.PANEL)
    tree.show()
    assert tree.grab().toImage().pixelColor(5, 5) == LIGHT.bg_panel
    theme.mode = Mode.DARK
    qapp.processEvents()
    assert tree.grab().toImage().pixelColor(5, 5) == DARK.bg_panel


@pytest.fixture
def splitter(theme: Theme, qtbot) -> Splitter:
    made = Splitter(theme)
    for _ in range(2):
        made.addWidget(QWidget())
    made.resize(601, 300)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_line_is_thin_and_the_grab_area_wide(splitter: Splitter):
    handle = splitter.handle(1)
    assert handle.width() == 7
    assert handle.contentsRect().width() == 1
    assert sum(splitter.sizes()) == 600


def test_double_click_brings_the_usual_sizes_back(splitter: Splitter, qtbot):
    splitter.set_default_sizes([200, 400])
    splitter.setSizes([400, 200])
    qtbot.mouseDClick(splitter.handle(1), Qt.MouseButton.LeftButton, pos=QPoint(3, 100))
    assert splitter.sizes() == [200, 400]


def test_dragging_moves_the_line(splitter: Splitter, qtbot):
    splitter.set_default_sizes([200, 400])
    handle = splitter.handle(1)
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(3, 100))
    qtbot.mouseMove(handle, QPoint(53, 100))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(3, 100))
    assert splitter.sizes()[0] == pytest.approx(250, abs=4)


def test_the_words_of_an_empty_search_field_end_before_its_key(theme: Theme, qtbot) -> None:
    words = "Search the library, > for commands"
    field = SearchField(theme, words)
    field.show_key("Ctrl+K")
    qtbot.addWidget(field)
    field.resize(600, 30)
    field.show()
    assert field.placeholderText() == words
    field.resize(200, 30)
    assert field.placeholderText().endswith("…") and len(field.placeholderText()) < len(words)
    assert field.accessibleName() == words
    field.resize(600, 30)
    assert field.placeholderText() == words
