"""The editor that takes a card's place while its note is written."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from core.model import Annotation, Status
from desktop.models.annotation_model import status_word
from desktop.painting import draw_box
from desktop.reader.cards.card import INNER, OUTER
from desktop.reader.cards.words import STATUS_ICONS
from desktop.theme import Theme
from desktop.tokens import RADIUS_CARD
from desktop.widgets import IconButton, PushButton, SaveSoon, SegmentedControl


class NoteEdit(QPlainTextEdit):
    """Ctrl+Return and Esc finish; while an input method composes, both are its own."""

    finished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._composing = False

    def inputMethodEvent(self, event: Any) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control
        if not self._composing and (enter or event.key() == Qt.Key.Key_Escape):
            self.finished.emit()
            return
        super().keyPressEvent(event)


class CardEditor(QWidget):
    """Note and status of one annotation. It says when it is left, by whatever way; who owns it then saves what is written."""

    saved = Signal(int, str, Status)  # worth saving, though writing goes on
    finished = Signal()
    removed = Signal(int)

    def __init__(self, theme: Theme, annotation: Annotation, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._annotation = annotation
        self._note = NoteEdit(self)
        self._note.setPlainText(annotation.note)
        self._note.setPlaceholderText(self.tr("写批注，Ctrl+Enter 完成"))
        self._note.setAccessibleName(self.tr("批注"))
        self._note.setTabChangesFocus(True)
        self._note.moveCursor(self._note.textCursor().MoveOperation.End)
        self._note.finished.connect(self.finished)
        SaveSoon(self._note).due.connect(self.save)
        self._note.installEventFilter(self)
        self._status = SegmentedControl(theme, self.tr("核对状态"))
        for status in Status:
            self._status.add(status.value, status_word(status), STATUS_ICONS[status])
        self._status.set_current(annotation.status.value)
        self._status.changed.connect(self.save)
        remove = IconButton(theme, "trash-2", self.tr("删除批注"))
        remove.clicked.connect(lambda: self.removed.emit(annotation.id))
        done = PushButton(theme, self.tr("完成"))
        done.clicked.connect(self.finished)
        row = QHBoxLayout()
        row.addWidget(remove)
        row.addStretch(1)
        row.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(OUTER + INNER, OUTER + INNER, OUTER + INNER, OUTER + 6)
        column.setSpacing(6)
        column.addWidget(self._status)
        column.addWidget(self._note, 1)
        column.addLayout(row)

    @property
    def note(self) -> QPlainTextEdit:
        """The field of the note."""
        return self._note

    @property
    def annotation(self) -> Annotation:
        """The annotation as the library has it."""
        return self._annotation

    def written(self) -> tuple[str, Status]:
        """Note and status as they stand here."""
        return self._note.toPlainText(), Status(self._status.current())

    def unsaved(self) -> bool:
        """Whether what stands here is not what the library has."""
        return self.written() != (self._annotation.note, self._annotation.status)

    def save(self) -> None:
        """Ask for what differs to be saved."""
        if self.unsaved():
            self.saved.emit(self._annotation.id, *self.written())

    def refresh(self, annotation: Annotation) -> None:
        """The library has the annotation like this now: by our saving, which changes nothing here, or by an undo."""
        shown, self._annotation = self.unsaved(), annotation
        if shown or not self.unsaved():
            return
        if self._note.toPlainText() != annotation.note:
            self._note.setPlainText(annotation.note)
        with QSignalBlocker(self._status):
            self._status.set_current(annotation.status.value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason:
            if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
                self.save()
            elif not self.isAncestorOf(QApplication.focusWidget() or self.window()):
                self.finished.emit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        card = self.rect().adjusted(OUTER, OUTER, -OUTER, -OUTER)
        draw_box(QPainter(self), card, RADIUS_CARD, tokens.bg_page, tokens.accent, width=2.0)
