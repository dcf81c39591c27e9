"""A comparison of wording as a sheet of a workbook."""

from __future__ import annotations

from types import MappingProxyType

from core.exchange.workbook import Cell, Column, Sheet
from core.wording.comparing import Change, Wording

_WORDS = MappingProxyType(
    {
        Change.NEW: ("新增", "new"),
        Change.GONE: ("不再用", "gone"),
        Change.MORE: ("增多", "more"),
        Change.LESS: ("减少", "less"),
        Change.LIKE: ("相当", "alike"),
    }
)


_WORDS_OF_TAG = MappingProxyType(
    {
        Change.NEW: ("只在标签里", "tag only"),
        Change.GONE: ("只在其余", "rest only"),
        Change.MORE: ("偏多", "more"),
        Change.LESS: ("偏少", "less"),
        Change.LIKE: ("相当", "alike"),
    }
)


def change_word(found: Wording, change: Change, language: str) -> str:
    """What became of a phrase from one side to the other, in words."""
    return (_WORDS_OF_TAG if found.of_tag else _WORDS)[change][0 if language.startswith("zh") else 1]


def wording_sheet(found: Wording, before: str, after: str, language: str) -> Sheet:
    """A row a phrase, with counts on both sides (named `before` and `after`) and both measures."""
    at = 0 if language.startswith("zh") else 1
    heads = (
        ("提法", "Phrase"),
        ("变化", "Change"),
        (before, before),
        (after, after),
        ("对数似然比", "Log-likelihood"),
        ("对数优势比", "Log-odds (bits)"),
        ("含", "Variants"),
    )
    columns = [Column(head[at], width) for head, width in zip(heads, (32, 10, 14, 14, 14, 14, 40), strict=True)]
    rows: list[list[Cell | str | float | None]] = [
        [
            Cell(row.phrase, bold=True),
            change_word(found, row.change, language),
            row.before,
            row.after,
            Cell(round(row.log_likelihood, 2), number="0.00"),
            Cell(round(row.log_odds, 2), number="0.00"),
            "、".join(row.variants),
        ]
        for row in found.rows
    ]
    return Sheet("提法" if not at else "Wording", columns, rows, frozen=1)
