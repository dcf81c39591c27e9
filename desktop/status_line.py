"""The line at the foot of the window: where the reader is, the long job that runs, whether all is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.desk import Desk
from desktop.tokens import SMALL
from desktop.widgets import ElidedLabel, Label, LinkButton, Surface, set_surface

SLOW = 200  # milliseconds after which it is said that an edit is not saved yet


class StatusLine(QWidget):
    """26 px high."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        theme = desk.theme
        self._where = ElidedLabel(theme, role=SMALL, tone="text_2")
        self._job = Label(theme, role=SMALL, tone="text_2")
        self._title = self._step = ""
        self._bar = QProgressBar()
        self._bar.setFixedWidth(160)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("进度"))
        self._pause = LinkButton(theme, self.tr("暂停"), role=SMALL)
        self._pause.setCheckable(True)
        self._pause.setFixedWidth(self._pause_width())
        self._pause.clicked.connect(desk.jobs.pause)
        self._cancel = LinkButton(theme, self.tr("取消"), role=SMALL)
        self._cancel.clicked.connect(desk.jobs.cancel)
        self._saved = Label(theme, role=SMALL, tone="text_2")
        self._author = Label(theme, role=SMALL, tone="text_2")
        self._zoom = Label(theme, role=SMALL, tone="text_2")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.setSpacing(12)
        row.addWidget(self._where, 1)
        for widget in self._of_job():
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(12)
        for widget in (self._saved, self._author, self._zoom):
            row.addWidget(widget)
        self.setFixedHeight(max(26, self._where.sizeHint().height() + 8))
        set_surface(self, Surface.WINDOW)
        self._show_job(False)
        desk.jobs.started.connect(self._started)
        desk.jobs.stepped.connect(self._stepped)
        desk.jobs.paused.connect(self._paused)
        desk.jobs.finished.connect(lambda: self._show_job(False))
        self._slow = QTimer(self, interval=SLOW, singleShot=True)
        self._slow.timeout.connect(self.refresh)
        desk.editing_changed.connect(self._slow.start)
        desk.library_changed.connect(self.refresh)
        self.refresh()

    def _of_job(self) -> tuple[QWidget, ...]:
        return self._job, self._bar, self._pause, self._cancel

    def _show_job(self, on: bool) -> None:
        for widget in self._of_job():
            widget.setVisible(on)

    def _started(self, title: str) -> None:
        self._title = self._step = title
        self._paused(False)
        self._bar.setRange(0, 0)
        self._show_job(True)

    def _stepped(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        known = {
            "align": self.tr("找对应"),
            "lineage": "",  # what the title says already
            "annotations": self.tr("批注"),
            "wording": self.tr("提法"),
            "ledgers": self.tr("台账"),
        }
        what = known.get(what, what)  # the rest are names of files, plans and chapters
        name = what if len(what) <= 24 else f"{what[:12]}…{what[-8:]}"
        self._step = f"{self._title} {min(done + 1, total)}/{total}{'：' + name if name else ''}"
        self._paused(self._pause.isChecked())

    def _paused(self, on: bool) -> None:
        self._pause.setChecked(on)
        self._pause.setText(self.tr("继续") if on else self.tr("暂停"))
        self._job.setText(self.tr("已暂停 · {step}").format(step=self._step) if on else self._step)

    def _pause_width(self) -> int:
        """The room that either word takes, so that nothing moves under the pointer."""
        metrics = self._pause.fontMetrics()
        return max(metrics.horizontalAdvance(word) for word in (self.tr("暂停"), self.tr("继续"))) + 8

    def set_where(self, text: str) -> None:
        """Say where the reader is."""
        self._where.setText(text)

    def refresh(self) -> None:
        """Say what library, author and zoom are in use."""
        opened = self._desk.session is not None
        self._saved.setText(self._how_saved() if opened else "")
        self._author.setText(self._desk.settings.author if opened else "")
        self._zoom.setText(f"{round(self._desk.settings.reader_size / 16 * 100)}%" if opened else "")
        if not opened:
            self.set_where(self.tr("未打开资料库"))

    def _how_saved(self) -> str:
        if self._desk.read_only is not None:
            return self.tr("只读")
        if self._desk.unsaved:
            return self.tr("上次修改没有存入")
        return self.tr("正在存入…") if self._desk.editing else self.tr("✓ 已存入资料库")

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, self._desk.theme.tokens.line)
