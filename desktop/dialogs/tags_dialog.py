"""标签管理: the tree of tags; new ones, changing, moving, merging, retiring, deleting them, tag sets in and out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from core.errors import UserError
from core.model import Notice, Touched
from core.session import Session
from core.tagging import TagNode
from desktop.desk import Desk
from desktop.dialogs.frame import Foot, lay_out
from desktop.dialogs.tag_dialog import TagDialog
from desktop.dialogs.tag_tree import DOWN, IN, OUT, UP, TagTree
from desktop.models.tag_tree_model import TagTreeModel
from desktop.reader.marks import tag_label
from desktop.tokens import SMALL
from desktop.widgets import FlowLayout, IconButton, Label, PrimaryButton, PushButton, resize_on_screen
from desktop.widgets.choice_list import Choice, ChoiceList


class TagsDialog(QDialog):
    """Every edit takes effect at once and can be undone here and in the window."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        theme = desk.theme
        self.setWindowTitle(self.tr("标签管理"))
        self._nodes: dict[int, TagNode] = {}
        self.model = TagTreeModel(self)
        self.tree = TagTree(theme, self.model)
        self.said = Label(theme, tone="text_2", role=SMALL, wrap=True)
        self.retired = QCheckBox(self.tr("显示已停用的"))
        self.retired.setChecked(True)
        self.retired.toggled.connect(lambda _on: self.refresh())
        self.new = PushButton(theme, self.tr("新建"), "plus")
        self.edit = PushButton(theme, self.tr("修改"), "pencil")
        self.merge = PushButton(theme, self.tr("并入…"), "merge")
        self.retire = PushButton(theme, self.tr("停用"), "archive")
        self.remove = PushButton(theme, self.tr("删除"), "trash-2")
        self.take_in = PushButton(theme, self.tr("导入…"), "file-input")
        self.export = PushButton(theme, self.tr("导出…"), "file-output")
        self.undo = IconButton(theme, "undo-2", self.tr("撤销"))
        self.steps = {
            UP: IconButton(theme, "arrow-up", self.tr("上移"), "Ctrl+Up"),
            DOWN: IconButton(theme, "arrow-down", self.tr("下移"), "Ctrl+Down"),
            IN: IconButton(theme, "arrow-right", self.tr("放到上一个标签下面"), "Ctrl+Right"),
            OUT: IconButton(theme, "arrow-left", self.tr("移到外一层"), "Ctrl+Left"),
        }
        self._lay_out()
        self._wire()
        editing = (self.new, self.edit, self.merge, self.retire, self.remove, self.take_in, self.undo, *self.steps.values())
        desk.edit_only.keep(*editing)
        self.refresh()
        resize_on_screen(self, 820, 560)
        self.setMinimumSize(600, 400)
        self.tree.setFocus()

    def _lay_out(self) -> None:
        theme = self._desk.theme
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 10)
        column.setSpacing(8)
        bar = QWidget()
        row = FlowLayout(bar, spacing=6, row_spacing=6)
        buttons = (self.new, self.edit, self.merge, self.retire, self.remove, *self.steps.values(), self.undo)
        for button in buttons:
            row.addWidget(button)
        column.addWidget(bar)
        column.addWidget(self.tree, 1)
        below = QHBoxLayout()
        below.addWidget(self.retired)
        below.addSpacing(12)
        below.addWidget(self.said, 1)
        column.addLayout(below)
        close = PrimaryButton(theme, self.tr("完成"))
        close.clicked.connect(self.accept)
        foot = Foot(theme, self.take_in, self.export, close)
        lay_out(self, body, foot)
        tips = {
            self.new: self.tr("在选中的标签旁边新建一个"),
            self.edit: self.tr("改名称、颜色、数字键、上级和说明"),
            self.merge: self.tr("把选中的标签并入另一个，批注跟着走"),
            self.retire: self.tr("停用的标签不再提供，已有的批注照旧"),
            self.remove: self.tr("从批注上去掉，批注本身保留"),
            self.take_in: self.tr("从 .qdc、.tsv 或 .csv 导入标签，同名的合并"),
            self.export: self.tr("存为 REFI-QDA 代码本（.qdc）或表格（.tsv）"),
        }
        for button, tip in tips.items():
            button.setToolTip(tip)

    def _wire(self) -> None:
        self.tree.selectionModel().selectionChanged.connect(lambda _new, _old: self._enable())
        self.tree.step_wanted.connect(self.step)
        self.tree.edit_wanted.connect(self._edit)
        self.tree.removal_wanted.connect(self._remove)
        self.model.move_wanted.connect(self._move)
        self.new.clicked.connect(self._new)
        self.edit.clicked.connect(lambda: self._edit(next(iter(self.tree.chosen()), 0)))
        self.merge.clicked.connect(self._offer_merge)
        self.retire.clicked.connect(self._retire)
        self.remove.clicked.connect(self._remove)
        self.take_in.clicked.connect(self._choose_file)
        self.export.clicked.connect(self._choose_place)
        self.undo.clicked.connect(lambda: self._do(lambda session: session.undo()))
        for name, button in self.steps.items():
            button.clicked.connect(lambda _on=False, name=name: self.step(name))
        self._desk.touched.connect(self._on_touched)
        self._desk.refused.connect(self._say_refused)

    # Showing

    def _on_touched(self, touched: Touched) -> None:
        if {"tag", "saved", "annotation"} & touched.ids.keys():
            self.refresh()

    def refresh(self) -> None:
        """Show the tags as they are now."""
        session = self._desk.session
        if session is None:
            return
        chosen = self.tree.chosen()
        tree = session.tagging.tree()
        new = [node.tag.id for node in tree if self._nodes and node.tag.id not in self._nodes]
        self._nodes = {node.tag.id: node for node in tree}
        self.model.show(tree, retired=self.retired.isChecked())
        self.tree.shown_again(new or chosen)
        self._enable()

    def _enable(self) -> None:
        chosen = [self._nodes[tag_id] for tag_id in self.tree.chosen() if tag_id in self._nodes]
        for button in (self.merge, self.retire, self.remove, *self.steps.values()):
            button.setEnabled(bool(chosen))
        self.merge.setEnabled(bool(chosen) and len(self._nodes) > len(chosen))
        self.edit.setEnabled(len(chosen) == 1)
        revive = bool(chosen) and all(node.tag.retired for node in chosen)
        self.retire.setText(self.tr("恢复") if revive else self.tr("停用"))
        step = self._desk.session.next_undo() if self._desk.session else None
        self.undo.setEnabled(step is not None)
        self.undo.setToolTip(self.tr("撤销“{step}”").format(step=step.text(self._desk.language)) if step else self.tr("撤销"))

    def _say_refused(self, notice: Notice) -> None:
        self.said.set_tone("err")
        self.said.setText(notice.text(self._desk.language))

    def _do(self, change: Callable[[Session], Touched], said: str = "") -> None:
        self.said.set_tone("text_2")
        self.said.setText("")
        if self._desk.edit(change) is not None:
            self.said.setText(said)

    # Doing

    def _new(self) -> None:
        """A tag beside the first one chosen."""
        beside = self._nodes.get(next(iter(self.tree.chosen()), 0))
        self._open(TagDialog(self._desk, None, self, parent_id=beside.tag.parent_id if beside else None))

    def _edit(self, tag_id: int) -> None:
        if tag_id in self._nodes:
            self._open(TagDialog(self._desk, self._nodes[tag_id].tag, self))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _move(self, tag_ids: list[int], parent_id: int | None, before_id: int | None) -> None:
        self._do(lambda session: session.tagging.move(tag_ids, parent_id, before_id))

    def step(self, way: str) -> None:
        """Move the tags chosen by one place; they stand below the same tag, else the first one moves alone."""
        chosen = self.tree.chosen()
        if not chosen:
            return
        parent = self._nodes[chosen[0]].tag.parent_id
        moved = [tag_id for tag_id in chosen if self._nodes[tag_id].tag.parent_id == parent]
        there, at = self.model.neighbours(moved[0])
        last = there.index(moved[-1])
        if way == UP and at > 0:
            self._move(moved, parent, there[at - 1])
        elif way == DOWN and last < len(there) - 1:
            rest = there[last + 2 :]
            self._move(moved, parent, rest[0] if rest else None)
        elif way == IN and at > 0:
            self._move(moved, there[at - 1], None)
        elif way == OUT and parent is not None:
            outer, place = self.model.neighbours(parent)
            self._move(moved, self._nodes[parent].tag.parent_id, outer[place + 1] if place + 1 < len(outer) else None)

    def _offer_merge(self) -> None:
        chosen = self.tree.chosen()
        offered = ChoiceList(self._desk.theme, self.tr("并入哪个标签"), self.merge, several=False)
        offered.offer(
            [
                Choice(
                    node.tag.id, node.tag.name, node.count, depth=node.depth, color=node.tag.color - 1, sign=tag_label(node.tag)
                )
                for node in self._nodes.values()
                if node.tag.id not in chosen
            ]
        )
        offered.chosen.connect(lambda into: self._merge(chosen, into))
        offered.open()

    def _merge(self, tag_ids: list[int], into: object) -> None:
        if isinstance(into, int):
            name = self._nodes[into].tag.name
            count = len(tag_ids)
            said = self.tr("已把 %n 个标签并入“{name}”，可以撤销", "", count).format(name=name)
            self._do(lambda session: session.tagging.merge(tag_ids, into), said)

    def _retire(self) -> None:
        chosen = self.tree.chosen()
        retired = not all(self._nodes[tag_id].tag.retired for tag_id in chosen)
        self._do(lambda session: session.tagging.retire(chosen, retired=retired))

    def _remove(self) -> None:
        chosen = self.tree.chosen()
        if chosen:
            said = self.tr("已删除 %n 个标签，可以撤销", "", len(chosen))
            self._do(lambda session: session.tagging.remove(chosen), said)

    # Tag sets

    def _choose_file(self) -> None:
        kinds = self.tr("标签集 (*.qdc *.tsv *.csv *.txt *.xml)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("导入标签"), str(Path.home()), kinds)
        if not name:
            return
        self.said.setText("")
        found = self._desk.edit(lambda session: session.tagging.take_in(Path(name)))
        if found is not None:
            taken, _ = found
            self.said.set_tone("text_2")
            said = self.tr("导入了 {new} 个新标签，{known} 个已有")
            self.said.setText(said.format(new=taken.new, known=taken.known))

    def _choose_place(self) -> None:
        kinds = [self.tr("REFI-QDA 代码本 (*.qdc)"), self.tr("表格 (*.tsv)"), self.tr("表格 (*.csv)")]
        start = str(Path.home() / f"{self.tr('标签')}.qdc")
        name, kind = QFileDialog.getSaveFileName(self, self.tr("导出标签"), start, ";;".join(kinds))
        session = self._desk.session
        if not name or session is None:
            return
        path = Path(name)
        if path.suffix.lower() not in (".qdc", ".tsv", ".csv"):
            path = path.with_name(f"{path.name}{'.tsv' if kind == kinds[1] else '.csv' if kind == kinds[2] else '.qdc'}")
        try:
            count = session.tagging.export(path)
        except UserError as error:
            self._say_refused(error.notice)
            return
        self.said.set_tone("text_2")
        self.said.setText(self.tr("已把 %n 个标签存为“{name}”", "", count).format(name=path.name))
