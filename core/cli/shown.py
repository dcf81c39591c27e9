"""A value for people: rows as a table with the names of their fields, what a row holds in lists below it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import cast

from core.cli.values import Json

_WIDEST = 60  # half-width characters that a column is padded to; longer words run on


def show(value: Json) -> str:
    """The text of a value, a line a row; what is empty in all rows has no column."""
    return "\n".join(_table(cast("Sequence[object]", value if isinstance(value, list) else [value]), ""))


def _table(rows: Sequence[object], indent: str) -> list[str]:
    if not all(isinstance(row, dict) for row in rows):
        return [indent + "  ".join(str(row) for row in rows)]
    named = cast("Sequence[dict[str, object]]", rows)
    names = [name for name in dict.fromkeys(name for row in named for name in row) if any(_is_plain(row, name) for row in named)]
    cells = [[_word(row[name]) if _is_plain(row, name) else "" for name in names] for row in named]
    widths = [min(_WIDEST, max(map(width, column))) for column in zip(names, *cells, strict=True)]
    lines = [_line(names, widths, indent)] if names else []
    for row, line in zip(named, cells, strict=True):
        if names:
            lines.append(_line(line, widths, indent))
        for name, inner in row.items():
            if isinstance(inner, list) and inner:
                below = _table(cast("Sequence[object]", inner), indent + "    ")
                lines += [f"{indent}  {name}:", *below] if len(below) > 1 else [f"{indent}  {name}: {below[0].strip()}"]
            elif isinstance(inner, dict) and inner:
                lines += [f"{indent}  {name}:", *_table([cast("object", inner)], indent + "    ")]
    return lines


def _is_plain(row: dict[str, object], name: str) -> bool:
    return name in row and not isinstance(row[name], list | dict) and row[name] not in (None, "")


def _word(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value).replace("\n", " ")


def _line(words: Sequence[str], widths: Sequence[int], indent: str) -> str:
    return (indent + "  ".join(word + " " * (wide - width(word)) for word, wide in zip(words, widths, strict=True))).rstrip()


def width(text: str) -> int:
    """How many half-width characters wide a text is on a terminal."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
