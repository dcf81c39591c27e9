"""Buttons say what they do and by which key, and can be used by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QMenu, QMessageBox, QWidget

from desktop.theme import LIGHT, Theme
from desktop.widgets import Chip, IconButton, LinkButton, PrimaryButton, PushButton, SectionHeader
from desktop.widgets.buttons import ICON_SIDE


def has_color(widget: QWidget, color) -> bool:
    image = widget.grab().toImage()
    return any(image.pixelColor(x, y) == color for x in range(image.width()) for y in range(image.height()))


def test_an_icon_button_names_itself_and_its_key(theme: Theme, qtbot):
    button = IconButton(theme, "undo-2", "撤销", "Ctrl+Z")
    qtbot.addWidget(button)
    assert button.accessibleName() == "撤销"
    assert button.toolTip() == "撤销 (Ctrl+Z)"
    assert button.sizeHint().width() == button.sizeHint().height() == 28


def test_a_button_of_an_action_follows_it(theme: Theme, qtbot):
    action = QAction("撤销(&U)")
    action.setShortcut("Ctrl+Z")
    button = IconButton.for_action(theme, "undo-2", action)
    qtbot.addWidget(button)
    action.setText("撤销“加标签 目标指标”")
    action.setEnabled(False)
    assert not button.isEnabled()
    assert button.tip() == "撤销“加标签 目标指标” (Ctrl+Z)"
    assert button.accessibleName() == "撤销“加标签 目标指标”"
    action.setToolTip("没有可撤销的步骤")
    assert button.tip() == "没有可撤销的步骤 (Ctrl+Z)"


def test_a_click_on_a_button_of_an_action_triggers_it(theme: Theme, qtbot):
    action = QAction("撤销")
    button = IconButton.for_action(theme, "undo-2", action)
    qtbot.addWidget(button)
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_only_the_primary_button_is_filled(theme: Theme, qtbot):
    primary, plain = PrimaryButton(theme, "确认", "check"), PushButton(theme, "否决", "x")
    for button in (primary, plain):
        qtbot.addWidget(button)
    assert has_color(primary, LIGHT.accent)
    assert not has_color(plain, LIGHT.accent)
    primary.setEnabled(False)
    assert not has_color(primary, LIGHT.accent)


def test_a_button_that_shows_its_key_is_wider_and_still_works(theme: Theme, qtbot):
    plain, keyed = PushButton(theme, "否决", "x"), PushButton(theme, "否决", "x")
    keyed.show_key("X")
    for button in (plain, keyed):
        qtbot.addWidget(button)
    assert keyed.sizeHint().width() > plain.sizeHint().width()
    assert not keyed.grab().toImage().isNull()
    with qtbot.waitSignal(keyed.clicked):
        qtbot.keyClick(keyed, Qt.Key.Key_Space)


def test_the_default_button_of_a_dialog_is_filled(theme: Theme, qtbot):
    box = QMessageBox(QMessageBox.Icon.Warning, "要点", "没有导入", QMessageBox.StandardButton.Ok)
    qtbot.addWidget(box)
    box.show()
    assert has_color(box.button(QMessageBox.StandardButton.Ok), LIGHT.accent)
    assert has_color(box, LIGHT.warn)


def test_the_focus_ring_shows_for_the_keyboard(theme: Theme, qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    row = QHBoxLayout(host)
    widgets = [PushButton(theme, "甲"), IconButton(theme, "x", "乙"), LinkButton(theme, "丙"), PushButton(theme, "丁")]
    for widget in widgets:
        row.addWidget(widget)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    widgets[-1].setFocus()
    for widget in widgets[:2]:
        assert not has_color(widget, LIGHT.accent)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is widget
        assert has_color(widget, LIGHT.accent)


def test_a_link_is_followed_by_space_and_click(theme: Theme, qtbot):
    link = LinkButton(theme, "改选…")
    qtbot.addWidget(link)
    with qtbot.waitSignal(link.clicked):
        qtbot.keyClick(link, Qt.Key.Key_Space)
    with qtbot.waitSignal(link.clicked):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert has_color(link, LIGHT.accent)
    assert link.sizeHint().height() >= 24


def test_a_section_header_shows_title_count_and_buttons(theme: Theme, qtbot):
    header = SectionHeader(theme, "目录", "43 条")
    qtbot.addWidget(header)
    button = header.add_button("funnel", "筛选")
    header.set_title("资料库")
    header.set_count("7 份文件")
    assert (header.title(), header.count(), header.accessibleName()) == ("资料库", "7 份文件", "资料库")
    header.resize(240, 36)
    header.show()
    assert button.geometry().right() > 200


@pytest.mark.parametrize("text", ["导入", "Import"])
@pytest.mark.parametrize("key", ["", "Y"])
def test_text_stands_clear_of_the_icon(theme: Theme, qtbot, text: str, key: str):
    button, bare = PushButton(theme, text, "x"), PushButton(theme, text)
    for made in (button, bare):
        qtbot.addWidget(made)
        made.show_key(key)
    red = QPixmap(ICON_SIDE, ICON_SIDE)
    red.fill(QColor("red"))
    button.setIcon(red)
    assert button.sizeHint().width() == bare.sizeHint().width() + ICON_SIDE + 6
    button.resize(button.sizeHint())
    image = button.grab().toImage()
    inside = range(6, image.height() - 6)
    columns = [[image.pixelColor(x, y) for y in inside] for x in range(8, image.width() - 8)]
    icon_end = max(x for x, column in enumerate(columns) if QColor("red") in column)
    text_start = next(x for x, column in enumerate(columns[icon_end + 1 :]) if any(c.lightness() < 160 for c in column))
    assert 5 <= text_start <= 9


def test_the_sign_of_a_menu_stands_in_the_middle_of_its_end(theme: Theme, qtbot):
    button = PushButton(theme, "")
    qtbot.addWidget(button)
    button.setMenu(QMenu(button))
    button.resize(button.sizeHint())
    image = button.grab().toImage()
    ground = image.pixelColor(4, image.height() // 2)
    inside = [(x, y) for x in range(3, image.width() - 3) for y in range(3, image.height() - 3)]
    dark = [(x, y) for x, y in inside if abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 60]
    middle = sum(y for _, y in dark) / len(dark)
    assert abs(middle - image.height() / 2) <= 2
    assert 8 <= image.width() - max(x for x, _ in dark) <= 14


def test_enter_presses_the_button_that_has_the_focus_and_no_other(theme: Theme, qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    row, pressed = QHBoxLayout(dialog), []
    save = PrimaryButton(theme, "保存")
    save.setDefault(True)
    others = (PushButton(theme, "取消"), IconButton(theme, "x", "关闭"), LinkButton(theme, "更多"), Chip(theme, "数量"))
    for button in (save, *others):
        row.addWidget(button)
        button.clicked.connect(lambda _=False, button=button: pressed.append(button.text()))
    for button in others:
        qtbot.keyClick(button, Qt.Key.Key_Return)
        qtbot.keyClick(button, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert pressed == [button.text() for button in others for _ in range(2)]
