"""Every command by its words: what is typed after `>` in the search field lists the commands that fit, best first."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QStyleOptionViewItem, QWidget

from desktop.actions import Actions
from desktop.icons import paint_icon
from desktop.keymap import Command
from desktop.library.library_panel import RowDelegate
from desktop.theme import Theme
from desktop.tokens import SMALL, UI

SIGNS = (">", "》", "＞")  # as a Chinese input method writes it too
SHOWN = 12  # rows
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: SHOWN, Qt.Key.Key_PageUp: -SHOWN}
_COMMAND, _GROUP = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


def command_words(text: str) -> str | None:
    """What is asked for after the sign; None where the text is no such question."""
    text = text.lstrip()
    return text[1:].strip().casefold() if text.startswith(SIGNS) else None


def rank(words: str, group: str, command: Command) -> int | None:
    """How well a command fits what was typed, the less the better; None where it does not. Letters may be left out between."""
    text = command.text.casefold()
    if words in text:
        return text.index(words)
    whole = f"{group.casefold()} {text} {command.name.replace('_', ' ')}"
    if words in whole:
        return 100 + whole.index(words)
    rest = iter(whole)
    return 1000 if all(sign in rest for sign in words if not sign.isspace()) else None


class CommandModel(QAbstractListModel):
    """The commands that can be done now and fit what was typed."""

    def __init__(self, actions: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._found: list[tuple[str, Command]] = []

    def ask(self, words: str) -> None:
        """Show what fits these words; all commands for none."""
        ranked = [
            (fit, at, group, command)
            for at, (group, command) in enumerate(self._actions.rows())
            if self._actions.at_hand(command.name) is not None and (fit := rank(words, group, command)) is not None
        ]
        self.beginResetModel()
        self._found = [(group, command) for _, _, group, command in sorted(ranked, key=lambda row: row[:2])]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        group, command = self._found[index.row()]
        return {
            int(Qt.ItemDataRole.DisplayRole): command.text.rstrip("…"),
            int(Qt.ItemDataRole.AccessibleTextRole): f"{group} {command.text} {self._actions.key_text(command.name)}",
            int(_COMMAND): command,
            int(_GROUP): group,
        }.get(int(role))


class _RowPainter(RowDelegate):
    """Icon, words, group; the key right."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._actions = actions

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, tokens, command = self.row(option), self.theme.tokens, index.data(_COMMAND)
        painter.save()
        self.draw_ground(painter, row)
        area, middle = row.rect.adjusted(12, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter
        if command.icon:
            paint_icon(painter, QRect(area.left(), area.center().y() - 7, 16, 16), command.icon, tokens.text_2)
        painter.setFont(self.theme.font(SMALL))
        painter.setPen(tokens.text_3)
        keys = self._actions.key_text(command.name)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | middle, keys)
        area.adjust(26, 0, -painter.fontMetrics().horizontalAdvance(keys) - 12, 0)
        painter.setFont(self.theme.font(UI))
        painter.setPen(tokens.text)
        words = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, middle, words)
        area.setLeft(area.left() + painter.fontMetrics().horizontalAdvance(words) + 12)
        painter.setFont(self.theme.font(SMALL))
        painter.setPen(tokens.text_3)
        painter.drawText(area, middle, index.data(_GROUP))
        painter.restore()


class CommandFinder(QListView):
    """The list below the search field while it holds `>`. The focus stays in the field, and goes back where it came from."""

    def __init__(self, theme: Theme, actions: Actions, field: QLineEdit) -> None:
        super().__init__(field.window())
        self._theme = theme
        self._actions = actions
        self._field = field
        self._before: QWidget | None = None  # where the focus was
        self.commands = CommandModel(actions, self)
        self.setModel(self.commands)
        self.setItemDelegate(_RowPainter(theme, actions, self))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("命令"))
        self.hide()
        self.clicked.connect(self._carry_out)
        field.textChanged.connect(self._ask)
        field.installEventFilter(self)

    def _ask(self, text: str) -> None:
        words = command_words(text)
        if words is None or not self._field.hasFocus():
            self.hide()
            return
        self.commands.ask(words)
        self.setCurrentIndex(self.commands.index(0))
        window = self._field.window()
        self.setParent(window)
        row = self._theme.row_height(QFontMetrics(self._theme.font(UI)))
        below = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        height = row * min(SHOWN, max(1, self.commands.rowCount())) + 2 * self.frameWidth()
        self.setGeometry(below.x(), below.y(), max(420, self._field.width()), height)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.commands.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.tokens.text_2)
            area = self.viewport().rect().adjusted(12, 0, -12, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.tr("没有这样的命令，或现在不能用"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that walk in the list, and the places the focus comes from and goes to."""
        if watched is self._field:
            if event.type() == QEvent.Type.FocusOut:
                self.hide()
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.isVisible():
                return self._pressed(event)
        return super().eventFilter(watched, event)

    def remember_focus(self) -> None:
        """The field is about to take the focus: commands act on what has it now."""
        before = QApplication.focusWidget()
        self._before = before if before is not self._field else self._before

    def _pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._carry_out(self.currentIndex())
        elif key in _MOVES:
            row = max(0, min(self.commands.rowCount() - 1, self.currentIndex().row() + _MOVES[key]))
            self.setCurrentIndex(self.commands.index(row))
        else:
            return False
        return True

    def _carry_out(self, index: QModelIndex) -> None:
        command = index.data(_COMMAND) if index.isValid() else None
        action = self._actions.at_hand(command.name) if isinstance(command, Command) else None
        if action is None:
            return
        self._field.clear()
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._field.clearFocus()
        action.trigger()
