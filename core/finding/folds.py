"""Which characters and numbers count as the same under the foldings of a query.

Every folded character is one character again, so that a folded text has the positions of the text it was made of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from itertools import product
from types import MappingProxyType
from typing import Protocol

from core.finding.query import Folds
from core.language.script import simplified_forms

# Typists use these for one another; NFKC leaves them apart.
_SHAPES = MappingProxyType(
    dict.fromkeys("“”„‟〝〞「」『』", '"')
    | dict.fromkeys("‘’‚‛", "'")
    | dict.fromkeys("—–―─‐‑‒−", "-")
    | dict.fromkeys("•・‧∙", "·")
)
_NUMERALS = "零〇○一二两三四五六七八九十百千万亿"
_DIGIT = "0-9０-９"
_BESIDE = _NUMERALS + _DIGIT
_NUMBER = re.compile(rf"百分之[{_BESIDE}点.．]+|[{_DIGIT}]+(?:[.．][{_DIGIT}]+)?[%％]|[{_DIGIT}]+|[{_NUMERALS}]+")
_MOST_WAYS = 48  # in which a query with several numbers is looked for
_LONGEST = 12  # digits; longer runs are no numbers that anybody would spell


class _Numerals(Protocol):
    """What is used of cn2an; it has no types."""

    def cn2an(self, inputs: str, mode: str) -> float: ...
    def an2cn(self, inputs: str, mode: str = ...) -> str: ...


class FoldTable(dict[int, int]):
    """A table for `str.translate` under foldings of characters, filled as characters are met."""

    def __init__(self, folds: Folds) -> None:
        super().__init__()
        self._folds = folds
        self._simplified: Mapping[str, str] = simplified_forms() if folds.script else {}

    def __missing__(self, code: int) -> int:
        character = chr(code)
        if self._folds.width:
            character = _SHAPES.get(character) or _one_width(character)
        character = self._simplified.get(character, character)
        if self._folds.case and code < 0x10000 and len(character.lower()) == 1:  # so that classes can be listed
            character = character.lower()
        self[code] = ord(character)
        return self[code]


class Same:
    """The characters and spellings that count as one under foldings."""

    def __init__(self, folds: Folds) -> None:
        self.folds = folds
        self.table = FoldTable(folds)
        self._uncased = FoldTable(replace(folds, case=False))
        self._characters = bool(folds.width or folds.script or folds.case)

    def folded(self, text: str, *, cased: bool = False) -> str:
        """The text with every character as its class writes it; as long as before. `cased`: each case stays as it is."""
        return text.translate(self._uncased if cased else self.table) if self._characters else text

    def variants(self, character: str) -> str:
        """All characters that fold to what this one folds to, itself among them."""
        if not self._characters:
            return character
        return _classes(self.folds).get(self.table[ord(character)], self.folded(character))

    def spellings(self, text: str) -> tuple[str, ...]:
        """The text with its numbers in every way they are written, as it stands first."""
        if not self.folds.numbers:
            return (text,)
        parts: list[tuple[str, ...]] = []
        at, ways = 0, 1
        for found in _NUMBER.finditer(text):
            spelled = _spelled(found.group())
            if ways * len(spelled) > _MOST_WAYS:
                break
            ways *= len(spelled)
            parts += [(text[at : found.start()],), spelled]
            at = found.end()
        parts.append((text[at:],))
        return tuple(dict.fromkeys("".join(way) for way in product(*parts)))


def bounded(spelling: str) -> str:
    """A regular expression for another spelling of a number, which is no piece of a longer number."""
    before = rf"(?<![{_BESIDE}])" if re.match(rf"[{_BESIDE}]", spelling) else ""
    after = rf"(?![{_BESIDE}])" if re.search(rf"[{_BESIDE}]$", spelling) else ""
    return before + re.escape(spelling) + after


def _spelled(number: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((number, *_other_spellings(number))))


def _other_spellings(number: str) -> Iterator[str]:
    numerals: _Numerals = import_module("cn2an")  # type: ignore[assignment]  # half a second, only where numbers are folded
    share = number.startswith("百分之") or number[-1] in "%％"
    plain = unicodedata.normalize("NFKC", number.removeprefix("百分之").rstrip("%％"))
    digits = plain if re.fullmatch(r"[0-9]+(\.[0-9]+)?", plain) else ""
    try:
        if not digits:
            value = numerals.cn2an(plain.replace("○", "〇"), "smart")
            digits = str(int(value)) if value == int(value) else str(value)
        if len(digits) > _LONGEST:
            return
        spelled = numerals.an2cn(digits)
    except (ValueError, KeyError, IndexError, TypeError):
        return  # no number, 十四五
    if share:
        yield from (f"{digits}%", f"{digits}％", f"百分之{spelled}", f"百分之{digits}")
        return
    yield digits
    yield spelled
    if spelled.startswith("二") and spelled[1:2] in ("", "百", "千", "万", "亿"):
        yield "两" + spelled[1:]
    if len(digits) > 1:
        each = numerals.an2cn(digits, "direct")
        yield from dict.fromkeys(each.replace("零", zero) for zero in "零〇○")


def _one_width(character: str) -> str:
    kind, _, code = unicodedata.decomposition(character).partition(" ")
    return chr(int(code, 16)) if kind in ("<wide>", "<narrow>") and " " not in code else character


@cache
def _classes(folds: Folds) -> Mapping[int, str]:
    """The characters of each class that has more than one, by the code point all of them fold to."""
    table, found = FoldTable(folds), dict[int, list[str]]()
    others = (ord(character) for character in simplified_forms() if ord(character) > 0xFFFF) if folds.script else ()
    for code in (*range(0xD800), *range(0xE000, 0x10000), *others):
        folded = table[code]
        if folded != code:
            found.setdefault(folded, [chr(folded)]).append(chr(code))
    return MappingProxyType({code: "".join(characters) for code, characters in found.items()})
