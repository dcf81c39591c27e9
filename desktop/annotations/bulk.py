"""The edits of the annotations that are chosen in the table: each is one step of undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from core.model import Status, Touched
from core.quotation import Quotation
from core.store.annotation_query import AnnotationRow
from core.tagging import TagNode
from desktop.clipboard import copy_quotation
from desktop.desk import Desk
from desktop.dialogs.name_dialog import NameDialog
from desktop.models.annotation_model import next_status, status_word
from desktop.reader.marks import tag_label
from desktop.widgets.choice_list import Choice, ChoiceList

if TYPE_CHECKING:
    from desktop.annotations.page import AnnotationsPage

MANY = 200  # annotations from which on an edit runs beside the window


class Bulk(QObject):
    """What bar, keys and menu of the table do."""

    def __init__(self, desk: Desk, page: AnnotationsPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        bar, table, panel = page.bulk_bar, page.table, page.panel
        desk.edit_only.keep(*bar.editing, *panel.editing)
        desk.edit_only.fields(panel.note, panel.author)
        bar.tags_wanted.connect(self.offer_tags)
        bar.status_chosen.connect(self.set_status)
        bar.author_wanted.connect(self.ask_author)
        bar.copy_wanted.connect(self.copy)
        bar.removal_wanted.connect(self.remove)
        table.digit.connect(self.toggle_digit)
        table.menu_wanted.connect(self._menu)
        panel.written.connect(self._write)
        panel.copied.connect(lambda annotation_id: self._copy([annotation_id]))
        panel.tags_wanted.connect(lambda annotation_id, below: self._offer_tags([annotation_id], below))

    def _chosen(self) -> list[int]:
        return self._page.table.chosen()

    # Tags

    def toggle_digit(self, digit: int) -> None:
        """Put the tag with this digit on what is chosen, or take it off where all have it."""
        session = self._desk.session
        tag = next((tag for tag in session.tags() if tag.shortcut == str(digit)), None) if session else None
        if tag is not None:
            self._toggle(self._chosen(), tag.name)

    def _toggle(self, annotation_ids: list[int], name: str) -> None:
        session = self._desk.session
        if not annotation_ids or session is None:
            return
        rows = session.annotating.rows(annotation_ids[:MANY])
        all_have = all(name in row.annotation.tags for row in rows.values())
        add, take = ([], [name]) if all_have else ([name], [])
        self._edit(annotation_ids, add=add, take=take)

    def _edit(self, annotation_ids: list[int], **values: object) -> None:
        if len(annotation_ids) < MANY:
            self._desk.edit(lambda session: session.annotating.edit_many(annotation_ids, **values))  # type: ignore[arg-type]
        else:
            self._desk.edit_beside(
                self.tr("改批注"),
                lambda session: session.annotating.edit_many(annotation_ids, **values),  # type: ignore[arg-type]
            )

    def offer_tags(self, below: QWidget) -> None:
        """The tags to put on what is chosen, or to take off."""
        self._offer_tags(self._chosen(), below)

    def _offer_tags(self, annotation_ids: list[int], below: QWidget) -> None:
        if not annotation_ids or self._desk.session is None:
            return
        empty = self.tr("没有这个标签。按 Enter 新建。")
        offered = ChoiceList(self._desk.theme, self.tr("标签"), below, hint=self.tr("查找或新建标签"), empty=empty)

        def offer() -> None:
            session = self._desk.session
            if session is not None:
                offered.offer(
                    tag_choices(session.tagging.tree(totals=False), [*session.annotating.rows(annotation_ids[:MANY]).values()])
                )

        def choose(name: object) -> None:
            self._toggle(annotation_ids, str(name))
            offer()

        offered.chosen.connect(choose)
        offered.typed.connect(lambda name: self._edit(annotation_ids, add=[name]))
        offer()
        offered.open()

    # The rest

    def set_status(self, status: Status) -> None:
        """Give what is chosen a status."""
        self._edit(self._chosen(), status=status)

    def step_status(self) -> None:
        """Give all that is chosen the status after that of the first."""
        chosen, session = self._chosen(), self._desk.session
        if chosen and session is not None:
            status = next_status(session.annotation(chosen[0]).status)
            self.set_status(status)
            self._desk.said.emit(status_word(status))

    def ask_author(self) -> None:
        """Ask for the author of what is chosen."""
        chosen, session = self._chosen(), self._desk.session
        if not chosen or session is None:
            return
        rows = session.annotating.rows(chosen[:1])
        dialog = NameDialog(
            self._desk.theme,
            self.tr("改作者"),
            self.tr("作者"),
            next((row.annotation.author for row in rows.values()), ""),
            may_be_empty=True,
            parent=self._page.window(),
        )
        dialog.given.connect(lambda author: self._edit(chosen, author=author))
        dialog.open()

    def copy(self) -> None:
        """Copy what is chosen with its sources."""
        self._copy(self._chosen())

    def _copy(self, annotation_ids: list[int]) -> None:
        session = self._desk.session

        def put(words: Quotation) -> None:
            copy_quotation(words)
            self._desk.said.emit(self.tr("已复制 %n 条，附出处", "", len(annotation_ids)))

        if session is None or not annotation_ids:
            return
        if len(annotation_ids) < MANY:
            put(session.annotating.quotation(annotation_ids))
        else:
            self._desk.run(self.tr("复制批注"), lambda session, _: session.annotating.quotation(annotation_ids), put)

    def remove(self) -> None:
        """Delete what is chosen."""
        chosen = self._chosen()

        def say(_: Touched) -> None:
            self._desk.said.emit(self.tr("已删除 %n 条批注，可以撤销", "", len(chosen)))

        if len(chosen) >= MANY:
            self._desk.edit_beside(self.tr("删除批注"), lambda session: session.annotating.remove(chosen), say)
        elif chosen and (touched := self._desk.edit(lambda session: session.annotating.remove(chosen))) is not None:
            say(touched)

    def _write(self, annotation_id: int, note: str, status: Status, author: str) -> None:
        self._desk.edit(lambda session: session.annotating.edit(annotation_id, note=note, status=status, author=author))

    def _menu(self, at: QPoint) -> None:
        if not self._chosen():
            return
        page, with_key = self._page, self._desk.actions.with_key
        menu = QMenu(page)
        current = page.table.current()
        menu.addAction(with_key(self.tr("在阅读中打开"), "rows_open"), lambda: page.open(current)).setEnabled(current > 0)
        tags = menu.addAction(with_key(self.tr("标签…"), "rows_tags"), lambda: self.offer_tags(page.bulk_bar.tags))
        states = menu.addMenu(self.tr("状态"))
        for status in Status:
            states.addAction(status_word(status), lambda status=status: self.set_status(status))
        author = menu.addAction(self.tr("改作者…"), self.ask_author)
        menu.addAction(with_key(self.tr("复制并注明出处"), "rows_copy"), self.copy)
        menu.addAction(with_key(self.tr("历史…"), "rows_history"), page.show_history).setEnabled(current > 0)
        menu.addSeparator()
        remove = menu.addAction(with_key(self.tr("删除批注"), "rows_remove"), self.remove)
        self._desk.edit_only.entries(tags, states.menuAction(), author, remove)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)


def tag_choices(tree: Sequence[TagNode], rows: Sequence[AnnotationRow]) -> list[Choice]:
    """The tags in use as choices by name; those that all these annotations carry are chosen. Retired ones only where carried."""
    carried = [set(row.annotation.tags) for row in rows]
    by_all = set[str].intersection(*carried) if carried else set[str]()
    return [
        Choice(tag.name, tag.name, node.count, tag.name in by_all, node.depth, tag.color - 1, tag_label(tag))
        for node in tree
        if not (tag := node.tag).retired or tag.name in by_all
    ]
