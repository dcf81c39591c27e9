"""标签: name, colour, key and description of a new tag or of one that is there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QComboBox, QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from core.model import Notice, Tag
from core.store.tags import below, depths
from desktop.desk import Desk
from desktop.dialogs.frame import Foot, Form, lay_out
from desktop.painting import draw_box, draw_focus, draw_tag_square
from desktop.theme import Theme
from desktop.tokens import RADIUS_CONTROL, SMALL
from desktop.widgets import Label, PrimaryButton, PushButton
from desktop.widgets.buttons import shows_focus

COLORS = 8
LONGEST_NAME = 20


class Swatch(QAbstractButton):
    """One of the eight colours, with its number."""

    def __init__(self, theme: Theme, color: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._color = color
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name = self._names()[color - 1]
        self.setToolTip(name)
        self.setAccessibleName(f"{color} {name}")

    def _names(self) -> tuple[str, ...]:
        colors = (self.tr("蓝"), self.tr("橙"), self.tr("绿"), self.tr("紫"))
        return (*colors, self.tr("红"), self.tr("青"), self.tr("金"), self.tr("墨"))

    def sizeHint(self) -> QSize:
        return QSize(34, 34)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = self._theme.tokens, QPainter(self)
        if self.isChecked():
            draw_box(painter, self.rect(), RADIUS_CONTROL, tokens.bg_selected, tokens.accent, width=2.0)
        elif self.underMouse():
            draw_box(painter, self.rect(), RADIUS_CONTROL, tokens.bg_hover)
        draw_tag_square(painter, self.rect().adjusted(7, 7, -7, -7), tokens, self._color - 1, str(self._color))
        if shows_focus(self):
            draw_focus(painter, self.rect(), RADIUS_CONTROL, tokens)


class Swatches(QWidget):
    """The eight colours in a row, one of them chosen; the number keys choose too."""

    changed = Signal()

    def __init__(self, theme: Theme, color: int, name: str) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for number in range(1, COLORS + 1):
            swatch = Swatch(theme, number)
            self._group.addButton(swatch, number)
            row.addWidget(swatch)
        self._group.button(color).setChecked(True)
        self._group.idToggled.connect(lambda _id, on: self.changed.emit() if on else None)
        self.setAccessibleName(name)

    def color(self) -> int:
        """The colour chosen, 1 to 8."""
        return self._group.checkedId()

    def choose(self, color: int) -> None:
        """Choose a colour."""
        self._group.button(color).setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in {str(number) for number in range(1, COLORS + 1)}:
            self.choose(int(event.text()))
        else:
            super().keyPressEvent(event)


class TagDialog(QDialog):
    """Edits `tag`, or makes a new one where it is None. Every edit can be undone, so nothing is asked twice."""

    def __init__(
        self, desk: Desk, tag: Tag | None = None, parent: QWidget | None = None, *, parent_id: int | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tag = tag
        self._known = desk.session.tags() if desk.session else ()
        theme = desk.theme
        self.setWindowTitle(self.tr("改标签") if tag else self.tr("新建标签"))
        self._name = QLineEdit(tag.name if tag else "")
        self._name.setMaxLength(LONGEST_NAME)
        self._name.setPlaceholderText(self.tr("例如：目标指标"))
        self._problem = Label(theme, tone="err", role=SMALL, wrap=True)
        color = tag.color if tag else len(self._known) % COLORS + 1
        self._color = Swatches(theme, (color - 1) % COLORS + 1, self.tr("颜色"))
        self._parent = QComboBox()
        self._fill_parents(tag.parent_id if tag else parent_id)
        self._shortcut = QComboBox()
        self._fill_shortcuts()
        self._description = QPlainTextEdit(tag.description if tag else "")
        self._description.setPlaceholderText(self.tr("什么时候用这个标签，给同事和以后的自己看。"))
        self._description.setTabChangesFocus(True)
        self._description.setFixedHeight(84)
        self._save = PrimaryButton(theme, self.tr("保存") if tag else self.tr("新建"))
        self._save.setDefault(True)
        self._save.clicked.connect(self._apply)
        self._lay_out()
        self._name.textChanged.connect(self._check)
        self._check()
        desk.refused.connect(self._show_problem)
        self._name.setFocus()

    def _lay_out(self) -> None:
        theme = self._desk.theme
        body = QWidget()
        form = Form(theme)
        body.setLayout(form)
        form.add_field(self.tr("名称"), self._name, self._problem, stretch=True)
        form.add_field(self.tr("上级"), self._parent)
        form.add_field(self.tr("颜色"), self._color)
        said = self.tr("阅读时选中文字后按这个数字键，就加上标签。")
        form.add_field(self.tr("数字键"), self._shortcut, Label(theme, said, tone="text_3", role=SMALL, wrap=True))
        form.add_field(self.tr("说明"), self._description, stretch=True)
        cancel = PushButton(theme, self.tr("取消"))
        cancel.clicked.connect(self.reject)
        self._desk.edit_only.keep(self._save)
        remove = PushButton(theme, self.tr("删除标签"), "trash-2") if self._tag else None
        if remove is not None:
            remove.setToolTip(self._removal())
            remove.clicked.connect(self._remove)
            self._desk.edit_only.keep(remove)
        lay_out(self, body, Foot(theme, cancel, self._save, left=remove))
        self.setMinimumWidth(460)

    def _fill_parents(self, chosen: int | None) -> None:
        """None, and the tags as a tree; not those that lie below this one."""
        inside = below(self._known, [self._tag.id]) if self._tag else set[int]()
        deep = depths(self._known)
        self._parent.addItem(self.tr("没有上级"), None)
        for tag in self._known:
            if tag.id not in inside and (not tag.retired or tag.id == chosen):
                self._parent.addItem("　" * deep[tag.id] + tag.name, tag.id)
        self._parent.setCurrentIndex(max(0, self._parent.findData(chosen)))

    def _fill_shortcuts(self) -> None:
        """None, and the digits; those of other tags are named and can't be chosen."""
        taken = {tag.shortcut: tag.name for tag in self._known if tag.shortcut and (self._tag is None or tag.id != self._tag.id)}
        free = [str(digit) for digit in range(1, COLORS + 1) if str(digit) not in taken]
        self._shortcut.addItem(self.tr("不用数字键"), "")
        for digit in map(str, range(1, COLORS + 1)):
            name = self.tr("{digit}（已用于“{tag}”）").format(digit=digit, tag=taken[digit]) if digit in taken else digit
            self._shortcut.addItem(name, digit)
            self._shortcut.model().item(self._shortcut.count() - 1).setEnabled(digit not in taken)  # type: ignore[attr-defined]
        chosen = self._tag.shortcut if self._tag else (free[0] if free else "")
        self._shortcut.setCurrentIndex(max(0, self._shortcut.findData(chosen)))

    def _removal(self) -> str:
        counts = self._desk.session.tagging.counts() if self._desk.session else {}
        count = counts.get(self._tag.id, 0) if self._tag else 0
        return self.tr("从 %n 条批注上去掉这个标签，批注本身保留。可以撤销。", "", count)

    def _check(self) -> None:
        """Say at once what is wrong with the name."""
        name = self._name.text().strip()
        others = {tag.name for tag in self._known if self._tag is None or tag.id != self._tag.id}
        self._problem.setText(self.tr("已有标签“{name}”。请换一个名称。").format(name=name) if name in others else "")
        self._problem.setVisible(bool(self._problem.text()))
        self._save.setEnabled(bool(name) and name not in others)

    def _show_problem(self, notice: Notice) -> None:
        self._problem.setText(notice.text(self._desk.language))
        self._problem.show()

    def _apply(self) -> None:
        values = {
            "name": self._name.text().strip(),
            "color": self._color.color(),
            "shortcut": self._shortcut.currentData(),
            "description": self._description.toPlainText().strip(),
            "parent_id": self._parent.currentData(),
        }
        if self._tag is not None:
            edited = replace(self._tag, **values)
            done = self._desk.edit(lambda session: session.tagging.edit(edited))
        else:
            name = values.pop("name")
            done = self._desk.edit(lambda session: session.tagging.add(name, **values))
        if done is not None:
            self.accept()

    def _remove(self) -> None:
        if self._tag is None:
            return
        tag_id = self._tag.id
        if self._desk.edit(lambda session: session.tagging.remove([tag_id])) is not None:
            self._desk.said.emit(self.tr("已删除标签“{name}”，可以撤销。").format(name=self._tag.name))
            self.accept()
