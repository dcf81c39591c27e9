"""The words and signs of relations and decisions, the same in every part of the comparison."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from core.model import Decision, Link, Relation
from desktop.compare.pairs import Pair
from desktop.tokens import Tokens

RELATION_ICONS = MappingProxyType(
    {
        Relation.UNCHANGED: "equal",
        Relation.REVISED: "pencil-line",
        Relation.SPLIT: "split",
        Relation.MERGED: "merge",
        Relation.NEW: "plus",
        Relation.DROPPED: "minus",
    }
)
MOVED_ICON = "move-vertical"
DECISION_ICONS = MappingProxyType(
    {
        Decision.PROPOSED: "circle-dashed",
        Decision.CONFIRMED: "circle-check",
        Decision.REJECTED: "circle-x",
        Decision.MANUAL: "hand",
    }
)


def relation_word(relation: Relation, *, other_issuer: bool = False) -> str:
    """The word of a relation. Between different issuers nothing is new or dropped: it only isn't found on the other side."""
    if other_issuer and relation is Relation.NEW:
        return QCoreApplication.translate("Compare", "未见于旧")
    if other_issuer and relation is Relation.DROPPED:
        return QCoreApplication.translate("Compare", "未见于新")
    return {
        Relation.UNCHANGED: QCoreApplication.translate("Compare", "延续"),
        Relation.REVISED: QCoreApplication.translate("Compare", "修改"),
        Relation.SPLIT: QCoreApplication.translate("Compare", "拆分"),
        Relation.MERGED: QCoreApplication.translate("Compare", "合并"),
        Relation.NEW: QCoreApplication.translate("Compare", "新增"),
        Relation.DROPPED: QCoreApplication.translate("Compare", "取消"),
    }[relation]


def lineage_word(relation: Relation, *, several_issuers: bool) -> str:
    """The word of a relation among the plans of a lineage; between several issuers a theme is only not seen elsewhere."""
    if several_issuers and relation is Relation.NEW:
        return QCoreApplication.translate("Compare", "此前未见")
    if several_issuers and relation is Relation.DROPPED:
        return QCoreApplication.translate("Compare", "此后未见")
    return relation_word(relation)


def moved_word() -> str:
    """The word of the flag beside the relation."""
    return QCoreApplication.translate("Compare", "移动")


def decision_word(decision: Decision) -> str:
    """The word of a decision."""
    return {
        Decision.PROPOSED: QCoreApplication.translate("Compare", "待定"),
        Decision.CONFIRMED: QCoreApplication.translate("Compare", "已确认"),
        Decision.REJECTED: QCoreApplication.translate("Compare", "已否决"),
        Decision.MANUAL: QCoreApplication.translate("Compare", "手动"),
    }[decision]


def decision_color(decision: Decision, tokens: Tokens) -> QColor:
    """The colour of a decision, for glyph and word."""
    return {
        Decision.PROPOSED: tokens.text_2,
        Decision.CONFIRMED: tokens.ok,
        Decision.REJECTED: tokens.err,
        Decision.MANUAL: tokens.accent,
    }[decision]


def describe(pair: Pair, *, other_issuer: bool) -> str:
    """A pair in words: relation, decision, and the headings of both sides."""
    moved = "、" + moved_word() if pair.link.moved else ""
    heads = " → ".join("、".join(side.name for side in sides) for sides in (pair.old, pair.new) if sides)
    return f"{relation_word(pair.link.relation, other_issuer=other_issuer)}{moved}，{decision_word(pair.link.decision)}：{heads}"


def decision_label(link: Link) -> str:
    """What the gutter says of the decision: the word, and the confidence while it is open."""
    word = decision_word(link.decision)
    return f"{word} {link.confidence:.2f}" if link.decision is Decision.PROPOSED else word
