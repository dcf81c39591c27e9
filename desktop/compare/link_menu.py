"""What can be done with the link under the pointer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core.model import Clause, Decision, Link, Relation
from desktop.compare.pairs import Pair
from desktop.compare.relation_picker import possible
from desktop.compare.words import DECISION_ICONS, RELATION_ICONS, relation_word
from desktop.icons import icon
from desktop.theme import Theme


@dataclass(frozen=True)
class LinkDoings:
    """What the entries of the menu do."""

    decide: Callable[[Decision], object]
    relate: Callable[[Relation], object]
    relink: Callable[[], object]
    split: Callable[[], object]
    join: Callable[[], object]
    open: Callable[[Clause], object]
    alike: Callable[[Clause], object]
    copy_reasons: Callable[[], object]


class LinkMenu(QMenu):
    """Decisions first, then the relation and the ends, then both sides. `chosen` is how many links the menu is for.

    `with_key` puts the key of a command, by its name, behind words.
    """

    def __init__(
        self,
        theme: Theme,
        pair: Pair,
        doings: LinkDoings,
        with_key: Callable[[str, str], str],
        *,
        chosen: int = 1,
        other_issuer: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pair = pair
        words = {
            Decision.CONFIRMED: with_key(self.tr("确认"), "confirm"),
            Decision.REJECTED: with_key(self.tr("否决"), "reject"),
            Decision.PROPOSED: with_key(self.tr("改为待定"), "undecide"),
        }
        for decision, word in words.items():
            self._add(self, word, DECISION_ICONS[decision], lambda decision=decision: doings.decide(decision)).setEnabled(
                chosen > 1 or pair.link.decision is not decision
            )
        relations = self.addMenu(icon("pencil-line", theme), self.tr("改关系"))
        for relation in possible(pair.link):
            word = relation_word(relation, other_issuer=other_issuer)
            action = self._add(relations, word, RELATION_ICONS[relation], lambda relation=relation: doings.relate(relation))
            action.setEnabled(relation is not pair.link.relation)
        self._add(self, with_key(self.tr("改选条目…"), "relink"), "unlink", doings.relink)
        if chosen > 1:
            self._add(self, with_key(self.tr("合并选中的 {} 处").format(chosen), "join_links"), "merge", doings.join)
        else:
            self._add(self, with_key(self.tr("拆成多处"), "split_link"), "split", doings.split).setEnabled(can_split(pair.link))
        self.editing = self.actions()  # what changes the library
        self.addSeparator()
        for title, icon_name, act in (
            (self.tr("在阅读中打开"), "book-open-text", doings.open),
            (self.tr("找相近条目"), "file-search", doings.alike),
        ):
            either = self.addMenu(icon(icon_name, theme), title)
            for word, sides in ((self.tr("旧条目"), pair.old), (self.tr("新条目"), pair.new)):
                action = self._add(either, word, icon_name, lambda act=act, sides=sides: act(sides[0].clause))
                action.setEnabled(bool(sides))
        self._add(self, self.tr("复制理由"), "copy", doings.copy_reasons).setEnabled(bool(pair.link.reasons))

    def _add(self, menu: QMenu, text: str, icon_name: str, action: Callable[[], object]) -> QAction:
        entry = menu.addAction(icon(icon_name, self._theme), text)
        entry.triggered.connect(lambda _checked=False: action())
        return entry


def can_split(link: Link) -> bool:
    """Whether a link joins one clause with several."""
    return min(len(link.old), len(link.new)) == 1 and max(len(link.old), len(link.new)) > 1
