"""Annotations, and their tags counted, as sheets of a workbook in either language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from core.briefing.words import words_in
from core.exchange.workbook import DAY_AND_TIME, Cell, Column, Sheet
from core.store.annotation_query import AnnotationRow, By, Key, Matrix


def annotation_sheets(rows: Sequence[AnnotationRow], language: str) -> Sheet:
    """A row an annotation: where it stands, what it says, who wrote it."""
    words, chinese = words_in(language), language.startswith("zh")
    heads = _HEADS_ZH if chinese else _HEADS_EN
    widths = (18, 30, 8, 18, 24, 48, 16, 20, 36, 8, 12, 17, 17, 8)
    comma = "、" if chinese else ", "
    made = [
        (
            row.plan_label,
            row.plan_title,
            row.year,
            row.issuer,
            row.clause_label,
            row.annotation.exact,
            comma.join(row.annotation.tags),
            comma.join(dict.fromkeys(fact.text for fact in row.facts)),
            row.annotation.note,
            words.statuses[row.annotation.status],
            row.annotation.author,
            _time(row.annotation.created),
            _time(row.annotation.modified),
            row.annotation.id,
        )
        for row in rows
    ]
    columns = [Column(title, width) for title, width in zip(heads, widths, strict=True)]
    return Sheet("批注" if chinese else "Annotations", columns, made, frozen=1)


def _time(said: str) -> Cell:
    """A time (ISO 8601) as it was where it was written."""
    return Cell(datetime.fromisoformat(said).replace(tzinfo=None), number=DAY_AND_TIME)


_HEADS_ZH = ("出处", "文件", "年份", "机关", "条目", "原文", "标签", "要素", "批注", "状态", "作者", "写于", "修改于", "编号")
_HEADS_EN = (
    "Source",
    "Plan",
    "Year",
    "Issuer",
    "Clause",
    "Quote",
    "Tags",
    "Facts",
    "Note",
    "Status",
    "Author",
    "Created",
    "Modified",
    "Id",
)


def matrix_sheet(matrix: Matrix, plan_names: Mapping[int, str], language: str) -> Sheet:
    """Tags down, plans, years, issuers or regions across, the counts in the cells."""
    chinese = language.startswith("zh")
    tag, none, total = ("标签", "没有标签", "合计") if chinese else ("Tag", "No tag", "Total")

    def head(key: Key) -> str:
        if key is None:
            return "未写明" if chinese else "Not given"
        return plan_names.get(key, str(key)) if matrix.by is By.PLAN and isinstance(key, int) else str(key)

    columns = [Column(tag, 24), *(Column(head(key), 14) for key in matrix.columns), Column(total, 10)]
    rows = [
        (Cell(row.tag.name if row.tag else none, bold=True), *(row.counts.get(key) for key in matrix.columns), row.total)
        for row in matrix.rows
    ]
    return Sheet("标签统计" if chinese else "Tags", columns, rows, frozen=1)
