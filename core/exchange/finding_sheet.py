"""Hits of a search as a sheet of a workbook, the words before and after them in columns of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from core.exchange.workbook import Cell, Column, Sheet
from core.model import Clause, Hit, Plan

MOST = 200_000  # rows; a sheet holds little more than a million
Row = tuple[Hit, Plan, Clause, tuple[str, ...]]

_HEADS_ZH = ("文件", "年份", "机关", "地区", "章节", "条目", "前文", "命中", "后文")
_HEADS_EN = ("Plan", "Year", "Issuer", "Region", "Section", "Clause", "Before", "Hit", "After")
_WIDTHS = (34, 8, 20, 10, 30, 30, 40, 16, 40)


def finding_sheet(rows: Iterable[Row], language: str) -> Sheet:
    """A row a hit, the first `MOST`."""
    chinese = language.startswith("zh")
    made = [
        (
            plan.title,
            plan.metadata.year,
            plan.metadata.issuer,
            plan.metadata.region,
            " › ".join(path),
            clause.label,
            hit.before,
            Cell(hit.match, fill="#FFE58A"),
            hit.after,
        )
        for hit, plan, clause, path in islice(rows, MOST)
    ]
    columns = [Column(title, width) for title, width in zip(_HEADS_ZH if chinese else _HEADS_EN, _WIDTHS, strict=True)]
    return Sheet("检索结果" if chinese else "Search results", columns, made, frozen=1)


def rows_of(
    hits: Iterable[Hit], plans: Mapping[int, Plan], clauses: Mapping[int, Clause], paths: Mapping[int, tuple[str, ...]]
) -> Iterable[Row]:
    """The rows of hits, with what is known of their plans and clauses by id."""
    return ((hit, plans[hit.plan_id], clauses[hit.clause_id], paths[hit.clause_id]) for hit in hits)
