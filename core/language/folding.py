"""Folds away what does not count when two texts are compared, and keeps the way back to every character of the source.

What to do with the folded text (grams, equality, word diff) is left to the callers.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from core.language.script import simplified
from core.model import Span

# NFKC brings full-width marks to half width; these pairs it leaves apart although typists use them for one another.
_MARKS = MappingProxyType(
    dict.fromkeys("“”„‟〝〞「」『』", '"')
    | dict.fromkeys("‘’‚‛", "'")
    | dict(zip("【】〖〗〔〕〈〉《》", "[][][]<><>", strict=True))
    | dict.fromkeys("—–―─‐‑‒−", "-")
    | dict.fromkeys("•・‧∙", "·")
)
_REFERENCE = re.compile(r"第([零〇一二两三四五六七八九十百千\d]+)(?=[条款项章节编])")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its code points, where in the source it came from.

    Code point `i` stands for `[starts[i], ends[i])` of the source. Both lists never fall; code points folded from one
    source character share its span. `length` is that of the source.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    length: int

    def source(self, span: Span) -> Span:
        """The span of the source that a span of the folded text came from; an empty span stays empty."""
        if not len(span):
            at = self.starts[span.start] if span.start < len(self.starts) else self.length
            return Span(at, at)
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def folded(self, span: Span) -> Span:
        """The span of the folded text that a span of the source became: every code point that shares a character with it."""
        start = bisect_right(self.ends, span.start)
        end = bisect_left(self.starts, span.end)
        return Span(start, max(start, end) if len(span) else start)


def fold(text: str, *, digits: bool = False, references: bool = False) -> Folded:
    """Fold `text`: NFKC for each code point, simplified characters, marks of one width and shape, no white space, no controls.

    `digits` turns each digit into `0`; `references` turns `第十二条` into `第#条` (款, 项, 章, 节, 编 alike).
    """
    became = {character: _fold_character(character, digits=digits) for character in set(text)}
    letters: list[str] = []
    starts: list[int] = []
    for position, character in enumerate(text):
        for letter in became[character]:
            letters.append(letter)
            starts.append(position)
    folded = Folded("".join(letters), tuple(starts), tuple(start + 1 for start in starts), len(text))
    return _without_reference_numbers(folded) if references else folded


def unspaced(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


class Folding:
    """Folds many texts of one kind, remembering every character, where the way back is not needed; options as of `fold`."""

    def __init__(self, *, digits: bool = False, references: bool = False) -> None:
        self._table = _Table(digits=digits)
        self._references = references

    def text(self, text: str) -> str:
        """The folded text alone."""
        folded = text.translate(self._table)
        return _REFERENCE.sub("第#", folded) if self._references else folded


class _Table(dict[int, str]):
    """A table for `str.translate` that folds each character when it is first met."""

    def __init__(self, *, digits: bool) -> None:
        super().__init__()
        self._digits = digits

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code), digits=self._digits)
        return folded


@lru_cache(maxsize=20_000)
def _fold_character(character: str, *, digits: bool) -> str:
    return "".join(_fold_letters(simplified(unicodedata.normalize("NFKC", character)), digits=digits))


def _fold_letters(letters: str, *, digits: bool) -> Iterator[str]:
    for letter in letters:
        if letter.isspace() or unicodedata.category(letter) in ("Cf", "Cc"):
            continue
        yield "0" if digits and letter.isdecimal() else _MARKS.get(letter, letter)


def _without_reference_numbers(folded: Folded) -> Folded:
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in _REFERENCE.finditer(folded.text):
        begin, end = match.span(1)
        letters += (folded.text[at:begin], "#")
        starts += (*folded.starts[at:begin], folded.starts[begin])
        ends += (*folded.ends[at:begin], folded.ends[end - 1])
        at = end
    letters.append(folded.text[at:])
    starts += folded.starts[at:]
    ends += folded.ends[at:]
    return Folded("".join(letters), tuple(starts), tuple(ends), folded.length)
