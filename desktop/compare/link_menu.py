"""What can be done with the link under the pointer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core.model import Clause, Decision, Relation
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
    open: Callable[[Clause], object]
    copy_reasons: Callable[[], object]


class LinkMenu(QMenu):
    """Decisions first, then the relation, then both sides."""

    def __init__(self, theme: Theme, pair: Pair, doings: LinkDoings, *, other_issuer: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pair = pair
        words = {
            Decision.CONFIRMED: self.tr("确认") + "\tY",
            Decision.REJECTED: self.tr("否决") + "\tX",
            Decision.PROPOSED: self.tr("改为待定") + "\tU",
        }
        for decision, word in words.items():
            self._add(self, word, DECISION_ICONS[decision], lambda decision=decision: doings.decide(decision)).setEnabled(
                pair.link.decision is not decision
            )
        relations = self.addMenu(icon("pencil-line", theme), self.tr("改关系"))
        for relation in possible(pair.link):
            word = relation_word(relation, other_issuer=other_issuer)
            action = self._add(relations, word, RELATION_ICONS[relation], lambda relation=relation: doings.relate(relation))
            action.setEnabled(relation is not pair.link.relation)
        self.addSeparator()
        for word, sides in ((self.tr("在阅读中打开旧条目"), pair.old), (self.tr("在阅读中打开新条目"), pair.new)):
            action = self._add(self, word, "book-open-text", lambda sides=sides: doings.open(sides[0].clause))
            action.setEnabled(bool(sides))
        self._add(self, self.tr("复制理由"), "copy", doings.copy_reasons).setEnabled(bool(pair.link.reasons))

    def _add(self, menu: QMenu, text: str, icon_name: str, action: Callable[[], object]) -> QAction:
        entry = menu.addAction(icon(icon_name, self._theme), text)
        entry.triggered.connect(lambda _checked=False: action())
        return entry
