"""The tag manager through its tree, keys, mouse and buttons; every edit is a step of undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.dialogs.tag_dialog import TagDialog
from desktop.dialogs.tags_dialog import TagsDialog
from desktop.models.tag_tree_model import TagColumn
from desktop.widgets.choice_list import ChoiceList

LEFT, KEY, CONTROL = Qt.MouseButton.LeftButton, Qt.Key, Qt.KeyboardModifier.ControlModifier
MOVE = Qt.DropAction.MoveAction


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> TagsDialog:
    """The dialog on the five tags of the small library."""
    made = TagsDialog(desk)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def shape(desk: Desk) -> list[tuple[str, int]]:
    return [(node.tag.name, node.depth) for node in desk.session.tagging.tree()]


def choose(dialog: TagsDialog, *rows: int) -> None:
    dialog.tree.shown_again([dialog.model.index(row, 0).internalId() for row in rows])


def test_the_tree_keeps_qt_s_rules(dialog: TagsDialog, desk: Desk, qtmodeltester) -> None:
    ids = [tag.id for tag in desk.session.tags()]
    desk.edit(lambda session: session.tagging.move(ids[1:3], ids[0]))
    assert dialog.model.rowCount(dialog.model.index(0, 0)) == 2
    qtmodeltester.check(dialog.model, force_py=True)


def test_ctrl_and_arrows_move_tags_and_undo_brings_them_back(dialog: TagsDialog, desk: Desk, qtbot: QtBot) -> None:
    before = shape(desk)
    names = [name for name, _ in before]
    choose(dialog, 1)
    qtbot.keyClick(dialog.tree, KEY.Key_Up, CONTROL)
    assert shape(desk)[:2] == [(names[1], 0), (names[0], 0)]
    qtbot.keyClick(dialog.tree, KEY.Key_Down, CONTROL)
    assert shape(desk) == before
    qtbot.keyClick(dialog.tree, KEY.Key_Right, CONTROL)
    assert shape(desk)[:2] == [(names[0], 0), (names[1], 1)]
    qtbot.keyClick(dialog.tree, KEY.Key_Left, CONTROL)
    assert shape(desk) == before
    for _ in range(4):
        qtbot.mouseClick(dialog.undo, LEFT)
    assert shape(desk) == before


def test_a_drop_on_a_tag_puts_below_and_between_puts_before(dialog: TagsDialog, desk: Desk) -> None:
    names = [name for name, _ in shape(desk)]
    model = dialog.model
    data = model.mimeData([model.index(3, 0), model.index(3, 1)])
    model.dropMimeData(data, MOVE, -1, -1, model.index(0, 0))
    assert shape(desk)[:2] == [(names[0], 0), (names[3], 1)]
    moved = model.index(0, 0, model.index(0, 0))
    model.dropMimeData(model.mimeData([moved]), MOVE, 1, 0, QModelIndex())
    assert [name for name, _ in shape(desk)][:3] == [names[0], names[3], names[1]]


def test_a_tag_cannot_be_dropped_below_itself(dialog: TagsDialog, desk: Desk) -> None:
    model = dialog.model
    ids = [tag.id for tag in desk.session.tags()]
    desk.edit(lambda session: session.tagging.move([ids[1]], ids[0]))
    data = model.mimeData([model.index(0, 0)])
    assert not model.canDropMimeData(data, MOVE, -1, -1, model.index(0, 0, model.index(0, 0)))
    assert model.canDropMimeData(data, MOVE, -1, -1, QModelIndex())


def test_merging_asks_into_which_and_annotations_follow(dialog: TagsDialog, desk: Desk, qtbot: QtBot) -> None:
    tags = desk.session.tags()
    carried = [note.id for note in desk.session.annotations() if tags[1].name in note.tags]
    choose(dialog, 1)
    qtbot.mouseClick(dialog.merge, LEFT)
    offered = dialog.findChild(ChoiceList)
    offered.field.insert(tags[0].name)
    qtbot.keyClick(offered.field, KEY.Key_Return)
    assert tags[1].name not in {tag.name for tag in desk.session.tags()} and carried
    assert all(tags[0].name in desk.session.annotation(i).tags for i in carried)
    assert tags[0].name in dialog.said.text()


def test_retired_tags_are_marked_hidden_on_demand_and_revived(dialog: TagsDialog, desk: Desk, qtbot: QtBot) -> None:
    choose(dialog, 0)
    qtbot.mouseClick(dialog.retire, LEFT)
    assert desk.session.tags()[0].retired and "已停用" in dialog.model.index(0, 0).data()
    assert dialog.retire.text() == "恢复"
    qtbot.mouseClick(dialog.retired, LEFT)
    assert dialog.model.rowCount() == len(desk.session.tags()) - 1
    dialog.retired.setChecked(True)
    choose(dialog, 0)
    qtbot.mouseClick(dialog.retire, LEFT)
    assert not desk.session.tags()[0].retired


def test_delete_takes_several_and_enter_edits_one(dialog: TagsDialog, desk: Desk, qtbot: QtBot) -> None:
    count = len(desk.session.tags())
    choose(dialog, 0, 1)
    assert not dialog.edit.isEnabled()
    qtbot.keyClick(dialog.tree, KEY.Key_Delete)
    assert len(desk.session.tags()) == count - 2
    qtbot.mouseClick(dialog.undo, LEFT)
    choose(dialog, 0)
    qtbot.keyClick(dialog.tree, KEY.Key_Return)
    editor = dialog.findChild(TagDialog)
    editor._name.setText("改了")
    editor._save.click()
    assert dialog.model.index(0, TagColumn.NAME).data() == "改了"


def test_a_new_tag_lies_beside_the_chosen_one_and_is_chosen(dialog: TagsDialog, desk: Desk, qtbot: QtBot) -> None:
    ids = [tag.id for tag in desk.session.tags()]
    desk.edit(lambda session: session.tagging.move([ids[1]], ids[0]))
    dialog.tree.shown_again([ids[1]])
    qtbot.mouseClick(dialog.new, LEFT)
    editor = dialog.findChild(TagDialog)
    editor._name.setText("里面的")
    editor._save.click()
    assert ("里面的", 1) in shape(desk) and dialog.tree.chosen() == [max(tag.id for tag in desk.session.tags())]


def test_tag_sets_go_out_and_come_in(
    dialog: TagsDialog, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "标签"
    where = "desktop.dialogs.tags_dialog.QFileDialog."
    monkeypatch.setattr(where + "getSaveFileName", lambda *_: (str(path), "表格 (*.tsv)"))
    monkeypatch.setattr(where + "getOpenFileName", lambda *_: (str(path) + ".tsv", ""))
    count = len(desk.session.tags())
    qtbot.mouseClick(dialog.export, LEFT)
    assert (tmp_path / "标签.tsv").exists() and f"{count} 个标签" in dialog.said.text()
    desk.edit(lambda session: session.tagging.remove([session.tags()[0].id]))
    qtbot.mouseClick(dialog.take_in, LEFT)
    assert len(desk.session.tags()) == count and "1 个新标签" in dialog.said.text()


def test_a_file_that_is_no_tag_set_is_refused_in_the_dialog(
    dialog: TagsDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "坏.qdc").write_bytes(b"<CodeBook>")
    name = str(tmp_path / "坏.qdc")
    monkeypatch.setattr("desktop.dialogs.tags_dialog.QFileDialog.getOpenFileName", lambda *_: (name, ""))
    qtbot.mouseClick(dialog.take_in, LEFT)
    assert "坏.qdc" in dialog.said.text()
