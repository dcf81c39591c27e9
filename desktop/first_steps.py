"""The tour of the first start: what it points at, and what it says there."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.reader.reader_page import ReaderPage
from desktop.theme import Theme
from desktop.tour import Step, Tour


class FirstSteps(QObject):
    """Where to choose, how to mark, and where it leads: three steps over the reader, which has to be shown."""

    def __init__(self, theme: Theme, window: QWidget, reader: ReaderPage, bar: QWidget) -> None:
        super().__init__(window)
        self._reader = reader
        self._bar = bar
        self.tour = Tour(theme, window)
        self.tour.ended.connect(reader.focus_text)

    def start(self, desk: Desk) -> None:
        """Show the first step; it was seen from now on."""
        desk.settings.tour_seen = True
        choose = self.tr("左上是资料库里的文件，左下是打开的文件的目录。点一条，正文就到那里；按 J、K 到下一条、上一条。")
        mark = self.tr("选中文字按 1 到 8 加标签，按 N 写批注；不选文字，就加在当前条目上。做错了按 Ctrl+Z。")
        lead = self.tr("“对照”提出两份文件哪些条目相对应，由你按 Y、X 决定；“沿革”看一个主题历年怎样变；“生成简报”写成 Word。")
        self.tour.start(
            (
                Step(self._reader.panes.left, self.tr("选文件，选条目"), choose),
                Step(self._reader.text, self.tr("边读边标"), mark),
                Step(self._bar, self.tr("对照、沿革、简报"), lead),
            )
        )
