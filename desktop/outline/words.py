"""What kinds and levels of clauses are called in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.model import ClauseKind


def kind_word(kind: ClauseKind) -> str:
    """章节, 条, 点 …, in the window's language."""
    return {
        ClauseKind.TITLE: QCoreApplication.translate("ClauseKind", "题名"),
        ClauseKind.SECTION: QCoreApplication.translate("ClauseKind", "章节"),
        ClauseKind.ITEM: QCoreApplication.translate("ClauseKind", "条"),
        ClauseKind.POINT: QCoreApplication.translate("ClauseKind", "点"),
        ClauseKind.PARAGRAPH: QCoreApplication.translate("ClauseKind", "段落"),
        ClauseKind.PREAMBLE: QCoreApplication.translate("ClauseKind", "前言"),
        ClauseKind.CLOSING: QCoreApplication.translate("ClauseKind", "结语"),
        ClauseKind.SIGNATURE: QCoreApplication.translate("ClauseKind", "落款"),
        ClauseKind.ATTACHMENT: QCoreApplication.translate("ClauseKind", "附件"),
    }[kind]


def level_word(level: int) -> str:
    """第 1 级 is outermost."""
    return QCoreApplication.translate("ClauseLevel", "第 {level} 级").format(level=level)
