"""What stands in place of the results: why there are none, and the way of searching that may well find some."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import Signal

from core.finding import Folds, Mode, Query
from desktop.search.options import mode_word
from desktop.theme import Theme
from desktop.widgets import EmptyState, Surface, set_surface

_WIDER = MappingProxyType({Mode.LITERAL: Mode.ALL, Mode.NEAR: Mode.ALL, Mode.ALL: Mode.ANY})


class Nothing(EmptyState):
    """`wanted`: this other Query is to be searched for."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "search", "")
        self._wider = Query("")
        self.triggered.connect(lambda: self.wanted.emit(self._wider))
        set_surface(self, Surface.PAGE)

    def say_closed(self) -> None:
        """No library is open."""
        self.set_text(self.tr("没有打开资料库。打开或新建资料库后再检索。"))

    def say_unasked(self) -> None:
        """Nothing was asked for."""
        self.set_text(self.tr("在上方的检索框里输入文字，按 Enter 检索整个资料库（Ctrl+K）。"))

    def say_stopped(self) -> None:
        """The search was given up."""
        self.set_text(self.tr("检索已停止。"))

    def say_searching(self, query: str, *, alike: bool) -> None:
        """A search, for clauses like one or for a text, is under way."""
        words = self.tr("正在找相近的条目…") if alike else self.tr("正在检索“{query}”…").format(query=query)
        self.set_text(words)

    def say_none_alike(self) -> None:
        """No clause is like the one asked for."""
        self.set_text(self.tr("没有找到相近的条目。"))

    def say_not_found(self, meant: Query) -> None:
        """The text was found nowhere; a way to search that may find more is offered."""
        advice = self.tr("请换一种检索方式，或换一个写法再试。")
        if meant.plain:
            advice = self.tr("检索按原文逐字匹配：请少输几个字，或换一个写法再试。")
        wider = _WIDER.get(meant.mode) if len(meant.text.split()) > 1 else None
        link = ""
        if meant.headings or meant.fact is not None:
            self._wider, link = replace(meant, headings=False, fact=None), self.tr("不限标题和要素再查")
        elif wider is not None:
            self._wider, link = replace(meant, mode=wider), self.tr("改查“{mode}”").format(mode=mode_word(wider))
        elif not meant.folds:
            self._wider, link = replace(meant, folds=Folds(True, True, True, True)), self.tr("各种写法视为相同再查")
        self.set_text(self.tr("没有找到“{query}”。").format(query=meant.text) + "\n" + advice, link)
