"""Ledgers and comparisons of wording as tables to show, in the words of the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from core.language.facts import number_text
from core.ledgers import Entry, Ledger
from core.model import Span
from core.wording import Wording, change_word
from desktop.models.ledger_model import LedgerCell, LedgerTable


def targets_table(ledger: Ledger, *, least: int = 1) -> LedgerTable:
    """A row a target of at least so many plans, a column a plan; a column of change between the first and the last value."""
    heads = [(QCoreApplication.translate("LedgerTables", "统计对象"), ""), *_plan_heads(ledger)]
    heads.append((QCoreApplication.translate("LedgerTables", "变化"), ""))
    rows: list[tuple[LedgerCell, ...]] = []
    for row in (row for row in ledger.rows if len(row.cells) >= least):
        first = LedgerCell(row.name, row.name, _all_places(row.cells))
        cells = [_quantities(row.cells.get(plan.id, ())) for plan in ledger.plans]
        rows.append((first, *cells, _change([row.cells.get(plan.id, ()) for plan in ledger.plans])))
    return LedgerTable(tuple(heads), tuple(rows))


def citations_table(ledger: Ledger, *, least: int = 1) -> LedgerTable:
    """A row a document that at least so many plans cite, a column a plan with how often; who cites it first, or no longer."""
    plan_heads = _plan_heads(ledger)
    names = {plan.id: head for plan, (head, _) in zip(ledger.plans, plan_heads, strict=True)}
    heads = [
        (QCoreApplication.translate("LedgerTables", "文件题名"), ""),
        (QCoreApplication.translate("LedgerTables", "首次引用"), ""),
        (QCoreApplication.translate("LedgerTables", "现状"), ""),
        *plan_heads,
    ]
    rows: list[tuple[LedgerCell, ...]] = []
    for row in (row for row in ledger.rows if len(row.cells) >= least):
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


def _plan_heads(ledger: Ledger) -> list[tuple[str, str]]:
    """Plans as heads: their labels, with the title where two have the same."""
    labels = Counter(plan.label for plan in ledger.plans)
    return [(plan.label if labels[plan.label] == 1 else f"{plan.label} · {plan.title}", plan.title) for plan in ledger.plans]


def wording_table(found: Wording, before: str, after: str, language: str) -> LedgerTable:
    """A row a phrase with its counts on both sides (named `before`, `after`) and both measures."""
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
        word = change_word(found, row.change, language)
        rows.append(
            (
                LedgerCell(f"“{row.phrase}”" if row.quoted else row.phrase, row.phrase, places, holds),
                LedgerCell(word, word, places),
                _count(row.before, found.words[0]),
                _count(row.after, found.words[1]),
                LedgerCell(f"{row.log_likelihood:.2f}", row.log_likelihood, number=True),
                LedgerCell(f"{row.log_odds:+.2f}", row.log_odds, number=True),
            )
        )
    return LedgerTable(heads, tuple(rows))


def _count(times: int, words: int) -> LedgerCell:
    """How often a phrase is said; more: how often in a thousand words, which sides of different length can be compared by."""
    rate = QCoreApplication.translate("LedgerTables", "每千词 {rate} 次").format(rate=f"{1000 * times / max(1, words):.2f}")
    return LedgerCell(str(times), times, more=rate, number=True)


def _quantities(entries: tuple[Entry, ...]) -> LedgerCell:
    if not entries:
        return LedgerCell("")
    value = entries[0].found.fact.value or 0.0
    return LedgerCell("；".join(entry.text for entry in entries), value, _places(entries), _sections(entries))


def _citations(entries: tuple[Entry, ...]) -> LedgerCell:
    return LedgerCell(str(len(entries) or ""), len(entries) or "", _places(entries), _sections(entries), number=True)


def _change(cells: list[tuple[Entry, ...]]) -> LedgerCell:
    """From the first to the last single value of one unit that the plans give; empty where there are no two."""
    single = [cell[0].found.fact for cell in cells if len(cell) == 1 and cell[0].found.fact.value is not None]
    if len(single) < 2 or single[0].unit != single[-1].unit or single[0].modifier != single[-1].modifier:
        same = len(single) > 1 and single[0].unit == single[-1].unit
        if not same or {single[0].modifier, single[-1].modifier} & {"下降", "提高", "增长", "降低"}:
            return LedgerCell("")
    step = (single[-1].value or 0) - (single[0].value or 0)
    sign = "＝" if not step else "▲" if step > 0 else "▼"
    return LedgerCell(f"{sign} {number_text(abs(step))}" if step else sign, step, number=True)


def _places(entries: tuple[Entry, ...]) -> tuple[tuple[int, Span], ...]:
    return tuple((entry.found.plan_id, entry.found.fact.span) for entry in entries)


def _all_places(cells: Mapping[int, tuple[Entry, ...]]) -> tuple[tuple[int, Span], ...]:
    return tuple(place for entries in cells.values() for place in _places(entries))


def _sections(entries: tuple[Entry, ...]) -> str:
    return "\n".join(" › ".join(entry.section) for entry in entries)
