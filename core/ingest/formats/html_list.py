"""The numbers a browser puts before the items of a list, which stand in no text of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?([a-z]+(?:-[a-z]+)*)\s*(?:;|$)", re.IGNORECASE)
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ONES = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CHINESE = "〇一二三四五六七八九"


@dataclass(slots=True)
class Counting:
    """The counting of one ordered list; `kind` is its style as CSS names it."""

    kind: str
    value: int
    step: int = 1

    @classmethod
    def of(cls, element: HtmlElement) -> Counting | None:
        """The counting of a list element, by its type, start and reversed; None where it shows no numbers."""
        styled = _STYLE.search(element.get("style", ""))
        kind = styled[1].lower() if styled else _TYPES.get(element.get("type", ""), "decimal")
        if element.tag != "ol" or kind == "none":
            return None
        if element.get("reversed") is None:
            return cls(kind, _integer(element.get("start"), 1))
        return cls(kind, _integer(element.get("start"), sum(1 for item in element if item.tag == "li")), -1)

    def next(self, item: HtmlElement) -> str:
        """The number of the next item, with the sign and space behind it."""
        value = _integer(item.get("value"), self.value)
        self.value = value + self.step
        return number_of(value, _TYPES.get(item.get("type", ""), self.kind))


def number_of(value: int, kind: str) -> str:
    """A number as a browser prints it before an item: `3. `, `c. `, `三、`; of an unknown style as a decimal."""
    if kind in ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal") and 0 < value < 100:
        return f"{_chinese(value)}、"
    name = kind.removeprefix("lower-").removeprefix("upper-")
    printed = str(value)
    if name in ("alpha", "latin") and value > 0:
        printed = _letters(value)
    elif name == "roman" and 0 < value < 4000:
        printed = _roman(value)
    return f"{printed.upper() if kind.startswith('upper-') else printed}. "


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*-?[0-9]{1,6}\s*", text) else default


def _letters(value: int) -> str:
    letters = ""
    while value:
        value, rest = divmod(value - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(value: int) -> str:
    printed = ""
    for amount, sign in (*_ROMAN, *_ROMAN_ONES):
        times, value = divmod(value, amount)
        printed += sign * times
    return printed


def _chinese(value: int) -> str:
    tens, ones = divmod(value, 10)
    return ("" if not tens else "十" if tens == 1 else f"{_CHINESE[tens]}十") + (_CHINESE[ones] if ones else "")
