"""Lexicons: the analyst's own lists of terms, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.model import Span

LONGEST = 40
"""Code points of a term; a longer line of a file is no term."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A named list of terms with a colour of the palette, 1 to 8."""

    id: int
    name: str
    color: int
    terms: tuple[str, ...]


def terms_of(text: str) -> tuple[str, ...]:
    """The terms of a text file, each once: one a line, up to the first tab; `#` opens a remark, longer lines are left out."""
    lines = (line.partition("\t")[0].strip().lstrip("\ufeff") for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line and not line.startswith("#") and len(line) <= LONGEST))


def lines_left_out(text: str) -> int:
    """How many lines with words in them give no term of their own: remarks, too long ones, and those that came before."""
    return sum(not line.isspace() for line in text.splitlines() if line) - len(terms_of(text))


class TermFinder:
    """Finds a set of terms in texts: from left to right, the longest where several begin, not overlapping."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for term in sorted({term for term in terms if term}, key=lambda term: -len(term)):
            self._by_first.setdefault(term[0], []).append(term)
        firsts = "".join(map(re.escape, self._by_first))
        self._first = re.compile(f"[{firsts}]") if firsts else None

    def spans(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Where terms begin within `[start, end)`; the last one may reach beyond it."""
        at, end = start, len(text) if end is None else end
        while self._first is not None and (found := self._first.search(text, at, end)) is not None:
            at = found.start()
            term = next((term for term in self._by_first[found.group()] if text.startswith(term, at)), None)
            if term is not None:
                yield Span(at, at + len(term))
            at += len(term or found.group())
