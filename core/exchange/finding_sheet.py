"""Hits of a search, and clauses like a given one, as a sheet of a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from core.exchange.workbook import Cell, Column, Sheet
from core.model import Clause, Hit, Plan

MOST = 200_000  # rows; a sheet holds little more than a million
Row = tuple[Hit, Plan, Clause, tuple[str, ...]]
Like = tuple[Plan, Clause, tuple[str, ...], float, tuple[str, ...], str]
"""A clause like another one: its plan, the headings above it, how like it is (0..1), what both share, its text."""

_HEADS_ZH = ("文件", "年份", "机关", "地区", "章节", "条目", "前文", "命中", "后文")
_HEADS_EN = ("Plan", "Year", "Issuer", "Region", "Section", "Clause", "Before", "Hit", "After")
_WIDTHS = (30, 8, 18, 9, 26, 26, 42, 14, 42)
_ALIKE_ZH = (*_HEADS_ZH[:6], "相似度", "共同的词语", "全文")
_ALIKE_EN = (*_HEADS_EN[:6], "Similarity", "Wording in both", "Text")
_ALIKE_WIDTHS = (*_WIDTHS[:6], 10, 40, 80)


def finding_sheet(rows: Iterable[Row], language: str) -> Sheet:
    """A row a hit, the first `MOST`."""
    chinese = language.startswith("zh")
    made = [
        (*_where(plan, clause, path), hit.before, Cell(hit.match, fill="#FFE58A"), hit.after)
        for hit, plan, clause, path in islice(rows, MOST)
    ]
    columns = [Column(title, width) for title, width in zip(_HEADS_ZH if chinese else _HEADS_EN, _WIDTHS, strict=True)]
    return Sheet("检索结果" if chinese else "Search results", columns, made, frozen=1)


def alike_sheet(found: Iterable[Like], language: str) -> Sheet:
    """A row for each clause like the one that was asked for, in the order given, with its whole text."""
    chinese = language.startswith("zh")
    made = [
        (*_where(plan, clause, path), Cell(similarity, number="0.00"), "、".join(shared), text)
        for plan, clause, path, similarity, shared, text in found
    ]
    columns = [Column(title, width) for title, width in zip(_ALIKE_ZH if chinese else _ALIKE_EN, _ALIKE_WIDTHS, strict=True)]
    return Sheet("相近条目" if chinese else "Clauses alike", columns, made, frozen=1)


def _where(plan: Plan, clause: Clause, path: tuple[str, ...]) -> tuple[str | int | None, ...]:
    """The cells that say where something stands."""
    said = plan.metadata
    return (plan.title, said.year, said.issuer, said.region, " › ".join(path), clause.label)


def rows_of(
    hits: Iterable[Hit], plans: Mapping[int, Plan], clauses: Mapping[int, Clause], paths: Mapping[int, tuple[str, ...]]
) -> Iterable[Row]:
    """The rows of hits, with what is known of their plans and clauses by id."""
    return ((hit, plans[hit.plan_id], clauses[hit.clause_id], paths[hit.clause_id]) for hit in hits)
