"""The word lists of the grammar of facts, read from `resources/facts` and `resources/lexicons`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from types import MappingProxyType


def lines_of(folder: str, name: str) -> MappingProxyType[str, tuple[tuple[str, ...], ...]]:
    """The lines of a file by their `[name]`, each as its words; `#` opens a remark."""
    found: dict[str, list[tuple[str, ...]]] = {}
    lines: list[tuple[str, ...]] = []
    for line in (files("resources") / folder / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            lines = found.setdefault(line[1:-1], [])
        elif line.strip() and not line.startswith("#"):
            lines.append(tuple(line.split()))
    return MappingProxyType({key: tuple(values) for key, values in found.items()})


def sections(folder: str, name: str) -> MappingProxyType[str, tuple[str, ...]]:
    """The lists of a file by their `[name]`: words parted by white space."""
    found = lines_of(folder, name)
    return MappingProxyType({key: tuple(dict.fromkeys(word for line in lines for word in line)) for key, lines in found.items()})


@cache
def words(name: str) -> tuple[str, ...]:
    """A list of `resources/facts/words.txt`."""
    return sections("facts", "words.txt")[name]


@cache
def units() -> MappingProxyType[str, tuple[str, ...]]:
    """The units by their class."""
    return sections("facts", "units.txt")


@cache
def no_units() -> MappingProxyType[str, str]:
    """By unit: the characters with which it is another word."""
    lines = (files("resources") / "facts" / "no_units.txt").read_text(encoding="utf-8").splitlines()
    return MappingProxyType(dict(line.split(" ", 1) for line in lines if not line.startswith("#")))


@cache
def verbs() -> MappingProxyType[str, str]:
    """Leading verbs and their strength."""
    return MappingProxyType({verb: strength for strength, found in sections("lexicons", "verbs.txt").items() for verb in found})


class Lexis:
    """Many words, of which the longest that stands at a place is found; one pattern for each first character makes it quick."""

    def __init__(self, found: Iterable[str], behind: str = "") -> None:
        """`behind`: a pattern for what goes with each word, where something does."""
        self._by_first: dict[str, list[str]] = {}
        for word in found:
            self._by_first.setdefault(word[0], []).append(word)
        self._patterns: dict[str, re.Pattern[str]] = {}  # compiled as they are wanted: all of them take a second
        self._behind = re.compile(behind)

    def match(self, text: str, at: int, end: int) -> re.Match[str] | None:
        """The word that begins at a place and ends at `end` at the latest, with what goes with it."""
        first = text[at : at + 1]
        if first not in self._by_first:
            return None
        if first not in self._patterns:
            self._patterns[first] = re.compile(any_of(self._by_first[first]))
        found = self._patterns[first].match(text, at, end)
        more = self._behind.match(text, found.end(), end) if found else None
        return _so_many(more.end() - at).match(text, at) if more and more.group() else found


@cache
def _so_many(characters: int) -> re.Pattern[str]:
    """A pattern for any characters, as many as these."""
    return re.compile(f"(?s:.{{{characters}}})")


def any_of(found: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; words that begin alike share their beginning, so it is quick."""
    by_first: dict[str, set[str]] = {}
    for word in found:
        by_first.setdefault(word[:1], set()).add(word[1:])
    ends = "" in by_first
    branches = [re.escape(first) + _rest(rests) for first, rests in sorted(by_first.items()) if first]
    return "|".join([*branches, *([""] if ends else [])])


def _rest(rests: set[str]) -> str:
    if rests == {""}:
        return ""
    if len(rests) == 1:
        return re.escape(next(iter(rests)))
    return f"(?:{any_of(rests)})"
