"""Ledgers and comparisons of wording as sheets of a workbook."""

from __future__ import annotations

from core.exchange.workbook import Cell, Column, Sheet
from core.ledgers.ledger import Entry, Ledger

_GONE = "#F6E6DF"


def targets_sheet(ledger: Ledger, language: str) -> Sheet:
    """A row a target; a plan has a column of words and one of the number they say."""
    zh = language.startswith("zh")
    columns = [Column("统计对象" if zh else "What is counted", 32), Column("单位" if zh else "Unit", 10)]
    for plan in ledger.plans:
        columns += [Column(plan.label, 18), Column(f"{plan.label} {'数值' if zh else 'value'}", 12)]
        columns += [Column(f"{plan.label} {'位置' if zh else 'section'}", 28)]
    rows: list[list[Cell | str | float | None]] = []
    for row in ledger.rows:
        line: list[Cell | str | float | None] = [Cell(row.name, bold=True), row.unit]
        for plan in ledger.plans:
            entries = row.cells.get(plan.id, ())
            line += [_texts(entries), entries[0].found.fact.value if entries else None, _sections(entries)]
        rows.append(line)
    return Sheet("指标台账" if zh else "Targets", columns, rows, frozen=1)


def citations_sheet(ledger: Ledger, language: str) -> Sheet:
    """A row a document, and how often and where each plan cites it."""
    zh = language.startswith("zh")
    names = {plan.id: plan.label for plan in ledger.plans}
    columns = [
        Column("文件题名" if zh else "Document", 48),
        Column("首次引用" if zh else "First cited by", 18),
        Column("最后引用" if zh else "Last cited by", 18),
        Column("现状" if zh else "Now", 14),
        *(Column(plan.label, 30) for plan in ledger.plans),
    ]
    rows: list[list[Cell | str | float | None]] = []
    for row in ledger.rows:
        fill = _GONE if ledger.no_longer(row) else ""
        state = Cell(("不再引用" if zh else "no longer cited") if fill else "", fill=fill)
        cells = [_sections(row.cells.get(plan.id, ())) for plan in ledger.plans]
        rows.append([Cell(row.name, bold=True), names[row.first], Cell(names[row.last], fill=fill), state, *cells])
    return Sheet("引文台账" if zh else "Citations", columns, rows, frozen=1)


def _texts(entries: tuple[Entry, ...]) -> str:
    return "\n".join(each.text for each in entries)


def _sections(entries: tuple[Entry, ...]) -> str:
    return "\n".join(" › ".join(each.section) for each in entries)
