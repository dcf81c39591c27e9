"""What the analyst may give as a plan's own values, checked before it is stored."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from core.errors import UserError

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def checked_values(values: Mapping[str, str | int | None]) -> dict[str, str | int | None]:
    """The values as they are stored, by the names of `Metadata`: stripped, years as integers, dates as ISO 8601; UserError."""
    return {name: _checked(name, value) for name, value in values.items()}


def _checked(name: str, value: str | int | None) -> str | int | None:
    words = " ".join(str(value).split()) if value is not None else ""
    if name == "title" and not words:
        raise UserError("文件要有题名。请输入题名后再保存。", "A plan needs a title. Enter one and save again.")
    if not words:
        return None
    if name == "year":
        return _year(words)
    return _date(words) if name == "issued_on" else words


def _year(words: str) -> int:
    if not (words.isdecimal() and _FIRST_YEAR <= int(words) <= _LAST_YEAR):
        raise UserError(
            f"“{words}”不是年份。请输入四位数字，例如 2023。", f'"{words}" is not a year. Enter four digits, for example 2023.'
        )
    return int(words)


def _date(words: str) -> str:
    found = _DATE.fullmatch(re.sub(r"[年月./]", "-", words).rstrip("日-"))
    if found:
        year, month, day = (int(part) if part else None for part in found.groups())
        try:
            date(year or 0, month or 1, day or 1)
        except ValueError:
            found = None
    if not found:
        raise UserError(
            f"“{words}”不是日期。请写成 2023-03-05、2023-03 或 2023。",
            f'"{words}" is not a date. Write 2023-03-05, 2023-03 or 2023.',
        )
    return "-".join(part.zfill(2) for part in found.groups() if part)
