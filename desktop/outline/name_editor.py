"""Number and heading of a clause, written in its row of the tree."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from core.model import Clause
from desktop.outline.clause_delegate import chevron_left
from desktop.outline.tree import OutlineTree

NUMBER_WIDTH = 64  # pixels


class _Field(QLineEdit):
    """Enter accepts and Esc gives up; while an input method composes, both are its own."""

    accepted = Signal()
    given_up = Signal()

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self._composing = False
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setToolTip(name)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._composing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif not self._composing and event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class NameEditor(QWidget):
    """Stands over the row of a clause. What is written counts when Enter is pressed or the focus leaves; Esc gives it up."""

    named = Signal(int, str, str)  # clause id, number, heading

    def __init__(self, tree: OutlineTree, clause: Clause, index: QModelIndex) -> None:
        super().__init__(tree.viewport())
        self._tree = tree
        self._clause = clause
        self._over = False
        self.number = _Field(clause.number or "", self.tr("编号"))
        self.number.setFixedWidth(NUMBER_WIDTH)
        self.heading = _Field(clause.heading, self.tr("标题"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for field in (self.number, self.heading):
            field.accepted.connect(self.finish)
            field.given_up.connect(self._close)
            field.installEventFilter(self)
            row.addWidget(field)
        area = tree.visualRect(index)
        left = max(4, chevron_left(clause))
        height = max(area.height(), self.heading.sizeHint().height())
        self.setGeometry(left, area.center().y() - height // 2, tree.viewport().width() - left - 4, height)
        self.show()
        self.heading.setSelection(len(clause.heading), -len(clause.heading))  # with its beginning in sight
        self.heading.setFocus()
        tree.verticalScrollBar().valueChanged.connect(self.finish)
        tree.clauses.modelAboutToBeReset.connect(self._close)

    def finish(self) -> None:
        """Take what is written and go."""
        if self._over:
            return
        written = self.number.text().strip(), self.heading.text().strip()
        self._close()
        if written != (self._clause.number or "", self._clause.heading):
            self.named.emit(self._clause.id, *written)

    def _close(self) -> None:
        if self._over:
            return
        self._over = True
        focused = self.isAncestorOf(QApplication.focusWidget() or self._tree)
        self.hide()
        if focused:
            self._tree.setFocus()
        self.deleteLater()

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Tab goes from one field to the other; Enter and Esc lead out."""
        (self.heading if self.number.hasFocus() else self.number).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        leaving = isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason
        if leaving and not self.isAncestorOf(QApplication.focusWidget() or self.window()):
            self.finish()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._tree.theme.tokens.bg_selected)
