"""Cuts text into words with one private jieba tokenizer and the lexicon of education policy.

It serves the word diff and rankings; literal search never asks it.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.resources import files
from math import log
from typing import IO, Protocol

from core.language.script import simplified

_PHRASE = re.compile(
    r"[，。；：！？、（）《》“”,;:!?()<>\"]|[^，。；：！？、（）《》“”,;:!?()<>\"]+"
)  # no word reaches across a mark
_REMEMBERED = 20_000  # phrases, some 10 MB


class _Tokenizer(Protocol):
    """The part of `jieba.Tokenizer` used here (jieba has no type stubs)."""

    FREQ: dict[str, int]
    total: int
    initialized: bool

    def get_dict_file(self) -> IO[bytes]: ...
    def gen_pfdict(self, f: IO[bytes]) -> tuple[dict[str, int], int]: ...
    def add_word(self, word: str) -> None: ...
    def cut(self, sentence: str) -> Iterator[str]: ...


class Words:
    """Words of a text. The dictionary (some 0.7 s, 50 MB) is loaded at the first call of `words` or `load`, from any thread."""

    def __init__(self, lexicon: Iterable[str] | None = None) -> None:
        """`lexicon`: terms to keep whole; the bundled lexicon of education policy where None."""
        self._lexicon = None if lexicon is None else tuple(lexicon)
        self._tokenizer: _Tokenizer | None = None
        self._lock = threading.Lock()
        self._phrases: dict[str, Sequence[str]] = {}

    def words(self, text: str) -> list[tuple[str, int, int]]:
        """The words of `text` in order, each with its start and end in code points; together they are the whole text."""
        found: list[tuple[str, int, int]] = []
        at = 0
        for phrase in _PHRASE.findall(text):
            for word in (phrase,) if len(phrase) == 1 else self._cut(phrase):
                found.append((word, at, at := at + len(word)))
        return found

    def _cut(self, phrase: str) -> Sequence[str]:
        """The words of a phrase, from memory where it was cut before: two wordings of a clause have most phrases in common."""
        words = self._phrases.get(phrase)
        if words is None:
            words = tuple(_as_in(phrase, self._ready().cut(simplified(phrase))))
            if len(self._phrases) >= _REMEMBERED:
                self._phrases.clear()
            self._phrases[phrase] = words
        return words

    def load(self) -> None:
        """Read the dictionary now if it was not read before; for warming up off the main thread."""
        self._ready()

    @property
    def ready(self) -> bool:
        """Whether the dictionary was read, so that `words` answers at once."""
        return self._tokenizer is not None

    def _ready(self) -> _Tokenizer:
        with self._lock:
            if self._tokenizer is None:
                self._tokenizer = self._read()
            return self._tokenizer

    def _read(self) -> _Tokenizer:
        tokenizer: _Tokenizer = import_module("jieba").Tokenizer()
        # jieba's own initialize() reads a cache from the temporary folder, which anybody may have written, and talks on
        # stderr; reading the dictionary here leaves both out.
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
        tokenizer.initialized = True
        for term in bundled_lexicon() if self._lexicon is None else self._lexicon:
            tokenizer.add_word(term)
        # Half the time of a cut goes into listing all words before the likeliest way through them is looked for.
        vars(tokenizer).update(get_DAG=_no_list, calc=_Ways(tokenizer.FREQ, tokenizer.total).find)
        return tokenizer


def _no_list(_: str) -> None:
    """Stands for jieba's list of the words that begin at each letter, which `_Ways` does without."""


class _Ways:
    """Finds the likeliest way through the words of a text, as `jieba.Tokenizer.calc` does, without a list of them."""

    def __init__(self, counts: Mapping[str, int], total: int) -> None:
        """`counts` of words; of what only begins a word it is 0."""
        self._counts = counts
        self._total = log(total)

    def find(self, text: str, _: object, route: dict[int, tuple[float, int]]) -> None:
        """Fill `route`: for each letter the log of the chance from there on, and where the word ends that begins there."""
        counts, total, size = self._counts, self._total, len(text)
        chances = [0.0] * (size + 1)
        for at in range(size - 1, -1, -1):
            count = counts.get(text[at])
            best, last = log(count or 1) - total + chances[at + 1], at
            if count is not None:
                found = bool(count)
                for end in range(at + 2, size + 1):
                    longer = counts.get(text[at:end])
                    if longer is None:
                        break
                    if longer:
                        chance = log(longer) - total + chances[end]
                        if chance >= best or not found:
                            best, last, found = chance, end - 1, True
            chances[at] = best
            route[at] = best, last


def bundled_lexicon() -> tuple[str, ...]:
    """The terms of `resources/language/lexicon.txt`: one a line, `#` opens a remark."""
    lines = (files("resources") / "language" / "lexicon.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _as_in(phrase: str, words: Iterable[str]) -> Iterator[str]:
    """The words as the phrase writes them: the dictionary has simplified characters."""
    at = 0
    for word in words:
        yield phrase[at : at + len(word)]
        at += len(word)
