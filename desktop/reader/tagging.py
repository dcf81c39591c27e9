"""Tagging beyond a single tag: the list of all tags, a tag and on to the next clause; several clauses tagged or noted at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.model import Annotation, Span, Tag
from desktop.reader.marks import tag_label
from desktop.reader.outline_panel import OutlinePanel
from desktop.widgets.choice_list import Choice, ChoiceList

if TYPE_CHECKING:
    from desktop.reader.reader_page import ReaderPage


class ReaderTagging(QObject):
    """Works on the selection or the current clause; on the clauses chosen in the section tree where they are several."""

    def __init__(self, page: ReaderPage) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk

    def serve(self, tree: OutlinePanel) -> None:
        """Do what a section tree asks for while it is the one that is shown."""
        tree.view.digit.connect(self.on_clauses_number)
        tree.view.tag_list_wanted.connect(self.open_list)
        tree.editing.tag_wanted.connect(self._on_clauses)
        tree.editing.tag_list_wanted.connect(self.open_list)
        tree.view.note_wanted.connect(self.note_clauses)
        tree.editing.note_wanted.connect(self.note_clauses)

    def number(self, number: int) -> Tag | None:
        """The tag with this digit as its key; where none has it, that is said."""
        session = self._desk.session
        tag = next((tag for tag in session.tags() if tag.shortcut == str(number)), None) if session else None
        if session is not None and tag is None:
            self._desk.said.emit(self.tr("没有用数字键 {number} 的标签。按 0 选标签或新建").format(number=number))
        return tag

    def tag_and_go(self, number: int) -> None:
        """Put the tag with this digit on the selection or the current clause, and go to the next clause."""
        tag, page = self.number(number), self._page
        if tag is None:
            return
        existing = page.annotating.existing()
        if existing is None or tag.name not in existing.tags:  # it moves on: a tag that is there stays
            page.toggle_tag(tag.name)
        page.pane.text.deselect()
        page.pane.step_clause(1)

    def _chosen_clauses(self) -> list[int]:
        chosen = self._page.tree.view.selected()
        return [clause.id for clause in chosen] if len(chosen) > 1 else []

    def on_clauses_number(self, number: int) -> None:
        """Put the tag with this digit on the clauses chosen in the tree, or take it off where all have it."""
        tag = self.number(number)
        if tag is not None:
            self._on_clauses(tag.name)

    def _on_clauses(self, name: str) -> None:
        outline, clauses = self._desk.outline, [clause.id for clause in self._page.tree.view.selected()]
        if outline is None or not clauses:
            return
        plan_id = outline.plan.id
        if self._desk.edit(lambda session: session.annotating.toggle_on_clauses(plan_id, clauses, name)) is not None:
            on = self._carrying(clauses)
            count = sum(name in annotation.tags for annotation in on)
            said = self.tr("%n 条已加标签“{name}”", "", count) if count else self.tr("已去掉标签“{name}”")
            self._desk.said.emit(said.format(name=name))

    def note_clauses(self) -> None:
        """Write one note on the clauses chosen in the tree, which have to follow one another."""
        outline, clauses = self._desk.outline, self._page.tree.view.selected()
        if outline is None or not clauses:
            return
        end = clauses[0].span.end
        for clause in clauses[1:]:
            if outline.text[end : clause.span.start].strip():
                self._desk.said.emit(self.tr("这些条目不相连，请分别写批注"))
                return
            end = max(end, clause.span.end)
        self._page.text.select(Span(clauses[0].span.start, end))
        self._page.new_note()

    def _carrying(self, clauses: list[int]) -> list[Annotation]:
        outline = self._desk.outline
        found = self._desk.annotations_of(outline.plan.id) if outline else ()
        return [annotation for annotation in found if annotation.clause_id in clauses]

    # The list

    def open_list(self) -> None:
        """The tags as a tree, to be found by some letters; a name that isn't there makes a tag."""
        if self._desk.session is None or self._desk.outline is None:
            return
        clauses = self._chosen_clauses() if self._page.tree.view.hasFocus() else []
        empty = self.tr("没有这个标签。按 Enter 新建。")
        offered = ChoiceList(self._desk.theme, self.tr("标签"), self._below(clauses), hint=self.tr("查找或新建标签"), empty=empty)

        def toggle(name: object) -> None:
            if clauses:
                self._on_clauses(str(name))
            else:
                self._page.toggle_tag(str(name))
            offered.offer(self._choices(clauses))

        offered.chosen.connect(toggle)
        offered.typed.connect(lambda name: self._on_clauses(name) if clauses else self._page.toggle_tag(name))
        offered.offer(self._choices(clauses))
        offered.open()

    def _below(self, clauses: list[int]) -> QWidget:
        if clauses:
            return self._page.tree.heading
        bar = self._page.pane.selection.bar
        return bar if bar.isVisible() else self._page.pane.header

    def _choices(self, clauses: list[int]) -> list[Choice]:
        session = self._desk.session
        if session is None:
            return []
        if clauses:
            by_clause: dict[int | None, set[str]] = {clause_id: set() for clause_id in clauses}
            for annotation in self._carrying(clauses):
                by_clause[annotation.clause_id].update(annotation.tags)
            carried = set[str].intersection(*by_clause.values())
        else:
            existing = self._page.annotating.existing()
            carried = set(existing.tags) if existing else set[str]()
        return [
            Choice(tag.name, tag.name, node.count, tag.name in carried, node.depth, tag.color - 1, tag_label(tag))
            for node in session.tagging.tree(totals=False)
            if not (tag := node.tag).retired or tag.name in carried
        ]
