"""找相近条目: from wherever a clause is current to those like it, and from one of these to the comparison or a link with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from core.model import Clause
from core.pairing_up import order, pair_up
from desktop.desk import Desk, Place
from desktop.late_pages import LatePage

if TYPE_CHECKING:
    from desktop.compare.page import ComparePage
    from desktop.search.page import SearchPage


class LikenessCommands(QObject):
    """Knows the current clause of every mode that has one."""

    def __init__(self, desk: Desk, window: QWidget, search: LatePage[SearchPage], compare: LatePage[ComparePage]) -> None:
        super().__init__(window)
        self._desk = desk
        self._search = search
        self._compare = compare
        search.when_made(self._serve)

    def _serve(self, search: SearchPage) -> None:
        search.results.menu_wanted.connect(self._fill_menu)
        search.results.head.beside_wanted.connect(self.compare)
        search.results.head.link_wanted.connect(self.link)
        self._desk.actions.bind(search.results.view, {"alike_compare": self.compare, "alike_link": self.link})

    def calls(self, mode: Callable[[], str]) -> dict[str, Callable[[], object]]:
        """What the command of the menu does; `mode` says which page is shown."""
        return {"find_alike": lambda: self.find(mode())}

    def find(self, mode: str) -> None:
        """Show the clauses like the current one."""
        clause = self._current(mode)
        if clause is None:
            self._desk.said.emit(self.tr("先选一个条目，再找和它相近的。"))
        else:
            self._desk.alike(clause)

    def _current(self, mode: str) -> Clause | None:
        desk = self._desk
        if mode == "compare":
            pair = self._compare().shown.current()
            sides = (*pair.new, *pair.old) if pair else ()
            return sides[0].clause if sides else None
        if mode == "search":
            found = self._search().results.current()
            return found.clause if found else None
        return desk.outline.find(desk.clause_id) if mode == "read" and desk.outline else None

    def _both(self) -> tuple[Clause, Clause] | None:
        """The clause that was asked for and the current one like it, of two plans; else it is said what is missing."""
        like, found = self._search().like, self._search().results.current()
        if like is None or found is None:
            self._desk.said.emit(self.tr("先找相近条目，再选其中一条。"))
        elif like.plan_id == found.plan.id:
            self._desk.said.emit(self.tr("这两条在同一份文件里，不能对照。"))
        else:
            return like, found.clause
        return None

    def compare(self) -> None:
        """Show the plans of both clauses beside each other, at a link of one of them."""
        both, session = self._both(), self._desk.session
        if both is None or session is None:
            return
        old, new = order(session, both[0].plan_id, both[1].plan_id)
        there = session.aligning.stored(old, new)
        ids = {clause.id for clause in both}
        links = sorted(there.links if there else (), key=lambda link: -len(ids & {*link.old, *link.new}))
        link_id = links[0].id if links and ids & {*links[0].old, *links[0].new} else 0
        self._desk.go.emit(Place("compare", old=old, new=new, link_id=link_id))

    def link(self) -> None:
        """Link both clauses as counterparts; one step of undo."""
        both = self._both()
        if both is None or self._desk.read_only:
            return
        said = self.tr("已建立对应，可以撤销")
        self._desk.edit_beside(
            self.tr("正在建立对应"), lambda session: pair_up(session, *both)[1], lambda _: self._desk.said.emit(said)
        )

    def _fill_menu(self, menu: QMenu) -> None:
        found, with_key = self._search().results.current(), self._desk.actions.with_key
        menu.addSeparator()
        if found is not None:
            menu.addAction(with_key(self.tr("找相近条目"), "find_alike"), lambda: self._desk.alike(found.clause))
        if self._search().like is not None:
            menu.addAction(with_key(self.tr("并排对照"), "alike_compare"), self.compare)
            link = menu.addAction(with_key(self.tr("建立对应"), "alike_link"), self.link)
            link.setEnabled(not self._desk.read_only)
