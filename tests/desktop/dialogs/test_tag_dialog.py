"""Making, changing and deleting tags, each as steps that can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.model import Tag
from desktop.desk import Desk
from desktop.dialogs.tag_dialog import TagDialog


def opened(desk: Desk, qtbot: QtBot, tag: Tag | None = None) -> TagDialog:
    dialog = TagDialog(desk, tag)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_new_tag_gets_the_next_colour_and_digit_unless_told_otherwise(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    dialog._name.setText("数字化")
    with qtbot.waitSignal(desk.touched):
        dialog._save.click()
    made = desk.session.tags()[-1]
    assert (made.name, made.color, made.shortcut, made.description) == ("数字化", 6, "6", "")


def test_everything_told_of_a_new_tag_is_kept(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    dialog._name.setText(" 数字化 ")
    qtbot.keyClick(dialog._color, Qt.Key.Key_2)
    dialog._shortcut.setCurrentIndex(dialog._shortcut.findData(""))
    dialog._description.setPlainText("平台、数据、互联网+")
    dialog._save.click()
    assert desk.session.tags()[-1] == Tag(6, "数字化", 2, "", "平台、数据、互联网+")
    assert not dialog.isVisible()


def test_a_tag_is_renamed_on_every_annotation_and_back_by_undo(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot, desk.session.tags()[1])
    dialog._name.setText("试点")
    dialog._save.click()
    assert [note.tags for note in desk.session.annotations(plan_ids=[2])] == [("试点",)]
    desk.edit(lambda session: session.undo())
    assert [note.tags for note in desk.session.annotations(plan_ids=[2])] == [("试点示范",)]


@pytest.mark.parametrize("name, problem", [("", ""), ("  ", ""), ("目标指标", "已有标签“目标指标”。请换一个名称。")])
def test_a_name_that_cannot_be_saved_says_why_at_once(desk: Desk, qtbot: QtBot, name: str, problem: str) -> None:
    dialog = opened(desk, qtbot)
    dialog._name.setText(name)
    assert not dialog._save.isEnabled() and dialog._problem.text() == problem


def test_digits_of_other_tags_are_named_and_not_to_be_chosen(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot, desk.session.tags()[0])
    model = dialog._shortcut.model()
    free = [
        dialog._shortcut.itemData(row)
        for row in range(model.rowCount())
        if model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsEnabled
    ]
    assert free == ["", "1", "6", "7", "8"]
    assert dialog._shortcut.itemText(2) == "2（已用于“试点示范”）"


def test_deleting_takes_the_tag_off_and_leaves_the_annotation(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot, desk.session.tags()[1])
    with qtbot.waitSignal(desk.said):
        dialog._remove()
    assert [note.tags for note in desk.session.annotations(plan_ids=[2])] == [()]
    assert "试点示范" not in {tag.name for tag in desk.session.tags()} and not dialog.isVisible()


def test_a_refusal_of_the_library_is_said_in_the_dialog(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot, desk.session.tags()[0])
    desk.session.tagging.remove([1])
    dialog._name.setText("改过的名")
    dialog._save.click()
    assert dialog.isVisible() and "没有标签 改过的名" in dialog._problem.text()
