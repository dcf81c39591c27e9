"""What can be done with the results of a search: tag them all, keep the search, make a layer of it, write them as a workbook."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from core.finding import Mode, Query
from core.model import Notice, Touched
from core.progress import Progress
from core.session import Session
from desktop.annotations.bulk import tag_choices
from desktop.desk import Desk
from desktop.dialogs.name_dialog import NameDialog
from desktop.saving import ask_and_save_workbook
from desktop.search.findings import LIMIT, Findings
from desktop.widgets import PushButton
from desktop.widgets.choice_list import ChoiceList

MOST_TAGGED = 20_000  # places in one step


class Deeds(QObject):
    """`shown` gives the query with the hits shown, None where there are none, and whether a filter leaves any out."""

    chosen = Signal(object)  # a saved Query

    def __init__(self, desk: Desk, window: QWidget, shown: Callable[[], tuple[Query, Findings, bool] | None]) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._shown = shown
        self._tag = PushButton(desk.theme, self.tr("全部加标签…"), "tag")
        desk.edit_only.keep(self._tag)
        self._tag.clicked.connect(self.offer_tags)
        self._tag.setToolTip(self.tr("给找到的每一处加一个标签，一步可撤销"))
        self._layer = PushButton(desk.theme, self.tr("存为图层"), "layers")
        self._layer.setToolTip(self.tr("检索的词语成为一个词表图层，在阅读里显示"))
        self._layer.clicked.connect(self.make_layer)
        desk.edit_only.keep(self._layer)
        self._export = PushButton(desk.theme, self.tr("导出"), "table")
        self._export.setToolTip(self.tr("结果存为 Excel 工作簿"))
        self._export.clicked.connect(self.export)
        self._keep = PushButton(desk.theme, self.tr("常用检索"), "star")
        self._keep.setToolTip(self.tr("保存这次检索，或打开保存过的"))
        self._kept = QMenu(self._keep)
        self._kept.aboutToShow.connect(self._list_kept)
        self._keep.setMenu(self._kept)
        self._keepable = False  # there is a search to be kept

    def add_to(self, row: QHBoxLayout) -> None:
        """Put the buttons at the end of a row."""
        for button in (self._tag, self._layer, self._export, self._keep):
            row.addWidget(button)

    def enable(self, query: Query) -> None:
        """Switch on what can be done with the results of this query now."""
        shown = self._shown()
        searched = shown is not None and not shown[1].like
        self._tag.setEnabled(shown is not None)
        self._export.setEnabled(shown is not None)
        self._layer.setEnabled(searched and query.mode is not Mode.REGEX)
        self._keepable = searched

    def offer_tags(self) -> None:
        """The tags of which one is put on all that is shown; a name that isn't there makes a tag."""
        session = self._desk.session
        if session is None:
            return
        empty, hint = self.tr("没有这个标签。按 Enter 新建。"), self.tr("查找或新建标签")
        offered = ChoiceList(self._desk.theme, self.tr("标签"), self._tag, several=False, hint=hint, empty=empty)
        offered.chosen.connect(self.tag_all)
        offered.typed.connect(self.tag_all)
        offered.offer(tag_choices(session.tagging.tree(totals=False), ()))
        offered.open()

    def tag_all(self, name: str) -> None:
        """Put a tag on every hit shown, as one step."""
        shown = self._shown()
        if shown is None:
            return
        query, findings = shown[:2]
        if findings.total > MOST_TAGGED:
            self._desk.refused.emit(
                Notice(
                    f"没有加标签：共有 {findings.total:,} 处，一次最多 {MOST_TAGGED:,} 处。请先筛选，或把检索的词写得具体些。",
                    f"Nothing was tagged: there are {findings.total:,} places, and {MOST_TAGGED:,} at most are tagged at once. "
                    "Filter them first, or make the query more specific.",
                )
            )
            return
        places = [(found.plan.id, found.span) for found in findings.hits]
        every = findings.truncated and len(findings.hits) == LIMIT  # more than is listed: all of it is found again

        def change(session: Session) -> Touched:
            found = [(hit.plan_id, hit.span) for hit in session.finding.find(query).hits] if every else places
            return session.finding.annotate(found, name)

        def say(touched: Touched) -> None:
            count = len(touched.ids.get("annotation", ()))
            self._desk.said.emit(
                self.tr("给 {count} 处加了标签“{name}”").format(count=f"{count:,}", name=name)
                if count
                else self.tr("每一处都已经有标签“{name}”").format(name=name)
            )

        self._desk.edit_beside(self.tr("正在加标签“{name}”").format(name=name), change, say)

    def make_layer(self) -> None:
        """Make a lexicon of the words that were looked for."""
        shown = self._shown()
        if shown is None:
            return
        words = tuple(dict.fromkeys((*shown[0].words, *(found.match for found in shown[1].hits))))[:200]

        def make(name: str) -> None:
            if self._desk.edit(lambda session: session.lexicons.add(name, words)) is not None:
                self._desk.said.emit(self.tr("有了图层“{name}”").format(name=name))

        dialog = NameDialog(
            self._desk.theme, self.tr("存为图层"), self.tr("图层名称"), shown[0].text, parent=self._window.window()
        )
        dialog.given.connect(make)
        dialog.open()

    def export(self) -> None:
        """Write the hits, or the clauses like one, as a workbook: all of them, or those that pass the filter."""
        shown = self._shown()
        if shown is None:
            return
        query, findings, filtered = shown
        places = [(found.plan.id, found.span) for found in findings.hits] if filtered else None
        alike = frozenset(found.clause.id for found in findings.hits)
        language = self._desk.language

        def write(session: Session, path: Path, progress: Progress) -> object:
            finding = session.finding
            if findings.like:
                return finding.export_alike(path, findings.like_id, chosen=alike, language=language, progress=progress)
            return finding.export(path, query, places=places, language=language, progress=progress)

        name = self.tr("相近条目") if findings.like else self.tr("检索结果")
        ask_and_save_workbook(self._desk, self._window, name, write)

    def _list_kept(self) -> None:
        self._kept.clear()
        keep = self._kept.addAction(self.tr("保存这次检索…"))
        keep.triggered.connect(self.keep)
        keep.setEnabled(self._keepable)
        self._desk.edit_only.entries(keep)
        session = self._desk.session
        kept = session.finding.saved() if session else {}
        self._kept.addSeparator()
        for name, query in kept.items():
            self._kept.addAction(name).triggered.connect(partial(self._choose, query))
        if kept:
            drop = self._kept.addMenu(self.tr("删除"))
            for name in kept:
                drop.addAction(name).triggered.connect(partial(self._drop, name))
            self._desk.edit_only.entries(drop.menuAction())

    def keep(self) -> None:
        """Keep the search under a name."""
        shown, session = self._shown(), self._desk.session
        if shown is None or session is None:
            return
        query = shown[0]

        def save(name: str) -> None:
            if self._desk.edit(lambda session: session.finding.save(name, query)) is not None:
                self._desk.said.emit(self.tr("已保存检索“{name}”").format(name=name))

        dialog = NameDialog(
            self._desk.theme,
            self.tr("保存检索"),
            self.tr("检索的名称"),
            query.text,
            known=tuple(session.finding.saved()),
            replaces=self.tr("已有这个名称，会换成现在的检索。"),
            parent=self._window.window(),
        )
        dialog.given.connect(save)
        dialog.open()

    def _choose(self, query: Query, *_: object) -> None:
        self.chosen.emit(query)

    def _drop(self, name: str, *_: object) -> None:
        self._desk.edit(lambda session: session.finding.forget(name))
