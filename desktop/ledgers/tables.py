"""Ledgers and comparisons of wording as tables to show, in the words of the window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from core.language.facts import number_text
from core.ledgers import Entry, Ledger
from core.model import Span
from core.wording import WORDS, Wording
from desktop.models.ledger_model import LedgerCell, LedgerTable


def targets_table(ledger: Ledger) -> LedgerTable:
    """A row a target, a column a plan; a column of change between the first and the last value where both are numbers."""
    heads = [(QCoreApplication.translate("LedgerTables", "统计对象"), "")]
    heads += [(plan.label, plan.title) for plan in ledger.plans]
    heads.append((QCoreApplication.translate("LedgerTables", "变化"), ""))
    rows: list[tuple[LedgerCell, ...]] = []
    for row in ledger.rows:
        first = LedgerCell(row.name, row.name, _all_places(row.cells))
        cells = [_quantities(row.cells.get(plan.id, ())) for plan in ledger.plans]
        rows.append((first, *cells, _change([row.cells.get(plan.id, ()) for plan in ledger.plans])))
    return LedgerTable(tuple(heads), tuple(rows))


def citations_table(ledger: Ledger) -> LedgerTable:
    """A row a document, a column a plan with how often it cites it; who cites it first, and whether it is cited no longer."""
    names = {plan.id: plan.label for plan in ledger.plans}
    heads = [
        (QCoreApplication.translate("LedgerTables", "文件题名"), ""),
        (QCoreApplication.translate("LedgerTables", "首次引用"), ""),
        (QCoreApplication.translate("LedgerTables", "现状"), ""),
        *((plan.label, plan.title) for plan in ledger.plans),
    ]
    rows: list[tuple[LedgerCell, ...]] = []
    for row in ledger.rows:
        gone = ledger.no_longer(row)
        state = QCoreApplication.translate("LedgerTables", "不再引用") if gone else ""
        said = QCoreApplication.translate("LedgerTables", "最后一次：{plan}").format(plan=names[row.last]) if gone else ""
        rows.append(
            (
                LedgerCell(row.name, row.name, _all_places(row.cells)),
                LedgerCell(names[row.first], names[row.first], _places(row.cells[row.first])),
                LedgerCell(state, state, more=said),
                *(_citations(row.cells.get(plan.id, ())) for plan in ledger.plans),
            )
        )
    return LedgerTable(tuple(heads), tuple(rows))


def wording_table(found: Wording, before: str, after: str, language: str) -> LedgerTable:
    """A row a phrase with its counts on both sides (named `before`, `after`) and both measures."""
    at = 0 if language.startswith("zh") else 1
    heads = (
        (QCoreApplication.translate("LedgerTables", "提法"), ""),
        (QCoreApplication.translate("LedgerTables", "变化"), ""),
        (before, before),
        (after, after),
        (
            QCoreApplication.translate("LedgerTables", "似然比"),
            QCoreApplication.translate("LedgerTables", "对数似然比：3.84 以上不像是偶然"),
        ),
        (
            QCoreApplication.translate("LedgerTables", "优势比"),
            QCoreApplication.translate("LedgerTables", "对数优势比：正数是后一边用得多，每加 1 多一倍"),
        ),
    )
    rows: list[tuple[LedgerCell, ...]] = []
    for row in found.rows:
        places = tuple((place.plan_id, place.span) for place in row.places)
        holds = QCoreApplication.translate("LedgerTables", "含：{}").format("、".join(row.variants)) if row.variants else ""
        word = WORDS[row.change][at]
        rows.append(
            (
                LedgerCell(f"“{row.phrase}”" if row.quoted else row.phrase, row.phrase, places, holds),
                LedgerCell(word, word, places),
                LedgerCell(str(row.before), row.before, number=True),
                LedgerCell(str(row.after), row.after, number=True),
                LedgerCell(f"{row.log_likelihood:.2f}", row.log_likelihood, number=True),
                LedgerCell(f"{row.log_odds:+.2f}", row.log_odds, number=True),
            )
        )
    return LedgerTable(heads, tuple(rows))


def _quantities(entries: tuple[Entry, ...]) -> LedgerCell:
    value = entries[0].found.fact.value if entries else None
    return LedgerCell("；".join(entry.text for entry in entries), value or 0.0, _places(entries), _sections(entries))


def _citations(entries: tuple[Entry, ...]) -> LedgerCell:
    if not entries:
        return LedgerCell("", 0)
    text = QCoreApplication.translate("LedgerTables", "%n 次", "", len(entries))
    return LedgerCell(text, len(entries), _places(entries), _sections(entries))


def _change(cells: list[tuple[Entry, ...]]) -> LedgerCell:
    """From the first to the last single value of one unit that the plans give; empty where there are no two."""
    single = [cell[0].found.fact for cell in cells if len(cell) == 1 and cell[0].found.fact.value is not None]
    if len(single) < 2 or single[0].unit != single[-1].unit or single[0].modifier != single[-1].modifier:
        same = len(single) > 1 and single[0].unit == single[-1].unit
        if not same or {single[0].modifier, single[-1].modifier} & {"下降", "提高", "增长", "降低"}:
            return LedgerCell("", 0.0)
    step = (single[-1].value or 0) - (single[0].value or 0)
    sign = "＝" if not step else "▲" if step > 0 else "▼"
    return LedgerCell(f"{sign} {number_text(abs(step))}" if step else sign, step, number=True)


def _places(entries: tuple[Entry, ...]) -> tuple[tuple[int, Span], ...]:
    return tuple((entry.found.plan_id, entry.found.fact.span) for entry in entries)


def _all_places(cells: Mapping[int, tuple[Entry, ...]]) -> tuple[tuple[int, Span], ...]:
    return tuple(place for entries in cells.values() for place in _places(entries))


def _sections(entries: tuple[Entry, ...]) -> str:
    return "\n".join(" › ".join(entry.section) for entry in entries)
