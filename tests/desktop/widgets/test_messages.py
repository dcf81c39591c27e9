"""Toasts, banners and empty states: what they say, what can be done, when they go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.theme import DARK, LIGHT, Theme
from desktop.widgets import Banner, BannerKind, EmptyState, LinkButton, PrimaryButton, Toast


@pytest.fixture
def host(qtbot) -> QWidget:
    widget = QWidget()
    widget.resize(800, 600)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_a_toast_stands_at_the_bottom_and_stays_there(theme: Theme, host: QWidget):
    toast = Toast(theme, host)
    toast.show_message("已导入 7 份文件")
    assert toast.isVisible()
    assert abs(toast.geometry().center().x() - 400) <= 1
    host.resize(600, 400)
    assert abs(toast.geometry().center().x() - 300) <= 1
    assert toast.geometry().bottom() < 400


def test_a_toast_goes_by_itself(theme: Theme, host: QWidget, qtbot):
    toast = Toast(theme, host)
    toast.show_message("已导入", ms=20)
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=2000)


def test_following_the_link_runs_the_action_once_and_closes(theme: Theme, host: QWidget, qtbot):
    done: list[str] = []
    toast = Toast(theme, host)
    toast.show_message("已删除批注", "撤销", lambda: done.append("undo"))
    qtbot.mouseClick(toast.link(), Qt.MouseButton.LeftButton)
    assert done == ["undo"]
    assert not toast.isVisible()


def test_a_later_toast_replaces_the_one_before(theme: Theme, host: QWidget):
    toast = Toast(theme, host)
    toast.show_message("一", "撤销", lambda: None)
    toast.show_message("二")
    assert toast.text() == "二"
    assert not toast.link().isVisible()
    assert toast.accessibleName() == "二"


def test_a_toast_with_motion_ends_fully_visible(theme: Theme, host: QWidget, qtbot):
    theme.reduced_motion = False
    toast = Toast(theme, host)
    toast.show_message("已导入")
    qtbot.waitUntil(lambda: not toast.graphicsEffect().isEnabled(), timeout=2000)
    assert toast.isVisible()


def test_a_long_toast_stays_inside_its_window(theme: Theme, host: QWidget):
    toast = Toast(theme, host)
    toast.show_message("没有导入“附件.docx”：解压后超过 512 MB。请拆成几个文件再试。" * 4, "查看")
    assert host.rect().contains(toast.geometry())


def test_a_banner_says_what_and_offers_what_to_do(theme: Theme, qtbot):
    done: list[str] = []
    banner = Banner(theme, "资料库是只读的。")
    qtbot.addWidget(banner)
    button = banner.add_button("另存副本", lambda: done.append("copy"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["copy"]
    assert banner.accessibleName() == banner.text() == "资料库是只读的。"
    banner.clear_buttons()
    assert banner.add_button("重试", lambda: None).text() == "重试"


def test_a_banner_is_amber_or_red(theme: Theme, qtbot):
    banner = Banner(theme, "只读")
    qtbot.addWidget(banner)
    banner.resize(400, 40)
    assert banner.grab().toImage().pixelColor(2, 2) == LIGHT.warn_bg
    banner.set_message("没有保存这次修改", BannerKind.ERROR)
    assert banner.grab().toImage().pixelColor(2, 2) == LIGHT.err_bg


def test_a_banner_can_be_closed(theme: Theme, host: QWidget, qtbot):
    banner = Banner(theme, "只读", closable=True, parent=host)
    banner.show()
    close = banner.findChild(QWidget, "", Qt.FindChildOption.FindDirectChildrenOnly)
    assert close is not None
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(
            next(child for child in banner.children() if child.metaObject().className() == "IconButton"),
            Qt.MouseButton.LeftButton,
        )
    assert not banner.isVisible()


def test_an_empty_state_says_why_and_what_next(theme: Theme, qtbot):
    state = EmptyState(theme, "message-square", "没有批注。选中文字后按 N。", "新建批注")
    qtbot.addWidget(state)
    assert isinstance(state.button(), LinkButton)
    with qtbot.waitSignal(state.triggered):
        qtbot.mouseClick(state.button(), Qt.MouseButton.LeftButton)
    state.set_text("筛选后没有条目", "")
    assert state.text() == "筛选后没有条目"
    assert state.button().isHidden()


def test_an_empty_state_may_carry_the_primary_button(theme: Theme, qtbot):
    state = EmptyState(theme, "file-input", "还没有文件", "选择文件…", primary=True)
    qtbot.addWidget(state)
    assert isinstance(state.button(), PrimaryButton)


def test_a_toast_is_dark_in_the_light_theme_too(theme: Theme, host: QWidget):
    toast = Toast(theme, host)
    toast.show_message("已导入")
    assert toast.grab().toImage().pixelColor(toast.width() // 2, 3) == DARK.bg_hover
