"""The foot of 生成简报: the file and the buttons; while a note is written, how far it is; then the ways to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from desktop.icons import paint_icon
from desktop.painting import draw_box
from desktop.theme import Theme
from desktop.tokens import RADIUS_CONTROL, SMALL, UI_STRONG
from desktop.widgets import ElidedLabel, Label, LinkButton, PrimaryButton, PushButton, Surface, set_surface


class FileField(QWidget):
    """The path, elided in the middle, and the link that changes it, in a frame."""

    clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._path = ElidedLabel(theme, elide=Qt.TextElideMode.ElideMiddle)
        change = LinkButton(theme, self.tr("更改…"))
        change.clicked.connect(self.clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(34, 2, 6, 2)
        row.setSpacing(8)
        row.addWidget(self._path, 1)
        row.addWidget(change)
        self.setMinimumHeight(30)

    def set_path(self, path: Path) -> None:
        """Show this path."""
        self._path.setText(str(path))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = self._theme.tokens, QPainter(self)
        draw_box(painter, self.rect(), RADIUS_CONTROL, tokens.bg_page, tokens.control)
        paint_icon(painter, QRect(11, (self.height() - 16) // 2, 16, 16), "folder-open", tokens.text_2)


class Footer(QWidget):
    """Three states: a file to be written, a note being written, a note written."""

    choose_file = Signal()
    generate = Signal()
    cancel = Signal()
    open_file = Signal()
    open_folder = Signal()
    print_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._file = FileField(theme)
        self._file.clicked.connect(self.choose_file)
        self._warning = Label(theme, tone="warn", role=SMALL)
        self._step = ElidedLabel(theme, tone="text_2", role=SMALL)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._result = ElidedLabel(theme, elide=Qt.TextElideMode.ElideMiddle, role=UI_STRONG, tone="ok")
        self._states = QStackedWidget()
        for state in (self._file_state(), self._progress_state(), self._done_state()):
            self._states.addWidget(state)
        self._going_on = False  # the button that writes had the focus, and has it again when that is over
        self._leave = PushButton(theme, self.tr("取消"))
        self._leave.clicked.connect(self.cancel)
        self._make = PrimaryButton(theme, self.tr("生成 Word"), "file-text")
        self._make.clicked.connect(self.generate)
        self._print = PushButton(theme, self.tr("打印…"), "printer")
        self._print.setToolTip(self.tr("打印简报（Ctrl+P）"))
        self._print.clicked.connect(self.print_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 18, 10)
        row.setSpacing(10)
        row.addWidget(self._states, 1)
        row.addSpacing(14)
        row.addWidget(self._print)
        row.addWidget(self._leave)
        row.addWidget(self._make)
        self.setMinimumHeight(56)
        set_surface(self, Surface.PANEL)

    def _file_state(self) -> QWidget:
        state = QWidget()
        row = QHBoxLayout(state)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._file, 1)
        row.addWidget(self._warning)
        return state

    def _progress_state(self) -> QWidget:
        state = QWidget()
        column = QVBoxLayout(state)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(self._step)
        column.addWidget(self._bar)
        column.addStretch(1)
        return state

    def _done_state(self) -> QWidget:
        state = QWidget()
        row = QHBoxLayout(state)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(_Done(self._theme))
        row.addWidget(self._result, 1)
        self._open = PushButton(self._theme, self.tr("打开文档"))
        self._open.clicked.connect(self.open_file)
        folder = PushButton(self._theme, self.tr("打开所在文件夹"))
        folder.clicked.connect(self.open_folder)
        row.addWidget(self._open)
        row.addWidget(folder)
        return state

    def show_file(self, path: Path, ready: bool) -> None:
        """Show which file will be written; `ready`: there is something to write."""
        self._file.set_path(path)
        names = {".xlsx": self.tr("生成 Excel"), ".pdf": self.tr("生成 PDF")}
        self._make.setText(names.get(path.suffix.lower(), self.tr("生成 Word")))
        self._print.setEnabled(ready)
        self._warning.setText(self.tr("将替换已有的文件") if path.exists() else "")
        self._turn(0, self.tr("取消"), make=ready)
        if self._going_on:
            self._make.setFocus(Qt.FocusReason.OtherFocusReason)
        self._going_on = False
        self._make.setToolTip(self.tr("生成（Ctrl+Enter）") if ready else self.tr("先选至少一份文件或一组对照"))

    def show_progress(self, what: str, done: int, total: int) -> None:
        """Show how far the note is; a total of 0: nobody knows yet."""
        self._step.setText(what)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._print.setEnabled(False)
        self._going_on = self._going_on or self.window().focusWidget() is self._make
        self._turn(1, self.tr("停止"), make=False)

    def show_done(self, said: str) -> None:
        """Say that the note is written, and offer the ways to it; it can be written again once something else is chosen."""
        self._result.setText(said)
        self._print.setEnabled(True)
        focused = self.window().focusWidget() is self._make
        self._turn(2, self.tr("关闭"), make=False)
        if focused:
            self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def result(self) -> str:
        """What was said of the note written last."""
        return self._result.text()

    def print_button(self) -> PushButton:
        """The button that prints."""
        return self._print

    def make_button(self) -> PrimaryButton:
        """The button that starts the writing."""
        return self._make

    def _turn(self, state: int, leave: str, *, make: bool) -> None:
        self._states.setCurrentIndex(state)
        self._leave.setText(leave)
        self._make.setEnabled(make)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, self._theme.tokens.line)


class _Done(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(18, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self.rect(), "circle-check", self._theme.tokens.ok)
