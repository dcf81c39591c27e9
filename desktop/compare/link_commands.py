"""What the analyst does with links: deciding, walking to the next undecided one, other counterparts, splitting and joining."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from core.model import Clause, Decision
from desktop.compare.comparison import Comparison
from desktop.compare.link_menu import LinkDoings, LinkMenu
from desktop.compare.link_panel import LinkPanel
from desktop.compare.pair_bar import sure
from desktop.compare.pairs import Pair
from desktop.compare.possible_view import LEAST, Possible
from desktop.compare.relink_dialog import RelinkDialog
from desktop.compare.shown import Shown
from desktop.desk import Desk, Place


class LinkCommands(QObject):
    """Acts on the current link, or on all that are chosen; single keys work within `page` only."""

    def __init__(self, desk: Desk, comparison: Comparison, shown: Shown, panel: LinkPanel, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._comparison = comparison
        self._shown = shown
        self._panel = panel
        self._page = page
        calls: dict[str, Callable[[], object]] = {
            "confirm": lambda: self.decide(Decision.CONFIRMED),
            "reject": lambda: self.decide(Decision.REJECTED),
            "undecide": lambda: self.decide(Decision.PROPOSED),
            "next_undecided": self.skip,
            "next_link": lambda: shown.step(1),
            "previous_link": lambda: shown.step(-1),
            "relation": panel.picker.take_focus,
            "moved": panel.moved.click,
            "link_note": lambda: panel.note.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "relink": self.ask_counterparts,
            "split_link": self.split,
            "join_links": self.join,
        }
        desk.actions.bind(page, calls)
        buttons = {
            "confirm": panel.confirm,
            "reject": panel.reject,
            "undecide": panel.reopen,
            "relink": panel.relink,
            "next_undecided": panel.skip,
            "next_link": panel.after,
            "previous_link": panel.before,
        }
        for name, button in buttons.items():
            desk.actions.say_key(button, name)
        desk.edit_only.keep(panel.confirm, panel.reject, panel.reopen, panel.relink, panel.picker, panel.moved, panel.possible)
        desk.edit_only.fields(panel.note)

    # Deciding

    def decide(self, decision: Decision) -> None:
        """Give the chosen links a decision, as one step, and go to the next one that has none."""
        chosen = self._shown.chosen()
        if not chosen:
            return
        self._panel.commit_note()
        following = self._undecided_after(chosen[-1], {pair.id for pair in chosen})
        if self._comparison.decide([pair.id for pair in chosen], decision):
            self._go_on(following)

    def skip(self) -> None:
        """Go to the next link that has no decision."""
        pair = self._shown.current()
        if pair is not None:
            self._go_on(self._undecided_after(pair, {pair.id}))

    def confirm_above(self, confidence: float) -> None:
        """Confirm everything above a confidence, as one step."""
        ids = sure(self._comparison.pairs, confidence)
        if ids and self._comparison.decide(ids, Decision.CONFIRMED):
            self._desk.said.emit(self.tr("已确认 {} 处置信高于 {} 的对应，可以撤销").format(len(ids), f"{confidence:.2f}"))

    def _undecided_after(self, pair: Pair, besides: set[int]) -> int:
        """The next undecided link below, or from the top again; 0 where there is no other."""
        shown = self._shown.pairs()
        at = self._shown.index_of(pair.id)
        rest = (*shown[at + 1 :], *shown[:at])
        return next((other.id for other in rest if not other.decided and other.id not in besides), 0)

    def _go_on(self, link_id: int) -> None:
        if link_id:
            self._shown.select(link_id)
        else:
            self._desk.said.emit(self.tr("没有别的待定对应了"))

    # Other ends

    def possible(self) -> list[Possible] | None:
        """What else may belong to the current link, the likeliest first; None while that is not known."""
        pair, candidates = self._shown.current(), self._comparison.candidates
        if pair is None or candidates is None or not pair.sides():
            return None
        found = candidates.of(pair.sides()[0].clause.id)
        if found is None:
            return None
        own = {side.clause.id for side in pair.sides()}
        sides = {side.clause.id: side for side in self._comparison.choices(new=bool(pair.old))}
        likely = [c for c in found if c.confidence >= LEAST and c.clause_id in sides and c.clause_id not in own]
        return [(sides[c.clause_id], c.confidence, c.reasons) for c in likely]

    def take_possible(self, clause_id: int) -> None:
        """Give the current link this clause in place of those on the side that is not its first one."""
        pair = self._shown.current()
        if pair is None:
            return
        if pair.old:
            self._relink(pair, [side.clause.id for side in pair.old], [clause_id])
        else:
            self._relink(pair, [clause_id], [side.clause.id for side in pair.new])

    def ask_counterparts(self) -> None:
        """Let the analyst choose other clauses for the current link."""
        pair = self._shown.current()
        if pair is None:
            return
        dialog = RelinkDialog(self._desk.theme, self._desk.language, self._comparison, pair, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(lambda old, new: self._relink(pair, old, new))
        dialog.open()

    def drag_end(self, link_id: int, new: bool, left: int, joined: int) -> None:
        """The end of a ribbon was drawn from one clause (0: from none) to another of the same side."""
        pair = next((pair for pair in self._shown.pairs() if pair.id == link_id), None)
        if pair is None:
            return
        ends = [[side.clause.id for side in sides] for sides in (pair.old, pair.new)]
        kept = [clause_id for clause_id in ends[new] if clause_id not in (left, joined)]
        ends[new] = [*kept, joined]
        self._relink(pair, ends[0], ends[1])

    def _relink(self, pair: Pair, old: list[int], new: list[int]) -> None:
        self._panel.commit_note()
        if self._comparison.relink(pair.id, old, new):
            self._shown.select(pair.id)

    def split(self) -> None:
        """One link for each of the several clauses of the current one."""
        pair = self._shown.current()
        if pair is not None and self._comparison.split(pair.id):
            self._desk.said.emit(self.tr("已拆成 {} 处对应，可以撤销").format(max(len(pair.old), len(pair.new))))

    def join(self) -> None:
        """One link of all that are chosen."""
        chosen = self._shown.chosen()
        if self._comparison.join([pair.id for pair in chosen]):
            self._shown.select(chosen[0].id)
            self._desk.said.emit(self.tr("已把 {} 处对应合并为一处，可以撤销").format(len(chosen)))

    # The rest

    def open(self, clause: Clause) -> None:
        """Show a clause in the reader."""
        self._desk.go.emit(Place("read", plan_id=clause.plan_id, span=clause.span))

    def show_menu(self, at: QPoint) -> None:
        """The menu of the current link at a place of the screen."""
        pair = self._shown.current()
        if pair is None:
            return
        doings = LinkDoings(
            decide=self.decide,
            relate=lambda relation: self._comparison.edit(pair.id, relation, pair.link.moved, pair.link.note),
            relink=self.ask_counterparts,
            split=self.split,
            join=self.join,
            open=self.open,
            alike=self._desk.alike,
            copy_reasons=lambda: QApplication.clipboard().setText("\n".join(self._panel.reason_texts())),
        )
        menu = LinkMenu(
            self._desk.theme,
            pair,
            doings,
            self._desk.actions.with_key,
            chosen=len(self._shown.chosen()),
            other_issuer=self._shown.other_issuer,
            parent=self._page,
        )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk.edit_only.entries(*menu.editing)
        menu.popup(at)
