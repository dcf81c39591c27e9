"""What a query comes to: needles, each with the places it has in a text and what the character index is asked for it.

What the index is asked never leaves a place out; where it admits too much, looking at the text decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

import regex

from core.errors import UserError
from core.finding.folds import Same, bounded
from core.finding.literals import required_literals
from core.finding.query import Mode, Query
from core.store.search import occurrences
from core.store.search_tokens import tokens

PATIENCE = 1.0  # seconds that a regular expression may take for one paragraph
_MOST_PHRASES = 32  # ways to write a piece of a needle that the index is asked for
_MOST_PIECES = 8
_LONGEST_ASKED = 48  # characters of a text that the index is asked for: of phrases that repeat it takes their square
MOST_WORDS = 64

_REPEATS = re.compile(r"[*+?{]")
_FEW_WAYS = 12  # alternatives; of each two at most, all of them together are some thousand

Places = Callable[[str], Iterator[tuple[int, int]]]
Known = Callable[[str], bool]  # whether the index holds a character


class PatternError(UserError):
    """A regular expression that can't be read."""

    def __init__(self, pattern: str, reason: str) -> None:
        super().__init__(
            f"正则表达式“{pattern}”有误（{reason}）。请改正后再检索；要找这些字本身，请用“逐字”。",
            f'The regular expression "{pattern}" cannot be read ({reason}). Correct it, or search for the text as it stands.',
        )


class ManyWordsError(UserError):
    """More words at once than a search takes."""

    def __init__(self, words: int) -> None:
        super().__init__(
            f"没有检索：一次最多 {MOST_WORDS} 个词，这里有 {words:,} 个。请分几次检索；要找这段文字本身，请用“逐字”。",
            f"Nothing was searched for: a search takes {MOST_WORDS} words at most, and these are {words:,}. "
            "Search for some at a time, or for the text as it stands.",
        )


class SlowPatternError(UserError):
    """A regular expression that takes too long for a paragraph."""

    def __init__(self, pattern: str) -> None:
        super().__init__(
            f"正则表达式“{pattern}”在一段文字上用了 {PATIENCE:g} 秒以上，检索已停止。请改简单些，例如少用嵌套的 * 和 +。",
            f'The regular expression "{pattern}" took more than {PATIENCE:g} s for one paragraph; the search was stopped. '
            "Make it simpler, for example with fewer nested * and +.",
        )


@dataclass(frozen=True, slots=True)
class Needle:
    """`places`: half-open spans in a text, left to right, not overlapping, none empty. `match`: what the index is asked for the
    paragraphs that may hold it; None: any may, empty: none does.
    """

    match: str | None
    places: Places


def needles(query: Query, known: Known) -> tuple[Needle, ...]:
    """The needles of a query, one for each of its words; PatternError, ManyWordsError. `known`: whether the index holds a
    character."""
    if len(query.words) > MOST_WORDS:
        raise ManyWordsError(len(query.words))
    same = Same(query.folds)
    make = _pattern if query.mode is Mode.REGEX else _words
    return tuple(make(word, same, known) for word in query.words)


def _words(text: str, same: Same, known: Known) -> Needle:
    spellings = same.spellings(text)
    asked = [part for spelling in spellings if (part := _asked(spelling, same, known))]
    match = " OR ".join(f"({part})" for part in asked) if len(asked) > 1 else "".join(asked)
    folded = tuple(dict.fromkeys(map(same.folded, spellings)))
    if len(folded) == 1:
        return Needle(match, lambda paragraph: _literal(same.folded(paragraph), folded[0]))
    others = sorted(folded[1:], key=len, reverse=True)
    # The text as it was typed is found wherever it stands, also where a longer spelling begins at another place.
    either = re.compile(
        "|".join(
            [
                *(bounded(other) for other in others if len(other) > len(folded[0])),
                re.escape(folded[0]),
                *(bounded(other) for other in others if len(other) <= len(folded[0])),
            ]
        )
    )
    return Needle(match, lambda paragraph: (found.span() for found in either.finditer(same.folded(paragraph))))


def _literal(text: str, word: str) -> Iterator[tuple[int, int]]:
    return ((at, at + len(word)) for at in occurrences(text, word))


def _asked(text: str, same: Same, known: Known) -> str:
    """Phrases that the index is asked for a text under foldings; empty where a character of it stands nowhere.

    Of a long text the start is asked for; whether the rest follows, the text says.
    """
    variants: list[Sequence[str]] = []
    for character in text[:_LONGEST_ASKED]:
        every = same.variants(character)
        there = [each for each in every if known(each)] if len(every) > 1 else [character]
        if not there:
            return ""
        variants.append(there)
    pieces: list[list[Sequence[str]]] = [[]]
    for each in variants:
        if pieces[-1] and prod(map(len, pieces[-1])) * len(each) > _MOST_PHRASES:
            pieces.append([])
        pieces[-1].append(each)
    asked = [[f'"{tokens("".join(way))}"' for way in product(*piece)] for piece in pieces[:_MOST_PIECES]]
    if len(asked) == 1:
        return " OR ".join(asked[0])
    return " AND ".join(f"({' OR '.join(ways)})" for ways in asked)


def _pattern(text: str, same: Same, known: Known) -> Needle:
    folded = _fold_pattern(text, same)
    flags = regex.IGNORECASE if same.folds.case else 0
    try:
        compiled = regex.compile(folded, flags)
    except (regex.error, OverflowError, RecursionError, MemoryError) as error:
        raise PatternError(text, str(error)) from error
    needed = required_literals(text, cased=same.folds.case)
    asked = [_asked(literal, same, known) for literal in needed]
    match = None
    if asked:
        match = "" if "" in asked else " AND ".join(f"({part})" for part in asked)

    patience = PATIENCE if _tries_much(text) else None  # watching the clock takes most of the time of a plain pattern

    def places(paragraph: str) -> Iterator[tuple[int, int]]:
        try:
            for found in compiled.finditer(same.folded(paragraph, cased=True), timeout=patience, concurrent=True):
                if found.end() > found.start():
                    yield found.span()
        except TimeoutError as error:
            raise SlowPatternError(text) from error
        except (MemoryError, RecursionError) as error:  # (?R) calls itself for ever
            raise PatternError(text, "recursion without end") from error

    return Needle(match, places)


def _tries_much(pattern: str) -> bool:
    """Whether an expression may try a text in very many ways: it repeats something, calls itself, or has many alternatives."""
    return bool(_REPEATS.search(pattern)) or pattern.count("|") > _FEW_WAYS


def _fold_pattern(text: str, same: Same) -> str:
    """The expression as it reads folded texts: a character that others stand for is written as they all are, and as itself."""
    folded: list[str] = []
    for character in text:
        became = same.folded(character, cased=True)
        folded.append(character if became == character else re.escape(became))
    return "".join(folded)
