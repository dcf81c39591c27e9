"""The annotation of the current row: its clause with the passage marked; note, status and author to edit."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from core.model import Annotation, Fit, Outline, Status, Tag
from desktop.models.annotation_model import status_word
from desktop.reader.cards.editor import NoteEdit
from desktop.reader.cards.words import STATUS_ICONS
from desktop.search.preview import ClauseText, TagPill
from desktop.theme import Theme
from desktop.tokens import SMALL, SMALL_STRONG, UI_STRONG
from desktop.widgets import (
    ElidedLabel,
    FlowLayout,
    IconButton,
    Label,
    PushButton,
    SaveSoon,
    SegmentedControl,
    Surface,
    set_surface,
)

_MARGIN = 14


class AnnotationPanel(QWidget):
    """What is written is saved when it is left, by whatever way."""

    opened = Signal(int)
    copied = Signal(int)
    tags_wanted = Signal(int, QWidget)
    written = Signal(int, str, Status, str)  # annotation id, note, status, author
    left = Signal()  # writing is over by key
    rested = Signal()  # a field was left, by whatever way

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._annotation: Annotation | None = None
        self._title = ElidedLabel(theme, role=UI_STRONG)
        self._path = ElidedLabel(theme, role=SMALL, tone="text_2")
        self.text = ClauseText(theme)
        self.text.setAccessibleName(self.tr("条目全文"))
        self._lost = Label(theme, tone="text", wrap=True)
        self._lost.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        self._lost.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.text)
        self._middle.addWidget(self._lost)
        self._pills = FlowLayout(spacing=6, row_spacing=6)
        self.tags_button = PushButton(theme, self.tr("标签…"), "tag")
        self.tags_button.clicked.connect(lambda: self.tags_wanted.emit(self._id(), self.tags_button))
        self.status = SegmentedControl(theme, self.tr("核对状态"))
        for status in Status:
            self.status.add(status.value, status_word(status), STATUS_ICONS[status])
        self.status.changed.connect(lambda _key: self.save())
        self.note = NoteEdit(self)
        self.note.setPlaceholderText(self.tr("写批注，Ctrl+Enter 完成"))
        self.note.setAccessibleName(self.tr("批注"))
        self.note.setTabChangesFocus(True)
        self.note.setMinimumHeight(56)
        self.note.setMaximumHeight(110)
        self.note.finished.connect(self._finish)
        SaveSoon(self.note).due.connect(self.save)
        self.author = QLineEdit()
        self.author.setAccessibleName(self.tr("作者"))
        self.author.returnPressed.connect(self._finish)
        for field in (self.note, self.author):
            field.installEventFilter(self)
        self.editing = (self.tags_button, self.status)  # what changes the library
        self._lay_out()
        set_surface(self, Surface.PAGE)
        self.setMinimumWidth(260)
        self.show_annotation(None, None, ())

    def _lay_out(self) -> None:
        theme = self._theme
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(_MARGIN, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self._title, 1)
        self.copy_button = IconButton(theme, "quote", self.tr("复制并注明出处"))
        self.copy_button.clicked.connect(lambda: self.copied.emit(self._id()))
        self.open_button = PushButton(theme, self.tr("在阅读中打开"), "book-open-text")
        self.open_button.clicked.connect(lambda: self.opened.emit(self._id()))
        row.addWidget(self.copy_button)
        row.addWidget(self.open_button)
        head.setMinimumHeight(44)
        set_surface(head, Surface.PANEL)
        path = QHBoxLayout()
        path.setContentsMargins(_MARGIN, 12, _MARGIN, 0)
        path.addWidget(self._path)
        foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(_MARGIN, 10, _MARGIN, 12)
        below.setSpacing(8)
        tags = QHBoxLayout()
        pills = QWidget()
        pills.setLayout(self._pills)
        policy = pills.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        pills.setSizePolicy(policy)
        tags.addWidget(pills, 1)
        tags.addWidget(self.tags_button, 0, Qt.AlignmentFlag.AlignTop)
        by = QHBoxLayout()
        by.setSpacing(8)
        label = Label(theme, self.tr("作者"), tone="text_2", role=SMALL_STRONG)
        label.setBuddy(self.author)
        by.addWidget(label)
        by.addWidget(self.author, 1)
        below.addLayout(tags)
        below.addWidget(self.status)
        below.addWidget(self.note)
        below.addLayout(by)
        set_surface(foot, Surface.PANEL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(path)
        column.addWidget(self._middle, 1)
        column.addWidget(foot)
        self._foot = foot

    def _id(self) -> int:
        return self._annotation.id if self._annotation else 0

    def show_annotation(self, annotation: Annotation | None, outline: Outline | None, tags: tuple[Tag, ...]) -> None:
        """Show an annotation of a plan; what was written of the one before is saved first. None: nothing is chosen."""
        if self._annotation is not None and self._id() != (annotation.id if annotation else 0):
            self.save()
        writing = annotation is not None and self._annotation is not None and annotation.id == self._id() and self._unsaved()
        self._annotation = annotation
        for part in (self.copy_button, self.open_button, self._foot):
            part.setEnabled(annotation is not None)
        self._foot.setVisible(annotation is not None)
        self._path.setVisible(annotation is not None)
        if annotation is None or outline is None:
            self._title.setText("")
            self._lost.setText(self.tr("选一条批注，在这里看它的条目。"))
            self._middle.setCurrentWidget(self._lost)
            return
        self._show_place(annotation, outline, tags)
        if not writing:
            self._fill(annotation)
        while (item := self._pills.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for tag in tags:
            if tag.name in annotation.tags:
                self._pills.addWidget(TagPill(self._theme, tag))

    def _show_place(self, annotation: Annotation, outline: Outline, tags: tuple[Tag, ...]) -> None:
        self._title.setText(f"{outline.plan.label} · {outline.plan.title}")
        lost = annotation.fit is Fit.LOST
        self.open_button.setToolTip("")
        if lost:
            self._path.setText(self.tr("未能定位"))
            self._lost.setText(f"“{annotation.exact}”")
        else:
            clause = (outline.find(annotation.clause_id) if annotation.clause_id else None) or outline.at(annotation.span.start)
            self._path.setText(" › ".join(step.label for step in outline.path(clause) if step.label))
            self.text.show_annotation(outline, clause, annotation, tags)
        self._middle.setCurrentWidget(self._lost if lost else self.text)

    def _fill(self, annotation: Annotation) -> None:
        for field in (self.note, self.author, self.status):
            field.blockSignals(True)
        if self.note.toPlainText() != annotation.note:
            self.note.setPlainText(annotation.note)
        if self.author.text() != annotation.author:
            self.author.setText(annotation.author)
        self.status.set_current(annotation.status.value)
        for field in (self.note, self.author, self.status):
            field.blockSignals(False)

    def _written(self) -> tuple[str, Status, str]:
        return self.note.toPlainText(), Status(self.status.current()), self.author.text().strip()

    def _unsaved(self) -> bool:
        known = self._annotation
        return known is not None and self._written() != (known.note, known.status, known.author)

    def save(self) -> None:
        """Ask for what differs to be saved."""
        if self._annotation is not None and self._unsaved():
            note, status, author = self._written()
            self._annotation = replace(self._annotation, note=note, status=status, author=author)  # it asks only once
            self.written.emit(self._id(), note, status, author)

    def writing(self) -> bool:
        """Whether somebody writes here now."""
        return self.note.hasFocus() or self.author.hasFocus()

    def write(self) -> None:
        """Put the focus into the note."""
        if self._annotation is not None:
            self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _finish(self) -> None:
        self.save()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.save()
            self.rested.emit()
        return super().eventFilter(watched, event)
