"""What an analyst does to a section tree, by key, menu or mouse: each is one step of undo, carried out beside the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from core.clause_levels import levels_allowed
from core.model import Clause, ClauseKind, Touched
from desktop.desk import Desk
from desktop.outline.name_editor import NameEditor
from desktop.outline.tree import OutlineTree
from desktop.outline.words import kind_word, level_word

if TYPE_CHECKING:
    from core.sources import Sources

SHOWN = 12  # characters of the text that a command to split shows


class OutlineEditing(QObject):
    """Edits the plan that a tree shows; what is touched the desk tells, and whoever owns the tree shows it."""

    tag_wanted = Signal(str)  # name of a tag for the selected clauses
    tag_list_wanted = Signal()
    note_wanted = Signal()  # on the selected clauses
    split_at = Signal(int)  # a clause begins here now, at a position of the plan's text

    def __init__(self, desk: Desk, tree: OutlineTree) -> None:
        super().__init__(tree)
        self._desk = desk
        self._tree = tree
        desk.actions.bind(
            tree,
            {
                "promote": lambda: self.shift(-1),
                "demote": lambda: self.shift(1),
                "join_clause": self.join,
                "name_clause": self.rename,
                "clause_beside": self.read_beside,
            },
        )
        tree.dropped.connect(self._drop)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._show_menu)

    def shift(self, by: int) -> None:
        """Promote (-1) or demote (+1) the selected clauses with what lies in them."""
        ids = self._ids()
        nothing = self.tr("这里不能再升级") if by < 0 else self.tr("这里不能再降级：前面没有能放它的条目")
        self._edit(lambda sources, plan_id: sources.shift_clauses(plan_id, ids, by), nothing)

    def set_level(self, level: int) -> None:
        """Put the selected clauses on a level, as far as their places allow."""
        self._drop(self._ids(), level)

    def _drop(self, ids: list[int], level: int) -> None:
        nothing = self.tr("已经在能到的级别")
        self._edit(lambda sources, plan_id: sources.set_level(plan_id, ids, level), nothing)

    def set_kind(self, kind: ClauseKind) -> None:
        """Say what the selected clauses are."""
        ids = [clause.id for clause in self._tree.selected() if clause.kind is not kind]
        if ids:
            self._edit(lambda sources, plan_id: sources.set_kind(plan_id, ids, kind))

    def join(self) -> None:
        """Let the selected clauses go on with the clause before them."""
        self.join_clauses(self._tree.selected())

    def join_clauses(self, clauses: tuple[Clause, ...]) -> None:
        """Let clauses go on with the clause before them; the first one of a plan has none."""
        ids = [clause.id for clause in clauses if clause.ordinal > 1]
        if ids:
            self._edit(lambda sources, plan_id: sources.join_clauses(plan_id, ids))
        elif clauses:
            self._desk.said.emit(self.tr("它是第一个条目，前面没有可以合并的"))

    def rename(self) -> None:
        """Write the current clause's number and heading in its row."""
        clauses = self._tree.selected()
        if len(clauses) != 1:
            self._desk.said.emit(self.tr("先选一个条目，再改编号和标题"))
            return
        index = self._tree.index_of(clauses[0].id)
        self._tree.scrollTo(index)
        NameEditor(self._tree, clauses[0], index).named.connect(self._name)

    def _name(self, clause_id: int, number: str, heading: str) -> None:
        self._edit(lambda sources, plan_id: sources.name_clause(plan_id, clause_id, number, heading))

    def read_beside(self) -> None:
        """Read the plan from the first selected clause on, beside the plan that is being read."""
        for clause in self._tree.selected()[:1]:
            self._desk.read(clause.plan_id, clause.head, beside=True)

    def split_place(self, position: int) -> tuple[int, str]:
        """Where a split at a position of the plan's text takes place, behind white space, and the words there; -1: nowhere."""
        outline = self._tree.outline
        if outline is None:
            return -1, ""
        rest = outline.text[position:]
        at = position + len(rest) - len(rest.lstrip())
        root = outline.clauses[0]
        if at >= len(outline.text) or at <= root.head_end or any(clause.span.start == at for clause in outline.clauses[1:]):
            return -1, ""
        line = outline.text[at : at + SHOWN + 1].partition("\n")[0]
        return at, line if len(line) <= SHOWN else line[:SHOWN] + "…"

    def split(self, position: int) -> None:
        """Let a clause begin at a position of the plan's text."""
        at, _ = self.split_place(position)
        if at < 0:
            self._desk.said.emit(self.tr("这里已经是条目的开头。把光标放到句子中间，或选中一段文字，再拆开"))
            return

        self._edit(lambda sources, plan_id: sources.split_clause(plan_id, at), done=lambda _: self.split_at.emit(at))

    def _ids(self) -> list[int]:
        return [clause.id for clause in self._tree.selected()]

    def _edit(
        self,
        change: Callable[[Sources, int], Touched],
        nothing: str = "",
        done: Callable[[Touched], None] | None = None,
    ) -> None:
        """Carry out a change of the plan shown; say `nothing` where it changed nothing."""
        outline = self._tree.outline
        if outline is None:
            return
        plan_id = outline.plan.id

        def finish(touched: Touched) -> None:
            if not touched.ids and nothing:
                self._desk.said.emit(nothing)
            if done is not None:
                done(touched)

        self._desk.edit_beside(self.tr("正在改目录"), lambda session: change(session.sources, plan_id), finish)

    # The menu

    def _show_menu(self, position: QPoint) -> None:
        clauses = self._tree.selected()
        if not clauses:
            return
        menu = QMenu(self._tree)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu, clauses)
        menu.popup(self._tree.viewport().mapToGlobal(position))

    def fill_menu(self, menu: QMenu, clauses: tuple[Clause, ...]) -> None:
        """Add what can be done to these clauses of the plan shown."""
        with_key = self._desk.actions.with_key
        beside = menu.addAction(with_key(self.tr("并排打开"), "clause_beside"), self.read_beside)
        menu.addSeparator()
        levels, kinds = menu.addMenu(self.tr("改级别")), menu.addMenu(self.tr("定为"))
        levels.addAction(with_key(self.tr("升一级"), "promote"), lambda: self.shift(-1))
        levels.addAction(with_key(self.tr("降一级"), "demote"), lambda: self.shift(1))
        levels.addSeparator()
        outline = self._tree.outline
        for level in levels_allowed(outline.clauses, clauses[0].ordinal) if outline else ():
            action = levels.addAction(level_word(level), lambda level=level: self.set_level(level))
            action.setCheckable(True)
            action.setChecked(all(clause.level == level for clause in clauses))
        for kind in ClauseKind:
            if kind is not ClauseKind.TITLE:
                action = kinds.addAction(kind_word(kind), lambda kind=kind: self.set_kind(kind))
                action.setCheckable(True)
                action.setChecked(all(clause.kind is kind for clause in clauses))
        menu.addSeparator()
        rename = menu.addAction(with_key(self.tr("改编号和标题"), "name_clause"), self.rename)
        rename.setEnabled(len(clauses) == 1)
        join = menu.addAction(with_key(self.tr("合并到上一条"), "join_clause"), self.join)
        join.setEnabled(any(clause.ordinal > 1 for clause in clauses))
        menu.addSeparator()
        alike = menu.addAction(with_key(self.tr("找相近条目"), "find_alike"), lambda: self._desk.alike(clauses[0]))
        alike.setEnabled(len(clauses) == 1)
        offered = self._desk.session.tagging.offered() if self._desk.session else ()
        if offered:
            tags = menu.addMenu(self.tr("加标签"))
            for tag in offered:
                tags.addAction(f"{tag.name}\t{tag.shortcut}", lambda name=tag.name: self.tag_wanted.emit(name))
        note = self.tr("写批注")
        menu.addAction(with_key(note, "new_note") if len(clauses) > 1 else note, self.note_wanted.emit)
        self._desk.edit_only.entries(*(entry for entry in menu.actions() if entry is not beside))
