"""What the window calls the kinds of facts and what is known of them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from core.language.facts import Fact, FactKind, number_text


def kind_word(kind: FactKind) -> str:
    """The name of a kind."""
    return {
        FactKind.QUANTITY: QCoreApplication.translate("FactWords", "数量"),
        FactKind.TIME: QCoreApplication.translate("FactWords", "时间"),
        FactKind.DOCUMENT: QCoreApplication.translate("FactWords", "文件名"),
        FactKind.INITIATIVE: QCoreApplication.translate("FactWords", "引号提法"),
        FactKind.VERB: QCoreApplication.translate("FactWords", "动词"),
        FactKind.EVENT: QCoreApplication.translate("FactWords", "会议活动"),
    }[kind]


def field_words(kind: FactKind) -> Mapping[str, str]:
    """The fields of a kind that can be put right, by their name in `Fact`."""
    title = {"title": QCoreApplication.translate("FactWords", "名称")}
    return {
        FactKind.QUANTITY: {
            "counted": QCoreApplication.translate("FactWords", "统计对象"),
            "value": QCoreApplication.translate("FactWords", "数值"),
            "high": QCoreApplication.translate("FactWords", "上限"),
            "unit": QCoreApplication.translate("FactWords", "单位"),
            "modifier": QCoreApplication.translate("FactWords", "修饰"),
        },
        FactKind.TIME: {
            "year": QCoreApplication.translate("FactWords", "年"),
            "until_year": QCoreApplication.translate("FactWords", "到哪一年"),
            "month": QCoreApplication.translate("FactWords", "月"),
            "day": QCoreApplication.translate("FactWords", "日"),
            "period": QCoreApplication.translate("FactWords", "时段"),
        },
    }.get(kind, title)


def strength_word(strength: str) -> str:
    """How strongly a verb promises."""
    return {
        "firm": QCoreApplication.translate("FactWords", "硬任务"),
        "driving": QCoreApplication.translate("FactWords", "推进"),
        "soft": QCoreApplication.translate("FactWords", "倡导"),
    }.get(strength, "")


def said_of(fact: Fact) -> str:
    """What is known of a fact beside its words, in a line; empty where there is nothing more."""
    if fact.kind is FactKind.QUANTITY:
        value = "" if fact.value is None else number_text(fact.value)
        value += f"–{number_text(fact.high)}" if fact.high is not None else ""
        return " · ".join(part for part in (fact.counted, f"{value} {fact.unit}".strip(), fact.modifier) if part)
    if fact.kind is FactKind.TIME:
        year = f"{fact.year}–{fact.until_year}" if fact.until_year else str(fact.year or "")
        date = "-".join(str(part) for part in (year, fact.month, fact.day) if part)
        return " ".join(part for part in (date, fact.period) if part)
    return strength_word(fact.strength) if fact.kind is FactKind.VERB else ""
